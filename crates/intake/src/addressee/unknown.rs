//! Names that the directory does not know: kept as published, with candidates
//! where there are any.

use std::collections::HashMap;

use answerable_register::calendar::MONTHS;

use super::names::{Names, without_possessive};
use super::office::OFFICE_WORDS;
use super::parsed::Named;
use crate::directory::find_or_nearly;
use crate::tokens::{Phrases, Tokens};
use crate::{Directory, Found, Reason, Span, limits};

/// Offices that are named with their place.
const OFFICES: Phrases = Phrases::of(&[
    "chief constable",
    "chief officer",
    "police and crime commissioner",
    "police , fire and crime commissioner",
    "police fire and crime commissioner",
    "pcc",
    "pfcc",
    "commissioner",
    "mayor",
]);

impl Names<'_> {
    /// "The chief constable of Farshire", whom the directory does not know: kept
    /// as published and whole, for the place alone would be another body.
    pub(super) fn office_somewhere(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        let first = at + usize::from(tokens.plain(at) == "the");
        let (_, next) = tokens.any_of(first, &OFFICES)?;
        if !matches!(tokens.plain(next), "of" | "for") {
            return None;
        }
        let (_, why, end) = self.looks_like_a_name(tokens, next + 1, to)?;
        let name = without_possessive(tokens.published(first, end));
        let office = Named {
            as_published: without_possessive(tokens.published(at, end)).to_owned(),
            found: find_or_nearly(self.directory, name),
        };
        Some((office, why, end))
    }

    /// Words with capitals that the directory does not know: kept as published.
    pub(super) fn looks_like_a_name(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        let capital = |at: usize| {
            let token = tokens.list.get(at);
            at < to && token.is_some_and(|token| token.capital && token.word)
        };
        let first = at + usize::from(tokens.plain(at) == "the");
        if !capital(first) || is_no_name(tokens, first) {
            return None;
        }
        let joins = ["of", "for", "and", "&", "the"];
        let mut end = first + 1;
        while end - first < limits::MOST_NAME_WORDS {
            if capital(end) {
                end += 1;
            } else if matches!(tokens.plain(end), "'" | "’") && capital(end + 1) {
                // "Custody Visitors' Union".
                end += 2;
            } else if matches!(tokens.plain(end), "and" | "&")
                && self.is_known_at(tokens, end + 1, to)
            {
                // "The Mayor and Southvale Constabulary" are two.
                break;
            } else if joins.contains(&tokens.plain(end)) && capital(end + 1) {
                end += 2;
            } else if matches!(tokens.plain(end), "of" | "for")
                && tokens.plain(end + 1) == "the"
                && capital(end + 2)
            {
                // "Office of the Source Commissioner".
                end += 3;
            } else {
                break;
            }
        }
        let name = without_possessive(tokens.published(first, end));
        let (found, why) = match find_or_nearly(self.directory, name) {
            unknown if unknown == Found::nothing() => {
                let the = (first > at) || at > 0 && tokens.plain(at - 1) == "the";
                self.short_for(name, tokens.list[first].span, the)
            }
            found => (found, Reason::AddressedByName),
        };
        let found = self.officer_of(name).unwrap_or(found);
        if let Some((office, next)) = self.officer_after_comma(tokens, (at, first, end), to, &found)
        {
            return Some((office, why, next));
        }
        let named = Named {
            as_published: without_possessive(tokens.published(at, end)).to_owned(),
            found,
        };
        Some((named, why, end))
    }

    /// Whether a name that the directory knows begins at a place.
    pub(super) fn is_known_at(&self, tokens: &Tokens<'_>, at: usize, to: usize) -> bool {
        let first = at + usize::from(tokens.plain(at) == "the");
        (first + 1..=self.reach(tokens, first, to))
            .any(|end| self.directory_knows(tokens, first, end).is_some())
    }

    /// "Chief Finance Officer of Exampleshire Police": an office within that body.
    fn officer_of(&self, name: &str) -> Option<Found> {
        let (title, body) = name.split_once(" of ")?;
        let is_office = [
            "Officer",
            "Director",
            "Head",
            "Chair",
            "Deputy",
            "Superintendent",
        ]
        .iter()
        .any(|word| title.contains(word));
        match self.directory.find(body) {
            Found::Body(body) if is_office => Some(Found::office(body, title)),
            _ => None,
        }
    }

    /// "Director of Policing, Southvale Combined Authority": an office, and then whose.
    fn officer_after_comma(
        &self,
        tokens: &Tokens<'_>,
        (at, first, end): (usize, usize, usize),
        to: usize,
        found: &Found,
    ) -> Option<(Named, usize)> {
        let title = (first..end).any(|at| OFFICE_WORDS.contains(&tokens.plain(at)));
        if found.is_resolved() || !title || tokens.plain(end) != "," {
            return None;
        }
        let begin = end + 1 + usize::from(tokens.plain(end + 1) == "the");
        (begin + 1..=self.reach(tokens, begin, to))
            .rev()
            .find_map(|last| {
                let body = self.directory_knows(tokens, begin, last)?;
                let Found::Body(body) = body.found else {
                    return None;
                };
                let office = Named {
                    as_published: tokens.published(at, last).to_owned(),
                    found: Found::office(body, tokens.published(first, end)),
                };
                Some((office, last))
            })
    }

    /// Whom one word with a capital is short for: "the College", where the
    /// document has said "the College of Policing" before and names no other
    /// college. Where that is not so, the bodies that the document names with
    /// that word first are candidates.
    fn short_for(&self, word: &str, place: Span, the: bool) -> (Found, Reason) {
        let by_name = Reason::AddressedByName;
        if word.contains(char::is_whitespace) {
            return (Found::nothing(), by_name);
        }
        let mut short = self.short.borrow_mut();
        let ShortNames { mentions, long } = &mut *short;
        let mentions = mentions.get_or_insert_with(|| mentions_in(self.text));
        let long = long
            .entry(word.to_owned())
            .or_insert_with(|| self.long_forms(word, mentions.get(word)));
        match (&long.named[..], long.only) {
            ([(body, named)], true) if the && named.end <= place.start => (
                Found::Body(body.clone()),
                Reason::ShortFor { named: *named },
            ),
            (candidates, _) => {
                let candidates = candidates.iter().map(|(id, _)| id.clone()).collect();
                (Found::Unresolved { candidates }, by_name)
            }
        }
    }

    /// The bodies that the document names in full with a word first.
    fn long_forms(&self, word: &str, mentions: Option<&Vec<usize>>) -> LongForms {
        let mut long = LongForms {
            named: Vec::new(),
            only: true,
        };
        for (count, at) in mentions.into_iter().flatten().copied().enumerate() {
            if count == MOST_MENTIONS {
                long.only = false;
                break;
            }
            let end = self.text.floor_char_boundary(at + LONGEST_NAME_BYTES);
            let tokens = Tokens::of(self.text, Span::new(at, end));
            if tokens
                .list
                .first()
                .is_none_or(|first| first.span.end != at + word.len())
            {
                continue;
            }
            let of = matches!(tokens.plain(1), "of" | "for")
                && tokens.list.get(2).is_some_and(|next| next.capital);
            let whole = (2..=self.reach(&tokens, 0, tokens.len()))
                .rev()
                .find_map(|end| Some((self.directory_knows(&tokens, 0, end)?, end)));
            match whole
                .as_ref()
                .and_then(|(named, end)| Some((named.found.id()?, &named.found, end)))
            {
                Some((id, found, end)) => {
                    long.only &= of && matches!(found, Found::Body(_));
                    if !long.named.iter().any(|(held, _)| held == id) {
                        long.named.push((id.to_owned(), tokens.span(0, *end)));
                    }
                }
                // "The College of Paramedics", whom nobody knows: it may be that.
                None => long.only &= !of,
            }
        }
        long
    }
}

