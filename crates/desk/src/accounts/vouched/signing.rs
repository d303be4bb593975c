//! A provider's half, for tests: a key of its own, and tokens signed with it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};

use super::Keys;

/// Somebody who signs tokens with ES256.
pub(super) struct Signer {
    id: &'static str,
    pair: EcdsaKeyPair,
}

impl Signer {
    /// With a new key, under this id.
    pub(super) fn new(id: &'static str) -> Self {
        let random = SystemRandom::new();
        let way = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let drawn = EcdsaKeyPair::generate_pkcs8(way, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(way, drawn.as_ref(), &random).unwrap();
        Self { id, pair }
    }

    pub(super) fn keys(&self) -> Keys {
        let point = self.pair.public_key().as_ref();
        let set = json!({"keys": [{
            "kty": "EC", "crv": "P-256", "kid": self.id, "use": "sig", "alg": "ES256",
            "x": URL_SAFE_NO_PAD.encode(&point[1..33]), "y": URL_SAFE_NO_PAD.encode(&point[33..]),
        }]});
        Keys::read(set.to_string().as_bytes()).unwrap()
    }

    pub(super) fn token(&self, claims: &Value) -> String {
        let header = json!({"alg": "ES256", "kid": self.id, "typ": "JWT"});
        self.sign(&header.to_string(), &claims.to_string())
    }

    pub(super) fn sign(&self, header: &str, claims: &str) -> String {
        let words = format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(header),
            URL_SAFE_NO_PAD.encode(claims)
        );
        let signature = self.pair.sign(&SystemRandom::new(), words.as_bytes());
        format!("{words}.{}", URL_SAFE_NO_PAD.encode(signature.unwrap()))
    }

    /// The signature of whoever takes the public key for a secret.
    pub(super) fn public_key_as_a_secret(&self, claims: &Value, alg: &str) -> Vec<u8> {
        let token = Self::put_together(alg, self.id, claims, &[]);
        let words = token.trim_end_matches('.');
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.pair.public_key().as_ref());
        hmac::sign(&key, words.as_bytes()).as_ref().to_vec()
    }

    /// A token of these parts, whoever signed it.
    pub(super) fn put_together(alg: &str, id: &str, claims: &Value, signature: &[u8]) -> String {
        format!(
            "{}.{}.{}",
            written(&json!({"alg": alg, "kid": id})),
            written(claims),
            URL_SAFE_NO_PAD.encode(signature)
        )
    }
}

/// A part of a token.
pub(super) fn written(part: &Value) -> String {
    URL_SAFE_NO_PAD.encode(part.to_string())
}
