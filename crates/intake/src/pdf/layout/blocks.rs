//! Rows to paragraphs.

use super::super::said::{Role, Said};
use super::columns::in_order;
use super::hyphens::Hyphens;
use super::rows::{Row, Run};
use super::ruled::Table;
use super::tables::{Part, parts};
use crate::Cell;
use crate::plain::items;
use crate::plain::lines::ends_a_sentence;

/// The reading of one page.
pub(super) struct Reading<'r> {
    pub(super) page: u32,
    /// The size of the document's running text.
    pub(super) body: f64,
    pub(super) hyphens: &'r Hyphens,
    /// How many tables were read.
    pub(super) tables: &'r mut u32,
    pub(super) said: &'r mut Vec<Said>,
    pub(super) notes: &'r mut Vec<Said>,
}

/// Lines stand so far apart where nothing tells better, as a part of their size.
const USUAL_PITCH: f64 = 1.25;

/// Letters smaller than this, as a part of the running text, are those of notes.
const SMALL: f64 = 0.93;

impl Reading<'_> {
    /// Reads rows, and the ruled tables among them where they stand.
    pub(super) fn page_of(&mut self, mut rows: Vec<Row>, tables: Vec<Table>) {
        for table in tables {
            let below = rows.partition_point(|row| row[0].base > table.top);
            let rest = rows.split_off(below);
            self.part(std::mem::replace(&mut rows, rest));
            self.table(table.cells);
        }
        self.part(rows);
    }

    fn part(&mut self, rows: Vec<Row>) {
        for column in in_order(rows, 0) {
            for part in parts(column) {
                match part {
                    Part::Rows(rows) => self.column(rows),
                    Part::Table(cells) => self.table(cells),
                }
            }
        }
    }

    fn table(&mut self, cells: impl IntoIterator<Item = ((u32, u32), Vec<Row>)>) {
        let table = *self.tables;
        *self.tables = table.saturating_add(1);
        for ((row, column), rows) in cells {
            let cell = Cell { table, row, column };
            for mut said in self.paragraphs(rows) {
                said.role = Role::Cell;
                said.cell = Some(cell);
                self.said.push(said);
            }
        }
    }

    /// A column of text; the small blocks at its end are notes if a number begins them.
    fn column(&mut self, rows: Vec<Row>) {
        let mut said = self.paragraphs(rows);
        let small = |one: &Said| one.size < SMALL * self.body;
        let notes = said
            .iter()
            .rposition(|one| !small(one))
            .map_or(0, |last| last + 1);
        let first = said[notes..].iter().position(begins_a_note);
        if let Some(first) = first.filter(|_| notes > 0) {
            for mut note in said.drain(notes + first..) {
                note.role = Role::Note;
                self.notes.push(note);
            }
        }
        self.said.append(&mut said);
    }

    fn paragraphs(&self, rows: Vec<Row>) -> Vec<Said> {
        let lines: Vec<Run> = rows.into_iter().filter_map(one_line).collect();
        let edge = lines.iter().map(|line| line.right).fold(0.0, f64::max);
        let margin = lines
            .iter()
            .map(|line| line.left)
            .fold(f64::INFINITY, f64::min);
        let usual = usual_pitch(&lines);
        let mut said: Vec<Said> = Vec::new();
        let mut before: Option<Open> = None;
        for line in lines {
            let marked = items::begins_with_a_mark(&line.words);
            let joins = before.as_ref().map_or(Joins::No, |before| {
                if marked {
                    Joins::No
                } else {
                    before.joins(&line, usual, edge)
                }
            });
            let full = line.right - margin > 0.75 * (edge - margin);
            match (joins, said.last_mut(), &mut before) {
                (Joins::Flows, Some(last), Some(before)) => {
                    self.hyphens.join(&mut last.words, &line.words);
                    last.bold &= line.bold;
                    last.full = full;
                    before.line = line;
                    before.lines += 1;
                }
                (Joins::Breaks, Some(last), Some(before)) => {
                    last.words.push('\n');
                    last.words.push_str(&line.words);
                    last.bold &= line.bold;
                    last.full = full;
                    before.line = line;
                    before.lines += 1;
                }
                _ => {
                    let mut one = Said::new(line.words.clone(), Role::Text, self.page);
                    one.size = line.size;
                    one.bold = line.bold;
                    one.full = full;
                    let indent = (line.left - margin) / (0.5 * line.size.max(1.0));
                    one.indent = indent.round().clamp(0.0, 200.0) as usize;
                    said.push(one);
                    before = Some(Open {
                        left: line.left,
                        marked,
                        lines: 1,
                        line,
                    });
                }
            }
        }
        said
    }
}

