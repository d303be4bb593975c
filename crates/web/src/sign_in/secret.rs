//! Secrets drawn by lot, as hexadecimal digits.

use std::fmt::Write as _;

/// Bytes of a secret: more than anybody can guess.
pub(super) const SECRET_BYTES: usize = 32;

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Whether this is 64 hexadecimal digits.
pub(super) fn is_secret(text: &str) -> bool {
    text.len() == 2 * SECRET_BYTES && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_four_digits_are_a_secret_and_nothing_else_is() {
        let digits = hex(&[0xA5; SECRET_BYTES]);
        assert!(is_secret(&digits));
        for other in [
            "",
            &digits[1..],
            &format!("{digits}0"),
            &digits.replace('a', "g"),
        ] {
            assert!(!is_secret(other), "{other}");
        }
    }
}
