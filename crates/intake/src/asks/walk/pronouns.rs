//! Whom "he", "she" and "it" mean: whoever the sentence before names first.

use super::Walk;
use crate::addressee::Parsed;
use crate::asks::{Draft, verbs};
use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{Addressee, Role, Span};

impl Walk<'_> {
    /// "We ask that he does so": whoever the sentence before names first.
    pub(super) fn of_those_just_named(&self, mut draft: Draft, tokens: &Tokens<'_>) -> Draft {
        let pronoun = |one: &crate::Addressee| {
            !one.found.is_resolved()
                && matches!(
                    one.as_published.to_lowercase().as_str(),
                    "he" | "she" | "it" | "they" | "them"
                )
        };
        // "We recommend that it publish them": a pronoun names nobody by itself.
        let after_that = verbs::recommends(tokens)
            .is_some_and(|(_, _, next)| matches!(tokens.plain(next), "it" | "they" | "he" | "she"));
        let pronoun_alone = match &draft.addressees[..] {
            [one] => pronoun(one),
            none => none.is_empty() && after_that,
        };
        if !pronoun_alone {
            return draft;
        }
        let text = &self.ground.document.text;
        let block = self.ground.document.blocks[self.at].span;
        let own = tokens.span(0, tokens.len());
        // A paragraph may be as long as a document: no more of it is read than a long sentence.
        let from = text.floor_char_boundary(own.start.saturating_sub(LONGEST_BEFORE));
        let above = Span::new(block.start.max(from), own.start.max(block.start));
        let all = sentences(text, above);
        let Some(before) = all.last() else {
            return draft;
        };
        let words = self.tokens(*before);
        let person = matches!(
            draft
                .addressees
                .first()
                .map(|one| one.as_published.to_lowercase())
                .as_deref(),
            Some("he" | "she")
        );
        let named = match person {
            true => self.the_one_person(&words),
            false => self.ground.names.parse_first(&words, 0, words.len()),
        };
        if named.knows_somebody() {
            draft.addressees.clear();
            draft = draft.of(named);
        }
        draft
    }

    /// The one person whom a sentence names by an office: "the College had written to the Chief
    /// Constable" names one, "in answer to the Commissioner, the Chief Constable said" two.
    fn the_one_person(&self, words: &Tokens<'_>) -> Parsed {
        const OFFICES: [&str; 12] = [
            "chief",
            "commissioner",
            "mayor",
            "minister",
            "chair",
            "officer",
            "inspector",
            "cc",
            "dcc",
            "acc",
            "director",
            "superintendent",
        ];
        let all = self.ground.names.parse(words, 0, words.len());
        let holds = |one: &Addressee| {
            let said = one.as_published.to_lowercase();
            said.split_whitespace().any(|word| OFFICES.contains(&word))
        };
        let mut persons: Vec<Addressee> = Vec::new();
        for one in all.addressees.into_iter().filter(holds) {
            if !persons.iter().any(|held| held.found == one.found) {
                persons.push(one);
            }
        }
        match persons.len() {
            1 => {
                persons[0].role = Role::Lead;
                Parsed::of(persons)
            }
            _ => Parsed::default(),
        }
    }
}

/// Of the words before a sentence so many bytes are looked at.
const LONGEST_BEFORE: usize = 2_000;
