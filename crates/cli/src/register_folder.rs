//! Opening a register's folder: the one place that opens stores.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use answerable_desk::actions::Brought;
use answerable_desk::{Desk, sample};
use answerable_store::{Access, DeskFileError, Home, HomeError, HomePaths, Log};
use clap::Args;

use crate::today::today;

/// Where the register is.
#[derive(Args)]
pub(crate) struct RegisterFolder {
    /// The folder that holds the register
    #[arg(
        long,
        value_name = "FOLDER",
        default_value = "register",
        env = "ANSWERABLE_REGISTER"
    )]
    register: PathBuf,
}

impl RegisterFolder {
    pub(crate) fn path(&self) -> &Path {
        &self.register
    }

    /// The files of the register, which must be there.
    pub(crate) fn existing(&self) -> Result<HomePaths, HomeError> {
        let paths = HomePaths::of(&self.register);
        if paths.log().exists() {
            return Ok(paths);
        }
        Err(HomeError::Missing {
            folder: self.register.clone(),
        })
    }

    /// Opens a part of the desk's file alone, beside a program that serves.
    pub(crate) fn desk_file<T>(
        &self,
        open: impl FnOnce(PathBuf) -> Result<T, DeskFileError>,
    ) -> anyhow::Result<T> {
        Ok(open(self.existing()?.desk())?)
    }

    /// Opens the register for its one writer.
    pub(crate) fn open(&self) -> anyhow::Result<(Arc<Desk>, Brought)> {
        open(&self.register)
    }
}

/// Makes an empty register in a folder and records the data that ships with
/// the program.
pub(crate) fn create(folder: &Path) -> anyhow::Result<(Arc<Desk>, Brought)> {
    let home = Home::create(folder)?;
    at_desk(folder, home)
}

/// Opens the register in a folder.
pub(crate) fn open(folder: &Path) -> anyhow::Result<(Arc<Desk>, Brought)> {
    let home = Home::open(folder)?;
    at_desk(folder, home)
}

fn at_desk(folder: &Path, home: Home) -> anyhow::Result<(Arc<Desk>, Brought)> {
    let reader = Log::open(HomePaths::of(folder).log(), Access::ReadOnly)?;
    let (desk, brought) = Desk::open(home, reader, today())?;
    Ok((Arc::new(desk), brought))
}

/// Records the sample that ships with the program; twice is as good as once.
pub(crate) fn record_sample(desk: &Desk) -> anyhow::Result<usize> {
    Ok(sample::record(desk.clerk(), today())?.entries.count())
}
