//! The second person publishes a judgement, or sends it back.

use answerable_register::calendar::Day;
use answerable_register::check::Refusal;
use answerable_store::vault::{Draw, Kind, Moment, SealError, ToSeal};
use answerable_store::work::{Numbered, State};
use answerable_store::{Fault, IdempotencyKey};

use super::case::CaseOf;
use super::judgement::{MOST_REASONS_CHARS, Wrong};
use super::prepare::{HeldJudgement, NotRead};
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
    /// Whoever prepared it wants to send it back.
    #[error("you prepared this: a second person sends it back, and you may give it up")]
    SamePerson,
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
    /// verified and what was closed together, or neither. Broken off after it
    /// was recorded, publishing again notes what was recorded.
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
        let recorded = self.record_judgement(of, &held, by, when.day)?;
        self.work().published(number)?;
        Ok(recorded)
    }

    /// Records a judgement, once.
    fn record_judgement(
        &self,
        of: &CaseOf,
        held: &HeldJudgement,
        by: &str,
        today: Day,
    ) -> Result<Recorded, NotPublished> {
        let row = &held.row;
        let key = format!("judgement-{}-{}", row.number, row.record);
        let key = IdempotencyKey::try_new(&key).ok();
        // First of all: what was recorded already can no longer be found of the
        // case as it stands now.
        if let Some(key) = &key {
            let before = self.recorded_under(key, by, today);
            if let Some(before) = before.map_err(NotPublished::NotRecorded)? {
                return Ok(before);
            }
        }
        let command = Command {
            key,
            by: by.into(),
            today,
            facts: self.facts_of(of, &held.prepared, &row.prepared_by, today)?,
        };
        self.record(command).map_err(|why| match why {
            NotRecorded::Refused { refusal, .. } => NotPublished::Refused(refusal),
            why => NotPublished::NotRecorded(why),
        })
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

    /// Sends the judgement of a case back with reasons, which stay in the office.
    ///
    /// # Errors
    ///
    /// [`NotSentBack`].
    pub fn send_back_judgement(
        &self,
        (of, number): (&CaseOf, u64),
        why: &str,
        by: &str,
        (today, draw): (Day, &Draw),
    ) -> Result<(), NotSentBack> {
        let why = why.trim();
        if why.is_empty() || why.chars().count() > MOST_REASONS_CHARS {
            return Err(NotSentBack::NoReasons);
        }
        let of = numbered(of, number);
        let open = self.work().open_judgement(of.subject, of.body)?;
        let open = open
            .filter(|open| open.number == number && open.state == State::Waits)
            .ok_or(NotSentBack::Moved)?;
        if open.prepared_by == by {
            return Err(NotSentBack::SamePerson);
        }
        let words = ToSeal {
            kind: Kind::Draft,
            words: why,
            on: today,
        };
        let record = self.vault().seal(&words, draw)?;
        match self.work().send_back(of, record, by)? {
            true => Ok(()),
            false => Err(NotSentBack::Moved),
        }
    }

    /// Gives up what was prepared of a case under a number: nothing of it is
    /// published. Whether it was still open; if not, nothing changed.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn give_up_judgement(&self, of: &CaseOf, number: u64) -> Result<bool, Fault> {
        self.work().give_up_judgement(numbered(of, number))
    }
}

fn numbered(of: &CaseOf, number: u64) -> Numbered<'_> {
    Numbered {
        number,
        subject: of.subject.as_str(),
        body: of.body.as_str(),
    }
}
