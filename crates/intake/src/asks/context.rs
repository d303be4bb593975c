//! Whom "the force" and "you" mean in a document.

mod force;
mod given;
mod people;
mod readers;
mod titles;

use std::cell::RefCell;

use super::walk;
use crate::addressee::Names;
use crate::directory::find_in_line;
use crate::remembering::Remembering;
use crate::tokens::Worded;
use crate::{Block, Directory, Found, Span};

/// A line of an address or signature has at most this many words.
const LONGEST_LINE: usize = 12;

/// So many of the first blocks are searched for the name of the force.
const SEARCHED: usize = 400;

/// So many of the first blocks are searched for whom a letter is from and to.
const HEAD: usize = 20;

/// Who can be named in this document.
pub(super) fn names<'d>(document: &'d Worded<'d>, directory: &'d Remembering<'d>) -> Names<'d> {
    let letter = Letter::of(document, directory);
    let (the_force, both) = force::the_force(document, directory, letter.you.as_ref());
    // "Dear Chief Constable": the one whose force the letter is about.
    let you = letter.you.map(|(found, named)| {
        let greets = document
            .words(named)
            .eq_ignore_ascii_case("chief constable");
        match (&the_force, found.is_resolved()) {
            (Some((force, _)), false) if greets => (force.clone(), named),
            // "Dear Ms Box", and then "your force": whoever answers for it.
            (Some((force @ Found::Body(_), _)), false) if speaks_of_your_force(document) => {
                (force.clone(), named)
            }
            // "Dear Ms Box": it may be whoever answers for the force.
            (Some((Found::Body(force), _)), false) => {
                let candidates = vec![force.clone()];
                (Found::Unresolved { candidates }, named)
            }
            _ => (found, named),
        }
    });
    let force = the_force.as_ref();
    let the_commissioner = titles::the_one_called("commissioner", document, directory, force);
    let home = given::Home {
        force: the_force.as_ref().map(|(found, _)| found),
        commissioner: the_commissioner.as_ref().map(|(found, _)| found),
    };
    let mut given = given::names(document, directory, &home);
    if walk::are_minutes(document) {
        for person in people::names(document, directory, &home) {
            if !given.iter().any(|held| held.words == person.words) {
                given.push(person);
            }
        }
    }
    let mut names = Names {
        text: &document.text,
        directory,
        the_commissioner,
        titles: titles::others(document, directory, force),
        one_force: (walk::are_minutes(document) || is_an_audit(document))
            && names_one_body(document, directory),
        the_force,
        you,
        you_too: Vec::new(),
        sender: letter.sender.or_else(|| publisher(document, directory)),
        says_how_many: says_how_many(document, both.len()),
        both,
        given,
        short: RefCell::default(),
    };
    if let Some((first, others)) = readers::several(document, &names) {
        (names.you, names.you_too) = (Some(first), others);
    }
    if let Some(you) = readers::greeted_by_title(document, &names) {
        names.you = Some(you);
    }
    if names.sender.is_none() && names.you.is_some() {
        names.sender = readers::signed_by_title(document, &names);
    }
    names
}

/// Whether one of the first blocks says how many the forces are that a document is about.
fn says_how_many(document: &Worded<'_>, forces: usize) -> bool {
    forces > 1
        && document
            .blocks
            .iter()
            .take(SEARCHED)
            .any(|block| crate::addressee::says_how_many(&document.tokens(block.span), forces))
}

/// Who is meant, and where the document names them.
type KnownAs = (Found, Span);

/// Whether a letter speaks to somebody of their own force.
fn speaks_of_your_force(document: &Worded<'_>) -> bool {
    const YOURS: [&str; 5] = [
        "your force",
        "your officers",
        "your own staff",
        "your staff",
        "your chief officer team",
    ];
    document.blocks.iter().take(SEARCHED).any(|block| {
        let words = document.words(block.span).to_lowercase();
        YOURS.iter().any(|yours| words.contains(yours))
    })
}

/// So many blocks hold the title of a document.
const TITLE: usize = 6;

/// Whose document it is, where its head or its last lines say so: "Inspectorate of
/// Policing | Letters", "Order Committee - 6 March". No force, for reports are about
/// forces and name them too.
fn publisher(document: &Worded<'_>, directory: &dyn Directory) -> Option<(Found, Span)> {
    const MARKS: [char; 10] = ['|', '–', '—', '-', '·', '>', '/', ':', '©', '\n'];
    let blocks = &document.blocks;
    let last = blocks.len().saturating_sub(FOOT);
    let said = blocks.iter().take(HEAD).find_map(|block| {
        let tokens = document.tokens(block.span);
        let (_, _, next) = tokens.first_of(&["published by", "report by", "carried out by"])?;
        let most = tokens.len().min(next + LONGEST_LINE);
        (next + 1..=most).rev().find_map(|end| {
            let span = tokens.span(next, end);
            match directory.find(span.of(&document.text)) {
                found @ Found::Body(_) => Some((found, span)),
                _ => None,
            }
        })
    });
    let places = blocks.iter().take(TITLE).chain(&blocks[last..]);
    let masthead = places.map(|block| block.span).find_map(|span| {
        let words = document.words(span);
        if words.len() > LONGEST_MASTHEAD {
            return None;
        }
        let mut start = span.start;
        words.split_inclusive(MARKS).find_map(|part| {
            let part_span = Span::new(start, start + part.len());
            start += part.len();
            let bare = part.trim_end_matches(MARKS).trim();
            let force = ["Police", "Constabulary"];
            let is_force =
                force.iter().any(|word| bare.ends_with(word)) && !bare.contains("Inspect");
            match directory.find(bare) {
                found @ Found::Body(_) if !is_force => {
                    Some((found, part_span.trimmed(&document.text)))
                }
                _ => None,
            }
        })
    });
    masthead.or(said)
}

