//! The middle of a number of days.

use crate::binomial::at_most;

/// The median of days, with what chance leaves open about it.
///
/// Only of things that have ended. Where some are still open, the days so far
/// would make the answer look quicker than it is: see
/// [`Survival`](crate::Survival).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MedianDays {
    /// In days; with an even number of them, half-way between the middle two.
    pub median: f64,
    /// From one observed day to another; nothing with fewer than six.
    pub interval: Option<DaysInterval>,
    /// Of how many.
    pub of: usize,
}

/// From one number of days to another, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DaysInterval {
    /// Days, the fewer.
    pub low: u32,
    /// Days, the more.
    pub high: u32,
    /// The chance that it holds the true median, at least 0.95.
    pub coverage: f64,
}

impl MedianDays {
    /// Of these days; nothing of none.
    ///
    /// The interval runs from the r-th smallest to the r-th largest, with the
    /// largest r for which both tails together have at most 5%. It assumes
    /// nothing of how days are spread (H. A. David and H. N. Nagaraja, "Order
    /// Statistics", 2003, section 7.1).
    ///
    /// ```
    /// use answerable_figures::MedianDays;
    ///
    /// let days = MedianDays::of(&[12, 30, 41, 48, 55, 55, 56, 90]).ok_or("of none")?;
    /// assert_eq!(days.median, 51.5);
    /// let interval = days.interval.ok_or("too few")?;
    /// assert_eq!((interval.low, interval.high), (12, 90));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn of(days: &[u32]) -> Option<Self> {
        let mut sorted = days.to_vec();
        sorted.sort_unstable();
        let upper = *sorted.get(sorted.len() / 2)?;
        let lower = sorted[(sorted.len() - 1) / 2];
        Some(Self {
            median: f64::midpoint(f64::from(lower), f64::from(upper)),
            interval: interval(&sorted),
            of: sorted.len(),
        })
    }
}

/// The chance left outside on each side.
const TAIL: f64 = 0.025;

fn interval(sorted: &[u32]) -> Option<DaysInterval> {
    let of = u32::try_from(sorted.len()).ok()?;
    // The most values that may be left out on one side.
    let left_out = (0..of / 2)
        .take_while(|left_out| at_most(*left_out, of, 0.5) <= TAIL)
        .last()?;
    let from = usize::try_from(left_out).ok()?;
    Some(DaysInterval {
        low: sorted[from],
        high: sorted[sorted.len() - 1 - from],
        coverage: 1.0 - 2.0 * at_most(left_out, of, 0.5),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn of_none_there_is_no_middle_and_of_five_no_interval() {
        assert_eq!(MedianDays::of(&[]), None);
        let five = MedianDays::of(&[1, 2, 3, 4, 5]).unwrap();
        assert_eq!((five.median, five.interval), (3.0, None));
    }

    #[test]
    fn six_are_the_fewest_of_which_an_interval_is_said() {
        let six = MedianDays::of(&[10, 20, 30, 40, 50, 60]).unwrap();
        let interval = six.interval.unwrap();
        assert_eq!((interval.low, interval.high), (10, 60));
        assert!((interval.coverage - 31.0 / 32.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_median_with_the_coverage_it_says(
            days in proptest::collection::vec(0u32..400, 6..200),
        ) {
            let found = MedianDays::of(&days).unwrap();
            let interval = found.interval.unwrap();
            prop_assert!(f64::from(interval.low) <= found.median);
            prop_assert!(found.median <= f64::from(interval.high));
            prop_assert!(interval.coverage >= 0.95);
        }

        #[test]
        fn later_by_a_day_moves_all_by_a_day(days in proptest::collection::vec(0u32..400, 1..50)) {
            let later: Vec<u32> = days.iter().map(|day| day + 1).collect();
            let (one, other) = (MedianDays::of(&days).unwrap(), MedianDays::of(&later).unwrap());
            prop_assert_eq!(one.median + 1.0, other.median);
            prop_assert_eq!(
                one.interval.map(|days| (days.low + 1, days.high + 1)),
                other.interval.map(|days| (days.low, days.high))
            );
        }
    }
}
