//! What nobody has found yet, kept apart from what chance does.

use crate::{MoreThanAll, Share};

/// A share of which some of the evidence is missing.
///
/// Of `of`, `met` are known to have met it and of `missing` it is not known
/// whether they did; the rest are known not to have. The share lies somewhere
/// from [`lowest`](Self::lowest) to [`highest`](Self::highest). That range is
/// what looking would narrow; an [`Interval`](crate::Interval) is what chance
/// leaves, and no looking narrows it. The two are never added together.
///
/// ```
/// use answerable_figures::MissingEvidence;
///
/// // Eleven due, three in time, four not found.
/// let southvale = MissingEvidence::try_new(3, 4, 11)?;
/// assert_eq!(southvale.lowest().count(), 3);
/// assert_eq!(southvale.highest().count(), 7, "if the four were all in time");
/// # Ok::<(), answerable_figures::MoreThanAll>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct MissingEvidence {
    met: u32,
    missing: u32,
    of: u32,
}

impl MissingEvidence {
    /// `met` known to have met it, `missing` not known, of `of`.
    ///
    /// # Errors
    ///
    /// Those known to have met it and those not known are together more than
    /// there are.
    pub const fn try_new(met: u32, missing: u32, of: u32) -> Result<Self, MoreThanAll> {
        let count = met.saturating_add(missing);
        if count > of {
            return Err(MoreThanAll { count, of });
        }
        Ok(Self { met, missing, of })
    }

    /// A share of which nothing is missing.
    #[must_use]
    pub const fn complete(share: Share) -> Self {
        Self {
            met: share.count(),
            missing: 0,
            of: share.of(),
        }
    }

    /// How many are known to have met it.
    #[must_use]
    pub const fn met(self) -> u32 {
        self.met
    }

    /// Of how many it is not known.
    #[must_use]
    pub const fn missing(self) -> u32 {
        self.missing
    }

    /// How many there are.
    #[must_use]
    pub const fn of(self) -> u32 {
        self.of
    }

    /// Whether as much is missing as known, or more. Then no percentage is said,
    /// which would be read as how many met it, and nothing is drawn.
    #[must_use]
    pub const fn is_mostly_missing(self) -> bool {
        self.missing > 0 && self.missing as u64 * 2 >= self.of as u64
    }

    /// The share if none of the missing met it.
    #[must_use]
    pub const fn lowest(self) -> Share {
        self.if_met(0)
    }

    /// The share if all of the missing met it.
    #[must_use]
    pub const fn highest(self) -> Share {
        self.if_met(self.missing)
    }

    /// The share if so many of the missing met it; never more than there are.
    #[must_use]
    pub const fn if_met(self, of_the_missing: u32) -> Share {
        let met = if of_the_missing < self.missing {
            of_the_missing
        } else {
            self.missing
        };
        Share::capped(self.met.saturating_add(met), self.of)
    }

    /// All together: the share of the whole country from the shares of its bodies.
    ///
    /// Sums stop at the largest number there is, four thousand million.
    #[must_use]
    pub fn together(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::default(), |sum, one| Self {
            met: sum.met.saturating_add(one.met),
            missing: sum.missing.saturating_add(one.missing),
            of: sum.of.saturating_add(one.of),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_and_what_is_missing_are_no_more_than_all() {
        assert_eq!(
            MissingEvidence::try_new(3, 9, 11),
            Err(MoreThanAll { count: 12, of: 11 })
        );
    }

    #[test]
    fn half_of_it_is_too_much_to_miss() {
        let of = |missing| MissingEvidence::try_new(0, missing, 4).unwrap();
        assert!(!of(1).is_mostly_missing() && of(2).is_mostly_missing());
        assert!(!MissingEvidence::default().is_mostly_missing());
    }

    #[test]
    fn with_nothing_missing_the_two_ends_are_one() {
        let known = MissingEvidence::complete(Share::try_new(6, 9).unwrap());
        assert_eq!(known.lowest(), known.highest());
    }

    #[test]
    fn together_they_are_the_sum() {
        let one = MissingEvidence::try_new(6, 2, 9).unwrap();
        let other = MissingEvidence::try_new(3, 4, 11).unwrap();
        assert_eq!(
            MissingEvidence::together([one, other]),
            MissingEvidence::try_new(9, 6, 20).unwrap()
        );
        assert_eq!(MissingEvidence::together([]), MissingEvidence::default());
    }
}
