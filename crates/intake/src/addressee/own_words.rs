//! Names that a document's own words stand for: "the force", "you", "CC", "my office".

use super::names::Names;
use super::parsed::Named;
use crate::tokens::{Phrases, Tokens};
use crate::{Found, Reason, Span};

/// Words for the one force that a document is about.
const THE_FORCE: Phrases = Phrases::of(&[
    "the force",
    "your force",
    "your constabulary",
    "the constabulary",
    "this force",
    "the force's chief constable",
    "the force's chief officers",
    "the force's leaders",
    "the force's chief officer team",
]);

/// Words for the office of whoever writes, as the head of a list of what is to be done.
const OWN_OFFICE: Phrases = Phrases::of(&[
    "my office",
    "our office",
    "my team",
    "this office",
    "my officials",
    "our officials",
]);

/// Ranks below the chief's that name somebody where the document is about one force.
const RANKS: [&str; 6] = [
    "deputy chief constable",
    "assistant chief constable",
    "temporary chief constable",
    "temporary deputy chief constable",
    "temporary assistant chief constable",
    "deputy chief officer",
];

impl Names<'_> {
    /// What the document's own words at a place stand for.
    pub(super) fn by_the_documents_own_words(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        if let Some((_, next)) = tokens.any_of(at, &THE_FORCE)
            && next <= to
        {
            let named = Named::of(tokens, at, next, self.the_force.as_ref());
            let why = match self.the_force {
                Some((_, named)) => Reason::TheForceIs { named },
                None => Reason::AddressedByName,
            };
            return Some((named, why, next));
        }
        self.is_short_here(tokens, at, to)
            .or_else(|| self.chief_of(tokens, at, to))
            .or_else(|| self.head_of_the_force(tokens, at, to))
            .or_else(|| self.rank_in_the_force(tokens, at, to))
            .or_else(|| self.head_in_the_force(tokens, at, to))
            .or_else(|| self.commissioner_here(tokens, at, to))
            .or_else(|| self.title_here(tokens, at, to))
            .or_else(|| self.own_office(tokens, at, to))
            .or_else(|| self.reader(tokens, at))
    }

    /// A name that the document gives in brackets: "CC".
    fn is_short_here(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        let the = usize::from(tokens.plain(at) == "the");
        let begins = tokens
            .list
            .get(at + the)?
            .span
            .of(tokens.text)
            .bytes()
            .next()?;
        self.given.iter().find_map(|given| {
            if given.words.bytes().next() != Some(begins) {
                return None;
            }
            // A bracket is a mark of its own: "ACC (Crime)" has four.
            let marks = given.words.matches(['(', ')']).count();
            let words = given.words.split(' ').count() + marks;
            let first = at + usize::from(tokens.plain(at) == "the");
            let next = first + words;
            (next <= to && tokens.published(first, next) == given.words).then(|| {
                let named = Named {
                    as_published: tokens.published(at, next).to_owned(),
                    found: given.found.clone(),
                };
                (named, Reason::ShortFor { named: given.named }, next)
            })
        })
    }

    /// The place after a title, with or without "the"; without it only with a capital:
    /// "Chief Constable to circulate the figures".
    fn titled(&self, tokens: &Tokens<'_>, at: usize, to: usize, title: &str) -> Option<usize> {
        let first = at + usize::from(tokens.plain(at) == "the");
        let capital = tokens.list.get(first).is_some_and(|token| token.capital);
        let next = tokens.after(first, title)?;
        let ends = next <= to && !matches!(tokens.plain(next), "of" | "for" | "(");
        let names_more = tokens.plain(next) == "and"
            && tokens.list.get(next + 1).is_some_and(|word| word.capital)
            && matches!(title, "commissioner" | "mayor" | "minister")
            && !self.is_known_at(tokens, next + 1, to);
        (ends && !names_more && (first > at || capital)).then_some(next)
    }

    fn head_of_the_force(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        let titles = ["chief constable", "chief officer"];
        let next = titles
            .iter()
            .find_map(|title| self.titled(tokens, at, to, title))
            .or_else(|| {
                let initials = tokens.published(at, at + 1) == "CC" && at < to;
                initials.then_some(at + 1)
            })?;
        let (Found::Body(body), named) = self.the_force.as_ref()? else {
            return None;
        };
        let chief = Named {
            as_published: tokens.published(at, next).to_owned(),
            found: Found::office(body.clone(), "chief constable"),
        };
        Some((chief, Reason::TheForceIs { named: *named }, next))
    }

    /// "The chief officer of the Port of Saltby Police": whoever leads a body that is named.
    fn chief_of(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        let first = at + usize::from(tokens.plain(at) == "the");
        let body = tokens.after(first, "chief officer of")?;
        let body = body + usize::from(tokens.plain(body) == "the");
        let end = (body + 1..=self.reach(tokens, body, to))
            .rev()
            .find_map(|end| {
                let named = self.directory_knows(tokens, body, end)?;
                Some((named, end))
            });
        let (named, end) = end?;
        // What is asked of the chief is asked of the force.
        let body = matches!(named.found, Found::Body(_)).then_some(named.found)?;
        let chief = Named {
            as_published: tokens.published(at, end).to_owned(),
            found: body,
        };
        Some((chief, Reason::AddressedByName, end))
    }

    fn rank_in_the_force(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        let next = RANKS
            .iter()
            .find_map(|title| self.titled(tokens, at, to, title))
            .filter(|next| tokens.plain(*next) != ",")?;
        let (Found::Body(body), named) = self.the_force.as_ref()? else {
            return None;
        };
        let first = at + usize::from(tokens.plain(at) == "the");
        let office = Named {
            as_published: tokens.published(at, next).to_owned(),
            found: Found::office(body.clone(), tokens.published(first, next)),
        };
        Some((office, Reason::TheForceIs { named: *named }, next))
    }

    /// "Head of PSD", "ACC Crime", in minutes of one force that name nobody else: somebody
    /// there.
    fn head_in_the_force(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        /// The subject of an office has at most so many words.
        const LONGEST: usize = 4;
        const HEADS: [&str; 9] = [
            "chief finance officer",
            "chief information officer",
            "head of",
            "acc",
            "dcc",
            "director of",
            "supt",
            "d / supt",
            "ch supt",
        ];
        let (Found::Body(body), named) = self.the_force.as_ref().filter(|_| self.one_force)? else {
            return None;
        };
        let first = at + usize::from(tokens.plain(at) == "the");
        let (_, subject) = tokens.any_of(first, &HEADS)?;
        let capital = |at: &usize| tokens.list[*at].capital && tokens.list[*at].word;
        let end = (subject..to.min(subject + LONGEST))
            .find(|at| !capital(at))
            .unwrap_or(to.min(subject + LONGEST));
        let of = tokens.plain(subject.wrapping_sub(1)) == "of";
        let whole = tokens.plain(subject.wrapping_sub(1)) == "officer";
        let end = if whole { subject } else { end };
        let known = tokens.list.get(first)?.capital && (end > subject || !of);
        known.then(|| {
            let office = Named {
                as_published: tokens.published(at, end).to_owned(),
                found: Found::office(body.clone(), tokens.published(first, end)),
            };
            (office, Reason::TheForceIs { named: *named }, end)
        })
    }

    fn commissioner_here(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        let (found, named) = self.the_commissioner.as_ref()?;
        let titles = [
            "police and crime commissioner",
            "police , fire and crime commissioner",
            "commissioner",
            "pcc",
            "pfcc",
            "opcc",
        ];
        let yours = tokens
            .any_of(
                at,
                &["your commissioner", "your police and crime commissioner"],
            )
            .map(|(_, next)| next)
            .filter(|next| *next <= to);
        let next = titles
            .iter()
            .find_map(|title| self.titled(tokens, at, to, title))
            .or(yours)?;
        let commissioner = Named {
            as_published: tokens.published(at, next).to_owned(),
            found: found.clone(),
        };
        Some((commissioner, Reason::ShortFor { named: *named }, next))
    }

    /// "The Mayor", "the Minister": where the document names one.
    fn title_here(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        self.titles.iter().find_map(|(title, (found, named))| {
            let next = self.titled(tokens, at, to, title)?;
            let holder = Named {
                as_published: tokens.published(at, next).to_owned(),
                found: found.clone(),
            };
            Some((holder, Reason::ShortFor { named: *named }, next))
        })
    }

    fn own_office(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Named, Reason, usize)> {
        let (_, next) = tokens.any_of(at, &OWN_OFFICE)?;
        let sender: &(Found, Span) = self.sender.as_ref()?;
        (at == 0 && next == to && next == tokens.len()).then(|| {
            let named = Named::of(tokens, at, next, Some(sender));
            (named, Reason::ShortFor { named: sender.1 }, next)
        })
    }

    fn reader(&self, tokens: &Tokens<'_>, at: usize) -> Option<(Named, Reason, usize)> {
        (tokens.plain(at) == "you").then(|| {
            let named = Named::of(tokens, at, at + 1, self.you.as_ref());
            let why = match self.you {
                Some((_, named)) => Reason::YouAre { named },
                None => Reason::AddressedByName,
            };
            (named, why, at + 1)
        })
    }
}
