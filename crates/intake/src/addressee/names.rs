//! Finding the names of addressees in a stretch of a sentence.

use std::borrow::Cow;
use std::cell::RefCell;

use super::Role;
use super::clauses;
use super::parsed::{Named, Parsed};
use super::unknown::ShortNames;
use crate::remembering::Remembering;
use crate::tokens::{Phrases, Token, Tokens, without_breaks};
use crate::{Directory, Found, Reason, Span, limits};

/// Who can be named in this document: the directory, and what the document's own
/// words stand for in it.
pub(crate) struct Names<'d> {
    /// The kept text of the document.
    pub(crate) text: &'d str,
    pub(crate) directory: &'d Remembering<'d>,
    /// The one force that the document is about, and where it is named.
    pub(crate) the_force: Option<(Found, Span)>,
    /// Whether the document is minutes in which that force is the only body named at the
    /// head, so that titles there are its own.
    pub(crate) one_force: bool,
    /// The one commissioner that the document names, and where.
    pub(crate) the_commissioner: Option<(Found, Span)>,
    /// Whom a title alone means here, and where that is named: "the Mayor", "the Minister".
    pub(crate) titles: Vec<(&'static str, (Found, Span))>,
    /// Whom the letter is to, and where that is named.
    pub(crate) you: Option<(Found, Span)>,
    /// Whom it is to besides, where it is to several.
    pub(crate) you_too: Vec<(Found, Span)>,
    /// Whom the letter is from.
    pub(crate) sender: Option<(Found, Span)>,
    /// The forces that the document is about, where it is about several.
    pub(crate) both: Vec<(Found, Span)>,
    /// Whether it says of them how many they are: "all three forces".
    pub(crate) says_how_many: bool,
    /// The short names that the document gives: "the Chief Constable (CC)".
    pub(crate) given: Vec<GivenName>,
    /// What single words are short for.
    pub(crate) short: RefCell<ShortNames>,
}

/// A name that a document gives to somebody: "CC", after "(CC)" in a list of those
/// present.
#[derive(Debug, Clone)]
pub(crate) struct GivenName {
    /// The words, as they stand.
    pub(crate) words: String,
    pub(crate) found: Found,
    /// Where it is given.
    pub(crate) named: Span,
}

/// Words for both of the forces that a document is about.
const BOTH: Phrases = Phrases::of(&[
    "both forces",
    "the two forces",
    "both chief constables",
    "the two chief constables",
    "each of the two forces",
    "both constabularies",
]);

/// Words for all of three such forces.
const ALL_THREE: Phrases = Phrases::of(&[
    "all three forces",
    "all three chief constables",
    "all three constabularies",
    "the three forces",
    "the three chief constables",
    "each of the three forces",
]);

/// Words for all of four.
const ALL_FOUR: Phrases = Phrases::of(&[
    "all four forces",
    "all four chief constables",
    "all four constabularies",
    "the four forces",
    "the four chief constables",
    "each of the four forces",
]);

/// Words for each of the forces, in a document that says how many they are.
const EACH_OF_THEM: Phrases = Phrases::of(&["each force", "each of the forces"]);

/// Words between names that say nothing of their own.
const BETWEEN: [&str; 27] = [
    "still",
    "now",
    "therefore",
    "urgently",
    "immediately",
    "again",
    ",",
    "and",
    "&",
    "or",
    "the",
    "both",
    "all",
    "each",
    "every",
    "of",
    "in",
    "that",
    "jointly",
    "together",
    "also",
    "then",
    "other",
    "relevant",
    "(",
    ")",
    "its",
];

/// What gives the names after it another part.
const ROLES: [(&str, Role); 23] = [
    ("in conjunction with", Role::With),
    ("in co-operation with", Role::With),
    ("in cooperation with", Role::With),
    ("jointly with", Role::With),
    ("along with", Role::With),
    ("with the support of", Role::With),
    ("having first consulted", Role::Consult),
    ("having first asked", Role::Consult),
    ("having asked", Role::Consult),
    ("in consultation with", Role::Consult),
    ("after consulting", Role::Consult),
    ("following consultation with", Role::Consult),
    ("having consulted", Role::Consult),
    ("consulting with", Role::Consult),
    ("consulting", Role::Consult),
    ("in collaboration with", Role::With),
    ("in partnership with", Role::With),
    ("working closely with", Role::With),
    ("working with", Role::With),
    ("together with", Role::With),
    ("alongside", Role::With),
    ("supported by", Role::With),
    ("with", Role::With),
];

/// Whether a document says how many the forces are that it is about.
pub(crate) fn says_how_many(tokens: &Tokens<'_>, forces: usize) -> bool {
    let words = match forces {
        2 => &BOTH,
        3 => &ALL_THREE,
        4 => &ALL_FOUR,
        _ => return false,
    };
    (0..tokens.len()).any(|at| tokens.any_of(at, words).is_some())
}

