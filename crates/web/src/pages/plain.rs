//! Pages of words alone: the same for everyone, whatever the register holds.

use askama::Template;

use crate::frame::Content;
use crate::visit::{Shown, Visit};

/// A page of words: its type, its handler, its template and its title.
macro_rules! plain_page {
    ($(#[$doc:meta])* $handler:ident, $page:ident, $path:literal, $title:literal) => {
        #[derive(Template)]
        #[template(path = $path)]
        struct $page;

        impl Content for $page {
            fn title(&self) -> String {
                $title.to_owned()
            }

            fn has_a_day(&self) -> bool {
                false
            }
        }

        $(#[$doc])*
        pub(crate) async fn $handler(visit: Visit) -> Shown {
            visit.show(&$page)
        }
    };
}

plain_page!(
    /// What was tested for accessibility and what was not.
    accessibility, Accessibility, "pages/accessibility.html", "Accessibility statement"
);
plain_page!(
    /// What is kept about people who read or write here.
    privacy, Privacy, "pages/privacy.html", "Privacy"
);
plain_page!(
    /// Under which terms the words, the data and the program may be used.
    licences, Licences, "pages/licences.html", "Licences"
);
