//! An entry of the log as a leaf of a Merkle tree.

use sha2::{Digest, Sha256};

use crate::hex::hash_type;

/// The byte that RFC 6962 section 2.1 puts before a leaf, so that no leaf can
/// be mistaken for an inner node (which it starts with `0x01`).
const LEAF: [u8; 1] = [0x00];

hash_type! {
    /// The hash of one entry as a leaf of the log's Merkle tree.
    ///
    /// It stays when the entry's bytes are withheld, so that a proof made
    /// before still holds after.
    LeafHash
}

/// The leaf hash of an entry: `SHA-256(0x00 || bytes)`.
///
/// The rule is RFC 6962 section 2.1, which the C2SP `tlog-tiles` format keeps.
/// The bytes are taken as they are: nothing is parsed or written again, so an
/// entry verifies under any later version of the program.
///
/// ```
/// # use answerable_ledger::leaf_hash;
/// assert_ne!(leaf_hash(b"{}"), leaf_hash(b"{ }"));
/// ```
pub fn leaf_hash(bytes: &[u8]) -> LeafHash {
    let digest = Sha256::new()
        .chain_update(LEAF)
        .chain_update(bytes)
        .finalize();
    LeafHash(digest.into())
}
