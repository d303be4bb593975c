//! A short check over what stands beside an entry's bytes.
//!
//! SQLite has no checksum of its own: of random one-bit changes to a file most
//! silently change a row. The leaf hash covers an entry's bytes; this covers
//! the rest of the row. It finds damage, not a forger, who can compute it too:
//! against a forger stands the signed checkpoint that somebody else has saved.

use sha2::{Digest, Sha256};

/// The first eight bytes of the SHA-256 of the parts, each with its length
/// before it so that no byte can move from one part to the next unseen.
pub(crate) fn check(parts: &[&[u8]]) -> i64 {
    let digest: [u8; 32] = digest(parts);
    let mut first = [0u8; 8];
    first.copy_from_slice(&digest[..8]);
    i64::from_be_bytes(first)
}

/// The whole SHA-256 of the parts, each with its length before it.
pub(crate) fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut sha = Sha256::new();
    for part in parts {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part);
    }
    sha.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_cannot_move_between_parts() {
        assert_ne!(check(&[b"ab", b"c"]), check(&[b"a", b"bc"]));
        assert_ne!(check(&[b"", b"a"]), check(&[b"a", b""]));
        assert_eq!(check(&[b"a"]), check(&[b"a"]));
    }
}
