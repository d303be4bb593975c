//! A register's folder: its files, and the lock that one writer holds.

mod error;
mod found;
mod paths;
mod rights;

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::sync::Arc;

use crate::archive::Archive;
use crate::desk_file::{
    accounts::Accounts, answering::Drafts, api_replies::ApiReplies, followers::Followers,
    inbox::Inbox, replies::Replies, reviews::Reviews, trackers::Trackers, webhooks::Webhooks,
    work::Work,
};
use crate::fault::Fault;
use crate::folder;
use crate::log::{Access, CreateError, Log};
use crate::vault::Vault;

pub use error::HomeError;
pub use paths::HomePaths;
pub use rights::Tightened;

/// A register opened by its one writer.
///
/// The parts may be taken out and given to those who use them; the register
/// stays locked for as long as its [`HomeLock`] lives.
#[derive(Debug)]
pub struct Home {
    /// The entries.
    pub log: Log,
    /// The source documents.
    pub archive: Archive,
    /// The words that may have to be erased.
    pub vault: Arc<Vault>,
    /// The requests for correction.
    pub inbox: Inbox,
    /// The accounts, their appointments and sessions.
    pub accounts: Accounts,
    /// The documents under review.
    pub reviews: Reviews,
    /// The answers that are not published.
    pub drafts: Drafts,
    /// The replies that are not published.
    pub replies: Replies,
    /// The trackers that offices are bringing in.
    pub trackers: Trackers,
    /// Who has which work in hand, and what an office says of it.
    pub work: Work,
    /// Addresses that are told of what concerns an office.
    pub webhooks: Webhooks,
    /// Who follows what by e-mail.
    pub followers: Followers,
    /// What programs were answered.
    pub api_replies: ApiReplies,
    /// Keeps every other writer out.
    pub lock: HomeLock,
}

/// Keeps other writers out of a register until it is dropped or the process
/// ends, however it ends.
#[derive(Debug)]
pub struct HomeLock {
    _locked: File,
}

impl Home {
    /// Makes an empty register in a folder, which may be there already but
    /// may not hold a register. A folder made here is its owner's alone, and so
    /// is the desk's file.
    ///
    /// The log is made last: a crash before that leaves no register, and the
    /// same call makes it whole.
    ///
    /// # Errors
    ///
    /// [`CreateError::AlreadyThere`] when there is one already, and
    /// [`HomeError::LogLost`] where a register has lost its log: a new log beside
    /// an old archive would be a register that never was.
    pub fn create(folder: impl AsRef<Path>) -> Result<Self, HomeError> {
        Self::create_at(&HomePaths::of(folder))
    }

    /// [`Self::create`], with the keys where the paths say.
    ///
    /// # Errors
    ///
    /// As [`Self::create`].
    pub fn create_at(paths: &HomePaths) -> Result<Self, HomeError> {
        paths.check_free()?;
        let io = |error| Fault::of_io(paths.folder(), &error);
        folder::make_private(paths.folder()).map_err(io)?;
        folder::sync_parent(paths.folder()).map_err(io)?;
        let lock = lock(paths)?;
        if paths.log().exists() {
            let path = paths.log();
            return Err(CreateError::AlreadyThere { path }.into());
        }
        Archive::create(paths.archive())?;
        open_private(paths)?;
        let log = Log::create(paths.log())?;
        Self::with_log(paths, log, lock)
    }

    /// Opens the register in a folder for its one writer.
    ///
    /// A desk file that is missing is made anew: a register restored from its
    /// public parts alone, the log and the archive, is a register.
    ///
    /// # Errors
    ///
    /// [`HomeError`], each with its remedy.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, HomeError> {
        Self::open_at(&HomePaths::of(folder))
    }

    /// [`Self::open`], with the keys where the paths say.
    ///
    /// # Errors
    ///
    /// As [`Self::open`].
    pub fn open_at(paths: &HomePaths) -> Result<Self, HomeError> {
        paths.check_there()?;
        let lock = lock(paths)?;
        let log = Log::open(paths.log(), Access::ReadWrite)?;
        Self::with_log(paths, log, lock)
    }

    fn with_log(paths: &HomePaths, log: Log, lock: HomeLock) -> Result<Self, HomeError> {
        let archive = Archive::create(paths.archive())?;
        archive.clear_incoming()?;
        let (vault, inbox) = open_private(paths)?;
        Ok(Self {
            log,
            archive,
            inbox,
            accounts: Accounts::open(paths.desk(), Arc::clone(&vault))?,
            reviews: Reviews::open(paths.desk(), Arc::clone(&vault))?,
            drafts: Drafts::open(paths.desk())?,
            replies: Replies::open(paths.desk(), Arc::clone(&vault))?,
            trackers: Trackers::open(paths.desk(), Arc::clone(&vault))?,
            work: Work::open(paths.desk())?,
            webhooks: Webhooks::open(paths.desk())?,
            followers: Followers::open(paths.desk())?,
            api_replies: ApiReplies::open(paths.desk())?,
            vault,
            lock,
        })
    }
}

/// Opens the vault and the desk's file; where there are none they are made for
/// their owner alone.
fn open_private(paths: &HomePaths) -> Result<(Arc<Vault>, Inbox), HomeError> {
    let vault = Arc::new(Vault::open(&paths.vault())?);
    let inbox = Inbox::open(paths.desk(), Arc::clone(&vault))?;
    Ok((vault, inbox))
}

fn lock(paths: &HomePaths) -> Result<HomeLock, HomeError> {
    let path = paths.lock();
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| Fault::of_io(&path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(HomeLock { _locked: file }),
        Err(TryLockError::WouldBlock) => Err(HomeError::InUse {
            folder: paths.folder().to_owned(),
        }),
        Err(TryLockError::Error(error)) => Err(Fault::of_io(&path, &error).into()),
    }
}
