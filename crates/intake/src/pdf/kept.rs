//! What a document says, put down as its kept text.

use super::said::{Role, Said};
use crate::document::{BlockKind, with_paths};
use crate::html::listed;
use crate::plain::items::Lists;
use crate::{Damage, Document, IntakeError, Span, limits};

/// The kept text and its blocks: first what the document says in its order, then its
/// footnotes, then what belongs to its pages, which is set apart.
pub(super) fn document(mut said: Vec<Said>, unknown: usize) -> Result<Document, IntakeError> {
    // The sort keeps the order of what is alike.
    said.sort_by_key(|one| match one.role {
        Role::Note => 1,
        Role::Apart => 2,
        _ => 0,
    });
    let bytes = said.iter().map(|one| one.words.len()).sum();
    if bytes > limits::MOST_TEXT_BYTES {
        return Err(IntakeError::TooLong {
            bytes,
            most: limits::MOST_TEXT_BYTES,
        });
    }
    let mut text = String::with_capacity(bytes + 2 * said.len());
    let mut blocks = Vec::with_capacity(said.len());
    let mut furniture = Vec::new();
    let mut lists = Lists::default();
    let mut placed = Vec::with_capacity(said.len());
    for one in said {
        let words = one.words.trim();
        if words.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let span = Span::new(text.len(), text.len() + words.len());
        text.push_str(words);
        placed.push((span, one.page, one.cell));
        let kind = match one.role {
            Role::Text | Role::Cell => {
                let whole = match one.role {
                    Role::Cell => BlockKind::TableCell,
                    _ => BlockKind::Paragraph,
                };
                listed::paragraph(&text, &whole, span, one.indent, &mut lists, &mut blocks);
                continue;
            }
            Role::Apart => {
                furniture.push(span);
                continue;
            }
            Role::Heading(level) => BlockKind::Heading { level },
            Role::Item(depth, number) => BlockKind::ListItem { depth, number },
            Role::Quote | Role::Note => BlockKind::Quote,
        };
        lists.end();
        lists.after(words);
        blocks.push((kind, span));
    }
    if blocks.len() > limits::MOST_BLOCKS {
        return Err(IntakeError::TooManyBlocks {
            most: limits::MOST_BLOCKS,
        });
    }
    let mut blocks = with_paths(blocks);
    for block in &mut blocks {
        let after = placed.partition_point(|(span, _, _)| span.start <= block.span.start);
        if let Some((_, page, cell)) = after.checked_sub(1).and_then(|at| placed.get(at)) {
            block.page = Some(*page);
            block.cell = *cell;
        }
    }
    Ok(Document {
        text,
        blocks,
        furniture,
        damage: (unknown > 0)
            .then_some(Damage::LettersLost(unknown))
            .into_iter()
            .collect(),
    })
}
