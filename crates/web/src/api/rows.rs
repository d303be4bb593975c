//! What the rows of each list are: their columns, as their handlers write them.

use crate::pages::{
    answering, ask, bodies, body, changes, document, documents, engage, looked, over_time, report,
    reports,
};
use crate::respond::Column;
use crate::shown::{concern, listing};
use crate::{asked_before, corrections};

/// What the rows of a list are.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    /// The name of their schema.
    pub(super) name: &'static str,
    /// The headings in docs/API.md under which their columns stand: a column is
    /// what the first of them says that has it.
    pub(super) headings: &'static [&'static str],
    pub(super) columns: &'static [Column],
    /// Columns of whole numbers.
    pub(super) numbers: &'static [&'static str],
    /// Columns of yes and no.
    pub(super) flags: &'static [&'static str],
}

pub(super) const ASKS: Rows = Rows {
    name: "Ask",
    headings: &["Asks"],
    columns: listing::COLUMNS,
    numbers: &["days_since_last_day"],
    flags: &[],
};

pub(super) const ASKED_OF_A_BODY: Rows = Rows {
    name: "AskedOfABody",
    headings: &["Asked of a body", "Asks"],
    columns: body::asked::COLUMNS,
    numbers: &[],
    flags: &["open", "under_ended_cause"],
};

pub(super) const HISTORY: Rows = Rows {
    name: "Event",
    headings: &["The history of an ask"],
    columns: ask::HISTORY,
    numbers: &["entry"],
    flags: &[],
};

pub(super) const REPORTS: Rows = Rows {
    name: "Report",
    headings: &["Reports"],
    columns: reports::COLUMNS,
    numbers: &["recorded", "owed", "concerns"],
    flags: &[],
};

pub(super) const COVERAGE: Rows = Rows {
    name: "CoverageCell",
    headings: &["The coverage of a report", "Asks"],
    columns: report::coverage::COLUMNS,
    numbers: &[],
    flags: &[],
};

pub(super) const CONCERNS: Rows = Rows {
    name: "CauseOfConcern",
    headings: &["Causes of concern"],
    columns: concern::COLUMNS,
    numbers: &["recommendations", "others_asked"],
    flags: &[],
};

pub(super) const BODIES: Rows = Rows {
    name: "Body",
    headings: &["Bodies"],
    columns: bodies::COLUMNS,
    numbers: &[
        "asks",
        "comments_owed",
        "comments_in_time",
        "comments_late",
        "no_answer_found",
        "not_yet_looked_for",
    ],
    flags: &["exists"],
};

pub(super) const COMMENTS: Rows = Rows {
    name: "CommentsOfABody",
    headings: &["Who answers in time"],
    columns: answering::COMMENTS,
    numbers: &[
        "due",
        "in_time",
        "could_be_in_time",
        "late",
        "day_not_shown",
        "no_answer_found",
        "body_not_told",
        "not_yet_looked_for",
        "to_come",
        "no_last_day",
    ],
    flags: &["consistently_low"],
};

pub(super) const EXPLANATIONS: Rows = Rows {
    name: "ExplanationsOfABody",
    headings: &["Explanations"],
    columns: answering::EXPLANATIONS,
    numbers: &[
        "due",
        "action_taken",
        "action_proposed",
        "reason_for_none",
        "silent",
        "not_recorded",
        "perhaps_later",
        "no_answer_found",
        "not_yet_looked_for",
    ],
    flags: &[],
};

pub(super) const ANSWERS: Rows = Rows {
    name: "AnswersOfABody",
    headings: &["Answers without a last day"],
    columns: answering::ANSWERS,
    numbers: &[
        "asked",
        "answered",
        "perhaps_later",
        "looked",
        "not_looked_for",
        "days_known",
    ],
    flags: &[],
};

pub(super) const OVER_TIME: Rows = Rows {
    name: "FigureOnADay",
    headings: &["Figures over time"],
    columns: over_time::COLUMNS,
    numbers: &["of", "known", "could_be", "half_within_days"],
    flags: &[],
};

pub(super) const STAYS: Rows = Rows {
    name: "StayInEngage",
    headings: &["Stays in Engage"],
    columns: engage::COLUMNS,
    numbers: &[],
    flags: &[],
};

pub(super) const PLACES: Rows = Rows {
    name: "PlaceLookedAt",
    headings: &["Places and looks"],
    columns: looked::COLUMNS,
    numbers: &[],
    flags: &["source_checked", "copy_kept"],
};

pub(super) const CHANGES: Rows = Rows {
    name: "Change",
    headings: &["What changed"],
    columns: changes::COLUMNS,
    numbers: &["entry"],
    flags: &[],
};

pub(super) const ASKED_BEFORE: Rows = Rows {
    name: "AskedBefore",
    headings: &["Asked before"],
    columns: asked_before::COLUMNS,
    numbers: &["bodies", "entry"],
    flags: &[],
};

pub(super) const ASKERS: Rows = Rows {
    name: "AskerWithOpenAsks",
    headings: &["Open asks by asker"],
    columns: asked_before::ASKERS,
    numbers: &["things", "asks"],
    flags: &[],
};

pub(super) const LOAD: Rows = Rows {
    name: "OpenAsksOnADay",
    headings: &["Open asks by body and day"],
    columns: asked_before::LOAD,
    numbers: &["open_asks"],
    flags: &[],
};

pub(super) const MERGED: Rows = Rows {
    name: "LeftByMerging",
    headings: &["What merging would leave"],
    columns: asked_before::MERGED,
    numbers: &["open_now", "open_after"],
    flags: &[],
};

pub(super) const CORRECTIONS: Rows = Rows {
    name: "CorrectionDecided",
    headings: &["Corrections asked for"],
    columns: corrections::COLUMNS,
    numbers: &["corrected_by", "entry"],
    flags: &[],
};

pub(super) const DOCUMENTS: Rows = Rows {
    name: "Document",
    headings: &["Documents"],
    columns: documents::COLUMNS,
    numbers: &["things_asked", "facts"],
    flags: &["checked"],
};

pub(super) const PASSAGES: Rows = Rows {
    name: "Passage",
    headings: &["Passages"],
    columns: document::COLUMNS,
    numbers: &["start", "end"],
    flags: &[],
};
