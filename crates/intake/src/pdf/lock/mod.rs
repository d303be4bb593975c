//! Files in cipher that open without a password (ISO 32000-2, 7.6).
//!
//! Many published files are locked against changes only: their key is made of an empty
//! password, and whoever opens them reads them. Nothing else is tried.

mod ciphers;
mod key;

use std::rc::Rc;

use super::file::{Dict, Id, Object, Stream};
use key::Means;

/// How the words and streams of a file are opened.
pub(super) struct Lock {
    key: Vec<u8>,
    texts: Way,
    streams: Way,
    /// Whether what the file says of itself is in cipher too.
    metadata: bool,
}

/// The cipher that something is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    None,
    Rc4,
    /// AES with a key for each object.
    Aes,
    /// AES with the file's key.
    AesWhole,
}

impl Lock {
    /// Opens a lock with an empty password; none where that is not the password, or the
    /// lock is of another kind.
    pub(super) fn open(named: &dyn Fn(&str) -> Rc<Object>, id: &[u8]) -> Option<Lock> {
        if named("Filter").name()? != b"Standard" {
            return None;
        }
        let version = named("V").count()?;
        let metadata = *named("EncryptMetadata") != Object::Truth(false);
        let (texts, streams) = match version {
            1 | 2 => (Way::Rc4, Way::Rc4),
            4 | 5 => {
                let filters = named("CF");
                let filters = filters.dict()?;
                let way = |which: &str| way(filters, named(which).name());
                (way("StrF")?, way("StmF")?)
            }
            _ => return None,
        };
        let text = |name: &str| named(name).text().map(<[u8]>::to_vec);
        // V 4 always has a key of 16 bytes, whatever its length says.
        let length = match version {
            1 => 5,
            4 => 16,
            _ => named("Length").count().unwrap_or(40) / 8,
        };
        let key = key::of(&Means {
            revision: named("R").count()?,
            length: length.clamp(5, 16),
            owner: text("O")?,
            user: text("U")?,
            user_key: text("UE").unwrap_or_default(),
            // A whole number of 32 bits with its sign, however it was written.
            permissions: named("P").number()? as i64 as u32,
            id: id.to_vec(),
            metadata,
        })?;
        Some(Lock {
            key,
            texts,
            streams,
            metadata,
        })
    }

    /// Opens every string of an object.
    pub(super) fn open_texts(&self, object: &mut Object, id: Id) {
        match object {
            Object::Text(text) => *text = self.plain(self.texts, text, id).into(),
            Object::List(list) => list.iter_mut().for_each(|one| self.open_texts(one, id)),
            Object::Dict(dict) => dict.iter_mut().for_each(|one| self.open_texts(one, id)),
            _ => {}
        }
    }

    /// The bytes of a stream, opened; none where they are not in cipher.
    pub(super) fn open_bytes(&self, raw: &[u8], stream: &Stream) -> Option<Vec<u8>> {
        let dict: &Dict = &stream.dict;
        let plain = dict.is_a("XRef") || dict.is_a("Metadata") && !self.metadata;
        (!plain && self.streams != Way::None).then(|| self.plain(self.streams, raw, stream.id))
    }

    fn plain(&self, way: Way, raw: &[u8], id: Id) -> Vec<u8> {
        let key = match way {
            Way::None => return raw.to_vec(),
            Way::AesWhole => self.key.clone(),
            Way::Rc4 | Way::Aes => key::of_object(&self.key, id, way == Way::Aes),
        };
        match way {
            Way::Rc4 => ciphers::rc4(&key, raw),
            _ => ciphers::aes_opened(&key, raw),
        }
    }
}

/// The cipher that a file names for its strings or streams.
fn way(filters: &Dict, name: Option<&[u8]>) -> Option<Way> {
    let Some(name) = name.filter(|name| *name != b"Identity") else {
        return Some(Way::None);
    };
    match filters.under(name).dict()?.get("CFM").name()? {
        b"None" => Some(Way::None),
        b"V2" => Some(Way::Rc4),
        b"AESV2" => Some(Way::Aes),
        b"AESV3" => Some(Way::AesWhole),
        _ => None,
    }
}
