//! Pieces of an answer, drawn on pages with their tags.
//!
//! What is drawn is in the tag tree, in the order of reading, or is marked as
//! something beside it: the bars of quotations and the numbers of pages.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag,
    TagGroup, TagTree,
};
use krilla::text::TextDirection;
use krilla::{Document, SerializeSettings};

use super::fonts::{Fonts, Weight};
use super::lines::{lines, seen};
use super::{NotDrawn, Piece};

/// A4, in points.
const PAGE: (f32, f32) = (595.276, 841.89);
const MARGIN: f32 = 64.0;
const ROOM: f32 = PAGE.0 - 2.0 * MARGIN;
const BOTTOM: f32 = PAGE.1 - 76.0;
/// How wide the names of facts are set.
const NAMES: f32 = 118.0;
/// How far quotations and lists stand in.
const INDENT: f32 = 18.0;
/// The blue of the site.
const BLUE: (u8, u8, u8) = (18, 67, 109);
const BLACK: (u8, u8, u8) = (11, 12, 12);
const GREY: (u8, u8, u8) = (74, 85, 96);

/// How words are set.
#[derive(Clone, Copy)]
struct Style {
    size: f32,
    weight: Weight,
    leading: f32,
    after: f32,
}

const BODY: Style = style(11.0, Weight::Plain, 15.8, 8.0);
const NAME: Style = style(11.0, Weight::Bold, 15.8, 4.0);
const TITLE: Style = style(21.0, Weight::Bold, 26.0, 16.0);
const HEADING: Style = style(15.5, Weight::Bold, 20.0, 8.0);
const LESSER: Style = style(12.5, Weight::Bold, 17.0, 6.0);

const fn style(size: f32, weight: Weight, leading: f32, after: f32) -> Style {
    Style {
        size,
        weight,
        leading,
        after,
    }
}

/// One line to be drawn, with the part of the tag tree that it belongs to.
struct Line {
    words: String,
    style: Style,
    left: f32,
    /// From the top of its page to its foot.
    down: f32,
    page: usize,
    part: usize,
    has_bar: bool,
}

/// A leaf of the tag tree.
enum Leaf {
    Heading(u16, String),
    Paragraph,
    Quoted,
    /// A cell: of which row, and whether it is its name.
    Cell {
        row: usize,
        is_name: bool,
    },
    Label {
        item: usize,
    },
    Item {
        item: usize,
    },
}

struct Setting<'a> {
    fonts: &'a Fonts,
    lines: Vec<Line>,
    parts: Vec<Leaf>,
    page: usize,
    down: f32,
}

/// Draws a title and pieces on the pages of a document.
pub(super) fn draw(
    title: &str,
    pieces: &[Piece],
    fonts: &Fonts,
    settings: SerializeSettings,
) -> Result<Document, NotDrawn> {
    let mut setting = Setting {
        fonts,
        lines: Vec::new(),
        parts: Vec::new(),
        page: 0,
        down: MARGIN,
    };
    setting.heading(1, title, TITLE);
    for (place, piece) in pieces.iter().enumerate() {
        setting.piece(place, piece);
    }
    setting.drawn(settings)
}

