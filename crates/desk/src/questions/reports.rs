//! Reports: who owed comments, who answered, and what was asked.

use answerable_register::coverage::Said;
use answerable_register::entry::EntryNumber;
use answerable_register::facts::{
    AskReference, Asked, AskedKind, Difference, Duty, PublisherLabel, Report, Section55, Source,
    Statement,
};
use answerable_register::fold::{AskKey, Clock, Held};
use answerable_register::standing::StandingKind;
use answerable_register::words::{BodyId, SubjectId};

use super::concerns::Concern;
use super::pages::PageOf;
use super::row::AskRow;
use crate::view::View;

/// A report as a row of the list of reports.
#[derive(Debug)]
pub struct ReportRow<'r> {
    /// The report.
    pub report: &'r Report,
    /// Who published it, by name.
    pub by: &'r str,
    /// How many things recorded here it asks.
    pub recorded: usize,
    /// How many causes of concern recorded here it opens.
    pub concerns: usize,
    /// How the comments owed on it stand.
    pub tally: ReportTally,
}

/// How the comments owed on a report stand: bodies by standing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportTally {
    counts: Vec<(StandingKind, usize)>,
}

impl ReportTally {
    fn of<'a>(kinds: impl Iterator<Item = StandingKind> + 'a) -> Self {
        let mut tally = Self::default();
        for kind in kinds {
            tally.add(kind);
        }
        tally
    }

    /// Counts one more.
    pub(super) fn add(&mut self, kind: StandingKind) {
        match self.counts.iter_mut().find(|(counted, _)| *counted == kind) {
            Some((_, count)) => *count += 1,
            None => {
                self.counts.push((kind, 1));
                self.counts.sort_unstable();
            }
        }
    }

    /// How many stand so.
    #[must_use]
    pub fn count(&self, kind: StandingKind) -> usize {
        self.counts
            .iter()
            .find(|(counted, _)| *counted == kind)
            .map_or(0, |(_, count)| *count)
    }

    /// How many there are in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// Every standing that occurs, with its count, in the order of the filter.
    #[must_use]
    pub fn counts(&self) -> &[(StandingKind, usize)] {
        &self.counts
    }
}

/// One local policing body on a report.
#[derive(Debug)]
pub struct BodyOnReport<'r> {
    /// Its comments on the report.
    pub comment: AskRow<'r>,
    /// Its explanations, one for each recommendation that concerns it.
    pub explanations: Vec<AskRow<'r>>,
}

impl BodyOnReport<'_> {
    /// What its answer says of each recommendation that concerns it.
    pub fn said(&self) -> impl Iterator<Item = Said> {
        self.explanations
            .iter()
            .map(|row| Said::of(row.standing.kind(), row.explanation))
    }
}

/// One report.
#[derive(Debug)]
pub struct ReportPage<'r> {
    /// The report.
    pub report: &'r Report,
    /// The entry that recorded it as it now stands.
    pub entry: EntryNumber,
    /// Who published it, by name.
    pub by: &'r str,
    /// How the comments owed on it stand.
    pub tally: ReportTally,
    /// The bodies that owe comments on it, in the order of their names.
    pub bodies: Vec<BodyOnReport<'r>>,
    /// The causes of concern in it, in the order recorded.
    pub concerns: Vec<Concern<'r>>,
    /// What it asks, in the order recorded, with the asks of each.
    pub asked: Vec<(&'r Asked, Vec<AskRow<'r>>)>,
    /// What sources tell differently of it or of what it asks.
    pub differences: Vec<&'r Difference>,
    /// Statements that bear on it.
    pub statements: Vec<&'r Statement>,
    /// The publisher's own labels, the newest first.
    pub labels: Vec<&'r PublisherLabel>,
    /// Its sources.
    pub sources: Vec<&'r Source>,
    /// Earlier versions that corrections replaced, the newest first.
    pub replaced: Vec<&'r Held<Report>>,
}

