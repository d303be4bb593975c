//! Numbers as words, and the plurals that go with them.

/// A number in numerals, with commas in thousands: `1,284`.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// How many there are of something: `no reports`, `one report`, `2 reports`,
/// `1,284 reports`.
pub fn count(number_of: u64, one: &str, many: &str) -> String {
    match number_of {
        0 => format!("no {many}"),
        1 => format!("one {one}"),
        _ => format!("{} {many}", number(number_of)),
    }
}

/// A length of days: `one day`, `56 days`.
pub fn days(number_of: u64) -> String {
    count(number_of, "day", "days")
}

/// A place in an order: `1st`, `2nd`, `20th`, `112th`.
pub fn ordinal(place: u64) -> String {
    let ending = match (place % 100, place % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{}{ending}", number(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_have_commas() {
        for (given, written) in [
            (0, "0"),
            (12, "12"),
            (999, "999"),
            (1_000, "1,000"),
            (18_204, "18,204"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(number(given), written);
        }
    }

    #[test]
    fn none_and_one_are_words_and_numerals_begin_at_two() {
        assert_eq!(count(0, "body", "bodies"), "no bodies");
        assert_eq!(count(1, "body", "bodies"), "one body");
        assert_eq!(count(2, "body", "bodies"), "2 bodies");
        assert_eq!(days(56), "56 days");
    }

    #[test]
    fn ordinals_end_as_they_are_spoken() {
        let spoken: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 20, 21, 112, 1_003]
            .into_iter()
            .map(ordinal)
            .collect();
        assert_eq!(
            spoken.join(" "),
            "1st 2nd 3rd 4th 11th 12th 13th 20th 21st 112th 1,003rd"
        );
    }
}
