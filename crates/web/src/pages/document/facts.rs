//! The summary of a document, a line for each fact.

use answerable_desk::questions::DocumentPage;
use answerable_register::facts::Source;
use answerable_wording::{days, numbers};

use crate::pages::documents;
use crate::shown::{Named, open};

/// Where it is from, how it is held, and how far it was checked.
pub(super) fn of(source: &Source, found: &DocumentPage<'_>) -> Vec<(&'static str, Named)> {
    let plain = |words: String| Named { words, href: None };
    let mut facts = vec![("Publisher", plain(open(&source.publisher).to_owned()))];
    if let Some(day) = source.dated {
        facts.push(("Dated", plain(days::day(day))));
    }
    if let Some(day) = source.published_on {
        facts.push(("Published", plain(days::day(day))));
    }
    if let Some(address) = &source.address {
        facts.push((
            "Read at",
            Named {
                words: address.to_string(),
                href: source.web_address().map(str::to_owned),
            },
        ));
    }
    facts.push(("Held here", plain(documents::kept(source.kept).to_owned())));
    facts.push((
        "Licence",
        plain(source.licence.as_ref().map_or_else(
            || "none known: short passages only".to_owned(),
            ToString::to_string,
        )),
    ));
    facts.push((
        "Checked",
        plain(
            if source.checked {
                "yes: what is taken from it was read there"
            } else {
                "not yet"
            }
            .to_owned(),
        ),
    ));
    if let Some(fingerprint) = &source.fingerprint {
        facts.push(("Fingerprint (SHA-256)", plain(fingerprint.to_string())));
    }
    if found.labels > 0 {
        facts.push((
            "Publisher’s labels taken from it",
            plain(numbers::number(found.labels as u64)),
        ));
    }
    facts
}
