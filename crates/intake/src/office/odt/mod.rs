//! OpenDocument texts (ISO/IEC 26300): `content.xml`, and `styles.xml` for what its
//! styles are based on.
//!
//! Insertions under tracked changes stand in the text and are read; deletions are kept
//! apart in the file and left out, as are comments and hidden words. Text boxes are
//! read after the paragraph that they hang on.

mod styles;

use std::collections::HashMap;

use super::docx::property;
use super::flow::{Flow, Paragraph, Role, Tables, append, break_line};
use super::numbers::Label;
use super::parts::Parts;
use super::xml::{Element, Next, each};
use crate::hidden::Hiding;
use crate::{Document, Hidden, HiddenKind, IntakeError, NotReadable};
use styles::{Family, Styles};

const CONTENT: &str = "content.xml";

/// Reads an OpenDocument text.
pub(crate) fn document(bytes: &[u8]) -> Result<(Document, Vec<Hidden>), IntakeError> {
    let mut parts = Parts::open(bytes)?;
    let manifest = parts.text("META-INF/manifest.xml")?;
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(NotReadable::Locked.into());
    }
    let mut body = Body::default();
    if let Some(xml) = parts.text("styles.xml")? {
        body.styles.read("styles.xml", &xml)?;
    }
    let xml = parts.needed(CONTENT)?;
    body.styles.read(CONTENT, &xml)?;
    each(CONTENT, &xml, |next| body.take(&next))?;
    if let Some(xml) = parts.text("meta.xml")? {
        for (element, kind) in [
            ("initial-creator", HiddenKind::Author),
            ("creator", HiddenKind::LastChangedBy),
        ] {
            let words = property("meta.xml", &xml, element)?;
            if !words.trim().is_empty() {
                body.hiding.add(kind, &words);
            }
        }
    }
    Ok((body.flow.finish()?, body.hiding.finish()))
}

/// What is open and not read as words of the document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aside {
    Comment,
    Deletion,
    /// The number of a note.
    Citation,
    /// A picture's description, a form, a drawing.
    LeftOut,
}

/// A paragraph that is open.
#[derive(Default)]
struct Open {
    words: String,
    role: Option<Role>,
    hidden: bool,
}

/// A list that is open.
struct List {
    style: Option<String>,
    counted: Option<u32>,
    /// Whether the item that is open has said something already.
    said: bool,
    numbered: bool,
}

#[derive(Default)]
struct Body {
    styles: Styles,
    flow: Flow,
    hiding: Hiding,
    /// What is left out, and how many elements are open in it, itself with them.
    aside: Option<(Aside, usize)>,
    /// Whether the words that come are who changed it and when.
    muted: bool,
    open: Vec<Open>,
    /// Whether each span that is open is hidden.
    spans: Vec<bool>,
    hanging: Vec<Paragraph>,
    lists: Vec<List>,
    /// How far lists of a style have counted.
    counted: HashMap<String, u32>,
    tables: Tables,
    contents: usize,
    hidden_sections: Vec<bool>,
    titled: bool,
    /// The note that is open: its number and its words.
    note: Option<String>,
}

impl Body {
    fn take(&mut self, next: &Next<'_>) {
        match (next, &mut self.aside) {
            (Next::Open(element), Some((_, deep))) => {
                *deep += 1;
                self.muted =
                    element.name().starts_with("dc:") || element.name().starts_with("meta:");
            }
            (Next::Close(_), Some((_, deep))) => {
                *deep -= 1;
                self.muted = false;
                if *deep == 0 {
                    self.aside = None;
                }
            }
            (Next::Words(words), Some((aside, _))) if !self.muted => {
                let aside = *aside;
                self.said_aside(aside, words);
            }
            (Next::Words(_), Some(_)) => {}
            (Next::Open(element), None) => self.open(element),
            (Next::Close(name), None) => self.close(name),
            (Next::Words(words), None) => self.words(words),
        }
    }

