//! Who may look into a register's folder: its owner, and nobody else.

use std::io;
use std::path::{Path, PathBuf};

use super::HomePaths;

/// A file or folder that others could look into, and no longer can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tightened {
    /// Which.
    pub path: PathBuf,
    /// Its rights before, as `chmod` writes them.
    pub from: u32,
    /// Its rights now.
    pub to: u32,
}

impl HomePaths {
    /// Gives the desk's file, which holds names, the files of the vault and the
    /// register's folder to their owner alone; says which were open to others.
    ///
    /// A folder that holds anything beside a register is somebody's for other
    /// ends too, and stays as it is. Where the system knows no such rights,
    /// nothing changes.
    ///
    /// # Errors
    ///
    /// When the rights cannot be changed, as where another account owns them.
    pub fn make_private(&self) -> Result<Vec<Tightened>, (PathBuf, io::Error)> {
        let mut tightened = Vec::new();
        #[cfg(unix)]
        {
            let vault = self.vault();
            let own = [self.desk(), vault.vault, vault.keys, vault.trail];
            let mut files: Vec<PathBuf> = own
                .iter()
                .flat_map(|file| ["", "-wal", "-shm"].map(|suffix| beside(file, suffix)))
                .collect();
            if unix::holds_nothing_else(self.folder()) {
                files.push(self.folder().to_owned());
            }
            for path in files {
                match unix::tighten(&path) {
                    Ok(Some((from, to))) => tightened.push(Tightened { path, from, to }),
                    Ok(None) => {}
                    Err(why) => return Err((path, why)),
                }
            }
        }
        Ok(tightened)
    }
}

/// `desk.sqlite` and `-wal` to `desk.sqlite-wal`.
#[cfg(unix)]
fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, Permissions};
    use std::io::{self, ErrorKind};
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;

    /// The rights of anybody but the owner.
    const OF_OTHERS: u32 = 0o077;

    /// Takes away what others may do with a file; its rights before and after, if
    /// they might do anything. A file that is not there needs nothing.
    pub(super) fn tighten(path: &Path) -> io::Result<Option<(u32, u32)>> {
        let rights = match fs::metadata(path) {
            Err(why) if why.kind() == ErrorKind::NotFound => return Ok(None),
            found => found?.permissions().mode() & 0o777,
        };
        let to = rights & !OF_OTHERS;
        if to == rights {
            return Ok(None);
        }
        fs::set_permissions(path, Permissions::from_mode(to))?;
        Ok(Some((rights, to)))
    }

    pub(super) fn holds_nothing_else(folder: &Path) -> bool {
        let is_ours = |name: &str| {
            let files = ["log.sqlite", "desk.sqlite", "vault.sqlite", "audit.sqlite"];
            let stem = name.trim_end_matches("-wal").trim_end_matches("-shm");
            files.contains(&stem) || ["archive", "keys", "lock"].contains(&name)
        };
        fs::read_dir(folder).is_ok_and(|mut files| {
            files.all(|file| file.is_ok_and(|file| file.file_name().to_str().is_some_and(is_ours)))
        })
    }
}
