//! Which facts stand on which source.

use super::Register;
use super::held::{Held, Known, Replaces};
use super::linked::Citation;
use crate::entry::{EntryNumber, Fact};
use crate::words::SourceId;

impl Register {
    /// Files a fact under every source it names.
    pub(super) fn cite(&mut self, number: EntryNumber, fact: &Fact, replaces: Replaces) {
        let mut file = |sources: &mut dyn Iterator<Item = &SourceId>, citation: Citation| {
            for source in sources {
                self.links.cite(source, &citation, replaces);
            }
        };
        match fact {
            Fact::Report(report) => {
                file(&mut report.cited(), Citation::Report(report.id.clone()));
            }
            Fact::Asked(asked) => file(&mut asked.cited(), Citation::Asked(asked.id.clone())),
            Fact::Answer(answer) => {
                file(&mut answer.cited(), Citation::Answer(answer.id.clone()));
            }
            Fact::Statement(statement) => file(
                &mut statement.cited(),
                Citation::Statement(statement.id.clone()),
            ),
            Fact::Stay(stay) => file(&mut stay.cited(), Citation::Stay(stay.id.clone())),
            Fact::Outcome(outcome) => file(&mut outcome.cited(), Citation::Entry(number)),
            Fact::Withdrawal(withdrawal) => {
                file(&mut withdrawal.cited(), Citation::Entry(number));
            }
            Fact::Difference(difference) => {
                file(&mut difference.cited(), Citation::Entry(number));
            }
            Fact::PublisherLabel(label) => {
                file(&mut label.cited(), Citation::Entry(number));
            }
            Fact::MappingApproved(mapping) => {
                file(&mut mapping.cited(), Citation::Entry(number));
            }
            Fact::Body(_)
            | Fact::Office(_)
            | Fact::Group(_)
            | Fact::Power(_)
            | Fact::Holidays(_)
            | Fact::Source(_)
            | Fact::Look(_)
            | Fact::Notice(_)
            | Fact::Withheld(_) => {}
        }
    }

    /// The facts in force that stand on a source, in the order they were first
    /// recorded. What a correction rests on another source stands there.
    pub fn citations_of(&self, source: &SourceId, known: Known) -> impl Iterator<Item = &Citation> {
        self.links
            .citations_of(source)
            .iter()
            .filter(move |citation| self.stands_on(citation, source, known))
    }

    fn stands_on(&self, citation: &Citation, source: &SourceId, known: Known) -> bool {
        macro_rules! cites {
            ($held:expr) => {
                $held.is_some_and(|held| held.fact.cited().any(|cited| cited == source))
            };
        }
        match citation {
            Citation::Report(id) => cites!(self.reports.get(id, known)),
            Citation::Asked(id) => cites!(self.asked.get(id, known)),
            Citation::Answer(id) => cites!(self.answers.get(id, known)),
            Citation::Statement(id) => cites!(self.statements.get(id, known)),
            Citation::Stay(id) => cites!(self.stays.get(id, known)),
            // A fact without an id stands on what it said when recorded.
            Citation::Entry(entry) => {
                is_in_force(self.outcomes.recorded_by(*entry), known)
                    || is_in_force(self.withdrawals.recorded_by(*entry), known)
                    || is_in_force(self.differences.recorded_by(*entry), known)
                    || is_in_force(self.labels.recorded_by(*entry), known)
                    || is_in_force(self.mappings.recorded_by(*entry), known)
            }
        }
    }
}

fn is_in_force<T>(held: Option<&Held<T>>, known: Known) -> bool {
    held.is_some_and(|held| held.is_in_force(known))
}
