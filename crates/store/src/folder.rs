//! Folders and files made durable.

use std::fs::File;
use std::io;
use std::path::Path;

/// Makes the names in a folder durable: after this returns, a file made or
/// renamed there is still found after a power cut.
pub(crate) fn sync(folder: &Path) -> io::Result<()> {
    // A bare name such as `register` has the empty path as its parent.
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    File::open(folder)?.sync_all()
}

/// [`sync`] for the folder that holds `path`.
pub(crate) fn sync_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), sync)
}
