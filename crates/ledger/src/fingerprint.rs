//! The fingerprint under which a source document is kept and cited.

use sha2::{Digest, Sha256};

use crate::hex::hash_type;

hash_type! {
    /// The SHA-256 of a source document: its name in the archive and in every
    /// citation.
    Fingerprint
}

impl Fingerprint {
    /// The fingerprint of these bytes, the same as `sha256sum` prints.
    pub fn of(document: &[u8]) -> Self {
        Self(Sha256::digest(document).into())
    }
}
