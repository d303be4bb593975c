//! Verifying the whole log beside serving: opening it verified only its end.

use std::path::Path;
use std::{process, thread};

use answerable_store::{Access, HomePaths, Log};

/// The exit code for data that is not what was kept, as `sysexits.h` numbers it.
const EXIT_ALTERED: i32 = 65;

/// Recomputes every leaf hash in a thread of its own. A log that is not as it
/// was kept ends the program: what it says of a body can no longer be believed.
pub(crate) fn in_background(folder: &Path) {
    let path = HomePaths::of(folder).log();
    let verify = move || match Log::open(&path, Access::ReadOnly) {
        Ok(log) => match log.verify_all() {
            Ok(_) => tracing::info!("every entry of the log is as it was kept"),
            Err(fault) => {
                tracing::error!(%fault, "the log is not as it was kept: stopping; restore a copy");
                process::exit(EXIT_ALTERED);
            }
        },
        Err(fault) => tracing::error!(%fault, "the log could not be opened to be verified"),
    };
    if let Err(error) = thread::Builder::new()
        .name("verify".to_owned())
        .spawn(verify)
    {
        tracing::error!(%error, "the log is not being verified");
    }
}
