//! What one webhook is to be told, and how far that is.

use rusqlite::{OptionalExtension as _, Row};

use super::Webhooks;
use crate::desk_file::accounts::UnixSeconds;
use crate::fault::Fault;

/// One entry that a webhook is told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The entry of the log.
    pub entry: u64,
    /// What kind of thing happened, as it is told.
    pub kind: String,
    /// How far it is.
    pub state: DeliveryState,
    /// How often it was tried since it began, or was begun again by hand.
    pub tries: u32,
    /// When it was tried last.
    pub last_at: Option<UnixSeconds>,
    /// What came of the last try, in words.
    pub came: Option<String>,
}

/// How far a delivery is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// It is tried at this moment or after it.
    Waiting(UnixSeconds),
    /// Its receiver said that it has it.
    Delivered,
    /// It was tried for the last time.
    GivenUp,
}

/// What came of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// How far the delivery is now.
    pub state: DeliveryState,
    /// When it was tried.
    pub at: UnixSeconds,
    /// What came of it, in words.
    pub words: String,
}

/// How many deliveries are how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Those that wait.
    pub waiting: u64,
    /// Those that were made and are still kept.
    pub delivered: u64,
    /// Those that were given up.
    pub given_up: u64,
}

impl DeliveryState {
    const fn word(self) -> &'static str {
        match self {
            Self::Waiting(_) => "waiting",
            Self::Delivered => "delivered",
            Self::GivenUp => "given-up",
        }
    }
}

impl Webhooks {
    /// Moves the position of a webhook over the entries before `to`, and notes
    /// what is to be told of them. Whether it moved: it does not where another
    /// moved it first, or it was stopped.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; nothing moved and nothing is noted.
    pub fn look_on(
        &self,
        id: &str,
        (from, to): (u64, u64),
        found: &[(u64, &str)],
        now: UnixSeconds,
    ) -> Result<bool, Fault> {
        self.0.run(|file| {
            let moved = file.execute(
                "UPDATE webhook SET position = ?3
                 WHERE id = ?1 AND position = ?2 AND stopped_at IS NULL",
                (id, from, to),
            )?;
            if moved == 0 {
                return Ok(false);
            }
            let mut note = file.prepare_cached(
                "INSERT INTO webhook_delivery (webhook, entry, kind, state, tries, next_at)
                 VALUES (?1, ?2, ?3, 'waiting', 0, ?4)",
            )?;
            for (entry, kind) in found {
                note.execute((id, entry, kind, now.0))?;
            }
            Ok(true)
        })
    }

    /// The first delivery of a webhook, by the order of the log, whose moment has
    /// come; none where the webhook was stopped.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn due(&self, id: &str, now: UnixSeconds) -> Result<Option<Delivery>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(&format!(
                "{COLUMNS} WHERE webhook = ?1 AND state = 'waiting' AND next_at <= ?2
                 AND (SELECT stopped_at FROM webhook WHERE id = ?1) IS NULL
                 ORDER BY entry LIMIT 1"
            ))?
            .query_row((id, now.0), delivery)
            .optional()
        })
    }

    /// Notes what came of the try after `tries` others. Whether it is noted: it is
    /// not where somebody began the delivery again meanwhile.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn note(&self, id: &str, (entry, tries): (u64, u32), came: &Came) -> Result<bool, Fault> {
        let next_at = match came.state {
            DeliveryState::Waiting(next) => next,
            DeliveryState::Delivered | DeliveryState::GivenUp => came.at,
        };
        self.0.run(|file| {
            let noted = file.execute(
                "UPDATE webhook_delivery SET state = ?4, tries = ?3 + 1, next_at = ?5,
                   last_at = ?6, came = ?7
                 WHERE webhook = ?1 AND entry = ?2 AND tries = ?3 AND state = 'waiting'",
                (
                    id,
                    entry,
                    tries,
                    came.state.word(),
                    next_at.0,
                    came.at.0,
                    &came.words,
                ),
            )?;
            Ok(noted == 1)
        })
    }

    /// Begins a delivery again, whatever came of it. Whether there is such a one
    /// and its webhook works.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn begin_again(&self, id: &str, entry: u64, now: UnixSeconds) -> Result<bool, Fault> {
        self.0.run(|file| {
            let begun = file.execute(
                "UPDATE webhook_delivery SET state = 'waiting', tries = 0, next_at = ?3
                 WHERE webhook = ?1 AND entry = ?2
                 AND (SELECT stopped_at FROM webhook WHERE id = ?1) IS NULL",
                (id, entry, now.0),
            )?;
            Ok(begun == 1)
        })
    }

    /// The last deliveries of a webhook, the newest entry first.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn deliveries(&self, id: &str, most: usize) -> Result<Vec<Delivery>, Fault> {
        self.0.run(|file| {
            file.prepare_cached(&format!(
                "{COLUMNS} WHERE webhook = ?1 ORDER BY entry DESC LIMIT ?2"
            ))?
            .query_map((id, most), delivery)?
            .collect()
        })
    }

    /// How many deliveries of a webhook are how far.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn counted(&self, id: &str) -> Result<Counted, Fault> {
        self.0.run(|file| {
            let count = |state: &str| {
                file.prepare_cached(
                    "SELECT count(*) FROM webhook_delivery WHERE webhook = ?1 AND state = ?2",
                )?
                .query_row((id, state), |row| row.get(0))
            };
            Ok(Counted {
                waiting: count("waiting")?,
                delivered: count("delivered")?,
                given_up: count("given-up")?,
            })
        })
    }

    /// How many deliveries wait, for all webhooks that work.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the file cannot be read.
    pub fn waiting(&self) -> Result<u64, Fault> {
        self.0.run(|file| {
            file.query_row(
                "SELECT count(*) FROM webhook_delivery JOIN webhook ON webhook.id = webhook
                 WHERE state = 'waiting' AND stopped_at IS NULL",
                [],
                |row| row.get(0),
            )
        })
    }

    /// Forgets the deliveries of a webhook that were made, but for the last so
    /// many: the log still has what they told.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn forget_all_but(&self, id: &str, kept: usize) -> Result<(), Fault> {
        self.0.run(|file| {
            file.execute(
                "DELETE FROM webhook_delivery WHERE webhook = ?1 AND state = 'delivered'
                 AND entry <= (SELECT entry FROM webhook_delivery
                   WHERE webhook = ?1 AND state = 'delivered'
                   ORDER BY entry DESC LIMIT 1 OFFSET ?2)",
                (id, kept),
            )
            .map(|_| ())
        })
    }
}

const COLUMNS: &str = "SELECT entry, kind, state, tries, next_at, last_at, came
  FROM webhook_delivery";

fn delivery(row: &Row<'_>) -> rusqlite::Result<Delivery> {
    let state: String = row.get(2)?;
    let state = match state.as_str() {
        "waiting" => DeliveryState::Waiting(UnixSeconds(row.get(4)?)),
        "delivered" => DeliveryState::Delivered,
        "given-up" => DeliveryState::GivenUp,
        _ => return Err(rusqlite::Error::InvalidQuery),
    };
    Ok(Delivery {
        entry: row.get(0)?,
        kind: row.get(1)?,
        state,
        tries: row.get(3)?,
        last_at: row.get::<_, Option<i64>>(5)?.map(UnixSeconds),
        came: row.get(6)?,
    })
}