/// Whether the word before a group makes it some of them: "neighbouring forces".
fn are_some(tokens: &Tokens<'_>, at: usize) -> bool {
    const SOME: [&str; 8] = [
        "neighbouring",
        "surrounding",
        "adjoining",
        "nearby",
        "partner",
        "host",
        "similar",
        "adjacent",
    ];
    at > 0 && SOME.contains(&tokens.plain(at - 1))
}

impl Names<'_> {
    /// The one force that the document is about, where it is known for certain.
    pub(crate) fn the_force(&self) -> Parsed {
        let mut parsed = Parsed::default();
        if let Some((found, named)) = &self.the_force
            && found.is_resolved()
        {
            let force = Named {
                as_published: named.of(self.text).to_owned(),
                found: found.clone(),
            };
            parsed.add(force.with(Role::Lead), Reason::TheForceIs { named: *named });
        }
        parsed
    }

    /// Everybody whom a letter is to.
    pub(crate) fn the_reader(&self) -> Parsed {
        let mut parsed = Parsed::default();
        self.add_readers(&mut parsed, Role::Lead);
        parsed
    }

    fn add_readers(&self, parsed: &mut Parsed, role: Role) {
        for (found, named) in self.you.iter().chain(&self.you_too) {
            let reader = Named {
                as_published: named.of(self.text).to_owned(),
                found: found.clone(),
            };
            parsed.add(reader.with(role), Reason::YouAre { named: *named });
        }
    }

    /// Every name from one place of a sentence to before another.
    pub(crate) fn parse(&self, tokens: &Tokens<'_>, from: usize, to: usize) -> Parsed {
        let mut parsed = Parsed::default();
        let mut role = Role::Lead;
        let mut at = from;
        while at < to {
            (role, at) = self.step(tokens, at, to, role, &mut parsed);
        }
        parsed
    }

    /// The first names from a place on, up to the first word after them that is
    /// no name: "that Exampleshire Police publishes …".
    pub(crate) fn parse_first(&self, tokens: &Tokens<'_>, from: usize, to: usize) -> Parsed {
        let mut parsed = Parsed::default();
        let mut role = Role::Lead;
        let mut at = from;
        while at < to {
            (role, at) = self.step(tokens, at, to, role, &mut parsed);
            match (parsed.addressees.is_empty(), parsed.other_words) {
                // Words before the first name do not matter.
                (true, _) => parsed.other_words = false,
                // Nor do those after the last.
                (false, true) => {
                    parsed.other_words = false;
                    break;
                }
                (false, false) => {}
            }
        }
        parsed
    }

    /// One name, change of part, or other word. The part from here, and the
    /// next place.
    fn step(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
        role: Role,
        parsed: &mut Parsed,
    ) -> (Role, usize) {
        if let Some(next) = self.partners_aside(tokens, at, to, parsed) {
            return (role, next);
        }
        if let Some(found) = role_at(tokens, at) {
            return found;
        }
        if let Some(next) = self.all_of_them(tokens, at, to) {
            for (found, named) in &self.both {
                let force = Named {
                    as_published: named.of(self.text).to_owned(),
                    found: found.clone(),
                };
                parsed.add(force.with(role), Reason::TheForceIs { named: *named });
            }
            return (role, next);
        }
        if let Some((several, next)) = self.several_at(tokens, at, to) {
            for one in several {
                parsed.add(one.with(role), Reason::AddressedByName);
            }
            return (role, next);
        }
        if tokens.plain(at) == "you" && !self.you_too.is_empty() {
            self.add_readers(parsed, role);
            // "You both".
            return (role, at + 1 + usize::from(tokens.plain(at + 1) == "both"));
        }
        if let Some((named, why, next)) = self.name_at(tokens, at, to) {
            parsed.add(named.with(role), why);
            return (role, next);
        }
        let after_a_name = !parsed.addressees.is_empty() && !parsed.other_words;
        if after_a_name && let Some(next) = clauses::aside(tokens, at, to) {
            return (role, next);
        }
        if after_a_name && let Some(next) = clauses::which_of_them(tokens, at, to) {
            parsed.other_words = true;
            return (role, next);
        }
        let word = tokens.plain(at);
        parsed.other_words |= !BETWEEN.contains(&word) && !clauses::counts(word);
        (role, at + 1)
    }

    /// "Both forces", "all three forces": the place after words for all the forces that the
    /// document is about.
    fn all_of_them(&self, tokens: &Tokens<'_>, at: usize, to: usize) -> Option<usize> {
        let words = match self.both.len() {
            2 => &BOTH,
            3 => &ALL_THREE,
            4 => &ALL_FOUR,
            _ => return None,
        };
        let each = || {
            tokens
                .any_of(at, &EACH_OF_THEM)
                .filter(|_| self.says_how_many)
        };
        let (_, next) = tokens.any_of(at, words).or_else(each)?;
        (next <= to).then_some(next)
    }

    /// ", having first asked the Association what it thinks,": those who have a part, in a
    /// clause between commas after whoever is asked. The place after it.
    fn partners_aside(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
        parsed: &mut Parsed,
    ) -> Option<usize> {
        let leads = parsed.addressees.iter().any(|one| one.role == Role::Lead);
        if tokens.plain(at) != "," || !leads || parsed.other_words {
            return None;
        }
        let (role, first) = role_at(tokens, at + 1)?;
        let listed = |comma: &usize| {
            tokens.plain(*comma) == "," && !matches!(tokens.plain(comma + 1), "and" | "or")
        };
        let close = (first..to).rev().find(listed).unwrap_or(to);
        let named = self.parse_first(tokens, first, close);
        for one in named
            .addressees
            .into_iter()
            .filter(|one| one.found.is_resolved())
        {
            parsed.add(one.with_role(role), Reason::AddressedByName);
        }
        Some(close + usize::from(close < to))
    }

    /// The longest name that begins at a place.
    pub(crate) fn name_at(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        if let Some(found) = self.by_the_documents_own_words(tokens, at, to) {
            return Some(found);
        }
        if !tokens.list.get(at)?.word {
            return None;
        }
        for end in (at + 1..=self.reach(tokens, at, to)).rev() {
            if let Some(named) = self.directory_knows(tokens, at, end) {
                // "Its neighbouring forces" are some, and nobody says which.
                if matches!(named.found, Found::Group(_)) && are_some(tokens, at) {
                    return None;
                }
                let (named, next) = self.with_its_office(tokens, named, at, end, to);
                return Some((named, Reason::AddressedByName, next));
            }
        }
        self.office_somewhere(tokens, at, to)
            .or_else(|| self.looks_like_a_name(tokens, at, to))
    }

    /// How far a name that the directory knows may reach from a place on: the place after
    /// its last word. Most words begin none.
    pub(super) fn reach(&self, tokens: &Tokens<'_>, at: usize, to: usize) -> usize {
        let longest = to.min(at + limits::MOST_NAME_WORDS);
        // A leading "the" makes no difference.
        let first = at + usize::from(tokens.plain(at) == "the");
        let begins = |word: &Token| word.may_begin_a_name || goes_on_unspaced(tokens, first + 1);
        if !tokens.list.get(first).is_some_and(begins) {
            return at;
        }
        let each = one_of_each(tokens, at);
        let ends = (first + 1..=longest).take_while(|end| {
            goes_on_unspaced(tokens, *end)
                || may_begin(self.directory, &one_line(tokens.published(at, *end)), each)
        });
        ends.last().unwrap_or(at)
    }

    /// A name the directory resolves, with or without a possessive ending.
    pub(super) fn directory_knows(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        end: usize,
    ) -> Option<Named> {
        if !tokens.list[end - 1].word {
            return None;
        }
        let whole = one_line(tokens.published(at, end));
        let words = without_possessive(&whole);
        let found = match self.directory.find(words) {
            // "Each local policing body" is all of them.
            Found::Unresolved { .. } if one_of_each(tokens, at) => {
                self.directory.find(&plural(words))
            }
            found => found,
        };
        found.is_resolved().then(|| Named {
            as_published: words.to_owned(),
            found,
        })
    }
}

