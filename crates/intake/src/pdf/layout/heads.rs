//! Which blocks are headings, and how high: by the size and weight of their letters.

use std::collections::HashMap;

use super::super::said::{Role, Said};
use super::Page;
use crate::plain::headings;

/// A heading has no more letters.
const LONGEST: usize = 180;

/// A heading no larger than what it heads has no more.
const LONGEST_BOLD: usize = 130;

/// The size of running text: that of most letters.
pub(super) fn body_size(pages: &[Page]) -> f64 {
    let runs = pages.iter().flat_map(Page::all_rows).flatten();
    most(runs.map(|run| (run.size, run.words.len())))
}

fn most(sizes: impl Iterator<Item = (f64, usize)>) -> f64 {
    let mut letters: HashMap<u32, usize> = HashMap::new();
    for (size, count) in sizes {
        // In halves of a point.
        let size = (size * 2.0).round().clamp(0.0, 1e6) as u32;
        *letters.entry(size).or_default() += count;
    }
    let most = letters
        .into_iter()
        .max_by_key(|(size, count)| (*count, *size));
    most.map_or(10.0, |(size, _)| f64::from(size) / 2.0)
}

/// Makes headings of blocks that look like headings.
pub(in crate::pdf) fn mark_headings(said: &mut [Said], body: Option<f64>) {
    let body = body.unwrap_or_else(|| most(said.iter().map(|one| (one.size, one.words.len()))));
    let mut heads = Vec::new();
    for at in 0..said.len() {
        let one = &said[at];
        if one.role != Role::Text || !can_head(&one.words) {
            continue;
        }
        let next = said[at + 1..].iter().find(|next| next.role != Role::Note);
        let large = one.size > 1.09 * body;
        let heavier = next.is_some_and(|next| !next.bold || next.size < 0.95 * one.size);
        let bold = one.bold && one.size > 0.95 * body && one.words.len() <= LONGEST_BOLD;
        if large || bold && heavier || headings::is_label(&one.words) {
            heads.push(at);
        }
    }
    let look = |one: &Said| ((one.size.max(body) * 2.0).round() as u32, one.bold);
    let mut looks: Vec<(u32, bool)> = heads.iter().map(|at| look(&said[*at])).collect();
    looks.sort_unstable();
    looks.dedup();
    looks.reverse();
    for at in heads {
        let rank = looks.iter().position(|one| *one == look(&said[at]));
        let level = rank.map_or(6, |rank| rank + 1).min(6);
        said[at].role = Role::Heading(level as u8);
        said[at].words = said[at].words.replace('\n', " ");
    }
}

fn can_head(words: &str) -> bool {
    let begins = words.chars().next().is_some_and(|first| {
        first.is_uppercase() || first.is_numeric() || matches!(first, '‘' | '“' | '\'' | '"')
    });
    let ends = words.trim_end_matches(['”', '’', ')', '"']);
    begins
        && words.chars().count() <= LONGEST
        && words.matches('\n').count() < 3
        && !ends.ends_with(['.', ';', ','])
        && words.contains(char::is_alphabetic)
        && !crate::dates::is_a_day_line(words)
        && !words.starts_with("Dear ")
}
