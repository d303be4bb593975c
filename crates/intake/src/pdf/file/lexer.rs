//! Bytes to tokens (ISO 32000-2, 7.2): of the file itself and of what draws a page.

use std::borrow::Cow;

/// One token.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pdf) enum Token<'b> {
    Number(f64),
    Name(Cow<'b, [u8]>),
    Text(Cow<'b, [u8]>),
    ListOpens,
    ListCloses,
    DictOpens,
    DictCloses,
    /// An operator, `obj`, `true`, or whatever else stands there.
    Word(&'b [u8]),
}

/// Reads tokens from bytes.
#[derive(Debug, Clone)]
pub(in crate::pdf) struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
}

pub(in crate::pdf) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0C | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

impl<'b> Lexer<'b> {
    pub(in crate::pdf) fn new(bytes: &'b [u8], at: usize) -> Lexer<'b> {
        Lexer {
            bytes,
            at: at.min(bytes.len()),
        }
    }

    pub(in crate::pdf) fn at(&self) -> usize {
        self.at
    }

    pub(in crate::pdf) fn go_to(&mut self, at: usize) {
        self.at = at.min(self.bytes.len());
    }

    pub(in crate::pdf) fn rest(&self) -> &'b [u8] {
        &self.bytes[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(in crate::pdf) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.rest().iter().position(|b| matches!(b, b'\n' | b'\r'));
                self.at = line.map_or(self.bytes.len(), |line| self.at + line);
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// The next token; none at the end.
    pub(in crate::pdf) fn token(&mut self) -> Option<Token<'b>> {
        self.skip_space();
        let first = self.peek()?;
        let token = match first {
            b'0'..=b'9' | b'+' | b'-' | b'.' => return Some(self.number()),
            b'/' => {
                self.at += 1;
                return Some(Token::Name(self.name()));
            }
            b'(' => return Some(Token::Text(self.literal())),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 1;
                Token::DictOpens
            }
            b'<' => return Some(Token::Text(Cow::Owned(self.hex()))),
            b'>' if self.bytes.get(self.at + 1) == Some(&b'>') => {
                self.at += 1;
                Token::DictCloses
            }
            b'[' => Token::ListOpens,
            b']' => Token::ListCloses,
            _ => return Some(self.word()),
        };
        self.at += 1;
        Some(token)
    }

    fn word(&mut self) -> Token<'b> {
        let start = self.at;
        let length = self.rest().iter().position(|byte| !is_regular(*byte));
        self.at = length.map_or(self.bytes.len(), |length| start + length);
        // A bracket that closes nothing is a word by itself.
        self.at = self.at.max(start + 1);
        Token::Word(&self.bytes[start..self.at])
    }

    fn number(&mut self) -> Token<'b> {
        let start = self.at;
        let mut whole: f64 = 0.0;
        let mut scale: f64 = 0.0;
        let mut digits = 0;
        let mut minus = false;
        while let Some(byte) = self.peek() {
            match byte {
                b'0'..=b'9' => {
                    digits += 1;
                    let digit = f64::from(byte - b'0');
                    if scale == 0.0 {
                        whole = whole * 10.0 + digit;
                    } else {
                        whole += digit * scale;
                        scale *= 0.1;
                    }
                }
                b'.' if scale == 0.0 => scale = 0.1,
                // Some programs write "--5", and "12-34" for "12".
                b'-' if digits == 0 => minus = true,
                b'+' if digits == 0 => {}
                b'-' => {}
                _ => break,
            }
            self.at += 1;
        }
        if digits == 0 && self.peek().is_some_and(is_regular) {
            self.at = start;
            return self.word();
        }
        let whole = if whole.is_finite() { whole } else { 0.0 };
        Token::Number(if minus { -whole } else { whole })
    }

    fn name(&mut self) -> Cow<'b, [u8]> {
        let start = self.at;
        let length = self.rest().iter().position(|byte| !is_regular(*byte));
        self.at = length.map_or(self.bytes.len(), |length| start + length);
        let raw = &self.bytes[start..self.at];
        if !raw.contains(&b'#') {
            return Cow::Borrowed(raw);
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let [first, after @ ..] = rest {
            let code = match after {
                [high, low, ..] if *first == b'#' => digit(*high).zip(digit(*low)),
                _ => None,
            };
            if let Some((high, low)) = code {
                name.push(high * 16 + low);
                rest = &after[2..];
            } else {
                name.push(*first);
                rest = after;
            }
        }
        Cow::Owned(name)
    }

    /// `(words)`, with brackets in pairs.
    fn literal(&mut self) -> Cow<'b, [u8]> {
        self.at += 1;
        let start = self.at;
        let mut depth = 1u32;
        let mut plain = true;
        while let Some(byte) = self.peek() {
            match byte {
                b'\\' => {
                    plain = false;
                    self.at += 1;
                }
                b'\r' => plain = false,
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            self.at += 1;
        }
        self.at = self.at.min(self.bytes.len());
        let raw = &self.bytes[start..self.at];
        self.at = (self.at + 1).min(self.bytes.len());
        match plain {
            true => Cow::Borrowed(raw),
            false => Cow::Owned(unescaped(raw)),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut high = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = digit(byte) else { continue };
            match high.take() {
                Some(high) => bytes.push(high * 16 + digit),
                None => high = Some(digit),
            }
        }
        bytes.extend(high.map(|high| high * 16));
        bytes
    }
}

