//! The reports to choose from, and one that a person types.

use answerable_desk::review::Review;
use answerable_desk::review::answered::{ReportCandidate, WhyReport, report_candidates};
use answerable_register::fold::{Known, Register};
use answerable_register::words::SubjectId;
use answerable_wording::days;

use super::evidence;

/// A report to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OfferedReport {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) published: String,
    /// What speaks for it; blank for one that a person named.
    pub(super) why: String,
    pub(super) is_chosen: bool,
}

impl OfferedReport {
    fn of(candidate: &ReportCandidate, chosen: &[SubjectId]) -> Self {
        let why: Vec<String> = candidate
            .why
            .iter()
            .copied()
            .map(evidence::of_report)
            .collect();
        Self {
            id: candidate.report.to_string(),
            title: candidate.title.clone(),
            published: days::day(candidate.published_on),
            why: why.join("; "),
            is_chosen: chosen.contains(&candidate.report),
        }
    }
}

/// The reports that the document may answer, and those that were chosen besides.
pub(super) fn offered(
    register: &Register,
    review: &Review,
    chosen: &[SubjectId],
) -> Vec<OfferedReport> {
    let candidates = report_candidates(register, review);
    let mut offered: Vec<OfferedReport> = candidates
        .iter()
        .map(|candidate| OfferedReport::of(candidate, chosen))
        .collect();
    for id in chosen {
        let is_there = offered.iter().any(|report| report.id == id.as_str());
        let Some(held) = register.reports.latest(id).filter(|_| !is_there) else {
            continue;
        };
        offered.push(OfferedReport {
            id: id.to_string(),
            title: held.fact.title.or_blank().to_owned(),
            published: days::day(held.fact.published_on),
            why: String::new(),
            is_chosen: true,
        });
    }
    offered
}

/// Those that are proposed.
pub(super) fn proposed(register: &Register, review: &Review) -> Vec<SubjectId> {
    report_candidates(register, review)
        .into_iter()
        .filter(|candidate| candidate.is_proposed)
        .map(|candidate| candidate.report)
        .collect()
}

/// Whether the document's data names a report that is not held under that id and
/// title: a register of somebody else wrote it.
pub(super) fn names_others(register: &Register, review: &Review) -> bool {
    let found = report_candidates(register, review);
    let named = found
        .iter()
        .filter(|candidate| candidate.why.contains(&WhyReport::NamedInData))
        .count();
    let data = review.reading.published.as_ref();
    data.is_some_and(|answer| named < answer.reports.len())
}

/// The report that a person names by its title, its address or its id.
pub(super) fn named(register: &Register, typed: &str) -> Option<SubjectId> {
    let typed = typed.trim();
    let last = typed.split_once("/reports/").map(|(_, rest)| rest);
    let id = last.map_or(typed, |rest| {
        rest.split(['?', '#', '/', '.']).next().unwrap_or_default()
    });
    if let Some(held) = register.reports.latest(id) {
        return Some(held.fact.id.clone());
    }
    let plain = |title: &str| {
        title
            .split_whitespace()
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    let wanted = plain(typed);
    let mut same = register
        .reports
        .in_force(Known::Everything)
        .filter(|held| plain(held.fact.title.or_blank()) == wanted);
    match (same.next(), same.next()) {
        (Some(only), None) => Some(only.fact.id.clone()),
        _ => None,
    }
}
