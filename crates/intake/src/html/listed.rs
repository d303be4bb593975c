//! Lists that a page writes as lines of a paragraph, or as paragraphs, each with
//! its bullet or number typed before it.

use crate::Span;
use crate::document::BlockKind;
use crate::plain::items::{Lists, ends};
use crate::plain::lines::{Line, lines};

/// Cuts paragraphs with typed bullets into items. Everything else stays.
pub(crate) fn items(text: &str, blocks: Vec<(BlockKind, Span)>) -> Vec<(BlockKind, Span)> {
    let mut cut = Vec::with_capacity(blocks.len());
    let mut lists = Lists::default();
    for (kind, span) in blocks {
        if matches!(kind, BlockKind::Paragraph | BlockKind::TableCell) {
            paragraph(text, &kind, span, 0, &mut lists, &mut cut);
        } else {
            lists.end();
            lists.after(span.of(text));
            cut.push((kind, span));
        }
    }
    cut
}

/// Cuts one paragraph, whose lines stand so far in.
pub(crate) fn paragraph(
    text: &str,
    whole: &BlockKind,
    span: Span,
    indent: usize,
    lists: &mut Lists,
    cut: &mut Vec<(BlockKind, Span)>,
) {
    let before = cut.len();
    for line in lines(span.of(text)) {
        let line = Line {
            span: Span::new(span.start + line.span.start, span.start + line.span.end),
            indent: line.indent + indent,
            ..line
        };
        if line.is_empty() {
            continue;
        }
        if let Some(item) = lists.item(text, &line) {
            let kind = BlockKind::ListItem {
                depth: item.depth,
                number: item.number,
            };
            cut.push((kind, item.words));
        } else {
            match cut[before..].last_mut() {
                Some((kind, last)) if goes_on(text, kind, *last, &line) => last.end = line.span.end,
                _ => {
                    lists.end();
                    cut.push((whole.clone(), line.span));
                }
            }
        }
        lists.after(line.words(text));
    }
}

/// Whether a line goes on with what stands before it in its paragraph: always,
/// but for a new sentence after an item.
fn goes_on(text: &str, kind: &BlockKind, last: Span, line: &Line) -> bool {
    let item = matches!(kind, BlockKind::ListItem { .. });
    !item || !ends(last.of(text)) || !line.words(text).starts_with(char::is_uppercase)
}
