//! Reading canonical bytes, quickly.
//!
//! A start reads every entry of the log, and nearly all of it is this. What
//! the canonical form rules out need not be looked for: there is no space
//! between tokens, no number with a point, no escape in a key. Whatever this
//! reader does not take is read again by `serde_json`, which decides whether
//! it is an entry and says why not: this one may be strict, and never takes
//! what the other would not, or takes it otherwise (a property below).

use std::fmt;

use serde::Deserialize;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use wide::u8x16;

/// How deep values may stand in each other. No entry comes near it; without
/// it a log could overflow the stack.
const DEEPEST: u8 = 64;

/// Reads a value whose text is in canonical form; none where it is not, or is
/// no such value.
pub(crate) fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Option<T> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
    };
    let value = T::deserialize(&mut reader).ok()?;
    (reader.at == text.len()).then_some(value)
}

/// A place in the text.
struct Reader<'de> {
    text: &'de str,
    at: usize,
    depth: u8,
}

/// The text is not what was looked for. Why not is for `serde_json` to say.
#[derive(Debug)]
struct NotSo;

impl fmt::Display for NotSo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not in canonical form, or no such value")
    }
}

impl std::error::Error for NotSo {}

impl de::Error for NotSo {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> Reader<'de> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Result<(), NotSo> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(NotSo)
        }
    }

    fn take_word(&mut self, word: &str) -> Result<(), NotSo> {
        if self.text[self.at..].starts_with(word) {
            self.at += word.len();
            Ok(())
        } else {
            Err(NotSo)
        }
    }

    /// A string without an escape, as nearly all are: borrowed from the text.
    fn plain(&mut self) -> Option<&'de str> {
        let from = self.at + 1;
        if self.peek() != Some(b'"') {
            return None;
        }
        let end = self.end_of_plain(from)?;
        if self.text.as_bytes()[end] != b'"' {
            return None;
        }
        self.at = end + 1;
        self.text.get(from..end)
    }

    /// A string with an escape.
    #[cold]
    fn escaped(&mut self) -> Result<String, NotSo> {
        let opening = self.at;
        self.take(b'"')?;
        loop {
            self.at = self.end_of_plain(self.at).ok_or(NotSo)? + 1;
            match self.text.as_bytes()[self.at - 1] {
                b'"' => break,
                // What is escaped is no end.
                b'\\' => self.at += 1,
                _ => return Err(NotSo),
            }
        }
        let quoted = self.text.get(opening..self.at).ok_or(NotSo)?;
        serde_json::from_str(quoted).map_err(|_| NotSo)
    }

    /// The place of the next byte that does not stand for itself in a string: a
    /// quotation mark, a backslash, a control character. Sixteen are looked at
    /// together, which is all of most strings of an entry.
    fn end_of_plain(&self, from: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(from..)?;
        let (sixteens, last) = rest.as_chunks::<16>();
        let mut at = from;
        for sixteen in sixteens {
            let sixteen = u8x16::new(*sixteen);
            let found = sixteen.simd_eq(u8x16::splat(b'"'))
                | sixteen.simd_eq(u8x16::splat(b'\\'))
                | sixteen.simd_eq(sixteen.min(u8x16::splat(b' ' - 1)));
            let found = found.to_bitmask();
            if found != 0 {
                return Some(at + found.trailing_zeros() as usize);
            }
            at += 16;
        }
        let is_end = |byte: &u8| matches!(byte, b'"' | b'\\' | ..b' ');
        Some(at + last.iter().position(is_end)?)
    }

    /// A whole number, without its sign.
    fn digits(&mut self) -> Result<u64, NotSo> {
        let from = self.at;
        let mut number: u64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number = number
                .checked_mul(10)
                .and_then(|number| number.checked_add(u64::from(digit - b'0')))
                .ok_or(NotSo)?;
            self.at += 1;
        }
        let has_spare_nought = self.at > from + 1 && self.text.as_bytes()[from] == b'0';
        let goes_on = matches!(self.peek(), Some(b'.' | b'e' | b'E'));
        if self.at == from || has_spare_nought || goes_on {
            return Err(NotSo);
        }
        Ok(number)
    }

    /// Reads what stands between two brackets.
    fn within<T>(
        &mut self,
        (opening, closing): (u8, u8),
        inside: impl FnOnce(&mut Self) -> Result<T, NotSo>,
    ) -> Result<T, NotSo> {
        self.take(opening)?;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(NotSo);
        }
        let value = inside(self)?;
        self.depth -= 1;
        self.take(closing)?;
        Ok(value)
    }

    /// Whether another item follows; steps over the comma before it.
    fn goes_on(&mut self, is_first: &mut bool, closing: u8) -> Result<bool, NotSo> {
        if self.peek() == Some(closing) {
            return Ok(false);
        }
        if !std::mem::take(is_first) {
            self.take(b',')?;
        }
        Ok(true)
    }
}

