//! Names that the directory does not know: kept as published, with candidates
//! where there are any.

use super::names::{Names, without_possessive};
use super::parsed::Named;
use crate::directory::find_or_nearly;
use crate::tokens::Tokens;
use crate::{Found, Reason, Span, limits};

impl Names<'_> {
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
            } else if joins.contains(&tokens.plain(end)) && capital(end + 1) {
                end += 2;
            } else {
                break;
            }
        }
        let name = without_possessive(tokens.published(first, end));
        let found = match find_or_nearly(self.directory, name) {
            unknown if unknown == Found::nothing() => self.short_for(name),
            found => found,
        };
        let named = Named {
            as_published: without_possessive(tokens.published(at, end)).to_owned(),
            found,
        };
        Some((named, Reason::AddressedByName, end))
    }

    /// Whom one word with a capital may be short for: the bodies that the
    /// document names with that word first. "The College", where it also says
    /// "the College of Policing".
    fn short_for(&self, word: &str) -> Found {
        if word.contains(char::is_whitespace) {
            return Found::nothing();
        }
        let mut held = self.short.borrow_mut();
        let found = held.entry(word.to_owned()).or_insert_with(|| {
            let mut candidates: Vec<String> = Vec::new();
            for (at, _) in self.text.match_indices(word).take(MOST_MENTIONS) {
                let end = self.text.floor_char_boundary(at + LONGEST_NAME_BYTES);
                let tokens = Tokens::of(self.text, Span::new(at, end));
                let whole = (2..=limits::MOST_NAME_WORDS.min(tokens.len()))
                    .rev()
                    .find_map(|end| self.directory_knows(&tokens, 0, end));
                if let Some(id) = whole.as_ref().and_then(|named| named.found.id())
                    && !candidates.iter().any(|held| held == id)
                {
                    candidates.push(id.to_owned());
                }
            }
            Found::Unresolved { candidates }
        });
        found.clone()
    }
}

/// A word is looked for in the document this many times, to see what it may be
/// short for.
const MOST_MENTIONS: usize = 100;

/// No name of a body is longer, in bytes.
const LONGEST_NAME_BYTES: usize = 160;

/// Words that begin with a capital only because a sentence does, or that name no
/// body.
fn is_no_name(tokens: &Tokens<'_>, at: usize) -> bool {
    const NO_NAMES: [&str; 46] = [
        "i", "we", "he", "she", "it", "they", "this", "that", "these", "those", "the", "a", "an",
        "no", "some", "any", "more", "most", "many", "there", "if", "in", "on", "by", "as", "when",
        "while", "where", "what", "who", "how", "all", "each", "every", "our", "my", "your",
        "their", "such", "however", "officers", "people", "nobody", "everyone", "one", "mps",
    ];
    NO_NAMES.contains(&tokens.plain(at))
}
