//! Actions of minutes: "Action 3: the Conduct Office and the National Board to bring
//! a paper to the meeting on 8 May 2025."
//!
//! Who is to do it stands first, and what is to be done after "to", with no verb that
//! asks.

use super::Walk;
use crate::asks::Draft;
use crate::asks::sections::action_label;
use crate::deadline;
use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{ProposalKind, Reason, Span};

/// The longest run of names before "to", in words.
const LONGEST_NAMES: usize = 24;

impl Walk<'_> {
    /// The actions that a block holds: at its start, or in brackets at its end. What
    /// is left of the block to be read.
    pub(super) fn actions(&mut self, span: Span) -> Span {
        let tokens = self.tokens(span);
        let Some((at, number, next)) = (0..tokens.len()).find_map(|at| {
            let opens = at == 0 || matches!(tokens.plain(at - 1), "[" | "(" | "." | "*");
            let (number, next) = action_label(&tokens, at).filter(|_| opens)?;
            Some((at, number, next))
        }) else {
            return span;
        };
        let words = tokens.span(next, tokens.len());
        let words = match words
            .of(&self.ground.document.text)
            .strip_suffix([']', ')'])
        {
            Some(inner) => Span::new(words.start, words.start + inner.len()),
            None => words,
        };
        if !self.action(words, number.clone()) {
            let text = &self.ground.document.text;
            let before = match at {
                0 => self
                    .at
                    .checked_sub(1)
                    .map(|before| self.ground.document.blocks[before].span),
                at => Some(Span::new(span.start, tokens.list[at].span.start).trimmed(text)),
            };
            let owned = before
                .map(|before| without_opening(text, before))
                .is_some_and(|before| self.action_before(words, before, number));
            return match (owned, at) {
                (false, _) => span,
                (true, 0) => Span::new(span.end, span.end),
                (true, _) => {
                    let all = sentences(text, without_opening(text, tokens.span(0, at)));
                    match all.split_last() {
                        Some((last, _)) => Span::new(span.start, last.start).trimmed(text),
                        None => Span::new(span.end, span.end),
                    }
                }
            };
        }
        match at {
            0 => Span::new(span.end, span.end),
            at => tokens.span(0, at),
        }
    }

    /// One action. Whether these words are one.
    pub(super) fn action(&mut self, span: Span, number: Option<String>) -> bool {
        let tokens = self.tokens(span);
        let Some(draft) = self.action_draft(span, &tokens) else {
            return false;
        };
        let mut draft = match self.heading {
            Some(heading) => draft.because(Reason::HeadingSays { heading }),
            None => draft,
        };
        draft.number = number;
        self.asked
            .proposals
            .push(draft.finish(self.ground.document));
        true
    }

    pub(super) fn action_draft(&self, span: Span, tokens: &Tokens<'_>) -> Option<Draft> {
        let by = deadline::find_when(tokens, self.ground.given);
        let after = by
            .as_ref()
            .filter(|found| found.from == 0)
            .map_or(0, |found| found.to);
        let first = after + usize::from(tokens.plain(after) == ",");
        let to = (first + 1..tokens.len().min(first + LONGEST_NAMES)).find(|at| {
            tokens.plain(*at) == "to" && self.ground.names.parse(tokens, first, *at).is_a_subject()
        })?;
        let mut parsed = self.ground.names.parse(tokens, first, to);
        parsed.add_partners(self.ground.names, tokens, to);
        Some(
            Draft::new(ProposalKind::Request, span)
                .by(by)
                .of(parsed)
                .because(Reason::ActionOfMinutes),
        )
    }
}

/// A stretch without the bracket that opens what follows it.
fn without_opening(text: &str, span: Span) -> Span {
    let words = span.of(text).trim_end_matches(['[', '(', ' ', '\n', '*']);
    Span::new(span.start, span.start + words.len())
}
