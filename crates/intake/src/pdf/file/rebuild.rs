//! The objects of a file whose table is lost or wrong, found by looking for each.

use std::collections::HashMap;

use super::object::Dict;
use super::parse::Parser;
use super::{Place, is_space};
use crate::limits;

/// Looks through the file for "12 0 obj" and for trailers. Of two objects of one number
/// the later counts.
pub(super) fn look_for_objects(bytes: &[u8]) -> (HashMap<u32, Place>, Dict) {
    let mut table = HashMap::new();
    let mut trailer = Dict::default();
    let mut values = limits::MOST_PDF_VALUES;
    let mut at = 0;
    while at + 3 <= bytes.len() {
        match &bytes[at..] {
            [b'o', b'b', b'j', ..] => {
                if let Some((number, start)) = head_before(bytes, at) {
                    table.insert(number, Place::At(start));
                }
                at += 3;
            }
            rest if rest.starts_with(b"trailer") => {
                let mut parser = Parser::new(bytes, at + 7, values);
                let found = parser.object();
                values = parser.left;
                if let Some(found) = found.as_ref().and_then(|found| found.dict())
                    && (found.has("Root") || !trailer.has("Root"))
                {
                    trailer = found.clone();
                }
                at += 7;
            }
            // The dictionary of a packed table says the same.
            rest if rest.starts_with(b"/XRef") => {
                let near = at.saturating_sub(NEAR);
                let head = bytes[near..at]
                    .windows(3)
                    .rposition(|three| three == b"obj");
                let open = head.map(|head| near + head + 3);
                if let Some(open) = open {
                    let mut parser = Parser::new(bytes, open, values);
                    let found = parser.object();
                    values = parser.left;
                    if let Some(found) = found.as_ref().and_then(|found| found.dict())
                        && found.has("Root")
                    {
                        trailer = found.clone();
                    }
                }
                at += 5;
            }
            _ => at += 1,
        }
    }
    (table, trailer)
}

/// A packed table's dictionary names its type within so many bytes.
const NEAR: usize = 2048;

/// The number of an object and where its head begins, before the word `obj`.
fn head_before(bytes: &[u8], word: usize) -> Option<(u32, usize)> {
    let back = |from: usize, is: fn(u8) -> bool| {
        let run = bytes[..from]
            .iter()
            .rev()
            .take(LONGEST)
            .take_while(|byte| is(**byte));
        from - run.count()
    };
    let digits = |byte: u8| byte.is_ascii_digit();
    let generation_end = back(word, is_space);
    let generation = back(generation_end, digits);
    let number_end = back(generation, is_space);
    let number = back(number_end, digits);
    if generation_end == generation || number_end == generation || number == number_end {
        return None;
    }
    let digits = std::str::from_utf8(&bytes[number..number_end]).ok()?;
    Some((digits.parse().ok()?, number))
}

/// Numbers and the space between them are no longer.
const LONGEST: usize = 12;
