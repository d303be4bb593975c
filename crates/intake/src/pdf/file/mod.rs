//! The objects of one PDF (ISO 32000-2, 7.3 to 7.5): where they stand, and what they say.
//!
//! Nothing is read before it is asked for, so that pictures and fonts cost nothing. A
//! file may name any object at any place: whatever is read is counted, and past the
//! limits nothing more is.

mod lexer;
mod object;
mod packed;
mod parse;
mod rebuild;
mod table;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::PdfRefusal;
use super::filters;
use super::lock::Lock;
use crate::limits;

pub(super) use lexer::{Lexer, Token, digit, is_space};
pub(super) use object::{Dict, Id, Object, Stream};
use packed::Packed;
use parse::Parser;

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At so many bytes from the start of the file.
    At(usize),
    /// In the object stream of this number.
    In(u32),
}

/// The objects of one file.
pub(super) struct File<'b> {
    bytes: &'b [u8],
    table: HashMap<u32, Place>,
    trailer: Dict,
    lock: Option<Lock>,
    read: RefCell<HashMap<u32, Rc<Object>>>,
    packed: RefCell<HashMap<u32, Option<Rc<Packed>>>>,
    /// Values that may still be read.
    values: Cell<usize>,
    /// Bytes that may still be unpacked.
    unpacked: Cell<usize>,
}