impl<'r> View<'r> {
    /// One page of the reports published by the day, the newest first.
    #[must_use]
    pub fn reports(&self, page: usize) -> PageOf<ReportRow<'r>> {
        let published = self.published_reports().collect();
        PageOf::among(published, page, newest_first, |report| {
            self.report_row(report)
        })
    }

    /// Every report published by the day, the newest first: for a download.
    #[must_use]
    pub fn all_reports(&self) -> Vec<ReportRow<'r>> {
        let mut published: Vec<_> = self.published_reports().collect();
        published.sort_unstable_by(|one, other| newest_first(one, other));
        published
            .into_iter()
            .map(|report| self.report_row(report))
            .collect()
    }

    /// The reports and letters published by the day, as they were recorded.
    pub(super) fn published_reports(&self) -> impl Iterator<Item = &'r Report> {
        let as_at = self.as_at;
        self.register
            .reports
            .in_force(self.known)
            .map(|held| &held.fact)
            .filter(move |report| report.published_on <= as_at)
    }

    fn report_row(&self, report: &'r Report) -> ReportRow<'r> {
        ReportRow {
            report,
            by: self.name_of(&report.by, report.published_on),
            recorded: self.stands_in(report).filter(|asked| asks(asked)).count(),
            concerns: self.stands_in(report).filter(|asked| !asks(asked)).count(),
            tally: self.tally(report),
        }
    }

    /// What stands in a report, in the order recorded.
    pub(super) fn stands_in(&self, report: &Report) -> impl Iterator<Item = &'r Asked> {
        self.register
            .asked_in(&report.id, self.known)
            .map(|held| &held.fact)
    }

    fn tally(&self, report: &Report) -> ReportTally {
        ReportTally::of(
            self.register
                .asks_of(&report.id)
                .iter()
                .map(|key| self.register.standing(*key, self.as_at, self.known).kind())
                .filter(|kind| kind.is_asked()),
        )
    }

    /// One report.
    #[must_use]
    pub fn report_page(&self, id: &SubjectId) -> Option<ReportPage<'r>> {
        let held = self.register.reports.get(id, self.known)?;
        let report = &held.fact;
        let asked: Vec<(&'r Asked, Vec<AskRow<'r>>)> = self
            .stands_in(report)
            .filter(|asked| asks(asked))
            .map(|asked| (asked, self.rows_of(&asked.id)))
            .collect();
        let mut bodies: Vec<BodyOnReport<'r>> = self
            .rows_of(id)
            .into_iter()
            .map(|comment| BodyOnReport {
                explanations: self.explanations_of(&comment.reference.of, &asked),
                comment,
            })
            .collect();
        bodies.sort_by_key(|body| body.comment.of.name);
        let in_it: Vec<_> = std::iter::once(id)
            .chain(self.stands_in(report).map(|asked| &asked.id))
            .collect();
        Some(ReportPage {
            report,
            entry: held.entry,
            by: self.name_of(&report.by, report.published_on),
            tally: self.tally(report),
            bodies,
            concerns: self
                .stands_in(report)
                .filter(|asked| !asks(asked))
                .map(|asked| self.concern(asked))
                .collect(),
            asked,
            differences: self.differences_about(&in_it),
            statements: self.statements_about(id),
            labels: self.labels_on(id),
            sources: report
                .sources
                .iter()
                .filter_map(|source| self.source(source))
                .collect(),
            replaced: self
                .register
                .reports
                .versions(id)
                .filter(|version| version.entry < held.entry)
                .collect(),
        })
    }

    fn explanations_of(
        &self,
        body: &BodyId,
        asked: &[(&'r Asked, Vec<AskRow<'r>>)],
    ) -> Vec<AskRow<'r>> {
        asked
            .iter()
            .filter(|(asked, _)| asked.kind == AskedKind::Recommendation)
            .filter_map(|(asked, _)| {
                let reference = AskReference {
                    subject: asked.id.clone(),
                    of: body.clone(),
                    duty: Duty::Explain,
                };
                self.row(self.register.find_ask(&reference)?)
            })
            .collect()
    }

    /// Whether the law sets a day for an ask, known to us or not. It sets none for
    /// comments on a report of before it.
    pub(super) fn is_owed_by_a_day(&self, key: AskKey) -> bool {
        !matches!(
            self.register.facts_known(key, self.known).clock,
            Clock::NotInForce { .. } | Clock::None
        )
    }

    /// How all comments that section 55 asks for by a day stand: counted by
    /// report and body, never by recommendation.
    #[must_use]
    pub fn comments_owed(&self) -> ReportTally {
        ReportTally::of(
            self.register
                .reports
                .in_force(self.known)
                .filter(|held| held.fact.section_55 == Section55::Applies)
                .flat_map(|held| self.register.asks_of(&held.fact.id))
                .filter(|key| self.is_owed_by_a_day(**key))
                .map(|key| self.register.standing(*key, self.as_at, self.known).kind())
                .filter(|kind| kind.is_asked()),
        )
    }
}

/// Whether it asks anything: a cause of concern does not, what stands under it
/// does.
pub(super) fn asks(asked: &Asked) -> bool {
    asked.kind != AskedKind::CauseOfConcern
}

/// By the day published, the newest first; on one day by id.
fn newest_first(one: &Report, other: &Report) -> std::cmp::Ordering {
    (other.published_on, &one.id).cmp(&(one.published_on, &other.id))
}
