//! The keys that a provider signs with (RFC 7517), and what each may check.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;

/// More keys than any provider has in use at once.
const MOST_KEYS: usize = 64;

/// Bytes of a coordinate on the curve P-256.
const COORDINATE: usize = 32;

/// How a token may be signed. There is no line for `none`, and none for the
/// kinds that take a secret (`HS256`): a public key is never a secret, so none
/// can be mistaken for one (RFC 8725, sections 2.1 and 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA with SHA-256 (RFC 7518, section 3.3): what providers sign with unless
    /// told otherwise.
    Rs256,
    /// RSA-PSS with SHA-256 (section 3.5).
    Ps256,
    /// ECDSA on P-256 with SHA-256 (section 3.4).
    Es256,
}

impl Algorithm {
    pub(super) fn of_word(word: &str) -> Option<Self> {
        match word {
            "RS256" => Some(Self::Rs256),
            "PS256" => Some(Self::Ps256),
            "ES256" => Some(Self::Es256),
            _ => None,
        }
    }
}

/// A provider's keys.
#[derive(Debug, Clone, Default)]
pub struct Keys(Vec<Key>);

/// Why bytes are not a provider's keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotKeys {
    /// They are no set of keys.
    #[error("the provider's keys cannot be read: {0}")]
    Unreadable(String),
    /// There are too many.
    #[error("the provider has more than {MOST_KEYS} keys")]
    TooMany,
    /// None is of a kind that is taken here.
    #[error("the provider has no key that signs with RS256, PS256 or ES256")]
    None,
}

#[derive(Debug, Clone)]
struct Key {
    id: Option<String>,
    /// The one way it may be used, where it names one.
    only: Option<Algorithm>,
    material: Material,
}

#[derive(Debug, Clone)]
enum Material {
    Rsa { n: Vec<u8>, e: Vec<u8> },
    P256([u8; 1 + 2 * COORDINATE]),
}

#[derive(Deserialize)]
struct KeySet {
    keys: Vec<serde_json::Value>,
}

/// A key as it is written; what is not needed is not read.
#[derive(Deserialize)]
struct Written {
    kty: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    for_: Option<String>,
    n: Option<String>,
    e: Option<String>,
    crv: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

impl Keys {
    /// Reads a set of keys. One of a kind that is not taken here, for another
    /// use, or that cannot be read is left out, as RFC 7517, section 5, has it.
    ///
    /// # Errors
    ///
    /// [`NotKeys`] when they are no set, too many, or none is left.
    pub fn read(bytes: &[u8]) -> Result<Self, NotKeys> {
        let set: KeySet =
            serde_json::from_slice(bytes).map_err(|why| NotKeys::Unreadable(why.to_string()))?;
        if set.keys.len() > MOST_KEYS {
            return Err(NotKeys::TooMany);
        }
        let keys: Vec<Key> = set.keys.into_iter().filter_map(Key::read).collect();
        match keys.is_empty() {
            true => Err(NotKeys::None),
            false => Ok(Self(keys)),
        }
    }

    /// Whether a key of this id, or any key where no id is given, signed it;
    /// none where there is no such key.
    pub(super) fn signed(
        &self,
        id: Option<&str>,
        algorithm: Algorithm,
        words: &[u8],
        signature: &[u8],
    ) -> Option<bool> {
        let mut fitting = self
            .0
            .iter()
            .filter(|key| key.fits(id, algorithm))
            .peekable();
        fitting.peek()?;
        Some(fitting.any(|key| key.material.signed(algorithm, words, signature)))
    }
}

impl Key {
    fn read(written: serde_json::Value) -> Option<Self> {
        let written: Written = serde_json::from_value(written).ok()?;
        if written.for_.is_some_and(|for_| for_ != "sig") {
            return None;
        }
        let only = match written.alg {
            // A key for something that is not taken here is of no use.
            Some(word) => Some(Algorithm::of_word(&word)?),
            None => None,
        };
        let material = match written.kty.as_str() {
            "RSA" => Material::Rsa {
                n: bytes(&written.n?)?,
                e: bytes(&written.e?)?,
            },
            "EC" if written.crv.as_deref() == Some("P-256") => {
                point(&bytes(&written.x?)?, &bytes(&written.y?)?)?
            }
            _ => return None,
        };
        Some(Self {
            id: written.kid,
            only,
            material,
        })
    }

