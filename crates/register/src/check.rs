//! Whether an entry may be recorded: the rules, and what to put right.
//!
//! Decided against the register exactly at the head of the log. A refusal is
//! something a person can put right, and says how.

mod asked_before;
mod asker;
mod fact;
mod id;
mod looking;
mod refusal;
mod reply;

pub use refusal::Refusal;

use fact::check_source;

use crate::entry::{Entry, Fact};
use crate::fold::Register;
use crate::words::Words;

impl Register {
    /// Whether an entry may be the next one.
    ///
    /// An entry that may be folds without oddity.
    ///
    /// # Errors
    ///
    /// With the first rule it breaks.
    pub fn check(&self, entry: &Entry) -> Result<(), Refusal> {
        if let Some(last) = self
            .last_recorded_on()
            .filter(|last| entry.recorded_on < *last)
        {
            return Err(Refusal::RecordedBefore {
                day: entry.recorded_on,
                last,
            });
        }
        blank("who records it", &entry.by)?;
        self.check_id(entry)?;
        match &entry.fact {
            Fact::Body(body) => some("the list of its kinds", &body.kinds),
            Fact::Source(source) => check_source(source),
            Fact::Report(report) => self.check_report(report),
            Fact::Asked(asked) => self.check_asked(asked),
            Fact::Answer(answer) => self.check_answer(answer),
            Fact::Outcome(outcome) => self.check_outcome(outcome),
            Fact::Place(place) => self.check_place(place),
            Fact::Look(look) => self.check_look(look),
            Fact::Notice(notice) => self.check_notice(notice),
            Fact::CopySent(copy) => self.check_copy_sent(copy),
            Fact::Withdrawal(withdrawal) => self.check_withdrawal(withdrawal),
            Fact::Statement(statement) => self.check_statement(statement),
            Fact::Difference(difference) => self.check_difference(difference),
            Fact::Stay(stay) => self.check_stay(stay),
            Fact::PublisherLabel(label) => self.check_label(label),
            Fact::MappingApproved(mapping) => self.source(mapping.source.as_str()),
            Fact::Reply(reply) => self.check_reply(reply),
            Fact::CorrectionDecided(decided) => self.check_correction_decided(decided),
            Fact::AskedBefore(compared) => self.check_asked_before(compared, entry.corrects),
            Fact::Withheld(withheld) if withheld.entry >= self.head() => Err(Refusal::NotHeld {
                what: "entry",
                id: withheld.entry.to_string(),
            }),
            Fact::Office(_)
            | Fact::Group(_)
            | Fact::Power(_)
            | Fact::Holidays(_)
            | Fact::Assurance(_)
            | Fact::Withheld(_) => Ok(()),
        }
    }
}

/// Words that are sealed cannot be seen to be blank.
fn wordless(what: &'static str, words: &Words) -> Result<(), Refusal> {
    words.open().map_or(Ok(()), |words| blank(what, words))
}

fn blank(what: &'static str, words: &str) -> Result<(), Refusal> {
    if words.trim().is_empty() {
        Err(Refusal::Blank { what })
    } else {
        Ok(())
    }
}

fn some<T>(what: &'static str, list: &[T]) -> Result<(), Refusal> {
    if list.is_empty() {
        Err(Refusal::Blank { what })
    } else {
        Ok(())
    }
}
