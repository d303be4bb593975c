//! Somebody says what something asked is to what was asked before.

use answerable_register::calendar::Day;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::AskedBefore;
use answerable_register::words::Text;
use answerable_store::IdempotencyKey;

use crate::Desk;
use crate::clerk::{Command, NotRecorded, Recording};

/// What somebody decided, and on what they saw.
#[derive(Clone, Debug)]
pub struct Decided {
    /// What they found.
    pub compared: AskedBefore,
    /// The entry that compared the two when they looked; none where nobody had.
    pub seen: Option<EntryNumber>,
    /// What makes it the same form when it is sent again.
    pub key: Option<IdempotencyKey>,
    /// Who decided: an opaque id.
    pub by: Text,
    /// Today.
    pub today: Day,
}

/// Why nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum NotCompared {
    /// Somebody else compared the two meanwhile.
    #[error("somebody compared the two meanwhile: look at what they found, and decide again")]
    Meanwhile,
    /// The clerk says why.
    #[error("{0}")]
    NotRecorded(#[from] NotRecorded),
}

impl Desk {
    /// Records what somebody found: a first comparison, or a correction of the one
    /// they saw. The number of the entry.
    ///
    /// # Errors
    ///
    /// [`NotCompared::Meanwhile`] where another was recorded since they looked, and
    /// whatever the register refuses.
    pub fn compare_asked(&self, decided: Decided) -> Result<EntryNumber, NotCompared> {
        let now = self.comparison_in_force(&decided.compared);
        // The same form sent again is answered as it was: the clerk knows its key.
        let is_new = decided.key.is_none();
        if now != decided.seen && is_new {
            return Err(NotCompared::Meanwhile);
        }
        let pair = decided.compared.clone();
        let command = Command {
            key: decided.key,
            by: decided.by,
            today: decided.today,
            facts: vec![Recording {
                fact: decided.compared.into(),
                corrects: decided.seen,
            }],
        };
        match self.record(command) {
            Ok(recorded) => Ok(recorded.entries.start),
            // The clerk decides at the head of the log: of two who send at once the
            // second is refused there, and is told what became of it.
            Err(NotRecorded::Refused { .. }) if self.comparison_in_force(&pair) != decided.seen => {
                Err(NotCompared::Meanwhile)
            }
            Err(why) => Err(why.into()),
        }
    }

    fn comparison_in_force(&self, pair: &AskedBefore) -> Option<EntryNumber> {
        let known = answerable_register::fold::Known::Everything;
        let register = self.read();
        let held = register.comparison_of(&pair.later, &pair.earlier, known)?;
        Some(held.entry)
    }
}
