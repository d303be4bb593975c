//! Word documents (ECMA-376): `word/document.xml` and what it refers to.
//!
//! Insertions under tracked changes are read as the document's own words, as Word
//! prints them; deletions, comments, hidden words and the codes of fields are left
//! out. Text boxes are read after the paragraph that they hang on. Headers and
//! footers of pages are other parts, and are not read.

mod numbering;
mod styles;

use std::collections::HashMap;

use super::flow::{Flow, Paragraph, Role, Tables, append, break_line};
use super::parts::Parts;
use super::xml::{Element, Next, each};
use crate::hidden::Hiding;
use crate::{Document, Hidden, HiddenKind, IntakeError, NotUnpacked};
use numbering::Numbering;
use styles::Styles;

const DOCUMENT: &str = "word/document.xml";

/// Reads a Word document.
pub(crate) fn document(bytes: &[u8]) -> Result<(Document, Vec<Hidden>), IntakeError> {
    let mut parts = Parts::open(bytes)?;
    let mut body = Body {
        styles: match parts.text("word/styles.xml")? {
            Some(xml) => Styles::read(&xml)?,
            None => Styles::default(),
        },
        numbering: match parts.text("word/numbering.xml")? {
            Some(xml) => Numbering::read(&xml)?,
            None => Numbering::default(),
        },
        ..Body::default()
    };
    let xml = parts.needed(DOCUMENT)?;
    each(DOCUMENT, &xml, |next| body.take(&next))?;
    for (part, element) in [
        ("word/footnotes.xml", "footnote"),
        ("word/endnotes.xml", "endnote"),
    ] {
        if let Some(xml) = parts.text(part)? {
            let mut notes: HashMap<String, String> =
                said(part, &xml, element)?.into_iter().collect();
            let refers = body.notes.iter().filter(|(kind, _)| *kind == element);
            for (place, (_, id)) in refers.enumerate() {
                // A note referred to twice stands once.
                if let Some(words) = notes.remove(id) {
                    body.flow.note(format!("{} {words}", place + 1));
                }
            }
        }
    }
    let part = "word/comments.xml";
    if let Some(xml) = parts.text(part)? {
        for (_, words) in said(part, &xml, "comment")? {
            body.hiding.add(HiddenKind::Comments, &words);
        }
    }
    for (part, element, kind) in [
        ("docProps/core.xml", "creator", HiddenKind::Author),
        (
            "docProps/core.xml",
            "lastModifiedBy",
            HiddenKind::LastChangedBy,
        ),
        ("docProps/app.xml", "Company", HiddenKind::Company),
    ] {
        if let Some(xml) = parts.text(part)? {
            let words = property(part, &xml, element)?;
            if !words.trim().is_empty() {
                body.hiding.add(kind, &words);
            }
        }
    }
    Ok((body.flow.finish()?, body.hiding.finish()))
}

/// The words of one property of the file.
pub(super) fn property(part: &str, xml: &str, element: &str) -> Result<String, NotUnpacked> {
    let mut inside = false;
    let mut words = String::new();
    each(part, xml, |next| match next {
        Next::Open(open) => inside = local(open.name()) == element,
        Next::Close(_) => inside = false,
        Next::Words(said) if inside && words.is_empty() => append(&mut words, &said),
        Next::Words(_) => {}
    })?;
    Ok(words)
}

/// What each note or comment of a part says, with its id.
fn said(part: &str, xml: &str, element: &str) -> Result<Vec<(String, String)>, NotUnpacked> {
    let mut said: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    let mut text = false;
    each(part, xml, |next| match next {
        Next::Open(open) => match local(open.name()) {
            name if name == element => {
                inside = true;
                said.push((open.value("id").unwrap_or_default(), String::new()));
            }
            "p" | "br" | "tab" => {
                if let Some((_, words)) = said.last_mut() {
                    append(words, " ");
                }
            }
            name => text = name == "t",
        },
        Next::Close(name) => {
            inside &= local(name) != element;
            text = false;
        }
        Next::Words(more) => {
            if let (true, Some((_, words))) = (inside && text, said.last_mut()) {
                append(words, &more);
            }
        }
    })?;
    Ok(said)
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// A paragraph that is open.
#[derive(Default)]
struct Open {
    words: String,
    style: Option<String>,
    outline: Option<u32>,
    list: Option<String>,
    level: Option<u32>,
    /// Whether the run that is open is hidden.
    hidden: bool,
    /// Whether words of this run were counted as hidden already.
    told: bool,
}

/// What the words that come are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Text,
    Deleted,
}

