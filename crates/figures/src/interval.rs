//! What chance alone leaves open about a share.

use crate::special::incomplete_beta;
use crate::{Level, Share};

/// From `low` to `high`, both included; of shares, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end; never below `low`.
    pub high: f64,
}

impl Interval {
    /// Whether `value` lies in it.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// How far its ends are apart.
    #[must_use]
    pub fn width(self) -> f64 {
        self.high - self.low
    }
}

impl Share {
    /// Wilson's interval: the shares with which this count would be no surprise.
    ///
    /// E. B. Wilson, Journal of the American Statistical Association 22 (1927);
    /// the interval that the Analysis Function and Public Health England use
    /// for proportions. Its coverage is near its level on average, and it never
    /// leaves 0 to 1. Nothing where the base is nothing.
    ///
    /// ```
    /// use answerable_figures::{Level, Share};
    ///
    /// let interval = Share::try_new(6, 9)?.wilson(Level::NinetyFive).ok_or("of none")?;
    /// assert_eq!(format!("{:.3} to {:.3}", interval.low, interval.high), "0.354 to 0.879");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn wilson(self, level: Level) -> Option<Interval> {
        let value = self.value()?;
        let of = f64::from(self.of());
        let z2 = level.deviations().powi(2);
        let middle = value + z2 / (2.0 * of);
        let spread =
            level.deviations() * (value * (1.0 - value) / of + z2 / (4.0 * of * of)).sqrt();
        let whole = 1.0 + z2 / of;
        // With none or all, the end is the estimate itself; the sum of rounded
        // numbers may miss it by a hair.
        let none = self.count() == 0;
        let all = self.count() == self.of();
        Some(Interval {
            low: if none { 0.0 } else { (middle - spread) / whole },
            high: if all { 1.0 } else { (middle + spread) / whole },
        })
    }

    /// The exact interval of Clopper and Pearson: covers at least its level,
    /// whatever the share (Biometrika 26, 1934). Wider than
    /// [`wilson`](Self::wilson). Nothing where the base is nothing.
    #[must_use]
    pub fn exact(self, level: Level) -> Option<Interval> {
        let (count, of) = (f64::from(self.count()), f64::from(self.of()));
        self.value()?;
        let low = if self.count() == 0 {
            0.0
        } else {
            beta_quantile(level.tail(), count, of - count + 1.0)
        };
        let high = if self.count() == self.of() {
            1.0
        } else {
            1.0 - beta_quantile(level.tail(), of - count, count + 1.0)
        };
        Some(Interval { low, high })
    }
}

/// Halvings after which two neighbouring numbers of 64 bits are left.
const HALVINGS: u32 = 200;

/// The share below which a beta distribution has `chance`.
///
/// Found by halving: slower than Newton's method and never astray.
fn beta_quantile(chance: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if incomplete_beta(a, b, middle) < chance {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn share() -> impl Strategy<Value = Share> {
        (1u32..3_000)
            .prop_flat_map(|of| (0..=of, Just(of)))
            .prop_map(|(count, of)| Share::try_new(count, of).unwrap())
    }

    #[test]
    fn of_none_nothing_is_said() {
        let none = Share::try_new(0, 0).unwrap();
        assert_eq!(none.wilson(Level::NinetyFive), None);
        assert_eq!(none.exact(Level::NinetyFive), None);
    }

    proptest! {
        #[test]
        fn each_interval_holds_its_share_and_stays_between_nought_and_one(share in share()) {
            for level in Level::BOTH {
                for interval in [share.wilson(level).unwrap(), share.exact(level).unwrap()] {
                    prop_assert!(interval.contains(share.value().unwrap()), "{interval:?}");
                    prop_assert!(interval.low >= 0.0 && interval.high <= 1.0);
                }
            }
        }

        #[test]
        fn the_surer_interval_is_the_wider(share in share()) {
            let [inner, outer] = Level::BOTH;
            prop_assert!(share.wilson(inner).unwrap().width() < share.wilson(outer).unwrap().width());
            prop_assert!(share.exact(inner).unwrap().width() < share.exact(outer).unwrap().width());
        }

        #[test]
        fn one_more_that_met_it_moves_both_ends_up(share in share()) {
            prop_assume!(share.count() < share.of());
            let more = Share::try_new(share.count() + 1, share.of()).unwrap();
            for level in Level::BOTH {
                let (one, other) = (share.exact(level).unwrap(), more.exact(level).unwrap());
                prop_assert!(one.low < other.low && one.high < other.high);
                let (one, other) = (share.wilson(level).unwrap(), more.wilson(level).unwrap());
                prop_assert!(one.low < other.low && one.high < other.high);
            }
        }

        #[test]
        fn ten_times_as_many_narrow_it(count in 0u32..50, rest in 1u32..50) {
            let of = count + rest;
            let few = Share::try_new(count, of).unwrap();
            let many = Share::try_new(10 * count, 10 * of).unwrap();
            for level in Level::BOTH {
                prop_assert!(many.wilson(level).unwrap().width() < few.wilson(level).unwrap().width());
                prop_assert!(many.exact(level).unwrap().width() < few.exact(level).unwrap().width());
            }
        }

        #[test]
        fn the_share_that_did_not_meet_it_has_the_mirrored_interval(share in share()) {
            let rest = Share::try_new(share.of() - share.count(), share.of()).unwrap();
            for level in Level::BOTH {
                let (one, other) = (share.exact(level).unwrap(), rest.exact(level).unwrap());
                prop_assert!((one.low - (1.0 - other.high)).abs() < 1e-9);
                let (one, other) = (share.wilson(level).unwrap(), rest.wilson(level).unwrap());
                prop_assert!((one.low - (1.0 - other.high)).abs() < 1e-9);
            }
        }
    }
}
