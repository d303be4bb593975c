//! Feeds: what happened as Atom, and last days as a calendar, at the addresses of
//! the pages they belong to.
//!
//! * [`atom`]: one entry for each entry of the log (RFC 4287);
//! * [`calendar`]: the last days of asks (RFC 5545);
//! * [`said`]: what happened, in a sentence.

mod atom;
mod calendar;
mod ics;
pub(crate) mod said;
mod xml;

use answerable_desk::following::Followed;

use crate::problem::Problem;
use crate::visit::query::Pairs;
use crate::visit::{Format, Shown, Visit};

/// What is followed, as a feed in the form that was asked for.
///
/// # Errors
/// [`Problem::NotFound`] where the register has no such thing;
/// [`Problem::NoSuchFormat`] where no feed was asked for.
pub(crate) fn show(visit: &Visit, followed: &Followed) -> Shown {
    if !followed.is_there(&visit.site.state.desk.read()) {
        return Err(Problem::NotFound);
    }
    match visit.format {
        Format::Atom => atom::show(visit, followed),
        Format::Calendar => calendar::show(visit, followed),
        Format::Html | Format::Csv | Format::Json => Err(Problem::NoSuchFormat),
    }
}

/// The ways to follow a page.
#[derive(Debug, Clone)]
pub(crate) struct Follow {
    /// As a feed.
    pub(crate) atom: String,
    /// As a calendar.
    pub(crate) calendar: String,
    /// By e-mail.
    pub(crate) by_mail: String,
}

impl Follow {
    /// The ways to follow the page at a path, with what was understood of its
    /// address; none where it cannot be followed.
    pub(crate) fn of(path: &str, understood: &Pairs) -> Option<Self> {
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        let can_be = match parts.as_slice() {
            ["bodies" | "reports", _] => true,
            ["asks"] => understood.iter().all(|(name, _)| FOLLOWED.contains(&name)),
            _ => false,
        };
        let pairs = understood.without(|name, _| matches!(name, "order" | "page"));
        can_be.then(|| {
            let as_form = |format: Format| {
                let path = format!("{path}{}", format.suffix());
                pairs.clone().after(&path)
            };
            Self {
                atom: as_form(Format::Atom),
                calendar: as_form(Format::Calendar),
                by_mail: Pairs::default()
                    .with("page", pairs.clone().after(path))
                    .after("/follow"),
            }
        })
    }
}

/// What of the address of a list is followed.
const FOLLOWED: [&str; 7] = ["words", "standing", "kind", "of", "report", "order", "page"];
