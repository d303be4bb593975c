//! An entry with the proof that a log holds it, as one file.
//!
//! The file is what `/entries/N.json` gives and what `answerable check-entry`
//! reads. docs/ENTRIES.md says what its members hold; [`read`] is its parser.

mod read;

use serde::Serialize;

pub use read::NotRead;

use crate::{AuditPath, LeafHash, Root, leaf_hash};

/// An entry, and the path from it to the root of the log.
///
/// It says that the entry stands in the log that has this root. Whether that is
/// *the* log, the root alone tells: hold it against one that was had from
/// elsewhere or before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvedEntry {
    /// What the entry says.
    pub words: Words,
    /// Its leaf hash.
    pub leaf: LeafHash,
    /// The path from it to the root, and so its number and how many entries the
    /// log has.
    pub path: AuditPath,
    /// The root of the log, as whoever made this states it.
    pub root: Root,
}

/// The bytes of an entry, where they may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// Its bytes, as they were recorded.
    Shown(String),
    /// They are not here.
    NotShown {
        /// Why not.
        why: String,
    },
}

/// What in a proved entry does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DoesNotHold {
    /// Its bytes have another hash.
    #[error("the words of the entry have the leaf hash {found}, and the file states {stated}")]
    Words {
        /// The leaf hash of the bytes.
        found: LeafHash,
        /// The leaf hash it states.
        stated: LeafHash,
    },
    /// Its path leads to another root.
    #[error("the path leads from the entry to the root {found}, and the file states {stated}")]
    Root {
        /// The root that the path leads to.
        found: Root,
        /// The root it states.
        stated: Root,
    },
}

/// The members of the file, in their order.
#[derive(Serialize)]
struct File<'a> {
    number: u64,
    bytes: Option<&'a str>,
    not_shown: Option<&'a str>,
    leaf_hash: String,
    entries: u64,
    root: String,
    audit_path: Vec<String>,
}

impl ProvedEntry {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`NotRead`], with what is allowed. Members that are not known are passed
    /// over.
    pub fn read(file: &[u8]) -> Result<Self, NotRead> {
        read::proved(file)
    }

    /// The same as the file, as JSON that can be read by eye.
    #[must_use]
    pub fn to_json(&self) -> String {
        let (bytes, not_shown) = match &self.words {
            Words::Shown(bytes) => (Some(bytes.as_str()), None),
            Words::NotShown { why } => (None, Some(why.as_str())),
        };
        let hashes = self.path.hashes().iter();
        let file = File {
            number: self.number(),
            bytes,
            not_shown,
            leaf_hash: self.leaf.to_string(),
            entries: self.entries(),
            root: self.root.to_string(),
            audit_path: hashes.map(ToString::to_string).collect(),
        };
        let written = serde_json::to_string_pretty(&file);
        written.expect("words and numbers can be written as JSON")
    }

    /// The number of the entry: its index among the leaves.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.path.place().index
    }

    /// How many entries the log has.
    #[must_use]
    pub fn entries(&self) -> u64 {
        self.path.place().leaves
    }

    /// Works out whether its bytes, where they are shown, have its leaf hash, and
    /// whether its path leads from there to its root.
    ///
    /// How many entries that root is of, a path does not say: number 0 of 3 goes
    /// the same way as 0 of 4. Hold the two together against a checkpoint.
    ///
    /// # Errors
    ///
    /// [`DoesNotHold`] with the first that does not.
    pub fn check(&self) -> Result<(), DoesNotHold> {
        if let Words::Shown(bytes) = &self.words {
            let (found, stated) = (leaf_hash(bytes.as_bytes()), self.leaf);
            if found != stated {
                return Err(DoesNotHold::Words { found, stated });
            }
        }
        let (found, stated) = (self.path.root(self.leaf), self.root);
        match found == stated {
            true => Ok(()),
            false => Err(DoesNotHold::Root { found, stated }),
        }
    }
}
