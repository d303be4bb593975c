//! What people do with a register, act by act.

/// An act: what the table says yes or no to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Reads public pages, or takes their rows away.
    ReadPages,
    /// Sends a request for a correction.
    AskForCorrection,
    /// Follows a part of the register by e-mail, sees what they follow, and leaves.
    Follow,
    /// Signs in.
    SignIn,
    /// Ends the session it was sent in.
    SignOut,
    /// Looks at the own account, ends a session of it, changes what it is signed
    /// in to with.
    KeepOwnAccount,
    /// Ends every session of an account.
    SignOutEverywhere,
    /// Sees which documents are under review.
    ListDocuments,
    /// Brings a document in, to be decided.
    BringInDocument,
    /// Looks at a document under review and at what was decided in it.
    LookAtDocument,
    /// Says what a document is.
    DescribeDocument,
    /// Adds an item, accepts one or sets one aside.
    DecideItem,
    /// Gives a review up, with what was decided in it.
    GiveUpDocument,
    /// Publishes what was accepted, as the second person.
    PublishDocument,
    /// Lets a publisher's table in by one decision.
    LetInTable,
    /// Records an answer, a look, a notice, an outcome or a correction.
    RecordFacts,
    /// Reads requests for a correction, which are people's own words.
    ReadInbox,
    /// Decides a request for a correction.
    DecideCorrection,
    /// Sees the replies of the own body, those not published too.
    ListReplies,
    /// Looks at a reply that is not published.
    LookAtReply,
    /// Writes a reply of the own body, changes it or gives it up.
    WriteReply,
    /// Publishes a reply, as the second person.
    PublishReply,
    /// Erases the words of a record, on a ground.
    EraseWords,
    /// Sees the accounts and what they are appointed to.
    ListAccounts,
    /// Invites somebody to an office.
    Invite,
    /// Ends an appointment.
    EndAppointment,
    /// Reads the trail of who read or erased personal words, when and why.
    ReadTrail,
    /// Sees what their own office has to do next.
    SeeOwnWork,
    /// Takes an item of their office on, hands it over, reads and writes the
    /// office's comments on it.
    WorkOnItem,
    /// Claims for their own body that something asked of it is met.
    ClaimMet,
    /// Looks at what was claimed, found and prepared of something asked.
    LookAtClosing,
    /// Prepares the asker's judgement: a verification, a closing, a refusal or a
    /// reopening.
    PrepareJudgement,
    /// Publishes a prepared judgement as the second person, or sends it back.
    PublishJudgement,
    /// Sees what their body owes an answer to, and how far its answers are.
    ListAnswers,
    /// Looks at an answer before it is published.
    LookAtAnswer,
    /// Writes an answer: the body's words, the chief officer's, the evidence.
    DraftAnswer,
    /// Approves an answer and publishes it, or sends it back, as the second
    /// person.
    ApproveAnswer,
    /// Records that a published answer was sent to whom the law names.
    RecordCopySent,
    /// Puts a draft of an answer, which people of the body check and approve.
    PutAnswer,
    /// Sees which addresses are told of what concerns their own office.
    ListWebhooks,
    /// Has an address told of what concerns an office, or told no more.
    KeepWebhook,
    /// Brings in the tracker in which their own office follows what it was asked.
    BringInTracker,
    /// Says what something asked is to what was asked before.
    CompareAsked,
}

/// What an act is done on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DoneOn {
    /// The register as a whole: what belongs to no one body.
    Register,
    /// One document under review.
    Document,
    /// One account.
    Account,
    /// One reply of a body.
    Reply,
    /// Something asked of one body.
    Ask,
    /// One office: of a body, or the one that runs the register.
    Office,
    /// What one body answers to one report.
    Answer,
}

impl Act {
    /// Every act, in the order the page lists them.
    pub const ALL: [Self; 43] = [
        Self::ReadPages,
        Self::AskForCorrection,
        Self::Follow,
        Self::SignIn,
        Self::SignOut,
        Self::KeepOwnAccount,
        Self::SignOutEverywhere,
        Self::ListDocuments,
        Self::BringInDocument,
        Self::LookAtDocument,
        Self::DescribeDocument,
        Self::DecideItem,
        Self::GiveUpDocument,
        Self::PublishDocument,
        Self::LetInTable,
        Self::RecordFacts,
        Self::ReadInbox,
        Self::DecideCorrection,
        Self::ListReplies,
        Self::LookAtReply,
        Self::WriteReply,
        Self::PublishReply,
        Self::EraseWords,
        Self::ListAccounts,
        Self::Invite,
        Self::EndAppointment,
        Self::ReadTrail,
        Self::SeeOwnWork,
        Self::WorkOnItem,
        Self::ClaimMet,
        Self::LookAtClosing,
        Self::PrepareJudgement,
        Self::PublishJudgement,
        Self::ListAnswers,
        Self::LookAtAnswer,
        Self::DraftAnswer,
        Self::ApproveAnswer,
        Self::RecordCopySent,
        Self::PutAnswer,
        Self::ListWebhooks,
        Self::KeepWebhook,
        Self::BringInTracker,
        Self::CompareAsked,
    ];

