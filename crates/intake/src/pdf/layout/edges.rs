//! What belongs to the pages and not to the document: running heads and page numbers.

use std::collections::{HashMap, HashSet};

use super::super::said::{Role, Said};
use super::Page;
use super::rows::Row;

/// Heads and feet stand in this part of a page at its top and its bottom.
const EDGE: f64 = 0.13;

/// Rows that are looked at from each edge.
const ROWS: usize = 4;

/// Takes running heads, feet and page numbers out of pages; each once.
pub(super) fn take_out(pages: &mut [Page]) -> Vec<Said> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        let keys: HashSet<String> = at_the_edges(page).map(|at| key(&page.rows[at])).collect();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    // In a short document twice is often.
    let often = if pages.len() <= 4 { 2 } else { 3 };
    let mut told = HashSet::new();
    let mut apart = Vec::new();
    for page in pages {
        let out: Vec<usize> = at_the_edges(page)
            .filter(|at| {
                let key = key(&page.rows[*at]);
                is_a_number(&key) || counts.get(&key).is_some_and(|count| *count >= often)
            })
            .collect();
        for at in out.into_iter().rev() {
            let row = page.rows.remove(at);
            let key = key(&row);
            if !is_a_number(&key) && told.insert(key) {
                apart.push(Said::new(words(&row), Role::Apart, page.number));
            }
        }
    }
    apart
}

/// The rows of a page that stand at its edges, from the top.
fn at_the_edges(page: &Page) -> impl Iterator<Item = usize> {
    let (low, high) = (EDGE * page.height, (1.0 - EDGE) * page.height);
    let count = page.rows.len();
    let at_edge = |at: &usize| {
        let base = page.rows[*at][0].base;
        *at < ROWS && base > high || *at + ROWS >= count && base < low
    };
    let found: Vec<usize> = (0..count).filter(at_edge).collect();
    found.into_iter()
}

fn words(row: &Row) -> String {
    let words: Vec<&str> = row.iter().map(|run| run.words.as_str()).collect();
    words.join(" ")
}

/// The words of a row with every number as one sign.
fn key(row: &Row) -> String {
    let mut key = String::new();
    for letter in words(row).chars() {
        match letter {
            '0'..='9' if key.ends_with('#') => {}
            '0'..='9' => key.push('#'),
            letter if letter.is_whitespace() => {}
            letter => key.extend(letter.to_lowercase()),
        }
    }
    key
}

/// "12", "Page 3 of 10", "- 4 -".
fn is_a_number(key: &str) -> bool {
    matches!(
        key.trim_matches(['-', '–', '|', '[', ']']),
        "#" | "page#" | "page#of#" | "#of#" | "#/#" | "#|page" | "page|#" | "p#" | "p.#"
    )
}
