//! What stands where a register should be.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::{HomeError, HomePaths};
use crate::archive::Archive;
use crate::fault::Fault;

impl HomePaths {
    /// Looks that there is a register in the folder.
    ///
    /// # Errors
    ///
    /// [`HomeError`]: what there is instead, with the remedy.
    pub fn check_there(&self) -> Result<(), HomeError> {
        match fs::metadata(self.log()) {
            Ok(_) => return Ok(()),
            Err(why) if why.kind() == ErrorKind::NotFound => {}
            Err(why) => return Err(self.unreachable(&why)),
        }
        let folder = self.folder().to_owned();
        match fs::metadata(self.folder()) {
            Err(why) if why.kind() == ErrorKind::NotFound => Err(HomeError::Missing { folder }),
            Err(why) => Err(self.unreachable(&why)),
            Ok(_) => {
                self.check_not_lost()?;
                let begun = self.lock().exists() || self.desk().exists();
                Err(if begun {
                    HomeError::HalfMade { folder }
                } else {
                    HomeError::NotARegister { folder }
                })
            }
        }
    }

    /// Looks that a register may be made in the folder, or is there already.
    pub(super) fn check_free(&self) -> Result<(), HomeError> {
        match fs::metadata(self.log()) {
            // Whether it is in use is told first, by the lock.
            Ok(_) => Ok(()),
            Err(why) if why.kind() == ErrorKind::NotFound => self.check_not_lost(),
            Err(why) => Err(self.unreachable(&why)),
        }
    }

    /// Looks that a folder without a log holds nothing that only a log explains.
    fn check_not_lost(&self) -> Result<(), HomeError> {
        let wal = self.folder().join("log.sqlite-wal");
        let documents = if self.archive().is_dir() {
            Archive::open(self.archive()).fingerprints()?.len()
        } else {
            0
        };
        let found = match documents {
            0 if is_filled(&wal) => "part of the log (log.sqlite-wal)".to_owned(),
            0 => return Ok(()),
            1 => "a kept document".to_owned(),
            many => format!("{many} kept documents"),
        };
        Err(HomeError::LogLost {
            folder: self.folder().to_owned(),
            found,
        })
    }

    /// Why the folder cannot be looked into.
    fn unreachable(&self, why: &io::Error) -> HomeError {
        let is_file = |path: &&Path| path.is_file();
        match self.folder().ancestors().find(is_file) {
            Some(file) => HomeError::NotAFolder {
                file: file.to_owned(),
            },
            None => Fault::unreadable(self.folder(), why).into(),
        }
    }
}

fn is_filled(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|file| file.len() > 0)
}
