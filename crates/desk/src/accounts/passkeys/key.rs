//! A passkey's public key, as the device writes it.
//!
//! COSE writes keys as maps in CBOR, and WebAuthn allows one way alone to write
//! each (Level 3, section 6.5.1.1: the CTAP2 canonical form, with the required
//! parameters and no others). So there is no reader of CBOR here, which could be
//! led astray: three shapes are known, letter for letter.

use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents,
    UnparsedPublicKey,
};

/// Bytes of a coordinate on P-256, and of a key of Ed25519.
const THIRTY_TWO: usize = 32;

/// `{1: 2, 3: -7, -1: 1, -2: x, -3: y}`: a point on P-256, for ES256.
const ES256: [u8; 10] = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32];
const ES256_Y: [u8; 3] = [0x22, 0x58, 32];

/// `{1: 1, 3: -8, -1: 6, -2: x}`: a point on Ed25519, for EdDSA.
const EDDSA: [u8; 10] = [0xA4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32];

/// `{1: 3, 3: -257, -1: n, -2: 65537}`: RS256, up to the length of n. Every
/// device has 65537 for the other number.
const RS256: [u8; 9] = [0xA4, 1, 3, 3, 0x39, 1, 0, 0x20, 0x59];
const RS256_E: [u8; 5] = [0x21, 0x43, 1, 0, 1];

/// The lengths of n that are taken, in bytes: 2048 to 4096 bits.
const MODULUS: std::ops::RangeInclusive<usize> = 256..=512;

/// A key that checks signatures, of a kind that is taken here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PublicKey {
    Es256 {
        x: [u8; THIRTY_TWO],
        y: [u8; THIRTY_TWO],
    },
    EdDsa([u8; THIRTY_TWO]),
    Rs256 {
        n: Vec<u8>,
    },
}

impl PublicKey {
    /// The key that bytes begin with, and what follows it; none where they begin
    /// with no key of these three kinds.
    pub(super) fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        if let Some(rest) = bytes.strip_prefix(&ES256) {
            let (x, rest) = rest.split_first_chunk()?;
            let (y, rest) = rest.strip_prefix(&ES256_Y)?.split_first_chunk()?;
            return Some((Self::Es256 { x: *x, y: *y }, rest));
        }
        if let Some(rest) = bytes.strip_prefix(&EDDSA) {
            let (x, rest) = rest.split_first_chunk()?;
            return Some((Self::EdDsa(*x), rest));
        }
        let (length, rest) = bytes.strip_prefix(&RS256)?.split_first_chunk()?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (n, rest) = rest.split_at_checked(length)?;
        let rest = rest.strip_prefix(&RS256_E)?;
        // A number is written without zeros before it.
        let is_one = MODULUS.contains(&length) && n[0] != 0;
        is_one.then(|| (Self::Rs256 { n: n.to_vec() }, rest))
    }

    /// The key that was kept, which is all of the bytes.
    pub(super) fn kept(bytes: &[u8]) -> Option<Self> {
        let (key, rest) = Self::read(bytes)?;
        rest.is_empty().then_some(key)
    }

    /// The bytes that it was read from.
    pub(super) fn written(&self) -> Vec<u8> {
        match self {
            Self::Es256 { x, y } => [&ES256[..], x, &ES256_Y, y].concat(),
            Self::EdDsa(x) => [&EDDSA[..], x].concat(),
            Self::Rs256 { n } => {
                // It was read from two bytes.
                let length = u16::try_from(n.len()).unwrap_or(u16::MAX);
                [&RS256[..], &length.to_be_bytes(), n, &RS256_E].concat()
            }
        }
    }

    /// Whether it signed these words.
    pub(super) fn signed(&self, words: &[u8], signature: &[u8]) -> bool {
        let checked = match self {
            Self::Es256 { x, y } => {
                // Uncompressed (SEC 1, section 2.3.3).
                let point = [&[4][..], x, y].concat();
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(words, signature)
            }
            Self::EdDsa(x) => UnparsedPublicKey::new(&ED25519, x).verify(words, signature),
            Self::Rs256 { n } => RsaPublicKeyComponents {
                n: &n[..],
                e: &[1, 0, 1],
            }
            .verify(&RSA_PKCS1_2048_8192_SHA256, words, signature),
        };
        checked.is_ok()
    }
}

#[cfg(test)]
mod tests {
    use answerable_testkit::device::{Device, Signs};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_kind_is_read_as_written_and_what_follows_is_left() {
        for signs in Signs::ALL {
            let bytes = Device::new(signs, b"").public_key();
            let key = PublicKey::kept(&bytes).unwrap();
            assert_eq!(key.written(), bytes, "{signs:?}");
            let longer = [&bytes[..], &[0xA0]].concat();
            assert_eq!(PublicKey::kept(&longer), None);
            assert_eq!(PublicKey::read(&longer), Some((key, &[0xA0][..])));
            for cut in 0..bytes.len() {
                assert_eq!(PublicKey::read(&bytes[..cut]), None, "{signs:?} {cut}");
            }
        }
    }

    #[test]
    fn a_key_that_is_short_or_of_another_kind_is_not_taken() {
        let rsa = |length: u16, n: &[u8], e: &[u8]| {
            let bytes = [&RS256[..], &length.to_be_bytes(), n, e].concat();
            PublicKey::kept(&bytes)
        };
        assert!(rsa(256, &[1; 256], &RS256_E).is_some(), "the control");
        assert_eq!(rsa(128, &[1; 128], &RS256_E), None);
        assert_eq!(rsa(513, &[1; 513], &RS256_E), None);
        assert_eq!(rsa(0, &[], &RS256_E), None);
        assert_eq!(rsa(256, &[0; 256], &RS256_E), None);
        assert_eq!(rsa(256, &[1; 256], &[0x21, 0x43, 1, 0, 3]), None);
        let es256 = Device::new(Signs::Es256, b"").public_key();
        // P-384, ES384, x said to be of 31 bytes, the map of another size.
        for (at, byte) in [(6, 2), (4, 0x38), (9, 31), (0, 0xA6), (0, 0xBF)] {
            let mut other = es256.clone();
            other[at] = byte;
            assert_eq!(PublicKey::read(&other), None, "{at}");
        }
    }

    #[test]
    fn a_point_that_is_not_on_the_curve_checks_nothing() {
        let key = PublicKey::Es256 {
            x: [7; 32],
            y: [7; 32],
        };
        assert!(!key.signed(b"words", &[0x30, 6, 2, 1, 1, 2, 1, 1]));
        assert!(!PublicKey::EdDsa([0; 32]).signed(b"words", &[0; 64]));
    }

    proptest! {
        #[test]
        fn no_bytes_stop_it_and_what_is_read_is_written_back(
            head in prop::sample::select(vec![ES256.to_vec(), EDDSA.to_vec(), RS256.to_vec(), vec![]]),
            tail in prop::collection::vec(any::<u8>(), 0..700),
        ) {
            let bytes = [head, tail].concat();
            if let Some((key, rest)) = PublicKey::read(&bytes) {
                prop_assert_eq!([&key.written()[..], rest].concat(), bytes);
                prop_assert!(!key.signed(b"words", &[7; 64]));
            }
        }
    }
}
