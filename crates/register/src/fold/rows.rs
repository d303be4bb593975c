//! A list that grows without moving what it holds.

use std::ops::{Index, IndexMut};

/// How many things a piece of the list holds at most: few enough that a small
/// register holds little room for nothing.
const PIECE: usize = 256;

/// Things in the order they were pushed, in pieces of [`PIECE`].
///
/// A `Vec` that grows moves everything it holds to a larger place, again and
/// again: while a long log is folded that is twice the memory, and all of it
/// touched for the first time, which costs more than the fold itself.
#[derive(Debug)]
pub(super) struct Rows<T> {
    /// Every piece but the last is full.
    pieces: Vec<Vec<T>>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { pieces: Vec::new() }
    }
}

impl<T> Rows<T> {
    pub(super) fn push(&mut self, thing: T) {
        match self.pieces.last_mut() {
            Some(last) if last.len() < PIECE => last.push(thing),
            // The first piece grows as it must; a list that fills it is long.
            Some(_) => {
                let mut piece = Vec::with_capacity(PIECE);
                piece.push(thing);
                self.pieces.push(piece);
            }
            None => self.pieces.push(vec![thing]),
        }
    }

    pub(super) fn len(&self) -> usize {
        let full = self.pieces.len().saturating_sub(1) * PIECE;
        full + self.pieces.last().map_or(0, Vec::len)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.pieces.iter().flatten()
    }

    /// The place of the thing with a key, where things stand in the order of
    /// their keys.
    pub(super) fn place_by_key<K: Ord>(&self, key: &K, key_of: impl Fn(&T) -> K) -> Option<usize> {
        let after = |piece: &Vec<T>| piece.first().is_some_and(|first| key_of(first) <= *key);
        let piece = self.pieces.partition_point(after).checked_sub(1)?;
        let within = self.pieces[piece].binary_search_by_key(key, key_of).ok()?;
        Some(piece * PIECE + within)
    }
}

impl<T> Index<usize> for Rows<T> {
    type Output = T;

    fn index(&self, place: usize) -> &T {
        &self.pieces[place / PIECE][place % PIECE]
    }
}

impl<T> IndexMut<usize> for Rows<T> {
    fn index_mut(&mut self, place: usize) -> &mut T {
        &mut self.pieces[place / PIECE][place % PIECE]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// It is a list: whatever is pushed is found again, in order, by place
        /// and by key.
        #[test]
        fn what_is_pushed_is_found_by_place_and_by_key(count in 0_usize..4 * PIECE, asked in 0_usize..9 * PIECE) {
            let mut rows = Rows::default();
            for even in 0..count {
                rows.push(2 * even);
            }
            prop_assert_eq!(rows.len(), count);
            prop_assert_eq!(rows.is_empty(), count == 0);
            prop_assert!(rows.iter().copied().eq((0..count).map(|even| 2 * even)));
            prop_assert!(rows.iter().rev().copied().eq((0..count).rev().map(|even| 2 * even)));
            let place = (asked % 2 == 0 && asked / 2 < count).then_some(asked / 2);
            prop_assert_eq!(rows.place_by_key(&asked, |thing| *thing), place);
            for place in 0..count {
                rows[place] += 1;
                prop_assert_eq!(rows[place], 2 * place + 1);
            }
        }
    }
}
