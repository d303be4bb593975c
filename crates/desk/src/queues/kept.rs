//! What those do who keep the register: documents, requests, looks, notices,
//! accounts.

use answerable_register::facts::Matter;
use answerable_store::accounts::{Account, Appointed};
use answerable_store::inbox::Waiting;
use jiff::ToSpan as _;

use super::ENDS_WITHIN_DAYS;
use super::item::{Due, Item, LeadsTo};
use crate::accounts::appointments;
use crate::replies::Draft;
use crate::review::Review;
use crate::view::View;

/// An account, as far as its keeper has something to do about it.
pub(super) struct AccountKept {
    pub(super) account: Account,
    pub(super) appointments: Vec<Appointed>,
    /// Whether anything signs it in: a password, a provider, a passkey.
    pub(super) is_taken_up: bool,
}

/// A document under review.
pub(super) fn document(review: &Review) -> Item {
    let title = review.details.as_ref().map(|details| &details.title);
    Item {
        leads_to: LeadsTo::Document(review.fingerprint),
        title: title.unwrap_or(&review.file_name).clone(),
        other: None,
        due: Due::NoDay,
        since: None,
    }
}

/// A request for a correction, which is read on its own page.
pub(super) fn correction(waiting: &Waiting) -> Item {
    Item {
        leads_to: LeadsTo::Correction(waiting.reference.0),
        title: format!("Request {}", waiting.reference),
        other: None,
        due: Due::NoDay,
        since: Some(waiting.on),
    }
}

/// A reply that waits, by what it is about.
pub(super) fn reply(reply: &Draft, view: &View<'_>) -> Item {
    let title = match &reply.about {
        Matter::Ask(ask) => {
            let row = view.register.find_ask(ask).and_then(|key| view.row(key));
            row.map(|row| row.title.or_blank().to_owned())
        }
        Matter::Subject(subject) => {
            let report = view.report(subject).map(|report| &report.title);
            let title = report.or_else(|| view.asked(subject).map(|asked| &asked.title));
            title.map(|title| title.or_blank().to_owned())
        }
        Matter::Body(body) => Some(view.name_of(body, view.as_at).to_owned()),
        Matter::Source(source) => {
            let source = view.source(source);
            source.map(|source| source.title.or_blank().to_owned())
        }
        Matter::Entry(entry) => Some(format!("Entry {entry}")),
    };
    Item {
        leads_to: LeadsTo::Reply(reply.number),
        title: title.unwrap_or_else(|| format!("Reply {}", reply.number)),
        other: None,
        due: Due::NoDay,
        since: None,
    }
}

impl View<'_> {
    /// Bodies to be told, each once, by the earliest last day.
    pub(super) fn bodies_to_tell(&self) -> Vec<Item> {
        let due = self.notices_due().into_iter();
        due.filter_map(|due| {
            let first = due.asks.first()?;
            Some(Item {
                leads_to: LeadsTo::Notice(due.to.clone()),
                title: self.name_of(&due.to, self.as_at).to_owned(),
                other: None,
                due: Due::of(&first.clock),
                since: Some(first.asked_on),
            })
        })
        .collect()
    }

    /// Answers to be looked for.
    pub(super) fn answers_to_look_for(&self) -> Vec<Item> {
        let due = self.looks_due().into_iter();
        due.map(|due| Item::of_ask(&due.row, due.row.of.name))
            .collect()
    }
}

/// Accounts that nobody took up.
pub(super) fn not_taken_up(accounts: &[AccountKept], view: &View<'_>) -> Vec<Item> {
    let open = |kept: &&AccountKept| {
        let mut held = appointments(&kept.appointments);
        held.any(|(_, held)| held.until().is_none_or(|until| until > view.as_at))
    };
    let waiting = accounts.iter().filter(|kept| !kept.is_taken_up);
    waiting
        .filter(open)
        .map(|kept| account(kept, Due::NoDay))
        .collect()
}

/// Accounts of which an appointment ends within [`ENDS_WITHIN_DAYS`].
pub(super) fn ending(accounts: &[AccountKept], view: &View<'_>) -> Vec<Item> {
    let horizon = view.as_at.saturating_add(ENDS_WITHIN_DAYS.days());
    let of = |kept: &AccountKept| {
        let held = appointments(&kept.appointments);
        let ends = held.filter_map(|(_, held)| held.until().filter(|_| held.holds_on(view.as_at)));
        let first = ends.filter(|until| *until <= horizon).min()?;
        Some(account(kept, Due::Named(first.into())))
    };
    accounts.iter().filter_map(of).collect()
}

fn account(kept: &AccountKept, due: Due) -> Item {
    Item {
        leads_to: LeadsTo::Account(kept.account.id.to_string()),
        title: kept.account.name.clone(),
        other: None,
        due,
        since: None,
    }
}
