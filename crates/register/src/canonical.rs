//! The canonical form of an entry: the bytes that are kept, hashed and proved.
//!
//! RFC 8785 (JSON Canonicalization Scheme) for the JSON that entries use:
//! ASCII keys in order, integers, no floats, no white space. The bytes are
//! made once, when an entry is recorded; nobody serialises them again to
//! check them, so that a later program need not agree with this one.

mod read;

pub(crate) use read::read;

use serde::{Serialize, Serializer};
use serde_json::Value;

/// Why something has no canonical form here.
#[derive(Debug, thiserror::Error)]
pub enum CanonicalError {
    /// It cannot be written as JSON at all.
    #[error("it cannot be written as JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// A number that is not an integer below 2^53.
    #[error("the number {0} is not a whole number below 9,007,199,254,740,992")]
    Number(String),
    /// A key with a letter outside ASCII, whose order would be in doubt.
    #[error("the key {0:?} has a letter outside ASCII")]
    Key(String),
}

/// The largest integer that every JSON reader keeps exact: 2^53 - 1.
const LARGEST_EXACT: u64 = (1 << 53) - 1;

/// The canonical bytes.
///
/// # Errors
///
/// When the value has a float, an integer that JSON readers may round, or a
/// key outside ASCII.
pub fn canonical(value: &impl Serialize) -> Result<Vec<u8>, CanonicalError> {
    let value = serde_json::to_value(value)?;
    check(&value)?;
    // Its strings are escaped as RFC 8785 section 3.2.2.2 asks.
    Ok(serde_json::to_vec(&InOrder(&value))?)
}

/// A value whose members are written in the order of the bytes of their keys,
/// which for ASCII is what RFC 8785 section 3.2.3 asks for. A map of
/// `serde_json` is in that order too, unless some other crate of the program
/// asks it to keep the order of insertion.
struct InOrder<'v>(&'v Value);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(members) => {
                let mut members: Vec<(&String, &Value)> = members.iter().collect();
                members.sort_unstable_by_key(|(key, _)| *key);
                serializer.collect_map(
                    members
                        .into_iter()
                        .map(|(key, member)| (key, InOrder(member))),
                )
            }
            Value::Array(items) => serializer.collect_seq(items.iter().map(InOrder)),
            plain => plain.serialize(serializer),
        }
    }
}

fn check(value: &Value) -> Result<(), CanonicalError> {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(whole), _) if whole <= LARGEST_EXACT => Ok(()),
            (None, Some(whole)) if whole.unsigned_abs() <= LARGEST_EXACT => Ok(()),
            _ => Err(CanonicalError::Number(number.to_string())),
        },
        Value::Array(items) => items.iter().try_for_each(check),
        Value::Object(members) => members.iter().try_for_each(|(key, member)| {
            if key.is_ascii() {
                check(member)
            } else {
                Err(CanonicalError::Key(key.clone()))
            }
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn keys_are_in_order_and_nothing_is_spare() {
        let value = json!({"b": 1, "a": {"d": "\u{e9}\n\u{1}\"", "c": [true, null]}});
        assert_eq!(
            String::from_utf8(canonical(&value).unwrap()).unwrap(),
            "{\"a\":{\"c\":[true,null],\"d\":\"é\\n\\u0001\\\"\"},\"b\":1}"
        );
    }

    #[test]
    fn what_readers_may_round_is_refused() {
        assert!(canonical(&json!({"a": 0.5})).is_err());
        assert!(canonical(&json!({"a": 9_007_199_254_740_992_u64})).is_err());
        assert!(canonical(&json!({"a": -9_007_199_254_740_991_i64})).is_ok());
        assert!(canonical(&json!({"é": 1})).is_err());
    }

    proptest! {
        #[test]
        fn reading_it_back_and_writing_it_again_changes_nothing(
            text in "\\PC*", number in -9_007_199_254_740_991_i64..9_007_199_254_740_991,
        ) {
            let bytes = canonical(&json!({"words": text, "number": number})).unwrap();
            let again: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
            prop_assert_eq!(canonical(&again).unwrap(), bytes);
        }
    }
}
