//! Words with code in them, as documents write them: between backquotes.

/// Words, and which of them are code. Shown by `components/prose.html`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prose(pub(crate) Vec<(bool, String)>);

impl Prose {
    /// Reads backquotes as the edges of code, and links as their words.
    pub(crate) fn of(text: &str) -> Self {
        let parts = without_links(text);
        let parts = parts.split('`').enumerate();
        Self(
            parts
                .filter(|(_, part)| !part.is_empty())
                .map(|(place, part)| (place % 2 == 1, part.to_owned()))
                .collect(),
        )
    }
}

/// `[words](address)` as its words: the page of docs is not on this site.
fn without_links(text: &str) -> String {
    let mut left = text;
    let mut bare = String::new();
    while let Some((before, after)) = left.split_once('[') {
        bare.push_str(before);
        let link = after
            .split_once("](")
            .and_then(|(words, rest)| Some((words, rest.split_once(')')?.1)));
        match link {
            Some((words, rest)) if !words.contains('[') => {
                bare.push_str(words);
                left = rest;
            }
            _ => {
                bare.push('[');
                left = after;
            }
        }
    }
    bare + left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_the_docs_are_words_here() {
        let bare = without_links("a [b](c#d) and [e, f [g](h)");
        assert_eq!(bare, "a b and [e, f g");
    }

    #[test]
    fn what_stands_between_backquotes_is_code() {
        let Prose(parts) = Prose::of("`x` or `y`");
        assert_eq!(
            parts,
            [
                (true, "x".into()),
                (false, " or ".into()),
                (true, "y".into())
            ]
        );
    }
}
