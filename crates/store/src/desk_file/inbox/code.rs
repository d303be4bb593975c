//! What a sender asks with how their request stands.

use std::fmt;
use std::str::FromStr;

use super::FormKey;
use crate::check::digest;

/// Letters and figures that are not taken for each other (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many signs: 80 bits, which nobody finds by trying.
const LENGTH: usize = 16;

/// What a sender is given: sixteen signs in fours, `7KQ4-M2XD-9WPT-3HZB`.
///
/// It is made of the form's key, so that the same form sent twice gets the same.
/// Only its hash is kept: whoever reads the desk's file asks about nobody's
/// request in their stead.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

impl Code {
    /// The code of a form.
    #[must_use]
    pub fn of(form: FormKey) -> Self {
        let whole = digest(&[b"answerable request code 1", &form.0]);
        let mut signs = [0; LENGTH];
        for (place, sign) in signs.iter_mut().enumerate() {
            // Five bits of the hash each; 16 of them are its first ten bytes.
            let bit = place * 5;
            let (byte, shift) = (bit / 8, bit % 8);
            let two = u16::from_be_bytes([whole[byte], whole[byte + 1]]);
            let five = (two >> (11 - shift)) & 31;
            *sign = SIGNS[usize::from(five)];
        }
        Self(signs)
    }

    /// What of it is kept.
    pub(super) fn hash(&self) -> [u8; 32] {
        digest(&[b"answerable request code hash 1", &self.0])
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, sign) in self.0.iter().enumerate() {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*sign))?;
        }
        Ok(())
    }
}

/// Shown nowhere by chance: whoever has it asks how a request stands.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// The words are no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reference is sixteen letters and figures, such as 7KQ4-M2XD-9WPT-3HZB")]
pub struct NotACode;

impl FromStr for Code {
    type Err = NotACode;

    /// Reads it as it is shown, in capitals or not, with hyphens, blanks or none;
    /// an O is a nought, an I and an L are a one.
    fn from_str(written: &str) -> Result<Self, NotACode> {
        let mut signs = [0; LENGTH];
        let mut found = 0;
        let typed = written.chars().filter(|sign| !matches!(sign, '-' | ' '));
        for sign in typed {
            let sign = match sign.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                sign => sign,
            };
            let sign = u8::try_from(sign).map_err(|_| NotACode)?;
            if !SIGNS.contains(&sign) {
                return Err(NotACode);
            }
            *signs.get_mut(found).ok_or(NotACode)? = sign;
            found += 1;
        }
        if found == LENGTH {
            Ok(Self(signs))
        } else {
            Err(NotACode)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_is_typed_as_people_type() {
        let code = Code::of(FormKey([7; 32]));
        let shown = code.to_string();
        assert_eq!(shown.len(), 19);
        for typed in [
            shown.clone(),
            shown.to_lowercase(),
            shown.replace('-', ""),
            shown.replace('-', " "),
            shown.replace('0', "O").replace('1', "l"),
        ] {
            assert_eq!(typed.parse(), Ok(code), "{typed}");
        }
        for wrong in ["", "C17", "7KQ4-M2XD-9WPT-3HZ", "7KQ4-M2XD-9WPT-3HZU", "é"] {
            assert_eq!(wrong.parse::<Code>(), Err(NotACode), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn two_forms_have_two_codes(one in any::<[u8; 32]>(), other in any::<[u8; 32]>()) {
            prop_assume!(one != other);
            prop_assert!(Code::of(FormKey(one)) != Code::of(FormKey(other)));
        }

        #[test]
        fn whatever_is_read_is_shown_and_read_again(typed in "[0-9A-Za-z -]{0,24}|.*") {
            if let Ok(code) = typed.parse::<Code>() {
                prop_assert_eq!(code.to_string().parse(), Ok(code));
            }
        }
    }
}
