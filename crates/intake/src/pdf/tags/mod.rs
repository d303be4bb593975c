//! Tags (ISO 32000-2, 14.7 and 14.8): what a file says of its own headings, items, cells
//! and their order.

mod blocks;
mod kinds;
mod walk;

use std::collections::HashMap;

use super::drawing::{Drawn, Shown};
use super::file::{File, Object};
use super::layout;
use super::pages::Page;
use super::said::{Role, Said};
use super::{Hyphens, laid_out, number};
use walk::Walk;

/// Tags count if they lead to so much of what the pages show.
const ENOUGH: f64 = 0.85;

/// What the tags of a file lead to; none where it has none, or they lead past its words.
pub(super) fn read(file: &File<'_>, pages: &[Page], drawn: &[Drawn]) -> Option<Vec<Said>> {
    let root = file.root();
    let tree = file.resolve(root.dict()?.get("StructTreeRoot"));
    let tree = tree.dict()?;
    let marked = marked(drawn);
    let places: HashMap<_, _> = pages
        .iter()
        .enumerate()
        .filter_map(|(at, page)| Some((page.id?, at)))
        .collect();
    let mut walk = Walk::new(file, drawn, &marked, &places, kinds::renamed(file, tree));
    walk.tree(tree.get("K"));
    let (blocks, used) = walk.finish();
    if !lead_far_enough(drawn, &used) {
        return None;
    }
    let mut hyphens = Hyphens::default();
    for block in &blocks {
        block
            .lines
            .iter()
            .for_each(|line| hyphens.hear(&line.words));
    }
    let mut said = blocks::said(blocks, &hyphens);
    if !said.iter().any(|one| matches!(one.role, Role::Heading(_))) {
        layout::mark_headings(&mut said, None);
    }
    // What no tag leads to is read by its place, and stands with its page.
    let left_over = laid_out(pages, drawn, &|page, piece| {
        !piece.apart && piece.mark.is_none_or(|mark| !used.contains(&(page, mark)))
    });
    for one in left_over {
        let after = said.iter().rposition(|held| held.page <= one.page);
        said.insert(after.map_or(0, |after| after + 1), one);
    }
    said.extend(apart(drawn));
    Some(said)
}

/// The pieces of each page under the numbers of their marks.
fn marked(drawn: &[Drawn]) -> HashMap<(usize, u32), Vec<usize>> {
    let mut marked: HashMap<(usize, u32), Vec<usize>> = HashMap::new();
    for (page, drawn) in drawn.iter().enumerate() {
        for (at, piece) in drawn.pieces.iter().enumerate() {
            let seen = matches!(piece.shown, Shown::Seen | Shown::Recognised);
            if let Some(mark) = piece.mark.filter(|_| seen && !piece.apart) {
                marked.entry((page, mark)).or_default().push(at);
            }
        }
    }
    marked
}

fn lead_far_enough(drawn: &[Drawn], used: &std::collections::HashSet<(usize, u32)>) -> bool {
    let (mut all, mut led_to) = (0, 0);
    for (page, drawn) in drawn.iter().enumerate() {
        for piece in &drawn.pieces {
            let seen = matches!(piece.shown, Shown::Seen | Shown::Recognised);
            if seen && !piece.apart {
                let letters = drawn.words(piece).trim().len();
                all += letters;
                let used = piece.mark.is_some_and(|mark| used.contains(&(page, mark)));
                led_to += if used { letters } else { 0 };
            }
        }
    }
    all > 0 && led_to as f64 >= ENOUGH * all as f64
}

/// What the file says belongs to its pages, each line once.
fn apart(drawn: &[Drawn]) -> Vec<Said> {
    let mut told = std::collections::HashSet::new();
    let mut apart = Vec::new();
    for (at, drawn) in drawn.iter().enumerate() {
        let pieces = drawn.pieces.iter();
        for piece in pieces.filter(|piece| piece.apart && piece.shown == Shown::Seen) {
            let words = layout::even(drawn.words(piece));
            let words = words.trim();
            // Page numbers are told by their places, not each.
            let number_alone = words.bytes().all(|byte| byte.is_ascii_digit());
            if !number_alone && told.insert(words.to_owned()) {
                apart.push(Said::new(words.to_owned(), Role::Apart, number(at)));
            }
        }
    }
    apart
}

/// The number of a mark that a tag names.
fn mark_of(object: &Object) -> Option<u32> {
    object.count().and_then(|mark| u32::try_from(mark).ok())
}
