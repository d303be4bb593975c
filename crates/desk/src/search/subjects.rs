//! A set of subjects, by their places.

/// Subjects, by the places they have in a register
/// ([`Ask::subject`](answerable_register::fold::Ask::subject)): a list asks of each of
/// half a million asks whether its subject is among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subjects {
    /// For each place whether it is among them; none of those after the end is.
    within: Vec<bool>,
}

impl Subjects {
    /// Whether a subject is among them.
    #[must_use]
    pub fn contains(&self, subject: u32) -> bool {
        self.within.get(subject as usize).is_some_and(|is| *is)
    }

    /// Puts a subject among them.
    pub fn insert(&mut self, subject: u32) {
        let place = subject as usize;
        if self.within.len() <= place {
            self.within.resize(place + 1, false);
        }
        self.within[place] = true;
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.within.iter().filter(|is| **is).count()
    }

    /// Leaves those alone that are among others too.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        self.within.truncate(others.within.len());
        for (is, other) in self.within.iter_mut().zip(&others.within) {
            *is &= other;
        }
        self
    }
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
            for place in 0..210 {
                prop_assert_eq!(subjects(&one).contains(place), one.contains(&place));
                prop_assert_eq!(both.contains(place), one.contains(&place) && other.contains(&place));
            }
        }
    }
}
