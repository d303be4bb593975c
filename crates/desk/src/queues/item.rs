//! An item of work, and by when it is to be done.

use std::fmt;

use answerable_ledger::Fingerprint;
use answerable_register::body::KnownDay;
use answerable_register::facts::{AskReference, Duty};
use answerable_register::fold::Clock;
use answerable_register::words::{BodyId, SubjectId};
use jiff::civil::Date;

use crate::closing::CaseOf;
use crate::questions::AskRow;
use crate::who::{Act, Resource};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where it is done; also what names it.
    pub leads_to: LeadsTo,
    /// What it is about.
    pub title: String,
    /// Who else has to do with it: who asked, or who was asked.
    pub other: Option<String>,
    /// By when.
    pub due: Due,
    /// Since when it waits, where that is known: of two that are due alike the
    /// one that waits longer comes first.
    pub since: Option<Date>,
}

/// By when something is to be done, in the order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// The last day that a law sets.
    ByLaw(Date),
    /// At once, as whoever asked on that day said.
    AtOnce(Date),
    /// A day that somebody named or a practice sets, as far as it is known.
    Named(KnownDay),
    /// No day.
    NoDay,
}

impl Due {
    /// By when an ask is to be answered or done.
    #[must_use]
    pub fn of(clock: &Clock) -> Self {
        if let Clock::AsAsked {
            earliest: Some(asked),
            latest: None,
        } = clock
        {
            return Self::AtOnce(*asked);
        }
        match (clock.last_day_by_law(), clock.as_asked()) {
            (Some(last_day), _) => Self::ByLaw(last_day),
            (None, Some(named)) => Self::Named(named),
            (None, None) => match clock {
                Clock::ByPractice { last_day, .. } => Self::Named((*last_day).into()),
                _ => Self::NoDay,
            },
        }
    }

    /// The place in a list: by law before any other day, and within each the
    /// last day that it can mean.
    fn order(self) -> (u8, Option<Date>) {
        match self {
            Self::ByLaw(last_day) => (0, Some(last_day)),
            Self::AtOnce(asked) => (1, Some(asked)),
            Self::Named(day) => (1, Some(day.latest())),
            Self::NoDay => (2, None),
        }
    }
}

/// Where an item is done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeadsTo {
    /// One ask.
    Ask(AskReference),
    /// The answer that a body writes to a report.
    Answer {
        /// The body.
        body: BodyId,
        /// The report.
        report: SubjectId,
    },
    /// Something asked, as its asker judges it.
    Case(CaseOf),
    /// A document under review.
    Document(Fingerprint),
    /// A body that is to be told.
    Notice(BodyId),
    /// A request for a correction.
    Correction(u64),
    /// A reply that waits for a second person.
    Reply(u64),
    /// An account.
    Account(String),
    /// A body.
    Body(BodyId),
}

/// What names an item: it stands in addresses, and beside who has it in hand.
///
/// Parts are joined by `~`, which no id holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(String);

impl ItemId {
    /// The name as it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl LeadsTo {
    /// The name of the item.
    #[must_use]
    pub fn id(&self) -> ItemId {
        ItemId(match self {
            Self::Ask(ask) => format!("ask~{}~{}~{}", ask.subject, ask.of, ask.duty.as_str()),
            Self::Answer { body, report } => format!("answer~{body}~{report}"),
            Self::Case(of) => format!("case~{}~{}", of.subject, of.body),
            Self::Document(fingerprint) => format!("document~{fingerprint}"),
            Self::Notice(body) => format!("notice~{body}"),
            Self::Correction(reference) => format!("correction~{reference}"),
            Self::Reply(number) => format!("reply~{number}"),
            Self::Account(id) => format!("account~{id}"),
            Self::Body(body) => format!("body~{body}"),
        })
    }

    /// The act by which somebody looks at it, and on what: an office works on what
    /// its people may look at, and the table says which that is. None for a document
    /// and for a reply, which have to be found first.
    #[must_use]
    pub fn looked_at(&self) -> Option<(Act, Resource)> {
        Some(match self {
            Self::Ask(_) | Self::Case(_) | Self::Body(_) => (Act::ReadPages, Resource::Register),
            Self::Answer { body, .. } => {
                let answer = crate::answering::stands_to(body, &[], "");
                (Act::LookAtAnswer, Resource::Answer(answer))
            }
            Self::Notice(_) => (Act::RecordFacts, Resource::Register),
            Self::Correction(_) => (Act::ReadInbox, Resource::Register),
            Self::Account(_) => (Act::ListAccounts, Resource::Register),
            Self::Document(_) | Self::Reply(_) => return None,
        })
    }

