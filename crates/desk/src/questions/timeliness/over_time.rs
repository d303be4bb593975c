//! How a figure stood at the end of each month, in one pass over what it counts.

use std::borrow::Cow;

use answerable_figures::{FEWEST_DUE, MedianTime, MissingEvidence, TimeToAnswer, Times};
use answerable_register::words::BodyId;
use jiff::civil::Date;

use super::super::list::KindChoice;
use super::super::within::{Bearers, BodyGroup, LastDay, Narrowing, Within};
use super::count::Seen;
use super::days::{Waited, without_a_day};
use super::per_body::PerBody;
use super::{CommentCounts, ExplanationCounts, Period};
use crate::roll::{Line, Lines};
use crate::view::View;

/// How many ends of months are looked at, at most: two years.
pub const MOST_MONTHS: usize = 24;

/// A figure that is followed from month to month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeFigure {
    /// Sets of comments published by their last day, of those due.
    #[default]
    InTime,
    /// Sets of comments published after it, of those due.
    Late,
    /// Sets of comments that were looked for and not found, the body told, of
    /// those due.
    NoAnswerFound,
    /// Sets of comments that were looked for, of those due and not known.
    LookedFor,
    /// Explanations that comments give (s. 55(5B)), of those due.
    Explained,
    /// Days by which half was answered, where no law sets a day.
    Days,
}

/// How a figure stood on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stood {
    /// A share, with what is missing of it.
    Share(MissingEvidence),
    /// Days.
    Days {
        /// Of how many asks it is known how long they waited.
        of: usize,
        /// By when half was answered; none of fewer than
        /// [`FEWEST_DUE`].
        half: Option<MedianTime>,
    },
}

/// A figure on each of some days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OverTime {
    /// The ends of months and the day shown, the earliest first.
    pub days: Vec<Date>,
    /// How it stood on each of them, of all bodies together.
    pub all: Vec<Stood>,
    /// The same of each body of which anything is counted, in the order of their
    /// names on the day shown.
    pub bodies: Vec<BodyOverTime>,
}

/// A figure of one body on each of the days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyOverTime {
    /// The body.
    pub body: BodyId,
    /// Its name on the day shown.
    pub name: String,
    /// How it stood on each day.
    pub stood: Vec<Stood>,
}

impl TimeFigure {
    /// Every figure, in the order of the page.
    pub const ALL: [Self; 6] = [
        Self::InTime,
        Self::Late,
        Self::NoAnswerFound,
        Self::LookedFor,
        Self::Explained,
        Self::Days,
    ];

    /// The figure of one body's counts, or of all together. `Days` has no share
    /// and says that nothing is due.
    #[must_use]
    pub fn share(self, comments: &CommentCounts, explained: &ExplanationCounts) -> MissingEvidence {
        match self {
            Self::InTime => comments.evidence(),
            Self::Late => evidence(comments.late, comments.could_be(), comments.due()),
            // What no body was told of is not said of it: it is missing.
            Self::NoAnswerFound => evidence(
                comments.no_answer_found,
                comments.body_not_told + comments.not_yet_looked_for + comments.perhaps_later,
                comments.due(),
            ),
            Self::LookedFor => {
                let looked = comments.no_answer_found + comments.body_not_told;
                evidence(looked, 0, looked + comments.not_yet_looked_for)
            }
            Self::Explained => {
                let given = explained.taken + explained.proposed + explained.reason_for_none;
                let due = explained.due();
                evidence(given, due - given - explained.silent, due)
            }
            Self::Days => MissingEvidence::default(),
        }
    }
}

/// The parts are counted with the whole, so they are never more.
fn evidence(met: usize, missing: usize, of: usize) -> MissingEvidence {
    let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    MissingEvidence::try_new(small(met), small(missing), small(of)).unwrap_or_default()
}

impl Stood {
    /// Of how many it is.
    #[must_use]
    pub fn of(&self) -> usize {
        match self {
            Self::Share(evidence) => evidence.of() as usize,
            Self::Days { of, .. } => *of,
        }
    }
}

/// What is counted of a body on each of the days.
type OnDays = Vec<(CommentCounts, ExplanationCounts)>;

