//! The child: runs one target over inputs, and says on stdout how far it is.

use std::fs::File;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use anyhow::{Context as _, Result};

use crate::Wanted;
use crate::inputs::Inputs;

/// Where a child writes the number of the input that it is about to read.
pub(crate) const AT: &str = "at";

/// Runs the one target from an input on. A panic is told and passed over; whatever
/// else ends it, the parent sees.
pub(crate) fn run(wanted: &Wanted, from: u64) -> Result<()> {
    let target = wanted.targets.first().context("a child needs a target")?;
    let inputs = Inputs::of((target.seeds)()?, wanted.seed);
    let at = File::create(wanted.kept.join(target.name).join(AT))?;
    static PLACE: Mutex<String> = Mutex::new(String::new());
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(|place| format!("{}:{}", place.file(), place.line()));
        if let Ok(mut held) = PLACE.lock() {
            *held = place.unwrap_or_default();
        }
    }));
    let mut out = std::io::stdout().lock();
    for number in from..wanted.runs {
        note(&at, number)?;
        let input = inputs.input(number);
        if catch_unwind(AssertUnwindSafe(|| (target.run)(&input))).is_err() {
            let place = PLACE.lock().map(|place| place.clone()).unwrap_or_default();
            writeln!(out, "{number} panicked at {place}")?;
            out.flush()?;
        }
    }
    note(&at, wanted.runs)?;
    Ok(())
}

/// Numbers are written over each other: eight bytes, no more than one page.
fn note(at: &File, number: u64) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileExt as _;
        at.write_all_at(&number.to_le_bytes(), 0)?;
    }
    #[cfg(not(unix))]
    {
        use std::io::{Seek as _, SeekFrom};
        let mut at = at;
        at.seek(SeekFrom::Start(0))?;
        at.write_all(&number.to_le_bytes())?;
    }
    Ok(())
}
