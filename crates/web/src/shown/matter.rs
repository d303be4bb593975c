//! What a reply or a correction is about: its page, and back from its address.

use answerable_desk::View;
use answerable_register::facts::{AskReference, Matter};
use answerable_register::words::{BodyId, SourceId, SubjectId, is_slug};

use answerable_wording::lines;

use crate::shown::{Named, open};
use crate::visit::Links;

/// What a page of this site is about, by its address; none where it is about no
/// one thing of the register. What stands after a question mark is left out.
pub(crate) fn matter_of(page: &str) -> Option<Matter> {
    let path = page.split(['?', '#']).next()?;
    let path = path.trim_end_matches(".json").trim_end_matches(".csv");
    let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
    let slug = |text: &&str| is_slug(text);
    match parts.as_slice() {
        ["asks", subject, of, duty] if slug(subject) && slug(of) => {
            Some(Matter::Ask(AskReference {
                subject: SubjectId::from(*subject),
                of: BodyId::from(*of),
                duty: duty.parse().ok()?,
            }))
        }
        ["asks" | "reports", subject] if slug(subject) => {
            Some(Matter::Subject(SubjectId::from(*subject)))
        }
        ["bodies", body] | ["who-answers", "bodies", body] if slug(body) => {
            Some(Matter::Body(BodyId::from(*body)))
        }
        ["sources", source] if slug(source) => Some(Matter::Source(SourceId::from(*source))),
        ["entries", entry] => entry.parse().ok().map(Matter::Entry),
        _ => None,
    }
}

/// The address of its page, without the day.
pub(crate) fn path_of(matter: &Matter, view: &View<'_>) -> String {
    let links = Links::default();
    match matter {
        Matter::Ask(ask) => links.ask(ask),
        Matter::Subject(subject) if view.report(subject).is_some() => links.report(subject),
        Matter::Subject(subject) => links.subject(subject),
        Matter::Body(body) => links.body(body),
        Matter::Source(source) => links.source(source),
        Matter::Entry(entry) => links.entry(*entry),
    }
}

/// What it is called, leading to its page.
pub(crate) fn named(matter: &Matter, view: &View<'_>) -> Named {
    let words = match matter {
        Matter::Ask(ask) => view
            .register
            .find_ask(ask)
            .and_then(|key| view.row(key))
            .map(|row| {
                let of = row.of.name.unwrap_or(lines::NOT_PUBLISHED);
                format!("{}, asked of {of}", open(row.title))
            }),
        Matter::Subject(subject) => view
            .report(subject)
            .map(|report| &report.title)
            .or_else(|| view.asked(subject).map(|asked| &asked.title))
            .map(|title| open(title).to_owned()),
        Matter::Body(body) => Some(view.name_of(body, view.as_at).to_owned()),
        Matter::Source(source) => view
            .source(source)
            .map(|source| open(&source.title).to_owned()),
        Matter::Entry(entry) => Some(format!("Entry {entry}")),
    };
    let path = path_of(matter, view);
    Named {
        words: words.unwrap_or_else(|| path.clone()),
        href: Some(path),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_page_says_what_it_is_about() {
        let subject = |id: &str| Some(Matter::Subject(id.into()));
        assert_eq!(
            matter_of("/reports/custody?as-at=2024-05-01"),
            subject("custody")
        );
        assert_eq!(matter_of("/asks/custody"), subject("custody"));
        assert_eq!(matter_of("/entries/17.json"), Some(Matter::Entry(17)));
        assert!(matches!(
            matter_of("/asks/custody/exampleshire-pcc/comment#history"),
            Some(Matter::Ask(ask)) if ask.to_string() == "custody/exampleshire-pcc/comment"
        ));
        for none in [
            "",
            "/",
            "/about",
            "/asks",
            "/asks/a/b/c/d",
            "/bodies/A B",
            "//bodies/a",
        ] {
            assert_eq!(matter_of(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_nothing_panics(page in ".*|/(asks|bodies|entries)/.*") {
            let _ = matter_of(&page);
        }
    }
}
