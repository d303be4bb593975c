//! What an office says of an item: who and when; the words are in the vault.

use rusqlite::Row;

use super::{Work, record};
use crate::desk_file::accounts::UnixSeconds;
use crate::fault::Fault;
use crate::vault::RecordId;

/// A comment, as far as it is known without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its record in the vault.
    pub record: RecordId,
    /// Who wrote it: an account's id.
    pub by: String,
    /// When.
    pub at: UnixSeconds,
}

/// A comment to keep, and where.
#[derive(Debug, Clone, Copy)]
pub struct NewComment<'a> {
    /// The office.
    pub office: &'a str,
    /// The item.
    pub item: &'a str,
    /// The comment.
    pub comment: &'a Comment,
}

impl Work {
    /// Keeps that a comment was written, after its words were sealed.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn comment(&self, new: &NewComment<'_>) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "INSERT INTO work_comment (office, item, record, by, at)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                (
                    new.office,
                    new.item,
                    new.comment.record.to_string(),
                    &new.comment.by,
                    new.comment.at.0,
                ),
            )
            .map(|_| ())
        })
    }

    /// Every comment of every office, the oldest first.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn all_comments(&self) -> Result<Vec<Comment>, Fault> {
        self.0.run(|file| {
            file.prepare_cached("SELECT record, by, at FROM work_comment ORDER BY number")?
                .query_map([], comment_in)?
                .collect()
        })
    }

    /// Forgets a comment whose words are erased.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn forget_comment(&self, record: RecordId) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "DELETE FROM work_comment WHERE record = ?1",
                [record.to_string()],
            )
            .map(|_| ())
        })
    }

    /// The comments of an office on an item, the oldest first.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn comments(&self, office: &str, item: &str) -> Result<Vec<Comment>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(
                "SELECT record, by, at FROM work_comment
                 WHERE office = ?1 AND item = ?2 ORDER BY number",
            )?
            .query_map((office, item), comment_in)?
            .collect()
        })
    }
}

fn comment_in(row: &Row<'_>) -> rusqlite::Result<Comment> {
    Ok(Comment {
        record: record(row, 0)?,
        by: row.get(1)?,
        at: UnixSeconds(row.get(2)?),
    })
}
