//! "Consistently low": one published test, the same for all.

use crate::{Grade, Outside};

/// In how many periods, one after another, a body has to lie below the limit.
pub const PERIODS: usize = 2;

/// Whether a body is consistently low.
///
/// **The test.** In each of the last [`PERIODS`] whole periods the body's share
/// lies below the 95% limit of that period, even if every answer that has not
/// been found was given in time ([`Grade::Below`] without a condition).
///
/// **What it gets wrong.** A body like all others lies below that limit in one
/// period with a chance of at most 1 in 40, so in two separate ones with at most
/// 1 in 1,600. Of 43 bodies that differ in nothing, one or more are called
/// consistently low in at most 2.7% of all pairs of years; a single 99.8% limit,
/// looked at once, calls one out in 4.2% of years. `tests/false_positives.rs` works
/// both out and simulates them; decision 79 says what else was considered.
///
/// It says nothing of why, and it finds only large differences: with ten due a
/// year and 69% in time nationally, three or fewer in time in both years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consistency {
    /// Below in each of the last periods, whatever has not been found.
    ConsistentlyLow,
    /// Not shown: in one of them at least it does not surely lie below.
    NotShown,
    /// Too few periods, or one of them with too few due or too little known, to
    /// say.
    TooFew,
}

impl Consistency {
    /// From a body's grades, one for each whole period, the earliest first.
    ///
    /// The periods share no report: each is graded against its own funnel.
    ///
    /// ```
    /// use answerable_figures::{Consistency, Grade, Level, Outside};
    ///
    /// let below = Grade::Below(Outside { limit: Level::NinetyFive, condition: None });
    /// assert_eq!(Consistency::of(&[below, below]), Consistency::ConsistentlyLow);
    /// assert_eq!(Consistency::of(&[below, Grade::NoClearDifference]), Consistency::NotShown);
    /// assert_eq!(Consistency::of(&[below]), Consistency::TooFew);
    /// ```
    #[must_use]
    pub fn of(grades: &[Grade]) -> Self {
        let Some(last) = grades.last_chunk::<PERIODS>() else {
            return Self::TooFew;
        };
        if last
            .iter()
            .any(|grade| matches!(grade, Grade::TooFew { .. } | Grade::TooLittleKnown))
        {
            return Self::TooFew;
        }
        let low = |grade: &Grade| {
            matches!(
                grade,
                Grade::Below(Outside {
                    condition: None,
                    ..
                })
            )
        };
        if last.iter().all(low) {
            Self::ConsistentlyLow
        } else {
            Self::NotShown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Condition, Level};

    const BELOW: Grade = Grade::Below(Outside {
        limit: Level::NinetyNinePointEight,
        condition: None,
    });

    #[test]
    fn only_the_last_periods_count() {
        use Grade::NoClearDifference;
        let mended = [BELOW, BELOW, NoClearDifference];
        assert_eq!(Consistency::of(&mended), Consistency::NotShown);
        let now = [NoClearDifference, BELOW, BELOW];
        assert_eq!(Consistency::of(&now), Consistency::ConsistentlyLow);
    }

    #[test]
    fn what_depends_on_what_was_not_found_is_never_called_consistent() {
        let perhaps = Grade::Below(Outside {
            limit: Level::NinetyNinePointEight,
            condition: Some(Condition {
                missing: 4,
                at_least: 1,
            }),
        });
        assert_eq!(Consistency::of(&[BELOW, perhaps]), Consistency::NotShown);
    }

    #[test]
    fn a_period_with_too_few_due_is_none() {
        assert_eq!(
            Consistency::of(&[BELOW, Grade::TooFew { of: 4 }]),
            Consistency::TooFew
        );
        assert_eq!(
            Consistency::of(&[BELOW, Grade::TooLittleKnown]),
            Consistency::TooFew
        );
        assert_eq!(Consistency::of(&[]), Consistency::TooFew);
    }
}
