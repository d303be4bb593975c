//! Where things are: the repository, its build folder, what lies beside it.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use cargo_metadata::MetadataCommand;

/// The repository this program was started in.
pub(crate) struct Workshop {
    root: PathBuf,
    target: PathBuf,
}

impl Workshop {
    /// Finds the workspace from cargo's word for it.
    ///
    /// # Errors
    /// Cargo cannot read the workspace.
    pub(crate) fn find() -> Result<Workshop> {
        // Cargo sets this for `cargo run`; the compiled-in path serves a
        // program started by hand.
        let here = std::env::var("CARGO_MANIFEST_DIR")
            .unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
        let metadata = MetadataCommand::new()
            .current_dir(here)
            .no_deps()
            .exec()
            .context("cargo cannot read the workspace")?;
        Ok(Workshop {
            root: metadata.workspace_root.into_std_path_buf(),
            target: metadata.target_directory.into_std_path_buf(),
        })
    }

    /// The folder of the repository.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder cargo builds into.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// A path inside the repository.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The folder of real documents beside the repository, if it is there.
    pub(crate) fn shared(&self) -> Option<PathBuf> {
        let shared = self.root.parent()?.join("shared");
        shared.is_dir().then_some(shared)
    }
}
