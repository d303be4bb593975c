//! Rows of a table that say for all the rows after them whom they ask: "To: Exampleshire
//! Police", "To: both".

use std::collections::BTreeMap;

use super::text::Cell;
use crate::asks::{Draft, Ground};
use crate::{Addressee, Reason, Role, Span};

/// Such a row has at most so many words and marks.
const LONGEST: usize = 16;

/// Words for all of those that the rows before have named.
const ALL_OF_THEM: [&str; 5] = ["both", "all", "each", "both forces", "both bodies"];

/// Whom the rows being read ask, as the last such row says, and everybody whom one named.
#[derive(Default)]
pub(super) struct Above {
    row: Option<Span>,
    asked: Vec<Addressee>,
    all: Vec<Addressee>,
}

impl Above {
    /// Whether a row names whom those after it ask, and says nothing else.
    pub(super) fn is_said_by(&mut self, ground: &Ground<'_>, row: &BTreeMap<u32, Cell>) -> bool {
        let mut cells = row.values();
        let (Some(cell), None) = (cells.next(), cells.next()) else {
            return false;
        };
        let tokens = ground.document.tokens(cell.whole);
        if tokens.len() > LONGEST {
            return false;
        }
        let pointed = matches!(tokens.plain(0), "to" | "for");
        let first = usize::from(pointed);
        let first = first + usize::from(tokens.plain(first) == ":");
        let ends = tokens.len() - usize::from(tokens.plain(tokens.len().wrapping_sub(1)) == ":");
        let words = tokens
            .published(first.min(ends), ends)
            .trim()
            .to_lowercase();
        let all = ALL_OF_THEM.contains(&words.as_str()) && self.all.len() > 1;
        let asked = match all {
            true => self.all.clone(),
            false => {
                let parsed = ground.names.parse(&tokens, first, ends);
                if !parsed.is_a_subject() || !parsed.knows_somebody() {
                    return false;
                }
                parsed.addressees
            }
        };
        for one in &asked {
            if !self.all.iter().any(|held| held.found == one.found) {
                self.all.push(one.clone());
            }
        }
        self.row = Some(cell.whole);
        self.asked = asked;
        true
    }

    /// What a row asks, of those named above it where it names nobody itself.
    pub(super) fn asked(&self, mut draft: Draft) -> Draft {
        let Some(heading) = self.row else {
            return draft;
        };
        if draft.because.contains(&Reason::AddressedByName) {
            return draft;
        }
        draft.addressees.retain(|one| one.role != Role::Lead);
        for one in &self.asked {
            draft.add(one.clone());
        }
        draft.because(Reason::AddresseeInHeading { heading })
    }
}
