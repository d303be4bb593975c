//! The archive: source documents under their fingerprint, never altered.
//!
//! What belongs here: the bytes of a document as they were received. What does
//! not: what it says, where it came from, under which licence; the log holds
//! those.
//!
//! When [`Archive::keep`] returns, the document is on disk under its name and
//! survives a power cut. A crash before that leaves nothing under the name; what
//! it may leave in `incoming` is cleared at the next start.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use answerable_ledger::Fingerprint;

use crate::fault::{Damage, Fault};
use crate::folder;

/// The largest document kept: 64 MiB.
///
/// A document is held in memory to be hashed and read. The largest inspection
/// reports are some 10 MB with their pictures.
pub const MAX_DOCUMENT_BYTES: usize = 64 << 20;

/// Where a document is written before it has its name, inside the archive so
/// that giving it the name is one step of the file system.
const INCOMING: &str = "incoming";

/// Source documents in a folder, as `ab/cdef…` by fingerprint.
#[derive(Debug)]
pub struct Archive {
    folder: PathBuf,
    /// Tells apart the files that this process is writing.
    written: AtomicU64,
    /// The failure after which nothing more is acknowledged.
    stopped: Mutex<Option<String>>,
}

/// Why a document could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The document is larger than [`MAX_DOCUMENT_BYTES`].
    #[error(
        "the document has {bytes} bytes and the most is {} MiB; split it, or leave out its pictures",
        MAX_DOCUMENT_BYTES >> 20
    )]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// No document of that fingerprint is kept.
    #[error(
        "no document {fingerprint} is in the archive; import it again, or restore the archive from a copy"
    )]
    Missing {
        /// The fingerprint asked for.
        fingerprint: Fingerprint,
    },
    /// The document's bytes are not those that were kept.
    #[error(
        "{path} was altered: its fingerprint is now {found}; import the same document again, or restore it from a copy"
    )]
    Altered {
        /// The document's file.
        path: PathBuf,
        /// The fingerprint of the bytes that are there now.
        found: Fingerprint,
    },
    /// An earlier failure stopped writing in this process.
    #[error("the archive stopped writing after an earlier failure: {cause}")]
    Stopped {
        /// That failure.
        cause: String,
    },
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl Archive {
    /// Makes the folder if it is not there, for writing.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn create(folder: impl AsRef<Path>) -> Result<Self, Fault> {
        let folder = folder.as_ref();
        let incoming = folder.join(INCOMING);
        let io = |error| Fault::of_io(folder, &error);
        fs::create_dir_all(&incoming).map_err(io)?;
        folder::sync(folder).map_err(io)?;
        folder::sync_parent(folder).map_err(io)?;
        Ok(Self::open(folder))
    }

    /// Opens the archive in a folder that is there, for reading; a first
    /// [`keep`](Self::keep) makes what is missing.
    pub fn open(folder: impl AsRef<Path>) -> Self {
        Self {
            folder: folder.as_ref().to_owned(),
            written: AtomicU64::new(0),
            stopped: Mutex::new(None),
        }
    }

    /// Clears what a crash left half written. Only its one writer may ask.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses.
    pub fn clear_incoming(&self) -> Result<(), Fault> {
        let incoming = self.folder.join(INCOMING);
        let io = |error| Fault::of_io(&incoming, &error);
        let files = match fs::read_dir(&incoming) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            files => files.map_err(io)?,
        };
        for file in files {
            fs::remove_file(file.map_err(io)?.path()).map_err(io)?;
        }
        Ok(())
    }

    /// Keeps a document and returns its fingerprint. The same document twice
    /// is kept once.
    ///
    /// When it returns, the document is durable.
    ///
    /// # Errors
    ///
    /// [`ArchiveError`]: nothing is acknowledged. After a fault that
    /// [stops writing](Fault::stops_writing) this archive keeps nothing more.
    pub fn keep(&self, document: &[u8]) -> Result<Fingerprint, ArchiveError> {
        let bytes = document.len() as u64;
        if document.len() > MAX_DOCUMENT_BYTES {
            return Err(ArchiveError::TooLarge { bytes });
        }
        let mut stopped = self.stopped.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cause) = &*stopped {
            return Err(ArchiveError::Stopped {
                cause: cause.clone(),
            });
        }
        let fingerprint = Fingerprint::of(document);
        let path = self.path(fingerprint);
        // A file whose bytes changed is put right: its name says what they
        // must be.
        let there = fs::read(&path).is_ok_and(|found| found == document);
        let kept = if there {
            self.make_durable(&path)
        } else {
            self.write(&path, document)
        };
        kept.map_err(|error| {
            let fault = Fault::of_io(&path, &error);
            if fault.stops_writing() {
                *stopped = Some(fault.to_string());
            }
            fault
        })?;
        Ok(fingerprint)
    }

    /// Takes a document out that was kept for something that did not come about.
    /// One that is not there is taken out already. Whoever asks has made sure that
    /// nothing that is recorded names it.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the disk refuses; it may still be there then.
    pub fn take_out(&self, fingerprint: Fingerprint) -> Result<(), Fault> {
        let path = self.path(fingerprint);
        let removed = fs::remove_file(&path).and_then(|()| folder::sync_parent(&path));
        match removed {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            removed => removed.map_err(|error| Fault::of_io(&path, &error)),
        }
    }

    /// The document of this fingerprint, verified against it.
    ///
    /// # Errors
    ///
    /// [`ArchiveError::Missing`] when there is none, [`ArchiveError::Altered`]
    /// when its bytes changed; keeping the same document again mends that.
    pub fn read(&self, fingerprint: Fingerprint) -> Result<Vec<u8>, ArchiveError> {
        let path = self.path(fingerprint);
        let read = File::open(&path).and_then(|file| {
            let mut document = Vec::new();
            // One byte more than the most, so that a longer file is noticed.
            let limit = MAX_DOCUMENT_BYTES as u64 + 1;
            file.take(limit).read_to_end(&mut document)?;
            Ok(document)
        });
        let document = match read {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(ArchiveError::Missing { fingerprint });
            }
            Err(error) => return Err(Fault::unreadable(&path, &error).into()),
            Ok(document) => document,
        };
        let found = Fingerprint::of(&document);
        if found != fingerprint {
            return Err(ArchiveError::Altered { path, found });
        }
        Ok(document)
    }

    /// Whether a document of this fingerprint is kept; its bytes are not read.
    pub fn contains(&self, fingerprint: Fingerprint) -> bool {
        self.path(fingerprint).is_file()
    }

    /// The fingerprints of all documents kept, in order.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the folder cannot be read, or holds a file that is not
    /// ours.
    pub fn fingerprints(&self) -> Result<Vec<Fingerprint>, Fault> {
        let mut found = Vec::new();
        for shelf in names(&self.folder)? {
            if shelf == INCOMING {
                continue;
            }
            let folder = self.folder.join(&shelf);
            for rest in names(&folder)? {
                let fingerprint = format!("{shelf}{rest}").parse().map_err(|error| {
                    let said = format!(
                        "{} is no document of ours ({error})",
                        folder.join(&rest).display()
                    );
                    Fault::damaged(&self.folder, Damage::Shape(said))
                })?;
                found.push(fingerprint);
            }
        }
        found.sort_unstable();
        Ok(found)
    }

    fn path(&self, fingerprint: Fingerprint) -> PathBuf {
        let digits = fingerprint.to_string();
        let (shelf, rest) = digits.split_at(2);
        self.folder.join(shelf).join(rest)
    }

    /// Writes, makes durable, names, makes the name durable: in this order.
    fn write(&self, path: &Path, document: &[u8]) -> io::Result<()> {
        let incoming = self.folder.join(INCOMING);
        fs::create_dir_all(&incoming)?;
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let part = incoming.join(format!("{}-{number}", std::process::id()));
        let written = write_durably(&part, document).and_then(|()| {
            let shelf = path.parent().unwrap_or(&self.folder);
            fs::create_dir_all(shelf)?;
            fs::rename(&part, path)?;
            folder::sync(shelf)?;
            folder::sync(&self.folder)
        });
        if written.is_err() {
            // What is left is cleared at the next start if this fails too.
            let _ = fs::remove_file(&part);
        }
        written
    }

    /// A document that is there may have been named by a process that died
    /// before the name was durable.
    fn make_durable(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()?;
        folder::sync_parent(path)?;
        folder::sync(&self.folder)
    }
}

fn write_durably(part: &Path, document: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(part)?;
    file.write_all(document)?;
    // Nobody writes to a document again, by mistake either.
    let mut permissions = file.metadata()?.permissions();
    permissions.set_readonly(true);
    file.set_permissions(permissions)?;
    file.sync_all()
}

/// The names in a folder that is there, as text.
fn names(folder: &Path) -> Result<Vec<String>, Fault> {
    let io = |error| Fault::unreadable(folder, &error);
    let mut names = Vec::new();
    for file in fs::read_dir(folder).map_err(io)? {
        names.push(file.map_err(io)?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}
