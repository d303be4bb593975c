//! One look, and the copy of what came back.

use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::check::Refusal;
use answerable_register::entry::Entry;
use answerable_register::facts::Look;
use answerable_store::IdempotencyKey;

use crate::clerk::{Command, NotRecorded, Recorded};
use crate::desk::Desk;

/// The largest copy of what came back, in bytes: a page with its pictures.
pub const MOST_COPY_BYTES: usize = 5 << 20;

/// Why a look was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum NotLooked {
    /// It breaks a rule.
    #[error("{0}")]
    Refused(Refusal),
    /// The copy is too large.
    #[error("the file must be {} MB or smaller", MOST_COPY_BYTES >> 20)]
    TooLarge,
    /// The copy or the look could not be kept.
    #[error("{0}")]
    NotKept(String),
}

impl Desk {
    /// Records a look. A copy of what came back is kept in the archive under its
    /// fingerprint, which the look names; nobody is shown it, since whoever
    /// published it may not have allowed that.
    ///
    /// # Errors
    ///
    /// [`NotLooked`].
    pub fn record_look(
        &self,
        mut look: Look,
        copy: Option<&[u8]>,
        (by, today, key): (&str, Day, &str),
    ) -> Result<Recorded, NotLooked> {
        if let Some(bytes) = copy {
            if bytes.len() > MOST_COPY_BYTES {
                return Err(NotLooked::TooLarge);
            }
            look.fingerprint = Some(Fingerprint::of(bytes).to_string().into());
            look.copy_kept = true;
        }
        let entry = Entry::new(by, today, look.clone());
        self.read().check(&entry).map_err(NotLooked::Refused)?;
        if let Some(bytes) = copy {
            let kept = self.archive().keep(bytes);
            kept.map_err(|why| NotLooked::NotKept(why.to_string()))?;
        }
        let recorded = self.record(Command {
            key: IdempotencyKey::try_new(key).ok(),
            by: by.into(),
            today,
            facts: vec![look.into()],
        });
        recorded.map_err(|why| match why {
            NotRecorded::Refused { refusal, .. } => NotLooked::Refused(refusal),
            why => NotLooked::NotKept(why.to_string()),
        })
    }
}
