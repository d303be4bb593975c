//! Fonts: the letters that the codes of a page's strings stand for, and their widths
//! (ISO 32000-2, 9.5 to 9.10).

mod cmap;
mod encodings;
mod names;
mod widths;

use super::PdfRefusal;
use super::file::{Dict, File, Object};
use cmap::Cmap;
use encodings::{Encoding, public};

/// One font of a document.
pub(super) struct Font {
    codes: Codes,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// The width of its space as a part of its size; none where it has none.
    pub(super) space: Option<f32>,
}

enum Codes {
    /// Each byte is a code.
    Simple(Vec<Letter>),
    /// Codes of several bytes.
    Composite(Box<Composite>),
}

#[derive(Default)]
struct Letter {
    letters: Box<str>,
    width: f32,
}

struct Composite {
    /// How long codes are, and the glyph of each.
    codes: Cmap,
    /// Whether codes are glyphs, and two bytes long.
    identity: bool,
    letters: Cmap,
    /// Glyphs in order, with their widths.
    widths: Vec<(u32, u32, f32)>,
    usual: f32,
}

/// One code of a string.
pub(super) struct Glyph {
    /// How far it goes, as a part of the size.
    pub(super) width: f32,
    /// Whether it is the space of a single byte, which word spacing applies to.
    pub(super) is_space: bool,
    /// Whether the file says which letters it is.
    pub(super) known: bool,
}

impl Font {
    /// # Errors
    ///
    /// Lists of letters that unpack too far.
    pub(super) fn read(file: &File<'_>, dict: &Dict) -> Result<Font, PdfRefusal> {
        let letters = match file.resolve(dict.get("ToUnicode")).stream() {
            Some(stream) => Cmap::read(&file.unpack(stream)?),
            None => Cmap::default(),
        };
        let name = file.resolve(dict.get("BaseFont"));
        let name = String::from_utf8_lossy(name.name().unwrap_or_default()).into_owned();
        let composite = dict.get("Subtype").name() == Some(b"Type0");
        let below = file.resolve(dict.get("DescendantFonts"));
        let below = below.list().and_then(<[_]>::first);
        let below = below.map(|below| file.resolve(below));
        let inner = below.as_deref().and_then(Object::dict).unwrap_or(dict);
        let descriptor = file.resolve(inner.get("FontDescriptor"));
        let descriptor = descriptor.dict().cloned().unwrap_or_default();
        let flags = descriptor.get("Flags").count().unwrap_or(0);
        let weight = descriptor.get("FontWeight").number().unwrap_or(400.0);
        let named = |words: &[&str]| words.iter().any(|word| name.contains(word));
        let codes = match composite {
            true => Codes::Composite(Box::new(composite_of(file, dict, inner, letters)?)),
            false => Codes::Simple(simple(file, dict, &name, &descriptor, &letters)),
        };
        let mut font = Font {
            codes,
            bold: named(&[
                "Bold", "Black", "Heavy", "Semibold", "SemiBold", "Demi", "bold",
            ]) || weight >= 600.0
                || flags & 1 << 18 != 0,
            italic: named(&["Italic", "Oblique", "italic"]) || flags & 1 << 6 != 0,
            space: None,
        };
        font.space = font.width_of_space();
        Ok(font)
    }

    fn width_of_space(&self) -> Option<f32> {
        let width = match &self.codes {
            Codes::Simple(letters) => {
                let space = letters.get(32).filter(|letter| &*letter.letters == " ");
                space.map(|letter| letter.width)
            }
            Codes::Composite(composite) => {
                let space = composite.letters.code_of(" ");
                space.map(|code| composite.width(composite.glyph(code)))
            }
        };
        width.filter(|width| *width > 0.0)
    }

    /// Takes the first code of some bytes, puts down its letters and says how far it
    /// goes; none at the end.
    pub(super) fn take(&self, bytes: &mut &[u8], to: &mut String) -> Option<Glyph> {
        match &self.codes {
            Codes::Simple(letters) => {
                let (first, rest) = bytes.split_first()?;
                *bytes = rest;
                let letter = letters.get(usize::from(*first))?;
                to.push_str(&letter.letters);
                Some(Glyph {
                    width: letter.width,
                    is_space: *first == b' ',
                    known: !letter.letters.is_empty(),
                })
            }
            Codes::Composite(composite) => composite.take(bytes, to),
        }
    }
}

impl Composite {
    fn take(&self, bytes: &mut &[u8], to: &mut String) -> Option<Glyph> {
        if bytes.is_empty() {
            return None;
        }
        let (code, length) = match (self.identity, *bytes) {
            (true, [high, low, ..]) => (u32::from(*high) << 8 | u32::from(*low), 2),
            (true, rest) => (u32::from(rest[0]), 1),
            (false, rest) => self.codes.first(rest),
        };
        *bytes = &bytes[length.min(bytes.len())..];
        let glyph = self.glyph(code);
        let start = to.len();
        let known = self.letters.push(code, to);
        if known {
            make_public(to, start);
        }
        Some(Glyph {
            width: self.width(glyph),
            is_space: length == 1 && code == 32,
            known,
        })
    }

    fn glyph(&self, code: u32) -> u32 {
        match self.identity {
            true => code,
            false => self.codes.glyph(code).unwrap_or(code),
        }
    }

