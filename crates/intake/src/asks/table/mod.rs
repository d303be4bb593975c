//! Tables whose rows are asks: a column of recommendations or actions, beside it who
//! owns each and by when.
//!
//! In minutes and letters a column is known by its cells too, whatever its heading:
//! "Northmoor Police to dip-sample 20 cases", "Write to the Ministry".

mod above;
mod card;
mod columns;
mod text;

use std::collections::BTreeMap;

use answerable_register::calendar::Deadline;

use self::above::Above;
use self::columns::{ANSWERS, Headings, NUMBERS, RAISED, STATES};
use self::text::Cell;
use super::recommend::asking;
use super::sections::action_label;
use super::{Draft, Ground, verbs};
use crate::deadline::{self, FoundDeadline, read_deadline};
use crate::document::BlockKind;
use crate::tokens::Tokens;
use crate::{Addressee, Block, Found, ProposalKind, Reason, Role, Span};

pub(super) use self::card::at as of_forms;
pub(super) use self::text::at as of_text;

/// What the columns of a table hold, and its rows.
pub(super) struct Table {
    kind: ProposalKind,
    /// The heading of the column of asks.
    heading: Span,
    asks: u32,
    numbers: Option<u32>,
    owners: Option<(u32, Span)>,
    days: Option<(u32, Span)>,
    states: Vec<u32>,
    raised: Option<u32>,
    /// Whether a cell of the column of asks has to read as an ask by itself.
    by_words: bool,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    /// Where its rows are forms, what stands over each that has a title: "Action 31".
    forms: Option<BTreeMap<u32, Span>>,
    /// The place after its last block.
    pub(super) next: usize,
}

/// What the document is in which a table stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// Whether it follows up an earlier one.
    pub(super) follows_up: bool,
    /// Whether it is minutes or a letter, whose tables tell people what to do.
    pub(super) tells_people: bool,
    /// Whether what they are told is asked as a request: in minutes and letters.
    pub(super) to_people: bool,
}

/// What says that an action was not done in its time and is told again.
const CARRIED: [&str; 7] = [
    "carried over",
    "carried forward",
    "brought forward",
    "brought over",
    "overdue",
    "c / f",
    "outstanding",
];

/// The number of a row has at most so many letters.
const LONGEST_NUMBER: usize = 6;

/// An ask has at least so many words and marks.
const FEWEST_WORDS: usize = 4;

/// The table that begins at a block, where its first row or its cells say that its rows
/// are asks.
pub(super) fn at(ground: &Ground<'_>, place: usize, around: Around) -> Option<Table> {
    let blocks = &ground.document.blocks;
    let first = blocks[place].cell.filter(|cell| cell.row == 0)?;
    let new = place == 0
        || blocks[place - 1]
            .cell
            .is_none_or(|cell| cell.table != first.table);
    new.then_some(())?;
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut next = place;
    for block in &blocks[place..] {
        let Some(cell) = block.cell.filter(|cell| cell.table == first.table) else {
            break;
        };
        let span = rows.entry(cell.row).or_default().entry(cell.column);
        span.and_modify(|held| *held = Cell::of(held.whole.through(block.span)))
            .or_insert_with(|| Cell::of(block.span));
        next += 1;
    }
    let first_row = rows.remove(&0)?;
    let headings = Headings {
        document: ground.document,
        row: first_row
            .into_iter()
            .map(|(column, cell)| (column, cell.whole))
            .collect(),
    };
    of_columns(ground, headings, rows, (place, next), around)
}

