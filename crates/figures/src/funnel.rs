//! Where chance alone would leave a body: limits around the national share.

use crate::binomial::{at_most, smallest_reaching};
use crate::dispersion::Dispersion;
use crate::{Level, MissingEvidence};

/// The shares between which chance alone would leave a body.
///
/// Not an [`Interval`](crate::Interval) of the body's own share: these are the
/// limits for any body with so many due, drawn around the national share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelLimits {
    /// A share below this lies below the limit.
    pub lower: f64,
    /// A share above this lies above the limit.
    pub upper: f64,
}

impl FunnelLimits {
    /// The exact binomial limits of a body with `of` due around `share`.
    ///
    /// As D. J. Spiegelhalter interpolates them (Statistics in Medicine 24,
    /// 2005, appendix A.1.1), so that the curves are smooth: with r the smallest
    /// count that chance stays at or under with at least the tail's chance, the
    /// limit is (r − α) / of, and α says how far that chance oversteps the tail.
    /// The upper limit is the lower one of those that did *not* meet it, so that
    /// the two are mirrors; read plainly, the formula's upper limit would let
    /// through counts more likely than its tail (decision 79). A count below the
    /// lower limit therefore has, with all those under it, less than the tail's
    /// chance; and so on the other side.
    ///
    /// With nothing due the limits are 0 and 1: nothing is told apart.
    #[must_use]
    pub fn around(share: f64, of: u32, level: Level) -> Self {
        Self {
            lower: lower_limit(share, of, level.tail()),
            upper: 1.0 - lower_limit(1.0 - share, of, level.tail()),
        }
    }

    /// Moved away from `share` by the square root of `phi`, and never out of 0 to 1.
    fn widened(self, share_below: f64, share_above: f64, phi: f64) -> Self {
        let by = phi.sqrt();
        Self {
            lower: (share_below - (share_below - self.lower) * by).max(0.0),
            upper: (share_above + (self.upper - share_above) * by).min(1.0),
        }
    }
}

fn lower_limit(share: f64, of: u32, tail: f64) -> f64 {
    if of == 0 {
        return 0.0;
    }
    let reached = smallest_reaching(tail, of, share);
    let up_to = at_most(reached, of, share);
    let under = reached
        .checked_sub(1)
        .map_or(0.0, |less| at_most(less, of, share));
    let over = (up_to - tail) / (up_to - under);
    ((f64::from(reached) - over) / f64::from(of)).clamp(0.0, 1.0)
}

/// A funnel: the national share, how much bodies differ anyway, and from both
/// the limits of a body with any number due.
///
/// The national share has missing evidence as each body's has. So the lower
/// limits stand around the lowest national share there can be and the upper
/// ones around the highest: what has not been found elsewhere never puts a body
/// outside.
///
/// ```
/// use answerable_figures::{Funnel, Level, MissingEvidence};
///
/// let bodies = [
///     MissingEvidence::try_new(6, 2, 9)?,
///     MissingEvidence::try_new(12, 0, 12)?,
///     MissingEvidence::try_new(3, 4, 11)?,
/// ];
/// let funnel = Funnel::of(&bodies).ok_or("nothing is due")?;
/// let few = funnel.limits(Level::NinetyFive, 10);
/// let many = funnel.limits(Level::NinetyFive, 100);
/// assert!(few.lower < many.lower && many.upper < few.upper, "a funnel");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Funnel {
    national: MissingEvidence,
    dispersion: Dispersion,
}

impl Funnel {
    /// The funnel of these bodies: their shares together, and how much they
    /// differ beyond chance. Nothing where nothing is due.
    #[must_use]
    pub fn of(bodies: &[MissingEvidence]) -> Option<Self> {
        let national = MissingEvidence::together(bodies.iter().copied());
        national.lowest().value()?;
        Some(Self {
            national,
            dispersion: Dispersion::of(bodies),
        })
    }

