//! Formats: columns and cells in, files out.

pub(crate) mod csv;
pub(crate) mod json_lines;
pub(crate) mod parquet;
pub(crate) mod sqlite;

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::checkpoint::{FileMade, Fingerprinting};
use crate::column::Cell;
use crate::tables::Table;

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// The disk refused.
    #[error("{path} could not be written: {why}")]
    Disk {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: io::Error,
    },
    /// A format refused what it was given.
    #[error("{path} could not be written: {why}")]
    Format {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: String,
    },
}

/// One format: takes tables one after another, and rows of each.
pub(crate) trait Sink {
    /// Begins a table.
    fn begin(&mut self, table: &'static Table) -> Result<(), NotWritten>;

    /// Takes a row of the table begun last, its cells in the order of its
    /// columns, the last saying what is not known.
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), NotWritten>;

    /// Called when nobody is kept waiting: the time for what takes long.
    fn rest(&mut self) -> Result<(), NotWritten> {
        Ok(())
    }

    /// Ends the table begun last.
    fn end(&mut self) -> Result<(), NotWritten>;

    /// Ends it all: every file is whole and on the disk.
    fn close(&mut self) -> Result<Vec<FileMade>, NotWritten>;
}

/// A file on its way to the disk, whose fingerprint is taken as it goes.
pub(crate) type Buffered = io::BufWriter<Hashed>;

/// A file that knows what was written to it.
pub(crate) struct Hashed {
    file: File,
    taken: Fingerprinting,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.taken.take(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// How much is gathered before it goes to the disk.
const BUFFER: usize = 256 * 1024;

pub(crate) fn create(path: &Path) -> Result<Buffered, NotWritten> {
    let file = File::create_new(path).map_err(|why| disk(path, why))?;
    let taken = Fingerprinting::default();
    let hashed = Hashed { file, taken };
    Ok(io::BufWriter::with_capacity(BUFFER, hashed))
}

/// Everything of a file on the disk, for good, and what it is known by.
pub(crate) fn finish(file: Buffered, path: &Path) -> Result<FileMade, NotWritten> {
    let Hashed { file, taken } = file
        .into_inner()
        .map_err(|why| disk(path, why.into_error()))?;
    file.sync_all().map_err(|why| disk(path, why))?;
    Ok(taken.of(path))
}

pub(crate) fn disk(path: &Path, why: io::Error) -> NotWritten {
    NotWritten::Disk {
        path: path.to_path_buf(),
        why,
    }
}

pub(crate) fn format(path: &Path, why: impl ToString) -> NotWritten {
    NotWritten::Format {
        path: path.to_path_buf(),
        why: why.to_string(),
    }
}
