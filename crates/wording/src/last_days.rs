//! Last days, as a calendar says them.
//!
//! A calendar puts a day before a reader with few words beside it, so the few
//! words say whose day it is: "by law" only where a law sets it.

use answerable_calendar::Day;
use answerable_register::body::KnownDay;
use answerable_register::facts::{AskedKind, Duty};

use crate::{days, kinds, letters, numbers};

/// Whose day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A law sets it.
    Law,
    /// A practice or standard names it; no law does.
    Practice,
    /// Whoever asked named it; no law does.
    Asker,
}

/// The line of a day: "Exampleshire PCC: comments on ‘Missing people’, by law on
/// or before 30 April 2024".
#[must_use]
pub fn summary(of: &str, what: &str, whose: Whose, day: Day) -> String {
    let by = match whose {
        Whose::Law => format!("by law {}", days::on_or_before(day)),
        Whose::Practice => format!("by practice, not law, {}", days::on_or_before(day)),
        Whose::Asker => format!("asked for {}, not by law", days::on_or_before(day)),
    };
    format!("{of}: {what}, {by}")
}

/// What is to be done, with its title: "comments on ‘Missing people’".
#[must_use]
pub fn what(duty: Duty, kind: Option<AskedKind>, title: &str) -> String {
    match duty {
        Duty::Comment => format!("comments on ‘{title}’"),
        Duty::Explain | Duty::Answer | Duty::Reply | Duty::Act | Duty::Keep => {
            format!("{}, ‘{title}’", letters::inside(kinds::ask(duty, kind)))
        }
    }
}

/// Whose day it is, in a sentence.
#[must_use]
pub fn whose(whose: Whose) -> &'static str {
    match whose {
        Whose::Law => "A law sets this day.",
        Whose::Practice => "A practice or standard names this day. No law sets one.",
        Whose::Asker => "Whoever asked named this day. No law sets one.",
    }
}

/// A time that is no day, in words: "Exampleshire Police: recommendation, ‘…’:
/// asked for by March 2024".
#[must_use]
pub fn without_a_day(of: &str, what: &str, asked_for: Option<KnownDay>) -> String {
    match asked_for {
        Some(by) => format!("{of}: {what}: asked for by {}", days::known(by)),
        None => {
            format!("{of}: {what}: the last day is provisional, for holidays not yet published")
        }
    }
}

/// How many times are no day, before they are named.
#[must_use]
pub fn count_without(count: usize) -> String {
    match count {
        1 => "One more has a time that is no one day, and so no place in a calendar:".to_owned(),
        count => format!(
            "{} more have a time that is no one day, and so no place in a calendar:",
            letters::capital(&numbers::number(count as u64))
        ),
    }
}

/// How many bodies one day is the last for.
#[must_use]
pub fn bodies(count: usize) -> String {
    numbers::count(count as u64, "body", "bodies")
}

/// What a calendar says of itself.
#[must_use]
pub fn about(name: &str, as_at: Day) -> String {
    format!(
        "Last days of {name}, as the register holds them on {}. Each day means on or before it.",
        days::day(as_at)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> Day {
        answerable_calendar::parse_day("2024-04-30").unwrap()
    }

    #[test]
    fn by_law_is_said_only_of_the_laws_day() {
        let what = what(Duty::Comment, None, "Missing people");
        let said = [Whose::Law, Whose::Practice, Whose::Asker]
            .map(|whose| summary("Exampleshire PCC", &what, whose, day()));
        insta::assert_snapshot!(said.join("\n"), @"
        Exampleshire PCC: comments on ‘Missing people’, by law on or before 30 April 2024
        Exampleshire PCC: comments on ‘Missing people’, by practice, not law, on or before 30 April 2024
        Exampleshire PCC: comments on ‘Missing people’, asked for on or before 30 April 2024, not by law
        ");
    }

    #[test]
    fn a_month_is_told_as_a_month() {
        let month: KnownDay = "2024-03".parse().unwrap();
        let what = what(
            Duty::Act,
            Some(AskedKind::Recommendation),
            "Explain in every case",
        );
        insta::assert_snapshot!(
            without_a_day("Exampleshire Police", &what, Some(month)),
            @"Exampleshire Police: recommendation, ‘Explain in every case’: asked for by March 2024"
        );
    }
}