/// So many blocks are the foot of a document.
const FOOT: usize = 3;

/// The line that says whose document it is has no more bytes.
const LONGEST_MASTHEAD: usize = 160;

/// Whom a letter is to and from.
#[derive(Default)]
struct Letter {
    you: Option<(Found, Span)>,
    sender: Option<(Found, Span)>,
}

impl Letter {
    /// Reads the lines of address before "Dear" and the signature after "Yours".
    fn of(document: &Worded<'_>, directory: &dyn Directory) -> Letter {
        let begins = |block: &Block, words: &[&str]| {
            let said = document.words(block.span);
            words.iter().any(|word| said.starts_with(word))
        };
        let blocks = &document.blocks;
        let labelled = Letter::labelled(document, directory);
        let Some(dear) = blocks
            .iter()
            .position(|block| crate::letters::greets(document.words(block.span)))
        else {
            // Without a greeting only both labels make a letter of a page, or one and that
            // it calls itself a letter.
            let says_so = || {
                let mut all = blocks.iter().take(SEARCHED);
                all.any(|block| {
                    let words = document.words(block.span);
                    words.contains("this letter")
                        || words.contains("writing to you")
                        || words.starts_with("Yours ")
                        || matches!(words, "Signed" | "Kind regards")
                })
            };
            return match labelled {
                Letter {
                    you: Some(_),
                    sender: Some(_),
                } => labelled,
                Letter { you: Some(_), .. } if says_so() => labelled,
                _ => Letter::default(),
            };
        };
        let line = |block: &Block| {
            let tokens = document.tokens(block.span);
            (tokens.len() <= LONGEST_LINE).then(|| named_in(document, block.span, directory))?
        };
        let signed = blocks
            .iter()
            .rposition(|block| begins(block, &["Yours", "[signed]", "Kind regards"]))
            .filter(|signed| *signed > dear);
        let signature = signed.and_then(|signed| {
            let lines = blocks[signed..]
                .iter()
                .flat_map(|block| lines(document, block));
            lines.into_iter().find_map(|line| {
                let tokens = document.tokens(line);
                (tokens.len() <= LONGEST_SIGNATURE)
                    .then(|| named_in(document, line, directory))
                    .flatten()
            })
        });
        let mut heads: Vec<(Found, Span)> = blocks[..dear].iter().filter_map(line).collect();
        let in_columns = heads.is_empty();
        if in_columns {
            // Several lines in one block, with the day beside them.
            let all = blocks[..dear]
                .iter()
                .flat_map(|block| lines(document, block));
            heads.extend(all.filter_map(|line| {
                let words = document.words(line);
                let name = words.split("  ").next().unwrap_or(words);
                let span = Span::new(line.start, line.start + name.len());
                named_in(document, span, directory)
            }));
        }
        // Two lines that name one body are the address of whom it is to.
        let several =
            heads.len() > 1 && (in_columns || heads.iter().any(|(found, _)| *found != heads[0].0));
        let sender = signature.or_else(|| several.then(|| heads[0].clone()));
        let to = heads
            .into_iter()
            .rev()
            .find(|(found, _)| sender.as_ref().is_none_or(|(sender, _)| sender != found));
        // "Dear Chief Constable" under the name of an inspectorate: it is from whom that names.
        let greets = document
            .words(blocks[dear].span)
            .contains("Chief Constable");
        let writes = |span: Span| document.words(span).contains("Inspector");
        let to = to.filter(|(_, span)| !(greets && writes(*span)));
        let to = labelled.you.or(to);
        Letter {
            you: Some(to.unwrap_or_else(|| {
                let greeted = greeted(document, &blocks[dear]);
                (directory.find(document.words(greeted)), greeted)
            })),
            sender: labelled.sender.or(sender),
        }
    }

