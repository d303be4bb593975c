//! Letters: planned with the positions they cover, handed over once, noted.

use jiff::civil::Date;
use rusqlite::{OptionalExtension as _, Row};

use super::{COLUMNS, Follower, Followers, HowOften, follower};
use crate::desk_file::accounts::UnixSeconds;
use crate::fault::Fault;

/// What a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// Whether a request is to hold: `whose` is the request.
    Confirm,
    /// What happened since the last: `whose` is the follower.
    News,
}

/// A letter, as far as it stands here: what it says is made of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// An opaque id, drawn; of it its Message-ID is made.
    pub id: String,
    /// What it is.
    pub kind: LetterKind,
    /// Whose it is, by id.
    pub whose: String,
    /// The first entry it covers, and the one after the last.
    pub covers: (u64, u64),
    /// The day it was made.
    pub made_on: Date,
    /// How far it is.
    pub state: LetterState,
    /// How often it was tried.
    pub tries: u32,
}

/// How far a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterState {
    /// It is tried at this moment or after it.
    Waiting(UnixSeconds),
    /// It is being handed over, or was when the program was killed.
    UnderWay,
    /// It was taken.
    Sent,
    /// It was refused for good, or too often.
    GivenUp,
    /// Whether it was taken is not known: it is not handed over again.
    NotKnown,
}

/// What came of handing it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// How far it is now.
    pub state: LetterState,
    /// When.
    pub at: UnixSeconds,
    /// In words, none of which is an address.
    pub words: String,
}

/// What was found for one follower.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The follower.
    pub follower: String,
    /// The position they had.
    pub from: u64,
    /// The position they have now.
    pub to: u64,
    /// The letter, where there is something to tell.
    pub letter: Option<NewLetter>,
}

/// A letter to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLetter {
    /// Its id, drawn.
    pub id: String,
    /// From when it may be sent.
    pub next_at: UnixSeconds,
}

/// How many letters are how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Those that wait.
    pub waiting: u64,
    /// Those that were taken and are still kept.
    pub sent: u64,
    /// Those that were given up.
    pub given_up: u64,
    /// Those of which it is not known.
    pub not_known: u64,
}

impl LetterState {
    const fn word(self) -> &'static str {
        match self {
            Self::Waiting(_) => "waiting",
            Self::UnderWay => "under-way",
            Self::Sent => "sent",
            Self::GivenUp => "given-up",
            Self::NotKnown => "not-known",
        }
    }
}

