//! The ways in which the bytes of a stream are packed (ISO 32000-2, 7.4).
//!
//! Pictures have ways of their own, which are not unpacked: nothing is read of them.

mod ascii;
mod flate;
mod lzw;
mod predictor;

use std::rc::Rc;

use super::file::{Dict, Object};

/// Real files pack a stream in one or two ways.
const MOST_FILTERS: usize = 8;

/// Unpacks bytes in the ways named, one after another; none where that gives more than
/// `most` bytes. A way that is not known gives nothing.
pub(super) fn unpack(
    raw: &[u8],
    names: &[Rc<Object>],
    given: &[Rc<Object>],
    most: usize,
) -> Option<Vec<u8>> {
    let names = &names[..names.len().min(MOST_FILTERS)];
    let Some((first, rest)) = names.split_first() else {
        return (raw.len() <= most).then(|| raw.to_vec());
    };
    let with = |place: usize| given.get(place).and_then(|given| given.dict());
    let mut bytes = one(raw, first, with(0), most)?;
    for (place, name) in rest.iter().enumerate() {
        bytes = one(&bytes, name, with(place + 1), most)?;
    }
    Some(bytes)
}

/// Unpacks a stream whose dictionary refers to nothing else.
pub(super) fn unpack_plain(raw: &[u8], dict: &Dict, most: usize) -> Option<Vec<u8>> {
    let list = |name: &str| match dict.get(name) {
        Object::Null => Vec::new(),
        Object::List(list) => list.iter().cloned().map(Rc::new).collect(),
        one => vec![Rc::new(one.clone())],
    };
    unpack(raw, &list("Filter"), &list("DecodeParms"), most)
}

fn one(raw: &[u8], name: &Object, with: Option<&Dict>, most: usize) -> Option<Vec<u8>> {
    let bytes = match name.name().unwrap_or_default() {
        b"FlateDecode" | b"Fl" => predictor::undo(flate::unpack(raw, most)?, with),
        b"LZWDecode" | b"LZW" => {
            let late = with.and_then(|with| with.get("EarlyChange").number()) == Some(0.0);
            predictor::undo(lzw::unpack(raw, late, most)?, with)
        }
        b"ASCII85Decode" | b"A85" => ascii::base_85(raw),
        b"ASCIIHexDecode" | b"AHx" => ascii::hex(raw),
        b"RunLengthDecode" | b"RL" => ascii::runs(raw, most)?,
        b"Crypt" => raw.to_vec(),
        _ => Vec::new(),
    };
    (bytes.len() <= most).then_some(bytes)
}
