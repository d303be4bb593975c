//! Repeatable chance: the same seed makes the same register on every machine.

/// `SplitMix64` (Steele, Lea and Flood, 2014): small, fast, good enough to
/// choose words with, and fixed for ever, unlike a library's generator.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn of(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from nought up to, not including, `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        // The bias of a remainder is far below what a measurement could show.
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }

    /// A number from 0 up to, not including, 1.
    pub(crate) fn share(&mut self) -> f64 {
        // 53 bits, which a f64 holds exactly.
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True `times` in a hundred.
    pub(crate) fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    /// One of these.
    pub(crate) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_for_ever() {
        let mut chance = Chance::of(1);
        let drawn: Vec<usize> = (0..5).map(|_| chance.below(1000)).collect();
        let mut again = Chance::of(1);
        assert_eq!(drawn, (0..5).map(|_| again.below(1000)).collect::<Vec<_>>());
        assert_ne!(
            drawn,
            (0..5).map(|_| chance.below(1000)).collect::<Vec<_>>()
        );
    }
}
