//! An office's own tracker, brought in: from a file to claims, drafts and
//! comments, with everything shown before anything is written.
//!
//! * `keep`: an upload is one person's until it is done with; it names
//!   people, so it lies covered under a key of its own;
//! * `find`: which of the things asked of the body a row is about;
//! * `plan`: what would be written from each row, and what would not and why;
//! * `write`: what was confirmed is written, row by row, each by the act that a
//!   person would do by hand.
//!
//! A status that says "complete" is the body's own claim and never a closing.
//! Who leads on something is a person's name: it goes into drafts and comments,
//! which can be erased, and never into the log.

mod find;
mod keep;
mod plan;
mod words;
mod write;

/// What a file is read into.
pub use answerable_intake::tracker as intake;

pub use find::{Found, How};
pub use keep::{Done, InHand, NotKept, Which};
pub use plan::{Plan, Planned, ROWS_AT_A_TIME, ToClaim, ToDraft, What, WillNot, Would};
pub use write::{NotWritten, Told};
