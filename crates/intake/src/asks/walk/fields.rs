//! Lines of a form around an ask: "Recommendation: …" with its words beside it, and after
//! it "Due date: 31 March" and "Status: complete".

use super::{LONGEST_STATE, Walk};
use crate::asks::sections::{Section, is_a_state};
use crate::asks::table;

use crate::{Block, ProposalKind, Reason, Span};

/// "Due date: 31 March" stands no more bytes after what is due.
const NEAR_ENOUGH: usize = 400;

/// The label of such a line has no more bytes: "To be completed by".
const LONGEST_LABEL: usize = 28;

impl Walk<'_> {
    /// Whether a colon stands near the start: seen before a block is cut into words.
    fn is_a_line_of_a_form(&self, span: Span) -> bool {
        let words = self.ground.document.words(span);
        words.bytes().take(LONGEST_LABEL).any(|one| one == b':')
    }

    /// The words after "Recommendation:" on the same line, as audits write them. Whether
    /// they were taken.
    pub(super) fn said_after_a_label(&mut self, block: &Block, span: Span) -> bool {
        let before = Span::new(block.span.start, span.start);
        let tokens = self.tokens(before);
        let one = (0..tokens.len())
            .any(|at| matches!(tokens.plain(at), "recommendation" | "recommended") && at < 2);
        let colon = tokens.plain(tokens.len().wrapping_sub(1)) == ":";
        if !one || !colon || self.section != Section::Recommendations {
            return false;
        }
        let number = self.item.take();
        let held = self.asked.proposals.len();
        self.whole_block(span);
        self.taken = false;
        self.begin_plain();
        for proposal in &mut self.asked.proposals[held..] {
            if proposal.number.is_none() {
                proposal.number.clone_from(&number);
            }
        }
        true
    }

    /// "Due date: 31 March 2024" in the lines after a recommendation: by when the last
    /// ask is to be done, where it says nothing itself.
    pub(super) fn due(&mut self, span: Span) -> bool {
        const LABELS: [&str; 14] = [
            "due date",
            "due",
            "target date",
            "implementation date",
            "date for completion",
            "completion date",
            "agreed date",
            "date for implementation",
            "by when",
            "timescale",
            "timeframe",
            "deadline",
            "date",
            "to be completed by",
        ];
        if !self.is_a_line_of_a_form(span) {
            return false;
        }
        let tokens = self.tokens(span);
        let Some((_, next)) = tokens.any_of(0, &LABELS) else {
            return false;
        };
        let near = self
            .asked
            .proposals
            .last()
            .is_some_and(|last| span.start.saturating_sub(last.passage.end) <= NEAR_ENOUGH);
        if tokens.plain(next) != ":" || !near || tokens.len() > LONGEST_STATE + 4 {
            return false;
        }
        let Some(found) = table::when(&self.ground, {
            Span::new(tokens.span(next, next + 1).end, span.end).trimmed(tokens.text)
        }) else {
            return false;
        };
        if let Some(last) = self.asked.proposals.last_mut()
            && last.deadline_words.is_none()
            && last.kind.asks()
        {
            last.deadline = found.read.deadline;
            last.likely_deadline = found.read.likely;
            last.doubts = found.read.doubts;
            last.deadline_words = Some(found.span);
        }
        true
    }

    /// "Owner: Northmoor Police" in the lines after a recommendation that names nobody: whom the
    /// last ask is to. Before one it is read as a line of names.
    pub(super) fn owned_by(&mut self, span: Span) -> bool {
        const LABELS: [&str; 7] = [
            "owner",
            "owners",
            "action owner",
            "responsible",
            "responsible body",
            "addressed to",
            "lead body",
        ];
        if !self.is_a_line_of_a_form(span) {
            return false;
        }
        let tokens = self.tokens(span);
        let labelled = tokens
            .any_of(0, &LABELS)
            .is_some_and(|(_, next)| tokens.plain(next) == ":");
        let Some(names) = self.only_names(span).filter(|_| labelled) else {
            return false;
        };
        let Some(last) = self.asked.proposals.last_mut() else {
            return false;
        };
        let near = span.start.saturating_sub(last.passage.end) <= NEAR_ENOUGH;
        let led = last.addressees.iter().any(|one| one.role.is_lead());
        if !near || led || !last.kind.asks() {
            return false;
        }
        last.addressees.splice(0..0, names.addressees);
        last.because.extend(names.because);
        last.because
            .push(Reason::AddresseeInHeading { heading: span });
        true
    }

    /// "Status: complete" in the lines after a recommendation: it was asked before, and
    /// this tells how it stands.
    pub(super) fn stands(&mut self, span: Span) {
        const LABELS: [&str; 20] = [
            "verdict",
            "outcome",
            "status",
            "progress",
            "current status",
            "current position",
            "position",
            "rag status",
            "rag rating",
            "rag",
            "our assessment",
            "assessment",
            "my assessment",
            "our view",
            "our judgment",
            "judgment",
            "judgement",
            "rating",
            "where it stands",
            "how it stands",
        ];
        const NEW: [&str; 6] = [
            "new", "accepted", "rejected", "awaiting", "agreed", "response",
        ];
        if !self.is_a_line_of_a_form(span) {
            return;
        }
        let tokens = self.tokens(span);
        let Some((_, next)) = tokens.any_of(0, &LABELS) else {
            return;
        };
        let new = tokens.any_of(next + 1, &NEW).is_some();
        if tokens.plain(next) != ":" || new || self.minutes {
            return;
        }
        // What was found may stand between a numbered one and how it stands.
        let near = match is_a_state(&tokens, next + 1) || tokens.says(next + 1, "not met") {
            true => NEAR_ENOUGH * 4,
            false => NEAR_ENOUGH,
        };
        if let Some(last) = self.asked.proposals.last_mut()
            && span.start.saturating_sub(last.passage.end) <= near
            && last.kind.asks()
            && last.kind != ProposalKind::Request
            && !last.repeats
        {
            last.repeats = true;
            last.because.push(Reason::ToldAgain { words: span });
        }
    }
}
