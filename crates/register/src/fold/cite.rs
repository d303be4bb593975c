//! Which facts stand on which source.

use super::Register;
use super::linked::Citation;
use crate::entry::{EntryNumber, Fact};
use crate::facts::Passage;
use crate::words::SourceId;

impl Register {
    /// Files a fact under every source it names.
    pub(super) fn cite(&mut self, number: EntryNumber, fact: &Fact) {
        let links = &mut self.links;
        match fact {
            Fact::Report(report) => links.cite(
                report.sources.iter().chain(of(&report.passages)),
                &Citation::Report(report.id.clone()),
            ),
            Fact::Asked(asked) => {
                links.cite(of(&asked.passages), &Citation::Asked(asked.id.clone()));
            }
            Fact::Answer(answer) => links.cite(
                answer
                    .sources
                    .iter()
                    .chain(of(&answer.passages))
                    .chain(answer.meets.iter().flat_map(|meets| of(&meets.passages))),
                &Citation::Answer(answer.id.clone()),
            ),
            Fact::Statement(statement) => links.cite(
                of(&statement.passages),
                &Citation::Statement(statement.id.clone()),
            ),
            Fact::Stay(stay) => links.cite(
                stay.entered.iter().chain(&stay.left).map(|day| &day.source),
                &Citation::Stay(stay.id.clone()),
            ),
            Fact::Outcome(outcome) => {
                links.cite(of(&outcome.passages), &Citation::Entry(number));
            }
            Fact::Withdrawal(withdrawal) => {
                links.cite(of(&withdrawal.passages), &Citation::Entry(number));
            }
            Fact::Difference(difference) => links.cite(
                difference
                    .readings
                    .iter()
                    .map(|reading| &reading.passage.source),
                &Citation::Entry(number),
            ),
            Fact::PublisherLabel(label) => {
                links.cite(std::iter::once(&label.source), &Citation::Entry(number));
            }
            Fact::MappingApproved(mapping) => {
                links.cite(std::iter::once(&mapping.source), &Citation::Entry(number));
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
}

fn of(passages: &[Passage]) -> impl Iterator<Item = &SourceId> {
    passages.iter().map(|passage| &passage.source)
}
