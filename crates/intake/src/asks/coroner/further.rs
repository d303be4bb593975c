//! What a coroner asks besides the concerns, in words of their own: "I ask that you send me
//! one response." The duty to respond, which stands in every report, is none of these.

use super::concerns::Concerns;
use crate::asks::{Draft, request};
use crate::document::BlockKind;
use crate::sentences::sentences;
use crate::tokens::Tokens;
use crate::{Addressee, Span};

impl Concerns<'_, '_> {
    /// Takes what is asked in a sentence of its own outside the concerns.
    pub(super) fn further(&mut self) {
        let document = self.ground.document;
        let passages: Vec<Span> = self.found.iter().map(|draft| draft.passage).collect();
        let blocks = document.blocks.iter();
        let running = blocks.filter(|block| {
            !matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Quote)
                && !passages.iter().any(|passage| passage.touches(block.span))
        });
        for sentence in running.flat_map(|block| sentences(&document.text, block.span)) {
            let tokens = document.tokens(sentence);
            if let Some(draft) = self.asked_besides(&tokens) {
                self.found.push(draft);
            }
        }
    }

    fn asked_besides(&self, tokens: &Tokens<'_>) -> Option<Draft> {
        let words = tokens.span(0, tokens.len()).of(tokens.text);
        let quoted = words.contains(['“', '"', '‘']);
        // In the first person and now, and no more of the duty or of what was said.
        let own = tokens.has_any(&["i"]);
        let duty = tokens.has_any(&["duty", "respond", "opinion", "extend"]);
        let told = tokens.has_any(&[
            "said that",
            "he said",
            "she said",
            "replied",
            "told",
            "heard",
            "have asked",
            "had asked",
        ]);
        if quoted || duty || told || !own {
            return None;
        }
        let mut draft = request::of_anybody(self.ground, tokens)?;
        // "You" are those to whom the report is sent.
        let known = |one: &Addressee| one.found.is_resolved();
        if !draft.addressees.iter().any(known) {
            draft.addressees.clone_from(&self.recipients);
        }
        Some(draft)
    }
}
