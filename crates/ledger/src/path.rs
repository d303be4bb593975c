//! From one leaf to the root: what shows that a tree holds it.

use crate::tree::node;
use crate::{LeafHash, Root};

/// Where a leaf stands, and in how large a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// How many leaves stand before it: the first has 0.
    pub index: u64,
    /// How many leaves the tree has.
    pub leaves: u64,
}

/// An audit path: the hashes that, with a leaf, make the root of its tree (RFC
/// 6962, section 2.1.1).
///
/// Whoever has the leaf and this works out the root with no other leaf. They come
/// to the root of a tree only if that tree has the leaf in that place.
///
/// ```
/// # use answerable_ledger::{Levels, Place, leaf_hash};
/// let mut log = Levels::default();
/// for entry in ["one", "two", "three"] {
///     log.take(leaf_hash(entry.as_bytes()));
/// }
/// let path = log.path(Place { index: 1, leaves: 3 }).unwrap();
/// assert_eq!(Some(path.root(leaf_hash(b"two"))), log.root(3));
/// assert_ne!(Some(path.root(leaf_hash(b"too"))), log.root(3));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditPath {
    place: Place,
    /// The root of each subtree beside the way, the leaf's own neighbour first.
    hashes: Vec<Root>,
}

/// Why some hashes are no audit path of a leaf.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPath {
    /// The tree has no such leaf.
    #[error("there is no number {index} among {leaves}, which are counted from 0")]
    NoSuchLeaf {
        /// The index asked for.
        index: u64,
        /// How many leaves there are.
        leaves: u64,
    },
    /// There are too few hashes or too many.
    #[error("the path from number {index} of {leaves} is {needed} long, and this is {found} long")]
    Length {
        /// The index of the leaf.
        index: u64,
        /// How many leaves there are.
        leaves: u64,
        /// How many hashes the path of that leaf has.
        needed: usize,
        /// How many there are.
        found: usize,
    },
}

/// On which side of the way a subtree stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// A subtree beside the way from a leaf to the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Beside {
    pub(crate) side: Side,
    /// Its first leaf.
    pub(crate) first: u64,
    /// How many leaves it has.
    pub(crate) leaves: u64,
}

impl Place {
    /// The subtrees beside the way from this leaf to the root, the nearest to
    /// the leaf first; at most 64. None where there is no such leaf.
    pub(crate) fn beside(self) -> Option<Vec<Beside>> {
        if self.index >= self.leaves {
            return None;
        }
        let mut beside = Vec::new();
        let (mut first, mut leaves) = (0, self.leaves);
        while leaves > 1 {
            let left = left_of(leaves);
            if self.index - first < left {
                beside.push(Beside {
                    side: Side::Right,
                    first: first + left,
                    leaves: leaves - left,
                });
                leaves = left;
            } else {
                beside.push(Beside {
                    side: Side::Left,
                    first,
                    leaves: left,
                });
                first += left;
                leaves -= left;
            }
        }
        beside.reverse();
        Some(beside)
    }
}

/// How many of two leaves or more stand in the left subtree: the largest power
/// of two that is less (RFC 6962, section 2.1).
pub(crate) fn left_of(leaves: u64) -> u64 {
    1 << (leaves - 1).ilog2()
}

impl AuditPath {
    /// The path that some hashes make, the leaf's own neighbour first.
    ///
    /// # Errors
    ///
    /// [`NotAPath`] where the tree has no such leaf, or its path is longer or
    /// shorter.
    pub fn try_new(place: Place, hashes: Vec<Root>) -> Result<Self, NotAPath> {
        let Place { index, leaves } = place;
        let beside = place
            .beside()
            .ok_or(NotAPath::NoSuchLeaf { index, leaves })?;
        if beside.len() != hashes.len() {
            return Err(NotAPath::Length {
                index,
                leaves,
                needed: beside.len(),
                found: hashes.len(),
            });
        }
        Ok(Self { place, hashes })
    }

    /// Where the leaf stands.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// Its hashes, the leaf's own neighbour first.
    #[must_use]
    pub fn hashes(&self) -> &[Root] {
        &self.hashes
    }

    /// The root that a leaf comes to by this path.
    #[must_use]
    pub fn root(&self, leaf: LeafHash) -> Root {
        let beside = self.place.beside().unwrap_or_default();
        let way = beside.iter().zip(&self.hashes);
        Root(way.fold(leaf.0, |hash, (beside, other)| match beside.side {
            Side::Left => node(&other.0, &hash),
            Side::Right => node(&hash, &other.0),
        }))
    }
}
