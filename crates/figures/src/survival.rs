//! How long an answer takes, where some have not come yet.

use std::collections::BTreeMap;

use crate::{Interval, Level};

/// How long one thing asked has taken, or has taken so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeToAnswer {
    /// Days from the day asked to the day answered; or, where no answer is
    /// known, to the last day on which that was so.
    pub days: u32,
    /// Whether it ended with an answer.
    pub end: AnswerOrOpen,
}

/// Whether a time ended with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnswerOrOpen {
    /// Answered on that day.
    Answered,
    /// Not answered by then: it will take longer, and how much is not known.
    /// It is *censored*, which is to say kept as such and not dropped.
    StillOpen,
}

impl TimeToAnswer {
    /// Answered after so many days.
    #[must_use]
    pub const fn answered(days: u32) -> Self {
        Self {
            days,
            end: AnswerOrOpen::Answered,
        }
    }

    /// Not answered after so many days.
    #[must_use]
    pub const fn still_open(days: u32) -> Self {
        Self {
            days,
            end: AnswerOrOpen::StillOpen,
        }
    }
}

/// The share not yet answered, day by day: the curve of Kaplan and Meier.
///
/// E. L. Kaplan and P. Meier, Journal of the American Statistical Association
/// 53 (1958). The open ones count among those that could still answer for as
/// long as they were watched, so that a body with many open asks does not look
/// quick by the few it has answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Survival {
    steps: Vec<Step>,
    of: usize,
    open: usize,
}

/// A day on which answers came, and the share not answered from then on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Days since the day asked.
    pub days: u32,
    /// How many had neither been answered nor left out of sight before it.
    pub could_answer: usize,
    /// How many were answered on it.
    pub answered: usize,
    /// The share not answered by the end of it, from 0 to 1.
    pub not_answered: f64,
    /// Greenwood's sum up to it.
    variance: f64,
}

/// Times to answer, of which some come and go: a curve of what is left is had
/// without sorting them again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times {
    /// How many were answered after so many days, and how many were open.
    by_days: BTreeMap<u32, (usize, usize)>,
    count: usize,
}

/// The day by which half were answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MedianTime {
    /// The first number of days by which half or more were answered, and the
    /// numbers between which chance leaves it; the upper one may be out of sight.
    Reached {
        /// In days.
        days: u32,
        /// The first day on which the lower limit of the curve is at a half.
        low: Option<u32>,
        /// The first day on which the upper limit of the curve is at a half.
        high: Option<u32>,
    },
    /// Fewer than half were answered as far as anyone has seen.
    NotReached,
}

impl Survival {
    /// The curve of these times; nothing of none.
    ///
    /// Who is answered on a day and who is still open on it are both taken to
    /// have been able to answer on it.
    ///
    /// ```
    /// use answerable_figures::{MedianTime, Survival, TimeToAnswer};
    ///
    /// let times = [
    ///     TimeToAnswer::answered(20),
    ///     TimeToAnswer::still_open(30),
    ///     TimeToAnswer::answered(40),
    ///     TimeToAnswer::answered(56),
    /// ];
    /// let curve = Survival::of(&times).ok_or("of none")?;
    /// // 3 of 4 are not answered after 20 days; of the two left after 30, one by 40.
    /// assert_eq!(curve.not_answered_after(40), 0.375);
    /// assert!(matches!(curve.median(), MedianTime::Reached { days: 40, .. }));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn of(times: &[TimeToAnswer]) -> Option<Self> {
        times.iter().copied().collect::<Times>().survival()
    }

    /// Each day on which answers came, in order.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Of how many.
    #[must_use]
    pub const fn asked(&self) -> usize {
        self.of
    }

    /// How many of them are still open.
    #[must_use]
    pub const fn open(&self) -> usize {
        self.open
    }

    /// The share not answered after so many days, from 0 to 1. Beyond the
    /// longest time seen it is the last share that was.
    #[must_use]
    pub fn not_answered_after(&self, days: u32) -> f64 {
        self.steps
            .iter()
            .rev()
            .find(|step| step.days <= days)
            .map_or(1.0, |step| step.not_answered)
    }

    /// The day by which half were answered, read from the curve.
    ///
    /// Its interval is where the limits of the curve cross a half (R.
    /// Brookmeyer and J. Crowley, Biometrics 38, 1982).
    #[must_use]
    pub fn median(&self) -> MedianTime {
        let first = |at_a_half: &dyn Fn(&Step) -> bool| {
            let step = self.steps.iter().find(|step| at_a_half(step))?;
            Some(step.days)
        };
        let Some(days) = first(&|step| step.not_answered <= HALF) else {
            return MedianTime::NotReached;
        };
        MedianTime::Reached {
            days,
            low: first(&Step::is_low_at_a_half),
            high: first(&Step::is_high_at_a_half),
        }
    }
}

