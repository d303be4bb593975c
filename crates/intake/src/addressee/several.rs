//! Several bodies under one word: "the chief constables of Exampleshire and Northmoor",
//! "Exampleshire and Northmoor police".
//!
//! What is said once of all is known of each: each place is looked up with the word before
//! or after the list. Where one of them names nobody, none is taken.

use super::names::Names;
use super::parsed::Named;
use crate::tokens::{Phrases, Tokens};
use crate::{Directory as _, Found};

/// Offices of which each place has one, in the plural.
const OFFICES: Phrases = Phrases::of(&[
    "chief constables",
    "chief officers",
    "police and crime commissioners",
    "police , fire and crime commissioners",
    "commissioners",
    "pccs",
    "mayors",
    "police forces",
    "forces",
    "constabularies",
    "police and crime panels",
    "panels",
]);

/// How the one body of a place may be called, by the word for all of them: a star stands
/// for the place.
const CALLED: [(&[&str], &[&str]); 4] = [
    (
        &[
            "chief constables",
            "chief officers",
            "police forces",
            "forces",
            "constabularies",
            "police",
        ],
        &["* Police", "* Constabulary", "chief constable of *"],
    ),
    (
        &[
            "police and crime commissioners",
            "police , fire and crime commissioners",
            "commissioners",
            "pccs",
        ],
        &[
            "Police and Crime Commissioner for *",
            "Police, Fire and Crime Commissioner for *",
            "* Police and Crime Commissioner",
            "* Commissioner",
        ],
    ),
    (&["mayors"], &["Mayor of *", "Mayor for *", "* Mayor"]),
    (
        &["police and crime panels", "panels"],
        &["* Police and Crime Panel"],
    ),
];

/// The name of a place has at most so many words: "Westmarch and Dale".
const LONGEST_PLACE: usize = 4;

/// A list names at most so many places.
const MOST: usize = 12;

impl Names<'_> {
    /// The bodies that one word names by their places from a place of a sentence on, and
    /// the place after them.
    pub(super) fn several_at(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Vec<Named>, usize)> {
        if let Some(chiefs) = self.chief_of_each(tokens, at, to) {
            return Some(chiefs);
        }
        let first = at + usize::from(tokens.plain(at) == "the");
        if let Some((office, next)) = tokens.any_of(first, &OFFICES) {
            let of = matches!(tokens.plain(next), "of" | "for" | "in");
            return of.then(|| self.places(tokens, next + 1, to, office))?;
        }
        // "Exampleshire and Northmoor Police": the word comes last.
        let listed = tokens.list.get(first)?.capital
            && matches!(tokens.plain(first + 1), "," | "and" | "&")
            || tokens.list.get(first)?.capital
                && tokens.list.get(first + 1)?.capital
                && matches!(tokens.plain(first + 2), "," | "and" | "&");
        if !listed {
            return None;
        }
        let most = to.min(first + MOST * 2);
        let last = (first + 2..most).find(|at| {
            let word = tokens.plain(*at);
            !tokens.list[*at].capital && !matches!(word, "and" | "," | "&") || word == "police"
        })?;
        let office = match tokens.plain(last) {
            "police" | "forces" | "constabularies" => "police",
            "commissioners" => "commissioners",
            _ => return None,
        };
        let known = self.directory.find(tokens.published(first, last + 1));
        let (named, end) = self.places(tokens, first, last, office)?;
        (end == last && !known.is_resolved()).then_some((named, last + 1))
    }

    /// "Each force's chief constable", "the chief constable of every force": all of them.
    fn chief_of_each(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
    ) -> Option<(Vec<Named>, usize)> {
        const EACH: Phrases = Phrases::of(&[
            "each force's chief constable",
            "every force's chief constable",
            "each force's chief officers",
            "the chief constable of each force",
            "the chief constable of every force",
            "the chief constables of all forces",
            "chief constables of all forces",
        ]);
        let (_, next) = tokens.any_of(at, &EACH).filter(|(_, next)| *next <= to)?;
        let found = self.directory.find("chief constables");
        found.is_resolved().then(|| {
            let all = Named {
                as_published: tokens.published(at, next).to_owned(),
                found,
            };
            (vec![all], next)
        })
    }

    /// Two places or more, one after the other, with the body that each has of a kind.
    fn places(
        &self,
        tokens: &Tokens<'_>,
        from: usize,
        to: usize,
        office: &str,
    ) -> Option<(Vec<Named>, usize)> {
        let mut named: Vec<Named> = Vec::new();
        let mut at = from;
        let mut end = from;
        while named.len() < MOST {
            let Some((one, next)) = self.body_of_a_place(tokens, at, to, office) else {
                break;
            };
            named.push(one);
            end = next;
            let listed = matches!(tokens.plain(next), "," | "and" | "&");
            let and = usize::from(tokens.plain(next) == "," && tokens.plain(next + 1) == "and");
            at = next + usize::from(listed) + and;
            at += usize::from(listed && matches!(tokens.plain(at), "for" | "of"));
            if !listed {
                break;
            }
        }
        (named.len() > 1).then_some((named, end))
    }

    /// The body of a kind that a place has, by the longest name of a place that begins
    /// here.
    fn body_of_a_place(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        to: usize,
        office: &str,
    ) -> Option<(Named, usize)> {
        let capital = |at: usize| tokens.list.get(at).is_some_and(|word| word.capital);
        if !capital(at) {
            return None;
        }
        let (_, called) = CALLED
            .iter()
            .find(|(offices, _)| offices.contains(&office))?;
        let ends = (at + 1..=to.min(at + LONGEST_PLACE)).rev();
        ends.filter(|end| capital(end - 1)).find_map(|end| {
            let place = tokens.published(at, end);
            let found = called.iter().find_map(|called| {
                let found = self.directory.find(&called.replace('*', place));
                matches!(found, Found::Body(_)).then_some(found)
            })?;
            let as_published = place.to_owned();
            Some((
                Named {
                    as_published,
                    found,
                },
                end,
            ))
        })
    }
}