    /// "From: …", "To: …", "Letter to …": lines that say whom it is from and to.
    fn labelled(document: &Worded<'_>, directory: &dyn Directory) -> Letter {
        const TO: [&str; 5] = ["To: ", "To the ", "Letter to ", "Sent to: ", "For: "];
        const FROM: [&str; 3] = ["From: ", "Letter from ", "Sent by: "];
        let mut letter = Letter::default();
        for block in document.blocks.iter().take(HEAD) {
            let mut start = block.span.start;
            for line in document.words(block.span).split_inclusive('\n') {
                let span = Span::new(start, start + line.len()).trimmed(&document.text);
                start += line.len();
                let words = document.words(span);
                let named = |labels: &[&str]| {
                    let label = labels.iter().find(|label| words.starts_with(**label))?;
                    let rest = &words[label.len()..];
                    let ends = ["|", ". ", ";", " <"]
                        .iter()
                        .filter_map(|mark| rest.find(mark));
                    let rest = rest[..ends.min().unwrap_or(rest.len())].trim_end();
                    // "To: all police and crime commissioners".
                    let all = ["all ", "All "]
                        .iter()
                        .find_map(|all| rest.strip_prefix(*all));
                    let known = match (find_in_line(directory, rest), all) {
                        (found, Some(rest)) if found == Found::nothing() => {
                            find_in_line(directory, rest)
                        }
                        (found, _) => found,
                    };
                    let first = span.start + label.len();
                    let span = Span::new(first, first + rest.len());
                    (known != Found::nothing()).then_some((known, span))
                };
                letter.you = letter.you.or_else(|| named(&TO));
                letter.you = letter.you.or_else(|| written_to(document, span, directory));
                letter.sender = letter.sender.or_else(|| named(&FROM));
            }
        }
        letter
    }
}

/// A line of a signature has at most this many words and marks: "Policy Officer, Office of
/// the Police and Crime Commissioner for Northmoor".
const LONGEST_SIGNATURE: usize = 18;

/// The lines of a block.
fn lines(document: &Worded<'_>, block: &Block) -> Vec<Span> {
    let mut start = block.span.start;
    let words = document.words(block.span);
    words
        .split_inclusive('\n')
        .map(|line| {
            let span = Span::new(start, start + line.len());
            start = span.end;
            span.trimmed(&document.text)
        })
        .collect()
}

/// "Letter from the Minister for Order to the Mayor of Southvale", "has written to the
/// Mayor of Southvale": whom a page says that the letter on it is to.
fn written_to(
    document: &Worded<'_>,
    line: Span,
    directory: &dyn Directory,
) -> Option<(Found, Span)> {
    let tokens = document.tokens(line);
    let written =
        (0..tokens.len()).find_map(|at| tokens.any_of(at, &["has written to", "wrote to"]));
    let after = match written {
        Some((_, next)) => next,
        None => {
            let (_, from) = tokens.any_of(0, &["letter from"])?;
            (from..tokens.len()).find(|at| tokens.plain(*at) == "to")? + 1
        }
    };
    let longest = tokens.len().min(after + LONGEST_LINE);
    (after + 1..=longest).rev().find_map(|end| {
        let found = directory.find(tokens.published(after, end));
        matches!(found, Found::Body(_) | Found::Office { .. })
            .then(|| (found, tokens.span(after, end)))
    })
}

/// Whom one line of an address names, for certain or nearly.
fn named_in(document: &Worded<'_>, span: Span, directory: &dyn Directory) -> Option<(Found, Span)> {
    let near = |found: &Found| match found {
        Found::Unresolved { candidates } => !candidates.is_empty(),
        _ => true,
    };
    let found = find_in_line(directory, document.words(span));
    near(&found).then_some((found, span))
}

/// The name after "Dear".
fn greeted(document: &Worded<'_>, dear: &Block) -> Span {
    let words = document.words(dear.span);
    let name = words
        .trim_start_matches("Dear")
        .trim_end_matches([',', ':']);
    let start = dear.span.start + (words.len() - words.trim_start_matches("Dear").len());
    Span::new(start, start + name.len()).trimmed(&document.text)
}

/// So many words and marks of a block of the head are looked at.
const LONGEST_HEAD: usize = 200;

/// Whether the head of a document says that it is an internal audit of somebody.
fn is_an_audit(document: &Worded<'_>) -> bool {
    let mut head = document.blocks.iter().take(HEAD);
    head.any(|block| document.tokens(block.span).has_any(&["internal audit"]))
}

/// Whether the head of a document names one body and no other.
fn names_one_body(document: &Worded<'_>, directory: &dyn Directory) -> bool {
    let mut held: Option<Found> = None;
    for block in document.blocks.iter().take(HEAD) {
        let tokens = document.tokens(block.span);
        let most = tokens.len().min(LONGEST_HEAD);
        for at in (0..most).filter(|at| tokens.list[*at].capital) {
            let longest = tokens.len().min(at + LONGEST_LINE);
            let named = (at + 1..=longest).rev().find_map(|end| {
                let found = directory.find(tokens.published(at, end));
                matches!(found, Found::Body(_)).then_some(found)
            });
            match (&held, named) {
                (Some(one), Some(other)) if *one != other => return false,
                (None, Some(found)) => held = Some(found),
                _ => {}
            }
        }
    }
    held.is_some()
}
