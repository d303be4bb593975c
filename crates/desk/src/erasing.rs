//! How long words are kept that nobody needs any more, and what is due to be
//! erased: rules as data, and one list of what they come to today.
//!
//! UK GDPR, Article 5(1)(e): kept no longer than is necessary. What is erased at
//! once where its use ends (a draft, a reply, a review, an upload) has no rule
//! here; where its erasing was broken off it is found as left over.

use answerable_register::calendar::Day;
use answerable_store::accounts::{Accounts, RemoveRefused};
use answerable_store::inbox::{Inbox, Stands};
use answerable_store::vault::{Asking, EraseRefused, RecordId, Vault};
use answerable_store::work::Work;
use answerable_store::{Drafts, Fault};
use jiff::ToSpan as _;
use jiff::tz::TimeZone;

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Records of an answer that is published or given up.
    LeftOver,
    /// A judgement as it was prepared, and why it was sent back.
    Judgement,
    /// What an office said of an item of its work.
    Comment,
    /// A request for correction that was decided.
    Request,
    /// The names and secrets of a person who acts for no office any more.
    Account,
}

/// How long something is kept, after what, and on what ground it is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What it is about.
    pub kept: Kept,
    /// What that is, in words.
    pub words: &'static str,
    /// For how many days.
    pub days: i32,
    /// From when they are counted.
    pub from: &'static str,
    /// The ground that stands in the tombstone.
    pub ground: &'static str,
}

/// Every rule. docs/OPERATING.md prints them, and a test holds it to them.
pub const RULES: [Rule; 5] = [
    Rule {
        kept: Kept::LeftOver,
        words: "what is left of an answer that is published or given up",
        days: 0,
        from: "its publication or giving up",
        ground: "its answer is published or given up (UK GDPR, Article 5(1)(e))",
    },
    Rule {
        kept: Kept::Judgement,
        words: "a prepared judgement that is published or given up, and why it was sent back",
        days: 90,
        from: "the day it was prepared",
        ground: "the judgement is settled (UK GDPR, Article 5(1)(e))",
    },
    Rule {
        kept: Kept::Comment,
        words: "a comment inside an office",
        days: 365,
        from: "the day it was written",
        ground: "no longer needed for the office’s work (UK GDPR, Article 5(1)(e))",
    },
    Rule {
        kept: Kept::Request,
        words: "a request for correction that was decided",
        days: 365,
        from: "the day it was sent",
        ground: "the request is decided (UK GDPR, Article 5(1)(e))",
    },
    Rule {
        kept: Kept::Account,
        words: "the name of a person who acts for no office any more",
        days: 2_192,
        from: "the last day of the last appointment",
        ground: "six years after the last appointment, in which claims can be brought (Limitation Act 1980, section 2; UK GDPR, Article 5(1)(e))",
    },
];

/// Something that is due to be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The rule.
    pub rule: Rule,
    /// The first day on which it is due; none where it is due at once.
    pub since: Option<Day>,
    /// Its records, by their names in the vault.
    pub records: Vec<RecordId>,
    done: Done,
}

/// What is done once the records are erased.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Done {
    ForgetRecords,
    ForgetJudgement(u64),
    ForgetComment,
    Nothing,
    Remove(answerable_store::accounts::AccountId),
}

