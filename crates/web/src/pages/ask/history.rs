//! What happened to an ask, newest first.

use answerable_desk::View;
use answerable_desk::questions::AskRow;
use answerable_register::body::KnownDay;
use answerable_register::fold::{Event, EventKind};
use answerable_wording::days;
use answerable_wording::history::{About, line};
use jiff::civil::Date;

use crate::respond::Value;
use crate::shown::name::asker;
use crate::visit::Links;

/// One thing that happened.
pub(super) struct Happened {
    when: Option<KnownDay>,
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
        let about = About {
            reference: row.reference,
            asked_by: &asker(&row.by),
            asked: row.asked,
            report: row.report,
        };
        let said = line(
            event,
            about,
            |answer| view.register.answers_for(answer, &row.reference.of),
            |body| {
                let day = event.on.unwrap_or(view.as_at);
                view.name_of(body, day).to_owned()
            },
        );
        Self {
            when: event.when,
            day: event
                .when
                .map_or_else(|| "Day not known".to_owned(), days::at_the_start),
            words: said.what,
            further: said.further,
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
    pub(super) fn values(&self) -> Vec<Value<'_>> {
        vec![
            self.when.map_or(Value::NotAvailable, Value::known_day),
            Value::text(self.words.as_str()),
            self.further
                .as_deref()
                .map_or(Value::NotApplicable, Value::text),
            self.entry
                .as_ref()
                .and_then(|entry| i64::try_from(entry.number).ok())
                .map_or(Value::NotApplicable, Value::Number),
            Value::day_if_known(self.recorded_on),
        ]
    }
}
