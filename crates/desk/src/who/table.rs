//! The table: for each act, who may do it, on what, and what bars them.
//!
//! Nothing else in the program decides a right. An office comes to a right by a
//! line here, and a new act does not build without one.

use super::act::Act;
use super::role::Role;

/// Who may do an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Each of these is enough.
    pub rights: &'static [Right],
    /// What bars even those.
    pub bar: Option<Bar>,
}

/// One way to come to an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Right {
    /// Who has it.
    pub whom: Whom,
    /// On what.
    pub reach: Reach,
}

/// Who has a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Everybody, signed in or not.
    Everybody,
    /// Whoever is signed in, appointed to anything or not.
    SignedIn,
    /// Whoever holds a role on the day.
    Holds(Role),
}

/// How far a right goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything that the act is done on.
    All,
    /// What belongs to a body in which the role is held.
    OwnBody,
    /// Their own account.
    OwnAccount,
    /// What was asked of a body in which the role is held.
    AskedOfOwnBody,
    /// What a body in which the role is held asked.
    AskedByOwnBody,
    /// The office in which the role is held.
    OwnOffice,
}

/// What bars somebody who has a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// They decided something in the document: one person decides, a second
    /// publishes.
    DecidedInIt,
    /// They prepared the judgement: a second person publishes it.
    PreparedIt,
    /// They wrote some of the reply: a second person publishes it.
    WroteIt,
    /// They wrote part of the answer: a second person approves it.
    WroteInIt,
}

const EVERYBODY: Right = Right {
    whom: Whom::Everybody,
    reach: Reach::All,
};
const ONESELF: Right = Right {
    whom: Whom::SignedIn,
    reach: Reach::OwnAccount,
};
const ANYBODY_SIGNED_IN: Right = Right {
    whom: Whom::SignedIn,
    reach: Reach::All,
};
const EDITOR: Right = all(Role::AskersEditor);
const EDITOR_OF_OWN: Right = own(Role::AskersEditor);
const PUBLISHER: Right = all(Role::AskersPublisher);
const PUBLISHER_OF_OWN: Right = own(Role::AskersPublisher);
const LIAISON_OF_ASKED: Right = right(Role::ForceLiaison, Reach::AskedOfOwnBody);
const TOKEN_OF_ASKED: Right = right(Role::ServiceToken, Reach::AskedOfOwnBody);
const AT_WORK_IN_AN_OFFICE: [Right; 8] = [
    own_office(Role::AskersEditor),
    own_office(Role::AskersPublisher),
    own_office(Role::Drafter),
    own_office(Role::Approver),
    own_office(Role::ForceLiaison),
    own_office(Role::OversightSecretariat),
    own_office(Role::PanelReader),
    own_office(Role::Reviewer),
];
/// One person of each kind of office, and whoever keeps accounts.
const KEEPS_WEBHOOKS: [Right; 4] = [
    own_office(Role::AskersPublisher),
    own_office(Role::Approver),
    own_office(Role::ForceLiaison),
    ADMINISTRATOR,
];
const EDITOR_OF_ASKER: Right = right(Role::AskersEditor, Reach::AskedByOwnBody);
const PUBLISHER_OF_ASKER: Right = right(Role::AskersPublisher, Reach::AskedByOwnBody);
const FOLLOWS_WHAT_WAS_ASKED: [Right; 2] =
    [own_office(Role::ForceLiaison), own_office(Role::Drafter)];
const REVIEWER: Right = all(Role::Reviewer);
const DRAFTER: Right = all(Role::Drafter);
const DRAFTER_OF_OWN: Right = own(Role::Drafter);
const APPROVER: Right = all(Role::Approver);
const APPROVER_OF_OWN: Right = own(Role::Approver);
const LIAISON: Right = all(Role::ForceLiaison);
const TOKEN_OF_OWN: Right = own(Role::ServiceToken);
const AUDITOR: Right = all(Role::Auditor);
const ADMINISTRATOR: Right = all(Role::Administrator);

