//! What happened to an ask, day by day, from the facts that touch it.

use answerable_calendar::Day;

use super::{Ask, AskKey, Held, Known, Register};
use crate::body::KnownDay;
use crate::entry::EntryNumber;
use crate::facts::{Answer, AskReference, Duty, Look, Notice, Outcome, Withdrawal};
use crate::words::SubjectId;

/// Something that happened to an ask.
#[derive(Debug)]
pub struct Event<'r> {
    /// The day by which it is ordered; none where no day is known.
    pub on: Option<Day>,
    /// The day it happened, as far as is known; none where it is not.
    pub when: Option<KnownDay>,
    /// What happened.
    pub what: EventKind<'r>,
    /// The entry that recorded it, if one did; none for a day the law sets.
    pub entry: Option<EntryNumber>,
    /// The day it entered the register.
    pub recorded_on: Option<Day>,
    /// Whether the entry put it in the place of what an earlier one recorded.
    /// Not of what only a correction can do: take an addressee away, or put it
    /// back.
    pub is_correction: bool,
}

/// Kinds of event.
#[derive(Debug)]
pub enum EventKind<'r> {
    /// It was asked.
    Asked,
    /// A correction took this addressee away.
    TakenAway,
    /// A correction put this addressee back.
    PutBack,
    /// The last day by law.
    LastDay,
    /// It was answered.
    Answered(&'r Answer),
    /// The comments were given that an explanation is part of. What they say of it
    /// is not recorded.
    InComments(&'r Answer),
    /// Somebody looked for an answer.
    Looked(&'r Look),
    /// The body was told that none had been found.
    Told(&'r Notice),
    /// The asker judged what had come of it.
    Judged(&'r Outcome),
    /// The asker withdrew it.
    Withdrawn(&'r Withdrawal),
}

impl Register {
    /// What happened to an ask, the newest first. What has no day stands with
    /// what was recorded nearest to it.
    #[must_use]
    pub fn history(&self, key: AskKey, known: Known) -> Vec<Event<'_>> {
        let ask = self.ask(key);
        let facts = self.facts_at(key, known);
        let asked = self.asked_when(&ask.reference, known);
        let (entry, is_correction) = self.asked_by(ask, known);
        let asked = asked.unwrap_or(facts.asked_on.into());
        let mut events = vec![Event {
            when: Some(asked),
            is_correction,
            ..self.event(Some(asked.latest()), EventKind::Asked, entry)
        }];
        if let Some(last_day) = facts.clock.last_day_by_law() {
            events.push(Event {
                on: Some(last_day),
                when: Some(last_day.into()),
                what: EventKind::LastDay,
                entry: None,
                recorded_on: None,
                is_correction: false,
            });
        }
        for (entry, asked) in ask.changes().filter(|(entry, _)| known.includes(*entry)) {
            let what = if asked {
                EventKind::PutBack
            } else {
                EventKind::TakenAway
            };
            events.push(self.event(self.recorded_on(entry), what, entry));
        }
        let answers = self.answers_to(key, known);
        let answers = answers.map(|held| (held, EventKind::Answered(&held.fact)));
        let comments = self.in_comments(key, known);
        let comments = comments.map(|held| (held, EventKind::InComments(&held.fact)));
        events.extend(answers.chain(comments).map(|(held, what)| Event {
            when: when_answered(&held.fact),
            is_correction: held.is_correction(),
            ..self.event(held.fact.published_between().not_before, what, held.entry)
        }));
        events.extend(
            self.looks_for(key, known).map(|held| {
                self.event_of(held, held.fact.on.into(), EventKind::Looked(&held.fact))
            }),
        );
        events.extend(
            self.notices_of(key, known)
                .map(|held| self.event_of(held, held.fact.on.into(), EventKind::Told(&held.fact))),
        );
        let of = &ask.reference.of;
        if ask.reference.duty != Duty::Comment {
            events.extend(
                self.outcomes_on(&ask.reference.subject, known)
                    .filter(|held| held.fact.is_about(of))
                    .map(|held| {
                        self.event_of(held, held.fact.when(), EventKind::Judged(&held.fact))
                    }),
            );
        }
        let subject = &ask.reference.subject;
        let withdrawn = self.report_of(&ask.reference, known).into_iter();
        for withdrawn in withdrawn.chain([subject]) {
            events.extend(self.withdrawals_on(withdrawn, known).map(|held| {
                self.event_of(held, held.fact.when(), EventKind::Withdrawn(&held.fact))
            }));
        }
        // Whatever was corrected since, it was asked before it was answered.
        let order = |event: &Event<'_>| match event.what {
            EventKind::Asked => Some(ask.first_entry),
            _ => event.entry,
        };
        events.sort_by_key(|event| std::cmp::Reverse((place_in_time(event), order(event))));
        events
    }

    /// The entry that says when an ask was put, and whether it is a correction:
    /// the one from which the ask follows, until that is put right.
    fn asked_by(&self, ask: &Ask, known: Known) -> (EntryNumber, bool) {
        let reference = &ask.reference;
        let report = match reference.duty {
            Duty::Comment => Some(&reference.subject),
            Duty::Explain => self.report_of(reference, known),
            _ => None,
        };
        let report = report.and_then(|id| self.reports.get(id, known));
        let said_by = match report {
            Some(report) => Some((report.entry, report.is_correction())),
            None => self
                .asked
                .get(&reference.subject, known)
                .map(|asked| (asked.entry, asked.is_correction())),
        };
        said_by
            // A correction that took it away does not say that it was asked.
            .filter(|(entry, _)| *entry >= ask.first_entry && ask.is_asked(known))
            .unwrap_or((ask.first_entry, false))
    }

    /// The day an ask was put, as far as it is known: for comments on a report,
    /// and the explanations that are part of them, the day the report was
    /// published, or the day written on it.
    #[must_use]
    pub fn asked_when(&self, ask: &AskReference, known: Known) -> Option<KnownDay> {
        let report = match ask.duty {
            Duty::Comment => Some(&ask.subject),
            Duty::Explain => self.report_of(ask, known),
            _ => None,
        };
        if let Some(report) = report.and_then(|id| self.reports.get(id, known)) {
            let published = report.fact.published_when();
            return Some(published.unwrap_or(report.fact.published_on.into()));
        }
        let asked = &self.asked.get(&ask.subject, known)?.fact;
        Some(asked.asked_when())
    }

    /// The report that the thing asked stands in; none for comments on it.
    fn report_of(&self, ask: &AskReference, known: Known) -> Option<&SubjectId> {
        self.asked.get(&ask.subject, known)?.fact.report.as_ref()
    }

    fn event_of<'r, T>(&'r self, held: &Held<T>, when: KnownDay, what: EventKind<'r>) -> Event<'r> {
        Event {
            when: Some(when),
            is_correction: held.is_correction(),
            ..self.event(Some(when.latest()), what, held.entry)
        }
    }

    fn event<'r>(&'r self, on: Option<Day>, what: EventKind<'r>, entry: EntryNumber) -> Event<'r> {
        Event {
            on,
            when: on.map(KnownDay::from),
            what,
            entry: Some(entry),
            recorded_on: self.recorded_on(entry),
            is_correction: false,
        }
    }
}

/// Where an event stands among the others. What was asked on a day known only
/// roughly was asked before it was answered.
fn place_in_time(event: &Event<'_>) -> Option<Day> {
    match (&event.what, event.when) {
        (EventKind::Asked, Some(when)) => Some(when.earliest()),
        _ => event.on.or(event.recorded_on),
    }
}

/// The day an answer was published, as far as it is known at both ends, or the
/// day written on it. A first or a last day alone is no day.
fn when_answered(answer: &Answer) -> Option<KnownDay> {
    let dated = answer.dated_when();
    match (answer.published.not_before, answer.published.not_after) {
        (Some(first), Some(last)) => Some(KnownDay::between(first, last)),
        (Some(first), None) => dated.filter(|dated| dated.earliest() == first),
        (None, _) => dated,
    }
}