/// What a hexadecimal digit counts.
pub(in crate::pdf) fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// A string without its escapes.
fn unescaped(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(byte) = raw.get(at).copied() {
        at += 1;
        match byte {
            b'\r' => {
                bytes.push(b'\n');
                at += usize::from(raw.get(at) == Some(&b'\n'));
            }
            b'\\' => {
                let Some(escaped) = raw.get(at).copied() else {
                    break;
                };
                at += 1;
                match escaped {
                    b'n' => bytes.push(b'\n'),
                    b'r' => bytes.push(b'\r'),
                    b't' => bytes.push(b'\t'),
                    b'b' => bytes.push(8),
                    b'f' => bytes.push(12),
                    b'\n' => {}
                    b'\r' => at += usize::from(raw.get(at) == Some(&b'\n')),
                    b'0'..=b'7' => {
                        let mut code = u32::from(escaped - b'0');
                        for _ in 0..2 {
                            match raw.get(at) {
                                Some(octal @ b'0'..=b'7') => {
                                    code = code * 8 + u32::from(octal - b'0');
                                    at += 1;
                                }
                                _ => break,
                            }
                        }
                        bytes.push((code & 0xFF) as u8);
                    }
                    other => bytes.push(other),
                }
            }
            _ => bytes.push(byte),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(bytes: &[u8]) -> Vec<Token<'_>> {
        let mut lexer = Lexer::new(bytes, 0);
        std::iter::from_fn(|| lexer.token()).collect()
    }

    #[test]
    fn numbers_names_and_strings_are_read_as_they_are_written() {
        assert_eq!(
            tokens(b"-.5 +3 12.25 /A#20b /  (a\\(b\\051 (in) \\101) <48 6> % gone\nTj"),
            [
                Token::Number(-0.5),
                Token::Number(3.0),
                Token::Number(12.25),
                Token::Name(b"A b".into()),
                Token::Name(b"".into()),
                Token::Text(b"a(b) (in) A".into()),
                Token::Text(b"H`".into()),
                Token::Word(b"Tj"),
            ]
        );
    }

    #[test]
    fn lists_and_dictionaries_are_read_by_their_brackets() {
        assert_eq!(
            tokens(b"<</K[1]>>)"),
            [
                Token::DictOpens,
                Token::Name(b"K".into()),
                Token::ListOpens,
                Token::Number(1.0),
                Token::ListCloses,
                Token::DictCloses,
                Token::Word(b")"),
            ]
        );
    }

    #[test]
    fn what_never_ends_ends_with_the_bytes() {
        assert_eq!(tokens(b"(abc\\"), [Token::Text(b"abc".into())]);
        assert_eq!(tokens(b"<4"), [Token::Text(b"@".into())]);
        assert_eq!(tokens(b"-"), [Token::Number(0.0)]);
        assert_eq!(tokens(b"-x"), [Token::Word(b"-x")]);
    }
}
