//! The force that a document is about: by its title, its headings or the whole of it, by the
//! place in its title, or by the chief constable whom it names.

use super::{KnownAs, SEARCHED, TITLE};
use crate::document::BlockKind;
use crate::tokens::{Tokens, Worded};
use crate::{Block, Directory, Found, Span};

/// The one force that a document is about, and both where it is about two: the force
/// whose chief constable a letter is to; or the only one that its title names, or its
/// headings, or the whole of it.
pub(super) fn the_force(
    document: &Worded<'_>,
    directory: &dyn Directory,
    you: Option<&(Found, Span)>,
) -> (Option<KnownAs>, Vec<KnownAs>) {
    // "HM Inspectorate of Constabulary" and "Office for Police Conduct" are no forces.
    let police = |words: &str| {
        let words = words.trim_end_matches([',', '.']);
        let ends = ["Police", "Constabulary", "Police Service", "Police Force"];
        let called = ends.iter().any(|end| words.ends_with(end)) && !words.contains("Inspect");
        called || words.to_lowercase().contains("chief constable")
    };
    if let Some((found @ Found::Body(_), named)) = you
        && police(document.words(*named))
        && !document.words(*named).contains("Commissioner")
    {
        return (Some((found.clone(), *named)), Vec::new());
    }
    let blocks = || document.blocks.iter();
    let heading = |block: &&Block| matches!(block.kind, BlockKind::Heading { .. });
    let title = |block: &&Block| {
        let words = document.words(block.span);
        heading(block) || !words.ends_with(['.', ':', ';', ','])
    };
    let places = [
        forces(document, directory, blocks().take(TITLE).filter(title)),
        forces_by_place(document, directory, blocks().take(TITLE).filter(title)),
        forces(document, directory, blocks().filter(heading)),
        forces(document, directory, blocks().take(SEARCHED)),
        chiefs_of_places(document, directory, blocks().take(SEARCHED)),
    ];
    let Some(named) = places.into_iter().find(|named| !named.is_empty()) else {
        return (None, Vec::new());
    };
    match &named[..] {
        [only] => (Some(only.clone()), Vec::new()),
        all => {
            let candidates = all
                .iter()
                .filter_map(|(found, _)| found.id().map(str::to_owned))
                .collect();
            let unresolved = Found::Unresolved { candidates };
            (Some((unresolved, all[0].1)), named)
        }
    }
}

/// Each force that some blocks name, once, in the order of their names.
fn forces<'b>(
    document: &Worded<'_>,
    directory: &dyn Directory,
    blocks: impl Iterator<Item = &'b Block>,
) -> Vec<KnownAs> {
    let mut named: Vec<KnownAs> = Vec::new();
    for block in blocks {
        let tokens = document.tokens(block.span);
        for at in 0..tokens.len() {
            let Some((found, span)) = force_ending_at(&tokens, at, directory) else {
                continue;
            };
            add(&mut named, (found, span));
        }
    }
    named
}

/// Adds a force that is not among those named yet.
fn add(named: &mut Vec<KnownAs>, force: KnownAs) {
    if !named.iter().any(|(other, _)| *other == force.0) {
        named.push(force);
    }
}

/// The forces of the places that a title names: "Custody suites in Exampleshire".
fn forces_by_place<'b>(
    document: &Worded<'_>,
    directory: &dyn Directory,
    blocks: impl Iterator<Item = &'b Block>,
) -> Vec<KnownAs> {
    let mut named: Vec<KnownAs> = Vec::new();
    for block in blocks {
        let tokens = document.tokens(block.span);
        let places = (1..tokens.len()).filter(|at| {
            tokens.list[*at].capital && matches!(tokens.plain(at - 1), "in" | "of" | "for")
        });
        for at in places.take(TITLE) {
            let found = (at + 1..=tokens.len().min(at + LONGEST_PLACE)).find_map(|end| {
                let place = tokens.span(at, end);
                Some((force_of(place.of(&document.text), directory)?, place))
            });
            if let Some(found) = found {
                add(&mut named, found);
            }
        }
    }
    named
}

/// The forces of the places whose chiefs some blocks name: "the Chief Constable of Northmoor".
fn chiefs_of_places<'b>(
    document: &Worded<'_>,
    directory: &dyn Directory,
    blocks: impl Iterator<Item = &'b Block>,
) -> Vec<KnownAs> {
    let mut named: Vec<KnownAs> = Vec::new();
    for block in blocks {
        let tokens = document.tokens(block.span);
        for at in 0..tokens.len() {
            let Some(place) = tokens.after(at, "chief constable of") else {
                continue;
            };
            // The longest first: "Westmarch and Dale", and not "Westmarch".
            let ends = (place + 1..=tokens.len().min(place + LONGEST_PLACE)).rev();
            let found = ends
                .filter(|end| tokens.list[end - 1].capital)
                .find_map(|end| {
                    let force = force_of(tokens.span(place, end).of(&document.text), directory)?;
                    Some((force, tokens.span(at, end)))
                });
            if let Some(found) = found {
                add(&mut named, found);
            }
        }
    }
    named
}

/// The force of a place.
fn force_of(place: &str, directory: &dyn Directory) -> Option<Found> {
    const CALLED: [&str; 2] = ["Police", "Constabulary"];
    CALLED.iter().find_map(|called| {
        let found = directory.find(&format!("{place} {called}"));
        matches!(found, Found::Body(_)).then_some(found)
    })
}

/// The name of a place has at most so many words.
const LONGEST_PLACE: usize = 4;

/// A force's name that ends with a word: "Exampleshire Police".
fn force_ending_at(
    tokens: &Tokens<'_>,
    at: usize,
    directory: &dyn Directory,
) -> Option<(Found, Span)> {
    const LONGEST_FORCE: usize = 6;
    let word = tokens.plain(at);
    if !matches!(
        word,
        "police" | "constabulary" | "police's" | "constabulary's" | "service"
    ) {
        return None;
    }
    (at.saturating_sub(LONGEST_FORCE)..=at)
        .filter(|from| tokens.list[*from].capital)
        .find_map(|from| {
            let span = tokens.span(from, at + 1);
            let words = span.of(tokens.text);
            let words = words.trim_end_matches("'s").trim_end_matches("’s");
            // "HM Inspectorate of Constabulary" is no force.
            if words.contains("Inspect") {
                return None;
            }
            match directory.find(words) {
                found @ Found::Body(_) => Some((found, span)),
                _ => None,
            }
        })
}
