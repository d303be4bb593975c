//! How comments stood at the end of each month.

use jiff::civil::Date;

use super::{Period, Timeliness};
use crate::view::View;

/// How many ends of months are looked at, at most: two years.
pub const MOST_MONTHS: usize = 24;

/// How comments stood on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnADay {
    /// The end of a month, or the day shown.
    pub day: Date,
    /// What was known in the world by then.
    pub counted: Timeliness,
}

impl View<'_> {
    /// How comments stood on the day shown and at the end of each month before,
    /// the earliest first: each point is the page of that day, drawn again.
    ///
    /// At most [`MOST_MONTHS`] ends of months, and none before anything was due.
    #[must_use]
    pub fn timeliness_over_time(&self, period: &Period) -> Vec<OnADay> {
        let mut days = vec![self.as_at];
        days.extend(ends_of_months_before(self.as_at).take(MOST_MONTHS));
        days.reverse();
        let counted = days.into_iter().map(|day| {
            let view = View {
                as_at: day,
                ..*self
            };
            OnADay {
                day,
                counted: view.timeliness_of_comments(period),
            }
        });
        counted
            .skip_while(|on| on.counted.comments.due() == 0)
            .collect()
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
}
