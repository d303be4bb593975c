//! What the headings above an ask add to it: by when, and of whom.
//!
//! "Recommendation 1 – by 28 February 2023", and above it "For chief constables":
//! what stands below names neither.

use super::Walk;
use crate::addressee::Parsed;
use crate::asks::Draft;
use crate::asks::sections::{Section, label};
use crate::deadline::{self, FoundDeadline};
use crate::{Reason, Role, Span};

/// Words before the names in a heading.
const BEFORE_NAMES: [&str; 8] = [
    "for",
    "to",
    "for the attention of",
    "addressed to",
    "recommendations for",
    "recommendations to",
    "recommendation for",
    "recommendation to",
];

impl Walk<'_> {
    /// Adds what the headings above say, where the ask itself does not.
    pub(super) fn headed(&self, mut draft: Draft) -> Draft {
        if draft.deadline.is_none()
            && let Some((heading, found)) = self.deadline_above()
        {
            draft = draft
                .by(Some(found))
                .because(Reason::DeadlineInHeading { heading });
        }
        let led = draft.addressees.iter().any(|one| one.role == Role::Lead);
        if !led && let Some((heading, names)) = self.names_above() {
            draft = draft
                .of(names)
                .because(Reason::AddresseeInHeading { heading });
        }
        draft
    }

    /// "Recommendation 1 – by 28 February 2023": the deadline in the heading of
    /// the section, or in one above it that sets nothing else.
    fn deadline_above(&self) -> Option<(Span, FoundDeadline)> {
        let mut headings = self.headings();
        headings.find_map(|heading| {
            let tokens = self.tokens(heading);
            let found = deadline::find(&tokens, self.ground.given)?;
            let own = Some(heading) == self.heading;
            (found.is_firm() && (own || found.from == 0)).then_some((heading, found))
        })
    }

    /// Whom what stands here is to: the names in the heading of the section, or in
    /// the last heading that is nothing but names.
    fn names_above(&self) -> Option<(Span, Parsed)> {
        let own = self.heading.filter(|_| self.section != Section::Plain);
        own.into_iter()
            .chain(self.addressed)
            .find_map(|heading| Some((heading, self.only_names(heading)?)))
    }

    /// "For chief constables", "Recommendations to all forces", "Recommendation 4
    /// (National Board)": the names in a heading that says nothing else but a label
    /// and a day.
    pub(super) fn only_names(&self, heading: Span) -> Option<Parsed> {
        let tokens = self.tokens(heading);
        let end = match deadline::find(&tokens, self.ground.given) {
            Some(found) => found.from,
            None => tokens.len(),
        };
        let first = match label(&tokens) {
            Some(label) => tokens.at_byte(label.span.end),
            None => 0,
        };
        let first = (first..end).find(|at| tokens.list[*at].word)?;
        let first = match tokens.any_of(first, &BEFORE_NAMES) {
            Some((_, next)) => next,
            None => first,
        };
        let marked = |at: &usize| tokens.list[*at].word;
        let end = (first..end).rev().find(marked)? + 1;
        let names = self.ground.names.parse(&tokens, first, end);
        (names.is_a_subject() && names.knows_somebody()).then_some(names)
    }

    /// The headings above, innermost first: the section's own, then those it
    /// stands under. A document's title names what it is about and asks nobody.
    fn headings(&self) -> impl Iterator<Item = Span> {
        let blocks = &self.ground.document.blocks;
        let above = blocks[self.at]
            .path
            .iter()
            .rev()
            .map(|heading| blocks[*heading].span);
        let own = self.heading.filter(|_| self.section != Section::Plain);
        let title = blocks.first().map(|block| block.span);
        own.into_iter()
            .chain(above.filter(move |heading| Some(*heading) != own && Some(*heading) != title))
    }
}
