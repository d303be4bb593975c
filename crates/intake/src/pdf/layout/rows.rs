//! Words to rows: those at one height, in runs that nothing wide parts.

use super::super::drawing::{Area, Drawn, Piece, Set};
use super::aligned;
use super::ruled::Rulings;
use crate::plain::items;

/// Words in a row without a wide gap.
#[derive(Debug, Clone)]
pub(in crate::pdf) struct Run {
    pub(in crate::pdf) words: String,
    pub(in crate::pdf) left: f64,
    pub(in crate::pdf) right: f64,
    pub(in crate::pdf) base: f64,
    pub(in crate::pdf) size: f64,
    pub(in crate::pdf) bold: bool,
    /// How wide its first word is.
    pub(in crate::pdf) first: f64,
    /// Where words begin in it that the file sets by themselves; gone once the row is cut.
    pub(super) set: Vec<Set>,
}

/// Runs at one height, from left to right.
pub(in crate::pdf) type Row = Vec<Run>;

/// Words farther apart than this, as a part of the size, are in cells or columns.
const WIDE: f64 = 0.85;

/// A bullet may stand as far before its words.
const HANGING: f64 = 6.0;

/// The rows of a page, from the top.
pub(super) fn of(drawn: &Drawn, mut pieces: Vec<&Piece>, ruled: &Rulings) -> Vec<Row> {
    pieces.retain(|piece| !drawn.words(piece).trim().is_empty());
    pieces.sort_by(|one, other| other.base.total_cmp(&one.base));
    let mut rows: Vec<Vec<&Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if stands_in(row, piece) => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    let rows = raised(rows);
    let mut rows: Vec<Row> = rows
        .into_iter()
        .map(|row| runs(drawn, row, ruled))
        .collect();
    aligned::cut(&mut rows);
    rows.iter_mut().for_each(finish);
    rows.retain(|row| !row.is_empty());
    dot(&mut rows, &drawn.dots);
    rows
}

/// Writes the bullets that are drawn before the words that they stand before.
fn dot(rows: &mut [Row], dots: &[Area]) {
    let mut dots = dots.to_vec();
    dots.sort_by(|one, other| one.bottom.total_cmp(&other.bottom));
    for run in rows.iter_mut().flatten() {
        // Between the foot and the top of small letters.
        let first = dots.partition_point(|dot| dot.bottom < run.base - 0.1 * run.size);
        let mut near = dots[first..]
            .iter()
            .take_while(|dot| dot.bottom < run.base + 0.6 * run.size);
        let before = near.find(|dot| {
            let gap = run.left - dot.right;
            gap > 0.15 * run.size && gap < 2.5 * run.size && dot.top < run.base + 0.9 * run.size
        });
        if let Some(dot) = before.filter(|_| !items::begins_with_a_mark(&run.words)) {
            run.words.insert_str(0, "• ");
            run.left = dot.left;
        }
    }
}

fn stands_in(row: &[&Piece], piece: &Piece) -> bool {
    let first = row[0];
    (first.base - piece.base).abs() < 0.25 * first.size.min(piece.size)
}

/// Puts small raised letters ("1st", the numbers of footnotes) in the row below them,
/// and small lowered ones in the row above.
fn raised(rows: Vec<Vec<&Piece>>) -> Vec<Vec<&Piece>> {
    let mut placed: Vec<Vec<&Piece>> = Vec::with_capacity(rows.len());
    let mut above: Option<Vec<&Piece>> = None;
    let size = |row: &[&Piece]| row.iter().map(|piece| piece.size).fold(0.0, f64::max);
    let beside = |small: &[&Piece], row: &[&Piece]| {
        let size = size(row);
        small.iter().all(|one| {
            row.iter().any(|piece| {
                let apart = (one.left - piece.right).max(piece.left - one.right);
                apart < 0.5 * size
            })
        })
    };
    for mut row in rows {
        if let Some(small) = above.take() {
            let up = small[0].base - row[0].base;
            let large = size(&row);
            let raised = size(&small) < 0.8 * large && up < 0.65 * large;
            match raised && beside(&small, &row) {
                true => row.extend(small),
                false => placed.push(small),
            }
        }
        let lowered = placed.last().is_some_and(|before| {
            let large = size(before);
            let down = before[0].base - row[0].base;
            size(&row) < 0.8 * large && down < 0.35 * large && beside(&row, before)
        });
        match (lowered, placed.last_mut()) {
            (true, Some(before)) => before.append(&mut row),
            _ => above = Some(row),
        }
    }
    placed.extend(above);
    placed
}

