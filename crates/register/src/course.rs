//! The course of an ask: how it stands from which day on.

use answerable_calendar::Day;

use crate::fold::AskFacts;
use crate::standing::StandingKind;

/// How many steps lie in a course itself: few asks change more often, and with
/// more a line of a list would be larger than a line of memory.
const AT_HAND: usize = 6;

/// How an ask stands from which day on, in a line of memory.
///
/// [`AskFacts::standing`] is the rule; this is the kind it gives for every day
/// there is, worked out once. A list of all asks chooses and counts by it and
/// reads the facts of those alone that it shows.
///
/// Shape: for a day `d` before [`AskFacts::asked_on`] it is
/// [`StandingKind::NotYetAsked`], and for every other `facts.standing(d).kind()`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The first steps, in order of their days, and [`Step::NEVER`] after the last.
    first: [Step; AT_HAND],
    /// The steps after these: of most asks there are none.
    more: Option<Box<Later>>,
}

/// The steps after the first, in order. They lie elsewhere, so that a course is
/// small where there are none.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Later(Vec<Step>);

/// From a day on, a kind of standing. Packed so that steps compare by their days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Step(u32);

/// A day in the form in which a [`Course`] compares it; made once for a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByDay(Step);

impl Step {
    /// Later than any day.
    const NEVER: Self = Self(u32::MAX);
    /// The place that no kind has: no step of a day is later than with it.
    const LAST: u32 = 0xff;

    fn of(from: Day, place: u32) -> Self {
        // Years from -9999 to 9999 take 15 bits, months 4 and days 5.
        let year = u32::from((from.year() + 9_999).unsigned_abs());
        let month = u32::from(from.month().unsigned_abs());
        let day = u32::from(from.day().unsigned_abs());
        Self(year << 17 | month << 13 | day << 8 | place)
    }

    fn kind(self) -> StandingKind {
        StandingKind::at((self.0 & Self::LAST) as usize)
    }
}

impl ByDay {
    /// After every day there is.
    pub const NEVER: Self = Self(Step::NEVER);
}

impl From<Day> for ByDay {
    fn from(day: Day) -> Self {
        Self(Step::of(day, Step::LAST))
    }
}

impl Course {
    /// The course that follows from the days of an ask.
    #[must_use]
    pub fn of(facts: &AskFacts) -> Self {
        // Of most asks nothing is known: no list of days is made for them.
        match is_anything_known(facts) {
            true => Self::with_steps(facts, days_of_change(facts)),
            false => {
                let after_the_last = after_the_last_day(facts);
                let after_the_last = after_the_last.filter(|day| *day > facts.asked_on);
                Self::with_steps(facts, std::iter::once(facts.asked_on).chain(after_the_last))
            }
        }
    }

    /// The steps on these days, which are in order.
    fn with_steps(facts: &AskFacts, days: impl IntoIterator<Item = Day>) -> Self {
        let mut first = [Step::NEVER; AT_HAND];
        let mut more = Vec::new();
        let (mut count, mut before) = (0, None);
        for from in days {
            let kind = facts.standing(from).kind();
            if before == Some(kind) {
                continue;
            }
            before = Some(kind);
            let step = Step::of(from, u32::try_from(kind.place()).unwrap_or(Step::LAST));
            match first.get_mut(count) {
                Some(place) => *place = step,
                None => more.push(step),
            }
            count += 1;
        }
        Self {
            first,
            more: (!more.is_empty()).then(|| Box::new(Later(more))),
        }
    }

    /// Whether the day it was asked had come by a day.
    #[must_use]
    pub fn is_begun(&self, by: ByDay) -> bool {
        self.first[0] <= by.0
    }

    /// Whether it is asked once its day has come: no correction took the addressee
    /// away.
    #[must_use]
    pub fn is_ever_asked(&self) -> bool {
        self.first[0] != Step::NEVER && self.first[0].kind().is_asked()
    }

    /// How it stands on a day.
    #[must_use]
    pub fn on(&self, day: ByDay) -> StandingKind {
        // Steps are in order: those by the day are the first so many. All of them are
        // compared, for that is quicker than to find where to stop.
        let upto = |steps: &[Step]| steps.iter().filter(|step| **step <= day.0).count();
        let at_hand = upto(&self.first);
        let later = match at_hand {
            AT_HAND => self.later(),
            _ => &[],
        };
        let last = match upto(later).checked_sub(1) {
            Some(last) => later.get(last),
            None => at_hand.checked_sub(1).map(|last| &self.first[last]),
        };
        last.map_or(StandingKind::NotYetAsked, |step| step.kind())
    }

    fn later(&self) -> &[Step] {
        self.more.as_deref().map_or(&[], |later| &later.0)
    }
}

/// The day after the last that a law sets.
fn after_the_last_day(facts: &AskFacts) -> Option<Day> {
    let last_day = facts.clock.last_day_by_law();
    last_day.and_then(|last| last.tomorrow().ok())
}

/// Whether any day is known on which an ask can change but the last that a law sets.
fn is_anything_known(facts: &AskFacts) -> bool {
    facts.answered.is_some()
        || facts.answered_surely_by.is_some()
        || facts.withdrawn.is_some()
        || facts.told_on.is_some()
        || facts.with_comments.is_some()
        || !facts.looked.is_empty()
        || !facts.explained.is_empty()
}

/// The days on which an ask can come to stand otherwise, in order: the first is
/// the day it was asked.
fn days_of_change(facts: &AskFacts) -> Vec<Day> {
    let answered = facts.answered.and_then(|published| published.not_before);
    let beside = facts.with_comments.as_deref();
    let mut days: Vec<Day> = [
        Some(facts.asked_on),
        after_the_last_day(facts),
        facts.withdrawn.map(|on| on.latest()),
        answered,
        facts.answered_surely_by,
        facts.looked_in_comments().first().copied(),
        facts.told_on,
        beside.and_then(|beside| beside.looked.first().copied()),
        beside.and_then(|beside| beside.told_on),
        beside.and_then(|beside| beside.answered?.not_before),
        beside.and_then(|beside| beside.answered_surely_by),
    ]
    .into_iter()
    .flatten()
    .chain(facts.explained.iter().filter_map(|says| says.from))
    .filter(|day| *day >= facts.asked_on)
    .collect();
    days.sort_unstable();
    days.dedup();
    days
}
