//! What of an address is not known: named, and left out.

use std::collections::BTreeSet;

use answerable_register::words::is_slug;

use super::Taken;
use super::query::{Pairs, short};

/// Something sent that we do not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// The name it was sent under.
    pub(crate) name: &'static str,
    /// The value, and what it is not.
    pub(crate) words: String,
}

impl Unknown {
    /// A value under a name: "‘zzz’ is not a standing".
    pub(crate) fn value(name: &'static str, value: &str, what: &str) -> Self {
        Self {
            name,
            words: format!("‘{}’ is not {what}", short(value)),
        }
    }

    /// A second value where one is taken. The first counts; that the other does
    /// not is said.
    pub(crate) fn second(pairs: &Pairs, name: &'static str) -> Option<Self> {
        pairs.second(name).map(|second| Self {
            name,
            words: format!(
                "‘{}’ is a second value, and {name} takes one",
                short(second)
            ),
        })
    }
}

/// One reference under a name, or what was sent in its place among the unknown.
pub(crate) fn reference<T>(
    pairs: &Pairs,
    name: &'static str,
    unknown: &mut Vec<Unknown>,
    what: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let text = pairs.filled(name)?;
    unknown.extend(Unknown::second(pairs, name));
    let known = Some(text).filter(|text| is_slug(text)).and_then(read);
    if known.is_none() {
        unknown.push(Unknown::value(name, text, what));
    }
    known
}

/// What a table must know of the address: what was not understood, and once for
/// each name what it takes. It has no pages, so whatever is said of one is left
/// out.
pub(crate) fn taken(
    names: &'static [&'static str],
    unknown: &[Unknown],
    takes: impl Fn(&str) -> String,
) -> Taken<'static> {
    let unknown: Vec<_> = unknown
        .iter()
        .filter(|unknown| unknown.name != "page")
        .collect();
    let wrong: BTreeSet<_> = unknown.iter().map(|unknown| unknown.name).collect();
    Taken {
        names,
        unknown: unknown
            .iter()
            .map(|unknown| unknown.words.clone())
            .collect(),
        allowed: wrong
            .into_iter()
            .map(|name| format!("{name} takes {}", takes(name)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_says_once_what_it_takes_and_a_page_is_no_name_of_a_table() {
        let unknown = [
            Unknown::value("of", "nobody", "a body here"),
            Unknown::value("page", "0", "a page number"),
            Unknown::value("of", "../", "a body here"),
        ];
        let taken = taken(&["of", "report"], &unknown, |name| {
            format!("the reference of a body, for {name}")
        });
        assert_eq!(
            taken.unknown,
            ["‘nobody’ is not a body here", "‘../’ is not a body here"]
        );
        assert_eq!(taken.allowed, ["of takes the reference of a body, for of"]);
    }

    #[test]
    fn a_second_value_is_named_beside_whatever_the_first_is() {
        let pairs = Pairs::read("of=southvale-police&of=northmoor-police&of=..");
        let mut unknown = Vec::new();
        let read = |text: &str| Some(text.to_owned());
        let of = reference(&pairs, "of", &mut unknown, "a body", read);
        assert_eq!(of.as_deref(), Some("southvale-police"));
        let words: Vec<_> = unknown.iter().map(|unknown| &unknown.words).collect();
        assert_eq!(
            words,
            ["‘northmoor-police’ is a second value, and of takes one"]
        );
    }

    #[test]
    fn a_reference_is_read_only_from_a_slug() {
        let pairs = Pairs::read("of=../etc");
        let mut unknown = Vec::new();
        let read = |text: &str| Some(text.to_owned());
        assert_eq!(reference(&pairs, "of", &mut unknown, "a body", read), None);
        assert_eq!(unknown.len(), 1);
        let pairs = Pairs::read("of=southvale-police");
        let of = reference(&pairs, "of", &mut unknown, "a body", read);
        assert_eq!(of.as_deref(), Some("southvale-police"));
        assert_eq!(unknown.len(), 1);
    }
}
