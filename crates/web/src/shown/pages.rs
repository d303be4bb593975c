//! Which page of a list this is, and the way to the others.

use answerable_wording::numbers;

use crate::visit::query::{Pairs, short};
use crate::visit::{Links, Unknown};

/// How many pages beside the one shown have their own link.
const NEIGHBOURS: usize = 1;

/// The page that an address asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageAsked {
    /// Its number, counted from 1; the first where none is named.
    pub(crate) number: usize,
    /// What was sent that is no page's number: to be named and ignored.
    pub(crate) unknown: Vec<String>,
}

impl PageAsked {
    /// Reads `?page=2`. Never fails: what it does not know it names.
    pub(crate) fn read(pairs: &Pairs) -> Self {
        let sent = pairs.filled("page");
        let number = sent
            // Figures alone: `+2` is a number to Rust and no page of ours.
            .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|text| text.parse().ok())
            .filter(|number| *number > 0);
        Self {
            number: number.unwrap_or(1),
            unknown: sent
                .filter(|_| number.is_none())
                .map(|text| format!("‘{}’ is not a page number", short(text)))
                .into_iter()
                .chain(Unknown::second(pairs, "page").map(|second| second.words))
                .collect(),
        }
    }
}

/// That a list has no page of this number, and which is shown instead.
pub(crate) fn past_the_last(asked_for: usize, count: usize) -> Option<String> {
    (asked_for > count).then(|| {
        let asked_for = numbers::number(asked_for as u64);
        match count {
            1 => format!("There is no page {asked_for}: there is one page, shown here"),
            _ => format!(
                "There is no page {asked_for}: the last, page {}, is shown here",
                numbers::number(count as u64)
            ),
        }
    })
}

/// Links to the pages of a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pages {
    /// The page shown, counted from 1.
    shown: usize,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
    pub(crate) items: Vec<Item>,
}

/// One place in the row of pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Item {
    /// A page, its address, and whether it is shown.
    Page {
        number: usize,
        href: String,
        is_shown: bool,
    },
    /// Pages left out.
    Gap,
}

impl Pages {
    /// Links for `shown` of `count` pages of the list at `path` with `pairs`.
    pub(crate) fn of(shown: usize, count: usize, links: Links, path: &str, pairs: &Pairs) -> Self {
        let pairs = pairs.without(|name, _| name == "page");
        let href = |number: usize| match number {
            1 => links.with(path, pairs.clone()),
            _ => links.with(path, pairs.clone().with("page", number.to_string())),
        };
        let mut items = Vec::new();
        let mut before = 0;
        for number in (1..=count).filter(|number| {
            *number == 1 || *number == count || number.abs_diff(shown) <= NEIGHBOURS
        }) {
            if number > before + 1 {
                items.push(Item::Gap);
            }
            items.push(Item::Page {
                number,
                href: href(number),
                is_shown: number == shown,
            });
            before = number;
        }
        Self {
            shown,
            previous: (shown > 1).then(|| href(shown - 1)),
            next: (shown < count).then(|| href(shown + 1)),
            items: if count > 1 { items } else { Vec::new() },
        }
    }

    /// The title of the page shown: its number is named from the second on.
    pub(crate) fn title(&self, of_list: &str) -> String {
        match self.shown {
            0 | 1 => of_list.to_owned(),
            number => format!("{of_list}, page {}", numbers::number(number as u64)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn drawn(shown: usize, count: usize) -> String {
        let pages = Pages::of(
            shown,
            count,
            Links::default(),
            "/asks",
            &Pairs::read("page=9"),
        );
        let items = pages.items.iter().map(|item| match item {
            Item::Page {
                number,
                is_shown: true,
                ..
            } => format!("[{number}]"),
            Item::Page { number, .. } => number.to_string(),
            Item::Gap => "…".to_owned(),
        });
        items.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn first_last_and_neighbours_are_named() {
        assert_eq!(drawn(1, 1), "");
        assert_eq!(drawn(1, 3), "[1] 2 3");
        assert_eq!(drawn(10, 40), "1 … 9 [10] 11 … 40");
        assert_eq!(drawn(40, 40), "1 … 39 [40]");
    }

    #[test]
    fn the_title_names_every_page_but_the_first() {
        let title = |shown| Pages::of(shown, 3, Links::default(), "/asks", &Pairs::default());
        assert_eq!(title(1).title("Asks"), "Asks");
        assert_eq!(title(2).title("Asks"), "Asks, page 2");
    }

    #[test]
    fn a_page_there_is_not_is_said() {
        assert_eq!(past_the_last(3, 3), None);
        assert_eq!(
            past_the_last(4, 3).unwrap(),
            "There is no page 4: the last, page 3, is shown here"
        );
        assert_eq!(
            past_the_last(2, 1).unwrap(),
            "There is no page 2: there is one page, shown here"
        );
    }

    #[test]
    fn a_page_number_counts_from_one_and_is_figures() {
        let read = |query: &str| PageAsked::read(&Pairs::read(query));
        for (query, number) in [("", 1), ("page=", 1), ("page=1", 1), ("page=12", 12)] {
            assert_eq!(read(query).number, number);
            assert_eq!(read(query).unknown, Vec::<String>::new());
        }
        for wrong in ["0", "-1", "1.5", "x", "%2B2", "99999999999999999999999"] {
            let asked = read(&format!("page={wrong}"));
            assert_eq!((asked.number, asked.unknown.len()), (1, 1), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_sent_a_page_is_shown(sent in ".*", count in 1..400_usize) {
            let asked = PageAsked::read(&Pairs::default().with("page", sent));
            prop_assert!(asked.number > 0);
            prop_assert_eq!(past_the_last(asked.number, count).is_some(), asked.number > count);
        }
    }

    #[test]
    fn the_first_page_has_the_short_address() {
        let pages = Pages::of(
            2,
            3,
            Links::default(),
            "/asks",
            &Pairs::read("words=x&page=2"),
        );
        assert_eq!(pages.previous.as_deref(), Some("/asks?words=x"));
        assert_eq!(pages.next.as_deref(), Some("/asks?words=x&page=3"));
    }
}
