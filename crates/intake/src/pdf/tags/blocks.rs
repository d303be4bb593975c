//! Blocks that tags lead to, with their lines.

use std::collections::HashMap;

use crate::Cell;
use crate::pdf::drawing::Piece;
use crate::pdf::layout::{Hyphens, even};
use crate::pdf::number;
use crate::pdf::said::{Role, Said};

/// A block, with the lines that it was broken into.
pub(super) struct Block {
    role: Role,
    page: usize,
    cell: Option<Cell>,
    pub(super) lines: Vec<Line>,
    pub(super) ended: bool,
}

/// One line of a block.
pub(super) struct Line {
    pub(super) words: String,
    page: usize,
    left: f64,
    right: f64,
    base: f64,
    size: f64,
    bold: bool,
    /// Whether it begins a paragraph within the block.
    begins: bool,
}

impl Block {
    pub(super) fn new(role: Role, page: usize, cell: Option<Cell>) -> Block {
        Block {
            role,
            page,
            cell,
            lines: Vec::new(),
            ended: false,
        }
    }

    pub(super) fn has_words(&self) -> bool {
        self.lines.iter().any(|line| !line.words.trim().is_empty())
    }

    /// Whether it is open, and says just these words on a page before this.
    pub(super) fn says_on_an_earlier_page(&self, words: &str, page: usize) -> bool {
        let said: Vec<&str> = self.lines.iter().map(|line| line.words.trim()).collect();
        !self.ended && self.page < page && said.join(" ") == even(words)
    }

    /// What comes begins a new paragraph.
    pub(super) fn breaks(&mut self) {
        if self.has_words() {
            self.lines.push(Line {
                words: String::new(),
                page: self.page,
                left: 0.0,
                right: 0.0,
                base: 0.0,
                size: 0.0,
                bold: true,
                begins: true,
            });
        }
    }

    /// Adds words, to the last line if they stand in it.
    pub(super) fn add(&mut self, words: &str, piece: &Piece, page: usize) {
        if let Some(line) = self.lines.last_mut() {
            let fresh = line.words.is_empty() && line.begins;
            let size = line.size.max(piece.size);
            let same = line.page == page
                && (line.base - piece.base).abs() < 0.6 * size
                && piece.left > line.right - 0.8 * size
                || words.trim().is_empty();
            if fresh {
                *line = Line {
                    begins: true,
                    ..Line::of(words, piece, page)
                };
                return;
            }
            if same {
                let gap = piece.left - line.right;
                if gap > piece.gap && !line.words.ends_with(' ') && !words.starts_with(' ') {
                    line.words.push(' ');
                }
                line.words.push_str(words);
                line.bold &= piece.bold || words.trim().is_empty();
                if piece.size > line.size {
                    line.size = piece.size;
                    line.base = piece.base;
                }
                if line.page == page && !words.trim().is_empty() {
                    line.right = line.right.max(piece.right);
                }
                return;
            }
        } else if words.trim().is_empty() {
            return;
        }
        self.lines.push(Line::of(words, piece, page));
    }
}

impl Line {
    fn of(words: &str, piece: &Piece, page: usize) -> Line {
        Line {
            words: words.to_owned(),
            page,
            left: piece.left,
            right: piece.right,
            base: piece.base,
            size: piece.size,
            bold: piece.bold,
            begins: false,
        }
    }

    /// Where it begins, roughly, to find the edge of its column.
    fn column(&self) -> (usize, i64) {
        (self.page, (self.left / 3.0).round() as i64)
    }

    /// How wide its first word is.
    fn first(&self) -> f64 {
        let words = self.words.trim();
        let first = words
            .split(' ')
            .next()
            .map_or(0, |word| word.chars().count());
        let all = words.chars().count().max(1);
        (self.right - self.left) * first as f64 / all as f64
    }
}

/// What blocks say, their lines joined.
pub(super) fn said(blocks: Vec<Block>, hyphens: &Hyphens) -> Vec<Said> {
    // How far lines go that begin at one place.
    let mut edges: HashMap<(usize, i64), f64> = HashMap::new();
    for line in blocks.iter().flat_map(|block| &block.lines) {
        let edge = edges.entry(line.column()).or_insert(0.0);
        *edge = edge.max(line.right);
    }
    let of = |block: Block| {
        let mut said = Said::new(String::new(), block.role, number(block.page));
        said.cell = block.cell;
        said.size = block.lines.iter().map(|line| line.size).fold(0.0, f64::max);
        said.bold = block.lines.iter().all(|line| line.bold);
        let mut before: Option<&Line> = None;
        for line in &block.lines {
            let words = even(&line.words);
            match before {
                Some(_) if line.begins => said.words.push('\n'),
                Some(before) if is_short(before, line, &edges) => said.words.push('\n'),
                _ => {}
            }
            match said.words.ends_with('\n') {
                true => said.words.push_str(words.trim()),
                false if said.words.is_empty() => said.words.push_str(words.trim()),
                false => hyphens.join(&mut said.words, words.trim()),
            }
            before = Some(line);
        }
        said
    };
    let mut said: Vec<Said> = blocks.into_iter().map(of).collect();
    for one in &mut said {
        if matches!(one.role, Role::Heading(_)) {
            one.words = one.words.replace('\n', " ");
        }
    }
    said.retain(|one| !one.words.trim().is_empty());
    said
}

/// Whether there was room in a line for the first word of the next: it was ended on
/// purpose.
fn is_short(before: &Line, line: &Line, edges: &HashMap<(usize, i64), f64>) -> bool {
    let edge = edges.get(&before.column()).copied().unwrap_or(0.0);
    let alike = before.column().1 == line.column().1;
    let small = line.words.trim_start().starts_with(char::is_lowercase);
    alike && !small && before.right + line.first() + 0.6 * before.size < edge
}
