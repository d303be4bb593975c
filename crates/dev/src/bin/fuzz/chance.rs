//! Numbers that look like chance and follow from a seed.

/// SplitMix64 (Steele, Lea and Flood, 2014): one number after another.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// What follows from a seed and the number of an input.
    pub(crate) fn of(seed: u64, input: u64) -> Self {
        let mut chance = Self(seed);
        let first = chance.next();
        Self(first ^ input.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one; 0 below nothing.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        match most as u64 {
            0 => 0,
            most => (self.next() % most) as usize,
        }
    }

    /// A number below two to this power, and mostly far below.
    pub(crate) fn mostly_few(&mut self, power: usize) -> usize {
        let most = 1 << self.below(power);
        self.below(most)
    }

    /// One of these, which are not none.
    pub(crate) fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// Whether one of so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}
