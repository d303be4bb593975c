//! Paragraphs that tell those named in the heading above what to do: "By 31 May 2024,
//! bring the card up to date".

use super::Walk;
use crate::asks::verbs;
use crate::{Span, deadline};

impl Walk<'_> {
    /// Whether a paragraph does so: it begins with the verb, or with a deadline and
    /// then the verb.
    pub(super) fn commands(&self, span: Span) -> bool {
        let tokens = self.tokens(span);
        let after = match deadline::find(&tokens, self.ground.given) {
            Some(found) if found.from == 0 => found.to,
            _ => 0,
        };
        self.addressed.is_some() && verbs::command_at(&tokens, after).is_some()
    }

    /// Such a paragraph, with the number it begins with.
    pub(super) fn commanded(&mut self, span: Span) {
        let tokens = self.tokens(span);
        let mut draft = self.ask_in(span, &tokens);
        draft.number = self.clause_before(span);
        self.propose(draft);
    }

    /// The number of a paragraph, which stands before its words: "3.2".
    pub(super) fn clause_before(&self, span: Span) -> Option<String> {
        let block = self.ground.document.blocks[self.at].span;
        let text = &self.ground.document.text;
        let before = (block.start < span.start).then(|| Span::new(block.start, span.start))?;
        let number = before.trimmed(text).of(text).to_owned();
        (!number.is_empty()).then_some(number)
    }
}