impl Followers {
    /// Followers of one rhythm for whom nobody looked since a day, at most so
    /// many, each with what they follow.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn due(
        &self,
        often: HowOften,
        since: Date,
        most: usize,
    ) -> Result<Vec<(Follower, Vec<String>)>, Fault> {
        self.0.run(|file| {
            let due: Vec<Follower> = file
                .prepare_cached(&format!(
                    "{COLUMNS} WHERE how_often = ?1 AND looked_on < ?2 ORDER BY id LIMIT ?3"
                ))?
                .query_map((often.as_str(), since.to_string(), most), follower)?
                .collect::<Result<_, _>>()?;
            let mut followed = file.prepare_cached(
                "SELECT what FROM follow WHERE follower = ?1 ORDER BY since, what",
            )?;
            due.into_iter()
                .map(|follower| {
                    let what = followed
                        .query_map([&follower.id], |row| row.get(0))?
                        .collect::<Result<_, _>>()?;
                    Ok((follower, what))
                })
                .collect()
        })
    }

    /// Moves positions and notes letters, all or none. A follower whose position
    /// another moved first, or who left, is passed over.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; nothing moved and nothing is noted.
    pub fn plan(&self, planned: &[Planned], today: Date) -> Result<(), Fault> {
        let day = today.to_string();
        self.0.run(|file| {
            let mut moves = file.prepare_cached(
                "UPDATE follower SET position = ?3, looked_on = ?4
                 WHERE id = ?1 AND position = ?2 AND looked_on < ?4",
            )?;
            let mut notes = file.prepare_cached(
                "INSERT INTO letter (id, kind, whose, first, after, made_on, state, tries, next_at)
                 VALUES (?1, 'news', ?2, ?3, ?4, ?5, 'waiting', 0, ?6)",
            )?;
            for one in planned {
                if moves.execute((&one.follower, one.from, one.to, &day))? == 0 {
                    continue;
                }
                if let Some(new) = &one.letter {
                    notes.execute((
                        &new.id,
                        &one.follower,
                        one.from,
                        one.to,
                        &day,
                        new.next_at.0,
                    ))?;
                }
            }
            Ok(())
        })
    }

    /// Letters whose moment has come, those that confirm first.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn letters_due(&self, now: UnixSeconds, most: usize) -> Result<Vec<Letter>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(&format!(
                "{LETTER} WHERE state = 'waiting' AND next_at <= ?1
                 ORDER BY kind, next_at, id LIMIT ?2"
            ))?
            .query_map((now.0, most), letter)?
            .collect()
        })
    }

    /// Notes that a letter is about to be handed over. Whether it is ours to
    /// hand over: it is not where another began, or it was taken away.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn begin(&self, id: &str) -> Result<bool, Fault> {
        self.0.run(|file| {
            let begun = file.execute(
                "UPDATE letter SET state = 'under-way', tries = tries + 1
                 WHERE id = ?1 AND state = 'waiting'",
                [id],
            )?;
            Ok(begun == 1)
        })
    }

    /// Notes what came of a letter that was begun.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn note(&self, id: &str, came: &Came) -> Result<(), Fault> {
        let next_at = match came.state {
            LetterState::Waiting(next) => next,
            _ => came.at,
        };
        self.0.run(|file| {
            file.execute(
                "UPDATE letter SET state = ?2, next_at = ?3, last_at = ?4, came = ?5
                 WHERE id = ?1 AND state = 'under-way'",
                (id, came.state.word(), next_at.0, came.at.0, &came.words),
            )
            .map(|_| ())
        })
    }

    /// Settles letters that an earlier run of the program had begun: nobody knows
    /// whether they were taken. How many there were.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn settle_begun(&self, at: UnixSeconds) -> Result<usize, Fault> {
        self.0.run(|file| {
            file.execute(
                "UPDATE letter SET state = 'not-known', last_at = ?1,
                   came = 'the program ended while it was handed over'
                 WHERE state = 'under-way'",
                [at.0],
            )
        })
    }

    /// The letters of a follower that may not have come, which were not told of
    /// in a later one.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn perhaps_lost(&self, whose: &str) -> Result<Vec<Letter>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(&format!(
                "{LETTER} WHERE whose = ?1 AND kind = 'news' AND told = 0
                 AND state IN ('not-known', 'given-up') ORDER BY first"
            ))?
            .query_map([whose], letter)?
            .collect()
        })
    }

    /// Notes that a later letter told of those that may not have come.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn told_of_lost(&self, letters: &[Letter]) -> Result<(), Fault> {
        self.0.run(|file| {
            let mut told = file.prepare_cached("UPDATE letter SET told = 1 WHERE id = ?1")?;
            for lost in letters {
                told.execute([&lost.id])?;
            }
            Ok(())
        })
    }

    /// How many letters are how far.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn letters_counted(&self) -> Result<Counted, Fault> {
        self.0.run(|file| {
            let count = |state: &str| {
                file.prepare_cached("SELECT count(*) FROM letter WHERE state = ?1")?
                    .query_row([state], |row| row.get(0))
            };
            let under_way: u64 = count("under-way")?;
            Ok(Counted {
                waiting: under_way + count("waiting")?,
                sent: count("sent")?,
                given_up: count("given-up")?,
                not_known: count("not-known")?,
            })
        })
    }

    /// The last words in which letters were refused, the newest first, each with
    /// its letter's id and the moment.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn refused(&self, most: usize) -> Result<Vec<(String, UnixSeconds, String)>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(
                "SELECT id, last_at, came FROM letter
                 WHERE state != 'sent' AND last_at IS NOT NULL AND came IS NOT NULL
                 ORDER BY last_at DESC, id LIMIT ?1",
            )?
            .query_map([most], |row| {
                Ok((row.get(0)?, UnixSeconds(row.get(1)?), row.get(2)?))
            })?
            .collect()
        })
    }

    /// Forgets letters made before a day that are settled.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn forget_letters(&self, before: Date) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "DELETE FROM letter WHERE made_on < ?1
                 AND state IN ('sent', 'given-up', 'not-known')",
                [before.to_string()],
            )
            .map(|_| ())
        })
    }

    /// One letter.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn letter(&self, id: &str) -> Result<Option<Letter>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(&format!("{LETTER} WHERE id = ?1"))?
                .query_row([id], letter)
                .optional()
        })
    }
}

const LETTER: &str = "SELECT id, kind, whose, first, after, made_on, state, tries, next_at
  FROM letter";

fn letter(row: &Row<'_>) -> rusqlite::Result<Letter> {
    let (kind, made_on, state): (String, String, String) = (row.get(1)?, row.get(5)?, row.get(6)?);
    Ok(Letter {
        id: row.get(0)?,
        kind: match kind.as_str() {
            "confirm" => LetterKind::Confirm,
            _ => LetterKind::News,
        },
        whose: row.get(2)?,
        covers: (row.get(3)?, row.get(4)?),
        made_on: made_on.parse().map_err(|_| rusqlite::Error::InvalidQuery)?,
        state: match state.as_str() {
            "waiting" => LetterState::Waiting(UnixSeconds(row.get(8)?)),
            "under-way" => LetterState::UnderWay,
            "sent" => LetterState::Sent,
            "given-up" => LetterState::GivenUp,
            _ => LetterState::NotKnown,
        },
        tries: row.get(7)?,
    })
}
