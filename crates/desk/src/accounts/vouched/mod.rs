//! Who an OpenID provider says somebody is, checked before it is believed.
//!
//! What belongs here: reading a provider's keys and the token that it signed,
//! and every reason not to believe one (OpenID Connect Core 1.0, section
//! 3.1.3.7). What does not: asking the provider, which is `web`'s to do.
//!
//! Nothing here says what anybody may do. An identity signs in to an account
//! that was invited and was bound to it; no address of e-mail, name or group in
//! a token is so much as read.

mod keys;
#[cfg(test)]
mod signing;
mod token;

use answerable_store::accounts::IdentityHash;
use sha2::{Digest as _, Sha256};

pub use keys::{Algorithm, Keys, NotKeys};
pub use token::{Expected, MOST_TOKEN_BYTES, NotBelieved, SKEW_SECONDS, Strength, believe};

/// Who a provider says somebody is: the provider, and the person's number there.
///
/// The number is the provider's `sub`, which it gives to one person and to no
/// other, ever (OpenID Connect Core 1.0, section 2). It is compared letter by
/// letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    issuer: String,
    subject: String,
}

impl Identity {
    /// What is kept of it.
    #[must_use]
    pub fn hash(&self) -> IdentityHash {
        // The length apart, so that no two pairs run together into one.
        let length = self.issuer.len().to_be_bytes();
        let hash = Sha256::new()
            .chain_update(length)
            .chain_update(&self.issuer)
            .chain_update(&self.subject);
        IdentityHash(hash.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_at_another_provider_is_another_person() {
        let identity = |issuer: &str, subject: &str| Identity {
            issuer: issuer.to_owned(),
            subject: subject.to_owned(),
        };
        let ada = identity("https://id.example", "17");
        assert_eq!(ada.hash(), ada.clone().hash());
        for other in [
            identity("https://id.example", "18"),
            identity("https://other.example", "17"),
            identity("https://id.example1", "7"),
        ] {
            assert_ne!(ada.hash(), other.hash(), "{other:?}");
        }
    }
}
