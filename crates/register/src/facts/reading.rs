//! How fields that every entry has are read: a start reads them by the
//! hundred thousand.

use std::fmt;

use answerable_calendar::Day;
use serde::de::{Error, IntoDeserializer, Visitor};
use serde::{Deserialize, Deserializer};

/// Reads a list that is held as long as the register is, with room for what it
/// has and no more. Growing leaves it with up to twice as much, which an
/// allocator asked to shrink it may leave it with.
pub(super) fn exact_list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let mut grown = Vec::deserialize(deserializer)?;
    let mut list = Vec::with_capacity(grown.len());
    list.append(&mut grown);
    Ok(list)
}

/// Reads a day. As it is written in the log, `2024-03-06`, it is read at once;
/// whatever else a day may be written as is left to [`Day`].
pub(crate) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
    struct Written;
    impl Visitor<'_> for Written {
        type Value = Day;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a day, such as \"2024-03-06\"")
        }

        fn visit_str<E: Error>(self, written: &str) -> Result<Day, E> {
            match year_month_day(written) {
                Some(day) => Ok(day),
                None => Day::deserialize(written.into_deserializer()),
            }
        }
    }
    deserializer.deserialize_str(Written)
}

/// Reads a day, or that there is none.
pub(super) fn maybe_day<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Day>, D::Error> {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Read(#[serde(deserialize_with = "day")] Day);
    let read = Option::<Read>::deserialize(deserializer)?;
    Ok(read.map(|Read(day)| day))
}

/// The day that ten letters say, where that is all they are.
fn year_month_day(written: &str) -> Option<Day> {
    let letters: &[u8; 10] = written.as_bytes().try_into().ok()?;
    let number = |from: usize, to: usize| {
        letters[from..to].iter().try_fold(0, |number, letter| {
            letter
                .is_ascii_digit()
                .then(|| number * 10 + i16::from(letter - b'0'))
        })
    };
    let in_parts = letters[4] == b'-' && letters[7] == b'-';
    let small = |number: i16| i8::try_from(number).ok();
    in_parts.then_some(())?;
    Day::new(number(0, 4)?, small(number(5, 7)?)?, small(number(8, 10)?)?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{from_value, json};

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Here(
        #[serde(deserialize_with = "day")] Day,
        #[serde(deserialize_with = "maybe_day")] Option<Day>,
    );

    proptest! {
        /// A day is read as [`Day`] reads it, whatever is written.
        #[test]
        fn a_day_is_read_as_ever(
            written in "[0-9]{4}-[01][0-9]-[0-3][0-9]|[-+0-9T:Z]{1,12}|2024-0[0-9]-0[0-9]\\PC?"
        ) {
            let there = from_value::<(Day, Option<Day>)>(json!([written, written]));
            let here = from_value::<Here>(json!([written, written]));
            prop_assert_eq!(here.ok(), there.ok().map(|(day, maybe)| Here(day, maybe)));
        }
    }

    #[test]
    fn no_day_is_none() {
        let day = "2024-02-29".parse().unwrap();
        assert_eq!(
            from_value::<Here>(json!(["2024-02-29", null])).unwrap(),
            Here(day, None)
        );
        assert!(from_value::<Here>(json!(["2023-02-29", null])).is_err());
        assert!(from_value::<Here>(json!([20_240_229, null])).is_err());
    }
}