/// A table by its headings, where those or its cells say that its rows are asks.
fn of_columns(
    ground: &Ground<'_>,
    headings: Headings<'_>,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    (place, next): (usize, usize),
    around: Around,
) -> Option<Table> {
    let several = headings.row.len() > 1;
    let (owners, days) = (headings.owners(), headings.days());
    let numbers = headings.column(&NUMBERS).map(|(column, _)| column);
    // A column of recommendations beside the answers to them asks nothing new.
    let answers = headings.column(&ANSWERS).is_some();
    let mut table = Table {
        kind: ProposalKind::Request,
        heading: first_of(&headings)?,
        asks: 0,
        numbers,
        owners,
        days,
        states: STATES
            .iter()
            .filter_map(|name| headings.column(&[name]).map(|(column, _)| column))
            .collect(),
        raised: headings.column(&RAISED).map(|(column, _)| column),
        by_words: false,
        rows,
        forms: None,
        next,
    };
    if let Some((kind, asks, heading)) = headings.asks() {
        let listed = numbers.is_some() && !answers && several;
        // In a report on progress it tells them again.
        let told = around.follows_up && several && kind != ProposalKind::Request;
        if owners.is_some() || days.is_some() || listed || told {
            (table.kind, table.asks, table.heading) = (kind, asks, heading);
            table.owned_by_its_cells(ground, &headings);
            return Some(table);
        }
    }
    // Cells with lists in them are read item by item.
    let lists = blocks_of(ground, place, table.next)
        .any(|block| matches!(block.kind, BlockKind::ListItem { .. }));
    if !around.tells_people || answers || !several || lists {
        return None;
    }
    let (asks, heading) = table.column_of_orders(ground, &headings)?;
    (table.asks, table.heading, table.by_words) = (asks, heading, true);
    table.owned_by_its_cells(ground, &headings);
    if !around.to_people {
        table.kind = ProposalKind::Recommendation;
    }
    Some(table)
}

fn blocks_of<'g>(
    ground: &'g Ground<'_>,
    first: usize,
    next: usize,
) -> impl Iterator<Item = &'g Block> {
    ground.document.blocks[..next].iter().skip(first)
}

fn first_of(headings: &Headings<'_>) -> Option<Span> {
    headings.row.values().next().copied()
}

impl Table {
    /// An ask for each row that has words in the column of asks.
    pub(super) fn drafts(&self, ground: &Ground<'_>) -> Vec<Draft> {
        let mut owner: Option<Cell> = None;
        let mut drafts = Vec::new();
        let mut above = Above::default();
        for (place, row) in &self.rows {
            if self.owners.is_none() && above.is_said_by(ground, row) {
                continue;
            }
            // A cell that several rows share stands in the first of them.
            let own = self
                .owners
                .and_then(|(column, _)| row.get(&column))
                .cloned();
            owner = own.or(owner.filter(|_| self.forms.is_none()));
            let draft = self.draft(ground, row, owner.as_ref());
            let draft = draft.map(|draft| above.asked(draft));
            drafts.extend(draft.map(|draft| self.titled(ground, *place, draft)));
        }
        drafts
    }

    /// What the title of a form adds: the number, and that it was asked before.
    fn titled(&self, ground: &Ground<'_>, place: u32, mut draft: Draft) -> Draft {
        let title = self.forms.as_ref().and_then(|titles| titles.get(&place));
        let Some(title) = title else {
            return draft;
        };
        let tokens = ground.document.tokens(*title);
        if let Some((number, _)) = action_label(&tokens, 0) {
            draft.number = number;
        }
        draft.repeats |= tokens.has_any(&CARRIED) || tokens.has_any(&["( from"]);
        draft
    }

    /// Whether a column tells something, and holds neither what is asked nor whose it is,
    /// its number, its day or its state.
    pub(super) fn tells_in(&self, column: u32) -> bool {
        let taken = [
            Some(self.asks),
            self.numbers,
            self.owners.map(|(column, _)| column),
            self.days.map(|(column, _)| column),
            self.raised,
        ];
        !taken.contains(&Some(column)) && !self.states.contains(&column)
    }

    /// Takes the column whose cells are names and nothing else for that of the owners, where
    /// no heading names one.
    fn owned_by_its_cells(&mut self, ground: &Ground<'_>, headings: &Headings<'_>) {
        /// Names in a cell have at most so many words and marks.
        const LONGEST_NAMES: usize = 14;
        if self.owners.is_some() {
            return;
        }
        let names = |span: Span| {
            let tokens = ground.document.tokens(span);
            let parsed = ground.names.parse(&tokens, 0, tokens.len());
            tokens.len() <= LONGEST_NAMES && parsed.is_a_subject() && parsed.knows_somebody()
        };
        self.owners = headings
            .row
            .iter()
            .find(|(column, _)| {
                let mut cells = self
                    .rows
                    .values()
                    .filter_map(|row| row.get(column))
                    .peekable();
                self.tells_in(**column)
                    && cells.peek().is_some()
                    && cells.all(|cell| names(cell.whole))
            })
            .map(|(column, span)| (*column, *span));
    }

