//! Requests to follow something, until somebody confirms them by a link in a
//! letter, or they lapse.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::{Follower, Followers, HowOften, find};
use crate::desk_file::accounts::UnixSeconds;
use crate::fault::Fault;
use crate::vault::RecordId;

/// A request that nobody has confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// An opaque id, drawn.
    pub id: String,
    /// The record of the vault under whose key the address lies.
    pub record: RecordId,
    /// The address, covered.
    pub address: Vec<u8>,
    /// By which the same address is known again.
    pub code: [u8; 32],
    /// What is to be followed, as it is kept.
    pub what: String,
    /// How often.
    pub how_often: HowOften,
    /// When it was asked.
    pub asked_at: UnixSeconds,
}

/// Whether a request was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It was, and its letter waits.
    Taken,
    /// The address had as many letters as it may in a while.
    OftenEnough,
    /// As many wait as are held.
    Full,
}

impl Followers {
    /// Takes a request and notes its letter, unless its address was asked for
    /// `most` times since `since`, or `most_waiting` wait in all.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn ask(
        &self,
        request: &Request,
        (most, since): (u64, UnixSeconds),
        most_waiting: u64,
        made_on: Date,
    ) -> Result<Asked, Fault> {
        self.0.run(|file| {
            let waiting: u64 =
                file.query_row("SELECT count(*) FROM follow_request", [], |row| row.get(0))?;
            if waiting >= most_waiting {
                return Ok(Asked::Full);
            }
            let often: u64 = file.query_row(
                "SELECT count(*) FROM follow_request WHERE code = ?1 AND asked_at >= ?2",
                (request.code.as_slice(), since.0),
                |row| row.get(0),
            )?;
            if often >= most {
                return Ok(Asked::OftenEnough);
            }
            file.execute(
                "INSERT INTO follow_request (id, record, address, code, what, how_often, asked_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                (
                    &request.id,
                    request.record.to_string(),
                    &request.address,
                    request.code.as_slice(),
                    &request.what,
                    request.how_often.as_str(),
                    request.asked_at.0,
                ),
            )?;
            file.execute(
                "INSERT INTO letter (id, kind, whose, first, after, made_on, state, tries, next_at)
                 VALUES (?1, 'confirm', ?1, 0, 0, ?2, 'waiting', 0, ?3)",
                (&request.id, made_on.to_string(), request.asked_at.0),
            )?;
            Ok(Asked::Taken)
        })
    }

    /// A request that waits.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn request(&self, id: &str) -> Result<Option<Request>, Fault> {
        self.0.run(|file| request_of(file, id))
    }

    /// Makes a request good. Whoever has that address follows what it says, from
    /// `position` on where they followed nothing before. Who that is, and the
    /// record that is needed no more; none where there is no such request.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn confirm(
        &self,
        id: &str,
        new: &str,
        (position, today, now): (u64, Date, UnixSeconds),
    ) -> Result<Option<(Follower, Option<RecordId>)>, Fault> {
        self.0.run(|file| {
            let Some(request) = request_of(file, id)? else {
                return Ok(None);
            };
            let known: Option<String> = file
                .query_row(
                    "SELECT id FROM follower WHERE code = ?1",
                    [request.code.as_slice()],
                    |row| row.get(0),
                )
                .optional()?;
            let whose = match &known {
                Some(known) => {
                    file.execute(
                        "UPDATE follower SET how_often = ?2 WHERE id = ?1",
                        (known, request.how_often.as_str()),
                    )?;
                    known.as_str()
                }
                None => {
                    file.execute(
                        "INSERT INTO follower
                           (id, record, address, code, how_often, since, position, looked_on)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                        (
                            new,
                            request.record.to_string(),
                            &request.address,
                            request.code.as_slice(),
                            request.how_often.as_str(),
                            now.0,
                            position,
                            today.to_string(),
                        ),
                    )?;
                    new
                }
            };
            file.execute(
                "INSERT OR IGNORE INTO follow (follower, what, since) VALUES (?1, ?2, ?3)",
                (whose, &request.what, now.0),
            )?;
            remove(file, id)?;
            let follower = find(file, whose)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
            let left = known.map(|_| request.record);
            Ok(Some((follower, left)))
        })
    }

    /// Forgets the requests asked before a moment. The records that are to be
    /// erased.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn lapse(&self, before: UnixSeconds) -> Result<Vec<RecordId>, Fault> {
        self.0.run(|file| {
            let lapsed: Vec<(String, String)> = file
                .prepare_cached("SELECT id, record FROM follow_request WHERE asked_at < ?1")?
                .query_map([before.0], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<_, _>>()?;
            let mut records = Vec::with_capacity(lapsed.len());
            for (id, record) in lapsed {
                remove(file, &id)?;
                records.push(record.parse().map_err(|_| rusqlite::Error::InvalidQuery)?);
            }
            Ok(records)
        })
    }
}

/// Takes a request away, with its letter.
fn remove(file: &Connection, id: &str) -> rusqlite::Result<()> {
    file.execute("DELETE FROM letter WHERE whose = ?1", [id])?;
    file.execute("DELETE FROM follow_request WHERE id = ?1", [id])?;
    Ok(())
}

fn request_of(file: &Connection, id: &str) -> rusqlite::Result<Option<Request>> {
    file.prepare_cached(
        "SELECT id, record, address, code, what, how_often, asked_at
         FROM follow_request WHERE id = ?1",
    )?
    .query_row([id], request)
    .optional()
}

fn request(row: &Row<'_>) -> rusqlite::Result<Request> {
    let (record, often): (String, String) = (row.get(1)?, row.get(5)?);
    Ok(Request {
        id: row.get(0)?,
        record: record.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
        address: row.get(2)?,
        code: row.get(3)?,
        what: row.get(4)?,
        how_often: HowOften::read(&often).ok_or(rusqlite::Error::InvalidQuery)?,
        asked_at: UnixSeconds(row.get(6)?),
    })
}
