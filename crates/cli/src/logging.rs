//! What the program tells its operator while it serves, a line each on stderr.
//!
//! Without the time: whoever keeps the lines (a journal, a container) puts it
//! beside them. Nothing here says who read or what they looked for.

use std::io;

use tracing_subscriber::EnvFilter;

/// The setting that says how much is told: `error`, `warn`, `info`, `debug`.
const SETTING: &str = "ANSWERABLE_LOG";

/// Starts telling: faults and warnings, or as much as the setting asks for.
pub(crate) fn start() {
    let filter = EnvFilter::try_from_env(SETTING).unwrap_or_else(|_| EnvFilter::new("warn"));
    // Started twice, as a test may, the first goes on.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .without_time()
        .with_target(false)
        .try_init();
}
