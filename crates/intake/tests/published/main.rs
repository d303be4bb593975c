//! Published files, where they are at hand, and how well they are read.
//!
//! They are not part of the project; the tests say so and pass without them.

mod months;
mod phrases;

use std::path::PathBuf;

/// A published file's bytes.
fn published(name: &str) -> Option<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let bytes = std::fs::read(folder.join(name)).ok();
    if bytes.is_none() {
        say(&format!("skipped: {name} is not in {}", folder.display()));
    }
    bytes
}

#[allow(clippy::print_stdout)] // What was measured is shown by the test runner on request.
fn say(words: &str) {
    println!("{words}");
}