/// What single words are short for in one document.
#[derive(Debug, Default)]
pub(crate) struct ShortNames {
    /// Where each word with a capital stands at the beginning of what may be a
    /// longer name. Gathered once: looking for each word anew would take a
    /// document of many names an hour.
    mentions: Option<HashMap<String, Vec<usize>>>,
    long: HashMap<String, LongForms>,
}

/// The places of each word with a capital before a word that can go on a name,
/// one more than are looked at.
fn mentions_in(text: &str) -> HashMap<String, Vec<usize>> {
    let mut mentions: HashMap<String, Vec<usize>> = HashMap::new();
    let ends = |letter: char| !letter.is_alphanumeric();
    let mut next = 0;
    let words = text.split_inclusive(ends).map(|piece| {
        let at = next;
        next += piece.len();
        (at, piece.trim_end_matches(ends))
    });
    let mut before = (0, "");
    for (at, word) in words.filter(|(_, word)| !word.is_empty()) {
        let goes_on =
            word.starts_with(char::is_uppercase) || matches!(word, "of" | "for" | "and" | "the");
        if goes_on && before.1.starts_with(char::is_uppercase) {
            let places = mentions.entry(before.1.to_owned()).or_default();
            if places.len() <= MOST_MENTIONS {
                places.push(before.0);
            }
        }
        before = (at, word);
    }
    mentions
}

/// The bodies that a document names in full with one word first, and where it
/// first does so.
#[derive(Debug)]
pub(crate) struct LongForms {
    named: Vec<(String, Span)>,
    /// Whether each is a body's own name, "… of …", and no other name of that
    /// form begins with the word.
    only: bool,
}

/// A word is looked for in the document this many times, to see what it may be
/// short for.
const MOST_MENTIONS: usize = 100;

/// No name of a body is longer, in bytes.
const LONGEST_NAME_BYTES: usize = 160;

/// Words that begin with a capital only because a sentence does, or that name no
/// body.
fn is_no_name(tokens: &Tokens<'_>, at: usize) -> bool {
    const NO_NAMES: [&str; 65] = [
        "somebody",
        "someone",
        "anybody",
        "anyone",
        "everybody",
        "other",
        "others",
        "both",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "i",
        "we",
        "he",
        "she",
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "the",
        "a",
        "an",
        "no",
        "some",
        "any",
        "more",
        "most",
        "many",
        "there",
        "if",
        "in",
        "on",
        "by",
        "as",
        "when",
        "while",
        "where",
        "what",
        "who",
        "how",
        "all",
        "each",
        "every",
        "our",
        "my",
        "your",
        "their",
        "such",
        "however",
        "officers",
        "people",
        "nobody",
        "everyone",
        "one",
        "mps",
    ];
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = tokens.plain(at);
    let is_month = || MONTHS.iter().any(|month| word.eq_ignore_ascii_case(month));
    NO_NAMES.contains(&word) || DAYS.contains(&word) || is_month()
}
