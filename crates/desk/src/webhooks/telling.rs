//! What is to be told now, and what came of it.
//!
//! Each try stands alone: whoever sends asks for what is [due](Desk::due), sends
//! it and [notes](Desk::heard) what it heard. Broken off anywhere, the delivery
//! waits as before and is sent again under the same id.

use std::collections::BTreeMap;

use answerable_register::entry::{Entry, EntryNumber};
use answerable_register::words::BodyId;
use answerable_store::Fault;
use answerable_store::accounts::UnixSeconds;
use answerable_store::vault::{Asking, Moment, UnsealError};
use answerable_store::webhooks::{Came, Delivery, DeliveryState, Webhook};

use super::concerns::Concern;
use super::signing::Secret;
use crate::desk::Desk;
use crate::questions::EntryState;

/// How long is waited after each try that failed, in seconds: a minute for a
/// restart, the rest of a day for a machine that somebody has to see to. After
/// the last a delivery is tried once more and then given up.
pub const WAITS: [i64; 6] = [60, 5 * 60, 30 * 60, 2 * 60 * 60, 8 * 60 * 60, 24 * 60 * 60];

/// How many deliveries of one webhook wait at most. What is beyond them stays in
/// the log, where the webhook's position finds it later.
const MOST_WAITING: u64 = 500;

/// How many entries are looked at for one webhook in one go.
const MOST_AT_ONCE: u64 = 256;

/// How many deliveries that were made stay on the page of a webhook.
const KEPT: usize = 200;

/// Under what the audit trail names the program itself.
pub(super) const BY: &str = "webhooks";

/// A delivery that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The webhook.
    pub webhook: Webhook,
    /// The delivery.
    pub delivery: Delivery,
}

impl Due {
    /// The id of the delivery, which stays however often it is tried.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}-{}", self.webhook.id, self.delivery.entry)
    }
}

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The entry of the log.
    pub entry: EntryNumber,
    /// What is told of it.
    pub concern: Concern,
}

/// What was heard of a receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It has it.
    Yes(String),
    /// It has not, or nobody heard: in words.
    No(String),
    /// There is nothing to tell any more: it is not tried again.
    Nothing(String),
    /// Nobody is there any more (410): the webhook is stopped.
    Gone(String),
}

impl Desk {
    /// Notes for every webhook that works what is to be told of the entries that
    /// were recorded since its position. Whether there may be more to look at.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or the disk refuses.
    pub fn look_on_for_webhooks(&self, now: UnixSeconds) -> Result<bool, Fault> {
        let head = self.read().head();
        let mut known: BTreeMap<EntryNumber, Option<Concern>> = BTreeMap::new();
        let mut more = false;
        let all = self.webhooks().all()?;
        for webhook in all.iter().filter(|one| one.stopped_at.is_none()) {
            if webhook.position >= head {
                continue;
            }
            let waiting = self.webhooks().counted(&webhook.id)?.waiting;
            if waiting >= MOST_WAITING {
                continue;
            }
            let body = BodyId::from(webhook.body.as_str());
            let to = head.min(webhook.position + MOST_AT_ONCE);
            let mut found = Vec::new();
            for number in webhook.position..to {
                if let std::collections::btree_map::Entry::Vacant(vacant) = known.entry(number) {
                    vacant.insert(self.concern_of(number)?);
                }
                if let Some(Some(concern)) = known.get(&number)
                    && concern.bodies.contains(&body)
                {
                    found.push((number, concern.kind));
                }
            }
            self.webhooks()
                .look_on(&webhook.id, (webhook.position, to), &found, now)?;
            more |= to < head;
        }
        Ok(more)
    }

    /// What is due now: for each webhook its first delivery by the order of the
    /// log whose moment has come.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn due_for_webhooks(&self, now: UnixSeconds) -> Result<Vec<Due>, Fault> {
        let kept = self.webhooks();
        let mut due = Vec::new();
        for webhook in kept.all()? {
            if let Some(delivery) = kept.due(&webhook.id, now)? {
                due.push(Due { webhook, delivery });
            }
        }
        Ok(due)
    }

    /// What is due now for one webhook.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn due_for_webhook(&self, id: &str, now: UnixSeconds) -> Result<Option<Due>, Fault> {
        let kept = self.webhooks();
        let Some(webhook) = kept.find(id)? else {
            return Ok(None);
        };
        let delivery = kept.due(id, now)?;
        Ok(delivery.map(|delivery| Due { webhook, delivery }))
    }

    /// What a delivery tells; none where the entry's bytes were removed since.
    ///
    /// # Errors
    ///
    /// When the log cannot be read.
    pub fn telling_of(&self, due: &Due) -> Result<Option<Telling>, Fault> {
        let entry = due.delivery.entry;
        let concern = self.concern_of(entry)?;
        Ok(concern.map(|concern| Telling { entry, concern }))
    }

    /// The secret of a webhook; none where it was erased. The reading stands in
    /// the audit trail before this returns: whoever sends keeps it in memory.
    ///
    /// # Errors
    ///
    /// When the vault cannot be read.
    pub fn secret_of(&self, webhook: &Webhook, when: Moment) -> Result<Option<Secret>, Fault> {
        let why = format!("to sign what webhook {} is told", webhook.id);
        let asking = Asking {
            by: BY,
            why: &why,
            when,
        };
        match self.vault().unseal(webhook.record, &asking) {
            Ok(written) => Ok(Secret::read(&written)),
            Err(UnsealError::Fault(why)) => Err(why),
            Err(_) => Ok(None),
        }
    }

    /// Notes what came of a try.
    ///
    /// # Errors
    ///
    /// When the disk refuses: the delivery waits as before.
    pub fn heard(&self, due: &Due, heard: &Heard, when: Moment) -> Result<DeliveryState, Fault> {
        let at = when.at;
        let (state, words) = match heard {
            Heard::Yes(words) => (DeliveryState::Delivered, words),
            Heard::No(words) => (after(due.delivery.tries, at), words),
            Heard::Nothing(words) | Heard::Gone(words) => (DeliveryState::GivenUp, words),
        };
        let (id, delivery) = (&due.webhook.id, &due.delivery);
        let came = Came {
            state,
            at,
            words: words.clone(),
        };
        let kept = self.webhooks();
        kept.note(id, (delivery.entry, delivery.tries), &came)?;
        kept.forget_all_but(id, KEPT)?;
        drop(kept);
        if matches!(heard, Heard::Gone(_)) {
            self.stop_webhook(id, None, when)?;
        }
        Ok(state)
    }

    fn concern_of(&self, number: EntryNumber) -> Result<Option<Concern>, Fault> {
        let Some(entry) = self.entry_read(number)? else {
            return Ok(None);
        };
        Ok(Concern::of(&self.read(), &entry))
    }

    fn entry_read(&self, number: EntryNumber) -> Result<Option<Box<Entry>>, Fault> {
        let page = self.entry(number)?;
        Ok(page.and_then(|page| match page.state {
            EntryState::Read { entry, .. } => Some(entry),
            EntryState::Withheld | EntryState::Unreadable { .. } => None,
        }))
    }
}

/// What becomes of a delivery whose next try after so many others failed.
fn after(tries: u32, at: UnixSeconds) -> DeliveryState {
    let wait = usize::try_from(tries)
        .ok()
        .and_then(|tries| WAITS.get(tries));
    match wait {
        Some(wait) => DeliveryState::Waiting(UnixSeconds(at.0 + wait)),
        None => DeliveryState::GivenUp,
    }
}