    fn said_aside(&mut self, aside: Aside, words: &str) {
        match aside {
            Aside::Comment => self.hiding.say(HiddenKind::Comments, words),
            Aside::Deletion => self.hiding.say(HiddenKind::Deletions, words),
            Aside::Citation => {
                if let Some(note) = &mut self.note {
                    append(note, words);
                }
            }
            Aside::LeftOut => {}
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        let aside = match element.name() {
            "office:annotation" => {
                self.hiding.add(HiddenKind::Comments, "");
                Some(Aside::Comment)
            }
            "text:deletion" => {
                self.hiding.add(HiddenKind::Deletions, "");
                Some(Aside::Deletion)
            }
            "text:insertion" => {
                self.hiding.add(HiddenKind::Insertions, "");
                Some(Aside::LeftOut)
            }
            "text:note-citation" => Some(Aside::Citation),
            "text:hidden-text" => {
                let words = element.value("string-value").unwrap_or_default();
                self.hiding.add(HiddenKind::HiddenText, &words);
                Some(Aside::LeftOut)
            }
            "draw:object" | "draw:object-ole" => {
                self.hiding.add(HiddenKind::Attachments, "");
                Some(Aside::LeftOut)
            }
            "svg:title"
            | "svg:desc"
            | "office:forms"
            | "text:ruby-text"
            | "office:scripts"
            | "office:automatic-styles"
            | "office:font-face-decls"
            | "text:format-change" => Some(Aside::LeftOut),
            _ => None,
        };
        if let Some(aside) = aside {
            self.aside = Some((aside, 1));
            return;
        }
        match element.name() {
            "text:p" | "text:h" => self.begin(element),
            "text:span" => {
                let style = element.value("style-name").unwrap_or_default();
                let hidden = self.styles.is_hidden(Family::Text, &style);
                if hidden {
                    self.hiding.add(HiddenKind::HiddenText, "");
                }
                self.spans.push(hidden);
            }
            "text:s" => self.words(" "),
            "text:tab" => self.words(" "),
            "text:line-break" => {
                if let Some(open) = self.open.last_mut() {
                    break_line(&mut open.words);
                }
            }
            "text:list" => self.begin_list(element),
            "text:list-item" | "text:list-header" => self.begin_item(element),
            "table:table" => self.tables.begin(),
            "table:table-row" => self.tables.begin_row(),
            "table:table-cell" | "table:covered-table-cell" => {
                // A cell that is spanned counts itself.
                self.tables
                    .begin_cell(element.number("number-columns-repeated").unwrap_or(1));
            }
            "text:note" => self.note = Some(String::new()),
            "text:note-body" => {
                if let Some(note) = &mut self.note {
                    note.push(' ');
                }
            }
            "text:table-of-content"
            | "text:illustration-index"
            | "text:table-index"
            | "text:alphabetical-index" => self.contents += 1,
            "text:section" => {
                let hidden = element
                    .value("display")
                    .is_some_and(|shown| shown == "none");
                if hidden {
                    self.hiding.add(HiddenKind::HiddenText, "");
                }
                self.hidden_sections.push(hidden);
            }
            _ => {}
        }
    }

    fn begin(&mut self, element: &Element<'_>) {
        let style = element.value("style-name").unwrap_or_default();
        let role = match element.name() {
            _ if self.contents > 0 => Some(Role::Contents),
            "text:h" => {
                let level = element.number("outline-level").unwrap_or(1);
                let level = level + u32::from(self.titled);
                Some(Role::Heading(u8::try_from(level).unwrap_or(6)))
            }
            _ => self.styles.role(&style),
        };
        if element.name() == "text:p" && role == Some(Role::Heading(1)) {
            self.titled = true;
        }
        let hidden = self.styles.is_hidden(Family::Paragraph, &style);
        if hidden {
            self.hiding.add(HiddenKind::HiddenText, "");
        }
        self.open.push(Open {
            words: String::new(),
            role,
            hidden,
        });
    }

    fn begin_list(&mut self, element: &Element<'_>) {
        let style = element.value("style-name");
        let style = style.or_else(|| self.lists.last().and_then(|list| list.style.clone()));
        let goes_on = element
            .value("continue-numbering")
            .is_some_and(|on| on == "true")
            || element.value("continue-list").is_some();
        let counted = style
            .as_ref()
            .filter(|_| goes_on && self.lists.is_empty())
            .and_then(|style| self.counted.get(style).copied());
        self.lists.push(List {
            style,
            counted,
            said: false,
            numbered: false,
        });
    }

    fn begin_item(&mut self, element: &Element<'_>) {
        let depth = self.lists.len();
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        list.said = false;
        list.numbered = element.name() == "text:list-item";
        if !list.numbered {
            return;
        }
        let level = list
            .style
            .as_ref()
            .and_then(|style| self.styles.level(style, depth));
        let start = level.and_then(|level| level.start).unwrap_or(1);
        let next = list.counted.map_or(start, |count| count.saturating_add(1));
        let next = element.number("start-value").unwrap_or(next);
        list.counted = Some(next);
        if let (1, Some(style)) = (depth, &list.style) {
            self.counted.insert(style.clone(), next);
        }
    }

    fn words(&mut self, words: &str) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let hidden = open.hidden
            || self.spans.iter().any(|hidden| *hidden)
            || self.hidden_sections.iter().any(|hidden| *hidden);
        match (hidden, &mut self.note) {
            (true, _) => self.hiding.say(HiddenKind::HiddenText, words),
            (false, _) => append(&mut open.words, words),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "text:p" | "text:h" => self.end_paragraph(),
            "text:span" => {
                self.spans.pop();
            }
            "text:list" => {
                self.lists.pop();
            }
            "table:table" => self.tables.end(),
            "table:table-cell" | "table:covered-table-cell" => self.tables.end_cell(),
            "text:note" => {
                if let Some(note) = self.note.take() {
                    self.flow.note(note);
                }
            }
            "text:table-of-content"
            | "text:illustration-index"
            | "text:table-index"
            | "text:alphabetical-index" => self.contents = self.contents.saturating_sub(1),
            "text:section" => {
                self.hidden_sections.pop();
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        // A note stands in the paragraph that refers to it.
        if let Some(note) = &mut self.note {
            append(note, &open.words);
            append(note, " ");
            return;
        }
        let label = self.label();
        let goes_on = self.lists.last_mut().is_some_and(|list| {
            let said = list.said;
            list.said |= !open.words.trim().is_empty();
            said
        });
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        let paragraph = Paragraph {
            role: open.role.unwrap_or(Role::Plain),
            words: open.words,
            listed: label.filter(|_| !goes_on).map(|label| (depth, label)),
            cell: self.tables.cell(),
        };
        if !self.open.is_empty() {
            self.hanging.push(paragraph);
            return;
        }
        match goes_on && paragraph.role == Role::Plain {
            true => self.flow.go_on(&paragraph.words),
            false => self.flow.push(paragraph),
        }
        for hung in self.hanging.drain(..) {
            self.flow.push(hung);
        }
    }

    /// What is printed before the item that is open.
    fn label(&self) -> Option<Label> {
        let depth = self.lists.len();
        let list = self.lists.last()?;
        let level = list
            .style
            .as_ref()
            .and_then(|style| self.styles.level(style, depth));
        let Some(level) = level.filter(|_| list.numbered) else {
            return Some(Label::Bullet);
        };
        let from = depth.saturating_sub(level.shown.max(1) as usize);
        let numbers: Vec<String> = (from..depth)
            .filter_map(|at| {
                let list = &self.lists[at];
                let format = self.styles.level(list.style.as_ref()?, at + 1)?.format;
                Some(format.written(list.counted?))
            })
            .filter(|number| !number.is_empty())
            .collect();
        let printed = format!("{}{}{}", level.before, numbers.join("."), level.after);
        let has_words = [&level.before, &level.after]
            .iter()
            .any(|words| words.contains(char::is_alphabetic));
        match numbers.is_empty() {
            true => Some(Label::Bullet),
            false => Some(Label::of(&printed, has_words)),
        }
    }
}

#[cfg(test)]
mod tests;
