//! Plain text: lines, and what they look like.
//!
//! A text file has no headings or lists, only lines that look like them. Lines
//! are grouped by the empty lines between them; a line that is short, ends
//! without a stop and stands above running text is a heading; a line with a
//! bullet or number is a list item; lines that were broken to a width are joined
//! again.

mod furniture;
pub(crate) mod headings;
pub(crate) mod items;
pub(crate) mod lines;
mod marks;
mod spacing;

pub use marks::without_bullet;

use crate::decode::Decoded;
use crate::document::{BlockKind, with_paths};
use crate::{Document, IntakeError, Span, limits};

use items::Lists;
use lines::{Layout, Line, lines};

/// Cuts decoded text into blocks. The kept text is the decoded text itself.
pub(crate) fn document(decoded: Decoded) -> Result<Document, IntakeError> {
    let text = decoded.text;
    let all = spacing::single(&text, lines(&text));
    let layout = Layout::of(&text, &all);
    let (furniture, body) = furniture::set_apart(&text, &all, layout);
    let mut pieces = Pieces::default();
    for group in groups(&body) {
        // A text copied in parts may be broken to a width in some of them only.
        let layout = match lines::are_broken(&text, group) {
            true => Layout::Broken,
            false => layout,
        };
        pieces.resume(&text, group, &furniture);
        pieces.add_group(&text, group, layout);
        if pieces.blocks.len() > limits::MOST_BLOCKS {
            return Err(IntakeError::TooManyBlocks {
                most: limits::MOST_BLOCKS,
            });
        }
    }
    let blocks = headings::mark(&text, pieces.blocks);
    Ok(Document {
        blocks: with_paths(blocks),
        furniture,
        damage: decoded.damage,
        text,
    })
}

/// Lines with no empty line between them.
fn groups(body: &[Line]) -> impl Iterator<Item = &[Line]> {
    body.chunk_by(|before, after| !before.is_empty() && !after.is_empty())
        .filter(|group| !group[0].is_empty())
}

/// Blocks as they are found; which paragraphs are headings is settled later.
#[derive(Default)]
struct Pieces {
    blocks: Vec<(BlockKind, Span)>,
    lists: Lists,
    /// Whether the group to come goes on with the last block: only the header and
    /// number of a page stand between.
    resumes: bool,
    /// A bullet or number that stood on a line of its own, and how far in: print often
    /// comes out so. The next line is its item.
    lone: Option<items::Lone>,
}

impl Pieces {
    /// Sees whether a group goes on with a sentence that the end of a page broke off.
    fn resume(&mut self, text: &str, group: &[Line], furniture: &[Span]) {
        let (Some((_, last)), Some(first)) = (self.blocks.last(), group.first()) else {
            return;
        };
        let between = furniture.partition_point(|apart| apart.start < last.end);
        let page_ends = furniture
            .get(between)
            .is_some_and(|apart| apart.start < first.span.start);
        let open = !lines::ends_a_sentence(last.of(text));
        let small = first.words(text).starts_with(char::is_lowercase);
        self.resumes = page_ends && open && small;
    }

    fn add_group(&mut self, text: &str, group: &[Line], layout: Layout) {
        let widest = group.iter().map(Line::right).max().unwrap_or(0);
        for (place, line) in group.iter().enumerate() {
            if place == 0 && self.resumes {
                if let Some((_, last)) = self.blocks.last_mut() {
                    last.end = line.span.end;
                }
            } else if let Some(lone) = items::lone(text, line) {
                self.lone = Some(lone);
                continue;
            } else if let Some(lone) = self.lone.take() {
                let kind = BlockKind::ListItem {
                    depth: 1,
                    number: lone.number,
                };
                self.blocks.push((kind, line.span));
            } else if let Some(item) = self.lists.item(text, line) {
                let kind = BlockKind::ListItem {
                    depth: item.depth,
                    number: item.number,
                };
                self.blocks.push((kind, item.words));
            } else if place > 0
                && !spacing::parts(text, &group[place - 1], line, widest)
                && self.goes_on(text, &group[place - 1], line, layout)
            {
                if let Some((_, last)) = self.blocks.last_mut() {
                    last.end = line.span.end;
                }
            } else {
                self.lists.end();
                self.blocks.push((BlockKind::Paragraph, line.span));
            }
            self.lists.after(line.words(text));
        }
    }

    /// Whether a line goes on with the block of the line before it.
    fn goes_on(&self, text: &str, before: &Line, line: &Line, layout: Layout) -> bool {
        match self.blocks.last() {
            // "Risk: theft.", "Recommendation: …" in a form: each line is its own.
            Some(_) if headings::is_a_field(line.words(text)) => false,
            Some((BlockKind::ListItem { .. }, _))
                if line.words(text).starts_with("Recommendation: ") =>
            {
                false
            }
            Some((BlockKind::ListItem { .. }, _)) => {
                let open = !items::ends(before.words(text));
                // "To the Ministry:" begins the next list.
                if !open && line.words(text).ends_with(':') && !self.lists.hangs(line.indent) {
                    return false;
                }
                let small = line.words(text).starts_with(char::is_lowercase);
                layout == Layout::Broken && (line.indent > 0 || before.is_full())
                    || (open || small) && self.lists.hangs(line.indent)
                    || open && small && before.is_full()
            }
            // "8.2 The commissioner will": a paragraph with its number, after another.
            Some((_, last)) if marks::is_a_clause(line.words(text)) => {
                !marks::is_a_clause(last.of(text)) && layout == Layout::Broken && before.is_full()
            }
            Some(_) => {
                layout == Layout::Broken && (before.is_full() || in_a_column(text, before, line))
                    || lines::breaks_a_sentence(text, before, line)
            }
            None => false,
        }
    }
}

/// Whether two lines stand under each other far in, where print is narrow: "ACTION" and
/// its words in the margin.
fn in_a_column(text: &str, before: &Line, line: &Line) -> bool {
    /// So far in, in characters, a line is never full.
    const FAR_IN: usize = 12;
    /// A line there that goes on has at least so many.
    const FEWEST: usize = 20;
    before.indent >= FAR_IN
        && before.indent == line.indent
        && before.length >= FEWEST
        && !lines::ends_a_sentence(before.words(text))
}

#[cfg(test)]
mod tests;
