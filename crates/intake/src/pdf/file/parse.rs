//! Tokens to values.

use super::lexer::{Lexer, Token, is_space};
use super::object::{Dict, Id, Object};

/// Values in values are read no deeper. The pages of real files stand some ten deep.
const DEEPEST: u32 = 64;

/// Reads values and counts them.
pub(super) struct Parser<'b> {
    pub(super) lexer: Lexer<'b>,
    /// How many values may still be read.
    pub(super) left: usize,
}

impl<'b> Parser<'b> {
    pub(super) fn new(bytes: &'b [u8], at: usize, left: usize) -> Parser<'b> {
        Parser {
            lexer: Lexer::new(bytes, at),
            left,
        }
    }

    /// The next value; none at the end, at a bracket that closes something, and where
    /// too many were read.
    pub(super) fn object(&mut self) -> Option<Object> {
        self.object_at(0)
    }

    fn object_at(&mut self, depth: u32) -> Option<Object> {
        self.left = self.left.checked_sub(1)?;
        let before = self.lexer.clone();
        let object = match self.lexer.token()? {
            Token::Number(number) => self.number_or_reference(number),
            Token::Name(name) => Object::Name(name.into()),
            Token::Text(text) => Object::Text(text.into()),
            Token::ListOpens if depth < DEEPEST => self.list(depth),
            Token::DictOpens if depth < DEEPEST => Object::Dict(self.dict(depth)),
            Token::Word(b"true") => Object::Truth(true),
            Token::Word(b"false") => Object::Truth(false),
            Token::Word(b"null") => Object::Null,
            _ => {
                self.lexer = before;
                return None;
            }
        };
        Some(object)
    }

    /// "12 0 R" is a reference; "12 0" are two numbers.
    fn number_or_reference(&mut self, number: f64) -> Object {
        let whole = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
        // A digit comes next, or no reference does.
        let close = matches!(self.lexer.rest(), [space, digit, ..]
            if is_space(*space) && digit.is_ascii_digit());
        if whole && close {
            let mut ahead = self.lexer.clone();
            if let (Some(Token::Number(generation)), Some(Token::Word(b"R"))) =
                (ahead.token(), ahead.token())
            {
                self.lexer = ahead;
                return Object::Ref(Id {
                    number: number as u32,
                    generation: generation.clamp(0.0, f64::from(u16::MAX)) as u16,
                });
            }
        }
        Object::Number(number)
    }

    fn list(&mut self, depth: u32) -> Object {
        let mut list = Vec::new();
        loop {
            if let Some(object) = self.object_at(depth + 1) {
                list.push(object);
                continue;
            }
            let before = self.lexer.clone();
            match self.lexer.token() {
                Some(Token::ListCloses) | None => break,
                // What is no value is passed over, unless it ends what is around it.
                Some(Token::DictCloses | Token::Word(b"endobj" | b"stream")) => {
                    self.lexer = before;
                    break;
                }
                Some(_) if self.left == 0 => break,
                Some(_) => {}
            }
        }
        Object::List(list)
    }

    fn dict(&mut self, depth: u32) -> Dict {
        let mut found = Vec::new();
        loop {
            let before = self.lexer.clone();
            match self.lexer.token() {
                Some(Token::Name(name)) => {
                    let value = self.object_at(depth + 1).unwrap_or(Object::Null);
                    found.push((name.into(), value));
                }
                Some(Token::DictCloses) | None => break,
                Some(Token::Word(b"endobj" | b"stream")) => {
                    self.lexer = before;
                    break;
                }
                Some(_) => {}
            }
            if self.left == 0 {
                break;
            }
        }
        Dict::of(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<Object> {
        Parser::new(bytes, 0, 1000).object()
    }

    #[test]
    fn a_reference_is_told_from_two_numbers() {
        let id = Id {
            number: 12,
            generation: 0,
        };
        assert_eq!(
            read(b"[12 0 R 12 0 5]"),
            Some(Object::List(vec![
                Object::Ref(id),
                Object::Number(12.0),
                Object::Number(0.0),
                Object::Number(5.0),
            ]))
        );
    }

    #[test]
    fn the_last_of_two_values_under_one_name_counts() {
        let read = read(b"<< /A 1 /B (x) /A 2 >>").unwrap();
        let dict = read.dict().unwrap();
        assert_eq!(dict.get("A").number(), Some(2.0));
        assert_eq!(dict.get("B").text(), Some(&b"x"[..]));
        assert!(dict.get("C").is_null());
    }

    #[test]
    fn nesting_without_end_is_read_to_a_depth() {
        let deep = b"[".repeat(100_000);
        assert!(read(&deep).is_some());
        let deep = b"<</A".repeat(100_000);
        assert!(read(&deep).is_some());
    }
}