impl Act {
    /// The line of the table for this act.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::ReadPages | Self::AskForCorrection | Self::Follow | Self::SignIn => {
                of(&[EVERYBODY])
            }
            Self::SignOut | Self::KeepOwnAccount => of(&[ONESELF]),
            Self::SignOutEverywhere => of(&[ONESELF, ADMINISTRATOR]),
            // The list holds what each may look at, and no more.
            Self::ListDocuments => of(&[REVIEWER, EDITOR, PUBLISHER]),
            Self::BringInDocument => of(&[REVIEWER, EDITOR]),
            Self::LookAtDocument => of(&[REVIEWER, EDITOR_OF_OWN, PUBLISHER_OF_OWN]),
            Self::DescribeDocument | Self::DecideItem | Self::GiveUpDocument => {
                of(&[REVIEWER, EDITOR_OF_OWN])
            }
            Self::PublishDocument => Rule {
                bar: Some(Bar::DecidedInIt),
                ..of(&[REVIEWER, PUBLISHER_OF_OWN])
            },
            Self::LetInTable
            | Self::RecordFacts
            | Self::ReadInbox
            | Self::DecideCorrection
            | Self::EraseWords => of(&[REVIEWER]),
            // The list holds those of their own body, and no more.
            Self::ListReplies => of(&[DRAFTER, APPROVER]),
            Self::LookAtReply | Self::WriteReply => of(&[DRAFTER_OF_OWN, APPROVER_OF_OWN]),
            Self::PublishReply => Rule {
                bar: Some(Bar::WroteIt),
                ..of(&[APPROVER_OF_OWN])
            },
            Self::ListAccounts | Self::Invite | Self::EndAppointment => of(&[ADMINISTRATOR]),
            Self::ReadTrail => of(&[AUDITOR]),
            // The page holds what the roles of whoever looks give them to do.
            Self::SeeOwnWork => of(&[ANYBODY_SIGNED_IN]),
            // Neither an administrator nor an auditor reads an office's comments.
            Self::WorkOnItem => of(&AT_WORK_IN_AN_OFFICE),
            Self::ClaimMet => of(&[LIAISON_OF_ASKED, TOKEN_OF_ASKED]),
            Self::LookAtClosing => of(&[EDITOR_OF_ASKER, PUBLISHER_OF_ASKER]),
            Self::PrepareJudgement => of(&[EDITOR_OF_ASKER]),
            Self::PublishJudgement => Rule {
                bar: Some(Bar::PreparedIt),
                ..of(&[PUBLISHER_OF_ASKER])
            },
            // The list holds what the body of each one owes, and no more.
            Self::ListAnswers => of(&[DRAFTER, APPROVER]),
            Self::LookAtAnswer | Self::RecordCopySent => of(&[DRAFTER_OF_OWN, APPROVER_OF_OWN]),
            Self::DraftAnswer => of(&[DRAFTER_OF_OWN]),
            Self::ApproveAnswer => Rule {
                bar: Some(Bar::WroteInIt),
                ..of(&[APPROVER_OF_OWN])
            },
            // A program writes, and two people decide.
            Self::PutAnswer => of(&[TOKEN_OF_OWN]),
            // The list holds those of their own office, and no more.
            Self::ListWebhooks => of(&[PUBLISHER, APPROVER, LIAISON, ADMINISTRATOR]),
            Self::KeepWebhook => of(&KEEPS_WEBHOOKS),
            // What each row may become is asked again, row by row.
            Self::BringInTracker => of(&FOLLOWS_WHAT_WAS_ASKED),
            // Public words beside public words: who asks knows what it asked.
            Self::CompareAsked => of(&[REVIEWER, EDITOR_OF_ASKER]),
        }
    }
}

const fn of(rights: &'static [Right]) -> Rule {
    Rule { rights, bar: None }
}

/// A right to everything that an act is done on.
const fn all(role: Role) -> Right {
    right(role, Reach::All)
}

/// A right to what belongs to the body in which the role is held.
const fn own(role: Role) -> Right {
    right(role, Reach::OwnBody)
}

/// A right to the work of the office in which the role is held.
const fn own_office(role: Role) -> Right {
    right(role, Reach::OwnOffice)
}

const fn right(role: Role, reach: Reach) -> Right {
    Right {
        whom: Whom::Holds(role),
        reach,
    }
}
