//! Bodies' replies to what is said about them.
//!
//! An office writes a reply, a second person of it publishes: then it is a fact
//! of the log, in the body's own words. It stands beside what it replies to and
//! alters nothing. A published reply is corrected or taken back in the same way.

use std::sync::MutexGuard;

use answerable_register::calendar::Day;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::{MOST_REPLY_CHARS, Matter, Reply};
use answerable_register::fold::Known;
use answerable_register::words::BodyId;
use answerable_store::IdempotencyKey;
use answerable_store::replies::{Replies, RepliesError, ReplyDraft, ToReply};
use answerable_store::vault::{Asking, Draw, Moment};

use crate::Desk;
use crate::clerk::{Command, NotRecorded, Recording};
use crate::who::{Hand, ReplyOf};

/// A reply that is not published.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its number.
    pub number: u64,
    /// How often it was changed.
    pub version: u64,
    /// What it is about.
    pub about: Matter,
    /// The words so far.
    pub words: String,
    /// The body whose words they are to be.
    pub body: BodyId,
    /// The entry of the published reply that it corrects or takes back.
    pub corrects: Option<EntryNumber>,
    /// Whether it takes that reply back.
    pub takes_back: bool,
    /// Its record in the vault, which no other reply ever has.
    record: String,
    writers: std::collections::BTreeSet<String>,
}

impl Draft {
    /// How it stands to somebody who acts on it.
    #[must_use]
    pub fn stands_to(&self, account: &str) -> ReplyOf {
        ReplyOf {
            body: self.body.clone(),
            hand: match self.writers.contains(account) {
                true => Hand::Decided,
                false => Hand::DecidedNothing,
            },
        }
    }
}

/// What somebody wants to reply.
#[derive(Debug, Clone)]
pub struct NewReply {
    /// The body.
    pub body: BodyId,
    /// What it is about.
    pub about: Matter,
    /// The words.
    pub words: String,
    /// The published reply that it corrects or takes back.
    pub corrects: Option<EntryNumber>,
    /// Whether it takes that reply back.
    pub takes_back: bool,
}

/// Why a reply was not written or published.
#[derive(Debug, thiserror::Error)]
pub enum NotReplied {
    /// It says nothing.
    #[error("enter the reply")]
    Blank,
    /// It is too long.
    #[error("the reply must be {MOST_REPLY_CHARS} characters or fewer; it has {0}")]
    TooLong(usize),
    /// Nothing is said of the body there.
    #[error("nothing is said of this body there: reply on a page that names it")]
    NotNamed,
    /// What it would correct is no reply of this body there.
    #[error(
        "only a reply of the body itself is corrected or taken back, beside what it replied to"
    )]
    NotTheirs,
    /// Somebody changed it meanwhile, or it is gone.
    #[error("somebody else changed this reply meanwhile")]
    ChangedMeanwhile,
    /// Whoever would publish it wrote in it.
    #[error("you wrote part of this reply: a second person must publish it")]
    WroteInIt,
    /// The register did not take it.
    #[error("{0}")]
    NotRecorded(#[from] NotRecorded),
    /// It could not be kept or read.
    #[error("{0}")]
    NotKept(String),
}

impl From<RepliesError> for NotReplied {
    fn from(why: RepliesError) -> Self {
        match why {
            RepliesError::Moved { .. } => Self::ChangedMeanwhile,
            why => Self::NotKept(why.to_string()),
        }
    }
}

impl Desk {
    /// Begins a reply; its number.
    ///
    /// # Errors
    ///
    /// [`NotReplied`] says what must change.
    pub fn begin_reply(&self, reply: &NewReply, by: &str, on: Day) -> Result<u64, NotReplied> {
        check(&reply.words)?;
        {
            let register = self.read();
            if !register.is_named_in(&reply.about, &reply.body, on) {
                return Err(NotReplied::NotNamed);
            }
            // A body corrects its own words, and nobody else's.
            let is_own = |entry: EntryNumber| {
                let held = register.replies.recorded_by(entry);
                held.is_some_and(|held| {
                    held.is_in_force(Known::Everything)
                        && held.fact.by == reply.body
                        && held.fact.about == reply.about
                })
            };
            if !reply.corrects.is_none_or(is_own) {
                return Err(NotReplied::NotTheirs);
            }
        }
        let mut random = [0; Draw::BYTES];
        getrandom::fill(&mut random).map_err(|why| NotReplied::NotKept(why.to_string()))?;
        let about = serde_json::to_string(&reply.about)
            .map_err(|why| NotReplied::NotKept(why.to_string()))?;
        let to_reply = ToReply {
            body: reply.body.to_string(),
            about,
            corrects: reply.corrects,
            takes_back: reply.takes_back,
        };
        let drawn = (on, &Draw::of(random));
        Ok(self.replies().begin(&to_reply, &reply.words, by, drawn)?)
    }

    /// A reply that is not published.
    ///
    /// # Errors
    ///
    /// [`NotReplied::NotKept`] when it cannot be read.
    pub fn reply_draft(&self, number: u64) -> Result<Option<Draft>, NotReplied> {
        self.replies().get(number)?.map(draft).transpose()
    }

