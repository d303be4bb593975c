//! What a spreadsheet would change, beside what is held.

use std::collections::HashMap;

use answerable_intake::Mapping;
use answerable_intake::mapping::{Difference, Dry, Held};
use answerable_ledger::Fingerprint;
use answerable_register::entry::{EntryNumber, Fact};
use answerable_register::facts::{Asked, PublisherLabel, Report, Who};
use answerable_register::fold::{Known, Register};
use answerable_register::words::SubjectId;

use super::facts::{File, Made, Maker, WrongConstant, source_id};
use super::lists::Lists;
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
    /// Reports of which a newer list was let in and says otherwise: an older
    /// one does not change them.
    pub held_from_newer: usize,
    /// What a person recorded, and the list says otherwise: no list changes it.
    pub kept_by_hand: Vec<Changed>,
    /// Rows that say something else and change nothing, for either reason.
    pub held_back_rows: usize,
    /// What the list changes of reports held: those first of which more than
    /// the publisher's label changes.
    pub changed: Vec<Changed>,
    /// Recipients that name a body of the register.
    pub resolved: usize,
    /// Recipients kept as published.
    pub as_published: usize,
    /// Recipients that were not published.
    pub not_published: usize,
    /// What would be recorded, a report at a time.
    pub(super) recordings: Vec<Vec<Recording>>,
    /// Whether the list is newer than every one let in, and not empty.
    is_newest: bool,
    /// Whether somebody said that they looked at what the file hides.
    pub(super) hidden_seen: bool,
}

/// What a list says otherwise of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The report.
    pub report: SubjectId,
    /// The parts of it, in this order.
    pub parts: Vec<Part>,
}

/// A part of what is held of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The report itself: its title, its day, its publisher.
    Report,
    /// What it asks, and of whom.
    Asked,
    /// The publisher's label or counts.
    Label,
}

impl Part {
    /// The part in plain words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Report => "the report",
            Self::Asked => "what it asks, or of whom",
            Self::Label => "the publisher’s label or counts",
        }
    }
}

impl DryRun {
    /// What a person who approves it was shown, as a short name: another dry run of the
    /// same file has another name where the register has changed what it would change.
    #[must_use]
    pub fn shown(&self) -> Fingerprint {
        let corrects: Vec<Vec<Option<EntryNumber>>> = self
            .recordings
            .iter()
            .map(|report| report.iter().map(|recording| recording.corrects).collect())
            .collect();
        let shown = format!(
            "{:?} {} {} {:?} {:?} {corrects:?}",
            self.difference,
            self.held_from_newer,
            self.held_back_rows,
            self.kept_by_hand,
            self.changed
        );
        Fingerprint::of(shown.as_bytes())
    }

    /// Whether recording it would change nothing.
    ///
    /// A newer list that says again what is held is no such thing: that it was
    /// said again keeps an older list from changing it.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        self.recordings.is_empty() && !self.is_newest
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
    let lists = Lists::of(register, mapping);
    let is_new = register.sources.latest(&source_id(mapping, file)).is_none();
    let mut run = DryRun {
        difference: Difference::default(),
        labels_changed: 0,
        held_from_newer: 0,
        kept_by_hand: Vec::new(),
        held_back_rows: 0,
        changed: Vec::new(),
        resolved: 0,
        as_published: 0,
        not_published: 0,
        recordings: Vec::new(),
        is_newest: is_new && !dry.reports.is_empty() && lists.have_none_since(file.as_of),
        hidden_seen: false,
        dry: Dry::default(),
    };
    let mut held = HashMap::new();
    for (place, mapped) in dry.reports.iter().enumerate() {
        let made = maker.make(mapped)?;
        run.count_addressees(&made.asked);
        let was = compared(register, &lists, &made);
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
            if was.recordings.is_empty() && (was.is_older || !was.by_hand.is_empty()) {
                run.held_back_rows += mapped.recipients.len();
            }
            run.changed.extend(changed(&made, was.parts));
            run.kept_by_hand.extend(changed(&made, was.by_hand));
        }
        run.labels_changed += usize::from(was.label_alone);
        run.held_from_newer += usize::from(was.is_older);
        if !was.recordings.is_empty() {
            run.recordings.push(was.recordings);
        }
        seen(place + 1);
    }
    run.difference = dry.against(|key| held.get(key).cloned());
    run.difference.same_rows -= run.held_back_rows;
    run.changed
        .sort_by_key(|changed| changed.parts == [Part::Label]);
    run.dry = dry;
    Ok(run)
}

