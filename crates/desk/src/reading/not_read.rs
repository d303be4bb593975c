//! Why a file was not read, in words for whoever sent it.

use serde::{Deserialize, Serialize};

/// Why a file was not read. Nothing of it was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum NotRead {
    /// The reading room says why, and what can be done.
    #[error("{0}")]
    Refused(String),
    /// It is too long, which can be seen without reading it.
    #[error("{0}")]
    TooLong(String),
    /// It is a spreadsheet.
    #[error("a spreadsheet is read through a mapping; name one that fits its columns")]
    NeedsMapping,
    /// The mapping that a list is to be read through is none.
    #[error("{0}")]
    Mapping(String),
    /// It took too long to read.
    #[error(
        "the file took longer than {seconds} seconds to read, and nothing of it was kept; cut it into parts, or save it in another form, and try again"
    )]
    TookTooLong {
        /// How long a file may take.
        seconds: u64,
    },
    /// It needed too much memory.
    #[error(
        "the file needed more than {megabytes} MB of memory to be read, and nothing of it was kept; cut it into parts, or save it in another form, and try again"
    )]
    NeededTooMuchMemory {
        /// How much a file may need.
        megabytes: u64,
    },
    /// What it says is more than is taken in.
    #[error(
        "there is more in the file than is taken in, and nothing of it was kept; cut it into parts and try again"
    )]
    HoldsTooMuch,
    /// The reader broke off at it.
    #[error(
        "the file could not be read to its end, and nothing of it was kept: it is damaged, or it is made as no program makes it; save it in another form and try again"
    )]
    BrokeOff,
    /// Others came first.
    #[error(
        "other files are being read just now, and nothing of this one was kept; try again in a minute"
    )]
    Busy,
    /// There is no reader on this machine.
    #[error("no file can be read just now: {0}")]
    NoReader(String),
}
