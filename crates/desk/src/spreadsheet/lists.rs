//! What the register holds from lists, beside what people recorded.
//!
//! Which lists are months of one list is told by the reports they speak of: a
//! mapping may be renamed, and somebody may have a mapping of their own for the
//! same list, but only the same beginning of ids makes the same reports
//! (docs/decisions/0015).

use std::collections::HashMap;
use std::ops::Range;

use answerable_intake::Mapping;
use answerable_register::calendar::Day;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::MappingApproved;
use answerable_register::fold::{Known, Register};

/// The lists that were let in before.
pub(super) struct Lists {
    /// Where their rows stand in the log.
    stretches: Vec<Range<EntryNumber>>,
    /// The day of the newest that is a month of the same list.
    newest: Option<Day>,
}

impl Lists {
    pub(super) fn of(register: &Register, mapping: &Mapping) -> Self {
        let said = Said::of(register, &mapping.constants().id_begins);
        let mut approvals = Vec::new();
        for held in register.mappings.in_force(Known::Everything) {
            let source = register.sources.latest(&held.fact.source);
            let rows = match held.fact.entries {
                Some(entries) => held.entry + 1..held.entry + 1 + u64::from(entries),
                // Written down last: its rows stand between its file and it.
                None => source.map_or(held.entry, |source| source.entry)..held.entry,
            };
            approvals.push(Approval {
                fact: &held.fact,
                speaks_of_these: said.of_these(&rows),
                publisher: source.map(|source| source.fact.publisher.or_blank()),
                day: source.and_then(|source| source.fact.dated),
                rows,
            });
        }
        // What the rows of a mapping's lists spoke of, where they spoke.
        let mut by_name: HashMap<&str, bool> = HashMap::new();
        for approval in &approvals {
            if let Some(of_these) = approval.speaks_of_these {
                *by_name.entry(approval.name()).or_default() |= of_these;
            }
        }
        let newest = approvals
            .iter()
            .filter(|approval| approval.is_month_of(mapping, &by_name))
            .filter_map(|approval| approval.day)
            .max();
        Self {
            newest,
            stretches: approvals
                .into_iter()
                .map(|approval| approval.rows)
                .collect(),
        }
    }

    /// Whether an entry says what a row of a list said. Any other was recorded
    /// by a person.
    pub(super) fn said(&self, entry: EntryNumber) -> bool {
        self.stretches
            .iter()
            .any(|stretch| stretch.contains(&entry))
    }

    /// Whether a list of a day is older than the newest let in. What that one
    /// left as it was, it said again.
    pub(super) fn have_newer_than(&self, day: Day) -> bool {
        self.newest.is_some_and(|newest| newest > day)
    }

    /// Whether a list of a day is newer than every one let in.
    pub(super) fn have_none_since(&self, day: Day) -> bool {
        self.newest.is_none_or(|newest| newest < day)
    }
}

/// A list that was let in.
struct Approval<'r> {
    fact: &'r MappingApproved,
    rows: Range<EntryNumber>,
    /// Whether its rows say anything of the reports in question; none where
    /// nothing that they said is in force, as when they said again what was held.
    speaks_of_these: Option<bool>,
    publisher: Option<&'r str>,
    day: Option<Day>,
}

impl Approval<'_> {
    fn name(&self) -> &str {
        &self.fact.mapping
    }

    /// Whether it is a month of the list that a mapping reads. Where its own rows
    /// do not tell, other lists of its mapping do; and else its publisher.
    fn is_month_of(&self, mapping: &Mapping, by_name: &HashMap<&str, bool>) -> bool {
        let told = self.speaks_of_these.or_else(|| {
            if self.name() == mapping.name() {
                Some(true)
            } else {
                by_name.get(self.name()).copied()
            }
        });
        told.unwrap_or_else(|| self.publisher == Some(mapping.constants().publisher.as_str()))
    }
}

/// The entries in force about reports, in their order, each with whether the
/// report is one of those in question.
struct Said(Vec<(EntryNumber, bool)>);

impl Said {
    fn of(register: &Register, id_begins: &str) -> Self {
        let mut said = Vec::new();
        for report in register.reports.in_force(Known::Everything) {
            let id = &report.fact.id;
            let of_these = id.as_str().starts_with(id_begins);
            said.push((report.entry, of_these));
            let labels = register.labels_on(id, Known::Everything);
            said.extend(labels.map(|label| (label.entry, of_these)));
        }
        for asked in register.asked.in_force(Known::Everything) {
            let of_these = asked.fact.id.as_str().starts_with(id_begins);
            said.push((asked.entry, of_these));
        }
        said.sort_unstable();
        Self(said)
    }

    /// Whether any of a stretch of entries is about these reports; none where
    /// none is about any.
    fn of_these(&self, stretch: &Range<EntryNumber>) -> Option<bool> {
        let from = self.0.partition_point(|(entry, _)| *entry < stretch.start);
        let within = self.0[from..]
            .iter()
            .take_while(|(entry, _)| *entry < stretch.end);
        within
            .map(|(_, of_these)| *of_these)
            .reduce(|one, other| one || other)
    }
}
