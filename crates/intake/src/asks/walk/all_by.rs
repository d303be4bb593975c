//! A sentence that says by when all that it stands among is to be done: "All actions are
//! to be complete by 31 March 2025 unless another day is given."

use super::Walk;
use crate::Span;
use crate::deadline::{self, FoundDeadline};
use crate::sentences::sentences;
use crate::tokens::Tokens;

/// What such a sentence speaks of.
const ALL: [&str; 16] = [
    "they",
    "these",
    "all",
    "each",
    "all of these",
    "all actions",
    "all recommendations",
    "all of the recommendations",
    "the expectations",
    "the recommendations",
    "the actions",
    "our recommendations",
    "these recommendations",
    "these actions",
    "each recommendation",
    "each action",
];

/// What is to become of it.
const DONE: [&str; 14] = [
    "be met",
    "be completed",
    "be complete",
    "be done",
    "be implemented",
    "be carried out",
    "be taken",
    "be in place",
    "be finished",
    "be closed",
    "be achieved",
    "be acted on",
    "for completion",
    "completed",
];

/// What says that single ones may have another day.
const UNLESS: [&str; 8] = [
    "save where another",
    "unless stated otherwise",
    "unless otherwise stated",
    "unless another day",
    "unless another date",
    "unless i say otherwise",
    "unless we say otherwise",
    "where no other",
];

impl Walk<'_> {
    /// Takes note of such a sentence. What was asked before it in the same section and
    /// has no day gets that day too.
    pub(super) fn note_by_when_all(&mut self, span: Span) {
        let text = &self.ground.document.text;
        for sentence in sentences(text, span) {
            let tokens = self.tokens(sentence);
            let listed = self.in_a_list_of_asks() || self.minutes;
            if !(listed && speaks_of_all(&tokens) || excepts_some(&tokens)) {
                continue;
            }
            let set = deadline::find(&tokens, self.ground.given)
                .filter(|set| set.is_firm() && set.says_when());
            if set.is_some() {
                self.all_by = set;
                self.since_the_heading();
            }
        }
    }

    fn since_the_heading(&mut self) {
        let Some(FoundDeadline { read, span, .. }) = self.all_by.clone() else {
            return;
        };
        let Some(heading) = self.heading else { return };
        let mut last = self.asked.proposals.iter_mut().rev();
        while let Some(proposal) = last.next().filter(|one| one.passage.start > heading.start) {
            if proposal.kind.asks() && proposal.deadline_words.is_none() {
                proposal.deadline = read.deadline.clone();
                proposal.likely_deadline.clone_from(&read.likely);
                proposal.deadline_words = Some(span);
            }
        }
    }
}

fn speaks_of_all(tokens: &Tokens<'_>) -> bool {
    let begins = tokens.any_of(0, &ALL).is_some();
    let done = tokens.has_any(&DONE);
    begins && done && !tokens.has_any(&["have been", "were", "was", "had"])
}

/// "By Thursday 5 March unless I say otherwise".
fn excepts_some(tokens: &Tokens<'_>) -> bool {
    tokens.has_any(&UNLESS)
}