impl Step {
    /// 95%, by Greenwood's variance on the scale log(−log), which never leaves
    /// 0 to 1; nothing once all are answered, where that scale has no place.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        (self.could_answer > self.answered).then(|| log_log(self.not_answered, self.variance))
    }

    /// Whether the lower limit is at a half or below; at the end, where there is
    /// none, it is. The limit is below the share itself: where that is at a half,
    /// nothing need be worked out.
    fn is_low_at_a_half(&self) -> bool {
        self.not_answered <= HALF || self.interval().is_none_or(|it| it.low <= HALF)
    }

    /// Whether the upper limit is at a half or below: never where the share itself
    /// is above.
    fn is_high_at_a_half(&self) -> bool {
        self.not_answered <= HALF && self.interval().is_some_and(|it| it.high <= HALF)
    }
}

impl Times {
    /// Adds one.
    pub fn add(&mut self, time: TimeToAnswer) {
        *self.place(time) += 1;
        self.count += 1;
    }

    /// Takes one away that was added; one that was not is left out.
    pub fn take_away(&mut self, time: TimeToAnswer) {
        let place = self.place(time);
        if *place > 0 {
            *place -= 1;
            self.count -= 1;
        }
    }

    fn place(&mut self, time: TimeToAnswer) -> &mut usize {
        let (answered, open) = self.by_days.entry(time.days).or_default();
        match time.end {
            AnswerOrOpen::Answered => answered,
            AnswerOrOpen::StillOpen => open,
        }
    }

    /// How many there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Their curve, as [`Survival::of`] gives it; nothing of none.
    #[must_use]
    pub fn survival(&self) -> Option<Survival> {
        if self.count == 0 {
            return None;
        }
        let mut curve = Curve::default();
        let (mut could_answer, mut open_in_all) = (self.count, 0);
        for (days, (answered, open)) in &self.by_days {
            if *answered > 0 {
                curve.step(*days, could_answer, *answered);
            }
            could_answer -= answered + open;
            open_in_all += open;
        }
        Some(Survival {
            steps: curve.steps,
            of: self.count,
            open: open_in_all,
        })
    }
}

impl FromIterator<TimeToAnswer> for Times {
    fn from_iter<I: IntoIterator<Item = TimeToAnswer>>(times: I) -> Self {
        let mut all = Self::default();
        for time in times {
            all.add(time);
        }
        all
    }
}

/// A half, with room for the last digit of a product of shares: of ten answered
/// one by one, five left are a half and not a hair more.
const HALF: f64 = 0.5 + 1e-12;

/// What is carried from one step to the next.
#[derive(Default)]
struct Curve {
    steps: Vec<Step>,
    /// Greenwood's sum.
    variance: f64,
}

impl Curve {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    fn step(&mut self, days: u32, could_answer: usize, answered: usize) {
        let before = self.steps.last().map_or(1.0, |step| step.not_answered);
        let (n, d) = (could_answer as f64, answered as f64);
        let not_answered = before * (n - d) / n;
        self.variance += d / (n * (n - d));
        self.steps.push(Step {
            days,
            could_answer,
            answered,
            not_answered,
            variance: self.variance,
        });
    }
}

