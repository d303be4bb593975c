//! XML, one element at a time.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::NotUnpacked;
use crate::limits;

/// What comes next.
pub(crate) enum Next<'x> {
    /// An element begins. One without content begins and ends.
    Open(Element<'x>),
    /// An element of this name ends.
    Close(&'x str),
    /// Words.
    Words(Cow<'x, str>),
}

/// An element's name and attributes.
pub(crate) struct Element<'x>(&'x BytesStart<'x>);

impl<'x> Element<'x> {
    /// `w:p`, as written.
    pub(crate) fn name(&self) -> &str {
        self.0
            .as_ref()
            .get(..self.0.name().as_ref().len())
            .unwrap_or_default()
    }

    /// The value of an attribute, whatever its prefix.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        // Checking each name against the others takes the square of their number.
        let mut attributes = self.0.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.value(name)?.trim().parse().ok()
    }
}

/// Hands over every element and all words of a part, in order.
pub(crate) fn each(
    part: &str,
    xml: &str,
    mut take: impl FnMut(Next<'_>),
) -> Result<(), NotUnpacked> {
    let part = || part.to_owned();
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                depth += 1;
                if depth > limits::DEEPEST_ELEMENT {
                    let most = limits::DEEPEST_ELEMENT;
                    return Err(NotUnpacked::TooDeep { part: part(), most });
                }
                take(Next::Open(Element(&element)));
            }
            Ok(Event::Empty(element)) => {
                take(Next::Open(Element(&element)));
                take(Next::Close(element.name().as_ref()));
            }
            Ok(Event::End(element)) => {
                depth = depth.saturating_sub(1);
                take(Next::Close(element.name().as_ref()));
            }
            Ok(Event::Text(words)) => take(Next::Words(words.xml10_content())),
            Ok(Event::CData(words)) => take(Next::Words(words.xml10_content())),
            Ok(Event::GeneralRef(named)) => match letter(&named) {
                Some(letter) => take(Next::Words(Cow::Owned(letter.to_string()))),
                None => return Err(NotUnpacked::Damaged { part: part() }),
            },
            Ok(Event::DocType(_)) => return Err(NotUnpacked::Declares { part: part() }),
            Ok(Event::Eof) if depth == 0 => return Ok(()),
            Ok(Event::Eof) | Err(_) => return Err(NotUnpacked::Damaged { part: part() }),
            Ok(Event::Decl(_) | Event::PI(_) | Event::Comment(_)) => {}
        }
    }
}

/// What `&amp;` or `&#233;` stands for. Nothing can be declared, so there are no more.
fn letter(named: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(letter)) = named.resolve_char_ref() {
        return Some(letter);
    }
    match named.xml10_content().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
