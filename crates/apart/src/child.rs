//! The child's side: confined, it reads, works, answers once and ends.

use std::io::{Read, Write};

use crate::confine::{NotConfined, confine};
use crate::{Ended, Limits};

/// What stands before the place at which the child stopped, on its stderr.
pub(crate) const STOPPED_AT: &str = "stopped at ";

/// What stands before why it could not be confined, on its stderr.
pub(crate) const NOT_CONFINED: &str = "not confined: ";

/// What stands before why another program could not be started, on its stderr.
pub(crate) const NOT_STARTED: &str = "not started: ";

/// How many bytes of an answer say how much memory it took, before the answer.
pub(crate) const PEAK_BYTES: usize = 8;

/// Confines this process for good, reads all of stdin, works, and writes the
/// answer to stdout. The process is good for nothing else afterwards.
///
/// Where the work panics, the place is told and nothing of what was read: a
/// panic's own words may hold some of it.
///
/// # Errors
///
/// When it cannot be confined, and then no byte was read; when stdin is longer
/// than may be, or the parent is gone.
pub fn answer_once(limits: &Limits, work: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Result<(), Ended> {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            tell(&format!("{STOPPED_AT}{}:{}", place.file(), place.line()));
        }
    }));
    let confined = confine(limits).map_err(|NotConfined(why)| {
        tell(&format!("{NOT_CONFINED}{why}"));
        Ended::NotConfined { why }
    })?;
    let most = limits.input_bytes;
    let mut input = Vec::new();
    std::io::stdin().take(most + 1).read_to_end(&mut input)?;
    if input.len() as u64 > most {
        return Err(Ended::TooMuchHandedIn { most });
    }
    let answer = work(input);
    let peak = confined.peak_memory_bytes().unwrap_or(0);
    let mut out = std::io::stdout().lock();
    out.write_all(&peak.to_le_bytes())?;
    out.write_all(&answer)?;
    out.flush()?;
    Ok(())
}

/// Says something to the parent, on stderr.
pub(crate) fn tell(what: &str) {
    // With the parent gone there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "{what}");
}
