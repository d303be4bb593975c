//! The Merkle tree over the leaves, as far as its root.

use sha2::{Digest, Sha256};

use crate::LeafHash;
use crate::hex::hash_type;

/// The byte that RFC 6962 section 2.1 puts before an inner node.
const NODE: [u8; 1] = [0x01];

hash_type! {
    /// The root of a Merkle tree: it says which leaves it has, every one, in
    /// their order.
    Root
}

/// A tree that leaves are added to, and of which only the root is wanted.
///
/// It holds one hash for each whole subtree on its right edge, at most 64.
///
/// ```
/// # use answerable_ledger::{Tree, leaf_hash};
/// let mut tree = Tree::default();
/// tree.take(leaf_hash(b""));
/// tree.take(leaf_hash(&[0x00]));
/// assert_eq!(
///     tree.root().to_string(),
///     "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
/// );
/// ```
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// How many leaves it has.
    leaves: u64,
    /// The roots of whole subtrees, the largest first: one for each bit of the
    /// number of leaves.
    edge: Vec<[u8; 32]>,
}

impl Tree {
    /// Adds a leaf at the end.
    pub fn take(&mut self, leaf: LeafHash) {
        let mut hash = leaf.0;
        // Two subtrees of one size make one of twice the size.
        let mut leaves = self.leaves;
        while leaves & 1 == 1 {
            if let Some(left) = self.edge.pop() {
                hash = node(&left, &hash);
            }
            leaves >>= 1;
        }
        self.edge.push(hash);
        self.leaves += 1;
    }

    /// How many leaves it has.
    #[must_use]
    pub fn leaves(&self) -> u64 {
        self.leaves
    }

    /// Its root; of no leaves, the hash of nothing (RFC 6962, section 2.1).
    #[must_use]
    pub fn root(&self) -> Root {
        let mut edge = self.edge.iter().rev();
        let Some(last) = edge.next() else {
            return Root(Sha256::digest([]).into());
        };
        Root(edge.fold(*last, |right, left| node(left, &right)))
    }
}

/// The root over two subtrees that stand side by side (RFC 6962, section 2.1).
pub(crate) fn node(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    let digest = Sha256::new()
        .chain_update(NODE)
        .chain_update(left)
        .chain_update(right)
        .finalize();
    digest.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaf_hash;

    /// The tree heads that Certificate Transparency's own tests give for these
    /// leaves (google/certificate-transparency, merkle_tree_test.cc).
    #[test]
    fn the_roots_are_those_of_certificate_transparency() {
        let leaves: [&[u8]; 8] = [
            b"",
            &[0x00],
            &[0x10],
            &[0x20, 0x21],
            &[0x30, 0x31],
            &[0x40, 0x41, 0x42, 0x43],
            &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            b"`abcdefghijklmno",
        ];
        let mut tree = Tree::default();
        let mut roots = vec![tree.root().to_string()];
        for leaf in leaves {
            tree.take(leaf_hash(leaf));
            roots.push(tree.root().to_string());
        }
        assert_eq!(
            roots,
            [
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
            ]
        );
    }
}
