//! Comparing titles and recommendations: by their words, whatever stands between
//! them and however they are capitalised.

/// The words of a text in small letters, without marks.
pub(super) fn plain(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The words of a title: without "the" at its head.
pub(super) fn of_title(title: &str) -> Vec<String> {
    let mut words = plain(title);
    if words.first().is_some_and(|first| first == "the") {
        words.remove(0);
    }
    words
}

/// Whether one run of words stands in another.
pub(super) fn stands_in(short: &[String], long: &[String]) -> bool {
    !short.is_empty() && long.windows(short.len()).any(|window| window == short)
}

/// How many of these words stand in another text, each as often as it is there.
pub(super) fn shared(words: &[String], other: &[String]) -> usize {
    let mut left: Vec<&String> = other.iter().collect();
    left.sort_unstable();
    let mut counts: std::collections::HashMap<&String, usize> = std::collections::HashMap::new();
    for word in left {
        *counts.entry(word).or_default() += 1;
    }
    words
        .iter()
        .filter(|word| match counts.get_mut(word) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        })
        .count()
}

/// Whether two texts say the same, as a quotation does that leaves out an end or a
/// word: nine tenths of the shorter one's words stand in the longer, and the
/// shorter is no mere phrase.
pub(super) fn same_words(one: &[String], other: &[String]) -> bool {
    /// Fewer words than these stand in many a recommendation.
    const FEWEST: usize = 6;
    let (short, long) = match one.len() <= other.len() {
        true => (one, other),
        false => (other, one),
    };
    let equal = !short.is_empty() && short == long;
    equal || short.len() >= FEWEST && shared(short, long) * 10 >= short.len() * 9
}

/// The number of a recommendation without what stands around it: "Recommendation
/// 3." and "(3)" are "3".
pub(super) fn number(number: &str) -> String {
    const NAMES: [&str; 6] = ["recommendation", "rec", "number", "no", "concern", "matter"];
    plain(number)
        .into_iter()
        .filter(|word| !NAMES.contains(&word.as_str()))
        .collect::<Vec<_>>()
        .join(".")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_compared_without_what_stands_around_it() {
        for (written, said) in [
            ("Recommendation 3", "3"),
            ("(3)", "3"),
            ("3.", "3"),
            ("No. 3", "3"),
            ("1.12", "1.12"),
            ("", ""),
        ] {
            assert_eq!(number(written), said, "{written}");
        }
    }

    #[test]
    fn a_quotation_that_leaves_out_an_end_says_the_same_and_a_phrase_does_not() {
        let whole = plain("By 1 September 2024, the force should review how the risk is graded.");
        let cut = plain("the force should review how the risk is graded");
        assert!(same_words(&whole, &cut) && same_words(&cut, &whole));
        assert!(!same_words(&whole, &plain("the force should")));
        assert!(!same_words(
            &whole,
            &plain("the force should publish what it finds each year")
        ));
        assert!(!same_words(&[], &[]));
    }

    proptest! {
        #[test]
        fn what_two_texts_share_is_in_both(one in "[ab ]{0,20}", other in "[ab ]{0,20}") {
            let (one, other) = (plain(&one), plain(&other));
            let shared_one = shared(&one, &other);
            prop_assert_eq!(shared_one, shared(&other, &one));
            prop_assert!(shared_one <= one.len().min(other.len()));
        }
    }
}
