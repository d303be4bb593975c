//! Finding again, by its id, what stands in a numbered place.

use std::hash::Hasher;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

/// The place of each id.
///
/// The ids themselves stay where they are, in what is found: here stand eight
/// bytes for each. A map that kept them again would be four times as large, and
/// while a long log is folded most of the time that finding takes goes into
/// memory that is not at hand.
#[derive(Debug, Default)]
pub(super) struct Index {
    filed: HashTable<Filed>,
}

/// A place, and enough of the hash of its id to file it elsewhere when the
/// table grows, without a look at the id.
#[derive(Clone, Copy, Debug)]
struct Filed {
    hash: u32,
    place: u32,
}

impl Index {
    /// The place of an id, told by whether the thing in a place has it.
    pub(super) fn find(&self, id: &str, has_it: impl Fn(u32) -> bool) -> Option<u32> {
        let hash = hash_of(id);
        let is_it = |filed: &Filed| filed.hash == hash && has_it(filed.place);
        Some(self.filed.find(spread(hash), is_it)?.place)
    }

    /// Files an id that is not filed yet.
    pub(super) fn file(&mut self, id: &str, place: u32) {
        let hash = hash_of(id);
        self.filed
            .insert_unique(spread(hash), Filed { hash, place }, |filed| {
                spread(filed.hash)
            });
    }

    /// Moves an id from one place to another.
    pub(super) fn refile(&mut self, id: &str, from: u32, to: u32) {
        let is_it = |filed: &Filed| filed.place == from;
        let filed = self.filed.find_mut(spread(hash_of(id)), is_it);
        filed.expect("an id is moved from where it was found").place = to;
    }

    /// The number of ids.
    pub(super) fn len(&self) -> usize {
        self.filed.len()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "half of a hash is enough")]
fn hash_of(id: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(id.as_bytes());
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

/// A table takes the place of an entry from the lowest bits of a hash and its
/// mark from the highest: both must differ where hashes differ.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// It is a map from ids to the last place each was filed under.
        #[test]
        fn an_id_is_found_where_it_was_last_filed(
            ids in prop::collection::vec("[a-c]{0,3}", 0..200),
            other in "[a-d]{0,3}",
        ) {
            let mut index = Index::default();
            let mut map = BTreeMap::new();
            for (place, id) in (0..).zip(&ids) {
                match map.insert(id, place) {
                    None => index.file(id, place),
                    Some(before) => index.refile(id, before, place),
                }
            }
            prop_assert_eq!(index.len(), map.len());
            for id in ids.iter().chain([&other]) {
                let found = index.find(id, |place| ids[place as usize] == *id);
                prop_assert_eq!(found, map.get(id).copied());
            }
        }
    }
}