/// The runs of one row.
fn runs(drawn: &Drawn, mut row: Vec<&Piece>, ruled: &Rulings) -> Row {
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let large = row.iter().map(|piece| piece.size).fold(0.0, f64::max);
    let base = row.iter().find(|piece| piece.size > 0.8 * large);
    let base = base.map_or(0.0, |piece| piece.base);
    let mut runs: Row = Vec::new();
    // How many letters the longest piece of the run has, which gives it its looks.
    let mut longest = 0;
    for piece in row {
        let words = drawn.words(piece);
        if is_a_note_number(words, piece, large, base) && !runs.is_empty() {
            continue;
        }
        let letters = words.trim().chars().count();
        if let Some(run) = runs.last_mut() {
            let gap = piece.left - run.right;
            let wide = match is_lone(&run.words) {
                true => HANGING,
                // A space that is written is part of the gap.
                false if run.words.ends_with(' ') || words.starts_with(' ') => 1.5 * WIDE,
                false => WIDE,
            };
            let apart = gap > wide * large
                || gap < -0.6 * piece.size && letters > 1
                || ruled.part(run.right, piece.left, base);
            if !apart {
                if gap > piece.gap && !run.words.ends_with(' ') && !words.starts_with(' ') {
                    run.words.push(' ');
                    run.set.push(Set {
                        at: run.words.len(),
                        after: run.right,
                        left: piece.left,
                    });
                }
                run.set.extend(sets(piece, run.words.len()));
                run.words.push_str(words);
                run.right = run.right.max(piece.right);
                run.bold &= piece.bold || letters == 0;
                if letters > longest {
                    longest = letters;
                    run.size = piece.size;
                }
                continue;
            }
        }
        longest = letters;
        runs.push(Run {
            words: words.to_owned(),
            left: piece.left,
            right: piece.right,
            base,
            size: piece.size,
            bold: piece.bold,
            first: 0.0,
            set: sets(piece, 0).collect(),
        });
    }
    runs
}

/// Where words of a piece are set by themselves, in the words of a run in which the piece
/// begins at a place.
fn sets(piece: &Piece, begins: usize) -> impl Iterator<Item = Set> {
    let from = piece.words.start;
    piece.set.iter().map(move |set| Set {
        at: set.at - from + begins,
        ..*set
    })
}

/// Evens the words of a row that is cut.
fn finish(runs: &mut Row) {
    for run in runs.iter_mut() {
        run.words = even(&run.words);
        let all = run.words.chars().count().max(1);
        let first = run
            .words
            .split(' ')
            .next()
            .map_or(0, |word| word.chars().count());
        run.first = (run.right - run.left) * first as f64 / all as f64;
        run.set = Vec::new();
    }
    runs.retain(|run| !run.words.is_empty());
}

/// The number of a footnote: small, raised, after words.
fn is_a_note_number(words: &str, piece: &Piece, large: f64, base: f64) -> bool {
    let words = words.trim();
    piece.size < 0.8 * large
        && piece.base > base + 0.15 * large
        && words
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b' '))
}

/// Whether words are a bullet or a number alone, whose item stands farther in.
fn is_lone(words: &str) -> bool {
    let words = words.trim();
    words.chars().count() <= 8 && items::is_a_mark(words)
}

/// Runs of white space as one, and ligatures as the letters that they are.
pub(in crate::pdf) fn even(words: &str) -> String {
    let mut to = String::with_capacity(words.len());
    for letter in words.chars() {
        let plain = match letter {
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' | 'ﬆ' => "st",
            letter if letter.is_whitespace() => {
                if !to.is_empty() && !to.ends_with(' ') {
                    to.push(' ');
                }
                continue;
            }
            letter if letter.is_control() => continue,
            // Joiners and marks of direction are no letters.
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => continue,
            letter => {
                to.push(letter);
                continue;
            }
        };
        to.push_str(plain);
    }
    // A soft hyphen inside a line is none.
    let inside = to.trim_end().trim_end_matches('\u{ad}').len();
    if to[..inside].contains('\u{ad}') {
        let end = to.split_off(inside);
        to = to.replace('\u{ad}', "");
        to.push_str(&end);
    }
    to.truncate(to.trim_end().len());
    to
}