    /// The column most of whose cells tell somebody to do something.
    fn column_of_orders(
        &self,
        ground: &Ground<'_>,
        headings: &Headings<'_>,
    ) -> Option<(u32, Span)> {
        let mut best: Option<(usize, u32, Span)> = None;
        for (column, heading) in &headings.row {
            let taken = [
                self.numbers,
                self.owners.map(|(column, _)| column),
                self.days.map(|(column, _)| column),
                self.raised,
            ];
            if taken.contains(&Some(*column)) || self.states.contains(column) {
                continue;
            }
            let cells = self.rows.values().filter_map(|row| row.get(column));
            let cells: Vec<Tokens<'_>> = cells
                .map(|cell| ground.document.tokens(cell.whole))
                .filter(|tokens| tokens.len() >= FEWEST_WORDS)
                .collect();
            let orders = cells.iter().filter(|cell| orders(ground, cell)).count();
            let most = orders > 0 && orders * 2 > cells.len();
            if most && best.is_none_or(|(held, ..)| orders > held) {
                best = Some((orders, *column, *heading));
            }
        }
        best.map(|(_, column, heading)| (column, heading))
    }

    fn draft(
        &self,
        ground: &Ground<'_>,
        row: &BTreeMap<u32, Cell>,
        owner: Option<&Cell>,
    ) -> Option<Draft> {
        let text = &ground.document.text;
        let (typed, passage) = without_number(text, row.get(&self.asks)?.whole);
        let tokens = ground.document.tokens(passage);
        // "Closed" says how it stands, and is no ask.
        let nothing = tokens.any_of(
            0,
            &["none", "nothing", "withdrawn", "not used", "no action"],
        );
        (tokens.len() >= FEWEST_WORDS && nothing.is_none()).then_some(())?;
        if self.by_words && !orders(ground, &tokens) || self.is_done(ground, row) {
            return None;
        }
        let heading = self.heading;
        let mut draft = Draft::new(self.kind, passage).because(match self.forms {
            Some(_) => Reason::HeadingSays { heading },
            None => Reason::RowOfATable { heading },
        });
        draft.number = match self.numbers.and_then(|column| row.get(&column)) {
            // "24/31 HA to report it": the number of the action, not that of the item.
            Some(_) if typed.as_ref().is_some_and(|typed| typed.contains('/')) => typed,
            Some(number) => Some(number.whole.of(text).trim_end_matches('.').to_owned())
                .filter(|number| is_a_number(number)),
            None => typed.or_else(|| self.counted(text, row)),
        };
        draft.repeats = self.was_raised_before(ground, row) || self.is_carried_over(ground, row);
        let draft = self.dated(ground, row, draft, &tokens);
        Some(self.addressed(ground, owner, draft, &tokens))
    }

    /// The number in a column that has no heading: "D1", "3.1".
    fn counted(&self, text: &str, row: &BTreeMap<u32, Cell>) -> Option<String> {
        let (_, first) = row.iter().find(|(column, _)| **column != self.asks)?;
        let words = first.whole.of(text).trim_end_matches('.');
        let digits = words.bytes().any(|one| one.is_ascii_digit());
        let coded = words
            .bytes()
            .all(|one| one.is_ascii_digit() || one.is_ascii_uppercase() || one == b'.');
        let short = (1..=LONGEST_NUMBER).contains(&words.len());
        let leftmost = row
            .values()
            .all(|cell| cell.whole.start >= first.whole.start);
        (digits && coded && short && leftmost).then(|| words.to_owned())
    }

    /// "Closed", "Complete": an action that is done asks nobody.
    fn is_done(&self, ground: &Ground<'_>, row: &BTreeMap<u32, Cell>) -> bool {
        const DONE: [&str; 9] = [
            "closed",
            "close",
            "complete",
            "completed",
            "done",
            "discharged",
            "withdrawn",
            "superseded",
            "green – closed",
        ];
        let mut states = self.states.iter().filter_map(|column| row.get(column));
        self.kind == ProposalKind::Request
            && states.any(|state| {
                let tokens = ground.document.tokens(state.whole);
                tokens.any_of(0, &DONE).is_some()
            })
    }

