//! What a PDF is made of: numbers, names, strings, lists, dictionaries, streams.

use std::ops::Range;

/// The number and generation that an object is referred to by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::pdf) struct Id {
    pub(in crate::pdf) number: u32,
    pub(in crate::pdf) generation: u16,
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pdf) enum Object {
    Null,
    Truth(bool),
    Number(f64),
    Name(Box<[u8]>),
    Text(Box<[u8]>),
    List(Vec<Object>),
    Dict(Dict),
    Stream(Box<Stream>),
    Ref(Id),
}

/// What stands where a dictionary has no such key.
static NULL: Object = Object::Null;

impl Object {
    pub(in crate::pdf) fn number(&self) -> Option<f64> {
        match self {
            Object::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// A whole number that is not below zero.
    pub(in crate::pdf) fn count(&self) -> Option<usize> {
        let number = self.number()?;
        // Beyond this a number of a file is no count of anything in it.
        (0.0..4e9).contains(&number).then_some(number as usize)
    }

    pub(in crate::pdf) fn name(&self) -> Option<&[u8]> {
        match self {
            Object::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(in crate::pdf) fn text(&self) -> Option<&[u8]> {
        match self {
            Object::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(in crate::pdf) fn list(&self) -> Option<&[Object]> {
        match self {
            Object::List(list) => Some(list),
            _ => None,
        }
    }

    /// A dictionary, or that of a stream.
    pub(in crate::pdf) fn dict(&self) -> Option<&Dict> {
        match self {
            Object::Dict(dict) => Some(dict),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(in crate::pdf) fn stream(&self) -> Option<&Stream> {
        match self {
            Object::Stream(stream) => Some(stream),
            _ => None,
        }
    }

    pub(in crate::pdf) fn id(&self) -> Option<Id> {
        match self {
            Object::Ref(id) => Some(*id),
            _ => None,
        }
    }

    pub(in crate::pdf) fn is_null(&self) -> bool {
        *self == Object::Null
    }
}

/// Values under names. They are kept in the order of their names, so that a
/// dictionary of a million keys is no slower to ask.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::pdf) struct Dict(Vec<(Box<[u8]>, Object)>);

impl Dict {
    /// Of two values under one name the last counts.
    pub(in crate::pdf) fn of(mut found: Vec<(Box<[u8]>, Object)>) -> Dict {
        found.reverse();
        found.sort_by(|one, other| one.0.cmp(&other.0));
        found.dedup_by(|one, other| one.0 == other.0);
        Dict(found)
    }

    /// The value under a name; null where there is none.
    pub(in crate::pdf) fn get(&self, name: &str) -> &Object {
        self.under(name.as_bytes())
    }

    pub(in crate::pdf) fn under(&self, name: &[u8]) -> &Object {
        match self.0.binary_search_by(|(held, _)| (**held).cmp(name)) {
            Ok(at) => &self.0[at].1,
            Err(_) => &NULL,
        }
    }

    pub(in crate::pdf) fn has(&self, name: &str) -> bool {
        !self.get(name).is_null()
    }

    /// Whether its `Type` is this.
    pub(in crate::pdf) fn is_a(&self, kind: &str) -> bool {
        self.get("Type").name() == Some(kind.as_bytes())
    }

    pub(in crate::pdf) fn iter(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.0.iter().map(|(name, object)| (&**name, object))
    }

    pub(in crate::pdf) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Object> {
        self.0.iter_mut().map(|(_, object)| object)
    }
}

/// A dictionary with bytes, which stay where they are in the file until asked for.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pdf) struct Stream {
    pub(in crate::pdf) dict: Dict,
    /// Where its bytes stand in the file.
    pub(in crate::pdf) range: Range<usize>,
    /// The object that it is, which its cipher depends on.
    pub(in crate::pdf) id: Id,
}
