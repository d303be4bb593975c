//! The secret of a webhook, and what shows that it was us who told.
//!
//! As the Standard Webhooks specification 1.0 lays down, so that libraries for
//! it can check: HMAC-SHA256 over the delivery's id, the second it was sent and
//! the body, joined with full stops, under the key that stands in base64 after
//! `whsec_`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// What a secret begins with, so that programs that look for secrets in the wrong
/// place find it.
const PREFIX: &str = "whsec_";

/// How many bytes a secret may have, by the specification.
const BYTES: std::ops::RangeInclusive<usize> = 24..=64;

/// The secret of one webhook, which we and its receiver have: 256 random bits,
/// where it was drawn here.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// A new one.
    ///
    /// # Errors
    ///
    /// When this machine has no randomness.
    pub(super) fn draw() -> Result<Self, getrandom::Error> {
        let mut bits = [0; 32];
        getrandom::fill(&mut bits)?;
        Ok(Self(bits.to_vec()))
    }

    /// As it is shown once, and kept in the vault.
    #[must_use]
    pub fn written(&self) -> String {
        format!("{PREFIX}{}", STANDARD.encode(&self.0))
    }

    /// Reads one that was written.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let bits = STANDARD.decode(written.strip_prefix(PREFIX)?).ok()?;
        BYTES.contains(&bits.len()).then_some(Self(bits))
    }

    /// The value of `webhook-signature` for a body sent under an id at a second.
    ///
    /// ```
    /// # use answerable_desk::webhooks::Secret;
    /// let secret = Secret::read("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").expect("a secret");
    /// let signature = secret.signature("wh-1-41", 1_712_050_000, b"{}");
    /// assert_eq!(signature, "v1,zKyP6C2zuTCt5bnBGzOVmx3eWGaSFRBHq4FAHESVoDY=");
    /// ```
    #[must_use]
    pub fn signature(&self, id: &str, seconds: i64, body: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0)
            .expect("HMAC takes a key of any length (RFC 2104, section 2)");
        mac.update(format!("{id}.{seconds}.").as_bytes());
        mac.update(body);
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    }
}
