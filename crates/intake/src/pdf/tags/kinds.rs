//! What tags are, by their names and those that a file maps to them.

use std::collections::HashMap;

use crate::pdf::file::{Dict, File, Object};

/// What an element is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It holds blocks and is none.
    Group,
    /// It is within a block.
    Inline,
    Paragraph,
    Heading(u8),
    List,
    Item,
    Label,
    Body,
    Table,
    Row,
    Cell,
    Quote,
    Note,
    /// A list of contents.
    Contents,
    /// It belongs to the page.
    Apart,
}

/// The names that a file has made up, and what they stand for.
pub(super) type Renamed = HashMap<Box<[u8]>, Box<[u8]>>;

pub(super) fn renamed(file: &File<'_>, tree: &Dict) -> Renamed {
    let map = file.resolve(tree.get("RoleMap"));
    let Some(map) = map.dict() else {
        return Renamed::new();
    };
    let pairs = map.iter();
    pairs
        .filter_map(|(name, to)| Some((name.into(), to.name()?.into())))
        .collect()
}

/// What the element of a name is.
pub(super) fn kind(name: &Object, renamed: &Renamed) -> Kind {
    /// A name stands for a name that stands for a name no longer.
    const FURTHEST: u32 = 8;
    let mut name = name.name().unwrap_or_default();
    for _ in 0..FURTHEST {
        if let Some(kind) = known(name) {
            return kind;
        }
        match renamed.get(name) {
            Some(to) => name = to,
            None => break,
        }
    }
    Kind::Inline
}

fn known(name: &[u8]) -> Option<Kind> {
    Some(match name {
        b"Document" | b"DocumentFragment" | b"Part" | b"Art" | b"Sect" | b"Div" | b"Index"
        | b"Private" | b"Aside" | b"Figure" | b"Form" | b"THead" | b"TBody" | b"TFoot" => {
            Kind::Group
        }
        b"P" | b"Caption" | b"Formula" => Kind::Paragraph,
        b"Title" | b"H1" => Kind::Heading(1),
        b"H" | b"H2" => Kind::Heading(2),
        b"H3" => Kind::Heading(3),
        b"H4" => Kind::Heading(4),
        b"H5" => Kind::Heading(5),
        b"H6" => Kind::Heading(6),
        b"L" => Kind::List,
        b"LI" => Kind::Item,
        b"Lbl" => Kind::Label,
        b"LBody" => Kind::Body,
        b"Table" => Kind::Table,
        b"TR" => Kind::Row,
        b"TH" | b"TD" => Kind::Cell,
        b"BlockQuote" => Kind::Quote,
        b"Note" | b"FENote" => Kind::Note,
        b"TOC" => Kind::Contents,
        b"Artifact" => Kind::Apart,
        b"TOCI" => Kind::Paragraph,
        // Elements that say nothing of themselves break no block.
        b"NonStruct" | b"Span" | b"Quote" | b"Reference" | b"BibEntry" | b"Code" | b"Link"
        | b"Annot" | b"Ruby" | b"Warichu" | b"Em" | b"Strong" | b"Sub" => Kind::Inline,
        _ => return None,
    })
}