impl View<'_> {
    /// How a figure stood on the day shown and at the end of each month before,
    /// of all bodies and of each: each point is the page of that day.
    ///
    /// `of` says whose days to an answer are counted, by their kind on the day shown;
    /// the other figures are those of whoever owes comments. At most [`MOST_MONTHS`] ends of months, and none
    /// before anything was counted.
    #[must_use]
    pub fn over_time(
        &self,
        lines: &Lines,
        figure: TimeFigure,
        of: BodyGroup,
        period: &Period,
    ) -> OverTime {
        let mut days = vec![self.as_at];
        days.extend(ends_of_months_before(self.as_at).take(MOST_MONTHS));
        days.reverse();
        let mut found = match figure {
            TimeFigure::Days => self.days_on(lines, &days, of, period),
            share => self.shares_on(lines, share, &days, period),
        };
        found
            .bodies
            .sort_by(|one, other| (&one.name, &one.body).cmp(&(&other.name, &other.body)));
        let before = found.all.iter().take_while(|stood| stood.of() == 0).count();
        days.drain(..before);
        found.all.drain(..before);
        for body in &mut found.bodies {
            body.stood.drain(..before);
        }
        OverTime { days, ..found }
    }

    fn shares_on(
        &self,
        lines: &Lines,
        figure: TimeFigure,
        days: &[Date],
        period: &Period,
    ) -> OverTime {
        let counted = match figure {
            TimeFigure::Explained => KindChoice::Explanation,
            _ => KindChoice::Comments,
        };
        let within = period.within();
        let mut narrowing = Narrowing::of(self, &within);
        let mut bearers = Bearers::of(self);
        let mut bodies: PerBody<'_, OnDays> = PerBody::of(self.register);
        let asked = |line: &&Line| line.kind == counted && line.asked_on <= self.as_at;
        for line in lines.owed().filter(asked) {
            // Nothing is due before the last day has passed; once it has, who
            // bore the duty on it is settled.
            let passed = line.last_day_by_law().map_or(days.len(), |last_day| {
                days.partition_point(|day| *day <= last_day)
            });
            if passed == days.len() || !narrowing.takes(line) {
                continue;
            }
            let bearer = bearers.bearer(line);
            let due = (passed..)
                .zip(&days[passed..])
                .map(|(place, day)| (place, Seen::of(self, line, *day)))
                .filter(|(_, seen)| seen.last_day == Some(LastDay::Passed));
            let mut due = due.peekable();
            if due.peek().is_none() {
                continue;
            }
            let counts = bodies.of_bearer(line.addressee, bearer, || {
                vec![Default::default(); days.len()]
            });
            for (place, seen) in due {
                counts[place].0.take(seen);
                counts[place].1.take(seen);
            }
        }
        let bodies: Vec<(BodyId, OnDays)> = bodies.into_each().collect();
        let mut all: OnDays = vec![Default::default(); days.len()];
        for (_, counts) in &bodies {
            for (all, body) in all.iter_mut().zip(counts) {
                all.0.add(&body.0);
                all.1.add(&body.1);
            }
        }
        let stood = |counts: &OnDays| {
            let share = counts.iter().map(|(one, other)| figure.share(one, other));
            share.map(Stood::Share).collect()
        };
        OverTime {
            days: Vec::new(),
            all: stood(&all),
            bodies: bodies
                .iter()
                .map(|(body, counts)| self.body_over_time(body, stood(counts)))
                .collect(),
        }
    }

    fn days_on(&self, lines: &Lines, days: &[Date], of: BodyGroup, period: &Period) -> OverTime {
        // Whether it is owed is seen day by day.
        let within = Within {
            group: Some(of),
            last_day: None,
            ..without_a_day(period)
        };
        let mut narrowing = Narrowing::of(self, &within);
        let mut bodies: PerBody<'_, Waiting> = PerBody::of(self.register);
        let mut all = Waiting::on(days);
        // Of most asks nothing is known, and no day waits for that to be seen.
        let counted = |line: &&Line| {
            let is_anything_known = line.days_to_answer().is_some() || line.is_looked_for;
            is_anything_known && !line.is_by_law && line.asked_on <= self.as_at
        };
        for line in lines.iter().filter(counted) {
            if !narrowing.takes(line) {
                continue;
            }
            let waited = |day: &Date| {
                let stands = line.course.on((*day).into());
                let is_owed = LastDay::standing_so(line, stands, *day) == Some(LastDay::None);
                let waited = is_owed.then(|| Waited::of(self, line, stands, *day));
                waited.flatten().map(Waited::time)
            };
            let since = days.partition_point(|day| *day < line.asked_on);
            let mut before = None;
            for (place, day) in days.iter().enumerate().skip(since) {
                let now = waited(day);
                if now == before {
                    continue;
                }
                let of = Cow::Borrowed(self.register.addressee(line.addressee));
                bodies
                    .of_bearer(line.addressee, of, || Waiting::on(days))
                    .changed(place, before, now);
                all.changed(place, before, now);
                before = now;
            }
        }
        OverTime {
            days: Vec::new(),
            all: all.stood(),
            bodies: bodies
                .into_each()
                .map(|(body, waiting)| self.body_over_time(&body, waiting.stood()))
                .collect(),
        }
    }

    fn body_over_time(&self, body: &BodyId, stood: Vec<Stood>) -> BodyOverTime {
        BodyOverTime {
            name: self.name_of(body, self.as_at).to_owned(),
            body: body.clone(),
            stood,
        }
    }
}

