//! What the columns of a table hold, by their headings.

use std::collections::BTreeMap;

use crate::tokens::{Tokens, Worded};
use crate::{ProposalKind, Span};

/// Headings of a column of asks, with what they are.
const ASKS: [(&str, ProposalKind); 34] = [
    ("recommendation", ProposalKind::Recommendation),
    ("recommendations", ProposalKind::Recommendation),
    ("our recommendation", ProposalKind::Recommendation),
    ("what we recommended", ProposalKind::Recommendation),
    ("what we recommend", ProposalKind::Recommendation),
    ("recommendation text", ProposalKind::Recommendation),
    ("words", ProposalKind::Recommendation),
    ("text", ProposalKind::Recommendation),
    ("what we asked for", ProposalKind::Recommendation),
    ("area for improvement", ProposalKind::AreaForImprovement),
    ("areas for improvement", ProposalKind::AreaForImprovement),
    ("what we expect", ProposalKind::Recommendation),
    ("what is expected", ProposalKind::Recommendation),
    ("expectation", ProposalKind::Recommendation),
    ("opportunity", ProposalKind::Recommendation),
    ("opportunity for improvement", ProposalKind::Recommendation),
    ("requirement", ProposalKind::Recommendation),
    ("what we would like to see", ProposalKind::Request),
    ("what we would like", ProposalKind::Request),
    ("action", ProposalKind::Request),
    ("actions", ProposalKind::Request),
    ("action agreed", ProposalKind::Request),
    ("agreed action", ProposalKind::Request),
    ("agreed actions", ProposalKind::Request),
    ("actions agreed", ProposalKind::Request),
    ("action required", ProposalKind::Request),
    ("action point", ProposalKind::Request),
    ("action points", ProposalKind::Request),
    ("action needed", ProposalKind::Request),
    ("what needs to happen", ProposalKind::Request),
    ("what is to be done", ProposalKind::Request),
    ("task", ProposalKind::Request),
    ("what", ProposalKind::Request),
    ("description", ProposalKind::Request),
];

pub(super) const NUMBERS: [&str; 12] = [
    "no",
    "no .",
    "number",
    "ref",
    "ref .",
    "reference",
    "#",
    "item",
    "rec",
    "rec .",
    "id",
    "action no",
];

const OWNERS: [&str; 31] = [
    "owner",
    "owners",
    "for",
    "to",
    "who",
    "lead",
    "leads",
    "lead body",
    "lead officer",
    "by whom",
    "responsible",
    "responsible body",
    "responsible officer",
    "responsibility",
    "addressed to",
    "addressee",
    "addressees",
    "action owner",
    "action by",
    "action for",
    "directed to",
    "force",
    "made to",
    "recipient",
    "body",
    "organisation",
    "organisations",
    "agency",
    "agencies",
    "lead agency",
    "responsible agency",
];

const DAYS: [&str; 26] = [
    "by when",
    "by",
    "when",
    "deadline",
    "due",
    "due by",
    "due date",
    "date due",
    "due for completion",
    "target date",
    "target",
    "date",
    "timescale",
    "timescales",
    "timeframe",
    "time limit",
    "completion date",
    "to be done by",
    "to be completed by",
    "complete by",
    "respond by",
    "implementation date",
    "for completion",
    "for completion by",
    "completion",
    "when ?",
];

/// Headings of a column that answers.
pub(super) const ANSWERS: [&str; 14] = [
    "response",
    "our response",
    "force response",
    "answer",
    "our answer",
    "reply",
    "comments",
    "our comments",
    "action taken",
    "what we have done",
    "position",
    "accepted",
    "accepted ?",
    "progress",
];

/// Headings of a column that says how each stands.
pub(super) const STATES: [&str; 17] = [
    "status",
    "where we are",
    "where we are now",
    "where it stands",
    "where things stand",
    "current position",
    "latest position",
    "current status",
    "state",
    "rag",
    "rag status",
    "open or closed",
    "open / closed",
    "outcome",
    "complete",
    "complete ?",
    "update",
];

/// Headings of a column that says when each was first asked.
pub(super) const RAISED: [&str; 8] = [
    "raised",
    "date raised",
    "first raised",
    "opened",
    "date opened",
    "meeting",
    "meeting date",
    "date of meeting",
];

/// The heading of a column has at most this many words and marks.
const LONGEST_HEADING: usize = 8;

/// The first row of a table.
pub(super) struct Headings<'t> {
    pub(super) document: &'t Worded<'t>,
    pub(super) row: BTreeMap<u32, Span>,
}

/// Whether words are the heading of a column of one of these kinds, and nothing else.
pub(super) fn knows(tokens: &Tokens<'_>) -> bool {
    let is = |name: &&str| tokens.after(0, name) == Some(tokens.len());
    ASKS.iter().any(|(name, _)| is(name))
        || [&NUMBERS[..], &OWNERS, &DAYS, &ANSWERS, &STATES, &RAISED]
            .iter()
            .any(|names| names.iter().any(is))
}

