//! Tables of plain text: columns kept apart by spaces, or by bars, under a line of headings.
//!
//! What stands in one column over several lines is one cell; its words run through the
//! other columns of those lines, as they do in the kept text.

use std::collections::BTreeMap;

use super::columns::Headings;
use super::{Around, Table, of_columns};
use crate::Span;
use crate::asks::Ground;
use crate::document::BlockKind;

/// Spaces that keep columns apart.
const GAP: usize = 2;

/// A cell begins no further than this from where its column does.
const NEAR: usize = 3;

/// A table has at most so many lines.
const MOST_LINES: usize = 400;

/// A table has at most so many columns.
const MOST_COLUMNS: usize = 50;

/// One cell: all of it, and the part on each of its lines.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) whole: Span,
    pub(super) parts: Vec<Span>,
}

impl Cell {
    pub(super) fn of(span: Span) -> Cell {
        Cell {
            whole: span,
            parts: vec![span],
        }
    }

    pub(super) fn add(&mut self, span: Span) {
        self.whole = self.whole.through(span);
        self.parts.push(span);
    }
}

/// A stretch of a line between gaps, and how far in it begins.
#[derive(Debug, Clone, Copy)]
struct Piece {
    from: usize,
    span: Span,
}

/// The table of text that begins at a block, where its headings say who owns what, or
/// by when.
pub(in crate::asks) fn at(ground: &Ground<'_>, place: usize, around: Around) -> Option<Table> {
    let document = ground.document;
    let text = &document.text;
    let block = &document.blocks[place];
    if block.cell.is_some()
        || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading { .. })
    {
        return None;
    }
    // Of a line that holds several blocks the first is looked at, for all of them.
    let before = place.checked_sub(1).map(|before| &document.blocks[before]);
    let from = before.map_or(0, |before| before.span.end.min(block.span.start));
    let start = match text[from..block.span.start].rfind('\n') {
        Some(end) => from + end + 1,
        None if before.is_none() => from,
        None => return None,
    };
    let line_end = |from: usize| text[from..].find('\n').map_or(text.len(), |end| from + end);
    let mut first_end = line_end(start);
    let mut first = Span::new(start, first_end);
    // The rule over the headings of a grid.
    if is_a_rule(first.of(text)) && first_end < text.len() {
        first = Span::new(first_end + 1, line_end(first_end + 1));
        first_end = first.end;
    }
    let barred = between_bars(text, first);
    let bars = barred.is_some();
    let heads = barred.unwrap_or_else(|| pieces(text, first));
    if !(2..=MOST_COLUMNS).contains(&heads.len()) {
        return None;
    }
    let mut columns: Vec<usize> = heads.iter().map(|piece| piece.from).collect();
    let row = heads.iter().map(|piece| piece.span);
    let mut headings = Headings {
        document,
        row: row
            .enumerate()
            .map(|(at, span)| (number(at), span))
            .collect(),
    };
    if headings.owners().is_none() && headings.days().is_none() {
        return None;
    }
    let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut at = first_end;
    let mut left: Option<usize> = None;
    // A row of a grid goes on to the next rule; with one rule under the headings, and none
    // after it, each line is a row.
    let grid = bars && is_a_grid(text, first_end);
    let mut after_a_rule = true;
    for _ in 0..MOST_LINES {
        if at >= text.len() {
            break;
        }
        let line = Span::new(at + 1, line_end((at + 1).min(text.len())));
        let barred = between_bars(text, line);
        let row = barred.is_some();
        let found = barred.unwrap_or_else(|| pieces(text, line));
        let ruled = line
            .of(text)
            .trim()
            .chars()
            .all(|one| matches!(one, '-' | '=' | '_' | '–' | '|' | ':' | ' ' | '+'));
        if found.is_empty() || ruled {
            after_a_rule |= ruled;
            at = line.end;
            continue;
        }
        let edge = *left.get_or_insert(found[0].from);
        let begins = match bars {
            true if grid && !rows.is_empty() => row && after_a_rule,
            true => row,
            false => found[0].from <= edge + 1 && found.len() > 1,
        };
        let hangs = !bars && !begins && found[0].from > edge + 1 && !rows.is_empty()
            || grid && row && !begins;
        after_a_rule = false;
        if !begins && !hangs {
            break;
        }
        if begins {
            for piece in &found {
                if !columns.iter().any(|column| near(*column, piece.from)) {
                    columns.push(piece.from);
                }
            }
            if columns.len() > MOST_COLUMNS {
                break;
            }
            rows.insert(number(rows.len() + 1), BTreeMap::new());
        }
        let last = rows.values_mut().next_back()?;
        for piece in found {
            let nearest = (0..columns.len()).min_by_key(|at| columns[*at].abs_diff(piece.from))?;
            last.entry(number(nearest))
                .and_modify(|cell| cell.add(piece.span))
                .or_insert_with(|| Cell::of(piece.span));
        }
        at = line.end;
    }
    if rows.is_empty() {
        return None;
    }
    // Columns that no heading names: the number, and what is asked.
    for at in heads.len()..columns.len() {
        headings
            .row
            .insert(number(at), Span::new(block.span.start, block.span.start));
    }
    let ends = at;
    let next = document
        .blocks
        .partition_point(|block| block.span.start < ends);
    let around = Around {
        tells_people: true,
        ..around
    };
    of_columns(ground, headings, rows, (place, next.max(place + 1)), around)
}

