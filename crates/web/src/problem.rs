//! What goes wrong, in plain words, and with which HTTP status.
//!
//! Two families. A *refusal* is something the person can put right: it says
//! what was wrong and what is allowed. A *fault* is ours: it is logged once,
//! under a reference, and the person is shown the reference and nothing else.

mod kinds;

use answerable_desk::who::Refused;
use answerable_wording::letters;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::visit::as_at::AsAtRefusal;

/// Why a request was not answered with what it asked for.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum Problem {
    /// Nothing is at this address.
    #[error("nothing is at this address")]
    NotFound,
    /// The page exists, and not as a table.
    #[error("the page has no table to take away")]
    NoSuchFormat,
    /// A letter of an answer is in no font that this server writes PDF with.
    #[cfg(feature = "pdf")]
    #[error("a letter of the answer is in no font that PDF is written with")]
    NoFontFor,
    /// The day to show is no day, or out of range.
    #[error("the day to show was refused: {}", .0.sentence())]
    NoSuchDay(AsAtRefusal),
    /// Part of the address of a table is not known, and would be left out.
    #[error("part of the address was not understood: {}", unknown.join("; "))]
    NotUnderstood {
        /// What was not, each in a few words.
        unknown: Vec<String>,
        /// What is allowed in its place.
        allowed: Vec<String>,
    },
    /// The request could not be read.
    #[error("the request could not be read")]
    Unreadable,
    /// The page is for people who are signed in.
    #[error("nobody is signed in")]
    SignedOut,
    /// The person who is signed in may not do this.
    #[error("{0}")]
    MayNot(Refused),
    /// The form came from another site.
    #[error("a form was sent from another site")]
    AnotherSite,
    /// The page cannot be asked in this way (POST to a page that only shows).
    #[error("the page does not take this method")]
    Method,
    /// What was sent is larger than the limit.
    #[error("what was sent is too large")]
    TooLarge,
    /// The address is longer than the limit.
    #[error("the address is too long")]
    AddressTooLong,
    /// This person has sent the most that is taken in a while.
    #[error("too many requests from one address")]
    TooMany {
        /// When to try again, in seconds.
        wait_seconds: u64,
    },
    /// This address has asked for the most tables and files of a while.
    #[error("too many tables asked for by one address")]
    TooOften {
        /// When to try again, in seconds.
        wait_seconds: u64,
    },
    /// The server has as much to do as it takes on, or took too long.
    #[error("the server is busy")]
    Busy,
    /// What the person sent could not be kept, and nothing was lost but time.
    #[error("could not be kept: {0}")]
    NotKept(String),
    /// Something of ours broke.
    #[error("{0}")]
    Fault(String),
}

