//! Whom a title alone means in a document: "the Commissioner", "the Mayor", "the Minister".
//!
//! The one whom the document names with that word; where it names none, the one of the
//! place whose force the document is about.

use super::{KnownAs, SEARCHED};
use crate::tokens::Worded;
use crate::{Directory, Found, Span};

/// So many words before and after the title may be part of the name.
const AROUND: usize = 6;

/// Titles besides that of commissioner, each with the word by which documents name the
/// body it belongs to.
const TITLES: [(&str, &str); 4] = [
    ("ministers", "ministry"),
    ("mayor", "mayor"),
    ("minister", "ministry"),
    ("chief inspector", "inspector"),
];

/// How the holder of a title is named by their place: a star stands for it.
const OF_A_PLACE: [(&str, &[&str]); 2] = [
    (
        "commissioner",
        &[
            "Police and Crime Commissioner for *",
            "Police, Fire and Crime Commissioner for *",
            "* Commissioner",
        ],
    ),
    ("mayor", &["Mayor of *", "* Mayor"]),
];

/// What the name of a force ends with, after its place.
const CALLED: [&str; 3] = [" Police", " Constabulary", " Police Service"];

/// What each title means, of those that mean somebody.
pub(super) fn others(
    document: &Worded<'_>,
    directory: &dyn Directory,
    force: Option<&KnownAs>,
) -> Vec<(&'static str, KnownAs)> {
    let each = TITLES.into_iter().filter_map(|(title, body)| {
        let last = title.rsplit(' ').next().unwrap_or(title);
        let known = the_one_called(last, document, directory, force)
            .or_else(|| the_one_called(body, document, directory, None))?;
        Some((title, known))
    });
    each.collect()
}

/// The one whom a document names by a word, or the one of the force's place where it names
/// nobody so.
pub(super) fn the_one_called(
    title: &str,
    document: &Worded<'_>,
    directory: &dyn Directory,
    force: Option<&KnownAs>,
) -> Option<KnownAs> {
    let mut named: Option<KnownAs> = None;
    for block in document.blocks.iter().take(SEARCHED) {
        let tokens = document.tokens(block.span);
        for at in (0..tokens.len()).filter(|at| tokens.plain(*at) == title) {
            let ends = (at + 1..=tokens.len().min(at + AROUND)).rev();
            let found = ends
                .flat_map(|end| (at.saturating_sub(AROUND)..=at).map(move |from| (from, end)))
                .find_map(|(from, end)| {
                    let span = tokens.span(from, end);
                    match directory.find(span.of(&document.text)) {
                        found @ Found::Body(_) => Some((found, span)),
                        _ => None,
                    }
                });
            match (&named, found) {
                (Some((held, _)), Some((other, _))) if *held != other => return None,
                (None, Some(found)) => named = Some(found),
                _ => {}
            }
        }
    }
    named.or_else(|| of_the_place(title, document, directory, force?))
}

/// Words without what they end with, whatever the size of its letters: a title may be set in
/// capitals, "EXAMPLESHIRE POLICE AND CRIME PANEL".
fn without_ending<'w>(words: &'w str, ending: &str) -> Option<&'w str> {
    let (place, last) = words.split_at_checked(words.len().checked_sub(ending.len())?)?;
    last.eq_ignore_ascii_case(ending).then_some(place)
}

/// "The Commissioner", in a document about Northmoor Police: Northmoor's.
fn of_the_place(
    title: &str,
    document: &Worded<'_>,
    directory: &dyn Directory,
    (found, named): &KnownAs,
) -> Option<KnownAs> {
    found.is_resolved().then_some(())?;
    let (_, forms) = OF_A_PLACE.iter().find(|(of, _)| *of == title)?;
    let words = named.of(&document.text);
    let place = CALLED
        .iter()
        .find_map(|called| without_ending(words, called))
        .or_else(|| words.rsplit_once(" of ").map(|(_, place)| place))?;
    let place_span = Span::new(named.start, named.end);
    forms.iter().find_map(|form| {
        let found = directory.find(&form.replace('*', place));
        matches!(found, Found::Body(_)).then_some((found, place_span))
    })
}
