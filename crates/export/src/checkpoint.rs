//! Where an export was made at, and every file of it: `checkpoint.json`.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::write::{NotWritten, create, disk, finish, format};

/// The name of its file.
pub(crate) const FILE: &str = "checkpoint.json";

/// The largest such file that is read: it names a few dozen files.
const LARGEST: u64 = 1024 * 1024;

/// What an export holds, and the head of the log it was made at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The program that made it.
    pub made_by: String,
    /// The day it was made.
    pub made_on: Date,
    /// The day the tables are as at.
    pub as_at: Date,
    /// How many entries of the log count.
    pub entries: u64,
    /// The day the last of them was recorded.
    pub recorded_until: Option<Date>,
    /// The root of their Merkle tree (RFC 6962, section 2.1), in hex: it says
    /// which entries these are, every one.
    pub root: String,
    /// Every table with its rows.
    pub tables: Vec<TableMade>,
    /// Every other file with its bytes and their fingerprint.
    pub files: Vec<FileMade>,
}

/// A table of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableMade {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: u64,
}

/// A file of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMade {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

impl Checkpoint {
    /// Reads the checkpoint of a folder; none where it has none that we wrote.
    #[must_use]
    pub fn read(folder: &Path) -> Option<Self> {
        let mut text = Vec::new();
        let file = File::open(folder.join(FILE)).ok()?;
        file.take(LARGEST).read_to_end(&mut text).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// A file of it, by name.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&FileMade> {
        self.files.iter().find(|file| file.name == name)
    }

    /// How many rows a table has.
    #[must_use]
    pub fn rows(&self, table: &str) -> u64 {
        let mut tables = self.tables.iter();
        tables
            .find(|made| made.name == table)
            .map_or(0, |made| made.rows)
    }

    pub(crate) fn write(&self, folder: &Path) -> Result<(), NotWritten> {
        let path = folder.join(FILE);
        let text = serde_json::to_string_pretty(self).map_err(|why| format(&path, why))?;
        let mut file = create(&path)?;
        file.write_all(text.as_bytes())
            .and_then(|()| file.write_all(b"\n"))
            .map_err(|why| disk(&path, why))?;
        finish(file, &path).map(drop)
    }
}

impl FileMade {
    /// A file that lies on the disk, read through.
    pub(crate) fn of(path: &Path) -> Result<Self, NotWritten> {
        let failed = |why| disk(path, why);
        let mut file = File::open(path).map_err(failed)?;
        let mut taken = Fingerprinting::default();
        let mut buffer = vec![0; 256 * 1024];
        loop {
            let read = file.read(&mut buffer).map_err(failed)?;
            if read == 0 {
                return Ok(taken.of(path));
            }
            taken.take(&buffer[..read]);
        }
    }
}

/// The size and fingerprint of a file, taken as its bytes come.
#[derive(Default)]
pub(crate) struct Fingerprinting {
    bytes: u64,
    hash: Sha256,
}

impl Fingerprinting {
    pub(crate) fn take(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    /// The file at a path, all of whose bytes were taken.
    pub(crate) fn of(self, path: &Path) -> FileMade {
        let name = path.file_name().unwrap_or_default();
        let digest = self.hash.finalize();
        FileMade {
            name: name.to_string_lossy().into_owned(),
            bytes: self.bytes,
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}
