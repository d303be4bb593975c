//! How a child ended that gave no answer.

use std::io;
use std::time::Duration;

/// Why there is no answer. Nothing of what was handed in is repeated here.
#[derive(Debug, thiserror::Error)]
pub enum Ended {
    /// There was no place for one more child.
    #[error("as many as may be are at work, and others wait")]
    Busy,
    /// More was handed in than a child may be given.
    #[error("more than {most} bytes were handed in")]
    TooMuchHandedIn {
        /// The most, in bytes.
        most: u64,
    },
    /// It took too long, by the clock or by the processor.
    #[error("stopped after {} seconds", .after.as_secs())]
    TookTooLong {
        /// How long it was given.
        after: Duration,
    },
    /// It asked for more memory than it may have.
    #[error("it asked for more than {most} bytes of memory")]
    NeededTooMuchMemory {
        /// The most, in bytes.
        most: u64,
    },
    /// It went too deep: its stack was full.
    #[error("its stack was full")]
    WentTooDeep,
    /// It answered more than is read back.
    #[error("it answered more than {most} bytes")]
    AnsweredTooMuch {
        /// The most, in bytes.
        most: u64,
    },
    /// It stopped at a place in our own code: a fault of ours.
    #[error("it stopped at {place}")]
    Panicked {
        /// `crates/intake/src/plain/mod.rs:12`.
        place: String,
    },
    /// It ended otherwise: killed from outside, or by a call it may not make.
    #[error("it ended with {how}")]
    BrokeOff {
        /// `signal 9`, `exit code 3`.
        how: String,
    },
    /// It could not give up what it must before it reads.
    #[error("it could not be confined, and read nothing ({why})")]
    NotConfined {
        /// What the system said.
        why: String,
    },
    /// It could not be started, or not be spoken with.
    #[error("it could not be started ({0})")]
    NotStarted(#[from] io::Error),
}
