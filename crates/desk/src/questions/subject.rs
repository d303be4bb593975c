//! One thing asked: what it says, whom it was asked of, and each ask.

use answerable_register::entry::EntryNumber;
use answerable_register::facts::{Asked, Outcome, PublisherLabel, Report, Statement};
use answerable_register::fold::Held;
use answerable_register::words::SubjectId;

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
    /// For a cause of concern: what stands under it.
    pub beneath: Vec<&'r Asked>,
    /// Its asks, one for each addressee and duty.
    pub asks: Vec<AskRow<'r>>,
    /// What the asker judged to have come of it, the newest first.
    pub outcomes: Vec<&'r Outcome>,
    /// Statements that bear on it.
    pub statements: Vec<&'r Statement>,
    /// The publisher's own labels, the newest first.
    pub labels: Vec<&'r PublisherLabel>,
    /// Earlier versions that corrections replaced, the newest first.
    pub replaced: Vec<&'r Held<Asked>>,
}

impl<'r> View<'r> {
    /// One thing asked and its asks.
    #[must_use]
    pub fn subject(&self, id: &SubjectId) -> Option<SubjectPage<'r>> {
        let held = self.register.asked.get(id, self.known)?;
        let asked = &held.fact;
        let report = asked.report.as_ref().and_then(|report| self.report(report));
        let mut outcomes: Vec<_> = self
            .register
            .outcomes_on(id, self.known)
            .map(|held| &held.fact)
            .filter(|outcome| outcome.on <= self.as_at)
            .collect();
        outcomes.sort_by_key(|outcome| std::cmp::Reverse(outcome.on));
        Some(SubjectPage {
            asked,
            entry: held.entry,
            by: self.asker(&asked.by, asked.asked_on),
            report,
            under: asked.under.as_ref().and_then(|under| self.asked(under)),
            beneath: self.beneath(asked),
            asks: self.rows_of(id),
            outcomes,
            statements: self.statements_about(id),
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

    /// What stands under a cause of concern.
    fn beneath(&self, cause: &Asked) -> Vec<&'r Asked> {
        let Some(report) = &cause.report else {
            return Vec::new();
        };
        self.register
            .asked_in(report, self.known)
            .map(|held| &held.fact)
            .filter(|asked| asked.under.as_ref() == Some(&cause.id))
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
