//! Verifying the whole log beside serving: opening it verified only its end.

use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::{process, thread};

use answerable_desk::Desk;
use answerable_store::{Access, Fault, HomePaths, Interrupter, Log};

use crate::exit::Exit;

/// A verification under way. Dropped, it breaks off and lets go of the log.
pub(crate) struct Verifying {
    interrupter: Interrupter,
    /// None once it was waited for.
    thread: Option<JoinHandle<()>>,
}

/// Recomputes every leaf hash in a thread of its own. A log that is not as it
/// was kept ends the program: what it says of a body can no longer be believed.
/// One that is as it was kept is so said to the clerk, who writes to no other.
pub(crate) fn in_background(desk: &Arc<Desk>, folder: &Path) -> Option<Verifying> {
    let log = match Log::open(HomePaths::of(folder).log(), Access::ReadOnly) {
        Ok(log) => log,
        Err(fault) => {
            tracing::error!(%fault, "the log could not be opened to be verified");
            return None;
        }
    };
    let interrupter = log.interrupter();
    let desk = Arc::clone(desk);
    let verify = move || match log.verify_all() {
        Ok(_) => {
            desk.clerk().log_was_verified();
            tracing::info!("every entry of the log is as it was kept");
        }
        Err(Fault::BrokenOff { .. }) => {}
        Err(fault) => {
            tracing::error!(%fault, "the log is not as it was kept: stopping; restore a copy");
            process::exit(i32::from(Exit::NotAsKept.code()));
        }
    };
    match thread::Builder::new()
        .name("verify".to_owned())
        .spawn(verify)
    {
        Ok(thread) => Some(Verifying {
            interrupter,
            thread: Some(thread),
        }),
        Err(error) => {
            tracing::error!(%error, "the log is not being verified");
            None
        }
    }
}

impl Drop for Verifying {
    fn drop(&mut self) {
        self.interrupter.interrupt();
        // A panic there was told on stderr, and there is nothing to put right.
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
