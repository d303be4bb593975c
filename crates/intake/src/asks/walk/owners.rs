//! Lists under whoever is to do what they say: the heading "Northmoor Police" or "My
//! office", and below it "Bring a breakdown to the July meeting".

use super::Walk;
use super::forms::commands;
use super::running::published_number;
use crate::addressee::Parsed;
use crate::asks::Draft;
use crate::asks::sections::Section;
use crate::deadline;
use crate::document::BlockKind;
use crate::{ProposalKind, Reason, Span};

/// So many blocks after a name are looked at for what it is to do.
const LOOKED_AT: usize = 3;

impl Walk<'_> {
    /// Whether what follows a line of names tells them what to do.
    pub(super) fn heads_commands(&self, at: usize) -> bool {
        let blocks = &self.ground.document.blocks;
        let near = blocks.iter().skip(at + 1).take(LOOKED_AT);
        let items = near.take_while(|block| !matches!(block.kind, BlockKind::Heading { .. }));
        let mut items = items.filter(|block| {
            matches!(
                block.kind,
                BlockKind::ListItem { .. } | BlockKind::Paragraph
            )
        });
        items.next().is_some_and(|item| {
            let tokens = self.tokens(item.span);
            let after = match deadline::find(&tokens, self.ground.given) {
                Some(found) if found.from == 0 => found.to,
                _ => 0,
            };
            let to = after + usize::from(tokens.plain(after) == "to");
            commands(&tokens, to)
        })
    }

    /// An item that tells those named above it what to do. Whether it is one.
    pub(super) fn told_to(&mut self, span: Span, kind: &BlockKind) -> bool {
        let Some(above) = self
            .addressed
            .filter(|_| self.at - self.told.min(self.at) <= 2)
        else {
            return false;
        };
        let ends = self
            .ground
            .document
            .words(span)
            .ends_with(['.', ';', ',', ':']);
        if !ends && !matches!(kind, BlockKind::ListItem { .. }) {
            return false;
        }
        let letter = self.ground.names.you.is_some();
        let asks = self.minutes
            || letter
            || !matches!(self.section, Section::Plain | Section::AskedBefore);
        let tokens = self.tokens(span);
        let by = deadline::find_when(&tokens, self.ground.given);
        let after = by
            .as_ref()
            .filter(|found| found.from == 0)
            .map_or(0, |found| found.to);
        let to = after + usize::from(tokens.plain(after) == "to");
        if !asks || !commands(&tokens, to) {
            return false;
        }
        let Some(names) = self.only_names(above) else {
            return false;
        };
        let request = self.minutes || letter || self.section == Section::Actions;
        let kind_of = match request {
            true => ProposalKind::Request,
            false => self.kind(),
        };
        let mut partners = Parsed::default();
        if tokens.plain(to) == "with" {
            partners.add_partners(self.ground.names, &tokens, to);
        }
        let mut draft = Draft::new(kind_of, span)
            .by(by)
            .of(names)
            .of(partners)
            .because(Reason::AddresseeInHeading { heading: above });
        draft.number = published_number(kind).or_else(|| self.clause_before(span));
        self.told = self.at;
        self.propose(draft);
        true
    }
}