/// Whether a name that the directory knows may begin with a word, wherever that stands.
pub(crate) fn may_begin_a_name(directory: &dyn Directory, word: &str) -> bool {
    may_begin(directory, &one_line(word), true)
}

/// Whether a name may begin with some words: as they stand, without a possessive ending,
/// or after "each".
fn may_begin(directory: &dyn Directory, words: &str, each: bool) -> bool {
    let bare = without_possessive(words);
    directory.may_begin(bare) || each && directory.may_begin(&plural(bare))
}

/// Whether the word before a place goes on after a mark and no space: "H.M. Inspectorate",
/// of which a directory need not know "H".
fn goes_on_unspaced(tokens: &Tokens<'_>, end: usize) -> bool {
    match tokens.list.get(end - 1..=end + 1) {
        Some([word, mark, next]) => {
            word.span.end == mark.span.start && mark.span.end == next.span.start
        }
        _ => false,
    }
}

/// Published words on one line, with one space between them.
fn one_line(published: &str) -> Cow<'_, str> {
    let whole = without_breaks(published);
    let even = |words: &str| {
        !words.contains("  ") && !words.contains(|one: char| one.is_whitespace() && one != ' ')
    };
    if even(&whole) {
        return whole;
    }
    Cow::Owned(whole.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether "each" or "every" stands before a name.
fn one_of_each(tokens: &Tokens<'_>, at: usize) -> bool {
    at > 0 && matches!(tokens.plain(at - 1), "each" | "every")
}

/// "Local policing bodies" of "local policing body".
fn plural(words: &str) -> String {
    match words.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{words}s"),
    }
}

fn role_at(tokens: &Tokens<'_>, at: usize) -> Option<(Role, usize)> {
    ROLES
        .iter()
        .find_map(|(words, role)| Some((*role, tokens.after(at, words)?)))
}

pub(super) fn without_possessive(words: &str) -> &str {
    words
        .strip_suffix("’s")
        .or_else(|| words.strip_suffix("'s"))
        .or_else(|| words.strip_suffix('’'))
        .unwrap_or(words)
}
