//! What is said of each recommendation: the walk through an answer.
//!
//! A row opens with the number of a recommendation and holds what is quoted of
//! it and what is said to it. It ends where the next one opens, at a heading, or
//! with the paragraph that both quotes and answers.

use std::collections::HashSet;

use crate::Span;
use crate::sentences::sentences;
use crate::tokens::{Tokens, Worded};

use super::labels::{self, Label};
use super::openers::{How, Opener, opener};
use super::pieces::{Kind, Piece};
use super::quotes::{self, asks};
use super::strand::Strand;
use super::{drawn, position, tables};

/// One recommendation as an answer tells and answers it.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) number: Option<String>,
    /// The words with its number.
    pub(super) opened: Option<Span>,
    /// The heading of the column it is answered in, or the label of the box.
    pub(super) beside: Option<Span>,
    /// The heading it stands under.
    pub(super) section: Option<Span>,
    pub(super) quoted: Vec<Span>,
    pub(super) said: Vec<Strand>,
    /// Whether others are answered in the same words.
    pub(super) shared: bool,
}

/// The rows of a document, in order.
pub(super) fn rows(document: &Worded<'_>, pieces: &[Piece]) -> Vec<Row> {
    let mut walk = Walk {
        document,
        rows: Vec::new(),
        open: Vec::new(),
        opened_by: Opened::Inside,
        section: None,
        label: Label::None,
        leads_in: false,
        counting: false,
    };
    let mut at = 0;
    while at < pieces.len() {
        at = walk.step(pieces, at);
    }
    let rows = walk.rows.into_iter().filter(|row| {
        let told = !row.quoted.is_empty() || !row.said.is_empty();
        told && (row.number.is_some() || !row.quoted.is_empty()) || row.beside.is_some()
    });
    merged(without_what_is_told_of_all(rows.collect()))
}

/// "Recommendations 1, 2 and 3 are addressed to me. I answer each below.": says nothing of
/// one that has a row of its own further on.
fn without_what_is_told_of_all(rows: Vec<Row>) -> Vec<Row> {
    let own: HashSet<(String, Option<Span>)> = rows
        .iter()
        .filter(|row| !row.shared && !row.said.is_empty())
        .filter_map(|row| Some((row.number.clone()?, row.section)))
        .collect();
    let told = |row: &Row| {
        row.shared
            && row.quoted.is_empty()
            && row
                .number
                .clone()
                .is_some_and(|number| own.contains(&(number, row.section)))
    };
    let all = rows.into_iter();
    all.filter(|row| !told(row)).collect()
}

/// What opened the rows that are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opened {
    Heading(u8),
    Paragraph,
    Item,
    /// A sentence inside a paragraph: they end with it.
    Inside,
}

struct Walk<'d> {
    document: &'d Worded<'d>,
    rows: Vec<Row>,
    /// The rows that what follows belongs to.
    open: Vec<usize>,
    opened_by: Opened,
    section: Option<Span>,
    label: Label,
    /// Whether the piece before leads in a list of what is asked.
    leads_in: bool,
    /// Whether a number named a recommendation under this heading.
    counting: bool,
}

/// Words that end the last row.
const ENDINGS: [&str; 14] = [
    "next steps",
    "general comments",
    "yours ",
    "with kind regards",
    "kind regards",
    "with best wishes",
    "back to top",
    "©",
    "share this",
    "signed",
    "see also",
    "you may also like",
    "related ",
    "was this page",
];

