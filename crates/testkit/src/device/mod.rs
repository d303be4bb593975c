//! A device that holds a passkey, as a phone or a security key does, and one
//! that can be told to lie.
//!
//! It writes what a browser hands a site (WebAuthn Level 3, sections 5.8.1 and
//! 6.1), and signs it with a key of its own.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::rsa;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256,
    RsaKeyPair,
};

/// A person was there (section 6.1).
pub const PRESENT: u8 = 1;
/// The device made sure that it was its own person.
pub const VERIFIED: u8 = 1 << 2;
/// The passkey may be copied to other devices.
pub const MAY_BE_COPIED: u8 = 1 << 3;
/// The passkey is copied.
pub const IS_COPIED: u8 = 1 << 4;
/// A new credential follows.
pub const CREDENTIAL: u8 = 1 << 6;
/// Extensions follow.
pub const EXTENSIONS: u8 = 1 << 7;

/// How a device signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signs {
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// EdDSA with Ed25519.
    EdDsa,
    /// RSA with PKCS #1 version 1.5 and SHA-256.
    Rs256,
}

impl Signs {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Es256, Self::EdDsa, Self::Rs256];
}

/// What a device is asked, and what it says of itself: each part can be a lie.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The challenge, as the page holds it.
    pub challenge: String,
    /// Where the browser says that the page is.
    pub origin: String,
    /// The relying party that the device signs for.
    pub party: String,
    /// What is done: `webauthn.create` or `webauthn.get`, or none of them.
    pub ceremony: &'static str,
    /// What stands in the browser's words besides.
    pub besides: &'static str,
    /// What the device says of itself and the person.
    pub flags: u8,
    /// How often it says that it was used.
    pub uses: u32,
    /// What follows the rest, in CBOR.
    pub extensions: Vec<u8>,
}

impl Asked {
    /// Asked honestly to make a passkey.
    #[must_use]
    pub fn to_make(challenge: &str, origin: &str, party: &str) -> Self {
        Self {
            challenge: challenge.to_owned(),
            origin: origin.to_owned(),
            party: party.to_owned(),
            ceremony: "webauthn.create",
            besides: "",
            flags: PRESENT | VERIFIED | CREDENTIAL,
            uses: 0,
            extensions: Vec::new(),
        }
    }

    /// Asked honestly to sign.
    #[must_use]
    pub fn to_sign(challenge: &str, origin: &str, party: &str) -> Self {
        Self {
            ceremony: "webauthn.get",
            flags: PRESENT | VERIFIED,
            ..Self::to_make(challenge, origin, party)
        }
    }

    fn client_data(&self) -> Vec<u8> {
        format!(
            r#"{{"type":"{}","challenge":"{}","origin":"{}","crossOrigin":false{}}}"#,
            self.ceremony, self.challenge, self.origin, self.besides
        )
        .into_bytes()
    }

    fn head(&self) -> Vec<u8> {
        let mut head = digest(&SHA256, self.party.as_bytes()).as_ref().to_vec();
        head.push(self.flags);
        head.extend(self.uses.to_be_bytes());
        head
    }
}

/// What a browser hands on of a passkey that was made.
#[derive(Debug, Clone)]
pub struct Made {
    /// The browser's words.
    pub client_data: Vec<u8>,
    /// The device's, which hold the credential.
    pub authenticator_data: Vec<u8>,
}

/// What a browser hands on of a signature.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The device's name for the passkey.
    pub credential_id: Vec<u8>,
    /// The browser's words.
    pub client_data: Vec<u8>,
    /// The device's.
    pub authenticator_data: Vec<u8>,
    /// Over both.
    pub signature: Vec<u8>,
    /// Whose passkey the device says it is.
    pub user_handle: Vec<u8>,
}

impl Made {
    /// As a form carries it.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        vec![
            ("client-data", written(&self.client_data)),
            ("authenticator-data", written(&self.authenticator_data)),
        ]
    }
}

impl Signed {
    /// As a form carries it.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        vec![
            ("credential", written(&self.credential_id)),
            ("client-data", written(&self.client_data)),
            ("authenticator-data", written(&self.authenticator_data)),
            ("signature", written(&self.signature)),
            ("user-handle", written(&self.user_handle)),
        ]
    }
}

