//! The table of objects as a file writes it (ISO 32000-2, 7.5.4 and 7.5.8).

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use super::object::{Dict, Object};
use super::parse::Parser;
use super::{Lexer, Place, Token, filters, object_at, stream_end, stream_start};
use crate::limits;

/// The part of the end of a file in which it says where its table is.
const NEAR_THE_END: usize = 2048;

/// Reads the table and what goes with it; what can be read of it, where it is damaged.
pub(super) fn read(bytes: &[u8]) -> (HashMap<u32, Place>, Dict) {
    let mut read = Read {
        bytes,
        table: HashMap::new(),
        trailer: None,
    };
    let mut seen = HashSet::new();
    let mut next = start(bytes);
    // A table that leads back to itself would have no end.
    while let Some(at) = next.filter(|at| seen.insert(*at) && seen.len() <= MOST_TABLES) {
        next = read.section(at);
    }
    (read.table, read.trailer.unwrap_or_default())
}

/// A file that was changed more often than this is read by looking for its objects.
const MOST_TABLES: usize = 1024;

/// Where the file says that its last table begins.
fn start(bytes: &[u8]) -> Option<usize> {
    const SAYS: &[u8] = b"startxref";
    let near = bytes.len().saturating_sub(NEAR_THE_END);
    let at = bytes[near..]
        .windows(SAYS.len())
        .rposition(|window| window == SAYS)?;
    match Lexer::new(bytes, near + at + SAYS.len()).token()? {
        Token::Number(at) => Some(at as usize),
        _ => None,
    }
}

struct Read<'b> {
    bytes: &'b [u8],
    table: HashMap<u32, Place>,
    trailer: Option<Dict>,
}

impl Read<'_> {
    /// Reads one table; where the one before it stands.
    fn section(&mut self, at: usize) -> Option<usize> {
        let mut lexer = Lexer::new(self.bytes, at);
        if lexer.token()? == Token::Word(b"xref") {
            self.lines(&mut lexer)?;
            let left = limits::MOST_PDF_VALUES;
            let trailer = Parser::new(self.bytes, lexer.at(), left).object()?;
            let trailer = trailer.dict()?.clone();
            // A file for older and newer programs has a second table.
            if let Some(newer) = trailer.get("XRefStm").count() {
                let _ = self.stream(newer);
            }
            let before = trailer.get("Prev").count();
            self.trailer.get_or_insert(trailer);
            return before;
        }
        let dict = self.stream(at)?;
        let before = dict.get("Prev").count();
        self.trailer.get_or_insert(dict);
        before
    }

    /// The lines of a plain table. What was read before is newer and counts.
    fn lines(&mut self, lexer: &mut Lexer<'_>) -> Option<()> {
        loop {
            let first = match lexer.token()? {
                Token::Number(first) => first as u32,
                Token::Word(b"trailer") => return Some(()),
                _ => return None,
            };
            let Token::Number(count) = lexer.token()? else {
                return None;
            };
            for place in 0..count as u32 {
                let (Token::Number(at), Token::Number(_)) = (lexer.token()?, lexer.token()?) else {
                    return None;
                };
                if let (Token::Word(b"n"), Some(number)) =
                    (lexer.token()?, first.checked_add(place))
                {
                    let at = Place::At(at as usize);
                    self.table.entry(number).or_insert(at);
                }
            }
        }
    }

    /// A table packed in a stream.
    fn stream(&mut self, at: usize) -> Option<Dict> {
        let values = Cell::new(limits::MOST_PDF_VALUES);
        let (_, object, mut lexer) = object_at(self.bytes, at, &values)?;
        let Object::Dict(dict) = object else {
            return None;
        };
        if !dict.is_a("XRef") {
            return None;
        }
        let start = stream_start(&mut lexer)?;
        let end = stream_end(self.bytes, start, dict.get("Length").count());
        let raw = self.bytes.get(start..end)?;
        let bytes = filters::unpack_plain(raw, &dict, limits::MOST_PDF_STREAM_BYTES)?;
        let widths: Vec<usize> = dict
            .get("W")
            .list()?
            .iter()
            .map(|width| width.count().filter(|width| *width <= 8))
            .collect::<Option<_>>()?;
        let &[kind, second, third] = widths.get(..3)? else {
            return None;
        };
        let ranges: Vec<usize> = match dict.get("Index").list() {
            Some(ranges) => ranges.iter().filter_map(Object::count).collect(),
            None => vec![0, dict.get("Size").count().unwrap_or(0)],
        };
        let mut rows = bytes.chunks_exact((kind + second + third).max(1));
        for range in ranges.chunks_exact(2) {
            for place in 0..range[1] {
                let Some(row) = rows.next() else { break };
                let number = u32::try_from(range[0].saturating_add(place)).ok()?;
                let (one, rest) = row.split_at(kind);
                let place = big(&rest[..second]);
                let at = match if kind == 0 { 1 } else { big(one) } {
                    1 => Place::At(usize::try_from(place).ok()?),
                    2 => Place::In(u32::try_from(place).ok()?),
                    _ => continue,
                };
                self.table.entry(number).or_insert(at);
            }
        }
        Some(dict)
    }
}

fn big(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0, |number, byte| (number << 8) | u64::from(*byte))
}
