//! What each office has to do next.
//!
//! A list is made anew whenever it is asked for, from the register as it stands
//! today and from what lies prepared on the desk: nothing is ever put into a
//! list, so nothing can stay behind in one. What is in it depends on the roles
//! that somebody holds today. What a law sets a day for comes first, by that
//! day; then what somebody named a day for; then the rest.
//!
//! * `item`: an item, and by when it is to be done;
//! * `asked`: what a body was asked, for those who answer and do it;
//! * `judged`: what a body asked, for those who judge it;
//! * `kept`: what those who keep the register do;
//! * `overseen`: what those read who oversee;
//! * `hands`: who has an item in hand, and what the office says of it.

mod asked;
mod gather;
mod hands;
mod item;
mod judged;
mod kept;
mod overseen;

pub use gather::{NotGathered, Work};
pub use hands::{Comment, MOST_COMMENT_CHARS, NotCommented, NotHanded, Remarks};
pub use item::{Due, Item, ItemId, LeadsTo};

use crate::who::{ActsFor, Role};

/// How many days ahead the end of an appointment is told.
pub const ENDS_WITHIN_DAYS: i32 = 30;

/// A list of one role in one office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    /// Which list.
    pub list: List,
    /// The office whose work it is.
    pub office: ActsFor,
    /// Its items, those first that are due first.
    pub items: Vec<Item>,
}

/// Which list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Comments and answers that the body owes.
    AnswersOwed,
    /// Answers that a second person sent back.
    AnswersSentBack,
    /// Answers that wait for the person who approves.
    AnswersToApprove,
    /// Replies that wait for the person who publishes.
    RepliesToPublish,
    /// Everything asked of the body that it is to do.
    AskedOfUs,
    /// Claims of the body that the asker does not accept.
    ClaimsNotAccepted,
    /// Claims of the body that wait for the asker.
    WithTheAsker,
    /// Claims that wait to be verified.
    ClaimsToVerify,
    /// Judgements that the second person sent back.
    JudgementsSentBack,
    /// Judgements that wait for the second person.
    JudgementsToPublish,
    /// Documents in which something is to be decided.
    DocumentsToDecide,
    /// Documents that wait for the second person.
    DocumentsToPublish,
    /// Requests for a correction.
    Corrections,
    /// Bodies to be told that no answer was found.
    NoticesDue,
    /// Answers to be looked for.
    LooksDue,
    /// Invitations that nobody took up.
    InvitationsNotUsed,
    /// Appointments that end soon.
    AppointmentsEnding,
    /// Forces in Engage.
    InEngage,
    /// Asks past their last day by law without an answer that is known.
    PastTheirLastDay,
    /// Reports on which the body that is watched owes comments.
    ReportsOfTheBody,
}

impl List {
    /// Every list, in the order of the page.
    pub const ALL: [Self; 20] = [
        Self::AnswersSentBack,
        Self::AnswersToApprove,
        Self::RepliesToPublish,
        Self::AnswersOwed,
        Self::ClaimsNotAccepted,
        Self::AskedOfUs,
        Self::WithTheAsker,
        Self::JudgementsSentBack,
        Self::JudgementsToPublish,
        Self::ClaimsToVerify,
        Self::DocumentsToDecide,
        Self::DocumentsToPublish,
        Self::Corrections,
        Self::NoticesDue,
        Self::LooksDue,
        Self::InvitationsNotUsed,
        Self::AppointmentsEnding,
        Self::InEngage,
        Self::PastTheirLastDay,
        Self::ReportsOfTheBody,
    ];

    /// The word for it in addresses and data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AnswersOwed => "answers-owed",
            Self::AnswersSentBack => "answers-sent-back",
            Self::AnswersToApprove => "answers-to-approve",
            Self::RepliesToPublish => "replies-to-publish",
            Self::AskedOfUs => "asked-of-us",
            Self::ClaimsNotAccepted => "claims-not-accepted",
            Self::WithTheAsker => "with-the-asker",
            Self::ClaimsToVerify => "claims-to-verify",
            Self::JudgementsSentBack => "judgements-sent-back",
            Self::JudgementsToPublish => "judgements-to-publish",
            Self::DocumentsToDecide => "documents-to-decide",
            Self::DocumentsToPublish => "documents-to-publish",
            Self::Corrections => "corrections",
            Self::NoticesDue => "notices-due",
            Self::LooksDue => "looks-due",
            Self::InvitationsNotUsed => "invitations-not-used",
            Self::AppointmentsEnding => "appointments-ending",
            Self::InEngage => "in-engage",
            Self::PastTheirLastDay => "past-their-last-day",
            Self::ReportsOfTheBody => "reports-of-the-body",
        }
    }

    /// Whether whoever has it is to do something about it. The others are there
    /// to be read, and are not counted as work.
    #[must_use]
    pub const fn is_to_do(self) -> bool {
        !matches!(
            self,
            Self::WithTheAsker | Self::InEngage | Self::PastTheirLastDay | Self::ReportsOfTheBody
        )
    }

    /// The lists of a role. An auditor reads the trail, which is no list; a
    /// service token reads none.
    #[must_use]
    pub const fn of(role: Role) -> &'static [Self] {
        match role {
            Role::Drafter => &[Self::AnswersSentBack, Self::AnswersOwed],
            Role::Approver => &[
                Self::AnswersToApprove,
                Self::RepliesToPublish,
                Self::AnswersOwed,
            ],
            Role::ForceLiaison => &[Self::ClaimsNotAccepted, Self::AskedOfUs, Self::WithTheAsker],
            Role::AskersEditor => &[
                Self::JudgementsSentBack,
                Self::ClaimsToVerify,
                Self::DocumentsToDecide,
            ],
            Role::AskersPublisher => &[Self::JudgementsToPublish, Self::DocumentsToPublish],
            Role::Reviewer => &[
                Self::DocumentsToDecide,
                Self::DocumentsToPublish,
                Self::Corrections,
                Self::NoticesDue,
                Self::LooksDue,
            ],
            Role::Administrator => &[Self::InvitationsNotUsed, Self::AppointmentsEnding],
            Role::OversightSecretariat => &[Self::InEngage, Self::PastTheirLastDay],
            Role::PanelReader => &[Self::ReportsOfTheBody],
            Role::Auditor | Role::ServiceToken => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_list_has_a_word_of_its_own_a_place_and_somebody_who_has_it() {
        let words: BTreeSet<_> = List::ALL.iter().map(|list| list.as_str()).collect();
        assert_eq!(words.len(), List::ALL.len());
        let had: BTreeSet<_> = Role::ALL.into_iter().flat_map(List::of).copied().collect();
        assert_eq!(had, List::ALL.into());
    }

    #[test]
    fn every_role_but_those_that_read_no_list_has_one() {
        for role in Role::ALL {
            let has_none = matches!(role, Role::Auditor | Role::ServiceToken);
            assert_eq!(List::of(role).is_empty(), has_none, "{role}");
        }
    }
}
