//! A folder that is whole or not there.
//!
//! An export is written into a folder beside the one that is wanted, and put in
//! its place when every file of it is on the disk. What is broken off leaves the
//! wanted folder as it was, and is thrown away by the next export. Nothing is
//! written over that an export did not write.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags};

use crate::checkpoint::{self, Checkpoint};

/// What the name of a folder ends with while it is being written.
pub const PART: &str = ".part";

/// The file that says a folder is ours and who writes it.
const MARK: &str = ".answerable-export";

/// Why a folder cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    /// Something stands there that no export wrote.
    #[error(
        "{path} holds {found}, which no export wrote; choose another folder, or take it away first"
    )]
    NotOurs {
        /// The folder.
        path: PathBuf,
        /// What is in it.
        found: String,
    },
    /// Another export is writing there.
    #[error("another export is writing {path}; wait until it is done")]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// It has no name of its own.
    #[error("{path} names no folder that could be made; give its name, such as export")]
    NoName {
        /// The path.
        path: PathBuf,
    },
    /// The disk refused.
    #[error("{path} could not be written: {why}")]
    Disk {
        /// The folder.
        path: PathBuf,
        /// Why not.
        why: io::Error,
    },
}

/// A folder being written, thrown away unless it is put in place.
pub(crate) struct Part {
    path: PathBuf,
    wanted: PathBuf,
    /// Held until the end: it says that somebody writes here.
    _mark: File,
}

impl Part {
    /// Begins to write a folder.
    pub(crate) fn beside(wanted: &Path) -> Result<Self, NotReady> {
        may_be_replaced(wanted)?;
        let path = part_of(wanted)?;
        let failed = |why| NotReady::Disk {
            path: path.clone(),
            why,
        };
        if path.exists() {
            throw_away_left_over(&path)?;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        fs::create_dir(&path).map_err(failed)?;
        let mark = File::create_new(path.join(MARK)).map_err(failed)?;
        mark.lock().map_err(failed)?;
        Ok(Self {
            path,
            wanted: wanted.to_owned(),
            _mark: mark,
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts the folder, whole, where it is wanted, in one step; what was there
    /// is thrown away.
    pub(crate) fn put_in_place(self, made: &Checkpoint) -> Result<(), NotReady> {
        let failed = |why: io::Error| NotReady::Disk {
            path: self.wanted.clone(),
            why,
        };
        sync(&self.path).map_err(failed)?;
        match self.wanted.exists() {
            false => fs::rename(&self.path, &self.wanted).map_err(failed)?,
            true => {
                // Asked again: it took a while, and somebody may have put
                // something there.
                may_be_replaced(&self.wanted)?;
                rustix::fs::renameat_with(
                    CWD,
                    &self.path,
                    CWD,
                    &self.wanted,
                    RenameFlags::EXCHANGE,
                )
                .map_err(|why| failed(why.into()))?;
            }
        }
        if let Some(parent) = self
            .wanted
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty())
        {
            sync(parent).map_err(failed)?;
        }
        // The mark has gone with the folder, which is no longer being written.
        let _ = fs::remove_file(self.wanted.join(MARK));
        debug_assert!(
            made.files
                .iter()
                .all(|file| self.wanted.join(&file.name).exists())
        );
        Ok(())
    }
}

impl Drop for Part {
    /// Throws away what was not put in place, or what was there before.
    fn drop(&mut self) {
        // What cannot be thrown away now is, by the next export.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// What an export that was broken off left beside a folder, if anything.
#[must_use]
pub fn left_over(wanted: &Path) -> Option<PathBuf> {
    part_of(wanted).ok().filter(|part| part.exists())
}

fn part_of(wanted: &Path) -> Result<PathBuf, NotReady> {
    let Some(name) = wanted.file_name() else {
        return Err(NotReady::NoName {
            path: wanted.to_owned(),
        });
    };
    let mut part = OsString::from(name);
    part.push(PART);
    Ok(wanted.with_file_name(part))
}

/// Whether a folder is not there, is empty, or holds what an export wrote and
/// nothing else.
fn may_be_replaced(wanted: &Path) -> Result<(), NotReady> {
    let failed = |why| NotReady::Disk {
        path: wanted.to_owned(),
        why,
    };
    let found = match fs::read_dir(wanted) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(why) if why.kind() == io::ErrorKind::NotADirectory => {
            return Err(NotReady::NotOurs {
                path: wanted.to_owned(),
                found: "a file".to_owned(),
            });
        }
        Err(why) => return Err(failed(why)),
        Ok(found) => found,
    };
    let mut ours = BTreeSet::from([OsString::from(checkpoint::FILE), OsString::from(MARK)]);
    if let Some(made) = Checkpoint::read(wanted) {
        ours.extend(made.files.into_iter().map(|file| OsString::from(file.name)));
    }
    for entry in found {
        let entry = entry.map_err(failed)?;
        let is_a_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_a_file || !ours.contains(&entry.file_name()) {
            return Err(NotReady::NotOurs {
                path: wanted.to_owned(),
                found: entry.file_name().to_string_lossy().into_owned(),
            });
        }
    }
    Ok(())
}

/// Throws away what an export left that was broken off; refuses what another is
/// writing, and what no export wrote.
fn throw_away_left_over(part: &Path) -> Result<(), NotReady> {
    let failed = |why| NotReady::Disk {
        path: part.to_owned(),
        why,
    };
    match File::open(part.join(MARK)) {
        Ok(mark) => match mark.try_lock() {
            Ok(()) => fs::remove_dir_all(part).map_err(failed),
            Err(TryLockError::WouldBlock) => Err(NotReady::Busy {
                path: part.to_owned(),
            }),
            Err(TryLockError::Error(why)) => Err(failed(why)),
        },
        // Put in place before, and broken off while the old one was thrown away.
        Err(_) => {
            may_be_replaced(part)?;
            fs::remove_dir_all(part).map_err(failed)
        }
    }
}

fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
