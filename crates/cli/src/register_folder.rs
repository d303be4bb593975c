//! Opening a register's folder: the one place that opens stores.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use answerable_desk::actions::Brought;
use answerable_desk::{Desk, sample};
use answerable_store::{Access, DeskFileError, Home, HomeError, HomePaths, Log, Tightened};
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
        paths.check_there()?;
        Ok(paths)
    }

    /// Opens a part of the desk's file alone, beside a program that serves.
    pub(crate) fn desk_file<T>(
        &self,
        open: impl FnOnce(PathBuf) -> Result<T, DeskFileError>,
    ) -> anyhow::Result<T> {
        let paths = self.existing()?;
        make_private(&paths);
        Ok(open(paths.desk())?)
    }

    /// Opens the register for its one writer.
    pub(crate) fn open(&self) -> anyhow::Result<(Arc<Desk>, Brought)> {
        open(&self.register)
    }
}

/// Gives the register to its owner alone, as a new one is, and says on stderr
/// what others could look into. What cannot be tightened is said, and used.
fn make_private(paths: &HomePaths) {
    let said = match paths.make_private() {
        Ok(tightened) => tightened.iter().map(narrowed).collect(),
        Err((path, why)) => vec![format!(
            "{} may be open to other accounts, and its rights cannot be changed ({why}); its owner can: chmod go-rwx",
            path.display()
        )],
    };
    for line in said {
        // With stderr gone there is nobody left to tell.
        let _ = writeln!(std::io::stderr(), "note: {line}");
    }
}

fn narrowed(now: &Tightened) -> String {
    format!(
        "{} could be opened by other accounts (mode {:04o}); now by its owner alone ({:04o})",
        now.path.display(),
        now.from,
        now.to
    )
}

/// Makes an empty register in a folder and records the data that ships with
/// the program.
pub(crate) fn create(folder: &Path) -> anyhow::Result<(Arc<Desk>, Brought)> {
    let home = Home::create(folder)?;
    at_desk(folder, home)
}

/// Opens the register in a folder.
pub(crate) fn open(folder: &Path) -> anyhow::Result<(Arc<Desk>, Brought)> {
    let paths = HomePaths::of(folder);
    paths.check_there()?;
    make_private(&paths);
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
