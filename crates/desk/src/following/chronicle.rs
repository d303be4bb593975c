//! Which entries are news of what: an index in memory, kept beside the register.
//!
//! It is derived, as the search index is: made from the register in steps, and
//! thrown away with the process. Four bytes stand in it for each entry and each
//! body or subject that the entry is about, so that the news of one body are
//! found without a look at all others.

use std::collections::HashMap;

use answerable_register::entry::EntryNumber;
use answerable_register::fold::Register;
use answerable_register::words::{BodyId, SubjectId};

use super::happening::Happening;

/// How many entries one step takes: some milliseconds, in which nobody writes.
const ONE_STEP: EntryNumber = 2_048;

/// The entries that are news, by what they are about.
#[derive(Debug, Default)]
pub(crate) struct Chronicle {
    /// The first entry that was not looked at.
    head: EntryNumber,
    all: Vec<u32>,
    of_body: HashMap<BodyId, Vec<u32>>,
    of_subject: HashMap<SubjectId, Vec<u32>>,
}

impl Chronicle {
    /// Looks at the next entries of a register, and says whether there are more.
    pub(crate) fn step(&mut self, register: &Register) -> bool {
        let to = register.head().min(self.head + ONE_STEP);
        for entry in self.head..to {
            if let Some(happening) = Happening::of(register, entry) {
                self.take(&happening, register);
            }
        }
        self.head = to;
        to < register.head()
    }

    /// Looks at every entry that there is.
    pub(crate) fn catch_up(&mut self, register: &Register) {
        while self.step(register) {}
    }

    /// Every entry that is news, in the order of the log.
    pub(crate) fn all(&self) -> &[u32] {
        &self.all
    }

    /// Those of a body.
    pub(crate) fn of_body(&self, body: &BodyId) -> &[u32] {
        self.of_body.get(body).map_or(&[], Vec::as_slice)
    }

    /// Those of a report with all that stands in it, or of one thing asked.
    pub(crate) fn of_subject(&self, subject: &SubjectId) -> &[u32] {
        self.of_subject.get(subject).map_or(&[], Vec::as_slice)
    }

    fn take(&mut self, happening: &Happening<'_>, register: &Register) {
        let entry = u32::try_from(happening.entry).expect("a log holds fewer than 2^32 entries");
        self.all.push(entry);
        for body in &happening.bodies {
            match self.of_body.get_mut(body) {
                Some(entries) => entries.push(entry),
                None => {
                    self.of_body.insert(body.clone(), vec![entry]);
                }
            }
        }
        for subject in happening.subjects(register) {
            self.of_subject.entry(subject).or_default().push(entry);
        }
    }
}
