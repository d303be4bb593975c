//! A cause of concern or an area for improvement that a sentence announces: "We have a cause
//! of concern. The force employs people whom it should not."
//!
//! Letters have no heading for it. What comes next says what it is.

use super::Walk;
use crate::asks::recommend::asking;
use crate::asks::sections::Section;
use crate::tokens::{Phrases, Tokens};
use crate::{ProposalKind, Span, limits};

/// What says that one comes, and nothing of what it is.
const ANNOUNCES: Phrases = Phrases::of(&[
    "concluded that there is a cause of concern",
    "we have a cause of concern",
    "i have a cause of concern",
    "we have one cause of concern",
    "we have an accelerated cause of concern",
    "we have identified a cause of concern",
    "i have identified a cause of concern",
    "we have identified an accelerated cause of concern",
    "we have identified one cause of concern",
    "we identified a cause of concern",
    "we have found a cause of concern",
    "we have raised a cause of concern",
    "we are raising a cause of concern",
    "i am raising a cause of concern",
    "we are issuing a cause of concern",
    "i am issuing a cause of concern",
    "we have issued a cause of concern",
    "this is a cause of concern",
    "our cause of concern is this",
    "the cause of concern is this",
    "my cause of concern is this",
]);

/// The same of an area for improvement.
const IMPROVES: Phrases = Phrases::of(&[
    "identified a new area for improvement",
    "identified an area for improvement",
    "identified one area for improvement",
    "identified one new area for improvement",
    "identified a further area for improvement",
    "identified another area for improvement",
    "have a new area for improvement",
    "made it an area for improvement",
    "this is an area for improvement",
]);

/// What a sentence announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announced {
    Concern,
    /// One of an earlier document: "In June we wrote to you about a cause of concern."
    ConcernToldBefore,
    Improvement,
}

/// Such a sentence says no more than this, in words and marks.
const LONGEST: usize = 14;

/// A sentence that tells of an earlier one says no more than this.
const LONGEST_TOLD: usize = 34;

/// What is wrong is said in no fewer words and marks.
const FEWEST: usize = 6;

impl Walk<'_> {
    /// What a sentence announces, if it announces anything. Causes of concern that a
    /// document follows up are told, and not announced.
    pub(super) fn announces(&self, tokens: &Tokens<'_>) -> Option<Announced> {
        if self.follows_up.is_some()
            && self.concern.is_none()
            && tokens.len() <= LONGEST_TOLD
            && tokens.has_any(&["cause of concern", "causes of concern"])
            && !tokens.has_any(&["that"])
        {
            return Some(Announced::ConcernToldBefore);
        }
        if tokens.len() > LONGEST {
            return None;
        }
        let says =
            |phrases: &Phrases| (0..tokens.len()).any(|at| tokens.any_of(at, phrases).is_some());
        if says(&IMPROVES) {
            return Some(Announced::Improvement);
        }
        (self.follows_up.is_none() && says(&ANNOUNCES)).then_some(Announced::Concern)
    }

    /// The sentence after it. Whether it is what was announced.
    pub(super) fn what_was_announced(
        &mut self,
        what: Announced,
        tokens: &Tokens<'_>,
        span: Span,
    ) -> bool {
        if tokens.len() < FEWEST {
            return false;
        }
        match what {
            Announced::Concern => {
                self.concern_in(span);
                return true;
            }
            Announced::ConcernToldBefore => return self.concern_told_before(tokens, span),
            Announced::Improvement => {}
        }
        let Some(asking) = asking(&self.ground, tokens) else {
            return false;
        };
        let known = asking.parsed.is_a_subject() && asking.parsed.knows_somebody();
        if known {
            self.propose(asking.into_draft(ProposalKind::AreaForImprovement, span));
        }
        known
    }

    /// "We said that the force was not answering calls": a cause of concern of an earlier
    /// document, told by whoever found it. Whether it is one.
    pub(super) fn concern_told_before(&mut self, tokens: &Tokens<'_>, span: Span) -> bool {
        const TOLD: Phrases = Phrases::of(&[
            "we said that",
            "i said that",
            "we found that",
            "i found that",
            "we reported that",
            "we told you that",
            "i told you that",
            "it was that",
            "this was that",
        ]);
        /// So many words may say when.
        const OPENING: usize = 6;
        let told = (0..OPENING.min(tokens.len())).any(|at| tokens.any_of(at, &TOLD).is_some());
        if !told || tokens.len() < FEWEST {
            return false;
        }
        self.again = Some(span);
        self.concern_in(span);
        self.again = None;
        true
    }

    /// "We found one cause of concern, which was that the force could not account for what it
    /// held." Whether a sentence says so, in a document that follows it up.
    pub(super) fn tells_a_concern_whole(&mut self, tokens: &Tokens<'_>, span: Span) -> bool {
        const SAYS: Phrases = Phrases::of(&[
            "cause of concern , which was that",
            "cause of concern , that",
            "cause of concern was that",
            "cause of concern : that",
        ]);
        let says = (0..tokens.len()).any(|at| tokens.any_of(at, &SAYS).is_some());
        if self.follows_up.is_none() || self.concern.is_some() || !says {
            return false;
        }
        self.again = Some(span);
        self.concern_in(span);
        self.again = None;
        true
    }

    /// Takes what the next paragraph says for the cause of concern.
    pub(super) fn await_a_concern(&mut self) {
        self.section = Section::CauseOfConcern { number: None };
        self.level = limits::DEEPEST;
        self.heading = None;
        self.concern = None;
        self.taken = false;
    }
}
