//! Keeping an answer between visits: sealed, and never in the clear.
//!
//! Each state of an answer is a record of the vault under a key of its own. A new
//! state is noted, sealed and put in the place of the one it was made from; then
//! the old one is erased. Broken off anywhere, the answer is the old one or the
//! new one, and every record that was made can be found.

use answerable_register::calendar::Day;
use answerable_register::words::BodyId;
use answerable_store::IdempotencyKey;
use answerable_store::answering::{Draft, DraftsError, Stage};
use answerable_store::reviews::Version;
use answerable_store::vault::{Asking, Draw, Kind, RecordId, ToSeal};

use super::publish::published_answer;
use super::refusal::NotWritten;
use super::written::Written;
use super::{Acting, Which, stands_to};
use crate::desk::Desk;
use crate::view::View;
use crate::who;

/// How often an act is tried again when others change the same answer. Each try
/// lost means that somebody else's act was kept.
const TRIES_AT_MOST: usize = 128;

/// What the audit trail says of a reading.
const WHY_READ: &str = "to work on the answer of the own office";

/// What it says of a state that a later one replaced.
const WHY_REPLACED: &str = "replaced by a later state of the same answer";

/// What it says of a draft whose words are public.
pub(super) const WHY_PUBLISHED: &str = "published: its words are public now";

/// The key under which a state of an answer is published, once. Numbers begin
/// again where the desk's file was lost; the log's keys never do, and no two states
/// have one record.
pub(super) fn key_of(draft: &Draft) -> Option<IdempotencyKey> {
    let record = draft.record?;
    let key = format!("answer-{}-{}-{record}", draft.number, draft.version);
    IdempotencyKey::try_new(&key).ok()
}

/// An answer that is not published, with its words.
#[derive(Clone, Debug)]
pub struct InHand {
    /// Which it is and how far.
    pub draft: Draft,
    /// What is written.
    pub written: Written,
}

impl InHand {
    /// The answer as it stands to somebody, by their opaque id.
    #[must_use]
    pub fn stands_to(&self, by: &str) -> who::Answer {
        stands_to(
            &BodyId::from(self.draft.body.as_str()),
            &self.draft.writers,
            by,
        )
    }

    pub(super) fn written_by(&mut self, by: &str) {
        if !self.draft.writers.iter().any(|writer| writer == by) {
            self.draft.writers.push(by.to_owned());
        }
    }
}

