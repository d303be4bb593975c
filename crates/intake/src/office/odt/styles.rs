//! The styles of an OpenDocument text.

use std::collections::HashMap;

use crate::NotUnpacked;
use crate::office::flow::Role;
use crate::office::numbers::Format;
use crate::office::xml::{Next, each};

/// A style may be based on another so many times.
const CHAIN: usize = 16;

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Paragraph,
    Text,
}

#[derive(Default)]
struct Style {
    parent: Option<String>,
    hidden: Option<bool>,
}

/// One level of a list.
#[derive(Default)]
pub(super) struct Level {
    pub(super) start: Option<u32>,
    pub(super) format: Format,
    pub(super) before: String,
    pub(super) after: String,
    /// Of how many levels the number is shown.
    pub(super) shown: u32,
}

#[derive(Default)]
pub(super) struct Styles {
    all: HashMap<(Family, String), Style>,
    lists: HashMap<String, HashMap<usize, Level>>,
}

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, part: &str, xml: &str) -> Result<(), NotUnpacked> {
        let mut style: Option<((Family, String), Style)> = None;
        let mut list: Option<(String, HashMap<usize, Level>)> = None;
        each(part, xml, |next| match next {
            Next::Open(element) => match element.name() {
                "style:style" => {
                    let family = match element.value("family").as_deref() {
                        Some("paragraph") => Family::Paragraph,
                        Some("text") => Family::Text,
                        _ => return,
                    };
                    let name = element.value("name").unwrap_or_default();
                    let parent = element.value("parent-style-name");
                    let hidden = None;
                    style = Some(((family, name), Style { parent, hidden }));
                }
                "style:text-properties" => {
                    if let (Some((_, style)), Some(shown)) = (&mut style, element.value("display"))
                    {
                        style.hidden = Some(shown == "none");
                    }
                }
                "text:list-style" => {
                    let name = element.value("name").unwrap_or_default();
                    list = Some((name, HashMap::new()));
                }
                name @ ("text:list-level-style-number"
                | "text:list-level-style-bullet"
                | "text:list-level-style-image") => {
                    let Some((_, levels)) = &mut list else {
                        return;
                    };
                    let format = match element.value("num-format").as_deref() {
                        _ if name != "text:list-level-style-number" => Format::Unnumbered,
                        Some("1") => Format::Decimal,
                        Some("a") => Format::SmallLetter,
                        Some("A") => Format::Letter,
                        Some("i") => Format::SmallRoman,
                        Some("I") => Format::Roman,
                        _ => Format::Unnumbered,
                    };
                    let level = Level {
                        start: element.number("start-value"),
                        format,
                        before: element.value("num-prefix").unwrap_or_default(),
                        after: element.value("num-suffix").unwrap_or_default(),
                        shown: element.number("display-levels").unwrap_or(1),
                    };
                    levels.insert(element.number("level").unwrap_or(1) as usize, level);
                }
                _ => {}
            },
            Next::Close("style:style") => self.all.extend(style.take()),
            Next::Close("text:list-style") => self.lists.extend(list.take()),
            Next::Close(_) | Next::Words(_) => {}
        })
    }

    /// A style's name and those of what it is based on, each with what it says.
    fn chain<'s>(
        &'s self,
        family: Family,
        name: &'s str,
    ) -> impl Iterator<Item = (&'s str, Option<&'s Style>)> {
        let of = move |name: &'s str| (name, self.all.get(&(family, name.to_owned())));
        std::iter::successors(Some(of(name)), move |(_, style)| {
            style.and_then(|style| style.parent.as_deref()).map(of)
        })
        .take(CHAIN)
    }

    pub(super) fn is_hidden(&self, family: Family, name: &str) -> bool {
        let says = |(_, style): (&str, Option<&Style>)| style.and_then(|style| style.hidden);
        self.chain(family, name).find_map(says).unwrap_or(false)
    }

    /// What a paragraph's style makes of it.
    pub(super) fn role(&self, name: &str) -> Option<Role> {
        self.chain(Family::Paragraph, name)
            .find_map(|(name, _)| match name {
                "Title" => Some(Role::Heading(1)),
                "Quotations" | "Quote" => Some(Role::Quote),
                name if name.starts_with("Contents_20_") => Some(Role::Contents),
                _ => None,
            })
    }

    /// One level of a list's style, counted from 1.
    pub(super) fn level(&self, style: &str, level: usize) -> Option<&Level> {
        self.lists.get(style)?.get(&level)
    }
}
