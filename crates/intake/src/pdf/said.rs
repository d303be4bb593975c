//! What a document says, block by block, before it is put down as text.

use crate::Cell;

/// One heading, paragraph, item or cell, with how it looks.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) words: String,
    pub(super) role: Role,
    /// The page that it begins on, counted from 1.
    pub(super) page: u32,
    /// The size of its letters, in points.
    pub(super) size: f64,
    pub(super) bold: bool,
    /// How far in it stands, in halves of its size.
    pub(super) indent: usize,
    /// Whether the last line was full, so that what comes next may go on with it.
    pub(super) full: bool,
    pub(super) cell: Option<Cell>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Text,
    /// 1 to 6.
    Heading(u8),
    /// How deep, and the number that the file gives it.
    Item(u8, Option<String>),
    Cell,
    Quote,
    /// A note at the foot of a page.
    Note,
    /// A line of the page or of a list of contents.
    Apart,
}

impl Said {
    pub(super) fn new(words: String, role: Role, page: u32) -> Said {
        Said {
            words,
            role,
            page,
            size: 0.0,
            bold: false,
            indent: 0,
            full: false,
            cell: None,
        }
    }
}
