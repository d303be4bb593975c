//! Secrets drawn by lot, as hexadecimal digits.

use std::fmt::Write as _;

use answerable_desk::store::operators::TokenHash;
use sha2::{Digest, Sha256};

/// Bytes of a secret: more than anybody can guess.
pub(super) const SECRET_BYTES: usize = 32;

/// The secret in a sign-in link.
pub(super) struct Token([u8; SECRET_BYTES]);

impl Token {
    /// Reads 64 hexadecimal digits.
    pub(super) fn read(text: &str) -> Option<Self> {
        bytes_of(text.trim()).map(Self)
    }

    pub(super) fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0).into())
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The bytes of 64 hexadecimal digits.
pub(super) fn bytes_of(hex: &str) -> Option<[u8; SECRET_BYTES]> {
    let digits = hex.len() == 2 * SECRET_BYTES && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut bytes = [0; SECRET_BYTES];
    for (byte, pair) in bytes
        .iter_mut()
        .zip(digits.then(|| hex.as_bytes().chunks(2))?)
    {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sixty_four_digits_are_a_secret_and_nothing_else_is() {
        let digits = hex(&[0xA5; SECRET_BYTES]);
        assert_eq!(bytes_of(&digits), Some([0xA5; SECRET_BYTES]));
        for other in [
            "",
            &digits[1..],
            &format!("{digits}0"),
            &digits.replace('a', "g"),
        ] {
            assert_eq!(bytes_of(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_sent_nothing_panics(text in ".{0,80}") {
            let _ = Token::read(&text);
        }
    }
}
