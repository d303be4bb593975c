//! The kinds of document, as the form offers and sends them.

use answerable_register::facts::ReportKind;
use answerable_wording::kinds;

use crate::review::field::Offered;

/// Every kind with its value in the form.
const KINDS: [(ReportKind, &str); 12] = [
    (ReportKind::Thematic, "thematic"),
    (ReportKind::Peel, "peel"),
    (ReportKind::ForceReport, "force-report"),
    (
        ReportKind::AcceleratedCauseOfConcern,
        "accelerated-cause-of-concern",
    ),
    (ReportKind::RevisitLetter, "revisit-letter"),
    (ReportKind::ProgressLetter, "progress-letter"),
    (ReportKind::ClosureLetter, "closure-letter"),
    (ReportKind::StateOfPolicing, "state-of-policing"),
    (ReportKind::SuperComplaint, "super-complaint"),
    (
        ReportKind::PreventionOfFutureDeaths,
        "prevention-of-future-deaths",
    ),
    (ReportKind::Letter, "letter"),
    (ReportKind::PressReport, "press-report"),
];

/// The kind that a value of the form means.
pub(super) fn of(value: &str) -> Option<ReportKind> {
    KINDS
        .iter()
        .find(|(_, offered)| *offered == value)
        .map(|(kind, _)| *kind)
}

/// The value of a kind in the form.
pub(super) fn value(kind: ReportKind) -> &'static str {
    KINDS
        .iter()
        .find(|(offered, _)| *offered == kind)
        .map_or("", |(_, value)| value)
}

/// The kinds of document to choose from.
pub(super) fn offered() -> Vec<Offered> {
    KINDS
        .iter()
        .map(|(kind, value)| Offered::of(*value, kinds::report(*kind)))
        .collect()
}
