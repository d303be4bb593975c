//! Which facts stand on which source.

use super::Register;
use super::held::{Held, Known, Replaces};
use super::linked::Citation;
use crate::entry::{EntryNumber, Fact};
use crate::words::SourceId;

impl Citation {
    /// What a fact is filed as under its sources; none for a kind that names
    /// no source.
    pub(super) fn of(number: EntryNumber, fact: &Fact) -> Option<Self> {
        Some(match fact {
            Fact::Report(report) => Self::Report(report.id.clone()),
            Fact::Asked(asked) => Self::Asked(asked.id.clone()),
            Fact::Answer(answer) => Self::Answer(answer.id.clone()),
            Fact::Statement(statement) => Self::Statement(statement.id.clone()),
            Fact::Stay(stay) => Self::Stay(stay.id.clone()),
            Fact::Outcome(_)
            | Fact::Withdrawal(_)
            | Fact::Difference(_)
            | Fact::PublisherLabel(_)
            | Fact::MappingApproved(_) => Self::Entry(number),
            Fact::Body(_)
            | Fact::Office(_)
            | Fact::Group(_)
            | Fact::Power(_)
            | Fact::Holidays(_)
            | Fact::Assurance(_)
            | Fact::Source(_)
            | Fact::Place(_)
            | Fact::Look(_)
            | Fact::Notice(_)
            | Fact::CopySent(_)
            | Fact::Withheld(_)
            | Fact::Reply(_)
            | Fact::CorrectionDecided(_)
            | Fact::AskedBefore(_) => return None,
        })
    }
}

impl Register {
    /// Files a fact just taken under every source it names.
    pub(super) fn cite(&mut self, citation: &Citation, replaces: Replaces) {
        macro_rules! file {
            ($held:expr) => {
                if let Some(held) = $held {
                    for source in held.fact.cited() {
                        self.links.cite(source, citation, replaces);
                    }
                }
            };
        }
        match citation {
            Citation::Report(id) => file!(self.reports.latest(id)),
            Citation::Asked(id) => file!(self.asked.latest(id)),
            Citation::Answer(id) => file!(self.answers.latest(id)),
            Citation::Statement(id) => file!(self.statements.latest(id)),
            Citation::Stay(id) => file!(self.stays.latest(id)),
            Citation::Entry(entry) => {
                file!(self.outcomes.recorded_by(*entry));
                file!(self.withdrawals.recorded_by(*entry));
                file!(self.differences.recorded_by(*entry));
                file!(self.labels.recorded_by(*entry));
                file!(self.mappings.recorded_by(*entry));
            }
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
