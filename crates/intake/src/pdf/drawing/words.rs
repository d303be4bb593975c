//! Strings shown one after another, joined to words in a row.

use super::marks::Marks;
use super::matrix::Matrix;
use super::piece::{Drawn, MOST_SET, Piece, Set, Shown, Turn};
use super::state::State;
use crate::limits;

/// Where text comes to stand, and the words in a row that are open.
#[derive(Debug, Clone)]
pub(super) struct Words {
    here: Matrix,
    line: Matrix,
    open: Option<Piece>,
}

impl Default for Words {
    fn default() -> Words {
        Words {
            here: Matrix::SAME,
            line: Matrix::SAME,
            open: None,
        }
    }
}

/// A gap that parts words is this wide, as a part of the size, where the font has no
/// space to go by.
const GAP: f64 = 0.17;

/// Words farther apart than this stand in columns, or in cells.
const FAR: f64 = 0.85;

impl Words {
    pub(super) fn begin(&mut self) {
        self.place(Matrix::SAME);
    }

    pub(super) fn place(&mut self, at: Matrix) {
        self.here = at;
        self.line = at;
    }

    pub(super) fn step(&mut self, x: f64, y: f64) {
        self.place(Matrix::shift(x, y).then(self.line));
    }

    /// Goes back by thousandths of the size.
    pub(super) fn back(&mut self, thousandths: f64, state: &State) {
        let by = -thousandths / 1000.0 * state.size * state.across;
        self.here = Matrix::shift(by, 0.0).then(self.here);
    }

    /// Where text stands, to be taken up after a form was drawn.
    pub(super) fn set_apart(&self) -> (Matrix, Matrix) {
        (self.here, self.line)
    }

    pub(super) fn take_up(&mut self, (here, line): (Matrix, Matrix)) {
        self.here = here;
        self.line = line;
    }

    pub(super) fn show(
        &mut self,
        bytes: &[u8],
        state: &State,
        shown: Shown,
        marks: &mut Marks,
        drawn: &mut Drawn,
    ) {
        let Some(font) = &state.font else { return };
        let to_page = self.here.then(state.page);
        let (x, y) = to_page.point(0.0, state.rise);
        let along = to_page.a.hypot(to_page.b);
        let size = state.size.abs() * to_page.c.hypot(to_page.d);
        let turn = turn(to_page, state.size);
        let start = drawn.text.len();
        let mut goes = 0.0;
        let mut rest = bytes;
        while let Some(glyph) = font.take(&mut rest, &mut drawn.text) {
            if !glyph.known {
                drawn.text.push(char::REPLACEMENT_CHARACTER);
                drawn.unknown += 1;
            }
            goes += f64::from(glyph.width) * state.size + state.letter_gap;
            if glyph.is_space {
                goes += state.word_gap;
            }
        }
        if let Some(words) = marks.instead() {
            drawn.text.truncate(start);
            drawn.text.push_str(&words);
        }
        goes *= state.across;
        self.here = Matrix::shift(goes, 0.0).then(self.here);
        let long = drawn.text.len() > limits::MOST_TEXT_BYTES;
        if drawn.text.len() == start || long || !(x + y + goes + size).is_finite() {
            drawn.text.truncate(start);
            return;
        }
        let (left, base) = turn.along(x, y);
        let length = goes.abs() * along;
        let (to_x, to_y) = match turn {
            Turn::Upright | Turn::Slanted => (length, size * 0.7),
            Turn::UpsideDown => (-length, -size * 0.7),
            Turn::Upwards => (-size * 0.7, length),
            Turn::Downwards => (size * 0.7, -length),
        };
        let middle = (x + to_x / 2.0, y + to_y / 2.0);
        let outside = !state.clip.holds(middle.0, middle.1, 2.0);
        let space = font.space.map_or(GAP, |space| f64::from(space) * 0.5);
        let piece = Piece {
            words: start..drawn.text.len(),
            left,
            right: left + length,
            base,
            size,
            bold: font.bold,
            italic: font.italic,
            turn,
            mark: marks.number(),
            apart: marks.is_apart(),
            shown: if outside { Shown::Outside } else { shown },
            after: drawn.filled.len(),
            middle,
            gap: space.clamp(0.1, 0.3) * size,
            set: Vec::new(),
        };
        self.join(piece, drawn);
    }

    /// Adds words to those that are open, or begins anew.
    fn join(&mut self, piece: Piece, drawn: &mut Drawn) {
        let Some(open) = &mut self.open else {
            self.open = Some(piece);
            return;
        };
        let same = open.words.end == piece.words.start
            && open.turn == piece.turn
            && (open.base - piece.base).abs() < 0.05 * piece.size.max(1.0)
            && (open.size - piece.size).abs() < 0.01 * piece.size.max(1.0)
            && (open.bold, open.italic) == (piece.bold, piece.italic)
            && (open.mark, open.apart, open.shown) == (piece.mark, piece.apart, piece.shown)
            && open.after == piece.after;
        let gap = piece.left - open.right;
        if !same || gap > FAR * piece.size || gap < -0.35 * piece.size {
            self.end(drawn);
            self.open = Some(piece);
            return;
        }
        let mut end = piece.words.end;
        let spaced = drawn.text[..piece.words.start].ends_with(' ')
            || drawn.text[piece.words.start..].starts_with(' ');
        if gap > piece.gap && !spaced {
            drawn.text.insert(piece.words.start, ' ');
            end += 1;
            if open.set.len() < MOST_SET {
                open.set.push(Set {
                    at: piece.words.start + 1,
                    after: open.right,
                    left: piece.left,
                });
            }
        }
        open.words.end = end;
        open.right = open.right.max(piece.right);
        open.middle = (
            f64::midpoint(open.middle.0, piece.middle.0),
            f64::midpoint(open.middle.1, piece.middle.1),
        );
    }

    /// Ends the words that are open.
    pub(super) fn end(&mut self, drawn: &mut Drawn) {
        let Some(piece) = self.open.take() else {
            return;
        };
        // Letters drawn twice, a little apart, are bold.
        let twice = drawn.pieces.last().is_some_and(|last| {
            let near = 0.2 * piece.size;
            last.turn == piece.turn
                && (last.left - piece.left).abs() < near
                && (last.base - piece.base).abs() < near
                && drawn.words(last) == drawn.words(&piece)
        });
        let room = drawn.pieces.len() < limits::MOST_PDF_PIECES;
        match drawn.pieces.last_mut() {
            Some(last) if twice => last.bold = true,
            _ if room => drawn.pieces.push(piece),
            _ => {}
        }
    }
}

impl Turn {
    /// How far along its line a point stands, and how high the line.
    pub(super) fn along(self, x: f64, y: f64) -> (f64, f64) {
        match self {
            Turn::Upright | Turn::Slanted => (x, y),
            Turn::Upwards => (y, -x),
            Turn::UpsideDown => (-x, -y),
            Turn::Downwards => (-y, x),
        }
    }
}

fn turn(to_page: Matrix, size: f64) -> Turn {
    /// As good as straight: three degrees.
    const STRAIGHT: f64 = 0.05;
    let (a, b) = match size < 0.0 {
        true => (-to_page.a, -to_page.b),
        false => (to_page.a, to_page.b),
    };
    if b.abs() <= STRAIGHT * a.abs() {
        if a >= 0.0 {
            Turn::Upright
        } else {
            Turn::UpsideDown
        }
    } else if a.abs() <= STRAIGHT * b.abs() {
        if b >= 0.0 {
            Turn::Upwards
        } else {
            Turn::Downwards
        }
    } else {
        Turn::Slanted
    }
}
