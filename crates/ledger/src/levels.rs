//! The whole tree over the leaves, kept, so that any leaf can be proved.

use sha2::{Digest, Sha256};

use crate::path::{AuditPath, Place, left_of};
use crate::tree::node;
use crate::{LeafHash, Root};

/// A tree that leaves are added to, with the root of every whole subtree: some 64
/// bytes a leaf.
///
/// Since leaves are only added, the tree that it was at any earlier size is in it.
/// So it gives the root and the paths of that one too: of a log as it was when an
/// export was made.
///
/// ```
/// # use answerable_ledger::{Levels, Tree, leaf_hash};
/// let (mut levels, mut tree) = (Levels::default(), Tree::default());
/// levels.take(leaf_hash(b"one"));
/// tree.take(leaf_hash(b"one"));
/// levels.take(leaf_hash(b"two"));
/// assert_eq!(levels.root(1), Some(tree.root()));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// The roots over one leaf each, over two, over four, and so on.
    levels: Vec<Vec<[u8; 32]>>,
}

impl Levels {
    /// Adds a leaf at the end.
    pub fn take(&mut self, leaf: LeafHash) {
        let mut hash = leaf.0;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let whole = &mut self.levels[level];
            whole.push(hash);
            // Two subtrees of one size make one of twice the size.
            match whole.as_slice() {
                [.., left, right] if whole.len().is_multiple_of(2) => hash = node(left, right),
                _ => return,
            }
        }
    }

    /// How many leaves it has.
    #[must_use]
    pub fn leaves(&self) -> u64 {
        self.levels.first().map_or(0, Vec::len) as u64
    }

    /// The root of its first so many leaves; none where it has fewer.
    #[must_use]
    pub fn root(&self, leaves: u64) -> Option<Root> {
        match leaves {
            0 => Some(Root(Sha256::digest([]).into())),
            _ if leaves > self.leaves() => None,
            _ => self.over(0, leaves),
        }
    }

    /// The path from a leaf to the root of its first so many leaves; none where it
    /// has fewer, or the leaf is not among them.
    #[must_use]
    pub fn path(&self, place: Place) -> Option<AuditPath> {
        if place.leaves > self.leaves() {
            return None;
        }
        let beside = place.beside()?;
        let hashes: Option<Vec<_>> = beside
            .iter()
            .map(|beside| self.over(beside.first, beside.leaves))
            .collect();
        AuditPath::try_new(place, hashes?).ok()
    }

    /// The root over a run of leaves that is a subtree of some tree over the
    /// first leaves: it begins at a multiple of its size, rounded up to a power
    /// of two.
    fn over(&self, first: u64, leaves: u64) -> Option<Root> {
        if leaves.is_power_of_two() {
            let level = self.levels.get(leaves.ilog2() as usize)?;
            let place = usize::try_from(first / leaves).ok()?;
            return level.get(place).copied().map(Root);
        }
        let left = left_of(leaves);
        let right = self.over(first + left, leaves - left)?;
        Some(Root(node(&self.over(first, left)?.0, &right.0)))
    }
}
