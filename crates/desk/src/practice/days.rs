//! Days written as days before or after the day on which a register is made.
//!
//! `{-35}` is the day 35 days before, as facts write days; `{-35 in words}` is
//! the same day as people write it. Nothing else in braces is touched.

use answerable_register::calendar::Day;
use jiff::Span;

/// What follows the number where the day is to be written for people.
const IN_WORDS: &str = " in words";

/// Days that are further off than this are mistakes.
const FURTHEST: i32 = 4_000;

/// A day that is too far off.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{{{written}}} is no day near the one on which it is made: write at most {FURTHEST} days")]
pub struct NoSuchDay {
    /// The number as written.
    pub written: String,
}

/// The text with every day written out, as it is when made on `today`.
pub(super) fn resolve(text: &str, today: Day) -> Result<String, NoSuchDay> {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        made.push_str(before);
        match mark(from) {
            None => {
                made.push('{');
                rest = &from[1..];
            }
            Some(mark) => {
                let day = mark.day(today)?;
                if mark.in_words {
                    made.push_str(&day.strftime("%-d %B %Y").to_string());
                } else {
                    made.push_str(&day.to_string());
                }
                rest = &from[mark.length..];
            }
        }
    }
    made.push_str(rest);
    Ok(made)
}

/// A day as written: the number with its sign, and how it is to be said.
struct Mark<'a> {
    number: &'a str,
    in_words: bool,
    /// With both braces, in bytes.
    length: usize,
}

/// The mark that a text begins with, if it does.
fn mark(text: &str) -> Option<Mark<'_>> {
    let inside = text.strip_prefix('{')?;
    let inside = &inside[..inside.find('}')?];
    let (number, in_words) = match inside.strip_suffix(IN_WORDS) {
        Some(number) => (number, true),
        None => (inside, false),
    };
    let digits = number.strip_prefix(['-', '+'])?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(Mark {
        number,
        in_words,
        length: inside.len() + 2,
    })
}

impl Mark<'_> {
    fn day(&self, today: Day) -> Result<Day, NoSuchDay> {
        let refused = || NoSuchDay {
            written: self.number.to_owned(),
        };
        let days: i32 = self.number.parse().map_err(|_| refused())?;
        if days.abs() > FURTHEST {
            return Err(refused());
        }
        today
            .checked_add(Span::new().days(days))
            .map_err(|_| refused())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_is_counted_from_the_one_on_which_it_is_made() {
        let made = |text| resolve(text, date(2026, 3, 1)).unwrap();
        assert_eq!(
            made("on = \"{-1}\" by {+30 in words}, of = { a = 1 }, {+0}"),
            "on = \"2026-02-28\" by 31 March 2026, of = { a = 1 }, 2026-03-01"
        );
        assert_eq!(made("{-} {5} {-5 in word} {"), "{-} {5} {-5 in word} {");
        assert!(resolve("{-99999999999}", date(2026, 3, 1)).is_err());
        assert!(resolve("{+4001}", date(2026, 3, 1)).is_err());
    }

    proptest! {
        #[test]
        fn a_text_without_days_stays_as_it_is(text in "[^{]{0,40}|[{] [^{]{0,20}") {
            prop_assert_eq!(resolve(&text, date(2026, 3, 1)).unwrap(), text);
        }

        #[test]
        fn no_text_stops_it(text in "\\PC{0,40}|([{][-+]?[0-9]{0,6}( in words)?[}]?){0,4}") {
            let _ = resolve(&text, date(2026, 3, 1));
        }
    }
}
