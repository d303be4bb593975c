//! The styles of a Word document: which are headings, whatever they are called.
//!
//! Word in any language keeps the names of its own styles in English ("heading 1"),
//! and says the level of a heading as `outlineLvl`; what a publisher has made is based
//! on one of them. Ids are in the language of the program that wrote the file and say
//! nothing.

use std::collections::HashMap;

use crate::NotUnpacked;
use crate::office::flow::Role;
use crate::office::xml::{Next, each};

/// A style may be based on another so many times.
const CHAIN: usize = 16;

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u32>,
    list: Option<String>,
    level: Option<u32>,
    hidden: Option<bool>,
}

/// What a style makes of a paragraph.
#[derive(Default)]
pub(super) struct Made {
    pub(super) role: Option<Role>,
    pub(super) outline: Option<u32>,
    pub(super) list: Option<String>,
    pub(super) level: Option<u32>,
    /// How deep "List Bullet 2" stands.
    pub(super) depth: Option<u8>,
}

#[derive(Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
    usual: String,
}

/// Whether a switch is on: it is where it has no value.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

impl Styles {
    pub(super) fn read(xml: &str) -> Result<Styles, NotUnpacked> {
        let mut styles = Styles::default();
        let mut open: Option<(String, Style)> = None;
        each("word/styles.xml", xml, |next| match next {
            Next::Open(element) => {
                let name = super::local(element.name());
                if name == "style" {
                    let id = element.value("styleId").unwrap_or_default();
                    let is_paragraph = element.value("type").is_none_or(|kind| kind == "paragraph");
                    let is_usual = element
                        .value("default")
                        .is_some_and(|set| is_on(Some(&set)));
                    if is_paragraph && is_usual {
                        styles.usual.clone_from(&id);
                    }
                    open = Some((id, Style::default()));
                }
                let Some((_, style)) = &mut open else {
                    return;
                };
                match name {
                    "name" => style.name = element.value("val").unwrap_or_default().to_lowercase(),
                    "basedOn" => style.based_on = element.value("val"),
                    "outlineLvl" => style.outline = element.number("val"),
                    "numId" => style.list = element.value("val"),
                    "ilvl" => style.level = element.number("val"),
                    "vanish" => style.hidden = Some(is_on(element.value("val").as_deref())),
                    _ => {}
                }
            }
            Next::Close(name) => {
                if super::local(name) == "style"
                    && let Some((id, style)) = open.take()
                {
                    styles.all.insert(id, style);
                }
            }
            Next::Words(_) => {}
        })?;
        Ok(styles)
    }

    /// The style of a paragraph that names none.
    pub(super) fn usual(&self) -> &str {
        &self.usual
    }

    /// A style and those it is based on.
    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Style> {
        let first = self.all.get(id);
        let based = |style: &&'s Style| self.all.get(style.based_on.as_deref()?);
        std::iter::successors(first, based).take(CHAIN)
    }

    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.chain(id)
            .find_map(|style| style.hidden)
            .unwrap_or(false)
    }

    pub(super) fn of(&self, id: &str) -> Made {
        let outline = self
            .chain(id)
            .find_map(|style| style.outline.or_else(|| heading(&style.name)));
        let role = self.chain(id).find_map(|style| match style.name.as_str() {
            "title" => Some(Role::Heading(1)),
            "quote" | "intense quote" => Some(Role::Quote),
            name if name.starts_with("toc ") => Some(Role::Contents),
            "table of figures" => Some(Role::Contents),
            _ => None,
        });
        let depth = self.chain(id).find_map(|style| {
            let rest = ["list bullet ", "list number "]
                .iter()
                .find_map(|begins| style.name.strip_prefix(begins))?;
            rest.parse().ok()
        });
        Made {
            role,
            outline,
            list: self.chain(id).find_map(|style| style.list.clone()),
            level: self.chain(id).find_map(|style| style.level),
            depth,
        }
    }
}

/// The outline level of "heading 3", counted from 0.
fn heading(name: &str) -> Option<u32> {
    let level: u32 = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}