impl Problem {
    /// The problem a bare status stands for, where a layer below us answered
    /// with a status and no page.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::FORBIDDEN => Self::AnotherSite,
            StatusCode::METHOD_NOT_ALLOWED => Self::Method,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::URI_TOO_LONG => Self::AddressTooLong,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany { wait_seconds: 60 },
            StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            status if status.is_client_error() => Self::Unreadable,
            status => Self::Fault(format!("a layer answered {status}")),
        }
    }

    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::NoSuchFormat => StatusCode::NOT_FOUND,
            Self::NoSuchDay(_) | Self::NotUnderstood { .. } | Self::Unreadable => {
                StatusCode::BAD_REQUEST
            }
            #[cfg(feature = "pdf")]
            Self::NoFontFor => StatusCode::UNPROCESSABLE_ENTITY,
            Self::SignedOut | Self::MayNot(_) | Self::AnotherSite => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::AddressTooLong => StatusCode::URI_TOO_LONG,
            Self::TooMany { .. } | Self::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::NotKept(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Whether it is ours, and so logged and shown with a reference.
    pub(crate) fn is_ours(&self) -> bool {
        matches!(self, Self::Fault(_) | Self::NotKept(_))
    }

    /// When to try again, in seconds, where waiting helps.
    pub(crate) fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany { wait_seconds } | Self::TooOften { wait_seconds } => Some(*wait_seconds),
            Self::Busy => Some(5),
            Self::NotKept(_) => Some(60),
            _ => None,
        }
    }

    /// The heading of its page.
    pub(crate) fn heading(&self) -> &'static str {
        match self {
            Self::NotFound => "Page not found",
            Self::NoSuchFormat => "This page has no table to take away",
            #[cfg(feature = "pdf")]
            Self::NoFontFor => "This answer cannot be written as a PDF here",
            Self::NoSuchDay(_) => "That day cannot be shown",
            Self::NotUnderstood { .. } => "Part of that address is not known here",
            Self::Unreadable => "We could not read that request",
            Self::SignedOut => "Sign in to see this page",
            Self::MayNot(_) => "You may not do this",
            Self::AnotherSite => "That form was sent from another website",
            Self::Method => "That cannot be done on this page",
            Self::TooLarge => "That is too much to send at once",
            Self::AddressTooLong => "That address is too long",
            Self::TooMany { .. } => "You have sent a lot in a short time",
            Self::TooOften { .. } => "You have asked for a lot in a short time",
            Self::Busy => "The service is busy",
            Self::NotKept(_) => "We could not keep what you sent",
            Self::Fault(_) => "Something went wrong here",
        }
    }

    /// What happened and what to do, each a sentence or two.
    pub(crate) fn paragraphs(&self) -> &'static [&'static str] {
        match self {
            Self::NotFound => &[
                "If you typed the address, check it. If you pasted it, check that you copied all of it.",
                "Nothing in the register is deleted: a page that was here once stays at its address.",
            ],
            Self::NoSuchFormat => &[
                "CSV and JSON are offered on pages that list things, feeds and calendars on those that can be followed. The page itself can be read without the ending of the address.",
            ],
            #[cfg(feature = "pdf")]
            Self::NoFontFor => &[
                "It has a letter that no font on this server has, and a file that leaves a letter out would not be the answer.",
                "The answer’s own page and its Word document hold every word: go back and take one of those.",
            ],
            Self::NoSuchDay(_) => {
                &["Nothing else about the address was wrong. Give another day, or go to today."]
            }
            Self::NotUnderstood { .. } => &[
                "Nothing was sent, so that no file holds more than was asked for. Put the address right, or leave that part out.",
            ],
            Self::Unreadable => {
                &["Part of it was missing or not in a form that we know. Go back and try again."]
            }
            Self::SignedOut => &[
                "It is for the people who decide what enters the register. Nothing that you sent was kept.",
                "If you are one of them, you are not signed in, or no longer. If you had typed something, go back first: your browser may still hold your words. Copy them, and sign in.",
            ],
            Self::MayNot(_) => &[
                "Nothing that you sent was kept.",
                "If this is part of your work, ask whoever keeps the accounts for an appointment to it.",
            ],
            Self::AnotherSite => &[
                "Forms here are taken only from pages of this site, so that no other website can send one in your name.",
                "Open the form on this site and send it again.",
            ],
            Self::Method => &["This page can be read. It takes nothing in."],
            Self::TooLarge => &["Nothing was kept. Send less, or send it in parts."],
            Self::AddressTooLong => {
                &["Shorten the words you are looking for, or choose fewer filters."]
            }
            Self::TooMany { .. } => &[
                "Nothing was lost but the last thing you sent. Wait a little and send it again. Reading pages is not affected.",
            ],
            Self::TooOften { .. } => &[
                "Tables and files are given so often in a minute to one network address. Wait as long as Retry-After says, and go on. Pages are not affected; everything at once is at /data.",
            ],
            Self::Busy => {
                &["It has more to do at this moment than it takes on. Try again in a few seconds."]
            }
            Self::NotKept(_) => &[
                "It was not kept, so nothing was recorded. Reading still works.",
                "Go back: your browser may still hold your words. Copy them, and try again in a minute.",
            ],
            Self::Fault(_) => &[
                "This is our fault and not yours. It has been noted under the reference below.",
                "Nothing that was already in the register is changed by it.",
            ],
        }
    }

    /// Why, as a sentence of its own, where it depends on who asked.
    pub(crate) fn reason(&self) -> Option<String> {
        match self {
            Self::MayNot(why) => Some(format!("{}.", letters::capital(&why.to_string()))),
            _ => None,
        }
    }

    /// What was wrong, what is allowed and what to do, in one text: for the
    /// forms that have no page to say it on.
    pub(crate) fn in_one_text(&self) -> String {
        let ended = |words: &str| format!("{}.", words.trim_end_matches('.'));
        let mut said: Vec<String> = match self {
            Self::NoSuchDay(refusal) => vec![ended(&refusal.plainly())],
            Self::NotUnderstood { unknown, allowed } => {
                let unknown = unknown.iter().map(|words| ended(words));
                unknown
                    .chain(allowed.iter().map(|words| ended(words)))
                    .collect()
            }
            _ => self.reason().into_iter().collect(),
        };
        said.extend(self.paragraphs().iter().map(ToString::to_string));
        said.join(" ")
    }
}

impl From<Refused> for Problem {
    fn from(why: Refused) -> Self {
        match why {
            Refused::SignedOut { .. } => Self::SignedOut,
            Refused::NotDoneOnThis => Self::Fault("an act was asked of the wrong thing".to_owned()),
            why => Self::MayNot(why),
        }
    }
}

impl IntoResponse for Problem {
    /// The status alone, and the problem itself for the layer that shows it.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