#[derive(Default)]
struct Body {
    styles: Styles,
    numbering: Numbering,
    flow: Flow,
    hiding: Hiding,
    /// What comes before the names of Word's own elements: `w:`.
    prefix: Option<String>,
    /// How many elements are open in what is left out, itself with them.
    skipped: usize,
    /// The paragraphs that are open: those of text boxes within the one they hang on.
    open: Vec<Open>,
    /// What hangs on the outermost paragraph.
    hanging: Vec<Paragraph>,
    tables: Tables,
    /// Whether a title was read, so that the headings stand below it.
    titled: bool,
    in_paragraph_properties: bool,
    in_properties: usize,
    deleted: usize,
    inserted: usize,
    of: Option<Of>,
    notes: Vec<(&'static str, String)>,
}

impl Body {
    fn take(&mut self, next: &Next<'_>) {
        match next {
            Next::Open(element) => {
                if self.skipped > 0 {
                    self.skipped += 1;
                    return;
                }
                if self.prefix.is_none() {
                    let name = element.name();
                    let prefix = name
                        .rsplit_once(':')
                        .map_or(0, |(prefix, _)| prefix.len() + 1);
                    self.prefix = Some(name[..prefix].to_owned());
                }
                // What an older program is to read instead says the same again.
                if local(element.name()) == "Fallback" {
                    self.skipped = 1;
                    return;
                }
                let prefix = self.prefix.as_deref().unwrap_or_default();
                if let Some(name) = element.name().strip_prefix(prefix) {
                    // The name is borrowed from the element, not from us.
                    self.open(name, element);
                }
            }
            Next::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Next::Close(name) => {
                let prefix = self.prefix.as_deref().unwrap_or_default();
                if let Some(name) = name.strip_prefix(prefix) {
                    self.close(name);
                }
            }
            Next::Words(words) if self.skipped == 0 => self.words(words),
            Next::Words(_) => {}
        }
    }

    fn open(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "p" => self.open.push(Open::default()),
            "r" => {
                if let Some(open) = self.open.last_mut() {
                    open.hidden = false;
                    open.told = false;
                }
            }
            "t" => self.of = Some(Of::Text),
            "delText" => self.of = Some(Of::Deleted),
            "tab" | "br" | "cr" | "noBreakHyphen" if self.in_properties == 0 => self.mark(name),
            "pPr" => {
                self.in_properties += 1;
                self.in_paragraph_properties = true;
            }
            "rPr" | "tblPr" | "tcPr" | "trPr" | "sectPr" | "tblPrEx" | "sdtPr" => {
                self.in_properties += 1;
            }
            "gridSpan" => self.tables.begin_cell(element.number("val").unwrap_or(1)),
            "pStyle" | "outlineLvl" | "numId" | "ilvl" | "vanish" | "rStyle" => {
                self.property(name, element);
            }
            "ins" | "moveTo" if self.in_properties == 0 => {
                self.inserted += 1;
                self.hiding.add(HiddenKind::Insertions, "");
            }
            "del" | "moveFrom" if self.in_properties == 0 => {
                self.deleted += 1;
                self.hiding.add(HiddenKind::Deletions, "");
            }
            "tbl" => self.tables.begin(),
            "tr" => self.tables.begin_row(),
            "tc" => self.tables.begin_cell(1),
            "footnoteReference" | "endnoteReference" if self.deleted == 0 => {
                let kind = if name == "footnoteReference" {
                    "footnote"
                } else {
                    "endnote"
                };
                self.notes.extend(element.value("id").map(|id| (kind, id)));
            }
            "object" => self.hiding.add(HiddenKind::Attachments, ""),
            // How it was before a tracked change of its looks.
            name if name.ends_with("PrChange") => self.skipped = 1,
            _ => {}
        }
    }

