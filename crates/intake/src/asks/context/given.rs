//! Short names that a document gives: "The Chief Constable of Northmoor Police (CC)",
//! "the National Board of Chiefs (the Board)".

use crate::addressee::GivenName;
use crate::tokens::Tokens;
use crate::{Directory, Document, Found, Span, limits};

/// So many of the first blocks are searched.
const SEARCHED: usize = 200;

/// A document gives at most so many.
const MOST: usize = 60;

/// A short name in capitals has at most so many letters.
const LONGEST: usize = 6;

/// The longest title of an office, in words.
const LONGEST_TITLE: usize = 6;

/// Every short name that a document gives in brackets after a name that is known.
pub(super) fn names(document: &Document, directory: &dyn Directory) -> Vec<GivenName> {
    let mut found = Vec::new();
    for block in document.blocks.iter().take(SEARCHED) {
        let tokens = Tokens::of(&document.text, block.span);
        for at in 1..tokens.len() {
            let Some(words) = short_name(&tokens, at) else {
                continue;
            };
            if found.len() < MOST
                && let Some(named) = named_before(&tokens, at, directory)
            {
                let span = tokens.span(at, at + 1 + words.split(' ').count());
                add(&mut found, words, named, span);
            }
        }
    }
    found.extend(by_last_word(document, directory));
    found
}

/// Words that a document says alone of a body whose name ends with them.
const LAST_WORDS: [&str; 5] = ["unit", "trust", "panel", "council", "agency"];

/// "The unit" of the Eastern Regional Crime Unit, where only one body named ends so.
fn by_last_word(document: &Document, directory: &dyn Directory) -> Vec<GivenName> {
    let mut named: Vec<GivenName> = Vec::new();
    let mut several: Vec<String> = Vec::new();
    for block in document.blocks.iter().take(SEARCHED) {
        let tokens = Tokens::of(&document.text, block.span);
        for at in (1..tokens.len()).filter(|at| LAST_WORDS.contains(&tokens.plain(*at))) {
            if !tokens.list[at].capital {
                continue;
            }
            let first = at.saturating_sub(LONGEST_TITLE);
            let found = (first..at).find_map(|from| {
                let found = directory.find(tokens.published(from, at + 1));
                found
                    .is_resolved()
                    .then_some((found, tokens.span(from, at + 1)))
            });
            let word = tokens.plain(at).to_owned();
            match found {
                Some((found, span)) => {
                    let held = named.iter().find(|given| given.words == word);
                    match held {
                        Some(held) if held.found != found => several.push(word),
                        Some(_) => {}
                        None => named.push(GivenName {
                            words: word,
                            found,
                            named: span,
                        }),
                    }
                }
                None => several.push(word),
            }
        }
    }
    named.retain(|given| !several.contains(&given.words));
    named
}

fn add(found: &mut Vec<GivenName>, words: String, named: (Found, Option<String>), span: Span) {
    let (who, title) = named;
    for words in [Some(words), title].into_iter().flatten() {
        if !found.iter().any(|given: &GivenName| given.words == words) {
            found.push(GivenName {
                words,
                found: who.clone(),
                named: span,
            });
        }
    }
}

/// "(CC)", "(“the Board”)", "(the Board)" at a place: the short name.
fn short_name(tokens: &Tokens<'_>, at: usize) -> Option<String> {
    (tokens.plain(at) == "(").then_some(())?;
    let mark = |at: usize| usize::from(matches!(tokens.plain(at), "“" | "\"" | "‘" | "”" | "'"));
    let first = at + 1 + mark(at + 1);
    let the = usize::from(tokens.plain(first) == "the");
    let word = first + the;
    let end = word + 1;
    let closes = end + mark(end);
    (tokens.plain(closes) == ")").then_some(())?;
    let published = tokens.published(word, end);
    let capitals = (2..=LONGEST).contains(&published.len())
        && published.bytes().all(|one| one.is_ascii_uppercase());
    let called = the == 1 && tokens.list[word].capital;
    (capitals || called).then(|| published.to_owned())
}

/// Who is named right before a bracket, and the title of the office where it is one:
/// "Deputy Chief Constable, Northmoor Police (DCC)".
fn named_before(
    tokens: &Tokens<'_>,
    at: usize,
    directory: &dyn Directory,
) -> Option<(Found, Option<String>)> {
    let first = at.saturating_sub(limits::MOST_NAME_WORDS);
    let (from, found) = (first..at).find_map(|from| {
        let found = directory.find(tokens.published(from, at));
        found.is_resolved().then_some((from, found))
    })?;
    let Found::Body(body) = &found else {
        return Some((found, None));
    };
    // A title stands before the name, after a comma or with "of".
    let joined = from
        .checked_sub(1)
        .filter(|at| matches!(tokens.plain(*at), "," | "of"));
    let title = joined.and_then(|end| {
        let capital = |at: &usize| tokens.list[*at].capital && tokens.list[*at].word;
        let begin = (end.saturating_sub(LONGEST_TITLE)..end)
            .rev()
            .take_while(capital)
            .last()?;
        Some(tokens.published(begin, end).to_owned())
    });
    match title {
        Some(title) if title != "Chief Constable" && title != "Commissioner" => {
            let office = Found::Office {
                body: body.clone(),
                title: title.clone(),
            };
            Some((office, Some(title)))
        }
        _ => Some((found, None)),
    }
}