impl Setting<'_> {
    fn piece(&mut self, place: usize, piece: &Piece) {
        match piece {
            Piece::Heading {
                level: 2, words, ..
            } => self.heading(2, words, HEADING),
            Piece::Heading { level, words, .. } => self.heading((*level).into(), words, LESSER),
            Piece::Ours(words) => self.block(words, Leaf::Paragraph, BODY, 0.0),
            Piece::Words(all) => {
                for words in all {
                    self.block(words, Leaf::Paragraph, BODY, 0.0);
                }
            }
            Piece::Quoted(all) => {
                for words in all {
                    self.block(words, Leaf::Quoted, BODY, INDENT);
                }
            }
            Piece::Facts(facts) => {
                for (row, (name, value)) in facts.iter().enumerate() {
                    self.fact(place * 1_000 + row, name, value);
                }
                self.down += BODY.after;
            }
            Piece::List(all) => {
                for (item, words) in all.iter().enumerate() {
                    let item = place * 1_000 + item;
                    let down = (self.page, self.down);
                    self.block("\u{2022}", Leaf::Label { item }, BODY, 0.0);
                    (self.page, self.down) = down;
                    self.block(words, Leaf::Item { item }, BODY, INDENT);
                }
            }
        }
    }

    fn heading(&mut self, level: u16, words: &str, style: Style) {
        let words = seen(words);
        if level > 1 {
            self.down += style.size;
        }
        // A heading stands with the lines that follow it.
        if self.down + style.leading + 3.0 * BODY.leading > BOTTOM {
            self.turn();
        }
        self.block(&words, Leaf::Heading(level, words.clone()), style, 0.0);
    }

    fn fact(&mut self, row: usize, name: &str, value: &str) {
        let begins = (self.page, self.down);
        let (name_leaf, value_leaf) = (
            Leaf::Cell { row, is_name: true },
            Leaf::Cell {
                row,
                is_name: false,
            },
        );
        self.within(name, name_leaf, NAME, (0.0, NAMES - 8.0));
        let after_name = (self.page, self.down);
        (self.page, self.down) = begins;
        self.within(
            value,
            value_leaf,
            style(BODY.size, BODY.weight, BODY.leading, 4.0),
            (NAMES, ROOM - NAMES),
        );
        if after_name > (self.page, self.down) {
            (self.page, self.down) = after_name;
        }
    }

    fn block(&mut self, words: &str, leaf: Leaf, style: Style, indent: f32) {
        self.within(words, leaf, style, (indent, ROOM - indent));
    }

    fn within(&mut self, words: &str, leaf: Leaf, style: Style, (left, room): (f32, f32)) {
        let width_of = self.fonts.widths(style.weight);
        let broken = lines(&seen(words), style.size, room, &width_of);
        drop(width_of);
        let has_bar = matches!(leaf, Leaf::Quoted);
        if broken.iter().all(|line| line.trim().is_empty()) {
            return;
        }
        self.parts.push(leaf);
        for words in broken {
            if self.down + style.leading > BOTTOM {
                self.turn();
            }
            self.down += style.leading;
            self.lines.push(Line {
                words,
                style,
                left: MARGIN + left,
                down: self.down,
                page: self.page,
                part: self.parts.len() - 1,
                has_bar,
            });
        }
        self.down += style.after;
    }

    fn turn(&mut self) {
        self.page += 1;
        self.down = MARGIN;
    }

    /// The pages, and the tree that says what is what on them.
    fn drawn(self, settings: SerializeSettings) -> Result<Document, NotDrawn> {
        self.has_every_letter()?;
        let mut document = Document::new_with(settings);
        let mut leaves: Vec<Vec<Identifier>> = self.parts.iter().map(|_| Vec::new()).collect();
        let pages = self
            .lines
            .iter()
            .map(|line| line.page + 1)
            .max()
            .unwrap_or(1);
        for number in 0..pages {
            let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(NotDrawn::Size)?;
            let mut page = document.start_page_with(size);
            let mut surface = page.surface();
            let mut of_page: Vec<&Line> = self
                .lines
                .iter()
                .filter(|line| line.page == number)
                .collect();
            of_page.sort_by_key(|line| line.part);
            for same in of_page.chunk_by(|one, other| one.part == other.part) {
                bars(&mut surface, same);
                let leaf = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                for line in same {
                    self.line(&mut surface, line)?;
                }
                surface.end_tagged();
                if let Some(first) = same.first() {
                    leaves[first.part].push(leaf);
                }
            }
            self.number(&mut surface, number + 1, pages)?;
            surface.finish();
            page.finish();
        }
        document.set_outline(self.outline());
        document.set_tag_tree(self.tree(leaves));
        Ok(document)
    }

    /// A page that was begun cannot be given up, so this is seen before any is.
    fn has_every_letter(&self) -> Result<(), NotDrawn> {
        let known = |line: &Line| {
            let stretches = self.fonts.stretches(&line.words, line.style.weight);
            stretches.is_some()
        };
        match self.lines.iter().all(known) {
            true => Ok(()),
            false => Err(NotDrawn::NoLetter),
        }
    }

    fn line(&self, surface: &mut Surface<'_>, line: &Line) -> Result<(), NotDrawn> {
        surface.set_fill(Some(ink(BLACK)));
        self.write(surface, (line.left, line.down), &line.words, line.style)
    }

    fn write(
        &self,
        surface: &mut Surface<'_>,
        (mut left, down): (f32, f32),
        words: &str,
        style: Style,
    ) -> Result<(), NotDrawn> {
        let stretches = self
            .fonts
            .stretches(words, style.weight)
            .ok_or(NotDrawn::NoLetter)?;
        let width_of = self.fonts.widths(style.weight);
        for (font, words) in stretches {
            let at = Point::from_xy(left, down);
            surface.draw_text(at, font, style.size, &words, false, TextDirection::Auto);
            left += words.chars().map(&width_of).sum::<f32>() * style.size / 1000.0;
        }
        Ok(())
    }

    fn number(
        &self,
        surface: &mut Surface<'_>,
        number: usize,
        pages: usize,
    ) -> Result<(), NotDrawn> {
        let words = format!("Page {number} of {pages}");
        let small = style(9.0, Weight::Plain, 12.0, 0.0);
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
            ArtifactType::PageNumber,
        )));
        surface.set_fill(Some(ink(GREY)));
        let written = self.write(surface, (MARGIN, PAGE.1 - 40.0), &words, small);
        surface.end_tagged();
        written
    }

    /// The headings, for whoever jumps from one to the next.
    fn outline(&self) -> Outline {
        let mut outline = Outline::new();
        for (part, leaf) in self.parts.iter().enumerate() {
            let line = self.lines.iter().find(|line| line.part == part);
            if let (Leaf::Heading(_, words), Some(line)) = (leaf, line) {
                let top = Point::from_xy(line.left, line.down - line.style.leading);
                let place = XyzDestination::new(line.page, top);
                outline.push_child(OutlineNode::new(words.clone(), place));
            }
        }
        outline
    }

    fn tree(&self, leaves: Vec<Vec<Identifier>>) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some("en-GB".to_owned()));
        let mut whole = TagGroup::new(Tag::Part);
        let mut parts = self.parts.iter().zip(leaves).peekable();
        while let Some((leaf, ids)) = parts.next() {
            let group = match leaf {
                Leaf::Heading(level, words) => {
                    let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                    filled(TagGroup::new(Tag::Hn(level, Some(words.clone()))), ids)
                }
                Leaf::Paragraph => filled(TagGroup::new(Tag::P), ids),
                Leaf::Quoted => {
                    let mut quoted = TagGroup::new(Tag::BlockQuote);
                    quoted.push(filled(TagGroup::new(Tag::P), ids));
                    while let Some((_, ids)) =
                        parts.next_if(|(leaf, _)| matches!(leaf, Leaf::Quoted))
                    {
                        quoted.push(filled(TagGroup::new(Tag::P), ids));
                    }
                    quoted
                }
                Leaf::Cell { row, .. } => {
                    let mut cells = vec![(*row, leaf, ids)];
                    let is_cell = |leaf: &Leaf| matches!(leaf, Leaf::Cell { .. });
                    while let Some((leaf, ids)) = parts.next_if(|(leaf, _)| is_cell(leaf)) {
                        if let Leaf::Cell { row, .. } = leaf {
                            cells.push((*row, leaf, ids));
                        }
                    }
                    table(cells)
                }
                Leaf::Label { .. } | Leaf::Item { .. } => {
                    let mut items = vec![(leaf, ids)];
                    let is_item =
                        |leaf: &Leaf| matches!(leaf, Leaf::Label { .. } | Leaf::Item { .. });
                    while let Some(item) = parts.next_if(|(leaf, _)| is_item(leaf)) {
                        items.push(item);
                    }
                    list(items)
                }
            };
            whole.push(group);
        }
        tree.push(whole);
        tree
    }
}

