//! The comments that an explanation is part of, on its page: where they are in hand
//! and what they say of it is not recorded.

use answerable_desk::View;
use answerable_desk::questions::AskPage;
use answerable_wording::answers;

use super::answers::AnswerShown;
use crate::shown::Named;
use crate::visit::Links;

/// The comments, and the ask they answer.
pub(super) struct CommentsShown {
    pub(super) heading: &'static str,
    pub(super) words: &'static str,
    /// Leads to the ask for them.
    pub(super) ask: Named,
    pub(super) answers: Vec<AnswerShown>,
}

impl CommentsShown {
    /// None where more is known of the explanation, or nothing of the comments.
    pub(super) fn of(found: &AskPage<'_>, view: &View<'_>, links: Links) -> Option<Self> {
        let row = &found.row;
        let comments = row.in_comments?;
        Some(Self {
            heading: answers::THE_COMMENTS,
            words: answers::PART_OF_COMMENTS,
            ask: Named {
                words: answers::ASK_FOR_THE_COMMENTS.to_owned(),
                href: Some(links.ask(comments)),
            },
            answers: found
                .comments
                .iter()
                .map(|answer| AnswerShown::of(answer, row, view, links))
                .collect(),
        })
    }
}
