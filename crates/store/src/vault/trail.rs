//! The audit trail: who read or erased which record, when and why.
//!
//! A file of its own, so that auditors can be given it without anything else.
//! It holds opaque ids and no words of a record. Rows are only added; each has a
//! link, the SHA-256 of the link before it and of all that it says, and the head
//! counts them and repeats the last link. A row that is changed, taken out or
//! cut off shows, unless the whole of the rest was written anew: against that
//! stands whoever has noted down an earlier link, which is why
//! [`Trail::verify`] gives the last one.
//!
//! What it is for: section 62 of the Data Protection Act 2018 (logs of
//! consultation and erasure, with who, when and why).

mod act;
mod chain;

use std::path::Path;

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

use super::{RecordId, VaultError};
use crate::desk_file::accounts::UnixSeconds;
use crate::fault::{Damage, Fault};
use crate::private_file::{Form, PrivateFile};

pub use act::{Act, Did};
pub use chain::Link;

use super::Moment;
use chain::{Broken, Head};

const FORM: Form = Form {
    application_id: i32::from_be_bytes(*b"ANST"),
    // Format 2 has the same tables, and lines that say that names were read;
    // format 3 lines that say that what a file hides was seen.
    steps: &[
        &["CREATE TABLE act (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  by TEXT NOT NULL,
  did TEXT NOT NULL,
  record TEXT NOT NULL,
  why TEXT NOT NULL,
  link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;
CREATE INDEX act_by_record ON act (record);
CREATE TABLE head (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  acts INTEGER NOT NULL,
  link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT;
INSERT INTO head (only, acts, link) VALUES (1, 0, zeroblob(32));
CREATE TRIGGER act_is_never_removed BEFORE DELETE ON act BEGIN
  SELECT RAISE(ABORT, 'the trail only grows');
END;
CREATE TRIGGER act_is_never_altered BEFORE UPDATE ON act BEGIN
  SELECT RAISE(ABORT, 'the trail only grows');
END;
CREATE TRIGGER head_is_never_removed BEFORE DELETE ON head BEGIN
  SELECT RAISE(ABORT, 'the trail only grows');
END;
CREATE TRIGGER head_only_counts_on BEFORE UPDATE ON head
WHEN NEW.acts <> OLD.acts + 1 BEGIN
  SELECT RAISE(ABORT, 'the trail only grows');
END;"],
        &[],
        &[],
    ],
};

const COLUMNS: &str = "number, at, day, by, did, record, why, link";

/// What a whole trail came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// How many acts it holds.
    pub acts: u64,
    /// The link of the last one: noted down elsewhere, it shows later that
    /// nothing up to here was written anew.
    pub last: Link,
}

/// The audit trail.
#[derive(Debug)]
pub struct Trail(PrivateFile);

impl Trail {
    /// Opens the trail, which is made where there is none.
    ///
    /// # Errors
    ///
    /// [`VaultError`] when the file is another program's or the disk refuses.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, VaultError> {
        let path = path.as_ref();
        PrivateFile::open(path, &FORM)
            .map(Self)
            .map_err(|why| VaultError::of(why, path, "an audit trail of ours"))
    }

    /// Adds an act; it is durable when this returns. Its number is the next.
    ///
    /// # Errors
    ///
    /// [`Fault`]: nothing was added. A trail whose end is not as it was left is
    /// [`Fault::Damaged`] and takes nothing more.
    pub(super) fn append(&self, act: &Act) -> Result<Act, Fault> {
        let mut appended = self.append_all(std::slice::from_ref(act))?;
        Ok(appended.pop().expect("one act was added, and one returned"))
    }

    /// Adds acts, all of them or none, as [`Self::append`] does one.
    pub(super) fn append_all(&self, acts: &[Act]) -> Result<Vec<Act>, Fault> {
        let appended = self.0.run(|file| {
            let mut head = head(file)?;
            let last = match head.acts {
                0 => None,
                number => one(file, number)?,
            };
            if let Err(broken) = head.fits(last.as_ref()) {
                return Ok(Err(broken));
            }
            let mut appended = Vec::with_capacity(acts.len());
            for act in acts {
                let mut act = act.clone();
                act.number = head.acts + 1;
                head = Head {
                    acts: act.number,
                    link: Link::after(head.link, &act),
                };
                insert(file, &act, head.link)?;
                appended.push(act);
            }
            Ok(Ok(appended))
        })?;
        appended.map_err(|broken| self.damaged(&broken))
    }

    /// The acts in order, each handed to `take`, and whether they are whole: no
    /// act altered, none missing. What is not in order is handed over too.
    ///
    /// # Errors
    ///
    /// [`Fault::Damaged`] names the first act found wrong.
    pub fn for_each(&self, mut take: impl FnMut(&Act)) -> Result<Whole, Fault> {
        let whole = self.0.run(|file| {
            let mut chain = chain::Check::default();
            let mut acts = file.prepare(&format!("SELECT {COLUMNS} FROM act ORDER BY number"))?;
            let mut rows = acts.query([])?;
            while let Some(row) = rows.next()? {
                let kept = read(row)?;
                take(&kept.0);
                chain.take(&kept);
            }
            Ok(chain.end(&head(file)?))
        })?;
        whole.map_err(|broken| self.damaged(&broken))
    }

    /// Whether no act was altered and none is missing.
    ///
    /// # Errors
    ///
    /// [`Fault::Damaged`] names the first act found wrong.
    pub fn verify(&self) -> Result<Whole, Fault> {
        self.for_each(|_| {})
    }

    /// The act by which a record was erased, or was begun to be.
    pub(super) fn erasure_of(&self, record: RecordId) -> Result<Option<Act>, Fault> {
        self.0.run(|file| {
            let sql = format!(
                "SELECT {COLUMNS} FROM act WHERE record = ?1 AND did = 'erased' ORDER BY number"
            );
            file.prepare_cached(&sql)?
                .query_row([record.to_string()], |row| read(row).map(|(act, _)| act))
                .optional()
        })
    }

    /// Every act by which a record was erased, in order.
    pub(super) fn erasures(&self) -> Result<Vec<Act>, Fault> {
        self.0.run(|file| {
            let sql = format!("SELECT {COLUMNS} FROM act WHERE did = 'erased' ORDER BY number");
            file.prepare(&sql)?
                .query_map([], |row| read(row).map(|(act, _)| act))?
                .collect()
        })
    }

    fn damaged(&self, broken: &Broken) -> Fault {
        Fault::damaged(self.0.path(), Damage::Shape(broken.to_string()))
    }
}

