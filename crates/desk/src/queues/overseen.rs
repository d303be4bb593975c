//! What those read who oversee: forces in Engage, asks past their last day, and
//! the reports of the body that a panel watches.

use answerable_register::facts::{Duty, Stage};
use answerable_register::standing::Standing;
use answerable_register::words::BodyId;

use super::item::{Due, Item, LeadsTo};
use crate::view::View;

impl View<'_> {
    /// The forces that are in Engage, each once, the longest stay first.
    pub(super) fn in_engage(&self) -> Vec<Item> {
        let stays = self.register.stays.in_force(self.known);
        let mut items: Vec<Item> = Vec::new();
        for stay in stays.map(|held| &held.fact) {
            if stay.stage != Stage::Engage || !stay.lasts_on(self.as_at) {
                continue;
            }
            let leads_to = LeadsTo::Body(stay.force.clone());
            if items.iter().all(|item| item.leads_to != leads_to) {
                items.push(Item {
                    title: self.name_of(&stay.force, self.as_at).to_owned(),
                    other: None,
                    due: Due::NoDay,
                    since: stay.entered.iter().map(|day| day.latest).max(),
                    leads_to,
                });
            }
        }
        items
    }

    /// Asks whose last day by law is past and to which no answer is known. What
    /// is said of each stands on its page: that nobody looked says nothing of the
    /// body.
    pub(super) fn past_their_last_day(&self) -> Vec<Item> {
        let asks = self.register.asks();
        asks.filter(|(_, ask)| self.known.includes(ask.first_entry))
            // Lateness is counted once for each report.
            .filter(|(_, ask)| ask.reference.duty != Duty::Explain)
            .filter(|(key, _)| {
                let standing = self.register.standing(*key, self.as_at, self.known);
                matches!(
                    standing,
                    Standing::NotYetLookedFor { .. }
                        | Standing::LookedBodyNotTold { .. }
                        | Standing::NoAnswerFound { .. }
                )
            })
            .filter_map(|(key, _)| self.row(key))
            .map(|row| Item::of_ask(&row, row.of.name))
            .collect()
    }

    /// The reports on which a body owes or owed comments: itself, or for a force
    /// the body that oversees it, or for a panel or an assembly the bodies that it
    /// scrutinises, each named. The newest first.
    pub(super) fn reports_of(&self, body: &BodyId) -> Vec<Item> {
        let directory = self.directory();
        let overseer = directory.local_policing_body_of(body, self.as_at);
        let watched = directory.forces_overseen_by(body, self.as_at);
        let scrutinised = directory.scrutinised_by(body, self.as_at);
        let bodies = std::iter::once(body.clone())
            .chain(overseer)
            .chain(watched)
            .chain(scrutinised.iter().cloned());
        let mut items: Vec<Item> = bodies
            .flat_map(|body| self.register.asks_to(&body).to_vec())
            .filter(|key| self.register.ask(*key).reference.duty == Duty::Comment)
            .filter_map(|key| self.row(key))
            .filter(|row| row.asked_on <= self.as_at)
            .map(|row| match scrutinised.contains(&row.reference.of) {
                true => Item::of_ask(&row, row.of.name),
                false => Item::of_ask(&row, Some(row.by.name)),
            })
            .collect();
        items.sort_by_key(|item| std::cmp::Reverse(item.since));
        items
    }
}
