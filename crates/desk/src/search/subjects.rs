//! A set of subjects, by their places.

/// Subjects, by the places they have in a register
/// ([`Ask::subject`](answerable_register::fold::Ask::subject)): a list asks of each of
/// half a million asks whether its subject is among them.
#[derive(Clone, Debug, Default)]
pub struct Subjects {
    /// For each place whether it is among them, a bit each; none of those after
    /// the end is.
    within: Vec<u64>,
}

impl Subjects {
    /// Whether a subject is among them.
    #[must_use]
    pub fn contains(&self, subject: u32) -> bool {
        let (word, bit) = place_of(subject);
        self.within.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Puts a subject among them.
    pub fn insert(&mut self, subject: u32) {
        let (word, bit) = place_of(subject);
        if self.within.len() <= word {
            self.within.resize(word + 1, 0);
        }
        self.within[word] |= bit;
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        let words = self.within.iter();
        words.map(|word| word.count_ones() as usize).sum()
    }

    /// Leaves those alone that are among others too.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        self.within.truncate(others.within.len());
        for (word, other) in self.within.iter_mut().zip(&others.within) {
            *word &= other;
        }
        self
    }

    /// Puts others among them.
    #[must_use]
    pub fn or(mut self, others: &Self) -> Self {
        if self.within.len() < others.within.len() {
            self.within.resize(others.within.len(), 0);
        }
        for (word, other) in self.within.iter_mut().zip(&others.within) {
            *word |= other;
        }
        self
    }
}

/// In which word a subject stands, and its bit there.
fn place_of(subject: u32) -> (usize, u64) {
    ((subject / u64::BITS) as usize, 1 << (subject % u64::BITS))
}

impl Extend<u32> for Subjects {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, subjects: I) {
        for subject in subjects {
            self.insert(subject);
        }
    }
}

impl FromIterator<u32> for Subjects {
    fn from_iter<I: IntoIterator<Item = u32>>(subjects: I) -> Self {
        let mut all = Self::default();
        all.extend(subjects);
        all
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// It is a set.
        #[test]
        fn it_holds_what_a_set_holds(
            one in prop::collection::btree_set(0..200_u32, 0..40),
            other in prop::collection::btree_set(0..200_u32, 0..40),
        ) {
            let subjects = |set: &BTreeSet<u32>| set.iter().copied().collect::<Subjects>();
            let both = subjects(&one).and(&subjects(&other));
            let either = subjects(&one).or(&subjects(&other));
            prop_assert_eq!(subjects(&one).count(), one.len());
            for place in 0..270 {
                let (in_one, in_other) = (one.contains(&place), other.contains(&place));
                prop_assert_eq!(subjects(&one).contains(place), in_one);
                prop_assert_eq!(both.contains(place), in_one && in_other);
                prop_assert_eq!(either.contains(place), in_one || in_other);
            }
        }
    }
}