const BRACES: (u8, u8) = (b'{', b'}');
const BRACKETS: (u8, u8) = (b'[', b']');

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = NotSo;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotSo> {
        match self.peek().ok_or(NotSo)? {
            b'"' => self.deserialize_str(visitor),
            b'{' => self.deserialize_map(visitor),
            b'[' => self.deserialize_seq(visitor),
            b't' => {
                self.take_word("true")?;
                visitor.visit_bool(true)
            }
            b'f' => {
                self.take_word("false")?;
                visitor.visit_bool(false)
            }
            b'n' => {
                self.take_word("null")?;
                visitor.visit_unit()
            }
            b'-' => {
                self.at += 1;
                let number = i64::try_from(self.digits()?).map_err(|_| NotSo)?;
                // Minus nought is no whole number.
                if number == 0 {
                    return Err(NotSo);
                }
                visitor.visit_i64(-number)
            }
            _ => visitor.visit_u64(self.digits()?),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotSo> {
        match self.plain() {
            Some(plain) => visitor.visit_borrowed_str(plain),
            None => visitor.visit_string(self.escaped()?),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotSo> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotSo> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotSo> {
        if self.peek() == Some(b'n') {
            self.take_word("null")?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, NotSo> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotSo> {
        self.within(BRACKETS, |reader| visitor.visit_seq(Items::of(reader)))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, NotSo> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotSo> {
        self.within(BRACES, |reader| visitor.visit_map(Items::of(reader)))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotSo> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotSo> {
        if self.peek() == Some(b'"') {
            return visitor.visit_enum(Bare(self));
        }
        self.within(BRACES, |reader| visitor.visit_enum(Tagged(reader)))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf
        unit unit_struct tuple_struct ignored_any
    }
}

/// The items of a list, or the members of an object.
struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    is_first: bool,
}

impl<'a, 'de> Items<'a, 'de> {
    fn of(reader: &'a mut Reader<'de>) -> Self {
        Self {
            reader,
            is_first: true,
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = NotSo;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, NotSo> {
        if self.reader.goes_on(&mut self.is_first, b']')? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }

    /// Where there is an item, room for one. Most lists of an entry have one:
    /// one passage, one source. Without a hint a list makes room for four, and
    /// four passages are 384 bytes. A list of more grows: whoever reads it
    /// takes the hint for room, and the items for how many there are.
    fn size_hint(&self) -> Option<usize> {
        Some(usize::from(self.reader.peek() != Some(b']')))
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = NotSo;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, NotSo> {
        if !self.reader.goes_on(&mut self.is_first, b'}')? {
            return Ok(None);
        }
        // Only a string can be a key, whatever the key is read as.
        if self.reader.peek() != Some(b'"') {
            return Err(NotSo);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, NotSo> {
        self.reader.take(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

/// A variant that is its name alone.
struct Bare<'a, 'de>(&'a mut Reader<'de>);

impl<'de> EnumAccess<'de> for Bare<'_, 'de> {
    type Error = NotSo;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), NotSo> {
        Ok((seed.deserialize(&mut *self.0)?, self))
    }
}

impl<'de> VariantAccess<'de> for Bare<'_, 'de> {
    type Error = NotSo;

    fn unit_variant(self) -> Result<(), NotSo> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, NotSo> {
        Err(NotSo)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, NotSo> {
        Err(NotSo)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, NotSo> {
        Err(NotSo)
    }
}

/// A variant with what it holds: `{"name":…}`.
struct Tagged<'a, 'de>(&'a mut Reader<'de>);

impl<'de> EnumAccess<'de> for Tagged<'_, 'de> {
    type Error = NotSo;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), NotSo> {
        if self.0.peek() != Some(b'"') {
            return Err(NotSo);
        }
        let variant = seed.deserialize(&mut *self.0)?;
        self.0.take(b':')?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Tagged<'_, 'de> {
    type Error = NotSo;

    fn unit_variant(self) -> Result<(), NotSo> {
        Err(NotSo)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, NotSo> {
        seed.deserialize(&mut *self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, NotSo> {
        self.0.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotSo> {
        self.0.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests;
