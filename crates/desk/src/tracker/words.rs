//! How alike two texts are.

use std::collections::BTreeSet;

/// Words that say nothing of what a text is about.
const EMPTY: [&str; 22] = [
    "the", "and", "for", "that", "this", "with", "should", "their", "they", "all", "its", "are",
    "was", "were", "has", "have", "from", "which", "any", "how", "not", "will",
];

/// The fewest words of a text of which one may be part of another.
const FEWEST: usize = 5;

/// The words of a text that say what it is about.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 2 || word.bytes().any(|byte| byte.is_ascii_digit()))
        .filter(|word| !EMPTY.contains(word))
        .map(str::to_owned)
        .collect()
}

/// How alike two texts are, from 0 to 100: the share of their words that both
/// have, or of the shorter where it is long enough to be part of the other.
pub(super) fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    let both = one.intersection(other).count();
    let (shorter, all) = (one.len().min(other.len()), one.len() + other.len());
    if both == 0 {
        return 0;
    }
    let share = 200 * both / all;
    let part = match shorter >= FEWEST {
        true => 95 * both / shorter,
        false => 0,
    };
    share.max(part)
}

/// The figures of a number as people write it: `4` for "Recommendation 4",
/// "Rec. 4" and "R4"; `4a` and `2.1` stay as they are.
pub(super) fn number(written: &str) -> String {
    let lower = written.trim().to_lowercase();
    let start = lower.find(|letter: char| letter.is_ascii_digit());
    let Some(start) = start else {
        return lower;
    };
    let before = lower[..start].trim_matches(|letter: char| !letter.is_alphanumeric());
    const NAMES: [&str; 9] = [
        "",
        "recommendation",
        "recommendations",
        "rec",
        "r",
        "no",
        "number",
        "recommendation no",
        "rec no",
    ];
    match NAMES.contains(&before) {
        true => lower[start..]
            .trim_matches(|letter: char| !letter.is_alphanumeric())
            .to_owned(),
        false => lower,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for written in ["4", "Recommendation 4", "Rec. 4", "R4", "rec no: 4", " 4. "] {
            assert_eq!(number(written), "4", "{written}");
        }
        assert_eq!(number("AFI 4"), "afi 4");
        assert_eq!(number("2.1"), "2.1");
        assert_eq!(number("4a"), "4a");
        assert_eq!(number("four"), "four");
    }

    #[test]
    fn a_text_is_like_itself_and_like_one_that_it_is_part_of() {
        let asked = words(
            "Within six months, chief constables should count what is reported online together with what is reported by telephone.",
        );
        assert_eq!(alike(&asked, &asked), 100);
        let part = words("count what is reported online together with telephone reports");
        assert!(alike(&asked, &part) >= 70, "{}", alike(&asked, &part));
        let other = words("Make sure that officers are vetted again every seven years.");
        assert!(alike(&asked, &other) < 20, "{}", alike(&asked, &other));
    }

    proptest! {
        #[test]
        fn likeness_is_the_same_both_ways_and_a_share(one in ".{0,60}", other in ".{0,60}") {
            let (one, other) = (words(&one), words(&other));
            prop_assert_eq!(alike(&one, &other), alike(&other, &one));
            prop_assert!(alike(&one, &other) <= 100);
        }

        #[test]
        fn any_number_is_read(written in ".{0,20}") {
            let once = number(&written);
            prop_assert_eq!(number(&once), once);
        }
    }
}
