//! Why a passage was proposed: data, which the wording room puts in words.

use serde::{Deserialize, Serialize};

use crate::Span;

/// One reason for thinking that a passage asks something.
///
/// A proposal carries every reason that held, so that the person who decides it
/// can judge them; no number is put on how sure the machine is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Reason {
    /// It stands under a heading that says what it is: "Cause of concern".
    HeadingSays {
        /// The heading.
        heading: Span,
    },
    /// It is published with a number: "Recommendation 4".
    NumberedRecommendation {
        /// The number as published.
        number: String,
    },
    /// Its own verb asks: "should", "must", "needs to".
    ModalVerb {
        /// The verb, in lower case.
        word: String,
    },
    /// The document says that it recommends this.
    RecommendVerb {
        /// The words, in lower case: "recommends that".
        words: String,
    },
    /// It is one of the bullets under a sentence that asks.
    BulletUnder {
        /// The sentence.
        lead_in: Span,
    },
    /// Its deadline is set by the sentence above the bullets.
    DeadlineInLeadIn,
    /// Its addressee is named by the sentence above the bullets.
    AddresseeInLeadIn,
    /// Its deadline is set by a heading above it.
    DeadlineInHeading {
        /// The heading.
        heading: Span,
    },
    /// Its addressee is named by a heading above it.
    AddresseeInHeading {
        /// The heading.
        heading: Span,
    },
    /// It is a row of a table whose column says what it is: "Recommendation".
    RowOfATable {
        /// The heading of the column.
        heading: Span,
    },
    /// A column of the table says by when.
    DeadlineInColumn {
        /// The heading of the column.
        heading: Span,
    },
    /// A column of the table says of whom.
    AddresseeInColumn {
        /// The heading of the column.
        heading: Span,
    },
    /// It names whom it asks.
    AddressedByName,
    /// It says "the force", and the document is about one force.
    TheForceIs {
        /// Where that force is named.
        named: Span,
    },
    /// It says "the College", and the document has named one in full before.
    ShortFor {
        /// Where it is named in full.
        named: Span,
    },
    /// It says "you", and the document is a letter to somebody.
    YouAre {
        /// Where the person written to is named.
        named: Span,
    },
    /// It asks as letters do: "I would welcome", "I expect".
    WelcomeRequest {
        /// The words, in lower case.
        words: String,
    },
    /// It stands under a cause of concern.
    UnderCauseOfConcern,
    /// It is a matter of concern of a coroner's report.
    ConcernOfACoroner {
        /// The words "the matters of concern are as follows".
        heading: Span,
    },
    /// It is an action that minutes record: who, "to", and what.
    ActionOfMinutes,
    /// It was asked before, and the document only tells it again.
    ToldAgain {
        /// What says so: a heading, or the sentence before it.
        words: Span,
    },
    /// It goes on from the sentence before: "They should also include".
    GoesOnFrom {
        /// The sentence before.
        sentence: Span,
    },
    /// Somebody says what they will do.
    SaysWhatItWillDo {
        /// The words, in lower case: "will continue".
        words: String,
    },
    /// Somebody is said to have commissioned or announced an inspection, a
    /// review or an inquiry.
    CommissionVerb {
        /// The verb, in lower case.
        word: String,
    },
    /// A body's reply to a request for aid is reported.
    AidReply {
        /// The words, in lower case: "declined".
        words: String,
    },
}
