//! What a program that ends says by its exit code: one table for every command.
//!
//! docs/OPERATING.md shows it to whoever runs the program.

use std::error::Error;
use std::sync::Arc;

use answerable_desk::clerk::NotFolded;
use answerable_store::vault::{EraseRefused, UnsealError, VaultError};
use answerable_store::{
    AppendError, ArchiveError, CreateError, DeskFileError, EraseError, Fault, HomeError, OpenError,
};

use crate::edge::{NotAsKept, Refusal};

/// How a command that was not done ended. The numbers above 2 are those of
/// `sysexits.h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// A fault of ours or of the machine.
    Fault = 1,
    /// Something that whoever runs it can put right.
    ToPutRight = 2,
    /// Something is not as it was kept (`EX_DATAERR`).
    NotAsKept = 65,
    /// The disk failed (`EX_IOERR`).
    DiskFailed = 74,
}

impl Exit {
    /// The number itself.
    pub(crate) fn code(self) -> u8 {
        self as u8
    }

    /// What an error comes to: what the first of its causes says that is known
    /// here. An error that nobody foresaw is a fault.
    pub(crate) fn of(error: &anyhow::Error) -> Self {
        error.chain().find_map(of_cause).unwrap_or(Self::Fault)
    }

    fn of_fault(fault: &Fault) -> Self {
        match fault {
            Fault::DiskFull { .. }
            | Fault::ReadOnly { .. }
            | Fault::Forbidden { .. }
            | Fault::Busy { .. }
            | Fault::BrokenOff { .. } => Self::ToPutRight,
            Fault::Damaged { .. } => Self::NotAsKept,
            Fault::Failed { .. } => Self::DiskFailed,
        }
    }
}

/// What one error of a chain says; none where what caused it says more.
fn of_cause(cause: &(dyn Error + 'static)) -> Option<Exit> {
    if cause.is::<Refusal>() {
        return Some(Exit::ToPutRight);
    }
    if cause.is::<NotAsKept>() {
        return Some(Exit::NotAsKept);
    }
    of_either(cause)
        .map(Exit::of_fault)
        .or_else(|| of_opening(cause))
        .or_else(|| of_writing(cause))
        .or_else(|| of_vault(cause))
}

/// The errors of opening a register and of reading it.
fn of_opening(cause: &(dyn Error + 'static)) -> Option<Exit> {
    if let Some(error) = cause.downcast_ref() {
        return match error {
            HomeError::InUse { .. }
            | HomeError::Missing { .. }
            | HomeError::NotAFolder { .. }
            | HomeError::NotARegister { .. }
            | HomeError::HalfMade { .. } => Some(Exit::ToPutRight),
            HomeError::LogLost { .. } => Some(Exit::NotAsKept),
            HomeError::Create(_)
            | HomeError::Log(_)
            | HomeError::Desk(_)
            | HomeError::Vault(_)
            | HomeError::Fault(_) => None,
        };
    }
    if let Some(error) = cause.downcast_ref() {
        return match error {
            CreateError::AlreadyThere { .. } => Some(Exit::ToPutRight),
            CreateError::Fault(_) => None,
        };
    }
    if let Some(error) = cause.downcast_ref() {
        return match error {
            OpenError::Missing { .. }
            | OpenError::Newer { .. }
            | OpenError::UnfoldedOnReadOnlyDisk { .. } => Some(Exit::ToPutRight),
            OpenError::NotALog { .. } => Some(Exit::NotAsKept),
            OpenError::Fault(_) => None,
        };
    }
    if let Some(error) = cause.downcast_ref() {
        return match error {
            DeskFileError::Newer { .. } => Some(Exit::ToPutRight),
            DeskFileError::NotADeskFile { .. } => Some(Exit::NotAsKept),
            DeskFileError::Fault(_) => None,
        };
    }
    match cause.downcast_ref()? {
        NotFolded::Entry { .. } => Some(Exit::NotAsKept),
        NotFolded::Read(_) => None,
    }
}

/// The errors of writing, and of the archive.
fn of_writing(cause: &(dyn Error + 'static)) -> Option<Exit> {
    if let Some(EraseError::StillInUse { .. }) = cause.downcast_ref() {
        return Some(Exit::ToPutRight);
    }
    if let Some(AppendError::DayFarAhead { .. }) = of_either(cause) {
        return Some(Exit::ToPutRight);
    }
    match of_either(cause)? {
        ArchiveError::Altered { .. } => Some(Exit::NotAsKept),
        ArchiveError::TooLarge { .. } | ArchiveError::Missing { .. } => Some(Exit::ToPutRight),
        ArchiveError::Stopped { .. } => Some(Exit::DiskFailed),
        ArchiveError::Fault(_) => None,
    }
}

/// The errors of the vault.
fn of_vault(cause: &(dyn Error + 'static)) -> Option<Exit> {
    if let Some(error) = cause.downcast_ref() {
        return match error {
            VaultError::Newer { .. } | VaultError::KeysMissing { .. } => Some(Exit::ToPutRight),
            VaultError::NotOurs { .. } => Some(Exit::NotAsKept),
            VaultError::NotEmptied(_) | VaultError::Fault(_) => None,
        };
    }
    if let Some(error) = cause.downcast_ref() {
        return match error {
            UnsealError::Reason(_)
            | UnsealError::NoSuchRecord { .. }
            | UnsealError::Erased(_)
            | UnsealError::KeyMissing { .. } => Some(Exit::ToPutRight),
            UnsealError::Fault(_) => None,
        };
    }
    match cause.downcast_ref()? {
        EraseRefused::Ground(_)
        | EraseRefused::NoSuchRecord { .. }
        | EraseRefused::StillInUse { .. } => Some(Exit::ToPutRight),
        EraseRefused::Fault(_) => None,
    }
}

/// An error as it is or shared.
fn of_either<'a, E: Error + 'static>(cause: &'a (dyn Error + 'static)) -> Option<&'a E> {
    cause
        .downcast_ref::<E>()
        .or_else(|| cause.downcast_ref::<Arc<E>>().map(Arc::as_ref))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use answerable_desk::clerk::NotRecorded;
    use answerable_desk::review::NotPublished;
    use answerable_store::Damage;

    use super::*;

    fn damaged() -> Fault {
        Fault::Damaged {
            path: PathBuf::from("log.sqlite"),
            damage: Damage::Count,
        }
    }

    #[test]
    fn damage_is_told_by_its_code_however_deep_it_was_found() {
        let found: [anyhow::Error; 4] = [
            damaged().into(),
            HomeError::from(OpenError::from(damaged())).into(),
            NotPublished::NotRecorded(NotRecorded::Fault(Arc::new(damaged()))).into(),
            NotRecorded::Log(Arc::new(AppendError::Fault(damaged()))).into(),
        ];
        for error in found {
            assert_eq!(Exit::of(&error), Exit::NotAsKept, "{error}");
        }
        // The control: what nobody foresaw.
        assert_eq!(Exit::of(&anyhow::anyhow!("a surprise")), Exit::Fault);
    }

    #[test]
    fn a_full_disk_is_put_right_and_a_failed_one_is_not() {
        let path = PathBuf::from("log.sqlite");
        let full = HomeError::from(Fault::DiskFull { path: path.clone() });
        assert_eq!(Exit::of(&full.into()), Exit::ToPutRight);
        let detail = "no answer".to_owned();
        let failed = NotRecorded::Fault(Arc::new(Fault::Failed { path, detail }));
        assert_eq!(Exit::of(&failed.into()), Exit::DiskFailed);
    }
}
