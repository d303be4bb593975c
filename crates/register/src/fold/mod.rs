//! The fold: entries in, a register out.
//!
//! Folding is total. Every entry of the log is taken, whatever it says: what
//! makes no sense where it stands is kept as an oddity and changes nothing
//! else. Whether a new entry may be recorded at all is asked before, by
//! [`crate::check`].
//!
//! Asks are not recorded: they follow from what is, and are derived here.

mod ask;
mod ask_facts;
mod cite;
mod clock;
mod comments;
mod derive;
mod held;
mod history;
mod index;
mod linked;
mod looked;
mod rows;
mod take;
mod touched;

pub use derive::{NOT_PUBLISHED, SECTION_55};
pub use touched::Touched;

use answerable_calendar::{Day, Holidays};

pub use ask::{Ask, AskKey};
pub use ask_facts::{AskFacts, Explained};
pub use clock::{Clock, NoDay, OutOfForce};
pub use comments::WithComments;
use held::Replaces;
pub use held::{Held, Identified, Known, Pile, Shelf};
pub use history::{Event, EventKind};
pub use linked::Citation;
use rows::Rows;

use crate::body::{Body, Group, Office};
use crate::directory::Directory;
use crate::entry::{Entry, EntryNumber};
use crate::facts::{
    Answer, Asked, AskedBefore, Assurance, CopySent, CorrectionDecided, Difference, Look,
    MappingApproved, Notice, Outcome, Place, PublisherLabel, Reply, Report, Source, Statement,
    Stay, Withdrawal, Withheld,
};
use crate::power::Power;
use crate::words::{
    AnswerId, AssuranceId, BodyId, GroupId, PlaceId, PowerId, SourceId, StatementId, StayId,
    SubjectId,
};

/// Everything the log says, ready for questions.
#[derive(Debug, Default)]
pub struct Register {
    /// The number of entries folded: the next entry's number.
    head: EntryNumber,
    /// For each day on which entries were recorded, the number after its last.
    recorded: Vec<(Day, EntryNumber)>,
    /// Bodies.
    pub bodies: Shelf<BodyId, Body>,
    /// Offices, by their id as written.
    pub offices: Shelf<String, Office>,
    /// Groups.
    pub groups: Shelf<GroupId, Group>,
    /// Powers.
    pub powers: Shelf<PowerId, Power>,
    /// Levels of assurance.
    pub assurances: Shelf<AssuranceId, Assurance>,
    /// The table of holidays; the latest holds.
    pub holidays: Pile<Holidays>,
    /// Sources.
    pub sources: Shelf<SourceId, Source>,
    /// Reports and letters.
    pub reports: Shelf<SubjectId, Report>,
    /// Things asked.
    pub asked: Shelf<SubjectId, Asked>,
    /// Answers.
    pub answers: Shelf<AnswerId, Answer>,
    /// Outcomes.
    pub outcomes: Pile<Outcome>,
    /// Places where answers are published.
    pub places: Shelf<PlaceId, Place>,
    /// Looks.
    pub looks: Pile<Look>,
    /// Notices.
    pub notices: Pile<Notice>,
    /// Copies of answers that were sent.
    pub copies_sent: Pile<CopySent>,
    /// Withdrawals.
    pub withdrawals: Pile<Withdrawal>,
    /// Statements.
    pub statements: Shelf<StatementId, Statement>,
    /// Differences between sources.
    pub differences: Pile<Difference>,
    /// Stays in stages of monitoring.
    pub stays: Shelf<StayId, Stay>,
    /// Approved mappings.
    pub mappings: Pile<MappingApproved>,
    /// Publishers' labels.
    pub labels: Pile<PublisherLabel>,
    /// Entries whose bytes were removed.
    pub withheld: Pile<Withheld>,
    /// Bodies' words beside what is said about them.
    pub replies: Pile<Reply>,
    /// Requests for a correction that were decided.
    pub corrections_decided: Pile<CorrectionDecided>,
    /// Comparisons of two things asked.
    pub comparisons: Pile<AskedBefore>,
    /// Names, and who they stand for.
    pub(crate) directory: Directory,
    asks: Rows<Ask>,
    links: linked::Links,
    oddities: Vec<(EntryNumber, Oddity)>,
    /// Places whose bytes were removed, in order.
    removed: Vec<EntryNumber>,
}

/// Why an entry changed less than it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Oddity {
    /// It corrects an entry that is not there, is of another kind or id, or
    /// was corrected before.
    #[error("it corrects an entry that is not in force")]
    CorrectsNothing,
    /// It has the id of something recorded before, and corrects nothing.
    #[error("its id was taken")]
    IdTaken,
    /// Its bytes were removed.
    #[error("its bytes were removed")]
    Withheld,
}