impl Desk {
    /// An answer that is being written, without a look at its words.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn draft_of_answer(&self, which: Which<'_>) -> Result<Option<Draft>, NotWritten> {
        Ok(self.drafts().find(which.body, which.report)?)
    }

    /// Every answer of a body that is being written, without a look at its words.
    /// One that is public by now, and could only not be erased yet, is none.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn drafts_of(&self, body: &BodyId, today: Day) -> Result<Vec<Draft>, NotWritten> {
        let mut drafts = Vec::new();
        for draft in self.drafts().of(body.as_str())? {
            if !self.is_published_already(&draft, today)? {
                drafts.push(draft);
            }
        }
        Ok(drafts)
    }

    /// Whether this very state of an answer is public: its facts are recorded, and
    /// the draft could not be erased.
    pub(super) fn is_published_already(
        &self,
        draft: &Draft,
        today: Day,
    ) -> Result<bool, NotWritten> {
        let Some(key) = key_of(draft).filter(|_| draft.stage == Stage::Sent) else {
            return Ok(false);
        };
        {
            let register = self.read();
            let (view, body) = (
                View::of(&register, today),
                BodyId::from(draft.body.as_str()),
            );
            let mut reports = draft.reports.iter().map(|report| report.as_str().into());
            // The log is asked of those alone that can be there.
            if !reports.any(|report| published_answer(&view, &report, &body).is_some()) {
                return Ok(false);
            }
        }
        let by = draft.writers.first().map_or("", String::as_str);
        let recorded = self.recorded_under(&key, by, today);
        let recorded = recorded.map_err(|why| NotWritten::Kept(why.to_string()))?;
        Ok(recorded.is_some())
    }

    /// Erases a draft that is public by now.
    fn tidy_published(&self, which: Which<'_>, who: Acting<'_>) -> Result<(), NotWritten> {
        match self.draft_of_answer(which)? {
            Some(draft) if self.is_published_already(&draft, who.when.day)? => {
                self.clear_answer(&draft, who, WHY_PUBLISHED)
            }
            _ => Ok(()),
        }
    }

    /// An answer with its words. The reading stands in the audit trail before
    /// this returns.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn answer_in_hand(
        &self,
        which: Which<'_>,
        who: Acting<'_>,
    ) -> Result<Option<InHand>, NotWritten> {
        self.tidy_published(which, who)?;
        // The state just found may be replaced and erased before it is opened.
        for _ in 0..TRIES_AT_MOST {
            let Some(draft) = self.draft_of_answer(which)? else {
                return Ok(None);
            };
            let opened = draft.version;
            match self.open_draft(draft, who) {
                Err(NotWritten::Kept(why)) => match self.draft_of_answer(which)? {
                    None => return Ok(None),
                    Some(now) if now.version == opened => return Err(NotWritten::Kept(why)),
                    Some(_) => {}
                },
                opened => return opened.map(Some),
            }
        }
        Err(NotWritten::Kept(
            "it changes faster than it can be read".to_owned(),
        ))
    }

    fn open_draft(&self, draft: Draft, who: Acting<'_>) -> Result<InHand, NotWritten> {
        let written = match draft.record {
            None => Written::default(),
            Some(record) => {
                let words = self.vault().unseal(record, &asking(who, WHY_READ))?;
                serde_json::from_str(&words).map_err(|why| NotWritten::Kept(why.to_string()))?
            }
        };
        Ok(InHand { draft, written })
    }

    /// Begins an answer, or opens the one that there is.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub(super) fn begin_answer(
        &self,
        which: Which<'_>,
        who: Acting<'_>,
    ) -> Result<InHand, NotWritten> {
        self.tidy_published(which, who)?;
        self.drafts().begin(which.body, which.report)?;
        self.answer_in_hand(which, who)?
            .ok_or(NotWritten::NoSuchAnswer)
    }

    /// Changes an answer.
    ///
    /// The change is made to the answer as it is now, and the act itself says
    /// whether what it changes was changed since. An act that changes nothing
    /// keeps nothing.
    pub(super) fn change_answer(
        &self,
        which: Which<'_>,
        who: Acting<'_>,
        act: impl Fn(&mut InHand, Version) -> Result<(), NotWritten>,
    ) -> Result<InHand, NotWritten> {
        for _ in 0..TRIES_AT_MOST {
            let held = self
                .answer_in_hand(which, who)?
                .ok_or(NotWritten::NoSuchAnswer)?;
            let mut changed = held.clone();
            act(&mut changed, held.draft.version + 1)?;
            if changed.draft == held.draft && changed.written == held.written {
                return Ok(held);
            }
            match self.put_answer(changed, &held.draft, who) {
                Err(Put::Moved) => {}
                Err(Put::Refused(why)) => return Err(why),
                Ok(kept) => return Ok(kept),
            }
        }
        Err(NotWritten::Kept(
            "it changes faster than it can be written".to_owned(),
        ))
    }

    fn put_answer(
        &self,
        mut changed: InHand,
        before: &Draft,
        who: Acting<'_>,
    ) -> Result<InHand, Put> {
        let words = serde_json::to_string(&changed.written)
            .map_err(|why| NotWritten::Kept(why.to_string()))?;
        let record = self.seal_of_answer(before.number, &words, who)?;
        changed.draft.record = Some(record);
        match self.drafts().put(&changed.draft, before.version) {
            Ok(version) => {
                changed.draft.version = version;
                if let Some(old) = before.record {
                    self.erase_of_answer(old, who, WHY_REPLACED);
                }
                Ok(changed)
            }
            Err(why) => {
                self.erase_of_answer(record, who, "a state of an answer that came too late");
                Err(match why {
                    DraftsError::Moved { .. } => Put::Moved,
                    why => Put::Refused(why.into()),
                })
            }
        }
    }

    /// Seals words of an answer, noted before.
    pub(super) fn seal_of_answer(
        &self,
        draft: u64,
        words: &str,
        who: Acting<'_>,
    ) -> Result<RecordId, NotWritten> {
        let mut random = [0; Draw::BYTES];
        getrandom::fill(&mut random).map_err(|why| NotWritten::Kept(why.to_string()))?;
        let draw = Draw::of(random);
        self.drafts().note(draft, draw.record())?;
        let sealed = ToSeal {
            kind: Kind::Draft,
            words,
            on: who.when.day,
        };
        Ok(self.vault().seal(&sealed, &draw)?)
    }

    /// Erases a record of an answer. What cannot be erased now stays noted and
    /// is tried again with the next that is.
    pub(super) fn erase_of_answer(&self, record: RecordId, who: Acting<'_>, ground: &str) {
        use answerable_store::vault::EraseRefused;
        let erased = self.vault().erase(record, &asking(who, ground));
        let forgotten = match erased {
            // One that was never sealed has nothing to erase.
            Ok(_) | Err(EraseRefused::NoSuchRecord { .. }) => self.drafts().forget(record),
            Err(why) => {
                tracing::warn!(%why, %record, "a record of an answer could not be erased yet");
                return;
            }
        };
        if let Err(why) = forgotten {
            tracing::warn!(%why, %record, "an erased record of an answer is still noted");
        }
    }

    /// Removes an answer and erases every record of it.
    pub(super) fn clear_answer(
        &self,
        draft: &Draft,
        who: Acting<'_>,
        ground: &str,
    ) -> Result<(), NotWritten> {
        self.drafts().remove(draft.number, draft.version)?;
        let mut gone = self.drafts().left_over()?;
        gone.push(draft.number);
        gone.dedup();
        for number in gone {
            for record in self.drafts().noted(number)? {
                self.erase_of_answer(record, who, ground);
            }
        }
        Ok(())
    }
}

pub(super) fn asking<'a>(who: Acting<'a>, why: &'a str) -> Asking<'a> {
    Asking {
        by: who.by,
        why,
        when: who.when,
    }
}

/// Why a state was not put.
enum Put {
    Moved,
    Refused(NotWritten),
}

impl From<NotWritten> for Put {
    fn from(why: NotWritten) -> Self {
        Self::Refused(why)
    }
}
