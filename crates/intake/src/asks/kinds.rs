//! Documents that tell what others ask and ask nothing themselves: news, statements to
//! the press, agendas, policies, digests of research, methods and glossaries.
//!
//! A policy says what officers should do and a newspaper what a report recommends. Only
//! what such a document reports beside that (a reply to a request for aid, an inspection
//! that was announced) is proposed.

mod nothing;
mod open;

use super::sections;
use crate::sentences::sentences;
use crate::tokens::Worded;
use crate::{Proposal, ProposalKind, Reason};

pub(super) use self::nothing::asks_nothing;
pub(super) use self::open::{instructs, is_open, somebody_asks};

/// So many blocks are the head, where a document says what it is.
const HEAD: usize = 12;

/// A title or a byline has at most this many words and marks.
const LONGEST_LINE: usize = 30;

/// "AGENDA", "PRESS STATEMENT": a line that says of what kind a document is.
const LONGEST_KIND: usize = 8;

/// Whether a document of that kind can tell of this.
pub(super) fn can_tell(kind: ProposalKind) -> bool {
    matches!(
        kind,
        ProposalKind::AidReply | ProposalKind::CommissionMention
    )
}

/// Whether a proposal asks by itself, wherever it stands: it says that it recommends, or
/// by when, or asks as letters and minutes do.
pub(super) fn asks_by_itself(proposal: &Proposal) -> bool {
    use answerable_register::calendar::Deadline;
    let dated = matches!(
        proposal.deadline,
        Deadline::On(_) | Deadline::Month { .. } | Deadline::Within { .. }
    ) || proposal.likely_deadline.is_some();
    let says = proposal.because.iter().any(|why| {
        matches!(
            why,
            Reason::RecommendVerb { .. }
                | Reason::WelcomeRequest { .. }
                | Reason::ActionOfMinutes
                | Reason::RowOfATable { .. }
                | Reason::HeadingSays { .. }
        )
    });
    let asks = matches!(
        proposal.kind,
        ProposalKind::Recommendation | ProposalKind::AreaForImprovement
    );
    !asks || dated || says
}

/// Whether a document never says that anybody recommends: the law, a guide, figures.
pub(super) fn never_recommends(document: &Worded<'_>) -> bool {
    !document.blocks.iter().any(|block| {
        let tokens = document.tokens(block.span);
        tokens
            .list
            .iter()
            .any(|token| token.plain.starts_with("recommend"))
    })
}

/// Whether a document says that it recommends nothing: "We make no recommendations."
pub(super) fn recommends_nothing(document: &Worded<'_>) -> bool {
    const NOTHING: [&str; 11] = [
        "we make no recommendations .",
        "we make no recommendation .",
        "we make no recommendations in this report",
        "i make no recommendations .",
        "we have made no recommendations .",
        "we have not made any recommendations .",
        "this report makes no recommendations",
        "this report makes no recommendation",
        "there are no recommendations in this report",
        "we have therefore made no recommendations",
        "we therefore make no recommendations",
    ];
    if sections::labels_its_asks(document) {
        return false;
    }
    document.blocks.iter().any(|block| {
        let all = sentences(&document.text, block.span);
        all.into_iter().any(|sentence| {
            let tokens = document.tokens(sentence);
            tokens.len() <= LONGEST_LINE && tokens.any_of(0, &NOTHING).is_some()
        })
    })
}
