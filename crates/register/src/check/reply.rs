//! Replies and decided corrections: whom they may come from, and about what.

use answerable_calendar::Day;

use super::{Refusal, blank, wordless};
use crate::entry::EntryNumber;
use crate::facts::{
    About, Asked, Asker, CorrectionDecided, Decision, MOST_REPLY_CHARS, Matter, Reply, Who,
};
use crate::fold::{Known, Register};
use crate::words::{BodyId, SubjectId};

impl Register {
    pub(super) fn check_reply(&self, reply: &Reply) -> Result<(), Refusal> {
        self.body(reply.by.as_str())?;
        wordless("the reply", &reply.words)?;
        let letters = reply.words.or_blank().chars().count();
        if letters > MOST_REPLY_CHARS {
            return Err(Refusal::TooLong {
                what: "the reply",
                letters,
                most: MOST_REPLY_CHARS,
            });
        }
        if let Some(withdrawn) = reply.withdrawn_on.filter(|on| *on < reply.on) {
            return Err(Refusal::NoDayLeft {
                first: reply.on,
                last: withdrawn,
            });
        }
        self.check_matter(&reply.about)?;
        if self.is_named_in(&reply.about, &reply.by, reply.on) {
            Ok(())
        } else {
            Err(Refusal::NotNamed {
                body: reply.by.to_string(),
            })
        }
    }

    pub(super) fn check_correction_decided(
        &self,
        decided: &CorrectionDecided,
    ) -> Result<(), Refusal> {
        wordless("what was asked", &decided.asked)?;
        wordless("why it was decided so", &decided.why)?;
        if decided.decided_on < decided.asked_on {
            return Err(Refusal::NoDayLeft {
                first: decided.asked_on,
                last: decided.decided_on,
            });
        }
        if let Some(matter) = &decided.about {
            self.check_matter(matter)?;
        }
        match (decided.decision, decided.corrected_by) {
            (Decision::Accepted, Some(entry)) => {
                self.entry_held(entry)?;
                if self.may_put_right(entry, decided.asked_on) {
                    return Ok(());
                }
                Err(Refusal::CannotPutRight {
                    entry,
                    asked: decided.asked_on,
                })
            }
            (Decision::Accepted, None) => blank("the entry that puts it right", ""),
            (Decision::Refused | Decision::NotAboutTheRegister, None) => Ok(()),
            (Decision::Refused | Decision::NotAboutTheRegister, Some(entry)) => {
                Err(Refusal::PutsNothingRight { entry })
            }
        }
    }

    /// Whether an entry may be what put something right that was asked on a day:
    /// it was recorded since, or it corrects another, and it decides no request.
    fn may_put_right(&self, entry: EntryNumber, asked: Day) -> bool {
        if self.corrections_decided.recorded_by(entry).is_some() {
            return false;
        }
        self.recorded_on(entry).is_some_and(|on| on >= asked)
            || (0..entry).any(|earlier| self.replaced_by(earlier) == Some(entry))
    }

    fn check_matter(&self, matter: &Matter) -> Result<(), Refusal> {
        match matter {
            Matter::Ask(ask) => self
                .find_ask(ask)
                .map(|_| ())
                .ok_or_else(|| Refusal::NotHeld {
                    what: "ask",
                    id: ask.to_string(),
                }),
            Matter::Subject(subject) => self.subject(subject.as_str()),
            Matter::Body(body) => self.body(body.as_str()),
            Matter::Source(source) => self.source(source.as_str()),
            Matter::Entry(entry) => self.entry_held(*entry),
        }
    }

    fn entry_held(&self, entry: EntryNumber) -> Result<(), Refusal> {
        if entry < self.head() {
            Ok(())
        } else {
            Err(Refusal::NotHeld {
                what: "entry",
                id: entry.to_string(),
            })
        }
    }

    /// Whether a body, or one whose duties it bears on the day, is named in what
    /// is said there: it was asked, it asked, a report is about it, an outcome or
    /// a statement is of it.
    #[must_use]
    pub fn is_named_in(&self, matter: &Matter, body: &BodyId, day: Day) -> bool {
        self.named_in(matter)
            .iter()
            .any(|named| named == body || self.directory().bearer_on(named, day) == *body)
    }

    /// The bodies named there; none in a source, which says what it says.
    #[must_use]
    pub fn named_in(&self, matter: &Matter) -> Vec<BodyId> {
        match matter {
            Matter::Ask(ask) => vec![ask.of.clone()],
            Matter::Body(body) => vec![body.clone()],
            Matter::Subject(subject) => self.named_in_subject(subject),
            Matter::Source(_) => Vec::new(),
            Matter::Entry(entry) => self.named_in_entry(*entry),
        }
    }

    fn named_in_subject(&self, subject: &SubjectId) -> Vec<BodyId> {
        let mut named: Vec<BodyId> = self
            .asks_of(subject)
            .iter()
            .map(|key| self.ask(*key).reference.of.clone())
            .collect();
        if let Some(held) = self.reports.get(subject, Known::Everything) {
            let report = &held.fact;
            named.push(report.by.clone());
            if let About::Forces(forces) = &report.about {
                named.extend(forces.iter().cloned());
            }
        }
        if let Some(held) = self.asked.get(subject, Known::Everything) {
            named.extend(asker_of(&held.fact));
            named.extend(held.fact.of.iter().flat_map(addressees_of));
        }
        named
    }

    fn named_in_entry(&self, entry: EntryNumber) -> Vec<BodyId> {
        if let Some(held) = self.outcomes.recorded_by(entry) {
            let outcome = &held.fact;
            return match &outcome.of {
                Some(of) => vec![of.clone(), outcome.judged_by.clone()],
                None => self.named_in_subject(&outcome.subject),
            };
        }
        if let Some(held) = self.statements.recorded_by(entry) {
            let statement = &held.fact;
            let mut named: Vec<BodyId> = statement.speaker_for.iter().cloned().collect();
            if let Some(about) = &statement.about {
                named.extend(self.named_in_subject(about));
            }
            return named;
        }
        if let Some(held) = self.stays.recorded_by(entry) {
            return vec![held.fact.force.clone()];
        }
        Vec::new()
    }
}

fn asker_of(asked: &Asked) -> Option<BodyId> {
    match &asked.by {
        Asker::Body(body) | Asker::Within { body, .. } => Some(body.clone()),
        Asker::AsPublished(_) => None,
    }
}

fn addressees_of(addressee: &crate::facts::Addressee) -> Vec<BodyId> {
    match &addressee.who {
        Who::Body(body) => vec![body.clone()],
        Who::Group { members, .. } => members.clone(),
        Who::AsPublished { .. } | Who::NotPublished => Vec::new(),
    }
}
