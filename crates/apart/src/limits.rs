//! How much a child may have.

use std::time::Duration;

/// How much one child may have, and how many there may be.
///
/// The child takes the first four upon itself before it reads a byte; the parent
/// holds it to the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most memory, in bytes: everything that it maps, its program too.
    pub memory_bytes: u64,
    /// The most time of a processor, in seconds.
    pub processor_seconds: u64,
    /// The most bytes handed to it.
    pub input_bytes: u64,
    /// The most bytes of its answer.
    pub answer_bytes: u64,
    /// How long it may take, all in all.
    pub elapsed: Duration,
    /// How many children there may be at once.
    pub at_once: usize,
    /// How many more may wait for a place; whoever comes then is told so at once.
    pub waiting: usize,
    /// How long one waits for a place.
    pub wait: Duration,
}
