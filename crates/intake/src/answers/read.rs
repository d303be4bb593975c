//! What was read of an answer: data, each piece with the words that say it.

use serde::{Deserialize, Serialize};

use crate::{Dating, Found, Span};

/// A document that answers recommendations, as read.
///
/// What it does not say is left out; nothing is filled in from what answers
/// usually say. A person decides all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct AnswerRead {
    /// Who answers, where the document says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Answerer>,
    /// The reports it answers, by their titles as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to_reports: Vec<ReportTitle>,
    /// The day on the answer itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Dating>,
    /// The day it says it was published. A letter's date proves no publication,
    /// so the two are kept apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Dating>,
    /// The words by which it only acknowledges and promises an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledges: Option<Span>,
    /// The words by which it says that nothing is addressed to whoever answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nil_return: Option<Span>,
    /// The chief officer's comments, where they are one passage (Police Act
    /// 1996, section 55(5)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chief_officer: Option<Span>,
    /// A position on all recommendations at once: "we accept every one".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of_all: Option<PositionRead>,
    /// What it says of each recommendation, in its own order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub each: Vec<EachAnswered>,
    /// Whether the recommendations are made in this document too, by a publisher
    /// that sets the answers beside them. If not, they are quotations.
    #[serde(default)]
    pub made_here: bool,
    /// Why it was taken for an answer.
    pub because: Vec<AnswerReason>,
}

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Answerer {
    /// The words that name whoever answers.
    pub named: Span,
    /// Who that is.
    pub found: Found,
    /// Why it was taken to be them.
    pub because: AnswerReason,
}

/// A report that is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ReportTitle {
    /// Its title as written.
    pub title: String,
    /// Where it stands.
    pub passage: Span,
}

/// What an answer says of one recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct EachAnswered {
    /// Its number as published; none where it is only quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The recommendation as quoted or told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quoted: Option<Span>,
    /// Its report, as a place in [`AnswerRead::to_reports`], where the document
    /// answers several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<usize>,
    /// What it says is done.
    pub coverage: Coverage,
    /// The words that say so; none where it is silent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<Span>,
    /// What it says to the recommendation.
    pub position: Position,
    /// All that is said of it, from the first word to the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Span>,
    /// Why it was read so.
    pub because: Vec<AnswerReason>,
}

/// What an answer says is done (Police Act 1996, section 55(5B)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// Action is said to have been taken.
    Taken,
    /// Action is said to be proposed or begun.
    Proposed,
    /// A reason is given for taking none.
    ReasonForNone,
    /// It says nothing of what is done.
    Silent,
}

/// What an answer says to a recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// It accepts it.
    Accepts,
    /// It accepts part of it.
    Partly,
    /// It does not accept it.
    Rejects,
    /// It does not say.
    NotStated,
}

/// A position, and the words that state it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PositionRead {
    /// The position.
    pub position: Position,
    /// The words.
    pub passage: Span,
}

/// One reason for reading an answer as it was read: data, which the wording room
/// puts in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum AnswerReason {
    /// It calls itself an answer: "Response to", "I write in answer to".
    CallsItselfAnAnswer {
        /// The words.
        words: Span,
    },
    /// It has the columns or boxes of a form for answers.
    FormForAnswers {
        /// The heading of the column, or the label of the box.
        words: Span,
    },
    /// It calls itself the answer of somebody: "response of the".
    AnswerOf {
        /// The words that name them.
        words: Span,
    },
    /// It is signed by them.
    SignedBy {
        /// The signature.
        words: Span,
    },
    /// They speak at its head: a letterhead, or "the Commissioner has considered".
    SpeaksAtTheHead {
        /// The words that name them.
        words: Span,
    },
    /// A box of the form names them.
    NamedInTheForm {
        /// The words that name them.
        words: Span,
    },
    /// It speaks of one force, and the title of whoever answers goes with it.
    OfTheForce {
        /// Where the force is named.
        force: Span,
    },
    /// It stands under the number of the recommendation, or says it.
    UnderItsNumber {
        /// The words with the number.
        words: Span,
    },
    /// It stands beside the recommendation in a table.
    BesideIt {
        /// The heading of the column, or the label.
        heading: Span,
    },
    /// The recommendation is quoted there and nothing is said to it.
    QuotedOnly,
    /// One passage answers several.
    AnsweredWithOthers,
    /// Its words state the position.
    PositionIn {
        /// The words.
        words: Span,
    },
    /// The position is stated on all at once.
    PositionOnAll {
        /// The words.
        words: Span,
    },
    /// Its words tell of something done.
    TellsOfSomethingDone {
        /// The words.
        words: Span,
    },
    /// Its words tell of something to come or begun.
    TellsOfSomethingToCome {
        /// The words.
        words: Span,
    },
    /// Its words say that it is for somebody else.
    ForSomebodyElse {
        /// The words.
        words: Span,
    },
    /// Its words say why nothing is done.
    SaysWhyNot {
        /// The words.
        words: Span,
    },
    /// What is said of it tells of nothing done, to come, or not done.
    NoWordOfAction,
}