/// The block that is open.
struct Open {
    /// Where its first line begins, and whether with a bullet or number.
    left: f64,
    marked: bool,
    lines: u32,
    /// Its last line.
    line: Run,
}

enum Joins {
    No,
    /// In the same run of words.
    Flows,
    /// On a new line of the same block.
    Breaks,
}

impl Open {
    fn joins(&self, line: &Run, usual: f64, edge: f64) -> Joins {
        let last = &self.line;
        let size = last.size.max(line.size).max(1.0);
        let pitch = (last.base - line.base) / size;
        let alike = (last.size - line.size).abs() < 0.08 * size && last.bold == line.bold;
        // A line in another weight goes on with a sentence that is open all the same.
        let small = line.words.starts_with(char::is_lowercase);
        let open = !ends_a_sentence(&last.words);
        let runs_on = (last.size - line.size).abs() < 0.08 * size && small && open;
        if pitch > usual * 1.22 || pitch <= 0.0 || !(alike || runs_on) {
            return Joins::No;
        }
        let moved = (line.left - last.left) / size;
        if self.marked {
            // Back at the margin, or left of the mark, an item has ended.
            let back = self.lines > 1 && moved < -0.8 || line.left < self.left - 0.3 * size;
            let at_mark = self.lines == 1 && moved.abs() < 0.3 && !small;
            let ended = ends_a_sentence(&last.words);
            if back || at_mark && ended {
                return Joins::No;
            }
        } else if moved > 1.0 && self.lines > 1 {
            return Joins::No;
        }
        // There was room for the next word: the line was ended on purpose.
        let short = last.right + line.first + 0.6 * size < edge;
        match (short, open || small) {
            (true, false) => Joins::No,
            (true, true) if !small => Joins::Breaks,
            _ => Joins::Flows,
        }
    }
}

/// The runs of a row as one.
fn one_line(row: Row) -> Option<Run> {
    let mut runs = row.into_iter();
    let mut line = runs.next()?;
    for run in runs {
        super::hyphens::join(&mut line.words, &run.words);
        line.right = line.right.max(run.right);
        line.bold &= run.bold;
        line.size = line.size.max(run.size);
    }
    Some(line)
}

/// How far apart lines stand that follow each other, as a part of their size.
fn usual_pitch(lines: &[Run]) -> f64 {
    let mut pitches: Vec<f64> = lines
        .windows(2)
        .filter(|two| (two[0].size - two[1].size).abs() < 0.5)
        .map(|two| (two[0].base - two[1].base) / two[0].size.max(1.0))
        .filter(|pitch| (0.9..2.2).contains(pitch))
        .collect();
    pitches.sort_by(f64::total_cmp);
    // The gaps between paragraphs are among them: the smaller ones count.
    pitches
        .get(pitches.len() / 3)
        .copied()
        .unwrap_or(USUAL_PITCH)
}

/// "12 See paragraph 4", "* Since renamed".
fn begins_a_note(said: &Said) -> bool {
    let digits = said.words.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && said.words.len() > digits + 2 || said.words.starts_with(['*', '†'])
}
