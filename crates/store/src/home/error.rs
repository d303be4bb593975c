//! Why a register could not be made or opened.

use std::path::PathBuf;

use crate::desk_file::DeskFileError;
use crate::fault::Fault;
use crate::log::{CreateError, OpenError};
use crate::vault::VaultError;

/// Why a register could not be made or opened, each with its remedy.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    /// Another program writes to it.
    #[error(
        "the register in {folder} is in use by another program that may write to it, such as \
         `answerable serve`; stop that program first"
    )]
    InUse {
        /// The register's folder.
        folder: PathBuf,
    },
    /// There is no folder under that name.
    #[error(
        "there is no folder {folder}; check the path, or make a new register there with \
         `answerable init`"
    )]
    Missing {
        /// The folder looked for.
        folder: PathBuf,
    },
    /// What should be a folder is a file.
    #[error(
        "{file} is a file, and a register is a folder; name the folder that holds the register's \
         log.sqlite"
    )]
    NotAFolder {
        /// The file: the folder looked for, or one above it.
        file: PathBuf,
    },
    /// The folder holds nothing of a register.
    #[error(
        "there is no register in {folder}: it holds no log.sqlite; check the path, or make a new \
         register there with `answerable init`"
    )]
    NotARegister {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder was begun and holds nothing that anybody put into it.
    #[error(
        "the register in {folder} was begun and not finished: it has no log.sqlite and holds \
         nothing yet; `answerable init` makes it whole"
    )]
    HalfMade {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder holds what a register had, and not its log.
    #[error(
        "a register in {folder} has lost its log: the folder holds {found} and no log.sqlite; \
         restore log.sqlite from the last good copy, or choose another folder for a new register"
    )]
    LogLost {
        /// The folder.
        folder: PathBuf,
        /// What of a register it holds.
        found: String,
    },
    /// The log could not be made.
    #[error("{0}")]
    Create(#[from] CreateError),
    /// The log could not be opened.
    #[error("{0}")]
    Log(#[from] OpenError),
    /// The desk's file could not be opened.
    #[error("{0}")]
    Desk(#[from] DeskFileError),
    /// The vault could not be opened.
    #[error("{0}")]
    Vault(#[from] VaultError),
    /// The disk refused or failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}