    /// Whether a row says that it was raised at an earlier meeting.
    fn was_raised_before(&self, ground: &Ground<'_>, row: &BTreeMap<u32, Cell>) -> bool {
        let raised = self.raised.and_then(|column| row.get(&column));
        let (Some(raised), Some(own)) = (raised, ground.given.day) else {
            return false;
        };
        let words = raised.whole.of(&ground.document.text);
        let read = read_deadline(&format!("by {words}"), ground.given);
        match read.deadline {
            Deadline::On(day) => day < own,
            Deadline::Month { year, month } => (year, month) < (own.year(), own.month()),
            _ => false,
        }
    }

    /// "Overdue, carried forward" beside it, or "31 March 2025 (was 31 January 2025)": an
    /// earlier meeting asked it.
    fn is_carried_over(&self, ground: &Ground<'_>, row: &BTreeMap<u32, Cell>) -> bool {
        let says = |column: &u32, words: &[&str]| {
            row.get(column)
                .is_some_and(|cell| ground.document.tokens(cell.whole).has_any(words))
        };
        let day = self.days.map(|(column, _)| column);
        self.states.iter().any(|state| says(state, &CARRIED))
            || day.is_some_and(|day| says(&day, &["( was", "was due", "originally", "revised"]))
    }

    fn dated(
        &self,
        ground: &Ground<'_>,
        row: &BTreeMap<u32, Cell>,
        draft: Draft,
        tokens: &Tokens<'_>,
    ) -> Draft {
        let own = || match self.by_words {
            true => deadline::find_when(tokens, ground.given),
            false => deadline::find(tokens, ground.given),
        };
        let Some((column, heading)) = self.days else {
            return draft.by(own());
        };
        match row.get(&column).and_then(|day| when(ground, day.parts[0])) {
            Some(found) => draft.by(Some(found)).because(match self.forms {
                Some(_) => Reason::DeadlineInHeading { heading },
                None => Reason::DeadlineInColumn { heading },
            }),
            // A dash in the column: what is asked may say it itself.
            None => {
                let mut draft = draft.by(own());
                let cell = row.get(&column).map(|cell| cell.whole);
                draft.at_the_next = cell.filter(|cell| {
                    let words = ground.document.tokens(*cell);
                    words.has_any(&["next meeting", "next board", "next panel"])
                });
                draft
            }
        }
    }

    fn addressed(
        &self,
        ground: &Ground<'_>,
        owner: Option<&Cell>,
        mut draft: Draft,
        tokens: &Tokens<'_>,
    ) -> Draft {
        if let Some((_, heading)) = self.owners
            && let Some(owner) = owner
        {
            let owners: Vec<Addressee> = owner
                .parts
                .iter()
                .flat_map(|part| named(ground, *part))
                .collect();
            // "By 31 March, Northmoor Police should …", and beside it "Ch Supt Ops": whom the
            // sentence asks; the column says who has it in hand there.
            if !owners.iter().any(|one| one.found.is_resolved())
                && let Some(asked) = asking(ground, tokens).filter(|asking| asking.modal.is_some())
                && asked.parsed.is_a_subject()
                && asked.parsed.knows_somebody()
            {
                return draft.of(asked.parsed);
            }
            draft.add_partners(ground, tokens);
            for addressee in owners {
                draft.add(addressee);
            }
            return draft.because(match self.forms {
                Some(_) => Reason::AddresseeInHeading { heading },
                None => Reason::AddresseeInColumn { heading },
            });
        }
        let by_verb = asking(ground, tokens).map(|asking| asking.parsed);
        let to = || {
            let to = (1..tokens.len()).find(|at| tokens.plain(*at) == "to")?;
            let mut parsed = ground.names.parse(tokens, 0, to);
            parsed.add_partners(ground.names, tokens, to);
            Some(parsed)
        };
        let named = by_verb
            .into_iter()
            .chain(to())
            .find(|parsed| parsed.is_a_subject() && parsed.knows_somebody());
        if named.is_none() {
            draft.add_partners(ground, tokens);
        }
        draft.of(named.unwrap_or_else(|| ground.names.the_force()))
    }
}

