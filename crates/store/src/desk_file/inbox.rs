//! Requests for correction from the public, to be answered by a person.
//!
//! A request holds personal data: it is never in the log, and can be erased.

use std::path::Path;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use super::{DeskFile, DeskFileError, EraseError};
use crate::fault::Fault;

/// The longest address of a page, in characters.
pub const MAX_PAGE_CHARS: usize = 500;
/// The longest text of what is wrong, or of what it should say, in characters:
/// two sides of paper.
pub const MAX_WORDS_CHARS: usize = 5_000;
/// The longest source, in characters: a citation and an address.
pub const MAX_SOURCE_CHARS: usize = 1_000;
/// The longest name and address of the sender, in characters.
pub const MAX_CONTACT_CHARS: usize = 500;
/// The most requests that wait at once, so that a machine cannot fill the
/// disk through the public form.
pub const MAX_WAITING: u64 = 10_000;

/// For how many forms after it the key of a form is remembered once its request
/// was erased: a browser that sends a page of yesterday again finds it. The key
/// of a request that waits is remembered for as long as it waits, however many
/// come after it, so that none is kept twice.
pub const MAX_FORM_KEYS: u64 = MAX_WAITING;

/// The keys of forms, since format 2. Some files of format 1 have them already.
pub(super) const SCHEMA_OF_KEYS: &str = "CREATE TABLE IF NOT EXISTS correction_form (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  key_hash BLOB NOT NULL UNIQUE,
  reference INTEGER NOT NULL
) STRICT;";

pub(super) const SCHEMA: &str = "CREATE TABLE correction_request (
  reference INTEGER PRIMARY KEY AUTOINCREMENT,
  page TEXT NOT NULL,
  what_is_wrong TEXT NOT NULL,
  what_should_it_say TEXT NOT NULL,
  source TEXT NOT NULL,
  contact TEXT NOT NULL,
  sent_on TEXT NOT NULL
) STRICT;";

/// What somebody asks to be put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The address of the page on which it was asked.
    pub page: String,
    /// What is wrong there. The one thing that must be said.
    pub what_is_wrong: String,
    /// What it should say instead; may be empty.
    pub what_should_it_say: String,
    /// Where that can be checked; may be empty.
    pub source: String,
    /// How to reach the sender; may be empty.
    pub contact: String,
    /// The day it was sent.
    pub on: Date,
}

/// The number a sender is given. It is never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference(pub u64);

impl std::fmt::Display for Reference {
    /// As it is written in a letter: `C17`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "C{}", self.0)
    }
}

impl std::str::FromStr for Reference {
    type Err = NotAReference;

    /// Reads what a sender quotes: `C17`, in capitals or not.
    fn from_str(written: &str) -> Result<Self, NotAReference> {
        let number = written.trim().strip_prefix(['C', 'c']);
        let number = number.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()));
        number
            .and_then(|digits| digits.parse().ok())
            .map(Self)
            .ok_or(NotAReference)
    }
}

/// The words are no reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reference is C and a number, such as C17")]
pub struct NotAReference;

/// The SHA-256 of the key that a form was given when it was shown. A form sent
/// twice, before and after a restart too, has one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FormKey(pub [u8; 32]);

/// A part of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the field of Request of that name")]
pub enum Field {
    Page,
    WhatIsWrong,
    WhatShouldItSay,
    Source,
    Contact,
}

/// Why a request was not taken.
#[derive(Debug, thiserror::Error)]
pub enum InboxError {
    /// It does not say what is wrong.
    #[error("say what is wrong")]
    NothingSaid,
    /// A part is too long.
    #[error("shorten this to {limit} characters; it has {found}")]
    TooLong {
        /// Which part.
        field: Field,
        /// The most characters it may have.
        limit: usize,
        /// How many it has.
        found: usize,
    },
    /// [`MAX_WAITING`] requests wait already.
    #[error("{MAX_WAITING} requests are waiting, which is the most we hold; write to us instead")]
    Full,
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// The requests that wait for an answer.
#[derive(Debug)]
pub struct Inbox(DeskFile);

impl Inbox {
    /// Opens the inbox in the desk's file, which is made where there is none.
    ///
    /// # Errors
    ///
    /// [`DeskFileError`] when the file is another program's or the disk
    /// refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, DeskFileError> {
        DeskFile::open(path.as_ref()).map(Self)
    }

