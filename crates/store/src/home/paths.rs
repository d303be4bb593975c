//! Where the files of a register are.

use std::path::{Path, PathBuf};

use crate::vault::VaultPaths;

/// Where the files of a register are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomePaths {
    folder: PathBuf,
    keys: PathBuf,
}

impl HomePaths {
    /// The files of the register in this folder.
    pub fn of(folder: impl AsRef<Path>) -> Self {
        let folder = folder.as_ref().to_owned();
        let keys = folder.join("keys");
        Self { folder, keys }
    }

    /// The same register with the vault's keys in another folder, such as one on
    /// a disk of which no copies are made.
    #[must_use]
    pub fn with_keys_in(mut self, keys: impl AsRef<Path>) -> Self {
        self.keys = keys.as_ref().to_owned();
        self
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

    /// The files of the vault: words that may have to be erased, their keys, and
    /// who read them.
    pub fn vault(&self) -> VaultPaths {
        VaultPaths {
            vault: self.folder.join("vault.sqlite"),
            keys: self.keys.join("keys.sqlite"),
            trail: self.folder.join("audit.sqlite"),
        }
    }

    /// The file whose lock the one writer holds.
    pub fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }
}
