//! An item as a row: what it is, by when, who has it, where it is done.

use std::collections::BTreeMap;

use answerable_desk::View;
use answerable_desk::queues::{Due, Item, LeadsTo};
use answerable_desk::store::accounts::Account;
use answerable_desk::store::inbox::Reference;
use answerable_desk::who::ActsFor;
use answerable_register::standing::StandingKind;
use answerable_wording::work;

use super::word_of;
use crate::shown::Stands;
use crate::visit::Links;

/// One row.
pub(super) struct Row {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) other: Option<String>,
    pub(super) stands: Option<Stands>,
    pub(super) due: String,
    pub(super) is_past: bool,
    pub(super) since: Option<String>,
    pub(super) in_hand: Option<String>,
    /// The item's own page; none where nobody of the office has one.
    pub(super) page: Option<String>,
}

impl Row {
    pub(super) fn of(
        item: &Item,
        office: &ActsFor,
        hands: &BTreeMap<String, Account>,
        view: &View<'_>,
        has_a_page: bool,
    ) -> Self {
        let id = item.id();
        Self {
            title: item.title.clone(),
            href: address(&item.leads_to),
            other: item.other.clone(),
            stands: stands(&item.leads_to, view),
            due: due(item.due, view),
            is_past: matches!(item.due, Due::ByLaw(last) if last < view.as_at),
            since: item.since.map(work::since),
            in_hand: hands.get(id.as_str()).map(|account| account.name.clone()),
            page: has_a_page.then(|| format!("/work/{}/items/{id}", word_of(office))),
        }
    }
}

/// By when, in words.
pub(crate) fn due(due: Due, view: &View<'_>) -> String {
    match due {
        Due::ByLaw(last_day) => work::by_law(last_day, view.days_since(last_day)),
        Due::AtOnce(_) => work::AT_ONCE.to_owned(),
        Due::Named(day) => work::named(day),
        Due::NoDay => work::NO_DAY.to_owned(),
    }
}

/// Where an item is done.
pub(crate) fn address(leads_to: &LeadsTo) -> String {
    let links = Links::default();
    match leads_to {
        LeadsTo::Ask(ask) => links.ask(ask),
        LeadsTo::Answer { body, report } => format!("/answering/{report}/{body}"),
        LeadsTo::Case(of) => format!("/closing/{}/{}", of.subject, of.body),
        LeadsTo::Document(fingerprint) => format!("/review/{fingerprint}"),
        LeadsTo::Notice(body) => format!("/notices/{body}"),
        LeadsTo::Correction(reference) => format!("/inbox/{}", Reference(*reference)),
        LeadsTo::Reply(number) => format!("/replies/{number}"),
        LeadsTo::Account(id) => format!("/accounts/{id}"),
        LeadsTo::Body(body) => links.body(body),
    }
}

/// How the ask of an item stands, where it is an ask.
fn stands(leads_to: &LeadsTo, view: &View<'_>) -> Option<Stands> {
    let LeadsTo::Ask(ask) = leads_to else {
        return None;
    };
    let row = view.row(view.register.find_ask(ask)?)?;
    // Of the others the days beside it say as much.
    let tells_more = matches!(
        row.standing.kind(),
        StandingKind::NotYetLookedFor
            | StandingKind::LookedBodyNotTold
            | StandingKind::NoAnswerFound
    );
    tells_more.then(|| Stands::of(row.standing.kind()))
}
