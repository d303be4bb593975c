#![doc = include_str!("../README.md")]

mod addressee;
pub mod answers;
mod asks;
mod dates;
mod deadline;
mod decode;
mod directory;
mod document;
mod hidden;
mod html;
mod letters;
pub mod limits;
mod mail;
pub mod mapping;
mod media;
mod office;
mod passage;
mod pdf;
mod plain;
mod proposal;
pub mod publication;
mod reading;
mod reason;
mod remembering;
mod sentences;
mod tokens;
pub mod tracker;
mod unused;

pub use addressee::{Addressee, Role};
pub use answers::{
    AnswerRead, AnswerReason, Answerer, Coverage, EachAnswered, Position, PositionRead, ReportTitle,
};
pub use dates::{Dates, Dating, LetterMentioned};
pub use deadline::{DeadlineRead, Doubt, Given, read_deadline};
pub use decode::{Damage, Decoded, decode};
pub use directory::{AsAtDirectory, Directory, Found};
pub use document::{Block, BlockKind, Cell, Document};
pub use hidden::{Hidden, HiddenKind};
pub use mapping::{Mapping, MappingError};
pub use media::{Media, NotReadable};
pub use office::NotUnpacked;
pub use passage::Span;
pub use pdf::PdfRefusal;
pub use plain::without_bullet;
pub use proposal::{Proposal, ProposalKind};
pub use reading::{IntakeError, Reading, read, read_by_pdftotext, read_on_its_day, text};
pub use reason::Reason;
pub use unused::{Unused, WhyUnused};