/// Base64 for addresses, without padding, as WebAuthn writes bytes.
#[must_use]
pub fn written(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

enum Key {
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
    Rs256(RsaKeyPair),
}

/// A device with one passkey.
pub struct Device {
    key: Key,
    /// Its name for the passkey.
    pub credential_id: Vec<u8>,
    /// Whose it was told the passkey is.
    pub user_handle: Vec<u8>,
}

impl Device {
    /// A new one for somebody.
    ///
    /// # Panics
    ///
    /// When the machine has no randomness: a test stops there.
    #[must_use]
    pub fn new(signs: Signs, user_handle: &[u8]) -> Self {
        let random = SystemRandom::new();
        let key = match signs {
            Signs::Es256 => {
                let way = &ECDSA_P256_SHA256_ASN1_SIGNING;
                let pkcs8 = EcdsaKeyPair::generate_pkcs8(way, &random).expect("randomness");
                let pair = EcdsaKeyPair::from_pkcs8(way, pkcs8.as_ref(), &random);
                Key::Es256(pair.expect("a key that was made just now"))
            }
            Signs::EdDsa => {
                let pkcs8 = Ed25519KeyPair::generate_pkcs8(&random).expect("randomness");
                let pair = Ed25519KeyPair::from_pkcs8(pkcs8.as_ref());
                Key::EdDsa(pair.expect("a key that was made just now"))
            }
            // It cannot be made here, so every test has the same.
            Signs::Rs256 => {
                let pair = RsaKeyPair::from_pkcs8(include_bytes!("rsa-key.der"));
                Key::Rs256(pair.expect("a key that was made by openssl"))
            }
        };
        let drawn: [u8; 16] = ring::rand::generate(&random).expect("randomness").expose();
        Self {
            key,
            credential_id: drawn.to_vec(),
            user_handle: user_handle.to_vec(),
        }
    }

    /// The public key as COSE writes it (RFC 9052, section 7; RFC 9053).
    #[must_use]
    pub fn public_key(&self) -> Vec<u8> {
        match &self.key {
            Key::Es256(pair) => {
                let point = pair.public_key().as_ref();
                let (x, y) = point[1..].split_at(32);
                let head = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32];
                [&head, x, &[0x22, 0x58, 32], y].concat()
            }
            Key::EdDsa(pair) => {
                let head = [0xA4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32];
                [&head, pair.public_key().as_ref()].concat()
            }
            Key::Rs256(pair) => {
                let parts: rsa::PublicKeyComponents<Vec<u8>> = pair.public().into();
                let head = [0xA4, 1, 3, 3, 0x39, 1, 0, 0x20, 0x59, 1, 0];
                [&head, &parts.n[..], &[0x21, 0x43], &parts.e].concat()
            }
        }
    }

    /// Makes its passkey, as asked.
    ///
    /// # Panics
    ///
    /// Never: its name for the passkey is short.
    #[must_use]
    pub fn makes(&self, asked: &Asked) -> Made {
        let mut data = asked.head();
        let length = u16::try_from(self.credential_id.len()).expect("a short name");
        data.extend([0; 16]);
        data.extend(length.to_be_bytes());
        data.extend(&self.credential_id);
        data.extend(self.public_key());
        data.extend(&asked.extensions);
        Made {
            client_data: asked.client_data(),
            authenticator_data: data,
        }
    }

    /// Signs, as asked.
    ///
    /// # Panics
    ///
    /// When the machine has no randomness: a test stops there.
    #[must_use]
    pub fn signs(&self, asked: &Asked) -> Signed {
        let client_data = asked.client_data();
        let mut authenticator_data = asked.head();
        authenticator_data.extend(&asked.extensions);
        let hash = digest(&SHA256, &client_data);
        let words = [&authenticator_data, hash.as_ref()].concat();
        let random = SystemRandom::new();
        let signature = match &self.key {
            Key::Es256(pair) => {
                let signature = pair.sign(&random, &words).expect("randomness");
                signature.as_ref().to_vec()
            }
            Key::EdDsa(pair) => pair.sign(&words).as_ref().to_vec(),
            Key::Rs256(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, &words, &mut signature)
                    .expect("room for it");
                signature
            }
        };
        Signed {
            credential_id: self.credential_id.clone(),
            client_data,
            authenticator_data,
            signature,
            user_handle: self.user_handle.clone(),
        }
    }
}
