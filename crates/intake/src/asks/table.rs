//! Tables whose rows are asks: a column of recommendations or actions, beside it who
//! owns each and by when.

use std::collections::BTreeMap;

use answerable_register::calendar::Deadline;

use super::recommend::asking;
use super::{Draft, Ground};
use crate::deadline::{self, FoundDeadline, read_deadline};
use crate::tokens::Tokens;
use crate::{Addressee, Block, Found, ProposalKind, Reason, Role, Span};

/// What the columns of a table hold, and its rows.
pub(super) struct Table {
    kind: ProposalKind,
    /// The heading of the column of asks.
    heading: Span,
    asks: u32,
    numbers: Option<u32>,
    owners: Option<(u32, Span)>,
    days: Option<(u32, Span)>,
    rows: BTreeMap<u32, BTreeMap<u32, Span>>,
    /// The place after its last block.
    pub(super) next: usize,
}

/// Headings of a column of asks, with what they are.
const ASKS: [(&str, ProposalKind); 22] = [
    ("recommendation", ProposalKind::Recommendation),
    ("recommendations", ProposalKind::Recommendation),
    ("our recommendation", ProposalKind::Recommendation),
    ("what we recommended", ProposalKind::Recommendation),
    ("recommendation text", ProposalKind::Recommendation),
    ("words", ProposalKind::Recommendation),
    ("text", ProposalKind::Recommendation),
    ("what we asked for", ProposalKind::Recommendation),
    ("area for improvement", ProposalKind::AreaForImprovement),
    ("areas for improvement", ProposalKind::AreaForImprovement),
    ("action", ProposalKind::Request),
    ("actions", ProposalKind::Request),
    ("action agreed", ProposalKind::Request),
    ("agreed action", ProposalKind::Request),
    ("agreed actions", ProposalKind::Request),
    ("actions agreed", ProposalKind::Request),
    ("action required", ProposalKind::Request),
    ("action point", ProposalKind::Request),
    ("action points", ProposalKind::Request),
    ("task", ProposalKind::Request),
    ("what", ProposalKind::Request),
    ("description", ProposalKind::Request),
];
const NUMBERS: [&str; 8] = [
    "no",
    "no .",
    "number",
    "ref",
    "ref .",
    "reference",
    "#",
    "item",
];
const OWNERS: [&str; 14] = [
    "owner",
    "owners",
    "for",
    "to",
    "who",
    "lead",
    "by whom",
    "responsible",
    "responsibility",
    "addressed to",
    "addressee",
    "action owner",
    "force",
    "made to",
];
const DAYS: [&str; 12] = [
    "by when",
    "by",
    "when",
    "deadline",
    "due",
    "due date",
    "date due",
    "target date",
    "target",
    "date",
    "timescale",
    "to be done by",
];

const ANSWERS: [&str; 12] = [
    "response",
    "our response",
    "answer",
    "our answer",
    "reply",
    "comments",
    "our comments",
    "action taken",
    "what we have done",
    "position",
    "accepted",
    "progress",
];

/// An ask has at least so many words and marks.
const FEWEST_WORDS: usize = 4;

/// The table that begins at a block, where its first row says that its rows are
/// asks.
pub(super) fn at(ground: &Ground<'_>, place: usize, follows_up: bool) -> Option<Table> {
    let blocks = &ground.document.blocks;
    let first = blocks[place].cell.filter(|cell| cell.row == 0)?;
    let new = place == 0
        || blocks[place - 1]
            .cell
            .is_none_or(|cell| cell.table != first.table);
    new.then_some(())?;
    let of_it = |block: &&Block| block.cell.is_some_and(|cell| cell.table == first.table);
    let mut rows: BTreeMap<u32, BTreeMap<u32, Span>> = BTreeMap::new();
    let mut next = place;
    for block in blocks[place..].iter().take_while(of_it) {
        let Some(cell) = block.cell else { break };
        let span = rows.entry(cell.row).or_default().entry(cell.column);
        span.and_modify(|span| *span = span.through(block.span))
            .or_insert(block.span);
        next += 1;
    }
    let headings = rows.remove(&0)?;
    let column = |names: &[&str]| {
        headings.iter().find_map(|(column, span)| {
            let tokens = Tokens::of(&ground.document.text, *span);
            let says = |name: &&str| tokens.after(0, name).is_some_and(|end| end == tokens.len());
            names.iter().any(says).then_some((*column, *span))
        })
    };
    let (kind, (asks, heading)) = ASKS
        .iter()
        .find_map(|(name, kind)| Some((*kind, column(&[name])?)))
        .or_else(|| {
            let named = headings
                .iter()
                .find(|(_, span)| names_asks(&Tokens::of(&ground.document.text, **span)));
            named.map(|(column, span)| (ProposalKind::Recommendation, (*column, *span)))
        })?;
    let (owners, days) = (column(&OWNERS), column(&DAYS));
    let numbers = column(&NUMBERS).map(|(column, _)| column);
    // A column of recommendations beside the answers to them asks nothing new.
    let answers = column(&ANSWERS).is_some();
    let listed = numbers.is_some() && !answers && headings.len() > 1;
    // In a report on progress it tells them again.
    let told = follows_up && headings.len() > 1 && kind != ProposalKind::Request;
    (owners.is_some() || days.is_some() || listed || told).then_some(Table {
        kind,
        heading,
        asks,
        numbers,
        owners,
        days,
        rows,
        next,
    })
}

