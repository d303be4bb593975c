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
use crate::visit::{Format, Shown, Visit, see_other};

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

/// Leads on to the feed of what a page shows, where it has none of its own.
///
/// # Errors
/// [`Problem::NoSuchFormat`] where there is no such feed.
pub(crate) fn lead_on(visit: &Visit, understood: &Pairs) -> Shown {
    let follow = Follow::of(&visit.place.path, understood).ok_or(Problem::NoSuchFormat)?;
    Ok(see_other(match visit.format {
        Format::Atom => &follow.atom,
        _ => &follow.calendar,
    }))
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
        let (path, pairs) = followed_at(path, understood)?;
        let as_form = |format: Format| {
            let path = format!("{path}{}", format.suffix());
            pairs.clone().after(&path)
        };
        Some(Self {
            atom: as_form(Format::Atom),
            calendar: as_form(Format::Calendar),
            by_mail: Pairs::default()
                .with("page", pairs.clone().after(&path))
                .after("/follow"),
        })
    }
}

/// The page at whose address somebody follows what a page shows: its own, or of
/// home and of what changed the one of all asks, of a body or of a report.
fn followed_at(path: &str, understood: &Pairs) -> Option<(String, Pairs)> {
    let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
    match parts.as_slice() {
        [""] => Some(("/asks".to_owned(), Pairs::default())),
        ["changes"] => {
            let page = match (understood.filled("report"), understood.filled("of")) {
                (Some(report), _) => format!("/reports/{report}"),
                (None, Some(body)) => format!("/bodies/{body}"),
                (None, None) => "/asks".to_owned(),
            };
            Some((page, Pairs::default()))
        }
        ["bodies" | "reports", _] => Some((path.to_owned(), understood.clone())),
        ["asks"] => {
            let can_be = understood.iter().all(|(name, _)| FOLLOWED.contains(&name));
            let pairs = understood.without(|name, _| matches!(name, "order" | "page"));
            can_be.then(|| (path.to_owned(), pairs))
        }
        _ => None,
    }
}

/// What of the address of a list is followed.
const FOLLOWED: [&str; 7] = ["words", "standing", "kind", "of", "report", "order", "page"];

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(path: &str, query: &str) -> Option<String> {
        Follow::of(path, &Pairs::read(query)).map(|follow| follow.atom)
    }

    #[test]
    fn what_has_no_feed_of_its_own_has_that_of_what_it_shows() {
        let said = |words: &str| Some(words.to_owned());
        assert_eq!(feed("/", ""), said("/asks.atom"));
        assert_eq!(feed("/changes", "last=28&show=came"), said("/asks.atom"));
        assert_eq!(
            feed("/changes", "of=northmoor-police"),
            said("/bodies/northmoor-police.atom")
        );
        assert_eq!(
            feed("/changes", "report=custody&clock=world"),
            said("/reports/custody.atom")
        );
        assert_eq!(
            feed("/asks", "words=custody&page=2"),
            said("/asks.atom?words=custody")
        );
        assert_eq!(feed("/asks", "borne-by=northmoor-pcc"), None);
        assert_eq!(feed("/bodies", ""), None);
    }
}
