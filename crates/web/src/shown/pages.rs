//! Which page of a list this is, and the way to the others.

use crate::visit::Links;
use crate::visit::query::Pairs;

/// How many pages beside the one shown have their own link.
const NEIGHBOURS: usize = 1;

/// Links to the pages of a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pages {
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
            previous: (shown > 1).then(|| href(shown - 1)),
            next: (shown < count).then(|| href(shown + 1)),
            items: if count > 1 { items } else { Vec::new() },
        }
    }
}

#[cfg(test)]
mod tests {
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
