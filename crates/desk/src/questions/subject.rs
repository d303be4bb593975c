//! One thing asked: what it says, whom it was asked of, and each ask.

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{
    Asked, AskedKind, Difference, Outcome, PublisherLabel, Report, Statement, Who,
};
use answerable_register::fold::Held;
use answerable_register::words::{GroupId, SubjectId, Words};

use super::concerns::Concern;
use super::row::AskRow;
use crate::view::{AskedBy, View};

/// One thing asked, and its asks.
#[derive(Debug)]
pub struct SubjectPage<'r> {
    /// The thing asked.
    pub asked: &'r Asked,
    /// The entry that recorded it as it now stands.
    pub entry: EntryNumber,
    /// Who asked.
    pub by: AskedBy<'r>,
    /// The report it stands in.
    pub report: Option<&'r Report>,
    /// The cause of concern it stands under.
    pub under: Option<&'r Asked>,
    /// For a cause of concern: whom it is about, and what was judged of it.
    pub concern: Option<Concern<'r>>,
    /// For a cause of concern: what stands under it, with the asks of each.
    pub beneath: Vec<(&'r Asked, Vec<AskRow<'r>>)>,
    /// The groups it was asked of, each as published and as read.
    pub groups: Vec<GroupAsked<'r>>,
    /// Its asks, one for each addressee and duty.
    pub asks: Vec<AskRow<'r>>,
    /// What the asker judged to have come of it, the newest first.
    pub outcomes: Vec<&'r Outcome>,
    /// What bodies claim of themselves, the newest first.
    pub claimed: Vec<&'r Outcome>,
    /// Statements that bear on it.
    pub statements: Vec<&'r Statement>,
    /// What sources tell of it differently.
    pub differences: Vec<&'r Difference>,
    /// The publisher's own labels, the newest first.
    pub labels: Vec<&'r PublisherLabel>,
    /// Earlier versions that corrections replaced, the newest first.
    pub replaced: Vec<&'r Held<Asked>>,
}

/// A group that something was asked of.
#[derive(Debug)]
pub struct GroupAsked<'r> {
    /// The words that named it, where they were published.
    pub as_published: Option<&'r Words>,
    /// The group.
    pub group: &'r GroupId,
    /// How many bodies it was read as, on the day asked.
    pub members: usize,
    /// What to know about that reading, where the register still holds it.
    pub note: Option<&'r str>,
}

impl<'r> View<'r> {
    /// One thing asked and its asks.
    #[must_use]
    pub fn subject(&self, id: &SubjectId) -> Option<SubjectPage<'r>> {
        let held = self.register.asked.get(id, self.known)?;
        let asked = &held.fact;
        let report = asked.report.as_ref().and_then(|report| self.report(report));
        let concern = (asked.kind == AskedKind::CauseOfConcern).then(|| self.concern(asked));
        Some(SubjectPage {
            asked,
            entry: held.entry,
            by: self.asker(&asked.by, asked.asked_on),
            report,
            under: asked.under.as_ref().and_then(|under| self.asked(under)),
            beneath: concern
                .iter()
                .flat_map(|concern| &concern.beneath)
                .map(|asked| (*asked, self.rows_of(&asked.id)))
                .collect(),
            concern,
            groups: self.groups_asked(asked),
            asks: self.rows_of(id),
            outcomes: self.judged(id),
            claimed: self.claimed(id),
            statements: self.statements_about(id),
            differences: self.differences_about(&[id]),
            labels: self.labels_on(id),
            replaced: self
                .register
                .asked
                .versions(id)
                .filter(|version| version.entry < held.entry)
                .collect(),
        })
    }

    /// The asks of one subject that had been made by the day.
    pub(super) fn rows_of(&self, subject: &SubjectId) -> Vec<AskRow<'r>> {
        self.register
            .asks_of(subject)
            .iter()
            .filter(|key| self.known.includes(self.register.ask(**key).first_entry))
            .filter_map(|key| self.row(*key))
            .collect()
    }

    /// The groups that something was asked of, as they were published and read.
    fn groups_asked(&self, asked: &'r Asked) -> Vec<GroupAsked<'r>> {
        let groups = asked.of.iter().filter_map(|of| match &of.who {
            Who::Group { group, members } => Some(GroupAsked {
                as_published: of.as_published.as_ref(),
                group,
                members: members.len(),
                note: self
                    .register
                    .groups
                    .get(group, self.known)
                    .map(|held| held.fact.note.as_str())
                    .filter(|note| !note.is_empty()),
            }),
            _ => None,
        });
        groups.collect()
    }

    /// What sources tell of any of these subjects differently, in the order
    /// recorded.
    #[must_use]
    pub fn differences_about(&self, subjects: &[&SubjectId]) -> Vec<&'r Difference> {
        self.register
            .differences
            .in_force(self.known)
            .map(|held| &held.fact)
            .filter(|difference| subjects.contains(&&difference.about))
            .collect()
    }

    /// Statements that bear on a subject.
    pub(super) fn statements_about(&self, subject: &SubjectId) -> Vec<&'r Statement> {
        self.register
            .statements
            .in_force(self.known)
            .map(|held| &held.fact)
            .filter(|statement| statement.about.as_ref() == Some(subject))
            .collect()
    }

    /// A publisher's labels on a subject, the newest first.
    pub(super) fn labels_on(&self, subject: &SubjectId) -> Vec<&'r PublisherLabel> {
        let mut labels: Vec<_> = self
            .register
            .labels_on(subject, self.known)
            .map(|held| &held.fact)
            .filter(|label| label.as_of <= self.as_at)
            .collect();
        labels.sort_by_key(|label| std::cmp::Reverse(label.as_of));
        labels
    }
}
