//! Sentences that lead in bullets: each bullet is one ask.
//!
//! "The force should immediately:" and its bullets are as many recommendations
//! as bullets (Nottinghamshire's cause of concern "had eight recommendations":
//! eight bullets under two lead-ins). Each inherits the addressee and the
//! deadline. Where the verb only lists what one thing is to hold ("they should
//! also include:") the bullets are parts of one.

use super::recommend::{Asking, asking};
use super::{Draft, Ground, request, verbs};
use crate::addressee::Parsed;
use crate::deadline;
use crate::document::BlockKind;
use crate::tokens::Tokens;
use crate::{Block, ProposalKind, Reason, Span};

/// The blocks after a lead-in that are its bullets, each with what is nested in
/// it: places in the document's blocks.
#[derive(Debug)]
pub(super) struct Bullets {
    pub(super) items: Vec<std::ops::Range<usize>>,
    pub(super) next: usize,
}

/// The bullets that follow a block, if any do.
pub(super) fn bullets(text: &str, blocks: &[Block], after: usize) -> Option<Bullets> {
    let first = after + 1;
    let (top, counts) = match &blocks.get(first)?.kind {
        BlockKind::ListItem { depth, number } => (*depth, number.is_some()),
        // A copy that lost its bullets: lines that go on the sentence.
        BlockKind::Paragraph if goes_on(text, blocks.get(first)?) => (0, false),
        _ => return None,
    };
    let belongs = |block: &Block| match &block.kind {
        // A paragraph with its number after bullets is the next of the document.
        BlockKind::ListItem { depth, number } => {
            top > 0 && *depth >= top && (*depth > top || counts || !counts_paragraphs(number))
        }
        BlockKind::Paragraph => top == 0 && goes_on(text, block),
        _ => false,
    };
    let mut items: Vec<std::ops::Range<usize>> = Vec::new();
    let mut next = first;
    while let Some(block) = blocks.get(next).filter(|block| belongs(block)) {
        let nested = matches!(block.kind, BlockKind::ListItem { depth, .. } if depth > top);
        match items.last_mut() {
            Some(item) if nested => item.end = next + 1,
            _ => items.push(next..next + 1),
        }
        next += 1;
        // "ACHIEVED. There were forms for 58 of the 60.": how one stands, before the next.
        if top > 0 && goes_on_after(text, blocks, next) {
            next += 1;
        }
    }
    Some(Bullets { items, next })
}

/// Whether a number can be that of a paragraph: "14", and not "(a)".
fn counts_paragraphs(number: &Option<String>) -> bool {
    let digits = |number: &String| number.bytes().all(|one| one.is_ascii_digit());
    number.as_ref().is_some_and(digits)
}

/// Whether one paragraph stands between two items of a list that counts on: after (a)
/// comes (b). One that ends in a colon leads in what comes after it.
fn goes_on_after(text: &str, blocks: &[Block], at: usize) -> bool {
    let counted = |place: usize| match &blocks.get(place)?.kind {
        BlockKind::ListItem {
            number: Some(number),
            ..
        } => Some(number.as_str()),
        _ => None,
    };
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(counted), counted(at + 1)) else {
        return false;
    };
    let paragraph = blocks.get(at).is_some_and(|block| {
        block.kind == BlockKind::Paragraph && !block.span.of(text).ends_with(':')
    });
    let letter = |number: &str| number.bytes().next().filter(|_| number.len() == 1);
    let next_letter = letter(before).map(|one| one + 1) == letter(after) && letter(after).is_some();
    let next_number = before.parse::<u32>().ok().map(|one| one + 1) == after.parse().ok()
        && before.parse::<u32>().is_ok();
    paragraph && (next_letter || next_number)
}

fn goes_on(text: &str, block: &Block) -> bool {
    let words = block.span.of(text);
    words.starts_with(|first: char| first.is_lowercase())
}

/// What a lead-in asks, and how its bullets are to be taken.
pub(super) struct LeadIn {
    pub(super) span: Span,
    pub(super) asking: Asking,
    /// Whether its bullets are parts of one ask.
    pub(super) lists: bool,
    /// The words of a request: "I would welcome".
    pub(super) request: Option<String>,
    /// The number of the item that leads in, in a list of what is asked.
    pub(super) number: Option<String>,
}

/// Verbs that list what one thing is to hold.
const LISTS: [&str; 12] = [
    "include",
    "includes",
    "including",
    "contain",
    "cover",
    "covering",
    "comprise",
    "consist of",
    "such as",
    "for example",
    "in particular",
    "at least",
];

