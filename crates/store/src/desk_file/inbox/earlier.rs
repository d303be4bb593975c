//! Requests that an earlier program kept in the clear, moved into the vault.

use rusqlite::OptionalExtension;

use super::{Inbox, InboxError, Reference, Request, insert, record_of};
use crate::desk_file::EraseError;
use crate::vault::Draw;

/// Where requests were kept up to format 2. The table stays, and stays empty.
pub(in crate::desk_file) const SCHEMA: &str = "CREATE TABLE correction_request (
  reference INTEGER PRIMARY KEY AUTOINCREMENT,
  page TEXT NOT NULL,
  what_is_wrong TEXT NOT NULL,
  what_should_it_say TEXT NOT NULL,
  source TEXT NOT NULL,
  contact TEXT NOT NULL,
  sent_on TEXT NOT NULL
) STRICT;";

/// Why earlier requests were not moved.
#[derive(Debug, thiserror::Error)]
pub enum NotMoved {
    /// One was not sealed.
    #[error("{0}")]
    NotSealed(#[from] InboxError),
    /// They are sealed, and their words may still be in the desk's file.
    #[error("{0}")]
    NotErased(#[from] EraseError),
}

impl Inbox {
    /// Whether requests of an earlier program lie in the clear.
    ///
    /// # Errors
    ///
    /// [`NotMoved`] when the file cannot be read.
    pub fn holds_earlier(&self) -> Result<bool, NotMoved> {
        Ok(self.earliest()?.is_some())
    }

    /// Moves the oldest request that an earlier program kept in the clear into
    /// the vault, under its reference; `false` when that was the last. Broken
    /// off, it is there once and is moved when this is called again.
    ///
    /// After the last one the desk's file is written anew, so that no file of
    /// the desk holds the words, those of requests erased long ago included.
    ///
    /// # Errors
    ///
    /// [`NotMoved`].
    pub fn seal_an_earlier(&self, draw: &Draw) -> Result<bool, NotMoved> {
        if let Some((reference, request)) = self.earliest()? {
            let record = self
                .file
                .run(|file| match record_of(file, reference)? {
                    Some(begun) => Ok(begun),
                    None => insert(file, Some(reference), draw.record(), request.on)
                        .map(|_| draw.record()),
                })
                .map_err(InboxError::from)?;
            self.seal(record, &request, draw)?;
            self.file
                .run(|file| {
                    let forget = "DELETE FROM correction_request WHERE reference = ?1";
                    file.execute(forget, [reference.0])
                })
                .map_err(InboxError::from)?;
            if self.holds_earlier()? {
                return Ok(true);
            }
        }
        self.file.write_anew()?;
        Ok(false)
    }

    fn earliest(&self) -> Result<Option<(Reference, Request)>, InboxError> {
        let earliest = self.file.run(|file| {
            file.prepare_cached(
                "SELECT reference, page, what_is_wrong, what_should_it_say, source, contact,
                 sent_on FROM correction_request ORDER BY reference LIMIT 1",
            )?
            .query_row([], |row| {
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
            })
            .optional()
        })?;
        Ok(earliest)
    }
}
