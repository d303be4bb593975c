//! Who has an item in hand, and what the office says of it.
//!
//! An item of somebody who no longer acts for the office is the office's again:
//! it is asked whenever the item is looked at, so nothing has to be tidied when
//! a person leaves.

use std::collections::{BTreeMap, BTreeSet};

use answerable_register::calendar::Day;
use answerable_store::Fault;
use answerable_store::accounts::{Account, UnixSeconds};
use answerable_store::vault::{Asking, Draw, Kind, Moment, SealError, ToSeal, UnsealError};
use answerable_store::work::{self, InHand, NewComment};

use super::item::ItemId;
use crate::accounts::{NamesRead, appointments};
use crate::desk::Desk;
use crate::who::{Act, Actor, ActsFor, Resource, may};

/// The longest comment, in characters: a page.
pub const MOST_COMMENT_CHARS: usize = 4_000;

/// A comment that an office wrote on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Who wrote it, by name; none where the account is gone.
    pub by: Option<String>,
    /// When.
    pub at: UnixSeconds,
    /// What; none where it was erased.
    pub words: Option<String>,
}

/// What an office has on an item beside the item itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarks {
    /// Who has it in hand; none where nobody who still acts for the office has.
    pub in_hand: Option<Account>,
    /// Those to whom it can be handed.
    pub colleagues: Vec<Account>,
    /// The comments, the oldest first.
    pub comments: Vec<Comment>,
}

/// Why an item was not handed over.
#[derive(Debug, thiserror::Error)]
pub enum NotHanded {
    /// The person does not act for the office today.
    #[error("choose somebody who acts for your office today")]
    NoColleague,
    /// The disk refused.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// Why a comment was not kept, or comments could not be read.
#[derive(Debug, thiserror::Error)]
pub enum NotCommented {
    /// It says nothing, or too much.
    #[error("write a comment of at most {MOST_COMMENT_CHARS} characters")]
    Length,
    /// The vault did not take the words.
    #[error("{0}")]
    NotSealed(#[from] SealError),
    /// The vault does not give the words.
    #[error("{0}")]
    NotRead(UnsealError),
    /// The disk refused.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// An office as the desk's file names it.
fn key_of(office: &ActsFor) -> &str {
    office.body().map_or("register", |body| body.as_str())
}

impl Desk {
    /// Those who work on items of an office on a day.
    ///
    /// # Errors
    ///
    /// When the desk's file cannot be read.
    pub fn colleagues(&self, office: &ActsFor, today: Day) -> Result<Vec<Account>, Fault> {
        let accounts = self.accounts();
        let on = Resource::Office(office.clone());
        let mut colleagues = Vec::new();
        for account in accounts.list()? {
            let rows = accounts.appointments(&account.id)?;
            let actor = Actor::with(appointments(&rows).map(|(_, held)| held).collect());
            if may(&actor, Act::WorkOnItem, &on, today).is_ok() {
                colleagues.push(account);
            }
        }
        Ok(colleagues)
    }

    /// Who has which item of an office in hand, as far as they still act for it.
    ///
    /// # Errors
    ///
    /// When the desk's file cannot be read.
    pub fn in_hand(
        &self,
        office: &ActsFor,
        today: Day,
    ) -> Result<BTreeMap<String, Account>, Fault> {
        let given = self.work().in_hand(key_of(office))?;
        if given.is_empty() {
            return Ok(BTreeMap::new());
        }
        let colleagues = self.colleagues(office, today)?;
        let held = given.into_iter().filter_map(|hand| {
            let mut colleagues = colleagues.iter();
            let who = colleagues.find(|account| account.id.as_str() == hand.account)?;
            Some((hand.item, who.clone()))
        });
        Ok(held.collect())
    }

    /// Gives an item to somebody of the office, by the id of their account.
    ///
    /// # Errors
    ///
    /// [`NotHanded`].
    pub fn hand_over(
        &self,
        (office, item): (&ActsFor, &ItemId),
        to: &str,
        by: &str,
        today: Day,
    ) -> Result<(), NotHanded> {
        let colleagues = self.colleagues(office, today)?;
        if !colleagues.iter().any(|account| account.id.as_str() == to) {
            return Err(NotHanded::NoColleague);
        }
        let hand = InHand {
            item: item.to_string(),
            account: to.to_owned(),
            given_by: by.to_owned(),
            given_on: today,
        };
        Ok(self.work().give(key_of(office), &hand)?)
    }

    /// Gives an item back to the office.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn hand_back(&self, office: &ActsFor, item: &ItemId) -> Result<(), Fault> {
        self.work().give_back(key_of(office), item.as_str())
    }

    /// Keeps a comment of an office on an item, sealed.
    ///
    /// # Errors
    ///
    /// [`NotCommented`].
    pub fn comment(
        &self,
        (office, item): (&ActsFor, &ItemId),
        words: &str,
        by: &str,
        (when, draw): (Moment, &Draw),
    ) -> Result<(), NotCommented> {
        let words = words.trim();
        if words.is_empty() || words.chars().count() > MOST_COMMENT_CHARS {
            return Err(NotCommented::Length);
        }
        let sealed = ToSeal {
            kind: Kind::Draft,
            words,
            on: when.day,
        };
        let record = self.vault().seal(&sealed, draw)?;
        let comment = work::Comment {
            record,
            by: by.to_owned(),
            at: when.at,
        };
        Ok(self.work().comment(&NewComment {
            office: key_of(office),
            item: item.as_str(),
            comment: &comment,
        })?)
    }

    /// Who has an item in hand and what the office says of it. Who reads the
    /// comments, when and why stands in the trail.
    ///
    /// # Errors
    ///
    /// [`NotCommented`].
    pub fn remarks(
        &self,
        (office, item): (&ActsFor, &ItemId),
        by: &str,
        when: Moment,
    ) -> Result<Remarks, NotCommented> {
        let kept = self.work().comments(key_of(office), item.as_str())?;
        let (mut comments, mut writers) = (Vec::new(), Vec::new());
        for comment in kept {
            let asking = Asking {
                by,
                why: "the office’s comments on an item of its work",
                when,
            };
            let words = match self.vault().unseal(comment.record, &asking) {
                Ok(words) => Some(words),
                Err(UnsealError::Erased(_)) => None,
                Err(why) => return Err(NotCommented::NotRead(why)),
            };
            let account = self.accounts().under(&comment.by)?;
            if account.is_some() {
                writers.push(comment.by);
            }
            comments.push(Comment {
                by: account.map(|account| account.name),
                at: comment.at,
                words,
            });
        }
        let colleagues = self.colleagues(office, when.day)?;
        // Whoever has it in hand is one of them.
        let shown: BTreeSet<&str> = colleagues
            .iter()
            .map(|account| account.id.as_str())
            .chain(writers.iter().map(String::as_str))
            .filter(|id| *id != by)
            .collect();
        let page = "the page of an item of an office’s work";
        self.note_names(shown.len(), NamesRead { by, page, when })
            .map_err(NotCommented::NotRead)?;
        Ok(Remarks {
            in_hand: self.in_hand(office, when.day)?.remove(item.as_str()),
            colleagues,
            comments,
        })
    }
}
