//! Verifying the whole log beside serving: opening it verified only its end.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;
use std::{process, thread};

use answerable_store::{Access, HomePaths, Interrupter, Log};

/// The exit code for data that is not what was kept, as `sysexits.h` numbers it.
const EXIT_ALTERED: i32 = 65;

/// How long a verification told to stop may take to notice, before it is told
/// again: between two of its steps it hears nothing.
const TELL_AGAIN: Duration = Duration::from_millis(5);

/// A verification under way. Dropped, it stops and lets go of the log.
pub(crate) struct Verifying {
    stopping: Arc<AtomicBool>,
    interrupter: Interrupter,
    thread: JoinHandle<()>,
}

/// Recomputes every leaf hash in a thread of its own. A log that is not as it
/// was kept ends the program: what it says of a body can no longer be believed.
pub(crate) fn in_background(folder: &Path) -> Option<Verifying> {
    let log = match Log::open(HomePaths::of(folder).log(), Access::ReadOnly) {
        Ok(log) => log,
        Err(fault) => {
            tracing::error!(%fault, "the log could not be opened to be verified");
            return None;
        }
    };
    let interrupter = log.interrupter();
    let stopping = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stopping);
    let verify = move || match log.verify_all() {
        Ok(_) => tracing::info!("every entry of the log is as it was kept"),
        Err(_) if told.load(Ordering::Acquire) => {}
        Err(fault) => {
            tracing::error!(%fault, "the log is not as it was kept: stopping; restore a copy");
            process::exit(EXIT_ALTERED);
        }
    };
    match thread::Builder::new()
        .name("verify".to_owned())
        .spawn(verify)
    {
        Ok(thread) => Some(Verifying {
            stopping,
            interrupter,
            thread,
        }),
        Err(error) => {
            tracing::error!(%error, "the log is not being verified");
            None
        }
    }
}

impl Drop for Verifying {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::Release);
        while !self.thread.is_finished() {
            self.interrupter.interrupt();
            thread::sleep(TELL_AGAIN);
        }
    }
}
