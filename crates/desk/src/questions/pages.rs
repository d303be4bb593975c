//! Pages of a list: which one is shown, and which rows stand on it.

use std::cmp::Ordering;
use std::ops::Range;

/// Rows on a page: what fits a first read, and a small page in bytes.
pub const PAGE: usize = 50;

/// One page of a list.
#[derive(Debug)]
pub struct PageOf<T> {
    /// How many rows the whole list has.
    pub found: usize,
    /// The page shown, counted from 1.
    pub page: usize,
    /// How many pages there are; at least 1.
    pub pages: usize,
    /// The rows of the page.
    pub rows: Vec<T>,
}

impl<T> PageOf<T> {
    /// The page asked for of a list that is there whole and in order. A page past
    /// the last is the last; page 0 is the first.
    #[must_use]
    pub fn of(list: Vec<T>, asked_for: usize) -> Self {
        let found = list.len();
        let Place { page, pages, rows } = Place::of(found, asked_for);
        Self {
            found,
            page,
            pages,
            rows: list.into_iter().skip(rows.start).take(rows.len()).collect(),
        }
    }

    /// The page asked for of a list that is there whole, in an order that must be
    /// total, with no more sorting than that takes; each of its rows as `row` makes it.
    pub(super) fn among<'l, L>(
        mut list: Vec<&'l L>,
        asked_for: usize,
        by: impl Fn(&L, &L) -> Ordering,
        row: impl Fn(&'l L) -> T,
    ) -> Self {
        let found = list.len();
        let place = Place::of(found, asked_for);
        Self {
            found,
            page: place.page,
            pages: place.pages,
            rows: place
                .among(&mut list, |one, other| by(one, other))
                .iter()
                .map(|thing| row(thing))
                .collect(),
        }
    }
}

/// Where a page stands in its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The page shown, counted from 1.
    pub(super) page: usize,
    /// How many pages there are; at least 1.
    pub(super) pages: usize,
    /// The places of its rows, counted from 0.
    pub(super) rows: Range<usize>,
}

impl Place {
    /// The page asked for, of a list of so many rows. A page past the last is
    /// the last; page 0 is the first.
    pub(super) fn of(found: usize, asked_for: usize) -> Self {
        let pages = found.div_ceil(PAGE).max(1);
        let page = asked_for.clamp(1, pages);
        let from = (page - 1) * PAGE;
        Self {
            page,
            pages,
            rows: from..(from + PAGE).min(found),
        }
    }

    /// The rows of this page, in order, with no more sorting than that takes.
    ///
    /// The order must be total, or a row might stand on two pages.
    pub(super) fn among<T>(self, list: &mut [T], by: impl Fn(&T, &T) -> Ordering) -> &mut [T] {
        let Range { start, end } = self.rows;
        if start >= end {
            return &mut [];
        }
        if end < list.len() {
            list.select_nth_unstable_by(end, &by);
        }
        let upto = &mut list[..end];
        if start > 0 {
            upto.select_nth_unstable_by(start, &by);
        }
        let shown = &mut upto[start..];
        shown.sort_unstable_by(&by);
        shown
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_list_has_one_page_without_rows() {
        for asked_for in [0, 1, 99] {
            let place = Place::of(0, asked_for);
            assert_eq!((place.page, place.pages, place.rows), (1, 1, 0..0));
        }
    }

    #[test]
    fn the_last_page_holds_what_is_left() {
        assert_eq!(Place::of(101, 3).rows, 100..101);
        assert_eq!(Place::of(100, 2).rows, 50..100);
        assert_eq!(Place::of(100, 99), Place::of(100, 2));
        assert_eq!(Place::of(100, usize::MAX), Place::of(100, 2));
    }

    proptest! {
        /// Page after page is the list as a whole sort would give it.
        #[test]
        fn pages_part_the_sorted_list(list in prop::collection::hash_set(any::<u16>(), 0..300)) {
            let list: Vec<u16> = list.into_iter().collect();
            let mut sorted = list.clone();
            sorted.sort_unstable();
            let pages = Place::of(list.len(), 1).pages;
            let parted: Vec<u16> = (1..=pages)
                .flat_map(|page| {
                    let mut list = list.clone();
                    let among = Place::of(list.len(), page).among(&mut list, Ord::cmp).to_vec();
                    let of_the_sorted = PageOf::of(sorted.clone(), page).rows;
                    assert_eq!(among, of_the_sorted);
                    among
                })
                .collect();
            prop_assert_eq!(parted, sorted);
        }
    }
}
