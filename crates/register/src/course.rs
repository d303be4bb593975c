//! The course of an ask: how it stands from which day on.

use answerable_calendar::Day;

use crate::fold::AskFacts;
use crate::standing::StandingKind;

/// How many steps lie in a course itself: few asks change more often.
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
    /// The steps after these.
    more: Box<[Step]>,
}

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

impl From<Day> for ByDay {
    fn from(day: Day) -> Self {
        Self(Step::of(day, Step::LAST))
    }
}

impl Course {
    /// The course that follows from the days of an ask.
    #[must_use]
    pub fn of(facts: &AskFacts) -> Self {
        let mut steps: Vec<Step> = Vec::new();
        for from in days_of_change(facts) {
            let kind = facts.standing(from).kind();
            if steps.last().is_none_or(|last| last.kind() != kind) {
                steps.push(Step::of(
                    from,
                    u32::try_from(kind.place()).unwrap_or(Step::LAST),
                ));
            }
        }
        let mut first = [Step::NEVER; AT_HAND];
        let more = steps.split_off(steps.len().min(AT_HAND));
        for (place, step) in first.iter_mut().zip(steps) {
            *place = step;
        }
        Self {
            first,
            more: more.into(),
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
        let place = match upto(&self.first) {
            AT_HAND => AT_HAND + upto(&self.more),
            place => place,
        };
        let last = place.checked_sub(1).map(|last| match last {
            last if last < AT_HAND => self.first[last],
            last => self.more[last - AT_HAND],
        });
        last.map_or(StandingKind::NotYetAsked, Step::kind)
    }
}

/// The days on which an ask can come to stand otherwise, in order: the first is
/// the day it was asked.
fn days_of_change(facts: &AskFacts) -> Vec<Day> {
    let after_the_last = facts.clock.last_day_by_law();
    let after_the_last = after_the_last.and_then(|last| last.tomorrow().ok());
    let answered = facts.answered.and_then(|published| published.not_before);
    let beside = facts.with_comments.as_deref();
    let mut days: Vec<Day> = [
        Some(facts.asked_on),
        after_the_last,
        facts.withdrawn.map(|on| on.latest()),
        answered,
        facts.answered_surely_by,
        facts.looked.first().copied(),
        facts.told_on,
        beside.and_then(|beside| beside.looked.first().copied()),
        beside.and_then(|beside| beside.told_on),
        beside.and_then(|beside| beside.until),
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
