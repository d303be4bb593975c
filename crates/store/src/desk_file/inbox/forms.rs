//! The keys of forms, so that a form sent twice is one request.

use rusqlite::{Connection, OptionalExtension};

use super::{MAX_WAITING, Reference};

/// For how many forms after it the key of a form is remembered once its request
/// was erased: a browser that sends a page of yesterday again finds it. The key
/// of a request that waits is remembered for as long as it waits, however many
/// come after it, so that none is kept twice.
pub const MAX_FORM_KEYS: u64 = MAX_WAITING;

/// The keys of forms, since format 2. Some files of format 1 have them already.
pub(in crate::desk_file) const SCHEMA: &str = "CREATE TABLE IF NOT EXISTS correction_form (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  key_hash BLOB NOT NULL UNIQUE,
  reference INTEGER NOT NULL
) STRICT;";

/// The SHA-256 of the key that a form was given when it was shown. A form sent
/// twice, before and after a restart too, has one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FormKey(pub [u8; 32]);

/// The reference that a form was given before.
pub(super) fn taken(file: &Connection, form: FormKey) -> rusqlite::Result<Option<Reference>> {
    file.prepare_cached("SELECT reference FROM correction_form WHERE key_hash = ?1")?
        .query_row([form.0], |row| row.get(0).map(Reference))
        .optional()
}

/// Remembers a form, and forgets those of long ago whose request waits no more.
pub(super) fn remember(
    file: &Connection,
    form: FormKey,
    reference: Reference,
) -> rusqlite::Result<()> {
    let number: u64 = file
        .prepare_cached(
            "INSERT INTO correction_form (key_hash, reference) VALUES (?1, ?2) RETURNING number",
        )?
        .query_row((form.0, reference.0), |row| row.get(0))?;
    file.prepare_cached(
        "DELETE FROM correction_form WHERE number <= ?1
         AND reference NOT IN (SELECT reference FROM sealed_request WHERE waits = 1)",
    )?
    .execute([number.saturating_sub(MAX_FORM_KEYS)])
    .map(|_| ())
}
