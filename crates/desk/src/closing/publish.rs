//! The second person publishes a judgement, or sends it back.

use answerable_register::calendar::Day;
use answerable_register::check::Refusal;
use answerable_store::vault::{Draw, Kind, Moment, SealError, ToSeal};
use answerable_store::work::State;
use answerable_store::{Fault, IdempotencyKey};

use super::case::CaseOf;
use super::judgement::{MOST_REASONS_CHARS, Wrong};
use super::prepare::NotRead;
use crate::clerk::{Command, NotRecorded, Recorded, Recording};
use crate::desk::Desk;
use crate::view::View;

/// Why a judgement was not published; nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum NotPublished {
    /// It is not the one that waits.
    #[error("somebody changed this in the meantime: look at it again")]
    Moved,
    /// Whoever prepared it wants to publish it.
    #[error("you prepared this: a second person must publish it")]
    SamePerson,
    /// What is recorded has changed since it was prepared.
    #[error("{0}: send it back")]
    Wrong(#[from] Wrong),
    /// It could not be read.
    #[error("{0}")]
    NotRead(#[from] NotRead),
    /// A rule of the register is broken.
    #[error("{0}")]
    Refused(Refusal),
    /// The register did not take it.
    #[error("{0}")]
    NotRecorded(NotRecorded),
    /// The disk refused.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// Why a judgement was not sent back.
#[derive(Debug, thiserror::Error)]
pub enum NotSentBack {
    /// It is not the one that waits.
    #[error("somebody changed this in the meantime: look at it again")]
    Moved,
    /// No reasons, or too long ones.
    #[error("say in at most {MOST_REASONS_CHARS} characters what has to change")]
    NoReasons,
    /// The vault did not take the words.
    #[error("{0}")]
    NotSealed(#[from] SealError),
    /// The disk refused.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl Desk {
    /// Records what was prepared under a number, as the second person: what was
    /// verified and what was closed together, or neither. Sent twice it is
    /// recorded once.
    ///
    /// # Errors
    ///
    /// [`NotPublished`].
    pub fn publish_judgement(
        &self,
        of: &CaseOf,
        number: u64,
        by: &str,
        when: Moment,
    ) -> Result<Recorded, NotPublished> {
        let held = self.judgement_prepared(of, by, when)?;
        let held = held
            .filter(|held| held.row.number == number && held.row.state == State::Waits)
            .ok_or(NotPublished::Moved)?;
        if held.row.prepared_by == by {
            return Err(NotPublished::SamePerson);
        }
        let facts = self.facts_of(of, &held.prepared, &held.row.prepared_by, when.day)?;
        let command = Command {
            key: IdempotencyKey::try_new(&format!("judgement-{number}-{}", held.row.record)).ok(),
            by: by.into(),
            today: when.day,
            facts,
        };
        let recorded = self.record(command).map_err(|why| match why {
            NotRecorded::Refused { refusal, .. } => NotPublished::Refused(refusal),
            why => NotPublished::NotRecorded(why),
        })?;
        self.work().published(number)?;
        Ok(recorded)
    }

    fn facts_of(
        &self,
        of: &CaseOf,
        prepared: &super::Prepared,
        prepared_by: &str,
        today: Day,
    ) -> Result<Vec<Recording>, NotPublished> {
        let register = self.read();
        let view = View::of(&register, today);
        let case = view.case(of).ok_or(NotPublished::Moved)?;
        prepared.check(&case, &view)?;
        let outcomes = prepared.outcomes(&case, &view, prepared_by);
        Ok(outcomes.into_iter().map(Recording::from).collect())
    }

    /// Sends a judgement back with reasons, which stay in the office.
    ///
    /// # Errors
    ///
    /// [`NotSentBack`].
    pub fn send_back_judgement(
        &self,
        number: u64,
        why: &str,
        by: &str,
        (today, draw): (Day, &Draw),
    ) -> Result<(), NotSentBack> {
        let why = why.trim();
        if why.is_empty() || why.chars().count() > MOST_REASONS_CHARS {
            return Err(NotSentBack::NoReasons);
        }
        let words = ToSeal {
            kind: Kind::Draft,
            words: why,
            on: today,
        };
        let record = self.vault().seal(&words, draw)?;
        match self.work().send_back(number, record, by)? {
            true => Ok(()),
            false => Err(NotSentBack::Moved),
        }
    }
}
