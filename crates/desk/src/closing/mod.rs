//! Closing: a body claims that it met what it was asked, its asker verifies,
//! closes, does not accept or reopens, and a second person makes it public.
//!
//! Three facts of three authors that are never one:
//!
//! | fact | whose | by |
//! |---|---|---|
//! | claimed | the body asked, of itself | its force liaison (`claim`) |
//! | verified | the asker, at a level of assurance | its editor (`judgement`) |
//! | closed | the asker | its publisher, a second person (`publish`) |
//!
//! What an editor prepares is words of an office until it is published: it lies
//! in the vault, and the desk's file holds only that it is there. A cause of
//! concern is closed like anything else asked, by an act of its own.

mod case;
mod cause;
mod claim;
mod judgement;
mod prepare;
mod publish;

pub use case::{Case, CaseOf};
pub use cause::Beneath;
pub use claim::{Claim, Evidence, MOST_EVIDENCE_BYTES, NotClaimed};
pub use judgement::{Find, MOST_REASONS_CHARS, Prepared, Wrong};
pub use prepare::{HeldJudgement, NotPrepared, NotRead};
pub use publish::{NotPublished, NotSentBack};

use answerable_register::words::Words;

/// Words as they are recorded: trimmed, and none where nothing was typed.
fn words_of(typed: &str) -> Option<Words> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| typed.into())
}
