//! Counts of people, shown so that nobody can be picked out.

use std::fmt;

/// To what a count is rounded where counts are rounded at all.
pub const ROUNDED_TO: u32 = 5;

/// How small counts of one data set are shown. A setting of the data set,
/// never of a page.
///
/// Figures that a publisher has published are shown as published; what we
/// count from records that are not public is shown under one of the other two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SmallCounts {
    /// Every record behind the figures is public: counts are shown as they are.
    Open,
    /// 1 to 4 hidden, the rest rounded to 5.
    UnderFive,
    /// 1 to 9 hidden, the rest rounded to 5: the "10-5 rule", and what holds
    /// where nothing else was set.
    #[default]
    UnderTen,
}

impl SmallCounts {
    /// The least count that is shown: hidden are one to one less.
    #[must_use]
    pub const fn least_shown(self) -> u32 {
        match self {
            Self::Open => 1,
            Self::UnderFive => 5,
            Self::UnderTen => 10,
        }
    }

    /// Whether a count is so small that it is hidden.
    #[must_use]
    pub const fn hides(self, count: u32) -> bool {
        count > 0 && count < self.least_shown()
    }

    /// A count as it is shown alone, outside any table with totals.
    ///
    /// In a table use [`Table::protect`](crate::Table::protect): there a
    /// hidden count may follow from its neighbours. A zero shown alone says of
    /// a whole data set that it is empty, and reveals nothing of a person in it.
    ///
    /// ```
    /// use answerable_figures::{SmallCounts, Symbol};
    ///
    /// assert_eq!(SmallCounts::UnderTen.alone(9), Err(Symbol::Confidential));
    /// assert_eq!(SmallCounts::UnderTen.alone(13), Ok(15));
    /// assert_eq!(SmallCounts::Open.alone(9), Ok(9));
    /// ```
    ///
    /// # Errors
    ///
    /// [`Symbol::Confidential`], to be shown in the count's place.
    pub const fn alone(self, count: u32) -> Result<u32, Symbol> {
        if self.hides(count) {
            return Err(Symbol::Confidential);
        }
        Ok(self.rounded(count))
    }

    /// To the nearest multiple of [`ROUNDED_TO`]; as it is where the data set is open.
    #[must_use]
    pub const fn rounded(self, count: u32) -> u32 {
        match self {
            Self::Open => count,
            Self::UnderFive | Self::UnderTen => {
                let up = count.saturating_add(ROUNDED_TO / 2);
                up - up % ROUNDED_TO
            }
        }
    }
}

/// What stands in the place of a number; never a blank cell.
///
/// The symbols of the Government Analysis Function for tables. Read aloud as
/// [words](Self::words).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Symbol {
    /// Hidden, so that nobody can be picked out.
    Confidential,
    /// Nobody has it, or it could not be worked out.
    NotAvailable,
    /// There can be none.
    NotApplicable,
    /// Not nothing, and nothing when rounded.
    Low,
}

impl Symbol {
    /// All of them, for a key.
    pub const ALL: [Self; 4] = [
        Self::Confidential,
        Self::NotAvailable,
        Self::NotApplicable,
        Self::Low,
    ];

    /// What it means, for who hears the page and for the key.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Confidential => "confidential",
            Self::NotAvailable => "not available",
            Self::NotApplicable => "not applicable",
            Self::Low => "rounds to zero",
        }
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Confidential => "[c]",
            Self::NotAvailable => "[x]",
            Self::NotApplicable => "[z]",
            Self::Low => "[low]",
        })
    }
}

/// A rate to so many decimals, or [`Symbol::Low`] where it is not nothing and
/// rounds to nothing.
///
/// ```
/// use answerable_figures::{Symbol, rounded_rate};
///
/// assert_eq!(rounded_rate(41.66, 1), Ok(41.7));
/// assert_eq!(rounded_rate(0.04, 1), Err(Symbol::Low));
/// assert_eq!(rounded_rate(0.0, 1), Ok(0.0));
/// ```
///
/// # Errors
///
/// [`Symbol::Low`], or [`Symbol::NotAvailable`] of what is no number.
pub fn rounded_rate(rate: f64, decimals: u8) -> Result<f64, Symbol> {
    if !rate.is_finite() {
        return Err(Symbol::NotAvailable);
    }
    let shift = 10_f64.powi(i32::from(decimals));
    let rounded = (rate * shift).round() / shift;
    if rounded.abs() > 0.0 || rate.abs() <= 0.0 {
        Ok(rounded)
    } else {
        Err(Symbol::Low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_ten_five_rule_count_by_count() {
        let shown = |rule: SmallCounts, counts: &[u32]| -> String {
            let shown = counts.iter().map(|count| match rule.alone(*count) {
                Ok(count) => count.to_string(),
                Err(symbol) => symbol.to_string(),
            });
            shown.collect::<Vec<_>>().join(" ")
        };
        let counts = [0, 1, 4, 5, 7, 8, 9, 10, 12, 13, 17, 18];
        assert_eq!(
            shown(SmallCounts::UnderTen, &counts),
            "0 [c] [c] [c] [c] [c] [c] 10 10 15 15 20"
        );
        assert_eq!(
            shown(SmallCounts::UnderFive, &counts),
            "0 [c] [c] 5 5 10 10 10 10 15 15 20"
        );
        assert_eq!(
            shown(SmallCounts::Open, &counts),
            "0 1 4 5 7 8 9 10 12 13 17 18"
        );
    }

    #[test]
    fn where_nothing_was_set_the_stricter_rule_holds() {
        assert_eq!(SmallCounts::default(), SmallCounts::UnderTen);
    }

    #[test]
    fn every_symbol_is_read_as_words() {
        let key = Symbol::ALL.map(|symbol| format!("{symbol} {}", symbol.words()));
        assert_eq!(
            key.join("; "),
            "[c] confidential; [x] not available; [z] not applicable; [low] rounds to zero"
        );
    }

    #[test]
    fn what_is_no_number_is_not_available() {
        assert_eq!(rounded_rate(f64::NAN, 1), Err(Symbol::NotAvailable));
        assert_eq!(rounded_rate(f64::INFINITY, 1), Err(Symbol::NotAvailable));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_at_most_two_off(count in 0u32..4_000_000_000) {
            for rule in [SmallCounts::UnderFive, SmallCounts::UnderTen] {
                if let Ok(shown) = rule.alone(count) {
                    prop_assert_eq!(shown % ROUNDED_TO, 0);
                    prop_assert!(shown.abs_diff(count) <= 2);
                }
            }
        }
    }
}