/// Facts as a table of two columns: each row is named by its first cell.
fn table(cells: Vec<(usize, &Leaf, Vec<Identifier>)>) -> TagGroup {
    let summary = "Facts, each row named by its first cell".to_owned();
    let mut table = TagGroup::new(Tag::Table.with_summary(Some(summary)));
    let mut rows: Vec<(usize, TagGroup)> = Vec::new();
    for (row, leaf, ids) in cells {
        if rows.last().is_none_or(|(last, _)| *last != row) {
            rows.push((row, TagGroup::new(Tag::TR)));
        }
        let cell = match leaf {
            Leaf::Cell { is_name: true, .. } => TagGroup::new(Tag::TH(TableHeaderScope::Row)),
            _ => TagGroup::new(Tag::TD),
        };
        if let Some((_, row)) = rows.last_mut() {
            row.push(filled(cell, ids));
        }
    }
    for (_, row) in rows {
        table.push(row);
    }
    table
}

fn list(items: Vec<(&Leaf, Vec<Identifier>)>) -> TagGroup {
    let mut list = TagGroup::new(Tag::L(ListNumbering::Disc));
    let mut open: Option<(usize, TagGroup)> = None;
    for (leaf, ids) in items {
        let (Leaf::Label { item } | Leaf::Item { item }) = leaf else {
            continue;
        };
        if open.as_ref().is_none_or(|(last, _)| last != item) {
            if let Some((_, done)) = open.take() {
                list.push(done);
            }
            open = Some((*item, TagGroup::new(Tag::LI)));
        }
        let part = match leaf {
            Leaf::Label { .. } => TagGroup::new(Tag::Lbl),
            _ => TagGroup::new(Tag::LBody),
        };
        if let Some((_, item)) = &mut open {
            item.push(filled(part, ids));
        }
    }
    if let Some((_, done)) = open {
        list.push(done);
    }
    list
}

fn filled(mut group: TagGroup, ids: Vec<Identifier>) -> TagGroup {
    for id in ids {
        group.push(id);
    }
    group
}

/// The bar beside a quotation, which says nothing that the tags do not.
fn bars(surface: &mut Surface<'_>, lines: &[&Line]) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return;
    };
    if !first.has_bar {
        return;
    }
    let top = first.down - first.style.leading + 4.0;
    let bar = Rect::from_xywh(MARGIN, top, 3.0, last.down + 4.0 - top);
    let mut path = PathBuilder::new();
    if let Some(bar) = bar {
        path.push_rect(bar);
    }
    let Some(path) = path.finish() else {
        return;
    };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Layout,
    )));
    surface.set_fill(Some(ink(BLUE)));
    surface.draw_path(&path);
    surface.end_tagged();
}

fn ink((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        ..Fill::default()
    }
}