fn head(file: &Connection) -> rusqlite::Result<Head> {
    file.prepare_cached("SELECT acts, link FROM head WHERE only = 1")?
        .query_row([], |row| {
            Ok(Head {
                acts: row.get(0)?,
                link: Link(row.get(1)?),
            })
        })
}

fn one(file: &Connection, number: u64) -> rusqlite::Result<Option<(Act, Link)>> {
    file.prepare_cached(&format!("SELECT {COLUMNS} FROM act WHERE number = ?1"))?
        .query_row([number], read)
        .optional()
}

fn insert(file: &Connection, act: &Act, link: Link) -> rusqlite::Result<()> {
    file.prepare_cached(&format!(
        "INSERT INTO act ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    ))?
    .execute((
        act.number,
        act.when.at.0,
        act.when.day.to_string(),
        &act.by,
        act.did.as_str(),
        act.record_in_words(),
        &act.why,
        link.0,
    ))?;
    file.prepare_cached("UPDATE head SET acts = ?1, link = ?2 WHERE only = 1")?
        .execute((act.number, link.0))
        .map(|_| ())
}

/// A row as we write them; any other is damage.
fn read(row: &Row<'_>) -> rusqlite::Result<(Act, Link)> {
    let not_ours =
        |column: usize| rusqlite::Error::InvalidColumnType(column, COLUMNS.into(), Type::Text);
    let (day, did, record): (String, String, String) = (row.get(2)?, row.get(4)?, row.get(5)?);
    let act = Act {
        number: row.get(0)?,
        when: Moment {
            at: UnixSeconds(row.get(1)?),
            day: day.parse().map_err(|_| not_ours(2))?,
        },
        by: row.get(3)?,
        did: Did::read(&did).ok_or_else(|| not_ours(4))?,
        record: match record.as_str() {
            "" => None,
            id => Some(id.parse().map_err(|_| not_ours(5))?),
        },
        why: row.get(6)?,
    };
    Ok((act, Link(row.get(7)?)))
}
