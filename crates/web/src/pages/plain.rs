//! Pages of words alone: the same for everyone, whatever the register holds.

use askama::Template;

use crate::frame::{Content, Room};
use crate::visit::{Shown, Visit};

/// A page of words: its type, its handler, its template, its title and room.
macro_rules! plain_page {
    ($(#[$doc:meta])* $handler:ident, $page:ident, $path:literal, $title:literal, $room:expr) => {
        #[derive(Template)]
        #[template(path = $path)]
        struct $page;

        impl Content for $page {
            fn title(&self) -> String {
                $title.to_owned()
            }

            fn room(&self) -> Option<Room> {
                $room
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
    /// What this is, for whom, and what it is not.
    about, About, "pages/about.html", "About Answerable", Some(Room::About)
);
plain_page!(
    /// How we count, and what our words mean.
    method, Method, "pages/method.html", "How we count", Some(Room::Method)
);
plain_page!(
    /// What was tested for accessibility and what was not.
    accessibility, Accessibility, "pages/accessibility.html", "Accessibility statement", None
);
plain_page!(
    /// What is kept about people who read or write here.
    privacy, Privacy, "pages/privacy.html", "Privacy", None
);
plain_page!(
    /// Under which terms the words, the data and the program may be used.
    licences, Licences, "pages/licences.html", "Licences", None
);
