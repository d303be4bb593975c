//! What a page shows: words with their places, boxes, lines and pictures.

use std::ops::Range;

use super::matrix::Area;

/// Words in a row in one font.
#[derive(Debug, Clone)]
pub(in crate::pdf) struct Piece {
    /// Where they stand in [`Drawn::text`].
    pub(in crate::pdf) words: Range<usize>,
    /// From where to where they go along their line.
    pub(in crate::pdf) left: f64,
    pub(in crate::pdf) right: f64,
    /// How high their line stands.
    pub(in crate::pdf) base: f64,
    pub(in crate::pdf) size: f64,
    pub(in crate::pdf) bold: bool,
    pub(in crate::pdf) italic: bool,
    pub(in crate::pdf) turn: Turn,
    /// The number under which tags refer to them.
    pub(in crate::pdf) mark: Option<u32>,
    /// Whether the file says that they are the page's and not the document's.
    pub(in crate::pdf) apart: bool,
    pub(in crate::pdf) shown: Shown,
    /// What else was painted before them.
    pub(in crate::pdf) after: usize,
    /// Where their middle stands on the page.
    pub(in crate::pdf) middle: (f64, f64),
    /// A gap this wide parts words.
    pub(in crate::pdf) gap: f64,
    /// Where words begin that the file sets by themselves, without a space before them:
    /// in prose set word by word all, else the words of the next cell.
    pub(in crate::pdf) set: Vec<Set>,
}

/// Words within a piece that the file sets by themselves.
#[derive(Debug, Clone, Copy)]
pub(in crate::pdf) struct Set {
    /// Where they begin in [`Drawn::text`].
    pub(in crate::pdf) at: usize,
    /// Where the words before them end, and they begin, along the line.
    pub(in crate::pdf) after: f64,
    pub(in crate::pdf) left: f64,
}

/// A line of words has no more that are set by themselves.
pub(super) const MOST_SET: usize = 64;

impl Piece {
    /// Whether a point of the page stands on these words.
    pub(in crate::pdf) fn holds(&self, x: f64, y: f64) -> bool {
        let (along, high) = self.turn.along(x, y);
        (self.left..=self.right).contains(&along)
            && (self.base - 0.3 * self.size..=self.base + self.size).contains(&high)
    }
}

/// Which way words run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::pdf) enum Turn {
    Upright,
    Upwards,
    UpsideDown,
    Downwards,
    /// Across the page: a mark of the paper.
    Slanted,
}

/// Whether a reader of the page sees words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pdf) enum Shown {
    Seen,
    /// Drawn without colour: the words that a program recognised in a picture.
    Recognised,
    /// Painted over.
    Covered,
    /// White where the paper is.
    White,
    /// Outside what is shown of the page.
    Outside,
    /// On a layer that is turned off.
    Off,
}

/// Something filled, in the order of painting.
#[derive(Debug, Clone, Copy)]
pub(in crate::pdf) struct Filled {
    pub(in crate::pdf) area: Area,
    /// Whether it hides what is below all over.
    pub(in crate::pdf) hides: bool,
    pub(in crate::pdf) white: bool,
    pub(in crate::pdf) picture: bool,
}

/// All that one page shows.
#[derive(Debug, Default)]
pub(in crate::pdf) struct Drawn {
    pub(in crate::pdf) text: String,
    pub(in crate::pdf) pieces: Vec<Piece>,
    pub(in crate::pdf) filled: Vec<Filled>,
    /// Lines and the edges of boxes: they part the cells of tables.
    pub(in crate::pdf) rules: Vec<Area>,
    /// Small filled areas as high as they are wide: the bullets of lists, where they are
    /// drawn and not written.
    pub(in crate::pdf) dots: Vec<Area>,
    /// Letters that the file does not name.
    pub(in crate::pdf) unknown: usize,
}

impl Drawn {
    pub(in crate::pdf) fn words(&self, piece: &Piece) -> &str {
        self.text.get(piece.words.clone()).unwrap_or_default()
    }

    pub(in crate::pdf) fn has_pictures(&self) -> bool {
        self.filled.iter().any(|filled| filled.picture)
    }

    /// Marks what was painted over, and what is white on white.
    pub(super) fn look_under(&mut self) {
        /// Beyond this the boxes of a page are a drawing.
        const MOST_LOOKED_AT: usize = 20_000_000;
        if self.pieces.len().saturating_mul(self.filled.len()) > MOST_LOOKED_AT {
            return;
        }
        for piece in &mut self.pieces {
            let (x, y) = piece.middle;
            let holds = |filled: &&Filled| filled.area.holds(x, y, 0.0);
            match piece.shown {
                Shown::Seen => {
                    let later = self.filled.get(piece.after..).unwrap_or_default();
                    let mut later = later.iter().filter(holds);
                    if later.any(|filled| filled.hides && !filled.picture) {
                        piece.shown = Shown::Covered;
                    }
                }
                Shown::White => {
                    let before = self.filled.get(..piece.after).unwrap_or_default();
                    if before.iter().filter(holds).any(|filled| !filled.white) {
                        piece.shown = Shown::Seen;
                    }
                }
                _ => {}
            }
        }
    }
}
