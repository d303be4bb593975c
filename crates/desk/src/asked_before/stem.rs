//! What a word has in common with its other forms: "vetted" and "vetting".
//!
//! Rougher than the stems of the search index: "supervisor", "supervise" and
//! "supervision" are one here, because two inspectors word one thing in as many
//! ways. A stem is no word and is shown to nobody.

/// The fewest letters that are left of a word.
const LEFT_AT_LEAST: usize = 3;

/// Endings and what stands in their place, the longest first. Each is tried once,
/// after plurals.
const ENDINGS: [(&str, &str); 27] = [
    ("isations", "is"),
    ("isation", "is"),
    ("izations", "is"),
    ("ization", "is"),
    ("ations", ""),
    ("ation", ""),
    ("ators", ""),
    ("ator", ""),
    ("ments", ""),
    ("ment", ""),
    ("ising", "is"),
    ("izing", "is"),
    ("ates", ""),
    ("ated", ""),
    ("ating", ""),
    ("ate", ""),
    ("ions", ""),
    ("ion", ""),
    ("ings", ""),
    ("ing", ""),
    ("ised", "is"),
    ("ies", "y"),
    ("ied", "y"),
    ("ed", ""),
    ("ors", ""),
    ("or", ""),
    ("ly", ""),
];

/// The stem of a word in small letters.
pub(super) fn stem(word: &str) -> String {
    let mut stem = word.to_owned();
    if stem.len() <= LEFT_AT_LEAST {
        return stem;
    }
    for (ending, instead) in ENDINGS {
        if let Some(rest) = stem.strip_suffix(ending)
            && is_enough(rest)
        {
            stem = format!("{rest}{instead}");
            return finished(stem);
        }
    }
    if let Some(rest) = stem.strip_suffix('s')
        && is_enough(rest)
        && !rest.ends_with(['s', 'u', 'i'])
    {
        stem = rest.to_owned();
    }
    finished(stem)
}

/// Without a last e or y, and with no letter doubled at the end: "grade" and
/// "grading", "stopped" and "stop".
fn finished(mut stem: String) -> String {
    while stem.chars().count() > LEFT_AT_LEAST && stem.ends_with(['e', 'y', 'i']) {
        stem.pop();
    }
    let mut last = stem.chars().rev();
    if let (Some(one), Some(two)) = (last.next(), last.next())
        && one == two
        && stem.chars().count() > LEFT_AT_LEAST
    {
        stem.pop();
    }
    stem
}

fn is_enough(rest: &str) -> bool {
    rest.chars().count() >= LEFT_AT_LEAST && rest.contains(['a', 'e', 'i', 'o', 'u', 'y', 'w'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::stem;

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        for forms in [
            &["vet", "vetting", "vetted"][..],
            &[
                "supervise",
                "supervision",
                "supervised",
                "supervisor",
                "supervising",
            ],
            &[
                "investigate",
                "investigation",
                "investigations",
                "investigator",
            ],
            &["grade", "grading", "graded", "grades"],
            &["policy", "policies"],
            &["recording", "record", "records", "recorded"],
            &["assess", "assessment", "assessments", "assessing"],
            &["prioritise", "prioritisation", "prioritising"],
            &["victim", "victims"],
            &["stop", "stopping", "stopped"],
            &["delay", "delays", "delayed"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn other_words_keep_other_stems() {
        for (one, other) in [
            ("custody", "custom"),
            ("force", "forensic"),
            ("search", "seizure"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} and {other}");
        }
    }

    proptest! {
        #[test]
        fn every_word_has_a_stem_and_it_is_no_longer(word in "\\PC{1,40}") {
            let word = word.to_lowercase();
            prop_assert!(!stem(&word).is_empty());
            prop_assert!(stem(&word).len() <= word.len());
        }
    }
}