    /// The share of all bodies together.
    #[must_use]
    pub const fn national(&self) -> MissingEvidence {
        self.national
    }

    /// How much the bodies differ beyond chance, for the page to tell.
    #[must_use]
    pub const fn dispersion(&self) -> Dispersion {
        self.dispersion
    }

    /// The limits of a body with `of` due.
    #[must_use]
    pub fn limits(&self, level: Level, of: u32) -> FunnelLimits {
        let [below, above] = [self.national.lowest(), self.national.highest()]
            .map(|share| share.value().unwrap_or_default());
        FunnelLimits {
            lower: lower_limit(below, of, level.tail()),
            upper: 1.0 - lower_limit(1.0 - above, of, level.tail()),
        }
        .widened(below, above, self.dispersion.applied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn with_nothing_due_there_is_no_funnel_and_nothing_is_told_apart() {
        assert_eq!(Funnel::of(&[]), None);
        assert_eq!(Funnel::of(&[MissingEvidence::default()]), None);
        let limits = FunnelLimits::around(0.5, 0, Level::NinetyFive);
        assert_eq!((limits.lower, limits.upper), (0.0, 1.0));
    }

    #[test]
    fn what_is_missing_opens_the_middle_of_the_funnel() {
        let known = Funnel::of(&[MissingEvidence::try_new(60, 0, 100).unwrap()]).unwrap();
        let open = Funnel::of(&[MissingEvidence::try_new(60, 20, 100).unwrap()]).unwrap();
        for level in Level::BOTH {
            let (known, open) = (known.limits(level, 20), open.limits(level, 20));
            assert_eq!(known.lower, open.lower);
            assert!(known.upper < open.upper);
        }
    }

    proptest! {
        /// What the limits promise, in the terms of the exact test.
        #[test]
        fn a_count_outside_a_limit_is_rarer_than_its_tail(
            of in 1u32..400, share in 0.01f64..0.99, level in 0usize..2,
        ) {
            let level = Level::BOTH[level];
            let limits = FunnelLimits::around(share, of, level);
            for count in 0..=of {
                let value = f64::from(count) / f64::from(of);
                let rare_below = at_most(count, of, share) < level.tail();
                let rare_above = at_most(of - count, of, 1.0 - share) < level.tail();
                // Within a hair of the tail the two may round apart.
                let close = (at_most(count, of, share) - level.tail()).abs() < 1e-9
                    || (at_most(of - count, of, 1.0 - share) - level.tail()).abs() < 1e-9;
                prop_assert!(close || (value < limits.lower) == rare_below, "{count} of {of}");
                prop_assert!(close || (value > limits.upper) == rare_above, "{count} of {of}");
            }
        }

        #[test]
        fn the_limits_hold_the_share_and_narrow_with_the_number_due(
            of in 1u32..2_000, share in 0.0f64..=1.0,
        ) {
            for level in Level::BOTH {
                let few = FunnelLimits::around(share, of, level);
                let many = FunnelLimits::around(share, of * 4, level);
                prop_assert!(few.lower <= share && share <= few.upper);
                prop_assert!(many.upper - many.lower <= few.upper - few.lower + 1e-12);
            }
            let [inner, outer] = Level::BOTH.map(|level| FunnelLimits::around(share, of, level));
            prop_assert!(outer.lower <= inner.lower && inner.upper <= outer.upper);
        }

        #[test]
        fn the_limits_of_what_did_not_meet_it_are_the_mirror(
            of in 1u32..500, hundredths in 1u32..100,
        ) {
            let share = f64::from(hundredths) / 100.0;
            for level in Level::BOTH {
                let one = FunnelLimits::around(share, of, level);
                let other = FunnelLimits::around(1.0 - share, of, level);
                prop_assert!((one.lower - (1.0 - other.upper)).abs() < 1e-9);
                prop_assert!((one.upper - (1.0 - other.lower)).abs() < 1e-9);
            }
        }
    }
}