    /// What a name names; none where it is no name of an item.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        let (kind, rest) = id.split_once('~')?;
        let mut parts = rest.split('~');
        let first = parts.next()?;
        let (second, third) = (parts.next(), parts.next());
        let named = match (kind, second, third) {
            ("ask", Some(of), Some(duty)) => Self::Ask(AskReference {
                subject: first.into(),
                of: of.into(),
                duty: duty.parse().ok()?,
            }),
            ("answer", Some(report), None) => Self::Answer {
                body: first.into(),
                report: report.into(),
            },
            ("case", Some(body), None) => Self::Case(CaseOf {
                subject: first.into(),
                body: body.into(),
            }),
            ("document", None, None) => Self::Document(first.parse().ok()?),
            ("notice", None, None) => Self::Notice(first.into()),
            ("correction", None, None) => Self::Correction(first.parse().ok()?),
            ("reply", None, None) => Self::Reply(first.parse().ok()?),
            ("account", None, None) => Self::Account(first.to_owned()),
            ("body", None, None) => Self::Body(first.into()),
            _ => return None,
        };
        // One name for each item: `correction~07` is none.
        (named.id().as_str() == id).then_some(named)
    }
}

impl Item {
    /// What names it.
    #[must_use]
    pub fn id(&self) -> ItemId {
        self.leads_to.id()
    }

    /// An ask, with the other side of it.
    pub(super) fn of_ask(row: &AskRow<'_>, other: Option<&str>) -> Self {
        Self {
            leads_to: LeadsTo::Ask(row.reference.clone()),
            title: row.title.or_blank().to_owned(),
            other: other.map(str::to_owned),
            due: Due::of(&row.clock),
            since: Some(row.asked_on),
        }
    }

    /// The order of a list: by law first, then by named days, then the rest.
    pub(super) fn order(one: &Self, other: &Self) -> std::cmp::Ordering {
        let key = |item: &Self| (item.due.order(), item.since.is_none(), item.since);
        key(one)
            .cmp(&key(other))
            .then_with(|| one.leads_to.cmp(&other.leads_to))
    }
}

/// Whether an ask is one that is done and then judged, and no answer.
pub(super) fn is_to_be_done(duty: Duty) -> bool {
    !matches!(duty, Duty::Comment | Duty::Explain)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_law_sets_a_day_for_comes_before_any_other_day() {
        let later = Due::ByLaw(date(2026, 12, 1));
        let sooner = Due::Named(date(2026, 11, 1).into());
        let mut due = [Due::NoDay, sooner, later, Due::ByLaw(date(2026, 11, 2))];
        due.sort_by_key(|due| due.order());
        assert_eq!(
            due,
            [Due::ByLaw(date(2026, 11, 2)), later, sooner, Due::NoDay]
        );
    }

    /// "Immediately" is no day, though it stands among the days that were named.
    #[test]
    fn what_is_asked_at_once_is_no_day_and_comes_where_its_asking_falls() {
        let at_once = Due::of(&Clock::AsAsked {
            earliest: Some(date(2026, 10, 2)),
            latest: None,
        });
        assert_eq!(at_once, Due::AtOnce(date(2026, 10, 2)));
        let later = Due::Named(date(2026, 11, 1).into());
        assert!(at_once.order() < later.order());
        assert!(Due::ByLaw(date(2026, 12, 1)).order() < at_once.order());
    }

    fn slug() -> impl Strategy<Value = String> {
        "[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}"
    }

    proptest! {
        #[test]
        fn an_item_is_found_again_by_its_name(a in slug(), b in slug(), number in 0u64..1000) {
            let ask = AskReference {
                subject: a.as_str().into(),
                of: b.as_str().into(),
                duty: Duty::Act,
            };
            let (body, report) = (b.as_str().into(), a.as_str().into());
            for item in [
                LeadsTo::Ask(ask),
                LeadsTo::Answer { body, report },
                LeadsTo::Case(CaseOf { subject: a.as_str().into(), body: b.as_str().into() }),
                LeadsTo::Document(Fingerprint::of(a.as_bytes())),
                LeadsTo::Notice(b.as_str().into()),
                LeadsTo::Correction(number),
                LeadsTo::Reply(number),
                LeadsTo::Account(a.clone()),
                LeadsTo::Body(b.as_str().into()),
            ] {
                prop_assert_eq!(LeadsTo::named(item.id().as_str()), Some(item));
            }
        }

        #[test]
        fn whatever_stands_in_an_address_is_its_items_own_name(id in "[a-z0-9~-]{0,40}|[a-z]{3,8}~.{0,20}") {
            if let Some(item) = LeadsTo::named(&id) {
                prop_assert_eq!(item.id().to_string(), id);
            }
        }
    }
}
