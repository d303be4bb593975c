//! Objects packed together in a stream (ISO 32000-2, 7.5.7).

use std::cell::Cell;
use std::collections::HashMap;

use super::object::{Dict, Object};
use super::parse::Parser;
use super::{Lexer, Token};

/// The objects of one stream.
pub(super) struct Packed {
    bytes: Vec<u8>,
    places: HashMap<u32, usize>,
}

impl Packed {
    pub(super) fn of(dict: &Dict, bytes: Vec<u8>) -> Option<Packed> {
        let first = dict.get("First").count()?;
        let mut lexer = Lexer::new(&bytes, 0);
        let mut places = HashMap::new();
        for _ in 0..dict.get("N").count()? {
            let (Some(Token::Number(number)), Some(Token::Number(at))) =
                (lexer.token(), lexer.token())
            else {
                break;
            };
            places.insert(number as u32, first.saturating_add(at as usize));
        }
        Some(Packed { bytes, places })
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.places.keys().copied()
    }

    /// The object of a number; the values that it takes are counted.
    pub(super) fn get(&self, number: u32, values: &Cell<usize>) -> Option<Object> {
        let mut parser = Parser::new(&self.bytes, *self.places.get(&number)?, values.get());
        let object = parser.object();
        values.set(parser.left);
        object
    }
}