fn changed(made: &Made, parts: Vec<Part>) -> Option<Changed> {
    (!parts.is_empty()).then(|| Changed {
        report: made.report.id.clone(),
        parts,
    })
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
#[derive(Default)]
struct Compared {
    /// The numbers of the recipients held; none where the report is not.
    recipients: Option<Vec<u32>>,
    /// What would be recorded.
    recordings: Vec<Recording>,
    /// The parts that would change by it.
    parts: Vec<Part>,
    /// The parts that differ and stay, for a person recorded them.
    by_hand: Vec<Part>,
    /// Whether only the publisher's label is new.
    label_alone: bool,
    /// Whether it differs from what is held, and a newer list was let in.
    is_older: bool,
}

impl Compared {
    /// Takes a part that differs from what an entry holds of it.
    fn differs(&mut self, part: Part, lists: &Lists, held: EntryNumber, recording: Recording) {
        if lists.said(held) {
            self.take(part, recording);
        } else {
            self.by_hand.push(part);
        }
    }

    fn take(&mut self, part: Part, recording: Recording) {
        self.parts.push(part);
        self.recordings.push(recording);
    }
}

fn compared(register: &Register, lists: &Lists, made: &Made) -> Compared {
    let held_report = register.reports.latest(&made.report.id);
    let held_asked = register.asked.latest(&made.asked.id);
    let last_label = register
        .labels_on(&made.report.id, Known::Everything)
        .max_by_key(|held| (held.fact.as_of, held.entry));
    let mut was = Compared {
        recipients: held_report.map(|_| {
            let held = held_asked.map_or(0, |held| held.fact.of.len());
            (1..=u32::try_from(held).unwrap_or(u32::MAX)).collect()
        }),
        ..Compared::default()
    };
    match held_report {
        None => was.take(Part::Report, Recording::from(made.report.clone())),
        Some(held) if same_report(&held.fact, &made.report) => {}
        Some(held) => {
            let now = correction(made.report.clone(), held.entry);
            was.differs(Part::Report, lists, held.entry, now);
        }
    }
    match (held_asked, register.prepare(made.asked.clone().into())) {
        (None, asked) => was.take(Part::Asked, Recording::from(asked)),
        (Some(held), Fact::Asked(asked)) if held.fact == *asked => {}
        (Some(held), asked) => {
            let now = correction(asked, held.entry);
            was.differs(Part::Asked, lists, held.entry, now);
        }
    }
    let says_the_same = was.recordings.is_empty();
    if let Some(label) = &made.label {
        let now = Recording::from(label.clone());
        match last_label {
            Some(held) if same_label(&held.fact, label) => {}
            // What a person put right stands for its day; of a later day a
            // list may say something new.
            Some(held) if held.fact.as_of >= label.as_of => {
                was.differs(Part::Label, lists, held.entry, now);
            }
            _ => was.take(Part::Label, now),
        }
    }
    was.label_alone = held_report.is_some() && says_the_same && !was.recordings.is_empty();
    // An older list says nothing of what a newer one said since, nor of what
    // that one said again.
    let has_newer = lists.have_newer_than(made.as_of)
        || last_label.is_some_and(|held| held.fact.as_of > made.as_of);
    if held_report.is_some() && has_newer && !was.recordings.is_empty() {
        return Compared {
            recipients: was.recipients,
            by_hand: was.by_hand,
            is_older: true,
            ..Compared::default()
        };
    }
    was
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
