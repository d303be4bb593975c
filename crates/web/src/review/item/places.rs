//! Every item by its number, with what was decided of it: where one is and what is
//! left, at a glance.

use answerable_desk::review::Decision;

use crate::review::look::Look;

/// The most items shown around the one that is looked at: the page of a longer
/// review leads to its list.
const MOST_SHOWN: usize = 100;

/// One item of the review.
pub(super) struct Place {
    pub(super) number: usize,
    pub(super) href: String,
    pub(super) state: State,
    pub(super) is_here: bool,
}

/// What was decided of an item.
#[derive(Clone, Copy)]
pub(super) enum State {
    Undecided,
    Accepted,
    SetAside,
}

impl State {
    fn of(decision: &Decision) -> Self {
        match decision {
            Decision::Undecided => Self::Undecided,
            Decision::Accepted { .. } => Self::Accepted,
            Decision::SetAside { .. } => Self::SetAside,
        }
    }

    /// What a screen reader says after the number.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Undecided => "to decide",
            Self::Accepted => "accepted",
            Self::SetAside => "set aside",
        }
    }

    /// The class that draws it, after a blank.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Undecided => "",
            Self::Accepted => " answerable-places__one--accepted",
            Self::SetAside => " answerable-places__one--aside",
        }
    }
}

/// The items around one, it among them.
pub(super) fn around(look: &Look, here: usize) -> Vec<Place> {
    let items = &look.review().items;
    let first = here
        .saturating_sub(MOST_SHOWN / 2)
        .min(items.len().saturating_sub(MOST_SHOWN));
    let shown = items.iter().enumerate().skip(first).take(MOST_SHOWN);
    shown
        .map(|(place, item)| Place {
            number: place + 1,
            href: super::page::item_address(look, place),
            state: State::of(&item.decision),
            is_here: place == here,
        })
        .collect()
}