    fn fits(&self, id: Option<&str>, algorithm: Algorithm) -> bool {
        let is_named = id.is_none_or(|id| self.id.as_deref() == Some(id));
        let may = self.only.is_none_or(|only| only == algorithm);
        let is_of_kind = match (&self.material, algorithm) {
            (Material::Rsa { .. }, Algorithm::Rs256 | Algorithm::Ps256) => true,
            (Material::P256(_), Algorithm::Es256) => true,
            (Material::Rsa { .. }, Algorithm::Es256)
            | (Material::P256(_), Algorithm::Rs256 | Algorithm::Ps256) => false,
        };
        is_named && may && is_of_kind
    }
}

impl Material {
    /// An RSA key of fewer than 2048 bits signs nothing.
    fn signed(&self, algorithm: Algorithm, words: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Rsa { n, e } => {
                let way = match algorithm {
                    Algorithm::Ps256 => &RSA_PSS_2048_8192_SHA256,
                    Algorithm::Rs256 | Algorithm::Es256 => &RSA_PKCS1_2048_8192_SHA256,
                };
                RsaPublicKeyComponents { n, e }
                    .verify(way, words, signature)
                    .is_ok()
            }
            Self::P256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
                .verify(words, signature)
                .is_ok(),
        }
    }
}

/// A point as it is written uncompressed (SEC 1, section 2.3.3).
fn point(x: &[u8], y: &[u8]) -> Option<Material> {
    let mut point = [4; 1 + 2 * COORDINATE];
    let (x, y): (&[u8; COORDINATE], &[u8; COORDINATE]) = (x.try_into().ok()?, y.try_into().ok()?);
    point[1..=COORDINATE].copy_from_slice(x);
    point[1 + COORDINATE..].copy_from_slice(y);
    Some(Material::P256(point))
}

/// Base64 as tokens write it: for addresses, without padding (RFC 7515).
pub(super) fn bytes(written: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(written).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_cannot_check_a_signature_is_left_out_and_nothing_left_is_said() {
        let none = |keys: &str| Keys::read(keys.as_bytes()).unwrap_err();
        assert_eq!(none(r#"{"keys":[]}"#), NotKeys::None);
        for key in [
            r#"{"kty":"oct","k":"c2VjcmV0"}"#,
            r#"{"kty":"RSA","use":"enc","n":"AQAB","e":"AQAB"}"#,
            r#"{"kty":"RSA","alg":"HS256","n":"AQAB","e":"AQAB"}"#,
            r#"{"kty":"RSA","n":"not base64!","e":"AQAB"}"#,
            r#"{"kty":"EC","crv":"P-384","x":"AQ","y":"AQ"}"#,
            r#"{"kty":"EC","crv":"P-256","x":"AQ","y":"AQ"}"#,
            r#"{"kty":7}"#,
            "7",
        ] {
            assert_eq!(
                none(&format!(r#"{{"keys":[{key}]}}"#)),
                NotKeys::None,
                "{key}"
            );
        }
        let many = vec![r#"{"kty":"oct"}"#; MOST_KEYS + 1].join(",");
        assert_eq!(none(&format!(r#"{{"keys":[{many}]}}"#)), NotKeys::TooMany);
        assert!(matches!(none("<html>"), NotKeys::Unreadable(_)));
    }

    proptest! {
        #[test]
        fn no_bytes_stop_it(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Keys::read(&bytes);
        }

        #[test]
        fn no_key_stops_it(
            kty in "RSA|EC|oct", crv in "P-256|P-384", one in "[A-Za-z0-9_=-]{0,90}", two in "[A-Za-z0-9_-]{0,90}",
        ) {
            let key = format!(
                r#"{{"keys":[{{"kty":"{kty}","crv":"{crv}","n":"{one}","e":"{two}","x":"{one}","y":"{two}"}}]}}"#
            );
            if let Ok(keys) = Keys::read(key.as_bytes()) {
                for algorithm in [Algorithm::Rs256, Algorithm::Ps256, Algorithm::Es256] {
                    prop_assert_ne!(keys.signed(None, algorithm, b"words", &[7; 64]), Some(true));
                }
            }
        }
    }
}
