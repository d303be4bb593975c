//! What the codes of a font stand for, as a file lists it (ISO 32000-2, 9.7.5 and 9.10.3).

use crate::limits;
use crate::pdf::file::{Lexer, Token};

/// How long codes are, and what they stand for.
#[derive(Debug, Default)]
pub(super) struct Cmap {
    /// Lowest and highest code of each length in bytes.
    spaces: Vec<(usize, u32, u32)>,
    /// Codes from the first to the second, in order, and the letters of the first.
    letters: Vec<(u32, u32, Box<str>)>,
    /// Codes from the first to the second, in order, and the glyph of the first.
    glyphs: Vec<(u32, u32, u32)>,
}

impl Cmap {
    pub(super) fn read(bytes: &[u8]) -> Cmap {
        let mut cmap = Cmap::default();
        let mut lexer = Lexer::new(bytes, 0);
        let mut operands: Vec<Token<'_>> = Vec::new();
        while let Some(token) = lexer.token() {
            let Token::Word(word) = token else {
                // No list of a font is longer; what is has no end.
                if operands.len() < limits::MOST_CODES {
                    operands.push(token);
                }
                continue;
            };
            match word {
                b"endcodespacerange" => cmap.take_spaces(&operands),
                b"endbfchar" => cmap.take_letters(&operands),
                b"endbfrange" => cmap.take_ranges(&operands),
                b"endcidchar" => {
                    for pair in operands.chunks_exact(2) {
                        if let [Token::Text(one), Token::Number(glyph)] = pair {
                            cmap.glyphs.push((code(one), code(one), *glyph as u32));
                        }
                    }
                }
                b"endcidrange" => {
                    for three in operands.chunks_exact(3) {
                        if let [Token::Text(from), Token::Text(to), Token::Number(glyph)] = three {
                            cmap.glyphs.push((code(from), code(to), *glyph as u32));
                        }
                    }
                }
                _ => {}
            }
            operands.clear();
        }
        cmap.letters.sort_by_key(|(from, _, _)| *from);
        cmap.glyphs.sort_by_key(|(from, _, _)| *from);
        cmap
    }

    fn has_room(&self) -> bool {
        self.letters.len() < limits::MOST_CODES
    }

    fn take_spaces(&mut self, operands: &[Token<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Text(from), Token::Text(to)] = pair
                && (1..=4).contains(&from.len())
                && self.spaces.len() < 64
            {
                self.spaces.push((from.len(), code(from), code(to)));
            }
        }
        self.spaces.sort_unstable();
    }

    fn take_letters(&mut self, operands: &[Token<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Text(one), Token::Text(letters)] = pair
                && self.has_room()
            {
                let letters = utf_16(letters);
                self.letters.push((code(one), code(one), letters));
            }
        }
    }

    fn take_ranges(&mut self, operands: &[Token<'_>]) {
        let mut rest = operands.iter();
        while let (Some(Token::Text(from)), Some(Token::Text(to))) = (rest.next(), rest.next()) {
            let (from, to) = (code(from), code(to));
            match rest.next() {
                Some(Token::Text(first)) if self.has_room() => {
                    self.letters.push((from, to, utf_16(first)));
                }
                Some(Token::ListOpens) => {
                    let mut next = from;
                    for token in rest.by_ref() {
                        let Token::Text(letters) = token else { break };
                        if self.has_room() {
                            self.letters.push((next, next, utf_16(letters)));
                        }
                        next = next.saturating_add(1);
                    }
                }
                _ => return,
            }
        }
    }

    /// Whether it says how long codes are.
    pub(super) fn has_spaces(&self) -> bool {
        !self.spaces.is_empty()
    }

    /// The first code of some bytes, and its length.
    pub(super) fn first(&self, bytes: &[u8]) -> (u32, usize) {
        for (length, from, to) in &self.spaces {
            if let Some(one) = bytes.get(..*length) {
                let one = code(one);
                if (*from..=*to).contains(&one) {
                    return (one, *length);
                }
            }
        }
        let length = self.spaces.first().map_or(1, |space| space.0);
        let length = length.min(bytes.len()).max(1);
        (code(&bytes[..length]), length)
    }

    /// Puts down the letters of a code; whether there are any.
    pub(super) fn push(&self, code: u32, to: &mut String) -> bool {
        let after = self.letters.partition_point(|(from, _, _)| *from <= code);
        let held = after.checked_sub(1).map(|at| &self.letters[at]);
        let Some((from, _, letters)) = held.filter(|(_, last, _)| code <= *last) else {
            return false;
        };
        if code == *from {
            to.push_str(letters);
            return !letters.is_empty();
        }
        // In a range the last letter counts on.
        let mut before = letters.chars();
        let Some(last) = before.next_back() else {
            return false;
        };
        let Some(last) = char::from_u32(u32::from(last).saturating_add(code - from)) else {
            return false;
        };
        to.push_str(before.as_str());
        to.push(last);
        true
    }

    /// The code that stands for these letters, where one does.
    pub(super) fn code_of(&self, letters: &str) -> Option<u32> {
        let held = self.letters.iter().find(|(_, _, held)| **held == *letters);
        held.map(|(code, _, _)| *code)
    }

    /// The glyph of a code.
    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let after = self.glyphs.partition_point(|(from, _, _)| *from <= code);
        let (from, to, glyph) = self.glyphs.get(after.checked_sub(1)?)?;
        (code <= *to).then(|| glyph.saturating_add(code - from))
    }
}

fn code(bytes: &[u8]) -> u32 {
    let bytes = &bytes[..bytes.len().min(4)];
    bytes
        .iter()
        .fold(0, |code, byte| (code << 8) | u32::from(*byte))
}

/// Letters as UTF-16 with the high byte first; a single byte is a letter by itself.
fn utf_16(bytes: &[u8]) -> Box<str> {
    if let [byte] = bytes {
        return String::from(char::from(*byte)).into();
    }
    let pairs = bytes.as_chunks::<2>().0.iter();
    let letters = char::decode_utf16(pairs.map(|pair| u16::from_be_bytes(*pair)));
    // A code that stands for nothing has no letter, whatever is written.
    letters
        .flatten()
        .filter(|letter| *letter != '\0')
        .collect::<String>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_letters_alone_and_in_ranges() {
        let cmap = Cmap::read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0003> <00660069> <0004> <D83DDE00> endbfchar
              2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0058> <0059005A>] endbfrange",
        );
        let said = |code| {
            let mut letters = String::new();
            cmap.push(code, &mut letters).then_some(letters)
        };
        assert_eq!(said(3).as_deref(), Some("fi"));
        assert_eq!(said(4).as_deref(), Some("😀"));
        assert_eq!(said(0x12).as_deref(), Some("C"));
        assert_eq!(said(0x21).as_deref(), Some("YZ"));
        assert_eq!(said(0x22), None);
        assert_eq!(cmap.first(&[0, 0x10, 0]), (0x10, 2));
        assert_eq!(cmap.first(&[9]), (9, 1));
    }
}
