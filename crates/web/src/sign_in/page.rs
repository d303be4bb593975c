//! The pages of signing in.

use askama::Template;

use crate::frame::Content;

/// A link that may be used.
#[derive(Template)]
#[template(path = "sign_in/link.html")]
pub(super) struct LinkPage {
    pub(super) token: String,
}

/// No link was given.
#[derive(Template)]
#[template(path = "sign_in/no_link.html")]
pub(super) struct NoLinkPage {
    /// Who is signed in already.
    pub(super) name: Option<String>,
}

/// A link that does not work.
#[derive(Template)]
#[template(path = "sign_in/refused.html")]
pub(super) struct RefusedPage;

macro_rules! dayless {
    ($page:ty, $title:literal) => {
        impl Content for $page {
            fn title(&self) -> String {
                $title.to_owned()
            }

            fn has_a_day(&self) -> bool {
                false
            }
        }
    };
}

dayless!(LinkPage, "Sign in");
dayless!(NoLinkPage, "Sign in");
dayless!(RefusedPage, "This sign-in link does not work");
