//! A body's answer to a report, from its first word to its file.
//!
//! One person of a body writes, a second approves and publishes. What is written
//! lies in the vault until then: no page of anybody else shows that it is there.
//!
//! * `owed`: what a body owes an answer to, from the register;
//! * `written`: what is written so far, part by part;
//! * `acts` and `evidence`: writing, attaching, sending and sending back;
//! * `put`: a whole draft from a program, for people to check;
//! * `missing`: what the law asks for and is not there yet;
//! * `publish`: the answer becomes a file and facts, in one command;
//! * `copies`: what was sent to whom the law names.
//!
//! People who write different parts do not stand in each other's way. Where two
//! write the same part, the slower is told and sees both.

mod acts;
mod copies;
mod evidence;
mod files;
mod keep;
mod left_over;
mod missing;
mod owed;
mod publish;
mod put;
mod refusal;
mod written;

use answerable_register::words::BodyId;
use answerable_store::vault::Moment;

use crate::who;

/// The terms in which an answer is published.
pub use answerable_intake::publication;
/// How far an answer is, and its version.
pub use answerable_store::{answering::Stage, reviews::Version};

pub use copies::{CopyRefused, CopyTo};
pub use evidence::{
    Attachment, FileRefused, MOST_EVIDENCE_BYTES, MOST_FILE_BYTES, MOST_FILES, ending_of,
    kinds_taken,
};
pub use keep::InHand;
pub use missing::{Missing, Remark};
pub use owed::{Owed, Owing};
pub use publish::{NotPublished, published_answer};
pub(crate) use publish::{explanation_of, free_answer_id};
pub use put::{NotPut, Put, WholeDraft};
pub use refusal::{NotWritten, PartRefused};
pub use written::{
    Attached, ChiefOfficerDraft, Part, PartName, PartSaid, Returned, SaidDraft, Written,
};

/// Who acts, and when: what a reading leaves in the audit trail.
#[derive(Clone, Copy, Debug)]
pub struct Acting<'a> {
    /// The opaque id.
    pub by: &'a str,
    /// When.
    pub when: Moment,
}

/// A body's answer to a report, named.
#[derive(Clone, Copy, Debug)]
pub struct Which<'a> {
    /// The body that answers.
    pub body: &'a str,
    /// The report.
    pub report: &'a str,
}

/// An answer of a body as it stands to somebody, by who wrote in it.
#[must_use]
pub fn stands_to(body: &BodyId, writers: &[String], by: &str) -> who::Answer {
    let wrote = writers.iter().any(|writer| writer == by);
    who::Answer {
        of: body.clone(),
        hand: match wrote {
            true => who::Hand::Decided,
            false => who::Hand::DecidedNothing,
        },
    }
}
