//! The lists of a Word document: what is printed before each paragraph.

use std::collections::{HashMap, HashSet};

use crate::NotUnpacked;
use crate::office::numbers::{Format, Label};
use crate::office::xml::{Next, each};

/// Lists have nine levels.
const LEVELS: usize = 9;

#[derive(Clone, Default)]
struct Level {
    start: Option<u32>,
    format: Format,
    /// `%1.%2`: what is printed, with the place of each level's number.
    text: String,
}

#[derive(Default)]
struct List {
    /// Lists of one kind count on.
    kind: String,
    /// Where a level begins anew, for this list only.
    starts: HashMap<usize, u32>,
}

#[derive(Default)]
pub(super) struct Numbering {
    kinds: HashMap<String, [Level; LEVELS]>,
    lists: HashMap<String, List>,
    counted: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

impl Numbering {
    pub(super) fn read(xml: &str) -> Result<Numbering, NotUnpacked> {
        let mut numbering = Numbering::default();
        let mut kind: Option<(String, [Level; LEVELS])> = None;
        let mut list: Option<(String, List)> = None;
        let mut at = 0;
        each("word/numbering.xml", xml, |next| match next {
            Next::Open(element) => match super::local(element.name()) {
                "abstractNum" => {
                    let id = element.value("abstractNumId").unwrap_or_default();
                    kind = Some((id, Default::default()));
                }
                "num" => {
                    list = Some((element.value("numId").unwrap_or_default(), List::default()));
                }
                "abstractNumId" => {
                    if let (Some((_, list)), Some(id)) = (&mut list, element.value("val")) {
                        list.kind = id;
                    }
                }
                "lvl" | "lvlOverride" => {
                    at = element.number("ilvl").unwrap_or(0) as usize;
                }
                "startOverride" => {
                    if let (Some((_, list)), Some(start)) = (&mut list, element.number("val")) {
                        list.starts.insert(at, start);
                    }
                }
                name @ ("start" | "numFmt" | "lvlText") => {
                    if let Some((_, levels)) = &mut kind
                        && let Some(level) = levels.get_mut(at)
                    {
                        match name {
                            "start" => level.start = element.number("val"),
                            "numFmt" => {
                                level.format = format(&element.value("val").unwrap_or_default())
                            }
                            _ => level.text = element.value("val").unwrap_or_default(),
                        }
                    }
                }
                _ => {}
            },
            Next::Close(name) => match super::local(name) {
                "abstractNum" => numbering.kinds.extend(kind.take()),
                "num" => numbering.lists.extend(list.take()),
                _ => {}
            },
            Next::Words(_) => {}
        })?;
        Ok(numbering)
    }

    /// What is printed before the next paragraph of a list; none where the paragraph
    /// is in no list after all.
    pub(super) fn next(&mut self, id: &str, level: u32) -> Option<Label> {
        let list = self.lists.get(id)?;
        let levels = self.kinds.get(&list.kind)?;
        let at = usize::try_from(level).ok().filter(|at| *at < LEVELS)?;
        let counted = self.counted.entry(list.kind.clone()).or_default();
        if self.begun.insert(id.to_owned()) && !list.starts.is_empty() {
            counted.fill(None);
        }
        let start = |at: usize| {
            list.starts
                .get(&at)
                .copied()
                .or(levels[at].start)
                .unwrap_or(1)
        };
        counted[at] = Some(counted[at].map_or_else(|| start(at), |count| count.saturating_add(1)));
        counted[at + 1..].fill(None);
        let mut printed = String::new();
        let mut has_words = false;
        let mut signs = levels[at].text.chars().peekable();
        while let Some(sign) = signs.next() {
            let of = signs.peek().and_then(|digit| digit.to_digit(10));
            match of.map(|digit| digit as usize) {
                Some(of @ 1..=LEVELS) if sign == '%' => {
                    signs.next();
                    let count = counted[of - 1].unwrap_or_else(|| start(of - 1));
                    printed.push_str(&levels[of - 1].format.written(count));
                }
                _ => {
                    has_words |= sign.is_alphabetic() && levels[at].format != Format::Unnumbered;
                    printed.push(sign);
                }
            }
        }
        Some(match levels[at].format {
            // A bullet is a letter of a font of signs: "o" in Courier New.
            Format::Unnumbered => Label::Bullet,
            _ => Label::of(&printed, has_words),
        })
    }
}

fn format(said: &str) -> Format {
    match said {
        "bullet" | "none" => Format::Unnumbered,
        "lowerLetter" => Format::SmallLetter,
        "upperLetter" => Format::Letter,
        "lowerRoman" => Format::SmallRoman,
        "upperRoman" => Format::Roman,
        _ => Format::Decimal,
    }
}
