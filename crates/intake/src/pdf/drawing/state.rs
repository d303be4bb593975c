//! What holds while a page is drawn, and is kept and taken up again by `q` and `Q`.

use std::rc::Rc;

use super::matrix::{Area, Matrix};
use crate::pdf::fonts::Font;

/// The colour that areas and letters are filled with, as far as reading asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    /// As white as paper.
    White,
    Dark,
    /// A pattern, or a colour that cannot be told.
    Other,
}

/// What the numbers of a colour mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// More is lighter.
    Light,
    /// More is darker.
    Ink,
    Other,
}

#[derive(Clone)]
pub(super) struct State {
    pub(super) page: Matrix,
    pub(super) clip: Area,
    pub(super) paint: Paint,
    pub(super) space: Space,
    /// Whether what is painted hides what is below.
    pub(super) opaque: bool,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) letter_gap: f64,
    pub(super) word_gap: f64,
    pub(super) across: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: u8,
}

impl State {
    pub(super) fn on(page: Matrix, clip: Area) -> State {
        State {
            page,
            clip,
            paint: Paint::Dark,
            space: Space::Light,
            opaque: true,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            across: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }

    /// Takes the numbers of a colour.
    pub(super) fn colour(&mut self, numbers: &[f64]) {
        let all = |is: fn(&f64) -> bool| !numbers.is_empty() && numbers.iter().all(is);
        self.paint = match self.space {
            Space::Light if all(|one| *one >= 0.98) => Paint::White,
            Space::Ink if all(|one| *one <= 0.02) => Paint::White,
            Space::Light | Space::Ink => Paint::Dark,
            Space::Other => Paint::Other,
        };
    }
}