impl Walk<'_> {
    /// Reads one piece, or a whole table. The place of the next.
    fn step(&mut self, pieces: &[Piece], at: usize) -> usize {
        let piece = &pieces[at];
        if let Some(cell) = piece.cell {
            let table: Vec<&Piece> = pieces[at..]
                .iter()
                .take_while(|piece| piece.cell.is_some_and(|other| other.table == cell.table))
                .collect();
            self.table(&table);
            return at + table.len();
        }
        if let Some(grid) = drawn::grid(self.document, piece.span) {
            self.close();
            self.columns(&grid);
            return at + 1;
        }
        match piece.kind {
            Kind::Heading(level) => self.heading(piece, level),
            Kind::Item | Kind::Quote if self.asked_item(piece) => {}
            _ => self.paragraph(piece),
        }
        // "The Commissioner responds here to two reports, as the law says that he must:" leads
        // in their titles.
        let leads_in = piece.words(self.document).ends_with(':') && {
            let tokens = self.document.tokens(piece.span);
            asks(&tokens) && !tokens.has_any(&["responds", "respond", "answers", "replies"])
        };
        self.leads_in = leads_in || self.leads_in && matches!(piece.kind, Kind::Item | Kind::Quote);
        at + 1
    }

    fn close(&mut self) {
        self.open.clear();
        self.label = Label::None;
    }

    fn open(&mut self, opener: &Opener, by: Opened) {
        self.label = Label::None;
        // "Response to recommendation 1" goes on with the row that is open.
        let same =
            |row: &Row| opener.numbers.len() == 1 && row.number == opener.numbers.first().cloned();
        if self.open.len() == 1 && self.rows.get(self.open[0]).is_some_and(same) {
            return;
        }
        if self.rows.len() >= MOST_ROWS {
            return self.open.clear();
        }
        let shared = opener.numbers.len() > 1;
        let first = self.rows.len();
        for number in &opener.numbers {
            self.rows.push(Row {
                number: Some(number.clone()),
                opened: Some(opener.words),
                section: self.section,
                shared,
                ..Row::default()
            });
        }
        if opener.numbers.is_empty() {
            self.rows.push(Row {
                opened: Some(opener.words),
                section: self.section,
                ..Row::default()
            });
        }
        self.open = (first..self.rows.len()).collect();
        self.opened_by = by;
    }

    fn heading(&mut self, piece: &Piece, level: u8) {
        let document = self.document;
        let tokens = document.tokens(piece.span);
        self.counting = false;
        if let Some(opener) = opener(&tokens, false) {
            return match opener.how {
                How::Conclusion => self.close(),
                _ => self.opened(piece, &tokens, &opener, Opened::Heading(level)),
            };
        }
        if !self.open.is_empty() && self.labelled(piece) {
            return;
        }
        let deeper = matches!(self.opened_by, Opened::Heading(opened) if level > opened);
        if !self.open.is_empty()
            && deeper
            && let Some(label) = labels::alone(document, piece.span)
        {
            self.label = label;
            return;
        }
        if quotes::is_a_bare_noun(&tokens) {
            self.close();
            self.rows.push(Row {
                section: self.section,
                ..Row::default()
            });
            self.open = vec![self.rows.len() - 1];
            self.opened_by = Opened::Heading(level);
            return;
        }
        if !deeper {
            self.close();
            self.section = Some(piece.span);
        }
    }

    /// An item of a list of what is asked: "(1) stop using cells".
    fn asked_item(&mut self, piece: &Piece) -> bool {
        let document = self.document;
        let tokens = document.tokens(piece.span);
        let bracketed = quotes::bracketed_number(&tokens);
        let numbered = piece.kind == Kind::Item && piece.number.is_some();
        let asks_itself = numbered && quotes::begins_by_asking(document, piece.span);
        if !(self.leads_in || asks_itself) || opener(&tokens, false).is_some() {
            return false;
        }
        if piece.kind == Kind::Quote && bracketed.is_none() {
            return false;
        }
        let start = bracketed.as_ref().map_or(piece.span.start, |(_, after)| {
            tokens
                .list
                .get(*after)
                .map_or(piece.span.end, |t| t.span.start)
        });
        let number = piece.number.clone().or(bracketed.map(|(number, _)| number));
        let mut row = Row {
            opened: number.is_some().then_some(piece.span),
            number,
            section: self.section,
            ..Row::default()
        };
        let words = Span::new(start, piece.span.end);
        let mut sentences = sentences(&document.text, words).into_iter();
        row.quoted.extend(sentences.next());
        row.said
            .extend(sentences.map(|sentence| Strand::one(Label::None, sentence)));
        self.close();
        self.rows.push(row);
        true
    }

    /// "Force response: Accepted." within a row.
    fn labelled(&mut self, piece: &Piece) -> bool {
        let Some((label, heading, rest)) = labels::labelled(self.document, piece.span) else {
            return false;
        };
        self.add(label, heading, rest);
        self.label = label;
        true
    }

    fn add(&mut self, label: Label, heading: Span, words: Span) {
        for at in &self.open {
            let row = &mut self.rows[*at];
            if row.said.len() + row.quoted.len() >= MOST_STRETCHES {
                continue;
            }
            match label {
                Label::Other | Label::Number => continue,
                Label::Quoted if !words.is_empty() => row.quoted.push(words),
                _ if !words.is_empty() => row.said.push(Strand::one(label, words)),
                _ => {}
            }
            if label.answers() {
                row.beside.get_or_insert(heading);
            }
        }
    }

    fn paragraph(&mut self, piece: &Piece) {
        let document = self.document;
        let words = piece.words(document).to_lowercase();
        if ENDINGS.iter().any(|ending| words.starts_with(ending)) {
            return self.close();
        }
        let tokens = document.tokens(piece.span);
        if !self.open.is_empty() && opener(&tokens, false).is_none() && self.labelled(piece) {
            return;
        }
        self.after_a_listing(piece);
        let by = match piece.kind {
            Kind::Item => Opened::Item,
            _ => Opened::Paragraph,
        };
        let before = self.open.clone();
        for (place, sentence) in sentences(&document.text, piece.span)
            .into_iter()
            .enumerate()
        {
            let tokens = document.tokens(sentence);
            match opener(&tokens, self.counting) {
                Some(opener) if opener.how == How::Conclusion => return self.close(),
                Some(opener) => {
                    let by = match place {
                        0 => by,
                        _ => Opened::Inside,
                    };
                    self.counting = true;
                    self.opened(piece, &tokens, &opener, by);
                }
                None => self.sentence(piece, sentence),
            }
        }
        let said = |at: &usize| !self.rows[*at].said.is_empty();
        let opened_here = self.open != before;
        if opened_here && (self.opened_by == Opened::Inside || self.open.iter().any(said)) {
            self.close();
        }
    }

    /// A run of recommendations that are only quoted is a listing: what follows
    /// is said to none of them, unless it says that it answers these.
    fn after_a_listing(&mut self, piece: &Piece) {
        if matches!(self.opened_by, Opened::Heading(_)) || self.open.is_empty() {
            return;
        }
        let tokens = self.document.tokens(piece.span);
        if piece.kind != Kind::Paragraph || opener(&tokens, false).is_some() {
            return;
        }
        let silent = |row: &&Row| row.said.is_empty() && !row.quoted.is_empty();
        let run = self.rows.iter().rev().take_while(silent).count();
        if run < 2 {
            return;
        }
        let these = tokens.has_any(&["both", "these recommendations", "all three", "all of these"]);
        if these && position::read(&tokens).is_some() {
            self.open = (self.rows.len() - run..self.rows.len()).collect();
            for at in &self.open {
                self.rows[*at].shared = true;
            }
        } else {
            self.close();
        }
    }

    /// Opens rows with the words after their numbers.
    fn opened(&mut self, piece: &Piece, tokens: &Tokens<'_>, opener: &Opener, by: Opened) {
        self.open(opener, by);
        let whole = tokens.span(0, tokens.len());
        let start = tokens.list.get(opener.next).map(|token| token.span.start);
        let rest = start.map(|start| Span::new(start, whole.end));
        match (opener.how, rest) {
            (How::Alone | How::Conclusion, _) | (_, None) => {}
            (How::Telling, _) => self.quote(whole),
            (How::Sentence, _) if asks(tokens) => self.quote(whole),
            (How::Sentence | How::About, _) => self.say(whole),
            (How::Stop, Some(rest)) => {
                let rest = quotes::without_marks(&self.document.text, rest);
                self.sentence(piece, rest);
            }
            (How::Quoting, Some(rest)) => {
                let rest = quotes::without_marks(&self.document.text, rest);
                let tokens = self.document.tokens(rest);
                match position::begins(&tokens) {
                    true => self.say(rest),
                    false => self.quote(rest),
                }
            }
        }
    }

    /// One sentence of a row: quoted, or said to it.
    fn sentence(&mut self, piece: &Piece, sentence: Span) {
        if self.open.is_empty() || sentence.is_empty() {
            return;
        }
        if self.label != Label::None {
            let label = self.label;
            return self.add(label, sentence, sentence);
        }
        let document = self.document;
        let answered = self.open.iter().any(|at| !self.rows[*at].said.is_empty());
        let tokens = document.tokens(sentence);
        let words = document.words(sentence);
        let set_apart = piece.kind == Kind::Quote || quotes::is_quoted(document, piece, sentence);
        let told = asks(&tokens) && position::read(&tokens).is_none();
        if !answered && (set_apart || told || words.starts_with("(Paragraph")) {
            self.quote(sentence);
        } else {
            self.say(sentence);
        }
    }

    fn quote(&mut self, words: Span) {
        for at in &self.open {
            let quoted = &mut self.rows[*at].quoted;
            if quoted.len() < MOST_STRETCHES && !words.is_empty() {
                quoted.push(words);
            }
        }
    }

    fn say(&mut self, words: Span) {
        for at in &self.open {
            let said = &mut self.rows[*at].said;
            if said.len() < MOST_STRETCHES && !words.is_empty() {
                said.push(Strand::one(Label::None, words));
            }
        }
    }

    fn table(&mut self, cells: &[&Piece]) {
        let grid = tables::grid(cells);
        if tables::Columns::of(self.document, &grid).is_some() {
            self.close();
            self.columns(&grid);
        } else {
            self.boxes(&grid);
        }
    }

    /// A table with a column of recommendations and columns of answers.
    fn columns(&mut self, grid: &tables::Grid) {
        let Some(columns) = tables::Columns::of(self.document, grid) else {
            return;
        };
        let room = MOST_ROWS.saturating_sub(self.rows.len());
        for mut row in columns.rows(self.document, grid).into_iter().take(room) {
            row.section = self.section;
            match (&row.number, row.quoted.is_empty(), self.rows.last_mut()) {
                // A row that goes on from the one above.
                (None, true, Some(last)) => last.said.append(&mut row.said),
                (None, true, None) => {}
                _ => self.rows.push(row),
            }
        }
    }

    /// A table of labels and what stands beside each.
    fn boxes(&mut self, grid: &tables::Grid) {
        for row in grid {
            let Some(label) = row.first().and_then(tables::Cell::whole) else {
                continue;
            };
            let words = row.get(1).and_then(tables::Cell::whole);
            let tokens = self.document.tokens(label);
            if let Some(opener) = opener(&tokens, false)
                && opener.how == How::Alone
            {
                self.open(&opener, Opened::Heading(u8::MAX));
                let quoted = labels::meaning(self.document.words(label)) != Some(Label::Body);
                match words {
                    Some(words) if quoted => self.quote(words),
                    Some(words) => self.add(Label::Body, label, words),
                    None => {}
                }
                continue;
            }
            if self.open.is_empty() {
                continue;
            }
            if let Some(meaning) = labels::meaning(self.document.words(label)) {
                let nothing = Span::new(label.end, label.end);
                self.add(meaning, label, words.unwrap_or(nothing));
            }
        }
    }
}

/// Rows of one number made one where the first only quotes what a later one
/// answers.
fn merged(rows: Vec<Row>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::new();
    for mut row in rows {
        let same = |other: &&mut Row| {
            row.number.is_some()
                && other.number == row.number
                && (other.section == row.section || other.said.is_empty() != row.said.is_empty())
        };
        match kept.iter_mut().rev().take(MOST_LOOKED_BACK).find(same) {
            Some(other) => {
                other.quoted.append(&mut row.quoted);
                if other.said.is_empty() {
                    other.opened = row.opened.or(other.opened);
                    other.section = row.section;
                    other.shared = row.shared;
                }
                other.said.append(&mut row.said);
                other.beside = other.beside.or(row.beside);
            }
            None => kept.push(row),
        }
    }
    kept
}

/// The most rows of one document, and the most stretches quoted or said in one.
/// The longest answer seen has 43 rows; what is longer is no answer.
const MOST_ROWS: usize = 2_000;
const MOST_STRETCHES: usize = 300;

/// A row is looked for among so many before it: the longest answer seen has 43.
const MOST_LOOKED_BACK: usize = 400;