/// Why something could not be erased.
#[derive(Debug, thiserror::Error)]
pub enum NotErased {
    /// A record was not erased.
    #[error("{0}")]
    Record(#[from] EraseRefused),
    /// An account was not removed.
    #[error("{0}")]
    Account(#[from] RemoveRefused),
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// The places in which words lie that a rule is about.
#[derive(Clone, Copy, Debug)]
pub struct Keeping<'a> {
    /// The vault.
    pub vault: &'a Vault,
    /// The requests for correction.
    pub inbox: &'a Inbox,
    /// Judgements and comments.
    pub work: &'a Work,
    /// The answers.
    pub drafts: &'a Drafts,
    /// The accounts.
    pub accounts: &'a Accounts,
}

impl Keeping<'_> {
    /// Everything that is due on a day, rule by rule, the oldest first.
    ///
    /// # Errors
    ///
    /// [`Fault`] when a file cannot be read.
    pub fn due(&self, today: Day) -> Result<Vec<Due>, Fault> {
        let mut due = Vec::new();
        for rule in RULES {
            let found = match rule.kept {
                Kept::LeftOver => self.left_over(rule)?,
                Kept::Judgement => self.judgements(rule)?,
                Kept::Comment => self.comments(rule)?,
                Kept::Request => self.requests(rule)?,
                Kept::Account => self.accounts(rule)?,
            };
            due.extend(found);
        }
        due.retain(|due| due.since.is_none_or(|since| since <= today));
        Ok(due)
    }

    /// Erases what is due, on its rule’s ground. Broken off, what is left is due
    /// again.
    ///
    /// # Errors
    ///
    /// [`NotErased`].
    pub fn erase(&self, due: &Due, asking: Asking<'_>) -> Result<(), NotErased> {
        let asking = Asking {
            why: due.rule.ground,
            ..asking
        };
        if let Done::Remove(account) = &due.done {
            self.accounts.remove(account, &asking)?;
            return Ok(());
        }
        for record in &due.records {
            match self.vault.erase(*record, &asking) {
                // One that was noted and never sealed has nothing to erase.
                Ok(_) | Err(EraseRefused::NoSuchRecord { .. }) => {}
                Err(why) => return Err(why.into()),
            }
            match due.done {
                Done::ForgetRecords => self.drafts.forget(*record)?,
                Done::ForgetComment => self.work.forget_comment(*record)?,
                Done::ForgetJudgement(_) | Done::Nothing | Done::Remove(_) => {}
            }
        }
        if let Done::ForgetJudgement(number) = due.done {
            self.work.forget_judgement(number)?;
        }
        Ok(())
    }

    fn left_over(&self, rule: Rule) -> Result<Vec<Due>, Fault> {
        let gone = self.drafts.left_over()?.into_iter();
        gone.map(|number| {
            Ok(Due {
                rule,
                since: None,
                records: self.drafts.noted(number)?,
                done: Done::ForgetRecords,
            })
        })
        .collect()
    }

    fn judgements(&self, rule: Rule) -> Result<Vec<Due>, Fault> {
        let settled = self.work.settled_judgements()?.into_iter();
        let due = settled.map(|judgement| Due {
            rule,
            since: Some(after(judgement.prepared_on, rule.days)),
            records: judgement.records,
            done: Done::ForgetJudgement(judgement.number),
        });
        Ok(due.collect())
    }

    fn comments(&self, rule: Rule) -> Result<Vec<Due>, Fault> {
        let comments = self.work.all_comments()?.into_iter();
        let due = comments.map(|comment| Due {
            rule,
            since: Some(after(day_of(comment.at.0), rule.days)),
            records: vec![comment.record],
            done: Done::ForgetComment,
        });
        Ok(due.collect())
    }

    fn requests(&self, rule: Rule) -> Result<Vec<Due>, Fault> {
        let decided = self.inbox.decided_and_not_erased()?.into_iter();
        let due = decided
            .filter(|standing| matches!(standing.stands, Stands::Decided(_)))
            .map(|standing| Due {
                rule,
                since: Some(after(standing.request.on, rule.days)),
                records: vec![standing.request.record],
                done: Done::Nothing,
            });
        Ok(due.collect())
    }

    /// Accounts all of whose appointments have ended.
    fn accounts(&self, rule: Rule) -> Result<Vec<Due>, Fault> {
        let mut due = Vec::new();
        for account in self.accounts.list()? {
            let held = self.accounts.appointments(&account.id)?;
            let ends: Option<Vec<Day>> = held.iter().map(|held| held.appointment.until).collect();
            let Some(last) = ends.and_then(|ends| ends.into_iter().max()) else {
                continue;
            };
            due.push(Due {
                rule,
                since: Some(after(last, rule.days)),
                records: self.accounts.record_of(&account.id)?.into_iter().collect(),
                done: Done::Remove(account.id),
            });
        }
        Ok(due)
    }
}

/// The first day on which something is due that is kept for so many days.
fn after(day: Day, days: i32) -> Day {
    day.saturating_add(days.days())
}

/// The day of a moment in UTC: of an hour in summer it is the day before, and
/// what is kept for a year is kept a day longer or not.
fn day_of(at: i64) -> Day {
    jiff::Timestamp::from_second(at)
        .unwrap_or_default()
        .to_zoned(TimeZone::UTC)
        .date()
}
