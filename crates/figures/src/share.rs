//! A share: so many of so many, never a percentage without its base.

/// The least base of which a percentage is said; below it, "6 of 9".
///
/// One more or less of nineteen moves a percentage by more than five points,
/// and that reads as a difference (interface, "small counts").
pub const LEAST_BASE_OF_A_PERCENTAGE: u32 = 20;

/// So many of so many.
///
/// ```
/// use answerable_figures::Share;
///
/// let in_time = Share::try_new(401, 584)?;
/// assert_eq!(in_time.percent(), Some(69));
/// assert_eq!(Share::try_new(6, 9)?.percent(), None, "say \"6 of 9\"");
/// # Ok::<(), answerable_figures::MoreThanAll>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    count: u32,
    of: u32,
}

/// More were counted than there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{count} were counted of {of}; a part is no more than its whole")]
pub struct MoreThanAll {
    /// What was counted.
    pub count: u32,
    /// How many there are.
    pub of: u32,
}

impl Share {
    /// `count` of `of`. None of none is a share, of which no value is known.
    ///
    /// # Errors
    ///
    /// More counted than there are.
    pub const fn try_new(count: u32, of: u32) -> Result<Self, MoreThanAll> {
        if count > of {
            return Err(MoreThanAll { count, of });
        }
        Ok(Self { count, of })
    }

    /// A count that is known to be no more than all; capped all the same.
    pub(crate) const fn capped(count: u32, of: u32) -> Self {
        let count = if count < of { count } else { of };
        Self { count, of }
    }

    /// How many met it.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.count
    }

    /// The base: how many there are.
    #[must_use]
    pub const fn of(self) -> u32 {
        self.of
    }

    /// From 0 to 1; nothing where the base is nothing.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.count) / f64::from(self.of))
    }

    /// In whole per cent, half upwards, where the base is large enough to say
    /// one ([`LEAST_BASE_OF_A_PERCENTAGE`]).
    ///
    /// All and none alone are 100 and 0: 999 of 1,000 is 99, and 1 of 1,000 is
    /// 1, so that no percentage says of everybody what is not so of everybody.
    #[must_use]
    pub fn percent(self) -> Option<u8> {
        if self.of < LEAST_BASE_OF_A_PERCENTAGE {
            return None;
        }
        let (count, of) = (u64::from(self.count), u64::from(self.of));
        let rounded = (200 * count + of) / (2 * of);
        let honest = match (count, of - count) {
            (0, _) => 0,
            (_, 0) => 100,
            _ => rounded.clamp(1, 99),
        };
        u8::try_from(honest).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn more_than_all_is_refused() {
        assert_eq!(
            Share::try_new(10, 9).unwrap_err().to_string(),
            "10 were counted of 9; a part is no more than its whole"
        );
    }

    #[test]
    fn below_a_base_of_twenty_no_percentage_is_said() {
        assert_eq!(Share::try_new(19, 19).unwrap().percent(), None);
        assert_eq!(Share::try_new(20, 20).unwrap().percent(), Some(100));
        assert_eq!(Share::try_new(0, 0).unwrap().percent(), None);
        assert_eq!(Share::try_new(0, 0).unwrap().value(), None);
    }

    #[test]
    fn only_all_is_a_hundred_per_cent_and_only_none_is_nought() {
        assert_eq!(Share::try_new(999, 1_000).unwrap().percent(), Some(99));
        assert_eq!(Share::try_new(1, 1_000).unwrap().percent(), Some(1));
        assert_eq!(Share::try_new(0, 1_000).unwrap().percent(), Some(0));
        assert_eq!(Share::try_new(125, 1_000).unwrap().percent(), Some(13));
    }

    proptest! {
        #[test]
        fn a_percentage_is_within_one_of_the_share(of in 20u32.., part in 0.0f64..=1.0) {
            let count = (f64::from(of) * part) as u32;
            let share = Share::try_new(count, of).unwrap();
            let percent = f64::from(share.percent().unwrap());
            prop_assert!((percent - 100.0 * share.value().unwrap()).abs() <= 1.0);
        }
    }
}