/// Whether a rule stands between the rows of a table below its headings, and not only under
/// those: "+----+----+".
fn is_a_grid(text: &str, from: usize) -> bool {
    let barred = |line: &&str| line.contains(['|', '¦']) || is_a_rule(line);
    let lines = text[from..].lines().skip(1).take(MOST_LINES);
    lines
        .take_while(barred)
        .filter(|line| is_a_rule(line))
        .count()
        > 2
}

/// "+----+----+": a line that is drawn and says nothing.
fn is_a_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.chars().all(|one| matches!(one, '-' | '=' | '+' | '|'))
}

fn near(one: usize, other: usize) -> bool {
    one.abs_diff(other) <= NEAR
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Columns that bars keep apart stand so far from each other as columns do that gaps keep
/// apart.
const BETWEEN_BARS: usize = 100;

/// "Ref | Action | Who | When": the pieces of a line that bars keep apart; none where it
/// has no two of them. A line may begin and end with a bar.
fn between_bars(text: &str, line: Span) -> Option<Vec<Piece>> {
    let whole = line.trimmed(text);
    let words = whole.of(text);
    let bars = |one: char| matches!(one, '|' | '¦');
    let inner = words.strip_prefix(bars).unwrap_or(words);
    let start = whole.end - inner.len();
    let inner = inner.strip_suffix(bars).unwrap_or(inner);
    if inner.matches(bars).count() < 2 {
        return None;
    }
    let mut at = start;
    let cells = inner
        .split_inclusive(bars)
        .enumerate()
        .map(|(column, cell)| {
            let span = Span::new(at, at + cell.trim_end_matches(bars).len()).trimmed(text);
            at += cell.len();
            Piece {
                from: column * BETWEEN_BARS,
                span,
            }
        });
    Some(cells.filter(|piece| !piece.span.is_empty()).collect())
}

/// The pieces of a line that gaps keep apart.
fn pieces(text: &str, line: Span) -> Vec<Piece> {
    let words = line.of(text);
    let mut found = Vec::new();
    let mut begun: Option<(usize, usize)> = None;
    let mut spaces = 0;
    let mut end = 0;
    for (column, (at, letter)) in words.char_indices().enumerate() {
        if letter.is_whitespace() {
            spaces += match letter {
                '\t' => GAP,
                _ => 1,
            };
        } else {
            if let (Some((from, start)), true) = (begun, spaces >= GAP) {
                found.push(Piece {
                    from,
                    span: Span::new(line.start + start, line.start + end),
                });
                begun = None;
            }
            begun.get_or_insert((column, at));
            spaces = 0;
            end = at + letter.len_utf8();
        }
    }
    if let Some((from, start)) = begun {
        found.push(Piece {
            from,
            span: Span::new(line.start + start, line.start + end),
        });
    }
    found
}