    /// What a property says of the paragraph or run that is open.
    fn property(&mut self, name: &str, element: &Element<'_>) {
        let value = element.value("val");
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let of_the_run = !self.in_paragraph_properties;
        match name {
            "pStyle" => open.style = value,
            "outlineLvl" => open.outline = element.number("val"),
            "numId" => open.list = value,
            "ilvl" => open.level = element.number("val"),
            "vanish" if of_the_run => open.hidden |= styles::is_on(value.as_deref()),
            "rStyle" if of_the_run => {
                open.hidden |= value.is_some_and(|style| self.styles.is_hidden(&style));
            }
            _ => {}
        }
    }

    /// A mark that stands for words.
    fn mark(&mut self, name: &str) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        if self.deleted > 0 || open.hidden {
            return;
        }
        match name {
            "tab" => append(&mut open.words, " "),
            "noBreakHyphen" => append(&mut open.words, "-"),
            _ => break_line(&mut open.words),
        }
    }

    fn words(&mut self, words: &str) {
        let (Some(of), Some(open)) = (self.of, self.open.last_mut()) else {
            return;
        };
        if of == Of::Deleted || self.deleted > 0 {
            self.hiding.say(HiddenKind::Deletions, words);
            return;
        }
        let style = open.style.as_deref().unwrap_or_default();
        if open.hidden || self.styles.is_hidden(style) {
            match open.told {
                true => self.hiding.say(HiddenKind::HiddenText, words),
                false => self.hiding.add(HiddenKind::HiddenText, words),
            }
            open.told = true;
            return;
        }
        if self.inserted > 0 {
            self.hiding.say(HiddenKind::Insertions, words);
        }
        append(&mut open.words, words);
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "t" | "delText" => self.of = None,
            "pPr" => {
                self.in_properties = self.in_properties.saturating_sub(1);
                self.in_paragraph_properties = false;
            }
            "rPr" | "tblPr" | "tcPr" | "trPr" | "sectPr" | "tblPrEx" | "sdtPr" => {
                self.in_properties = self.in_properties.saturating_sub(1);
            }
            "ins" | "moveTo" if self.in_properties == 0 => {
                self.inserted = self.inserted.saturating_sub(1);
            }
            "del" | "moveFrom" if self.in_properties == 0 => {
                self.deleted = self.deleted.saturating_sub(1);
            }
            "tbl" => self.tables.end(),
            "tc" => self.tables.end_cell(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let id = open.style.as_deref().unwrap_or_else(|| self.styles.usual());
        let style = self.styles.of(id);
        let list = open.list.clone().or(style.list);
        let level = open.level.or(style.level).unwrap_or(0);
        let listed = list
            .and_then(|list| self.numbering.next(&list, level))
            .map(|label| {
                (
                    style
                        .depth
                        .unwrap_or(u8::try_from(level + 1).unwrap_or(u8::MAX)),
                    label,
                )
            });
        let role = match (open.outline.or(style.outline), style.role) {
            (_, Some(Role::Heading(1))) => {
                self.titled = true;
                Role::Heading(1)
            }
            (_, Some(role)) => role,
            // Level 9 is body text.
            (Some(outline @ 0..=8), None) => {
                let level = outline + 1 + u32::from(self.titled);
                Role::Heading(u8::try_from(level).unwrap_or(6))
            }
            (_, None) => Role::Plain,
        };
        let paragraph = Paragraph {
            role,
            words: open.words,
            listed,
            cell: self.tables.cell(),
        };
        if self.open.is_empty() {
            self.flow.push(paragraph);
            for hung in self.hanging.drain(..) {
                self.flow.push(hung);
            }
        } else {
            self.hanging.push(paragraph);
        }
    }
}

#[cfg(test)]
mod tests;
