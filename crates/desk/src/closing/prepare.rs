//! The editor prepares a judgement: words of the office, in the vault.

use answerable_register::calendar::Day;
use answerable_store::Fault;
use answerable_store::vault::{Asking, Draw, Kind, Moment, SealError, ToSeal, UnsealError};
use answerable_store::work::{Judgement, NewJudgement, State};

use super::case::CaseOf;
use super::judgement::{Prepared, Wrong};
use crate::desk::Desk;
use crate::view::View;

/// A judgement that waits or was sent back, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldJudgement {
    /// Its number, who prepared it, on which day.
    pub row: Judgement,
    /// What it says.
    pub prepared: Prepared,
    /// Why it was sent back, if it was.
    pub sent_back: Option<String>,
}

/// Why nothing was prepared.
#[derive(Debug, thiserror::Error)]
pub enum NotPrepared {
    /// Something in it has to be put right.
    #[error("{0}")]
    Wrong(#[from] Wrong),
    /// It was not asked of that body.
    #[error("this was not asked of that body")]
    NotAsked,
    /// Somebody prepared or published one in the meantime.
    #[error("somebody changed this in the meantime: look at it again")]
    Moved,
    /// It cannot be written down.
    #[error("{0}")]
    NotWritable(#[from] serde_json::Error),
    /// The vault did not take the words.
    #[error("{0}")]
    NotSealed(#[from] SealError),
    /// The disk refused.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// Why what was prepared could not be read.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    /// The vault does not give the words.
    #[error("{0}")]
    Unsealed(#[from] UnsealError),
    /// The words are no judgement.
    #[error("what was prepared cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// The disk refused.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl Desk {
    /// Prepares a judgement for a second person to publish, in the place of the
    /// one with the number `seen`; its number.
    ///
    /// # Errors
    ///
    /// [`NotPrepared`]: what was prepared before stays.
    pub fn prepare_judgement(
        &self,
        of: &CaseOf,
        prepared: &Prepared,
        seen: Option<u64>,
        by: &str,
        (today, draw): (Day, &Draw),
    ) -> Result<u64, NotPrepared> {
        {
            let register = self.read();
            let view = View::of(&register, today);
            let case = view.case(of).ok_or(NotPrepared::NotAsked)?;
            prepared.check(&case, &view)?;
        }
        let words = serde_json::to_string(prepared)?;
        let record = self.vault().seal(
            &ToSeal {
                kind: Kind::Draft,
                words: &words,
                on: today,
            },
            draw,
        )?;
        let new = NewJudgement {
            subject: of.subject.as_str(),
            body: of.body.as_str(),
            record,
            prepared_by: by,
            prepared_on: today,
            replaces: seen,
        };
        self.work().prepare(&new)?.ok_or(NotPrepared::Moved)
    }

    /// The judgement that waits of a case or was sent back. Who reads it, when
    /// and why stands in the trail.
    ///
    /// # Errors
    ///
    /// [`NotRead`].
    pub fn judgement_prepared(
        &self,
        of: &CaseOf,
        by: &str,
        when: Moment,
    ) -> Result<Option<HeldJudgement>, NotRead> {
        let open = self
            .work()
            .open_judgement(of.subject.as_str(), of.body.as_str())?;
        let Some(row) = open else { return Ok(None) };
        let why = format!("judgement {} that was prepared", row.number);
        let asking = Asking {
            by,
            why: &why,
            when,
        };
        let words = self.vault().unseal(row.record, &asking)?;
        let sent_back = match &row.state {
            State::SentBack { why, .. } => Some(self.vault().unseal(*why, &asking)?),
            _ => None,
        };
        Ok(Some(HeldJudgement {
            prepared: serde_json::from_str(&words)?,
            sent_back,
            row,
        }))
    }
}
