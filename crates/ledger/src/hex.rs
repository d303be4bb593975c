//! Thirty-two bytes as 64 lower-case hexadecimal digits, and back.

use std::fmt;

/// Digits in a hash written out: two a byte.
const DIGITS: usize = 64;

/// Why a hash could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HexError {
    /// There are too few or too many characters.
    #[error("a hash has 64 characters and this has {found}")]
    Length {
        /// How many characters there are.
        found: usize,
    },
    /// A character is not one of `0` to `9` and `a` to `f`.
    ///
    /// Capitals are refused: one document has one address.
    #[error("character {place} is {found:?}; a hash has only 0 to 9 and a to f")]
    Character {
        /// Which character, counted from 1.
        place: usize,
        /// What stands there.
        found: char,
    },
}

pub(crate) fn write(bytes: &[u8; 32], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for byte in bytes {
        write!(f, "{byte:02x}")?;
    }
    Ok(())
}

pub(crate) fn parse(text: &str) -> Result<[u8; 32], HexError> {
    // Characters are looked at before the length, so that a stray space or
    // capital is named rather than counted.
    let mut digits = [0u8; DIGITS];
    let mut found = 0;
    for character in text.chars() {
        let digit = match character {
            '0'..='9' => character as u8 - b'0',
            'a'..='f' => character as u8 - b'a' + 10,
            _ => {
                return Err(HexError::Character {
                    place: found + 1,
                    found: character,
                });
            }
        };
        if let Some(place) = digits.get_mut(found) {
            *place = digit;
        }
        found += 1;
    }
    if found != DIGITS {
        return Err(HexError::Length { found });
    }
    let mut bytes = [0u8; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = pair[0] << 4 | pair[1];
    }
    Ok(bytes)
}

/// Declares a 32-byte hash that is written and read as 64 digits.
macro_rules! hash_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 32]);

        impl std::fmt::Display for $name {
            /// Sixty-four lower-case hexadecimal digits.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::hex::write(&self.0, f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::HexError;

            /// Reads what is displayed.
            ///
            /// # Errors
            ///
            /// [`HexError`](crate::HexError) when the text is not exactly 64
            /// lower-case hexadecimal digits.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::hex::parse(text).map($name)
            }
        }
    };
}
pub(crate) use hash_type;