/// Reads a sentence that ends in a colon.
pub(super) fn lead_in(ground: &Ground<'_>, tokens: &Tokens<'_>) -> Option<LeadIn> {
    let ends = tokens.len().checked_sub(1)?;
    // "Police forces should", as a heading, has lost its colon.
    let bare = || verbs::modal(tokens).is_some_and(|modal| modal.next == tokens.len());
    if tokens.plain(ends) != ":" && !bare() {
        return None;
    }
    let request = request::opens_bullets(tokens);
    let asking = match (asking(ground, tokens), &request) {
        (Some(asking), _) => asking,
        (None, Some(_)) => Asking {
            parsed: ground.names.parse(
                tokens,
                request.as_ref().map_or(0, |(_, next)| *next),
                tokens.len(),
            ),
            deadline: deadline::find(tokens, ground.given),
            because: Vec::new(),
            modal: None,
            goes_on: false,
        },
        (None, None) => return None,
    };
    let verb = asking.modal.map_or(0, |modal| modal.next);
    let lists = (verb..tokens.len()).any(|at| tokens.any_of(at, &LISTS).is_some());
    Some(LeadIn {
        span: tokens.span(0, tokens.len()),
        lists,
        request: request.map(|(words, _)| words),
        number: None,
        asking,
    })
}

/// A bullet that itself leads in what is nested in it: "within three months:".
pub(super) fn is_inner_lead_in(ground: &Ground<'_>, tokens: &Tokens<'_>) -> bool {
    let colon = tokens
        .len()
        .checked_sub(1)
        .is_some_and(|last| matches!(tokens.plain(last), ":" | "-" | "–" | "—"));
    colon
        && (verbs::modal(tokens).is_some()
            || deadline::find(tokens, ground.given)
                .is_some_and(|found| found.from == 0 && found.to + 1 >= tokens.len()))
}

impl LeadIn {
    /// "Make sure that the vetting unit:": what names nobody, because a heading does.
    pub(super) fn imperative(ground: &Ground<'_>, tokens: &Tokens<'_>) -> LeadIn {
        const SAYS: [&str; 5] = [
            "so that it says",
            "which says",
            "that says",
            "says",
            "shows",
        ];
        LeadIn {
            span: tokens.span(0, tokens.len()),
            lists: tokens.has_any(&LISTS) || tokens.has_any(&SAYS),
            request: None,
            number: None,
            asking: Asking {
                parsed: Parsed::default(),
                deadline: deadline::find(tokens, ground.given),
                because: Vec::new(),
                modal: None,
                goes_on: false,
            },
        }
    }

    /// Whether it says who is to do it, or asks the reader of a letter.
    pub(super) fn names_somebody(&self) -> bool {
        self.request.is_some() || self.asking.parsed.is_a_subject()
    }

    /// The draft for one bullet, with what it inherits.
    pub(super) fn bullet(
        &self,
        ground: &Ground<'_>,
        kind: ProposalKind,
        passage: Span,
        words: &Tokens<'_>,
    ) -> Draft {
        let mut draft =
            Draft::new(kind, passage).because(Reason::BulletUnder { lead_in: self.span });
        draft.lead_in = Some(self.span);
        let own = asking(ground, words);
        let named = own
            .as_ref()
            .is_some_and(|own| own.parsed.is_a_subject() && own.parsed.knows_somebody());
        match own {
            // "the chief constable should …": the bullet names its own.
            Some(own) if named => draft = own.into_draft(kind, passage).inheriting(draft),
            _ => {
                for addressee in &self.asking.parsed.addressees {
                    draft.add(addressee.clone());
                }
                let inherited = self.asking.parsed.because.iter().cloned();
                draft = inherited.fold(draft, Draft::because);
                if !draft.addressees.is_empty() {
                    draft = draft.because(Reason::AddresseeInLeadIn);
                }
                let mut partners = Parsed::default();
                partners.add_partners(ground.names, words, 0);
                draft = draft.of(partners);
            }
        }
        if let Some(words) = &self.request {
            draft = draft.because(Reason::WelcomeRequest {
                words: words.clone(),
            });
        }
        draft = self
            .asking
            .because
            .iter()
            .cloned()
            .fold(draft, Draft::because);
        // "Review this every year" under "within three months": the lead-in's
        // deadline stands.
        let own_deadline = deadline::find(words, ground.given)
            .filter(|own| own.is_firm() || self.asking.deadline.is_none());
        if own_deadline.is_none() && self.asking.deadline.is_some() {
            draft = draft.because(Reason::DeadlineInLeadIn);
        }
        draft.by(own_deadline.or_else(|| self.asking.deadline.clone()))
    }
}

impl Draft {
    /// Takes over from a draft what this one does not have.
    fn inheriting(mut self, from: Draft) -> Draft {
        self.lead_in = self.lead_in.or(from.lead_in);
        from.because.into_iter().fold(self, Draft::because)
    }
}