/// How long asks waited as seen on each of some days: what changed on each, for
/// most wait the same from one day to the next.
struct Waiting {
    changes: Vec<Vec<(Option<TimeToAnswer>, Option<TimeToAnswer>)>>,
}

impl Waiting {
    fn on(days: &[Date]) -> Self {
        Self {
            changes: vec![Vec::new(); days.len()],
        }
    }

    /// From a day on, one ask has waited so long, and no longer as before.
    fn changed(&mut self, place: usize, before: Option<TimeToAnswer>, now: Option<TimeToAnswer>) {
        self.changes[place].push((before, now));
    }

    /// By when half was answered, as seen on each day.
    fn stood(self) -> Vec<Stood> {
        let mut times = Times::default();
        let changes = self.changes.into_iter();
        changes
            .map(|changes| {
                for (before, now) in changes {
                    before.into_iter().for_each(|time| times.take_away(time));
                    now.into_iter().for_each(|time| times.add(time));
                }
                half_of(&times)
            })
            .collect()
    }
}

/// By when half of these was answered.
fn half_of(times: &Times) -> Stood {
    let is_enough = times.count() >= FEWEST_DUE as usize;
    let curve = is_enough.then(|| times.survival()).flatten();
    Stood::Days {
        of: times.count(),
        half: curve.map(|curve| curve.median()),
    }
}

/// The last day of the month before, of the one before that, and so on.
fn ends_of_months_before(day: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(day.first_of_month().yesterday().ok(), |end| {
        end.first_of_month().yesterday().ok()
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn months_end_on_their_last_day_in_leap_years_too() {
        let ends: Vec<_> = ends_of_months_before(date(2024, 3, 31)).take(3).collect();
        assert_eq!(
            ends,
            [date(2024, 2, 29), date(2024, 1, 31), date(2023, 12, 31)]
        );
    }

    #[test]
    fn what_no_body_was_told_of_is_not_known_and_not_silence() {
        let comments = CommentCounts {
            in_time: 4,
            late: 2,
            day_not_shown: 1,
            no_answer_found: 3,
            body_not_told: 5,
            not_yet_looked_for: 6,
            ..CommentCounts::default()
        };
        let parts = |figure: TimeFigure| {
            let share = figure.share(&comments, &ExplanationCounts::default());
            (share.met(), share.missing(), share.of())
        };
        assert_eq!(parts(TimeFigure::InTime), (4, 15, 21));
        assert_eq!(parts(TimeFigure::Late), (2, 15, 21));
        assert_eq!(parts(TimeFigure::NoAnswerFound), (3, 11, 21));
        assert_eq!(parts(TimeFigure::LookedFor), (8, 0, 14));
        let explained = ExplanationCounts {
            taken: 3,
            reason_for_none: 1,
            silent: 2,
            not_yet_looked_for: 5,
            ..ExplanationCounts::default()
        };
        let share = TimeFigure::Explained.share(&comments, &explained);
        assert_eq!((share.met(), share.missing(), share.of()), (4, 5, 11));
    }
}
