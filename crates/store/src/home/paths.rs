//! Where the files of a register are.

use std::path::{Path, PathBuf};

/// Where the files of a register are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomePaths {
    folder: PathBuf,
}

impl HomePaths {
    /// The files of the register in this folder.
    pub fn of(folder: impl AsRef<Path>) -> Self {
        Self {
            folder: folder.as_ref().to_owned(),
        }
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The log. A folder that holds it is a register.
    pub fn log(&self) -> PathBuf {
        self.folder.join("log.sqlite")
    }

    /// The source documents.
    pub fn archive(&self) -> PathBuf {
        self.folder.join("archive")
    }

    /// The desk's own file.
    pub fn desk(&self) -> PathBuf {
        self.folder.join("desk.sqlite")
    }

    /// The file whose lock the one writer holds.
    pub fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }
}
