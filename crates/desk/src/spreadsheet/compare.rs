//! What a spreadsheet would change, beside what is held.

use std::collections::HashMap;

use answerable_intake::Mapping;
use answerable_intake::mapping::{Difference, Dry, Held};
use answerable_register::entry::{EntryNumber, Fact};
use answerable_register::facts::{Asked, Report, Who};
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
}

fn compared(register: &Register, made: &Made) -> Compared {
    let mut recordings = Vec::new();
    let held_report = register.reports.latest(&made.report.id);
    let held_asked = register.asked.latest(&made.asked.id);
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
    let said_otherwise = !recordings.is_empty();
    if let Some(label) = &made.label {
        let last = register
            .labels_on(&label.about, Known::Everything)
            .max_by_key(|held| (held.fact.as_of, held.entry));
        let is_said = last.is_some_and(|held| {
            held.fact.label == label.label
                && held.fact.replies_counted == label.replies_counted
                && held.fact.recipients_counted == label.recipients_counted
        });
        // An older list says nothing of what a newer one said since.
        let is_older = last.is_some_and(|held| held.fact.as_of > label.as_of);
        if !is_said && !is_older {
            recordings.push(Recording::from(label.clone()));
        }
    }
    Compared {
        recipients: held_report.map(|_| {
            let held = held_asked.map_or(0, |held| held.fact.of.len());
            (1..=u32::try_from(held).unwrap_or(u32::MAX)).collect()
        }),
        label_alone: held_report.is_some() && !said_otherwise && !recordings.is_empty(),
        recordings,
    }
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
