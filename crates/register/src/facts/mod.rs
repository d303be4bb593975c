//! What an entry can say: one fact of the world, whole.
//!
//! Each kind of fact is a plain struct in a file of its own, named with the
//! field's noun. A fact is complete in itself: a correction is a new fact of
//! the same kind with the same id, never a change to part of an old one.
//!
//! Not here: what follows from facts (asks, clocks, standings): see
//! [`crate::fold`] and [`crate::standing`].

mod address;
mod answer;
mod asked;
mod asked_before;
mod assurance;
mod copy_sent;
mod correction;
mod difference;
mod happened;
mod looking;
mod mapping;
mod matter;
mod monitoring;
mod outcome;
mod place;
mod published;
pub(crate) mod reading;
mod reply;
mod report;
mod source;
mod statement;
mod withdrawal;

pub use address::is_web_address;
pub use answer::{
    AidReply, Answer, AnswerKind, ChiefOfficerComment, Explanation, Meets, Position, Voice,
};
pub use asked::{AS_PUBLISHED, Addressee, Asked, AskedKind, Asker, Role, Who};
pub use asked_before::{AskedBefore, Likeness, MOST_COMPARISON_CHARS};
pub use assurance::Assurance;
pub use copy_sent::CopySent;
pub use correction::{CorrectionDecided, Decision};
pub use difference::{Difference, Reading};
pub use looking::{AskReference, CameBack, Duty, Look, LookReply, Notice, UnknownDuty};
pub use mapping::{MappingApproved, PublisherLabel};
pub use matter::Matter;
pub use monitoring::{EngageDay, Stage, Stay};
pub use outcome::{Basis, Finding, Outcome};
pub use place::Place;
pub use published::PublishedBetween;
pub use reply::{MOST_REPLY_CHARS, Reply};
pub use report::{About, Publication, Report, ReportKind, Section55};
pub use source::{Kept, Passage, Reliability, Source};
pub use statement::{HeldAs, Statement};
pub use withdrawal::{Withdrawal, Withheld};

use answerable_calendar::Day;

use crate::body::KnownDay;

/// A day as far as it is known, from the last day it can have been and, where
/// that is not the very day, the first.
///
/// Facts keep the last day possible as *the* day, so that nothing is said to
/// have happened before it surely had.
fn known_day(not_before: Option<Day>, on: Day) -> KnownDay {
    KnownDay::between(not_before.unwrap_or(on), on)
}
