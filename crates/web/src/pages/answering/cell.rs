//! A number and the rows behind it.

use answerable_desk::questions::Filter;
use answerable_wording::numbers;

use crate::pages::asks;
use crate::visit::Links;

/// A number of asks, leading to the list that holds just those.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) number: String,
    /// The rows; none where there are none.
    pub(super) href: Option<String>,
}

impl Cell {
    pub(super) fn of(count: usize, list: &Filter, links: Links) -> Self {
        Self {
            number: numbers::number(count as u64),
            href: (count > 0).then(|| links.with("/asks", asks::pairs_of(list))),
        }
    }

    /// The same number where it is more than nothing: what is said under
    /// another.
    pub(super) fn if_any(count: usize, list: &Filter, links: Links) -> Option<Self> {
        (count > 0).then(|| Self::of(count, list, links))
    }
}
