//! What changed between two days, or two states of the log: what came in, and
//! which asks stand otherwise.
//!
//! Two clocks are kept apart. *In the world*: how an ask stood on each of the
//! two days, by all that was known at the later. *As recorded*: what the register
//! said on each day, by what it knew on that day.

use std::collections::BTreeMap;
use std::ops::Range;

use answerable_register::course::ByDay;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::{
    Answer, AskReference, Asked, Asker, CopySent, Look, Notice, Outcome, Report, Stay, Withdrawal,
};
use answerable_register::fold::{AskKey, Held, Known, Touched};
use answerable_register::standing::StandingKind;
use answerable_register::words::{BodyId, SubjectId};
use jiff::civil::Date;

use super::row::AskRow;
use crate::roll::{Line, Lines};
use crate::view::View;

/// Which clock standings are compared by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ByClock {
    /// What the register said on each day.
    #[default]
    AsRecorded,
    /// What was so on each day, by all that is known now.
    InTheWorld,
}

/// What is compared with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The earlier day.
    pub from: Date,
    /// The later day.
    pub to: Date,
    /// The entries that came in after the earlier and by the later.
    pub entries: Range<EntryNumber>,
}

/// Of what the changes are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// Of everything.
    #[default]
    All,
    /// Of what one body was asked, answered or asked itself.
    Body(BodyId),
    /// Of one report and what stands in it.
    Report(SubjectId),
}