/// Greenwood's variance on the scale log(−log), carried back to shares.
fn log_log(share: f64, variance: f64) -> Interval {
    let spread = Level::NinetyFive.deviations() * variance.sqrt() / share.ln();
    let (one, other) = (share.powf(spread.exp()), share.powf((-spread).exp()));
    Interval {
        low: one.min(other),
        high: one.max(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn of_none_there_is_no_curve() {
        assert_eq!(Survival::of(&[]), None);
    }

    #[test]
    fn with_most_open_half_is_not_reached() {
        let times = [TimeToAnswer::answered(10), TimeToAnswer::still_open(90)];
        let mut many = times.to_vec();
        many.push(TimeToAnswer::still_open(5));
        many.push(TimeToAnswer::still_open(90));
        let curve = Survival::of(&many).unwrap();
        assert_eq!(curve.median(), MedianTime::NotReached);
        assert_eq!((curve.asked(), curve.open()), (4, 3));
        // Dropped, the open ones would leave one answer, after ten days.
    }

    fn times() -> impl Strategy<Value = Vec<TimeToAnswer>> {
        let one = (0u32..120, any::<bool>()).prop_map(|(days, answered)| {
            if answered {
                TimeToAnswer::answered(days)
            } else {
                TimeToAnswer::still_open(days)
            }
        });
        proptest::collection::vec(one, 1..120)
    }

    proptest! {
        #[test]
        fn with_nothing_open_it_is_the_plain_share(days in proptest::collection::vec(0u32..90, 1..90)) {
            let times: Vec<_> = days.iter().copied().map(TimeToAnswer::answered).collect();
            let curve = Survival::of(&times).unwrap();
            for day in 0..90 {
                let left = days.iter().filter(|days| **days > day).count();
                let plain = left as f64 / days.len() as f64;
                prop_assert!((curve.not_answered_after(day) - plain).abs() < 1e-12);
            }
        }

        #[test]
        fn it_never_rises_and_its_interval_holds_it(times in times()) {
            let curve = Survival::of(&times).unwrap();
            let mut before = 1.0;
            for step in curve.steps() {
                prop_assert!(step.not_answered <= before);
                before = step.not_answered;
                if let Some(interval) = step.interval() {
                    prop_assert!(interval.contains(step.not_answered), "{step:?}");
                    prop_assert!(interval.low >= 0.0 && interval.high <= 1.0);
                } else {
                    prop_assert_eq!(step.not_answered, 0.0);
                }
            }
        }

        #[test]
        fn to_drop_what_is_open_never_shows_more_left(times in times(), day in 0u32..120) {
            let answered: Vec<_> = times
                .iter()
                .copied()
                .filter(|time| time.end == AnswerOrOpen::Answered)
                .collect();
            let Some(dropped) = Survival::of(&answered) else { return Ok(()) };
            let kept = Survival::of(&times).unwrap();
            prop_assert!(kept.not_answered_after(day) >= dropped.not_answered_after(day) - 1e-12);
        }

        /// What came and went leaves no trace.
        #[test]
        fn what_was_taken_away_was_never_there(kept in times(), gone in times()) {
            let mut times: Times = kept.iter().chain(&gone).copied().collect();
            for time in &gone {
                times.take_away(*time);
            }
            prop_assert_eq!(times.count(), kept.len());
            prop_assert_eq!(times.survival(), Survival::of(&kept));
        }

        /// The ends are where the limits of the steps say, each worked out.
        #[test]
        fn the_ends_are_the_first_limits_at_a_half(times in times()) {
            let curve = Survival::of(&times).unwrap();
            let first = |end: fn(Interval) -> f64, at_the_end: bool| {
                let mut steps = curve.steps().iter();
                let found = steps.find(|step| {
                    step.interval().map_or(at_the_end, |interval| end(interval) <= HALF)
                });
                found.map(|step| step.days)
            };
            if let MedianTime::Reached { low, high, .. } = curve.median() {
                prop_assert_eq!(low, first(|interval| interval.low, true));
                prop_assert_eq!(high, first(|interval| interval.high, false));
            }
        }

        #[test]
        fn the_median_lies_between_its_ends(times in times()) {
            if let MedianTime::Reached { days, low, high } = Survival::of(&times).unwrap().median() {
                prop_assert!(low.is_none_or(|low| low <= days));
                prop_assert!(high.is_none_or(|high| days <= high));
            }
        }
    }
}
