//! Reading what comes from outside, in a place that may be lost.
//!
//! Nothing of ours looks into a file that somebody sent. The desk hands it to a
//! [`Reader`] with the [`Work`] to do, and takes back what was [`Told`] of it. The
//! `answerable` program has one that reads each file in a child process behind
//! limits; [`Here`] reads where it stands, for tests and for tools that read what is
//! ours.

mod names;
mod not_read;
mod pdf;
mod work;

use std::fmt::Debug;

pub use names::Names;
pub use not_read::NotRead;
pub use pdf::PdfReader;
pub use work::{DocumentRead, Told, Work};

/// Reads files for a desk.
pub trait Reader: Debug + Send + Sync {
    /// Does this work on these bytes. It may block for as long as a file may take.
    ///
    /// # Errors
    ///
    /// [`NotRead`]: nothing of the file was kept.
    fn read(&self, work: &Work, bytes: &[u8]) -> Result<Told, NotRead>;

    /// The name and version of the program that reads PDFs for
    /// [`PdfReader::Pdftotext`]; none where it has not been asked for.
    fn pdftotext(&self) -> Option<&str> {
        None
    }
}

/// Reads in this process: what is read can take all its memory and time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Here;

impl Reader for Here {
    fn read(&self, work: &Work, bytes: &[u8]) -> Result<Told, NotRead> {
        work.done_on(bytes, None)
    }
}
