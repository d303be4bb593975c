//! The desk's own file, `desk.sqlite`: what people are at work on.
//!
//! What belongs here: which requests from the public wait, accounts with their
//! appointments and sessions, who has which work in hand, answers, replies and
//! reviews that are not published. Words and names lie covered under keys of the
//! [vault](crate::vault), or in it. What does not: any fact of the register.
//! Losing this file loses no fact and no proof; nothing in it is ever published
//! from here.
//!
//! A write is durable when it returns, as in the log. What is erased is
//! overwritten in the file with zeros.

pub mod accounts;
pub mod answering;
pub mod api_replies;
mod earlier;
pub mod followers;
pub mod inbox;
mod operators;
pub mod replies;
pub mod reviews;
pub mod trackers;
pub mod webhooks;
pub mod work;

use std::ops::Deref;
use std::path::{Path, PathBuf};

use crate::fault::Fault;
use crate::private_file::{Form, NotOpened, PrivateFile};

pub use crate::private_file::EraseError;
pub use earlier::{Earlier, Moved, NotMoved};

/// The desk's file: "ANSD" in ASCII, and what each format added.
const FORM: Form = Form {
    application_id: i32::from_be_bytes(*b"ANSD"),
    steps: &[
        &[
            inbox::SCHEMA_BEFORE_THE_VAULT,
            operators::SCHEMA,
            reviews::SCHEMA,
        ],
        &[inbox::SCHEMA_OF_KEYS],
        &[inbox::SCHEMA],
        &[accounts::schema::SCHEMA, accounts::schema::FROM_OPERATORS],
        &[work::SCHEMA],
        &[answering::SCHEMA],
        &[inbox::SCHEMA_OF_DECISIONS],
        &[replies::SCHEMA],
        &[accounts::vouched::SCHEMA],
        &[webhooks::SCHEMA, api_replies::SCHEMA],
        &[accounts::passkeys::SCHEMA],
        &[accounts::schema::COVERED, reviews::COVERED],
        &[trackers::SCHEMA],
        &[followers::SCHEMA],
    ],
};

/// Why the desk's file could not be opened. Nothing in it was changed.
#[derive(Debug, thiserror::Error)]
pub enum DeskFileError {
    /// The file is something else.
    #[error("{path} is not a desk file of ours; check the path, or restore the last good copy")]
    NotADeskFile {
        /// The file.
        path: PathBuf,
    },
    /// The file was made by a newer program.
    #[error(
        "{path} is in format {found} and this program knows format {known}; \
         use the newer program that made it",
        known = FORM.newest()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format version.
        found: i32,
    },
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// A connection to the desk's file that several threads may use in turn.
#[derive(Debug)]
pub(crate) struct DeskFile(PrivateFile);

impl DeskFile {
    /// Opens the file, and lays it out where there is none.
    pub(crate) fn open(path: &Path) -> Result<Self, DeskFileError> {
        PrivateFile::open(path, &FORM).map(Self).map_err(|why| {
            let path = path.to_owned();
            match why {
                NotOpened::NotOurs => DeskFileError::NotADeskFile { path },
                NotOpened::Newer(found) => DeskFileError::Newer { path, found },
                NotOpened::Fault(fault) => fault.into(),
            }
        })
    }
}

impl Deref for DeskFile {
    type Target = PrivateFile;

    fn deref(&self) -> &PrivateFile {
        &self.0
    }
}