impl Draft {
    /// Who else has a part in what a cell asks: "with Crown Pleaders".
    fn add_partners(&mut self, ground: &Ground<'_>, tokens: &Tokens<'_>) {
        let mut parsed = crate::addressee::Parsed::default();
        parsed.add_partners(ground.names, tokens, 0);
        for partner in parsed.addressees {
            self.add(partner);
        }
    }
}

/// Whether a cell tells somebody to do something: "Publish the plan", "Northmoor Police
/// to dip-sample 20 cases", "Officer to be spoken to".
fn orders(ground: &Ground<'_>, tokens: &Tokens<'_>) -> bool {
    /// The longest run of words before "to" in a cell.
    const LONGEST_SUBJECT: usize = 12;
    if verbs::command_at(tokens, 0).is_some() {
        return true;
    }
    let most = tokens.len().min(LONGEST_SUBJECT);
    let to = (1..most).find(|at| tokens.plain(*at) == "to");
    let named = to.is_some_and(|to| {
        let parsed = ground.names.parse(tokens, 0, to);
        let verb = tokens.plain(to + 1);
        parsed.is_a_subject() && parsed.knows_somebody() && verbs::is_a_verb(verb)
            || tokens.plain(to + 1) == "be"
    });
    named
        || asking(ground, tokens)
            .is_some_and(|asking| asking.modal.is_some() && asking.parsed.is_a_subject())
}

/// "1. Make sure that …": the number a cell begins with, and the rest of it.
fn without_number(text: &str, cell: Span) -> (Option<String>, Span) {
    let words = cell.of(text);
    let digits = words.len()
        - words
            .trim_start_matches(|one: char| one.is_ascii_digit())
            .len();
    let after = &words[digits..];
    // "24/31 HA to report it": the number of an action of that year.
    let of_a_year = after.strip_prefix('/').map(|rest| {
        let more = rest.bytes().take_while(u8::is_ascii_digit).count();
        (&words[..digits + 1 + more], &rest[more..])
    });
    if let Some((number, rest)) = of_a_year
        && (1..=4).contains(&digits)
        && !number.ends_with('/')
        && rest.starts_with(char::is_whitespace)
        && rest.trim_start().starts_with(char::is_uppercase)
    {
        let rest = Span::new(cell.end - rest.len(), cell.end).trimmed(text);
        return (Some(number.to_owned()), rest);
    }
    match after.strip_prefix(['.', ')', ':']) {
        Some(rest) if digits > 0 && rest.starts_with(char::is_whitespace) => {
            let rest = Span::new(cell.end - rest.len(), cell.end).trimmed(text);
            (Some(words[..digits].to_owned()), rest)
        }
        _ => (None, cell),
    }
}

/// By when, from a cell: "30 June 2025", "December 2025", "Within 3 months".
pub(super) fn when(ground: &Ground<'_>, cell: Span) -> Option<FoundDeadline> {
    let words = cell.of(&ground.document.text);
    let mut read = read_deadline(words, ground.given);
    // "ASAP", "Urgent".
    let at_once = ["asap", "as soon as possible", "urgent", "immediate"];
    if read.deadline == Deadline::None && at_once.contains(&words.trim().to_lowercase().as_str()) {
        read = read_deadline("immediately", ground.given);
    }
    // "0-3 months": by the end of them.
    let upper = words
        .split_once(['-', '–'])
        .map_or(words, |(_, upper)| upper);
    // "End Nov".
    let short = words
        .strip_prefix("End ")
        .or_else(|| words.strip_prefix("end "))
        .filter(|rest| !rest.starts_with("of "))
        .map(|rest| format!("end of {rest}"));
    let forms = [
        ("by", short.as_deref().unwrap_or(words)),
        ("by", words),
        ("within", words),
        ("within", upper),
    ];
    for (with, words) in forms {
        // A column leaves the word out that a sentence has: "3 months", "end of June".
        if read.deadline == Deadline::None && read.likely.is_none() {
            read = read_deadline(&format!("{with} {words}"), ground.given);
        }
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
    let tokens = ground.document.tokens(cell);
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

/// "24/03", "A1", "7": and not "External audit", which an agenda has in that column.
fn is_a_number(words: &str) -> bool {
    /// It has no more letters.
    const LONGEST: usize = 16;
    let digits = words.bytes().any(|one| one.is_ascii_digit());
    words.len() <= LONGEST && (digits || words.len() <= 3)
}
