//! What a spreadsheet would change, beside what is held.

use std::collections::HashMap;

use answerable_intake::Mapping;
use answerable_intake::mapping::{Difference, Dry, Held};
use answerable_register::entry::{EntryNumber, Fact};
use answerable_register::facts::{Asked, PublisherLabel, Report, Who};
use answerable_register::fold::{Known, Register};

use super::facts::{File, Made, Maker, WrongConstant};
use crate::clerk::Recording;

/// A dry run: what the rows would change, and the facts that would do it.
#[derive(Debug)]
pub struct DryRun {
    /// The rows as read, with those refused.
    pub dry: Dry,
    /// Rows by what they would change.
    pub difference: Difference,
    /// Reports whose publisher's label changed, and nothing else.
    pub labels_changed: usize,
    /// Reports held from a newer list, which an older one does not change.
    pub held_from_newer: usize,
    /// Recipients that name a body of the register.
    pub resolved: usize,
    /// Recipients kept as published.
    pub as_published: usize,
    /// Recipients that were not published.
    pub not_published: usize,
    /// What would be recorded, a report at a time.
    pub(super) recordings: Vec<Vec<Recording>>,
}

impl DryRun {
    /// Whether recording it would change nothing.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        self.recordings.is_empty()
    }

    /// How many facts recording it would add to the log.
    #[must_use]
    pub fn facts(&self) -> usize {
        self.recordings.iter().map(Vec::len).sum()
    }
}

/// Compares the rows of a spreadsheet with what the register holds. `seen` is
/// told how many reports are done, for a progress bar.
///
/// # Errors
///
/// When the mapping's constants do not fit the register.
pub fn dry_run(
    register: &Register,
    mapping: &Mapping,
    dry: Dry,
    file: File,
    mut seen: impl FnMut(usize),
) -> Result<DryRun, WrongConstant> {
    let maker = Maker::try_new(register, mapping, file)?;
    let mut run = DryRun {
        difference: Difference::default(),
        labels_changed: 0,
        held_from_newer: 0,
        resolved: 0,
        as_published: 0,
        not_published: 0,
        recordings: Vec::new(),
        dry: Dry::default(),
    };
    let mut held = HashMap::new();
    for (place, mapped) in dry.reports.iter().enumerate() {
        let made = maker.make(mapped)?;
        run.count_addressees(&made.asked);
        let was = compared(register, &made);
        if let Some(recipients) = was.recipients {
            let fingerprint = if was.recordings.is_empty() {
                mapped.fingerprint()
            } else {
                String::new()
            };
            held.insert(
                mapped.key.clone(),
                Held {
                    fingerprint,
                    recipients,
                },
            );
        }
        run.labels_changed += usize::from(was.label_alone);
        run.held_from_newer += usize::from(was.is_older);
        if !was.recordings.is_empty() {
            run.recordings.push(was.recordings);
        }
        seen(place + 1);
    }
    run.difference = dry.against(|key| held.get(key).cloned());
    run.dry = dry;
    Ok(run)
}

impl DryRun {
    fn count_addressees(&mut self, asked: &Asked) {
        for addressee in &asked.of {
            match addressee.who {
                Who::Body(_) | Who::Group { .. } => self.resolved += 1,
                Who::AsPublished { .. } => self.as_published += 1,
                Who::NotPublished => self.not_published += 1,
            }
        }
    }
}

/// One report beside what is held of it.
struct Compared {
    /// The numbers of the recipients held; none where the report is not.
    recipients: Option<Vec<u32>>,
    /// What would be recorded.
    recordings: Vec<Recording>,
    /// Whether only the publisher's label is new.
    label_alone: bool,
    /// Whether what is held comes from a newer list.
    is_older: bool,
}

fn compared(register: &Register, made: &Made) -> Compared {
    let held_report = register.reports.latest(&made.report.id);
    let held_asked = register.asked.latest(&made.asked.id);
    let last_label = register
        .labels_on(&made.report.id, Known::Everything)
        .max_by_key(|held| (held.fact.as_of, held.entry));
    let mut recordings = Vec::new();
    // An older list says nothing of what a newer one said since.
    let is_older = last_label.is_some_and(|held| held.fact.as_of > made.as_of);
    if !is_older {
        match held_report {
            None => recordings.push(Recording::from(made.report.clone())),
            Some(held) if same_report(&held.fact, &made.report) => {}
            Some(held) => recordings.push(correction(made.report.clone(), held.entry)),
        }
        match (held_asked, register.prepare(made.asked.clone().into())) {
            (None, asked) => recordings.push(Recording::from(asked)),
            (Some(held), Fact::Asked(asked)) if held.fact == *asked => {}
            (Some(held), asked) => recordings.push(correction(asked, held.entry)),
        }
    }
    let says_the_same = recordings.is_empty();
    if let Some(label) = made.label.as_ref().filter(|_| !is_older)
        && !last_label.is_some_and(|held| same_label(&held.fact, label))
    {
        recordings.push(Recording::from(label.clone()));
    }
    Compared {
        recipients: held_report.map(|_| {
            let held = held_asked.map_or(0, |held| held.fact.of.len());
            (1..=u32::try_from(held).unwrap_or(u32::MAX)).collect()
        }),
        label_alone: held_report.is_some() && says_the_same && !recordings.is_empty(),
        is_older,
        recordings,
    }
}

fn same_label(held: &PublisherLabel, made: &PublisherLabel) -> bool {
    held.label == made.label
        && held.replies_counted == made.replies_counted
        && held.recipients_counted == made.recipients_counted
}

fn correction(fact: impl Into<Fact>, corrects: EntryNumber) -> Recording {
    Recording {
        fact: fact.into(),
        corrects: Some(corrects),
    }
}

/// Whether two files say the same of a report, whichever file said it first.
fn same_report(held: &Report, made: &Report) -> bool {
    let from = Report {
        sources: held.sources.clone(),
        ..made.clone()
    };
    *held == from
}
