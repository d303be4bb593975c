//! Where the words of a gold file stand in a document.

/// A text with its white space and hyphens at line ends evened out, so that a
/// passage typed by a person is found in a document cut into lines.
pub(crate) fn even(text: &str) -> String {
    let text = text.replace(['\u{a0}', '\u{ad}'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The whole passage that `words` stand for: with ` … ` in them, all that lies
/// between the two parts. `None` where the document does not hold it.
pub(crate) fn whole(document: &str, words: &str) -> Option<String> {
    let words = even(words);
    let mut parts = words.split(" … ");
    let first = parts.next()?;
    let mut end = document.find(first)?;
    let begin = end;
    end += first.len();
    for part in parts {
        end += document[end..].find(part)? + part.len();
    }
    Some(document[begin..end].to_owned())
}

/// How much two passages have in common: twice the words they share, in order,
/// over the words of both; from 0 to 1.
pub(crate) fn likeness(one: &str, other: &str) -> f64 {
    let one: Vec<&str> = one.split(' ').collect();
    let other: Vec<&str> = other.split(' ').collect();
    let mut row = vec![0_u32; other.len() + 1];
    for word in &one {
        let mut corner = 0;
        for (place, beside) in other.iter().enumerate() {
            let above = row[place + 1];
            row[place + 1] = match word == beside {
                true => corner + 1,
                false => above.max(row[place]),
            };
            corner = above;
        }
    }
    let shared = row.last().copied().unwrap_or(0);
    2.0 * f64::from(shared) / (one.len() + other.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_passage_may_be_left_out() {
        let document = even("The force\nshould review  how it grades risk. It should not wait.");
        let whole = whole(&document, "The force … risk.").expect("it stands there");
        assert_eq!(whole, "The force should review how it grades risk.");
        assert_eq!(super::whole(&document, "The force … never"), None);
    }

    #[test]
    fn likeness_counts_words_in_order() {
        assert!((likeness("a b c d", "a b c d") - 1.0).abs() < 1e-9);
        assert!((likeness("a b c d", "a b") - 2.0 / 3.0).abs() < 1e-9);
        assert!(likeness("a b", "c d") < 1e-9);
    }
}
