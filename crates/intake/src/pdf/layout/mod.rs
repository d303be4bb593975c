//! The order and the blocks of a page, by where its words stand.

mod aligned;
mod blocks;
mod columns;
mod edges;
mod heads;
mod hyphens;
mod rows;
mod ruled;
mod tables;

use super::drawing::{Drawn, Piece, Shown, Turn};
use super::said::{Role, Said};
pub(super) use heads::mark_headings;
pub(super) use hyphens::Hyphens;
use rows::Row;
pub(super) use rows::even;

/// One page laid out in rows.
pub(super) struct Page {
    pub(super) number: u32,
    rows: Vec<Row>,
    /// Words that run up or down the page, or upside down: each way by itself.
    turned: Vec<Vec<Row>>,
    ruled: ruled::Rulings,
    height: f64,
}

impl Page {
    /// The rows of those of a page's words that are chosen.
    pub(super) fn of(
        number: u32,
        drawn: &Drawn,
        height: f64,
        chosen: &dyn Fn(&Piece) -> bool,
    ) -> Page {
        let ruled = ruled::Rulings::of(&drawn.rules);
        let of = |turn: Turn| {
            let seen = |piece: &&Piece| {
                piece.turn == turn
                    && matches!(piece.shown, Shown::Seen | Shown::Recognised)
                    && chosen(piece)
            };
            let pieces: Vec<&Piece> = drawn.pieces.iter().filter(seen).collect();
            let none = ruled::Rulings::default();
            rows::of(
                drawn,
                pieces,
                if turn == Turn::Upright { &ruled } else { &none },
            )
        };
        let mut turned: Vec<_> = [Turn::Upwards, Turn::Downwards, Turn::UpsideDown]
            .map(of)
            .into();
        turned.retain(|rows| !rows.is_empty());
        Page {
            number,
            rows: of(Turn::Upright),
            turned,
            ruled,
            height,
        }
    }
}

/// What pages say, in the order of reading. What belongs to the pages themselves comes
/// as [`Role::Apart`].
pub(super) fn read(mut pages: Vec<Page>) -> Vec<Said> {
    let mut said = Vec::new();
    let apart = edges::take_out(&mut pages);
    let body = heads::body_size(&pages);
    let mut hyphens = Hyphens::default();
    for page in &pages {
        for run in page.all_rows().flatten() {
            hyphens.hear(&run.words);
        }
    }
    let mut tables = 0;
    for page in pages {
        let before = said.len();
        let mut notes = Vec::new();
        for rows in std::iter::once(page.rows).chain(page.turned) {
            let (inside, outside) = page.ruled.cells(rows, &mut tables);
            let mut reading = blocks::Reading {
                page: page.number,
                body,
                hyphens: &hyphens,
                tables: &mut tables,
                said: &mut said,
                notes: &mut notes,
            };
            reading.page_of(outside, inside);
        }
        goes_on(&mut said, before, &hyphens);
        said.extend(notes);
    }
    heads::mark_headings(&mut said, Some(body));
    said.extend(apart);
    said
}

impl Page {
    fn all_rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().chain(self.turned.iter().flatten())
    }
}

/// Joins the first block of a page to the last of the page before, where that stops in
/// the middle of a sentence.
fn goes_on(said: &mut Vec<Said>, first: usize, hyphens: &Hyphens) {
    let Some(next) = said.get(first) else { return };
    let Some(last) = said[..first].iter().rposition(|one| one.role != Role::Note) else {
        return;
    };
    let open = &said[last];
    let small = next.words.starts_with(char::is_lowercase);
    let alike = open.role == Role::Text
        && next.role == Role::Text
        && (open.size - next.size).abs() < 0.5
        && open.bold == next.bold;
    let ended = crate::plain::lines::ends_a_sentence(&open.words);
    if alike && small && !ended && open.full {
        let next = said.remove(first);
        hyphens.join(&mut said[last].words, &next.words);
        said[last].full = next.full;
    }
}
