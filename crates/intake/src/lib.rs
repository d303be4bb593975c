//! Documents in, proposals with passages out; it proposes and never decides.
//!
//! The reading room takes the bytes of a document and gives back what it seems
//! to ask, of whom and by when, each with the exact passage and the reasons for
//! thinking so. A person accepts, corrects or sets aside every proposal: nothing
//! here can put anything in the register.
//!
//! ```text
//! bytes ─► decode ─► kept text ─► blocks ─► proposals
//!                    (plain, html)          (asks, deadline, addressee)
//! bytes ─► Mapping ─► reports with recipients, and the rows refused
//! ```
//!
//! What belongs here: how documents look, how they word what they ask, and the
//! shape of a publisher's spreadsheet. What does not: which bodies exist (a
//! [`Directory`] knows), what the law says of a clock (the calendar and the
//! register), and any sentence about a body (reasons are data; the wording room
//! says them).
//!
//! ```
//! use answerable_intake::{Directory, Found, Media, read};
//!
//! struct Exampleshire;
//! impl Directory for Exampleshire {
//!     fn find(&self, words: &str) -> Found {
//!         match words {
//!             "Exampleshire Police" => Found::Body("exampleshire-police".into()),
//!             _ => Found::nothing(),
//!         }
//!     }
//! }
//!
//! let letter = "Within three months, Exampleshire Police should:\n\
//!               • review how missing-person risk is graded; and\n\
//!               • publish what it finds.\n";
//! let reading = read(letter.as_bytes(), Media::PlainText, &Exampleshire)?;
//! // Each bullet is one, and inherits the addressee and the deadline.
//! assert_eq!(reading.proposals.len(), 2);
//! assert_eq!(reading.proposals[1].words, "publish what it finds.");
//! # Ok::<(), answerable_intake::IntakeError>(())
//! ```

mod addressee;
mod asks;
mod dates;
mod deadline;
mod decode;
mod directory;
mod document;
mod html;
pub mod limits;
pub mod mapping;
mod media;
mod passage;
mod plain;
mod proposal;
mod reading;
mod reason;
mod sentences;
mod tokens;
mod unused;

pub use addressee::{Addressee, Role};
pub use dates::{Dates, Dating, LetterMentioned};
pub use deadline::{DeadlineRead, Doubt, Given, read_deadline};
pub use decode::{Damage, Decoded, decode};
pub use directory::{Directory, Found};
pub use document::{Block, BlockKind, Document};

pub use mapping::{Mapping, MappingError};
pub use media::{Media, NotReadable};
pub use passage::Span;
pub use proposal::{Proposal, ProposalKind};
pub use reading::{IntakeError, Reading, read};
pub use reason::Reason;
pub use unused::{Unused, WhyUnused};
