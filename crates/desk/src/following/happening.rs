//! One thing that happened, and whom and what it is about.

use std::collections::BTreeSet;

use answerable_register::calendar::Day;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::AskReference;
use answerable_register::fold::{Known, Register};
use answerable_register::words::{BodyId, SubjectId};

use super::recorded::Recorded;
use crate::webhooks::{About, Concern};

/// One thing that happened: an entry of the log that is news to whoever follows
/// what it is about.
#[derive(Clone, Debug)]
pub struct Happening<'r> {
    /// The entry that recorded it.
    pub entry: EntryNumber,
    /// The day it was recorded.
    pub recorded_on: Day,
    /// What was recorded.
    pub fact: Recorded<'r>,
    /// What kind of thing it is: a word that stays, as webhooks have it, or
    /// `monitored`.
    pub kind: &'static str,
    /// The page that shows it.
    pub about: About,
    /// The bodies that it concerns.
    pub bodies: BTreeSet<BodyId>,
    /// The asks that it is about.
    pub asks: Vec<AskReference>,
    /// Whether it corrects something recorded before.
    pub is_correction: bool,
    /// The entry that corrected it since.
    pub replaced_by: Option<EntryNumber>,
}

impl<'r> Happening<'r> {
    /// What happened by an entry; none where that is news to nobody.
    #[must_use]
    pub fn of(register: &'r Register, entry: EntryNumber) -> Option<Self> {
        let found = Recorded::find(register, entry)?;
        let recorded_on = register.recorded_on(entry)?;
        let (kind, about, bodies, asks) = match found.fact {
            Recorded::Stay(stay) => {
                let of = BTreeSet::from([stay.force.clone()]);
                ("monitored", About::Body(stay.force.clone()), of, Vec::new())
            }
            fact => {
                let told = Concern::of(register, &fact.as_entry(recorded_on))?;
                (told.kind, told.about, told.bodies, told.asks)
            }
        };
        Some(Self {
            entry,
            recorded_on,
            fact: found.fact,
            kind,
            about,
            bodies,
            asks,
            is_correction: found.is_correction,
            replaced_by: found.replaced_by,
        })
    }

    /// The reports and things asked that it is about: those of its asks, and the
    /// reports they stand in.
    #[must_use]
    pub fn subjects(&self, register: &Register) -> BTreeSet<SubjectId> {
        let itself = match &self.about {
            About::Report(subject) | About::Subject(subject) => Some(subject),
            About::Body(_) | About::Entry => None,
        };
        let asks = self.asks.iter().map(|ask| &ask.subject);
        let mut subjects: BTreeSet<SubjectId> = itself.into_iter().chain(asks).cloned().collect();
        let reports: Vec<SubjectId> = subjects
            .iter()
            .filter_map(|subject| register.asked.get(subject, Known::Everything))
            .filter_map(|held| held.fact.report.clone())
            .collect();
        subjects.extend(reports);
        subjects
    }
}
