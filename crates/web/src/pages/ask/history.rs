//! What happened to an ask, newest first.

use answerable_desk::View;
use answerable_desk::questions::AskRow;
use answerable_register::facts::{CameBack, Duty};
use answerable_register::fold::{Event, EventKind};
use answerable_wording::{days, kinds};
use jiff::civil::Date;

use crate::respond::Value;
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
        EventKind::Asked => ("Asked".to_owned(), Some(format!("by {}", row.by.name))),
        EventKind::LastDay => ("Last day".to_owned(), Some("by law".to_owned())),
        EventKind::Answered(answer) => (
            "Answered".to_owned(),
            Some(format!("by {}", name(&answer.by))),
        ),
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