impl Register {
    /// Takes the next entry of the log.
    pub fn fold(&mut self, entry: Entry) {
        let number = self.head;
        self.mark(entry.recorded_on);
        let replaces = match entry.corrects {
            None => Replaces::Nothing,
            Some(entry) if self.removed.binary_search(&entry).is_ok() => Replaces::Removed,
            Some(entry) => Replaces::Entry(entry),
        };
        if let Err(oddity) = self.take(number, replaces, entry.fact) {
            self.oddities.push((number, oddity));
        }
    }

    /// Takes the next place of the log where the bytes were removed: it
    /// counts, and changes nothing. A later entry that corrects it stands.
    pub fn fold_withheld(&mut self, recorded_on: Day) {
        self.oddities.push((self.head, Oddity::Withheld));
        self.removed.push(self.head);
        self.mark(recorded_on);
    }

    fn mark(&mut self, recorded_on: Day) {
        self.head += 1;
        match self.recorded.last_mut() {
            // A day before the last one cannot be recorded; in a log that says
            // so all the same, it counts for the last day.
            Some((day, after)) if *day >= recorded_on => *after = self.head,
            _ => self.recorded.push((recorded_on, self.head)),
        }
    }

    /// The number of entries folded, which is the number of the next one.
    #[must_use]
    pub fn head(&self) -> EntryNumber {
        self.head
    }

    /// The day of the last entry.
    #[must_use]
    pub fn last_recorded_on(&self) -> Option<Day> {
        self.recorded.last().map(|(day, _)| *day)
    }

    /// The day an entry was recorded.
    #[must_use]
    pub fn recorded_on(&self, entry: EntryNumber) -> Option<Day> {
        let place = self.recorded.partition_point(|(_, after)| *after <= entry);
        self.recorded.get(place).map(|(day, _)| *day)
    }

    /// What the register knew at the end of a day.
    #[must_use]
    pub fn known_on(&self, day: Day) -> Known {
        let place = self.recorded.partition_point(|(held, _)| *held <= day);
        if place == self.recorded.len() {
            Known::Everything
        } else {
            Known::Before(place.checked_sub(1).map_or(0, |last| self.recorded[last].1))
        }
    }

    /// The entry that replaced what an entry recorded, if one did.
    #[must_use]
    pub fn replaced_by(&self, entry: EntryNumber) -> Option<EntryNumber> {
        macro_rules! the_first_of {
            ($($kind:ident),+) => {
                None$(.or_else(|| self.$kind.recorded_by(entry)?.replaced_by))+
            };
        }
        the_first_of!(
            asked,
            answers,
            reports,
            sources,
            outcomes,
            places,
            looks,
            notices,
            copies_sent,
            withdrawals,
            statements,
            differences,
            stays,
            mappings,
            labels,
            withheld,
            replies,
            corrections_decided,
            comparisons,
            bodies,
            offices,
            groups,
            powers,
            assurances,
            holidays
        )
    }

    /// Entries that changed less than they say, with the reason.
    #[must_use]
    pub fn oddities(&self) -> &[(EntryNumber, Oddity)] {
        &self.oddities
    }

    /// The table of holidays in force.
    #[must_use]
    pub fn holidays_in_force(&self) -> Option<&Holidays> {
        self.holidays
            .in_force(Known::Everything)
            .last()
            .map(|held| &held.fact)
    }

    /// Names, groups and who oversaw whom.
    #[must_use]
    pub fn directory(&self) -> crate::directory::Lookup<'_> {
        crate::directory::Lookup::new(self)
    }

    /// The number of asks, those withdrawn or taken away included.
    #[must_use]
    pub fn ask_count(&self) -> usize {
        self.asks.len()
    }

    /// Every ask with its key, in the order they were first derived.
    pub fn asks(&self) -> impl Iterator<Item = (AskKey, &Ask)> {
        self.asks_from(0)
    }

    /// The same without the first so many, which are not looked at.
    pub fn asks_from(&self, skipped: usize) -> impl Iterator<Item = (AskKey, &Ask)> {
        self.asks
            .iter()
            .enumerate()
            .skip(skipped)
            .map(|(place, ask)| (AskKey::at(place), ask))
    }

    /// One ask by its key.
    #[must_use]
    pub fn ask(&self, key: AskKey) -> &Ask {
        &self.asks[key.place()]
    }
}
