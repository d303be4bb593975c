//! Areas for improvement, on the walk: the sentences under the heading that ask.

use super::Walk;
use super::running::numeric;
use crate::addressee::Parsed;
use crate::asks::recommend::asking;
use crate::asks::sections::Section;
use crate::asks::{Draft, verbs};
use crate::document::BlockKind;
use crate::{ProposalKind, Role, Span, WhyUnused};

impl Walk<'_> {
    /// "The force should improve …" under "Area for improvement": the sentences
    /// that ask, and a bullet whole.
    pub(super) fn improvement(&mut self, all: &[Span], kind: &BlockKind) {
        let item = matches!(kind, BlockKind::ListItem { .. });
        let held = self.asked.proposals.len();
        for sentence in all {
            let tokens = self.tokens(*sentence);
            let Some(asking) = asking(&self.ground, &tokens) else {
                continue;
            };
            // "You told us that the trustees think that your force should be bigger."
            if tokens.has_any(&["you told us", "told us that", "told me that"]) {
                self.leave(*sentence, WhyUnused::AskedBefore);
                continue;
            }
            // "Forces with tactical advisers should": a known name opens it, and more.
            let opens = || {
                let the = usize::from(tokens.plain(0) == "the");
                let first = self.ground.names.name_at(&tokens, the, tokens.len());
                !self.taken && first.is_some_and(|(named, _, _)| named.found.is_resolved())
            };
            let named = names_a_body(&asking.parsed) && (!asking.parsed.other_words || opens());
            // "Detainees should be offered a shower", said first: the force is to do it.
            let text = self.ground.document.words(*sentence);
            // Under "Areas for improvement", and a heading of their subject, each sentence is
            // one, where all of them ask.
            let asks = |one: &Span| {
                verbs::modal(&self.tokens(*one)).is_some_and(|modal| modal.is_strong())
            };
            let single = matches!(self.section, Section::AreaForImprovement { one: false, .. })
                && self.loose
                && all.iter().all(asks);
            let of_the_force = (!self.taken || single)
                && text.ends_with(['.', ';'])
                && self.ground.names.the_force().knows_somebody()
                && asking.modal.is_some_and(|modal| {
                    modal.is_strong() && !modal.negative && !modal.looks_back(&tokens)
                });
            if asking.goes_on && self.asked.proposals.len() > held {
                self.extend_last(*sentence);
            } else if named || item || of_the_force {
                let draft = asking.into_draft(ProposalKind::AreaForImprovement, *sentence);
                let mut draft = self.or_the_force(draft, named);
                draft.number = numeric(kind);
                self.taken = true;
                self.propose(draft);
            } else {
                self.leave(*sentence, WhyUnused::NobodyNamed);
            }
        }
    }

    /// An area for improvement of the one force that a document is about, where its words
    /// name nobody: "Detainees should be offered a shower".
    pub(super) fn or_the_force(&self, mut draft: Draft, named: bool) -> Draft {
        let force = self.ground.names.the_force();
        let known = draft.addressees.iter().any(|one| one.found.is_resolved());
        if named || known || !force.knows_somebody() {
            return draft;
        }
        draft.addressees.retain(|one| one.role != Role::Lead);
        draft.of(force)
    }

    /// What is told about an area for improvement after it has been said.
    pub(super) fn narrative(&mut self, all: &[Span]) {
        for sentence in all {
            self.leave(*sentence, WhyUnused::NoPattern);
        }
    }
}

/// Whether words name a body and no thing: somebody known, or more than one word.
fn names_a_body(parsed: &Parsed) -> bool {
    let names = |one: &crate::Addressee| {
        one.found.is_resolved() || one.as_published.contains(char::is_whitespace)
    };
    parsed.addressees.iter().any(names)
}