    /// The replies of a body that are not published.
    ///
    /// # Errors
    ///
    /// [`NotReplied::NotKept`] when one cannot be read.
    pub fn reply_drafts(&self, body: &BodyId) -> Result<Vec<Draft>, NotReplied> {
        let drafts = self.replies().of(body.as_str())?;
        drafts.into_iter().map(draft).collect()
    }

    /// Puts other words in a reply's place.
    ///
    /// # Errors
    ///
    /// [`NotReplied::ChangedMeanwhile`] where it has another version.
    pub fn change_reply(
        &self,
        number: u64,
        seen: u64,
        words: &str,
        by: &str,
    ) -> Result<(), NotReplied> {
        check(words)?;
        self.replies().change(number, seen, words, by)?;
        Ok(())
    }

    /// Gives a reply up; its words are erased.
    ///
    /// # Errors
    ///
    /// [`NotReplied::ChangedMeanwhile`] where it has another version.
    pub fn give_reply_up(
        &self,
        number: u64,
        seen: u64,
        by: &str,
        when: Moment,
    ) -> Result<(), NotReplied> {
        let why = "given up, and no longer needed";
        Ok(self
            .replies()
            .remove(number, seen, &Asking { by, why, when })?)
    }

    /// Publishes a reply as it was seen, as the second person; its entry.
    /// Recorded is recorded: a draft that was changed in the meantime, or cannot
    /// be erased yet, stays a draft. Broken off after recording, publishing
    /// again finds what was recorded.
    ///
    /// # Errors
    ///
    /// [`NotReplied`]: nothing was published.
    pub fn publish_reply(
        &self,
        number: u64,
        seen: u64,
        by: &str,
        when: Moment,
    ) -> Result<EntryNumber, NotReplied> {
        let found = self.reply_draft(number)?;
        let reply = found
            .filter(|draft| draft.version == seen)
            .ok_or(NotReplied::ChangedMeanwhile)?;
        // The table of rights was asked about the draft as it was before.
        if reply.writers.contains(by) {
            return Err(NotReplied::WroteInIt);
        }
        let entry = self.record_reply(&reply, by, when.day)?;
        let why = "published, and the draft is no longer needed";
        let removed = self
            .replies()
            .remove(number, seen, &Asking { by, why, when });
        if let Err(why) = removed {
            tracing::warn!(%why, "the draft of a published reply could not be erased yet");
        }
        Ok(entry)
    }

    /// Records the version of a draft that was read, once.
    fn record_reply(&self, reply: &Draft, by: &str, today: Day) -> Result<EntryNumber, NotReplied> {
        // Numbers begin again where the desk's file was lost; the log's keys
        // never do. Each version is other words.
        let key = format!("reply-{}-{}-{}", reply.number, reply.version, reply.record);
        let key =
            IdempotencyKey::try_new(&key).map_err(|why| NotReplied::NotKept(why.to_string()))?;
        if let Some(before) = self.recorded_under(&key, by, today)? {
            return Ok(before.entries.start);
        }
        let fact = self.fact_of(reply, today)?;
        let recorded = self.record(Command {
            key: Some(key),
            by: by.into(),
            today,
            facts: vec![Recording {
                fact: fact.into(),
                corrects: reply.corrects,
            }],
        })?;
        Ok(recorded.entries.start)
    }

    /// The fact that a draft becomes on a day. A correction keeps the day on
    /// which the body first replied.
    fn fact_of(&self, draft: &Draft, today: Day) -> Result<Reply, NotReplied> {
        let register = self.read();
        let before = match draft.corrects {
            None => None,
            Some(entry) => {
                let held = register.replies.recorded_by(entry);
                let held = held.filter(|held| held.is_in_force(Known::Everything));
                Some(held.ok_or(NotReplied::ChangedMeanwhile)?)
            }
        };
        Ok(match before {
            Some(before) if draft.takes_back => Reply {
                withdrawn_on: Some(today),
                ..before.fact.clone()
            },
            before => Reply {
                by: draft.body.clone(),
                about: draft.about.clone(),
                words: draft.words.trim().into(),
                on: before.map_or(today, |before| before.fact.on),
                withdrawn_on: None,
            },
        })
    }

    fn replies(&self) -> MutexGuard<'_, Replies> {
        self.replies_kept()
    }
}

fn check(words: &str) -> Result<(), NotReplied> {
    let letters = words.trim().chars().count();
    match letters {
        0 => Err(NotReplied::Blank),
        letters if letters > MOST_REPLY_CHARS => Err(NotReplied::TooLong(letters)),
        _ => Ok(()),
    }
}

fn draft(kept: ReplyDraft) -> Result<Draft, NotReplied> {
    Ok(Draft {
        number: kept.number,
        version: kept.version,
        about: serde_json::from_str(&kept.reply.about)
            .map_err(|why| NotReplied::NotKept(why.to_string()))?,
        words: kept.words,
        body: BodyId::from(kept.reply.body),
        corrects: kept.reply.corrects,
        takes_back: kept.reply.takes_back,
        record: kept.record,
        writers: kept.writers,
    })
}