/// Whether the heading of a column names what is recommended: "Original
/// recommendation", "What we recommended in 2022".
fn names_asks(tokens: &Tokens<'_>) -> bool {
    const OTHERS: [&str; 14] = [
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
    ];
    let names = ["recommendation", "recommendations", "recommended"];
    tokens.len() <= LONGEST_HEADING && tokens.has_any(&names) && !tokens.has_any(&OTHERS)
}

/// The heading of a column has at most this many words and marks.
const LONGEST_HEADING: usize = 8;

impl Table {
    /// An ask for each row that has words in the column of asks.
    pub(super) fn drafts(&self, ground: &Ground<'_>) -> Vec<Draft> {
        self.rows
            .values()
            .filter_map(|row| self.draft(ground, row))
            .collect()
    }

    fn draft(&self, ground: &Ground<'_>, row: &BTreeMap<u32, Span>) -> Option<Draft> {
        let text = &ground.document.text;
        let (typed, passage) = without_number(text, *row.get(&self.asks)?);
        // "Closed" says how it stands, and is no ask.
        (Tokens::of(text, passage).len() >= FEWEST_WORDS).then_some(())?;
        let mut draft = Draft::new(self.kind, passage).because(Reason::RowOfATable {
            heading: self.heading,
        });
        if let Some(number) = self.numbers.and_then(|column| row.get(&column)) {
            draft.number = Some(number.of(text).to_owned());
        } else {
            draft.number = typed;
        }
        if let Some((column, heading)) = self.days {
            let found = row.get(&column).and_then(|day| when(ground, *day));
            draft = match found {
                Some(found) => draft
                    .by(Some(found))
                    .because(Reason::DeadlineInColumn { heading }),
                // A dash in the column: what is asked may say it itself.
                None => draft.by(deadline::find(&Tokens::of(text, passage), ground.given)),
            };
        } else {
            let tokens = Tokens::of(text, passage);
            draft = draft.by(deadline::find(&tokens, ground.given));
        }
        if let Some((column, heading)) = self.owners
            && let Some(owner) = row.get(&column)
        {
            for addressee in named(ground, *owner) {
                draft.add(addressee);
            }
            draft = draft.because(Reason::AddresseeInColumn { heading });
        } else {
            let tokens = Tokens::of(text, passage);
            let parsed = asking(ground, &tokens).map(|asking| asking.parsed);
            let named = parsed.filter(|parsed| parsed.is_a_subject() && parsed.knows_somebody());
            draft = draft.of(named.unwrap_or_else(|| ground.names.the_force()));
        }
        Some(draft)
    }
}

/// "1. Make sure that …": the number a cell begins with, and the rest of it.
fn without_number(text: &str, cell: Span) -> (Option<String>, Span) {
    let words = cell.of(text);
    let digits = words.len()
        - words
            .trim_start_matches(|one: char| one.is_ascii_digit())
            .len();
    let after = &words[digits..];
    match after.strip_prefix(['.', ')', ':']) {
        Some(rest) if digits > 0 && rest.starts_with(char::is_whitespace) => {
            let rest = Span::new(cell.end - rest.len(), cell.end).trimmed(text);
            (Some(words[..digits].to_owned()), rest)
        }
        _ => (None, cell),
    }
}

/// By when, from a cell: "30 June 2025", "December 2025", "Within 3 months".
fn when(ground: &Ground<'_>, cell: Span) -> Option<FoundDeadline> {
    let words = cell.of(&ground.document.text);
    let mut read = read_deadline(words, ground.given);
    if read.deadline == Deadline::None && read.likely.is_none() {
        // A month needs the word that a column leaves out.
        read = read_deadline(&format!("by {words}"), ground.given);
    }
    let says = read.deadline != Deadline::None || read.likely.is_some();
    says.then_some(FoundDeadline {
        read,
        span: cell,
        from: 0,
        to: 0,
    })
}

/// Who owns it, from a cell: everybody named there, or its words as they stand.
fn named(ground: &Ground<'_>, cell: Span) -> Vec<Addressee> {
    let tokens = Tokens::of(&ground.document.text, cell);
    let parsed = ground.names.parse(&tokens, 0, tokens.len());
    if !parsed.addressees.is_empty() {
        return parsed.addressees;
    }
    vec![Addressee {
        as_published: cell.of(&ground.document.text).to_owned(),
        found: Found::nothing(),
        role: Role::Lead,
    }]
}
