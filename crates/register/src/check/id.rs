//! Ids and corrections: an id is new, or belongs to the entry that is
//! corrected; a correction is of the same kind and of the entry in force.

use super::Refusal;
use crate::entry::{Entry, EntryNumber, Fact};
use crate::fold::{Held, Register};
use crate::words::is_slug;

impl Register {
    pub(super) fn check_id(&self, entry: &Entry) -> Result<(), Refusal> {
        let (id, in_force) = match &entry.fact {
            Fact::Body(fact) => (fact.id.as_str(), entry_of(self.bodies.latest(&fact.id))),
            Fact::Group(fact) => (fact.id.as_str(), entry_of(self.groups.latest(&fact.id))),
            Fact::Office(fact) => {
                let id = fact.id.as_str();
                (id, entry_of(self.offices.latest(id)))
            }
            Fact::Power(fact) => {
                let id = fact.id.as_str();
                (id, entry_of(self.powers.latest(id)))
            }
            Fact::Assurance(fact) => {
                let id = fact.id.as_str();
                (id, entry_of(self.assurances.latest(&fact.id)))
            }
            Fact::Source(fact) => (fact.id.as_str(), entry_of(self.sources.latest(&fact.id))),
            Fact::Answer(fact) => (fact.id.as_str(), entry_of(self.answers.latest(&fact.id))),
            Fact::Statement(fact) => (fact.id.as_str(), entry_of(self.statements.latest(&fact.id))),
            Fact::Place(fact) => (fact.id.as_str(), entry_of(self.places.latest(&fact.id))),
            Fact::Stay(fact) => (fact.id.as_str(), entry_of(self.stays.latest(&fact.id))),
            // Reports and things asked share one set of ids, as they share
            // addresses; a correction stays within its kind.
            Fact::Report(fact) => {
                let id = fact.id.as_str();
                not_of_another_kind(entry, id, entry_of(self.asked.latest(&fact.id)))?;
                (id, entry_of(self.reports.latest(&fact.id)))
            }
            Fact::Asked(fact) => {
                let id = fact.id.as_str();
                not_of_another_kind(entry, id, entry_of(self.reports.latest(&fact.id)))?;
                (id, entry_of(self.asked.latest(&fact.id)))
            }
            nameless => return self.check_correction_of_nameless(entry, nameless),
        };
        if !is_slug(id) {
            return Err(Refusal::NotAnId { id: id.to_owned() });
        }
        match (in_force, entry.corrects) {
            (None, None) => Ok(()),
            (Some(held), Some(corrected)) if held == corrected => Ok(()),
            (Some(entry), None) => Err(Refusal::IdTaken {
                id: id.to_owned(),
                entry,
            }),
            (_, Some(corrected)) => Err(Refusal::CorrectsNothing {
                entry: corrected,
                what: id.to_owned(),
            }),
        }
    }

    fn check_correction_of_nameless(&self, entry: &Entry, fact: &Fact) -> Result<(), Refusal> {
        let Some(corrected) = entry.corrects else {
            return Ok(());
        };
        let can_be_corrected = match fact {
            Fact::Outcome(_) => is_latest(self.outcomes.recorded_by(corrected)),
            Fact::Look(_) => is_latest(self.looks.recorded_by(corrected)),
            Fact::Notice(_) => is_latest(self.notices.recorded_by(corrected)),
            Fact::CopySent(_) => is_latest(self.copies_sent.recorded_by(corrected)),
            Fact::Withdrawal(_) => is_latest(self.withdrawals.recorded_by(corrected)),
            Fact::Difference(_) => is_latest(self.differences.recorded_by(corrected)),
            Fact::Holidays(_) => is_latest(self.holidays.recorded_by(corrected)),
            Fact::PublisherLabel(_) => is_latest(self.labels.recorded_by(corrected)),
            Fact::MappingApproved(_) => is_latest(self.mappings.recorded_by(corrected)),
            Fact::Reply(reply) => {
                let before = self.replies.recorded_by(corrected);
                // A body corrects or withdraws its own reply and nobody else's.
                is_latest(before)
                    && before.is_some_and(|held| {
                        held.fact.by == reply.by && held.fact.about == reply.about
                    })
            }
            Fact::CorrectionDecided(_) => {
                is_latest(self.corrections_decided.recorded_by(corrected))
            }
            // The same two, compared anew.
            Fact::AskedBefore(compared) => {
                let before = self.comparisons.recorded_by(corrected);
                is_latest(before)
                    && before.is_some_and(|held| {
                        held.fact.later == compared.later && held.fact.earlier == compared.earlier
                    })
            }
            // Bytes that were removed cannot be put back.
            _ => false,
        };
        if can_be_corrected {
            Ok(())
        } else {
            Err(Refusal::CorrectsNothing {
                entry: corrected,
                what: fact.kind().to_owned(),
            })
        }
    }
}

fn entry_of<T>(held: Option<&Held<T>>) -> Option<EntryNumber> {
    held.map(|held| held.entry)
}

fn is_latest<T>(held: Option<&Held<T>>) -> bool {
    held.is_some_and(|held| held.replaced_by.is_none())
}

fn not_of_another_kind(entry: &Entry, id: &str, other: Option<EntryNumber>) -> Result<(), Refusal> {
    match (other, entry.corrects) {
        (None, _) => Ok(()),
        (Some(other), None) => Err(Refusal::IdTaken {
            id: id.to_owned(),
            entry: other,
        }),
        (Some(_), Some(corrected)) => Err(Refusal::CorrectsNothing {
            entry: corrected,
            what: id.to_owned(),
        }),
    }
}