/// What an entry recorded.
#[derive(Clone, Copy, Debug)]
pub enum CameIn<'r> {
    /// A report or letter.
    Report(&'r Report),
    /// Something asked.
    Asked(&'r Asked),
    /// An answer.
    Answer(&'r Answer),
    /// What came of something asked.
    Outcome(&'r Outcome),
    /// A look.
    Look(&'r Look),
    /// A notice.
    Notice(&'r Notice),
    /// A copy that was sent.
    CopySent(&'r CopySent),
    /// A withdrawal.
    Withdrawal(&'r Withdrawal),
    /// A stay of a force in a stage of monitoring.
    Stay(&'r Stay),
}

/// The kinds of what comes in, in the order in which they are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CameInKind {
    /// Reports and letters.
    Reports,
    /// Things asked.
    Asked,
    /// Answers.
    Answers,
    /// Outcomes.
    Outcomes,
    /// Looks.
    Looks,
    /// Notices.
    Notices,
    /// Copies sent.
    Copies,
    /// Withdrawals.
    Withdrawn,
    /// Stays in stages of monitoring.
    Stays,
    /// Corrections of any of these.
    Corrections,
}

/// One thing that came in.
#[derive(Clone, Copy, Debug)]
pub struct NewEntry<'r> {
    /// The entry.
    pub entry: EntryNumber,
    /// What it recorded.
    pub what: CameIn<'r>,
    /// Whether it put right what an earlier entry recorded.
    pub is_correction: bool,
}

impl NewEntry<'_> {
    /// Its kind; a correction is of its own kind whatever it corrects.
    #[must_use]
    pub fn kind(&self) -> CameInKind {
        match self.what {
            _ if self.is_correction => CameInKind::Corrections,
            CameIn::Report(_) => CameInKind::Reports,
            CameIn::Asked(_) => CameInKind::Asked,
            CameIn::Answer(_) => CameInKind::Answers,
            CameIn::Outcome(_) => CameInKind::Outcomes,
            CameIn::Look(_) => CameInKind::Looks,
            CameIn::Notice(_) => CameInKind::Notices,
            CameIn::CopySent(_) => CameInKind::Copies,
            CameIn::Withdrawal(_) => CameInKind::Withdrawn,
            CameIn::Stay(_) => CameInKind::Stays,
        }
    }
}

/// One ask that stands otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandsOtherwise {
    /// The ask.
    pub key: AskKey,
    /// How it stood.
    pub from: StandingKind,
    /// How it stands.
    pub to: StandingKind,
}

/// What changed.
#[derive(Debug)]
pub struct Changes<'r> {
    /// What came in, the newest first.
    pub came: Vec<NewEntry<'r>>,
    /// The asks that stand otherwise, those asked last first.
    pub standings: Vec<StandsOtherwise>,
}

impl Changes<'_> {
    /// How much came in of each kind.
    #[must_use]
    pub fn counted(&self) -> Vec<(CameInKind, usize)> {
        let mut counts = BTreeMap::new();
        for came in &self.came {
            *counts.entry(came.kind()).or_insert(0) += 1;
        }
        counts.into_iter().collect()
    }

    /// How many asks went from how they stood to how they stand.
    #[must_use]
    pub fn moved(&self) -> Vec<((StandingKind, StandingKind), usize)> {
        let mut counts = BTreeMap::new();
        for one in &self.standings {
            *counts.entry((one.from, one.to)).or_insert(0) += 1;
        }
        counts.into_iter().collect()
    }
}

impl<'r> View<'r> {
    /// The span from the end of one day to the end of another.
    #[must_use]
    pub fn span_of_days(&self, from: Date, to: Date) -> Span {
        Span {
            from,
            to,
            entries: self.entries_by(from)..self.entries_by(to),
        }
    }

    /// The span between two states of the log, each named by how many entries it
    /// has, as its checkpoint is; the days are those of their last entries.
    #[must_use]
    pub fn span_of_entries(&self, from: EntryNumber, to: EntryNumber) -> Option<Span> {
        let head = self.register.head();
        if from > to || to > head {
            return None;
        }
        let day = |size: EntryNumber| self.register.recorded_on(size.saturating_sub(1));
        Some(Span {
            from: day(from)?,
            to: day(to)?,
            entries: from..to,
        })
    }

    fn entries_by(&self, day: Date) -> EntryNumber {
        match self.register.known_on(day) {
            Known::Everything => self.register.head(),
            Known::Before(entry) => entry,
        }
    }

    /// What changed in a span.
    ///
    /// `lines` are those of all that the register knows.
    #[must_use]
    pub fn changes(&self, lines: &Lines, span: &Span, of: &Of, clock: ByClock) -> Changes<'r> {
        Changes {
            came: self.came_in(span, of),
            standings: self.standing_otherwise(lines, span, of, clock),
        }
    }

    fn came_in(&self, span: &Span, of: &Of) -> Vec<NewEntry<'r>> {
        let mut came = Vec::new();
        macro_rules! take {
            ($($shelf:ident as $kind:ident),+ $(,)?) => {$(
                came.extend(
                    self.register
                        .$shelf
                        .since(span.entries.start)
                        .filter(|held| held.entry < span.entries.end)
                        .map(|held| came_of(held, CameIn::$kind(&held.fact))),
                );
            )+};
        }
        take!(
            reports as Report,
            asked as Asked,
            answers as Answer,
            outcomes as Outcome,
            looks as Look,
            notices as Notice,
            copies_sent as CopySent,
            withdrawals as Withdrawal,
            stays as Stay,
        );
        came.retain(|one| self.is_of(one.what, of));
        came.sort_unstable_by_key(|one| std::cmp::Reverse(one.entry));
        came
    }

    /// Whether what came in is of what is wanted.
    fn is_of(&self, what: CameIn<'_>, of: &Of) -> bool {
        match of {
            Of::All => true,
            Of::Body(body) => self.is_of_body(what, body),
            Of::Report(report) => {
                let in_it = |subject: &SubjectId| self.stands_in_report(subject, report);
                match what {
                    CameIn::Report(found) => found.id == *report,
                    CameIn::Asked(asked) => asked.report.as_ref() == Some(report),
                    CameIn::Answer(answer) => {
                        answer.meets.iter().any(|meets| in_it(&meets.ask.subject))
                    }
                    CameIn::Outcome(outcome) => in_it(&outcome.subject),
                    CameIn::Look(look) => look.asks.iter().any(|ask| in_it(&ask.subject)),
                    CameIn::Notice(notice) => notice.asks.iter().any(|ask| in_it(&ask.subject)),
                    CameIn::CopySent(copy) => self
                        .register
                        .answers
                        .latest(&copy.answer)
                        .is_some_and(|held| self.is_of(CameIn::Answer(&held.fact), of)),
                    CameIn::Withdrawal(withdrawal) => in_it(&withdrawal.subject),
                    CameIn::Stay(_) => false,
                }
            }
        }
    }

    fn is_of_body(&self, what: CameIn<'_>, body: &BodyId) -> bool {
        let asked_of = |ask: &AskReference| ask.of == *body;
        let of_subject = |subject: &SubjectId| {
            let keys = self.register.asks_of(subject).iter();
            keys.map(|key| &self.register.ask(*key).reference)
                .any(asked_of)
        };
        match what {
            CameIn::Report(report) => report.by == *body || of_subject(&report.id),
            CameIn::Asked(asked) => asker_is(&asked.by, body) || of_subject(&asked.id),
            CameIn::Answer(answer) => {
                answer.by == *body || answer.meets.iter().any(|meets| asked_of(&meets.ask))
            }
            CameIn::Outcome(outcome) => {
                outcome.judged_by == *body
                    || (outcome.of.as_ref().is_none_or(|of| of == body)
                        && of_subject(&outcome.subject))
            }
            CameIn::Look(look) => {
                look.asks.iter().any(asked_of)
                    || look
                        .listed
                        .as_ref()
                        .and_then(|id| self.register.places.latest(id))
                        .is_some_and(|held| held.fact.of == *body)
            }
            CameIn::Notice(notice) => notice.to == *body || notice.asks.iter().any(asked_of),
            CameIn::CopySent(copy) => {
                copy.to == *body
                    || self
                        .register
                        .answers
                        .latest(&copy.answer)
                        .is_some_and(|held| held.fact.by == *body)
            }
            CameIn::Withdrawal(withdrawal) => {
                withdrawal.by == *body || of_subject(&withdrawal.subject)
            }
            CameIn::Stay(stay) => stay.force == *body,
        }
    }

    fn stands_in_report(&self, subject: &SubjectId, report: &SubjectId) -> bool {
        subject == report
            || self
                .register
                .asked
                .latest(subject)
                .is_some_and(|held| held.fact.report.as_ref() == Some(report))
    }

    /// The asks whose standing on the two days differs. The lines of asks that
    /// nothing in the span or after it touched hold for both days, so that a long
    /// log costs one scan of them and a short span little more.
    fn standing_otherwise(
        &self,
        lines: &Lines,
        span: &Span,
        of: &Of,
        clock: ByClock,
    ) -> Vec<StandsOtherwise> {
        let (known_before, known_after) = match clock {
            ByClock::AsRecorded => (span.entries.start, span.entries.end),
            ByClock::InTheWorld => (self.register.head(), self.register.head()),
        };
        let whole = View::new(self.register, self.as_at);
        let before = Side::of(self, span.from, known_before);
        let after = Side::of(self, span.to, known_after);
        let compare = |line: &Line| {
            let from = before.standing(self, line);
            let to = after.standing(self, line);
            let key = line.key;
            (from != to).then_some(StandsOtherwise { key, from, to })
        };
        let mut found: Vec<StandsOtherwise> = match of {
            Of::All => match (&before.touched, &after.touched) {
                // Of all the others the line alone says it: what was touched is
                // not looked for in half a million lines.
                (Touched::These(one), Touched::These(other)) => {
                    let is_touched =
                        |line: &Line| one.contains(&line.key) || other.contains(&line.key);
                    let others = lines
                        .iter()
                        .filter(|line| {
                            line.course.on(before.by_day) != line.course.on(after.by_day)
                        })
                        .filter(|line| !is_touched(line));
                    let touched = one.union(other).map(|key| Line::known(&whole, *key));
                    let touched = touched.filter_map(|line| compare(&line));
                    others.filter_map(compare).chain(touched).collect()
                }
                _ => lines.iter().filter_map(compare).collect(),
            },
            Of::Body(body) => {
                let place = self.register.place_of_addressee(body);
                let lines = place
                    .into_iter()
                    .flat_map(|place| lines.of_addressee(place));
                lines.filter_map(compare).collect()
            }
            Of::Report(report) => {
                let inside = self.register.asked_in(report, Known::Everything);
                let subjects = std::iter::once(report).chain(inside.map(|held| &held.fact.id));
                let keys = subjects.flat_map(|subject| self.register.asks_of(subject));
                keys.filter_map(|key| compare(&Line::known(&whole, *key)))
                    .collect()
            }
        };
        found.sort_unstable_by_key(|one| std::cmp::Reverse(one.key));
        found
    }

    /// One ask that stands otherwise, as a row of the later day.
    #[must_use]
    pub fn row_of_change(&self, one: &StandsOtherwise) -> Option<AskRow<'r>> {
        self.row(one.key)
    }
}

/// One end of a span: a day, and what was known.
struct Side {
    day: Date,
    by_day: ByDay,
    entry: EntryNumber,
    touched: Touched,
}

impl Side {
    fn of(view: &View<'_>, day: Date, entry: EntryNumber) -> Self {
        Self {
            day,
            by_day: day.into(),
            entry,
            touched: view.register.touched_since(entry),
        }
    }

    fn standing(&self, view: &View<'_>, line: &Line) -> StandingKind {
        if !self.touched.holds(line.key) {
            return line.course.on(self.by_day);
        }
        let register = view.register;
        if register.ask(line.key).first_entry >= self.entry {
            return StandingKind::NotYetAsked;
        }
        let known = Known::Before(self.entry);
        register.facts_at(line.key, known).standing(self.day).kind()
    }
}

fn came_of<'r, T>(held: &Held<T>, what: CameIn<'r>) -> NewEntry<'r> {
    NewEntry {
        entry: held.entry,
        what,
        is_correction: held.is_correction(),
    }
}

fn asker_is(asker: &Asker, body: &BodyId) -> bool {
    match asker {
        Asker::Body(by) | Asker::Within { body: by, .. } => by == body,
        Asker::AsPublished(_) => false,
    }
}
