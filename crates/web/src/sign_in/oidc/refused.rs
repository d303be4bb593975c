//! Why nobody was signed in through the provider, and what to do now.

use std::time::Duration;

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;

use crate::frame::Content;
use crate::layers::security_log::SecurityEvent;
use crate::sign_in::{shown_again, wait_in_words};
use crate::visit::{Shown, Visit};

/// Why nobody was signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Another browser began it, it took too long, or it was finished before.
    NotBegunHere,
    /// The provider did not sign them in.
    Declined,
    /// What the provider said is not believed.
    NotBelieved,
    /// The provider cannot be asked.
    Unreachable,
    /// No account here is signed in to by who they are there.
    NoAccount,
    /// They have an account, and the invitation is for another.
    AnotherAccount,
    /// Their account acts for no office.
    NoOffice,
    /// Too many tries failed at that address.
    TooOften(Duration),
}

#[derive(Template)]
#[template(path = "sign_in/provider_refused.html")]
struct Page<'a> {
    provider: &'a str,
    why: Why,
}

impl Page<'_> {
    /// A template holds what it matched by reference.
    fn in_words(wait: &Duration) -> String {
        wait_in_words(*wait)
    }
}

impl Content for Page<'_> {
    fn title(&self) -> String {
        match self.why {
            Why::NotBegunHere => "Sign in again".to_owned(),
            Why::Declined | Why::NotBelieved => "You are not signed in".to_owned(),
            Why::Unreachable => format!("{} cannot be reached", self.provider),
            Why::NoAccount => "You have no account here yet".to_owned(),
            Why::AnotherAccount => "You have an account here already".to_owned(),
            Why::NoOffice => "Your account acts for no office today".to_owned(),
            Why::TooOften(_) => "Too many tries".to_owned(),
        }
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

impl Why {
    /// In a few words, for whoever keeps the log.
    const fn in_short(self) -> &'static str {
        match self {
            Self::NotBegunHere => "not begun here",
            Self::Declined => "declined by the provider",
            Self::NotBelieved => "not believed",
            Self::Unreachable => "the provider cannot be asked",
            Self::NoAccount => "no account",
            Self::AnotherAccount => "an invitation for another account",
            Self::NoOffice => "no office",
            Self::TooOften(_) => "too many tries",
        }
    }

    const fn status(self) -> StatusCode {
        match self {
            Self::NotBegunHere
            | Self::Declined
            | Self::NoAccount
            | Self::AnotherAccount
            | Self::NoOffice => StatusCode::FORBIDDEN,
            Self::NotBelieved | Self::Unreachable => StatusCode::BAD_GATEWAY,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }
}

/// The page that says so.
pub(super) fn refused(visit: &Visit, provider: &str, why: Why) -> Shown {
    let page = Page { provider, why };
    let mut response = shown_again(visit.show(&page)?, why.status());
    if let Why::TooOften(wait) = why {
        let seconds = wait.as_secs().max(1).into();
        response.headers_mut().insert(RETRY_AFTER, seconds);
    }
    let why = why.in_short();
    let heard = SecurityEvent::ProviderRefused { why }.perhaps_of(None);
    Ok(heard.on(response))
}
