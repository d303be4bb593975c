//! The pairs of a query string or of a posted form, read without trust.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The most pairs read from one address or form. The longest filter form has
/// some forty; the rest of a longer one is left unread, and [`are_too_many`]
/// says so.
pub(crate) const MOST_PAIRS: usize = 200;

/// Letters that need no escape in a query: what a form would send as they are.
const KEPT: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Names and values in the order they were sent.
///
/// Reading never fails: bytes that are not UTF-8 become U+FFFD, a name without
/// `=` has an empty value, and what a page with filters does not know it names
/// and ignores.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Reads `a=1&b=two+words`.
    pub(crate) fn read(text: &str) -> Self {
        Self(
            split(text)
                .take(MOST_PAIRS)
                .map(|pair| {
                    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (decoded(name), decoded(value))
                })
                .collect(),
        )
    }

    /// The first value under this name.
    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// The first value under this name that is more than blanks, without blanks
    /// around it.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.all_filled(name).next()
    }

    /// The first value under this name beside the one that [`Self::filled`]
    /// gives. The same value again says nothing more.
    pub(crate) fn second(&self, name: &str) -> Option<&str> {
        let first = self.filled(name)?;
        self.all_filled(name).find(|value| *value != first)
    }

    fn all_filled<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.all(name)
            .map(str::trim)
            .filter(|value| !value.is_empty())
    }

    /// Every value under this name.
    pub(crate) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.iter()
            .filter(move |(sent, _)| *sent == name)
            .map(|(_, value)| value)
    }

    /// Every pair in the order it was sent.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The pairs whose name passes.
    pub(crate) fn only(&self, passes: impl Fn(&str) -> bool) -> Self {
        self.without(|name, _| !passes(name))
    }

    /// The pairs but those named here.
    pub(crate) fn without(&self, dropped: impl Fn(&str, &str) -> bool) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(name, value)| !dropped(name, value))
                .cloned()
                .collect(),
        )
    }

    /// These pairs and one more at the end.
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// The address of `path` with these pairs: `/asks?standing=late`.
    pub(crate) fn after(&self, path: &str) -> String {
        let mut address = path.to_owned();
        for (index, (name, value)) in self.iter().enumerate() {
            address.push(if index == 0 { '?' } else { '&' });
            address.extend(utf8_percent_encode(name, &KEPT));
            address.push('=');
            address.extend(utf8_percent_encode(value, &KEPT));
        }
        address
    }
}

/// The pairs that are more than nothing.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split('&').filter(|pair| !pair.is_empty())
}

/// Whether there are more pairs than [`Pairs::read`] takes.
pub(crate) fn are_too_many(text: &str) -> bool {
    split(text).nth(MOST_PAIRS).is_some()
}

/// As much of a value as a message needs.
pub(crate) fn short(value: &str) -> String {
    const LETTERS: usize = 60;
    if value.chars().count() <= LETTERS {
        value.to_owned()
    } else {
        value.chars().take(LETTERS).chain(['…']).collect()
    }
}

/// `+` is a blank and `%41` a letter.
fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " "))
        .decode_utf8_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_form_is_read_as_a_browser_sends_it() {
        let pairs = Pairs::read("words=missing+person%3F&standing=late&standing=awaiting&bare");
        assert_eq!(pairs.one("words"), Some("missing person?"));
        assert_eq!(
            pairs.all("standing").collect::<Vec<_>>(),
            ["late", "awaiting"]
        );
        assert_eq!(pairs.one("bare"), Some(""));
        assert_eq!(pairs.filled("bare"), None);
        assert_eq!(pairs.one("nothing"), None);
    }

    #[test]
    fn a_second_value_is_one_that_differs_and_is_not_blank() {
        let pairs = Pairs::read("of=+&of=a&of=+a&of=&order=newest&day=1&day=1&day=2&day=3");
        assert_eq!((pairs.filled("of"), pairs.second("of")), (Some("a"), None));
        assert_eq!(pairs.second("order"), None);
        assert_eq!(pairs.second("day"), Some("2"));
        assert_eq!(pairs.second("nothing"), None);
    }

    #[test]
    fn no_more_pairs_are_read_than_a_form_can_have() {
        let long = "a=1&".repeat(MOST_PAIRS * 2);
        assert_eq!(Pairs::read(&long).iter().count(), MOST_PAIRS);
        assert!(are_too_many(&long));
        assert!(!are_too_many(&"a=1&&".repeat(MOST_PAIRS)));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in ".*") {
            let _ = Pairs::read(&text).after("/");
        }

        /// What we write into a link is what we read when it is followed.
        #[test]
        fn a_link_we_write_is_read_back_the_same(
            pairs in proptest::collection::vec((".+", ".*"), 0..8)
        ) {
            let sent = pairs.iter().fold(Pairs::default(), |all, (name, value)| {
                all.with(name, value.clone())
            });
            let address = sent.after("/asks");
            let query = address.strip_prefix("/asks").unwrap().trim_start_matches('?');
            prop_assert_eq!(Pairs::read(query), sent);
        }
    }
}
