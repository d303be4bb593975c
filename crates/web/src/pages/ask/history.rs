//! What happened to an ask, newest first.

use answerable_desk::View;
use answerable_desk::questions::AskRow;
use answerable_register::facts::{AidReply, Answer, CameBack, Duty};
use answerable_register::fold::{Event, EventKind};
use answerable_wording::{days, kinds};
use jiff::civil::Date;

use crate::respond::Value;
use crate::shown::name::asker;
use crate::shown::open;
use crate::visit::Links;

/// One thing that happened.
pub(super) struct Happened {
    on: Option<Date>,
    pub(super) day: String,
    pub(super) words: String,
    /// Who, or where.
    pub(super) further: Option<String>,
    pub(super) entry: Option<EntryShown>,
    recorded_on: Option<Date>,
    pub(super) recorded: Option<String>,
    /// Whether the law, and nobody's act, puts it there.
    pub(super) is_by_law: bool,
    pub(super) is_correction: bool,
}

/// The entry that recorded it.
pub(super) struct EntryShown {
    pub(super) number: u64,
    pub(super) href: String,
}

impl Happened {
    pub(super) fn of(event: &Event<'_>, row: &AskRow<'_>, view: &View<'_>, links: Links) -> Self {
        let (words, further) = said(event, row, view);
        Self {
            on: event.on,
            day: event
                .on
                .map_or_else(|| "Day not known".to_owned(), days::day),
            words,
            further,
            entry: event.entry.map(|number| EntryShown {
                number,
                href: links.entry(number),
            }),
            recorded: event.recorded_on.map(days::short_day),
            recorded_on: event.recorded_on,
            is_by_law: matches!(event.what, EventKind::LastDay),
            is_correction: event.is_correction,
        }
    }

    /// The event as a row to take away.
    pub(super) fn values(&self, _links: Links) -> Vec<Value<'_>> {
        vec![
            super::day_value(self.on),
            Value::text(self.words.as_str()),
            self.further
                .as_deref()
                .map_or(Value::NotApplicable, Value::text),
            self.entry
                .as_ref()
                .and_then(|entry| i64::try_from(entry.number).ok())
                .map_or(Value::NotApplicable, Value::Number),
            super::day_value(self.recorded_on),
        ]
    }
}

fn said(event: &Event<'_>, row: &AskRow<'_>, view: &View<'_>) -> (String, Option<String>) {
    let name = |id: &answerable_register::words::BodyId| {
        let day = event.on.unwrap_or(view.as_at);
        view.register
            .bodies
            .latest(id)
            .map_or_else(|| id.to_string(), |held| held.fact.name_on(day).to_owned())
    };
    match event.what {
        EventKind::Asked if row.reference.duty == Duty::Comment => (
            "Report published".to_owned(),
            Some(format!("by {}", row.by.name)),
        ),
        EventKind::Asked => ("Asked".to_owned(), Some(format!("by {}", asker(&row.by)))),
        EventKind::LastDay => ("Last day".to_owned(), Some("by law".to_owned())),
        EventKind::Answered(answer) => match not_its_own(answer, row) {
            Some(words) => (words.to_owned(), Some(format!("of {}", name(&answer.by)))),
            None => (
                answered(answer, event.on),
                Some(format!("by {}", name(&answer.by))),
            ),
        },
        EventKind::Looked(look) => (
            match look.came_back {
                CameBack::NoAnswer => "Looked for, not found".to_owned(),
                CameBack::CouldNotRead => "Looked for, and the place could not be read".to_owned(),
            },
            Some(look.place.to_string()),
        ),
        EventKind::Told(notice) => (
            "Told that none had been found".to_owned(),
            Some(format!("{}, {}", name(&notice.to), notice.how)),
        ),
        EventKind::Judged(outcome) => (
            format!("Judged: {}", kinds::finding(outcome.finding)),
            Some(format!("by {}", name(&outcome.judged_by))),
        ),
        EventKind::Withdrawn(withdrawal) => (
            "Withdrawn".to_owned(),
            Some(format!("by {}", name(&withdrawal.by))),
        ),
        EventKind::TakenAway => (
            "Taken away by a correction".to_owned(),
            row.asked
                .and_then(|asked| asked.note.as_ref())
                .map(|note| open(note).to_owned()),
        ),
        EventKind::PutBack => ("Put back by a correction".to_owned(), None),
    }
}

/// What is recorded with the answers and is none of the body's own to who
/// asked: what somebody else told, or that it would not say.
fn not_its_own(answer: &Answer, row: &AskRow<'_>) -> Option<&'static str> {
    let meets = answer
        .meets
        .iter()
        .find(|meets| meets.ask == *row.reference)?;
    match meets.aid? {
        AidReply::ReportedByAnother => Some("Told of by another"),
        AidReply::WouldNotSay => Some("Said that it would not say"),
        _ => None,
    }
}

/// What an answer's line says of its day.
///
/// An answer has to stand somewhere among what happened; where the day it was
/// published is not known, that is the first day it can have been, or the day
/// written on it. Neither is said to be the day it was given.
fn answered(answer: &Answer, on: Option<Date>) -> String {
    let published = answer.published;
    if published.day().is_some() {
        return "Answered".to_owned();
    }
    let until = published.not_after.map(days::day);
    match (on, until) {
        (Some(on), None) if answer.dated == Some(on) => {
            "Answer dated; the day it was published is not known".to_owned()
        }
        (Some(on), Some(until)) if answer.dated == Some(on) => {
            format!("Answer dated; it was published on or before {until}")
        }
        (Some(_), None) => "Answered on this day or later".to_owned(),
        (Some(_), Some(until)) => format!("Answered between this day and {until}"),
        (None, Some(until)) => format!("Answered on or before {until}"),
        (None, None) => "Answered".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use answerable_register::facts::PublishedBetween;
    use answerable_testkit::facts;
    use jiff::civil::date;

    use super::*;

    /// The line of an answer dated so and published between these days.
    fn line(dated: Option<Date>, not_before: Option<Date>, not_after: Option<Date>) -> String {
        let answer = Answer {
            dated,
            published: PublishedBetween {
                not_before,
                not_after,
            },
            ..facts::answer("comments", "exampleshire-pcc", &[])
        };
        let on = not_before.or(dated);
        let day = on.map_or_else(|| "Day not known".to_owned(), days::day);
        format!("{day}: {}", answered(&answer, on))
    }

    #[test]
    fn a_day_is_that_of_the_answer_only_where_it_is_known() {
        let dated = Some(date(2023, 10, 20));
        let later = Some(date(2023, 11, 2));
        let lines = [
            line(None, dated, dated),
            line(dated, later, later),
            line(dated, None, None),
            line(dated, dated, None),
            line(dated, None, later),
            line(dated, later, None),
            line(None, dated, None),
            line(None, dated, later),
            line(None, None, later),
            line(None, None, None),
        ];
        insta::assert_snapshot!(lines.join("\n"), @r"
        20 October 2023: Answered
        2 November 2023: Answered
        20 October 2023: Answer dated; the day it was published is not known
        20 October 2023: Answer dated; the day it was published is not known
        20 October 2023: Answer dated; it was published on or before 2 November 2023
        2 November 2023: Answered on this day or later
        20 October 2023: Answered on this day or later
        20 October 2023: Answered between this day and 2 November 2023
        Day not known: Answered on or before 2 November 2023
        Day not known: Answered
        ");
    }
}