    /// The act in plain words, to stand after "may": "read the public pages".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::ReadPages => "read the public pages and take their rows away",
            Self::AskForCorrection => "ask for a correction",
            Self::Follow => "follow a part of the register by e-mail, and leave",
            Self::SignIn => "sign in",
            Self::SignOut => "sign out",
            Self::KeepOwnAccount => "see their own account and change its password and codes",
            Self::SignOutEverywhere => "end every session of an account",
            Self::ListDocuments => "see which documents are under review",
            Self::BringInDocument => "bring in a document",
            Self::LookAtDocument => "look at a document under review",
            Self::DescribeDocument => "say what a document is",
            Self::DecideItem => "add, accept or set aside an item of a document",
            Self::GiveUpDocument => "give the review of a document up",
            Self::PublishDocument => "publish what was accepted in a document",
            Self::LetInTable => "let a publisher’s table in",
            Self::RecordFacts => {
                "record an answer, a place to look, a look, a notice, an outcome or a correction"
            }
            Self::ReadInbox => "read requests for a correction",
            Self::DecideCorrection => "decide a request for a correction",
            Self::ListReplies => "see which replies their own body has written",
            Self::LookAtReply => "look at a reply that is not published",
            Self::WriteReply => "write, change or give up a reply to what is said of their body",
            Self::PublishReply => "publish a reply, or take one back",
            Self::EraseWords => "erase the words of a record, on a ground",
            Self::ListAccounts => "see the accounts and their appointments",
            Self::Invite => "invite somebody to an office",
            Self::EndAppointment => "end an appointment",
            Self::ReadTrail => "read the trail of who read or erased personal words",
            Self::SeeOwnWork => "see what their own office has to do next",
            Self::WorkOnItem => "take an item of work on, hand it over and comment on it",
            Self::ClaimMet => "claim that something asked of a body is met",
            Self::LookAtClosing => "look at what was claimed and prepared of something asked",
            Self::PrepareJudgement => "prepare a verification, closing, refusal or reopening",
            Self::PublishJudgement => "publish a prepared judgement or send it back",
            Self::ListAnswers => "see what their body owes an answer to",
            Self::LookAtAnswer => "look at an answer that is not published",
            Self::DraftAnswer => "write an answer and attach its evidence",
            Self::ApproveAnswer => "approve and publish an answer, or send it back",
            Self::RecordCopySent => "record that copies of an answer were sent",
            Self::PutAnswer => "put a draft of an answer, for people to check and approve",
            Self::ListWebhooks => "see which addresses are told of what concerns an office",
            Self::KeepWebhook => "have an address told of what concerns an office",
            Self::BringInTracker => "bring in the tracker of their own office",
            Self::CompareAsked => "say whether something asked was asked before",
        }
    }

    /// What it is done on.
    #[must_use]
    pub const fn done_on(self) -> DoneOn {
        match self {
            Self::ReadPages
            | Self::AskForCorrection
            | Self::Follow
            | Self::SignIn
            | Self::ListDocuments
            | Self::BringInDocument
            | Self::LetInTable
            | Self::RecordFacts
            | Self::ReadInbox
            | Self::DecideCorrection
            | Self::ListReplies
            | Self::EraseWords
            | Self::ListAccounts
            | Self::Invite
            | Self::ReadTrail
            | Self::SeeOwnWork
            | Self::ListAnswers
            | Self::ListWebhooks => DoneOn::Register,
            Self::LookAtDocument
            | Self::DescribeDocument
            | Self::DecideItem
            | Self::GiveUpDocument
            | Self::PublishDocument => DoneOn::Document,
            Self::SignOut
            | Self::KeepOwnAccount
            | Self::SignOutEverywhere
            | Self::EndAppointment => DoneOn::Account,
            Self::LookAtReply | Self::WriteReply | Self::PublishReply => DoneOn::Reply,
            Self::ClaimMet
            | Self::CompareAsked
            | Self::LookAtClosing
            | Self::PrepareJudgement
            | Self::PublishJudgement => DoneOn::Ask,
            Self::WorkOnItem | Self::KeepWebhook | Self::BringInTracker => DoneOn::Office,
            Self::LookAtAnswer
            | Self::DraftAnswer
            | Self::ApproveAnswer
            | Self::RecordCopySent
            | Self::PutAnswer => DoneOn::Answer,
        }
    }

    /// Whether whoever does it reads words that may have to be erased: what a
    /// person wrote in confidence, or of a person.
    #[must_use]
    pub const fn reads_sealed_words(self) -> bool {
        matches!(
            self,
            Self::ReadInbox
                | Self::DecideCorrection
                | Self::WorkOnItem
                | Self::BringInTracker
                | Self::LookAtClosing
                | Self::PrepareJudgement
                | Self::PublishJudgement
                | Self::LookAtAnswer
                | Self::DraftAnswer
                | Self::ApproveAnswer
        )
    }
}