    fn width(&self, glyph: u32) -> f32 {
        let after = self.widths.partition_point(|(from, _, _)| *from <= glyph);
        let held = after.checked_sub(1).map(|at| self.widths[at]);
        let held = held.filter(|(_, to, _)| glyph <= *to);
        held.map_or(self.usual, |(_, _, width)| width)
    }
}

/// Turns letters of the private range, from a place on, into those that they are.
fn make_public(to: &mut String, start: usize) {
    if to[start..].contains(|letter| letter != public(letter)) {
        let letters: String = to[start..].chars().map(public).collect();
        to.truncate(start);
        to.push_str(&letters);
    }
}

fn composite_of(
    file: &File<'_>,
    dict: &Dict,
    below: &Dict,
    letters: Cmap,
) -> Result<Composite, PdfRefusal> {
    let encoding = file.resolve(dict.get("Encoding"));
    let codes = match encoding.stream() {
        Some(stream) => Cmap::read(&file.unpack(stream)?),
        None => Cmap::default(),
    };
    let usual = file.resolve(below.get("DW")).number().unwrap_or(1000.0);
    Ok(Composite {
        identity: !codes.has_spaces(),
        codes,
        letters,
        widths: composite_widths(file, below),
        usual: (usual / 1000.0) as f32,
    })
}

/// The widths of a composite font: `[first [one two …] first last one …]`.
fn composite_widths(file: &File<'_>, below: &Dict) -> Vec<(u32, u32, f32)> {
    let mut widths = Vec::new();
    let list = file.resolve(below.get("W"));
    let mut list = list.list().unwrap_or_default().iter();
    let width = |object: &Object| (object.number().unwrap_or(0.0) / 1000.0) as f32;
    while let Some(first) = list.next().and_then(Object::count) {
        let first = first as u32;
        let Some(second) = list.next().map(|second| file.resolve(second)) else {
            break;
        };
        if let Some(each) = second.list() {
            for (place, object) in (0u32..).zip(each) {
                let glyph = first.saturating_add(place);
                widths.push((glyph, glyph, width(object)));
            }
        } else if let (Some(last), Some(one)) = (second.count(), list.next()) {
            widths.push((first, last as u32, width(one)));
        } else {
            break;
        }
    }
    widths.sort_by_key(|(from, _, _)| *from);
    widths
}

/// The letters and widths of the 256 codes of a simple font.
fn simple(
    file: &File<'_>,
    dict: &Dict,
    name: &str,
    descriptor: &Dict,
    letters: &Cmap,
) -> Vec<Letter> {
    let encoding = file.resolve(dict.get("Encoding"));
    let base = base_encoding(file, &encoding, dict, name);
    let mut said: Vec<Option<String>> = (0..=255u8)
        .map(|byte| base.letter(byte).map(String::from))
        .collect();
    if let Some(encoding) = encoding.dict() {
        let differences = file.resolve(encoding.get("Differences"));
        let mut code = 0;
        for one in differences.list().unwrap_or_default() {
            match one {
                Object::Number(first) => code = first.clamp(0.0, 256.0) as usize,
                Object::Name(glyph) => {
                    if let Some(held) = said.get_mut(code) {
                        *held = names::letters(glyph);
                    }
                    code += 1;
                }
                _ => {}
            }
        }
    }
    let list = file.resolve(dict.get("Widths"));
    let list = list.list();
    let first = file.resolve(dict.get("FirstChar")).count().unwrap_or(0);
    let missing = descriptor.get("MissingWidth").number().unwrap_or(0.0) as f32;
    // The fonts of Type 3 are drawn in a space of their own.
    let scale = match dict.get("Subtype").name() {
        Some(b"Type3") => {
            let matrix = file.resolve(dict.get("FontMatrix"));
            let across = matrix
                .list()
                .and_then(<[_]>::first)
                .and_then(Object::number);
            across.unwrap_or(0.001).abs() as f32
        }
        _ => 0.001,
    };
    let width = |code: usize, letter: Option<char>| {
        let said = list.and_then(|list| list.get(code.checked_sub(first)?));
        let said = said.and_then(|one| file.resolve(one).number());
        match (said, list.is_some()) {
            (Some(said), _) => said as f32 * scale,
            (None, true) => missing * scale,
            (None, false) => widths::usual(name, letter.unwrap_or('n')) / 1000.0,
        }
    };
    let one = |code: usize| {
        let mut text = String::new();
        if !letters.push(code as u32, &mut text) {
            text = said[code].take().unwrap_or_default();
        }
        make_public(&mut text, 0);
        Letter {
            width: width(code, text.chars().next()),
            letters: text.into(),
        }
    };
    (0..256).map(one).collect()
}

/// The encoding that a font names, or that one of its kind has.
fn base_encoding(file: &File<'_>, encoding: &Object, dict: &Dict, name: &str) -> Encoding {
    let named = match encoding.dict() {
        Some(encoding) => file.resolve(encoding.get("BaseEncoding")),
        None => std::rc::Rc::new(encoding.clone()),
    };
    if let Some(named) = named.name().and_then(Encoding::named) {
        return named;
    }
    if name.contains("Wingdings") || name.contains("Dingbats") {
        Encoding::Dingbats
    } else if name.contains("Symbol") {
        Encoding::Symbol
    } else if dict.get("Subtype").name() == Some(b"TrueType") {
        Encoding::WinAnsi
    } else {
        Encoding::Standard
    }
}