impl Headings<'_> {
    /// The column that has one of some headings.
    pub(super) fn column(&self, names: &[&str]) -> Option<(u32, Span)> {
        self.row.iter().find_map(|(column, span)| {
            let tokens = self.document.tokens(*span);
            let end = tokens.len() - usize::from(tokens.plain(tokens.len().wrapping_sub(1)) == ":");
            let says = |name: &&str| tokens.after(0, name).is_some_and(|next| next == end);
            names.iter().any(says).then_some((*column, *span))
        })
    }

    /// The column that says whose each is: by a heading that is known, or one of whose
    /// words says so.
    pub(super) fn owners(&self) -> Option<(u32, Span)> {
        const STEMS: [&str; 7] = [
            "owner",
            "responsib",
            "accountab",
            "assign",
            "allocat",
            "address",
            "whom",
        ];
        self.column(&OWNERS).or_else(|| self.by_a_word(&STEMS, &[]))
    }

    /// The column that says by when each is due.
    pub(super) fn days(&self) -> Option<(u32, Span)> {
        const STEMS: [&str; 9] = [
            "due",
            "deadline",
            "timescale",
            "timeframe",
            "timeline",
            "target",
            "when",
            "completion",
            "date",
        ];
        const OTHERS: [&str; 17] = [
            "original",
            "raised",
            "opened",
            "first",
            "meeting",
            "published",
            "issued",
            "agreed",
            "set",
            "review",
            "reviewed",
            "updated",
            "update",
            "closed",
            "completed",
            "response",
            "asked",
        ];
        self.column(&DAYS)
            .or_else(|| self.by_a_word(&STEMS, &OTHERS))
    }

    /// The first column with a word in its heading that begins in one of some ways, and none
    /// of some others.
    fn by_a_word(&self, stems: &[&str], others: &[&str]) -> Option<(u32, Span)> {
        self.row.iter().find_map(|(column, span)| {
            let tokens = self.document.tokens(*span);
            let says = tokens.len() <= LONGEST_HEADING
                && tokens
                    .list
                    .iter()
                    .any(|token| stems.iter().any(|stem| token.plain.starts_with(stem)))
                && !tokens
                    .list
                    .iter()
                    .any(|token| others.contains(&token.plain.as_str()));
            says.then_some((*column, *span))
        })
    }

    /// The column of asks, with what they are.
    pub(super) fn asks(&self) -> Option<(ProposalKind, u32, Span)> {
        let named = ASKS.iter().find_map(|(name, kind)| {
            let (column, span) = self.column(&[name])?;
            Some((*kind, column, span))
        });
        named.or_else(|| {
            let mut headings = self.row.iter();
            headings
                .find(|(_, span)| names_asks(&self.document.tokens(**span)))
                .map(|(column, span)| (ProposalKind::Recommendation, *column, *span))
                .or_else(|| self.tells_to_act())
        })
    }

    /// The column whose heading has a word for what is to be done: "Agreed management
    /// action", "Improvement required".
    fn tells_to_act(&self) -> Option<(ProposalKind, u32, Span)> {
        const STEMS: [&str; 5] = ["action", "task", "request", "improvement", "required"];
        const OTHERS: [&str; 18] = [
            "taken",
            "owner",
            "by",
            "for",
            "no",
            "number",
            "ref",
            "reference",
            "date",
            "status",
            "update",
            "progress",
            "response",
            "log",
            "lead",
            "officer",
            "to",
            "date",
        ];
        let (column, span) = self.by_a_word(&STEMS, &OTHERS)?;
        let tokens = self.document.tokens(span);
        let kind = match tokens
            .list
            .iter()
            .any(|one| one.plain.starts_with("improve"))
        {
            true => ProposalKind::Recommendation,
            false => ProposalKind::Request,
        };
        Some((kind, column, span))
    }
}

/// Whether the heading of a column names what is recommended: "Original
/// recommendation", "What we recommended in 2022".
fn names_asks(tokens: &Tokens<'_>) -> bool {
    const OTHERS: [&str; 15] = [
        "no",
        "number",
        "ref",
        "reference",
        "response",
        "progress",
        "status",
        "state",
        "date",
        "answer",
        "reply",
        "accepted",
        "against",
        "met",
        "owner",
    ];
    let names = ["recommendation", "recommendations", "recommended"];
    // "What the Inspectorate asked of us", "What is needed".
    let wanted = ["asked", "needed", "expected", "required", "said"];
    let what = tokens.plain(0) == "what" && tokens.has_any(&wanted);
    let short = tokens.len() <= LONGEST_HEADING;
    short && (what || tokens.has_any(&names)) && !tokens.has_any(&OTHERS)
}
