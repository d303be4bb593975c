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
        let standing = standing_of(&item.leads_to, view);
        let is_open = standing.is_none_or(is_still_owed);
        Self {
            title: item.title.clone(),
            href: address(&item.leads_to),
            other: item.other.clone(),
            stands: standing.filter(|kind| tells_more(*kind)).map(Stands::of),
            due: match is_open {
                true => due(item.due, view),
                false => settled(item.due, view),
            },
            is_past: is_open && matches!(item.due, Due::ByLaw(last) if last < view.as_at),
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

/// By when it was to be done, of what was answered: how far off that day is now says
/// nothing of the body.
fn settled(was_due: Due, view: &View<'_>) -> String {
    match was_due {
        Due::ByLaw(last_day) => work::last_day_by_law(last_day),
        other => due(other, view),
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
fn standing_of(leads_to: &LeadsTo, view: &View<'_>) -> Option<StandingKind> {
    let LeadsTo::Ask(ask) = leads_to else {
        return None;
    };
    let row = view.row(view.register.find_ask(ask)?)?;
    Some(row.standing.kind())
}

/// Whether an answer may still be to come, so that days to it or past it matter.
fn is_still_owed(kind: StandingKind) -> bool {
    matches!(
        kind,
        StandingKind::Awaiting
            | StandingKind::NotYetLookedFor
            | StandingKind::LookedBodyNotTold
            | StandingKind::NoAnswerFound
            | StandingKind::LastDayNotKnown
            | StandingKind::NoLegalDeadline
            | StandingKind::NotYetAsked
    )
}

/// Whether how it stands says more than the days beside it.
fn tells_more(kind: StandingKind) -> bool {
    !matches!(
        kind,
        StandingKind::Awaiting
            | StandingKind::LastDayNotKnown
            | StandingKind::NoLegalDeadline
            | StandingKind::NotYetAsked
    )
}

#[cfg(test)]
mod tests {
    use std::sync::RwLock;

    use answerable_register::fold::Register;
    use answerable_testkit::facts::day;

    use super::*;

    #[test]
    fn nobody_who_answered_is_said_to_be_days_past() {
        let register = RwLock::new(Register::default());
        let register = register.read().unwrap();
        let view = View::of(&register, day("1 June 2024"));
        let by_law = Due::ByLaw(day("1 May 2024"));
        assert_eq!(settled(by_law, &view), "Last day by law 1 May 2024");
        assert_eq!(
            due(by_law, &view),
            "Last day by law 1 May 2024, 31 days past"
        );
        for kind in [
            StandingKind::AnsweredInTime,
            StandingKind::AnsweredLate,
            StandingKind::Answered,
            StandingKind::Withdrawn,
        ] {
            assert!(!is_still_owed(kind) && tells_more(kind), "{kind:?}");
        }
        for kind in [StandingKind::NotYetLookedFor, StandingKind::NoAnswerFound] {
            assert!(is_still_owed(kind) && tells_more(kind), "{kind:?}");
        }
        assert!(is_still_owed(StandingKind::Awaiting) && !tells_more(StandingKind::Awaiting));
    }
}