    /// Takes a request, once for each form; it is durable when its reference is
    /// returned. The same form again gets the same reference while the request
    /// waits, and for [`MAX_FORM_KEYS`] forms after it once it was erased.
    ///
    /// # Errors
    ///
    /// [`InboxError`] names the part that must change.
    pub fn add(&self, request: &Request, form: FormKey) -> Result<Reference, InboxError> {
        check(request)?;
        let added = self.0.run(|file| {
            if let Some(reference) = taken(file, form)? {
                return Ok(Some(reference));
            }
            let waiting: u64 =
                file.query_row("SELECT count(*) FROM correction_request", [], |row| {
                    row.get(0)
                })?;
            if waiting >= MAX_WAITING {
                return Ok(None);
            }
            let reference = file
                .prepare_cached(
                    "INSERT INTO correction_request
                 (page, what_is_wrong, what_should_it_say, source, contact, sent_on)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING reference",
                )?
                .query_row(
                    (
                        &request.page,
                        &request.what_is_wrong,
                        &request.what_should_it_say,
                        &request.source,
                        &request.contact,
                        request.on.to_string(),
                    ),
                    |row| row.get(0).map(Reference),
                )?;
            remember(file, form, reference)?;
            Ok(Some(reference))
        })?;
        added.ok_or(InboxError::Full)
    }

    /// How many wait.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn count(&self) -> Result<u64, Fault> {
        self.0.run(|file| {
            file.query_row("SELECT count(*) FROM correction_request", [], |row| {
                row.get(0)
            })
        })
    }

    /// All that wait, the oldest first; there are at most [`MAX_WAITING`].
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn list(&self) -> Result<Vec<(Reference, Request)>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(
                "SELECT reference, page, what_is_wrong, what_should_it_say, source, contact,
                 sent_on FROM correction_request ORDER BY reference",
            )?
            .query_map([], |row| {
                let on: String = row.get(6)?;
                let request = Request {
                    page: row.get(1)?,
                    what_is_wrong: row.get(2)?,
                    what_should_it_say: row.get(3)?,
                    source: row.get(4)?,
                    contact: row.get(5)?,
                    on: on.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
                };
                Ok((Reference(row.get(0)?), request))
            })?
            .collect()
        })
    }

    /// Erases a request, words and contact; `false` when there is none.
    ///
    /// When it returns `Ok`, no file of the desk holds the words, those of
    /// requests erased before included.
    ///
    /// # Errors
    ///
    /// [`EraseError::StillInUse`] when the request is erased and a reader keeps
    /// its words in the `-wal` file; asked again, there is still that to empty.
    pub fn erase(&self, reference: Reference) -> Result<bool, EraseError> {
        let erased = self.0.run(|file| {
            file.execute(
                "DELETE FROM correction_request WHERE reference = ?1",
                [reference.0],
            )
        })?;
        self.0.empty_wal()?;
        Ok(erased == 1)
    }
}

/// The reference that a form was given before.
fn taken(file: &Connection, form: FormKey) -> rusqlite::Result<Option<Reference>> {
    file.prepare_cached("SELECT reference FROM correction_form WHERE key_hash = ?1")?
        .query_row([form.0], |row| row.get(0).map(Reference))
        .optional()
}

/// Remembers a form, and forgets those of long ago whose request waits no more.
fn remember(file: &Connection, form: FormKey, reference: Reference) -> rusqlite::Result<()> {
    let number: u64 = file
        .prepare_cached(
            "INSERT INTO correction_form (key_hash, reference) VALUES (?1, ?2) RETURNING number",
        )?
        .query_row((form.0, reference.0), |row| row.get(0))?;
    file.prepare_cached(
        "DELETE FROM correction_form WHERE number <= ?1
         AND reference NOT IN (SELECT reference FROM correction_request)",
    )?
    .execute([number.saturating_sub(MAX_FORM_KEYS)])
    .map(|_| ())
}

fn check(request: &Request) -> Result<(), InboxError> {
    if request.what_is_wrong.trim().is_empty() {
        return Err(InboxError::NothingSaid);
    }
    let parts = [
        (Field::Page, &request.page, MAX_PAGE_CHARS),
        (Field::WhatIsWrong, &request.what_is_wrong, MAX_WORDS_CHARS),
        (
            Field::WhatShouldItSay,
            &request.what_should_it_say,
            MAX_WORDS_CHARS,
        ),
        (Field::Source, &request.source, MAX_SOURCE_CHARS),
        (Field::Contact, &request.contact, MAX_CONTACT_CHARS),
    ];
    for (field, text, limit) in parts {
        let found = text.chars().count();
        if found > limit {
            return Err(InboxError::TooLong {
                field,
                limit,
                found,
            });
        }
    }
    Ok(())
}