impl<'b> File<'b> {
    /// Opens a file: by its table of objects, or where that leads to no page, by
    /// looking for every object.
    ///
    /// # Errors
    ///
    /// Files without pages, and those that only a password opens.
    pub(super) fn open(bytes: &'b [u8]) -> Result<File<'b>, PdfRefusal> {
        // Some files begin with a line of another program.
        let start = find(&bytes[..bytes.len().min(1024)], b"%PDF-").unwrap_or(0);
        let bytes = &bytes[start..];
        let (table, trailer) = table::read(bytes);
        let mut file = File {
            bytes,
            table,
            trailer,
            lock: None,
            read: RefCell::default(),
            packed: RefCell::default(),
            values: Cell::new(limits::MOST_PDF_VALUES),
            unpacked: Cell::new(limits::MOST_PDF_UNPACKED_BYTES),
        };
        file.unlock()?;
        if file.has_pages() {
            return Ok(file);
        }
        file.rebuild();
        file.unlock()?;
        match file.has_pages() {
            true => Ok(file),
            false => Err(file.spent().unwrap_or(PdfRefusal::Damaged)),
        }
    }

    fn unlock(&mut self) -> Result<(), PdfRefusal> {
        self.lock = None;
        let how = self.resolve(self.trailer.get("Encrypt"));
        let Some(how) = how.dict() else {
            return Ok(());
        };
        let first = self.resolve(self.trailer.get("ID"));
        let first = first.list().and_then(<[_]>::first).and_then(Object::text);
        let names = |name: &str| self.resolve(how.get(name));
        self.lock = Some(Lock::open(&names, first.unwrap_or_default()).ok_or(PdfRefusal::Locked)?);
        // What was read before was read in cipher.
        self.read.borrow_mut().clear();
        self.packed.borrow_mut().clear();
        Ok(())
    }

    /// The catalog.
    pub(super) fn root(&self) -> Rc<Object> {
        self.resolve(self.trailer.get("Root"))
    }

    pub(super) fn trailer(&self) -> &Dict {
        &self.trailer
    }

    fn has_pages(&self) -> bool {
        let root = self.root();
        let pages = root.dict().map(|root| self.resolve(root.get("Pages")));
        let kids = pages.and_then(|pages| Some(self.resolve(pages.dict()?.get("Kids"))));
        kids.is_some_and(|kids| kids.list().is_some_and(|kids| !kids.is_empty()))
    }

    /// What an object is, or what it refers to; null for what is not there.
    pub(super) fn resolve(&self, object: &Object) -> Rc<Object> {
        /// References to references are followed no further.
        const FURTHEST: u32 = 16;
        let Object::Ref(id) = object else {
            return Rc::new(object.clone());
        };
        let mut found = self.get(*id);
        for _ in 0..FURTHEST {
            match *found {
                Object::Ref(id) => found = self.get(id),
                _ => return found,
            }
        }
        Rc::new(Object::Null)
    }

    /// The object of a number.
    pub(super) fn get(&self, id: Id) -> Rc<Object> {
        if let Some(read) = self.read.borrow().get(&id.number) {
            return Rc::clone(read);
        }
        let object = match self.table.get(&id.number) {
            Some(Place::At(at)) => self.object_at(*at, id.number),
            Some(Place::In(stream)) => self
                .packed(*stream)
                .and_then(|packed| packed.get(id.number, &self.values)),
            None => None,
        };
        let object = Rc::new(object.unwrap_or(Object::Null));
        self.read.borrow_mut().insert(id.number, Rc::clone(&object));
        object
    }

    /// The object that stands at a place, if it is that of the number.
    fn object_at(&self, at: usize, number: u32) -> Option<Object> {
        let (id, mut object, mut lexer) = object_at(self.bytes, at, &self.values)?;
        if id.number != number {
            return None;
        }
        if let (Some(lock), false) = (&self.lock, self.is_the_lock(number)) {
            lock.open_texts(&mut object, id);
        }
        if let Object::Dict(dict) = object {
            return Some(match stream_start(&mut lexer) {
                Some(start) => Object::Stream(Box::new(Stream {
                    range: start..self.stream_end(&dict, start),
                    dict,
                    id,
                })),
                None => Object::Dict(dict),
            });
        }
        Some(object)
    }

    fn is_the_lock(&self, number: u32) -> bool {
        let lock = self.trailer.get("Encrypt").id();
        lock.is_some_and(|lock| lock.number == number)
    }

    /// Where a stream ends: where its length says, if that is the end of one.
    fn stream_end(&self, dict: &Dict, start: usize) -> usize {
        let length = match dict.get("Length") {
            // Its length may stand in a stream of its own; that would not end.
            Object::Ref(id) => match self.table.get(&id.number) {
                Some(Place::At(at)) => object_at(self.bytes, *at, &self.values)
                    .and_then(|(_, object, _)| object.count()),
                _ => None,
            },
            direct => direct.count(),
        };
        stream_end(self.bytes, start, length)
    }

    fn packed(&self, number: u32) -> Option<Rc<Packed>> {
        if let Some(known) = self.packed.borrow().get(&number) {
            return known.clone();
        }
        // An object stream never stands in another.
        let packed = match self.table.get(&number) {
            Some(Place::At(at)) => self.object_at(*at, number).and_then(|object| {
                let stream = object.stream()?;
                let bytes = self.unpack(stream).ok()?;
                Some(Rc::new(Packed::of(&stream.dict, bytes)?))
            }),
            _ => None,
        };
        self.packed.borrow_mut().insert(number, packed.clone());
        packed
    }

    /// The bytes of a stream, unpacked.
    ///
    /// # Errors
    ///
    /// Streams that unpack too far. Of a damaged one what could be unpacked is given.
    pub(super) fn unpack(&self, stream: &Stream) -> Result<Vec<u8>, PdfRefusal> {
        let raw = self.bytes.get(stream.range.clone()).unwrap_or_default();
        let opened = match &self.lock {
            // The table of objects is never in cipher, and was read before.
            Some(lock) => lock.open_bytes(raw, stream),
            None => None,
        };
        let raw = opened.as_deref().unwrap_or(raw);
        let most = limits::MOST_PDF_STREAM_BYTES.min(self.unpacked.get());
        let dict = &stream.dict;
        let value = |name: &str, short: &str| match dict.has(name) {
            true => self.resolve(dict.get(name)),
            false => self.resolve(dict.get(short)),
        };
        let filter = value("Filter", "F");
        let given = value("DecodeParms", "DP");
        let given = self.resolved_list(&given);
        let names = self.resolved_list(&filter);
        match filters::unpack(raw, &names, &given, most) {
            Some(bytes) => {
                // Even nothing costs something.
                let left = self.unpacked.get().saturating_sub(bytes.len() + 64);
                self.unpacked.set(left);
                Ok(bytes)
            }
            None => {
                self.unpacked.set(0);
                Err(PdfRefusal::UnpacksTooFar {
                    most: limits::MOST_PDF_UNPACKED_BYTES,
                })
            }
        }
    }

    /// A list with its references resolved; of a single value a list of it.
    pub(super) fn resolved_list(&self, object: &Object) -> Vec<Rc<Object>> {
        match object {
            Object::List(list) => list.iter().map(|one| self.resolve(one)).collect(),
            Object::Null => Vec::new(),
            one => vec![Rc::new(one.clone())],
        }
    }

    /// What was used up while reading: a person is told rather than shown a part.
    pub(super) fn spent(&self) -> Option<PdfRefusal> {
        if self.values.get() == 0 {
            return Some(PdfRefusal::TooManyValues {
                most: limits::MOST_PDF_VALUES,
            });
        }
        (self.unpacked.get() == 0).then_some(PdfRefusal::UnpacksTooFar {
            most: limits::MOST_PDF_UNPACKED_BYTES,
        })
    }

    fn rebuild(&mut self) {
        let (table, trailer) = rebuild::look_for_objects(self.bytes);
        self.read.borrow_mut().clear();
        self.packed.borrow_mut().clear();
        self.table = table;
        self.trailer = trailer;
        // What object streams hold is found once they can be opened.
        if self.unlock().is_err() {
            return;
        }
        let streams: Vec<u32> = self.table.keys().copied().collect();
        for number in streams {
            let object = self.get(Id {
                number,
                generation: 0,
            });
            if !object.dict().is_some_and(|dict| dict.is_a("ObjStm")) {
                continue;
            }
            for held in self
                .packed(number)
                .iter()
                .flat_map(|packed| packed.numbers())
            {
                self.table.entry(held).or_insert(Place::In(number));
            }
        }
        self.read.borrow_mut().clear();
        if !self.trailer.has("Root") {
            self.find_root();
        }
    }

    /// A file whose trailer is lost has a catalog all the same.
    fn find_root(&mut self) {
        let mut numbers: Vec<u32> = self.table.keys().copied().collect();
        numbers.sort_unstable();
        let root = numbers.into_iter().rev().find(|number| {
            let object = self.get(Id {
                number: *number,
                generation: 0,
            });
            object.dict().is_some_and(|dict| dict.is_a("Catalog"))
        });
        if let Some(number) = root {
            let root = Object::Ref(Id {
                number,
                generation: 0,
            });
            let kept = self
                .trailer
                .iter()
                .map(|(name, value)| (name.into(), value.clone()));
            let kept = kept.chain([(Box::from(&b"Root"[..]), root)]);
            self.trailer = Dict::of(kept.collect());
        }
    }
}

/// The object that begins at a place, and what follows it.
fn object_at<'b>(
    bytes: &'b [u8],
    at: usize,
    values: &Cell<usize>,
) -> Option<(Id, Object, Lexer<'b>)> {
    let mut parser = Parser::new(bytes, at, values.get());
    let Token::Number(number) = parser.lexer.token()? else {
        return None;
    };
    let Token::Number(generation) = parser.lexer.token()? else {
        return None;
    };
    if parser.lexer.token()? != Token::Word(b"obj") {
        return None;
    }
    let id = Id {
        number: number as u32,
        generation: generation.clamp(0.0, f64::from(u16::MAX)) as u16,
    };
    let object = parser.object();
    values.set(parser.left);
    Some((id, object?, parser.lexer))
}

/// Where the bytes of a stream begin, if one comes next.
fn stream_start(lexer: &mut Lexer<'_>) -> Option<usize> {
    if lexer.token()? != Token::Word(b"stream") {
        return None;
    }
    let skip = match lexer.rest() {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => 0,
    };
    Some(lexer.at() + skip)
}

/// Where a stream ends, by its length if that is right.
fn stream_end(bytes: &[u8], start: usize, length: Option<usize>) -> usize {
    const END: &[u8] = b"endstream";
    let said = length.and_then(|length| start.checked_add(length));
    if let Some(end) = said.filter(|end| *end <= bytes.len()) {
        let mut after = Lexer::new(bytes, end);
        // A length one short of a line's end is right all the same.
        if after.rest().len() < END.len() || after.token() == Some(Token::Word(END)) {
            return end;
        }
    }
    let start = start.min(bytes.len());
    find(&bytes[start..], END).map_or(bytes.len(), |length| start + length)
}

/// Where bytes first stand in others.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}
