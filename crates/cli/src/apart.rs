//! Files are read in a child process of this same program, behind limits
//! (docs/decisions/0075).
//!
//! The parent writes what is to be done and the file's bytes; the child, which by
//! then has given up everything else, answers with what was read or why not. Nothing
//! of a file stands in the log.

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use answerable_apart::{Ended, Limits, Program, UNLIMITED, answer_once};
use answerable_desk::reading::{NotRead, Reader, Told, Work};

use crate::pdftotext::Pdftotext;

/// The word that makes this program a child; nobody types it.
const WORD: &str = "read-apart";

/// How many bytes say how long the work is that stands before the file.
const LENGTH_BYTES: usize = 8;

/// What one file may take. A text of four megabytes, the longest that is read,
/// takes 3 seconds and 500 MB; a page waits for 20 seconds in all.
const LIMITS: Limits = Limits {
    memory_bytes: 1 << 30,
    processor_seconds: 10,
    // The file, and what pdftotext printed of it.
    input_bytes: 136 << 20,
    answer_bytes: 96 << 20,
    elapsed: Duration::from_secs(12),
    at_once: 2,
    waiting: 8,
    wait: Duration::from_secs(6),
};

/// Reads each file in a child of its own.
#[derive(Debug)]
struct ReadsApart {
    program: Program,
    /// What draws the words of PDFs where it is asked for.
    pdftotext: Option<Pdftotext>,
}

/// What reads files for a desk of this program.
///
/// # Errors
///
/// When the system does not say where this program is.
pub(crate) fn reader(pdftotext: Option<Pdftotext>) -> anyhow::Result<Arc<dyn Reader>> {
    let program = Program::myself(vec![WORD.into()], LIMITS)?;
    Ok(Arc::new(ReadsApart { program, pdftotext }))
}

/// The longest file that is handed on, in bytes, whatever it is.
pub(crate) const MOST_FILE_BYTES: u64 = 64 << 20;

/// What to tell whoever runs it on a system where a child is not confined.
pub(crate) fn not_limited() -> Option<String> {
    let what = UNLIMITED?;
    Some(format!(
        "note: on this system a file that is read is held to its time alone; {what} are not limited. Read files from strangers on Linux."
    ))
}

impl Reader for ReadsApart {
    fn read(&self, work: &Work, bytes: &[u8]) -> Result<Told, NotRead> {
        let no_reader = |why: &dyn std::fmt::Display| NotRead::NoReader(why.to_string());
        let by = match work.is_for_pdftotext() {
            true => Some(self.pdftotext.as_ref().ok_or_else(not_asked_for)?),
            false => None,
        };
        let asked = serde_json::to_vec(work).map_err(|why| no_reader(&why))?;
        let length = length_of(&asked);
        let ran = match by {
            Some(by) => {
                let printed = by.printed(bytes)?;
                let file = length_of(bytes);
                self.program.run(&[&length, &asked, &file, bytes, &printed])
            }
            None => self.program.run(&[&length, &asked, bytes]),
        };
        match ran {
            Ok(answer) => {
                let peak = answer.peak_memory_bytes >> 20;
                let (took, bytes) = (answer.took.as_millis(), bytes.len());
                tracing::debug!(
                    bytes,
                    milliseconds = took,
                    megabytes = peak,
                    "a file was read"
                );
                let told = serde_json::from_slice::<Result<Told, NotRead>>(&answer.bytes);
                let mut told = told.map_err(|why| no_reader(&why))??;
                if let (Some(by), Told::Document(read)) = (by, &mut told) {
                    read.words_by = Some(by.called().to_owned());
                }
                Ok(told)
            }
            Err(ended) => {
                tracing::warn!(bytes = bytes.len(), why = %ended, "a file was not read");
                Err(in_words(&ended, self.program.limits()))
            }
        }
    }

    fn pdftotext(&self) -> Option<&str> {
        self.pdftotext.as_ref().map(Pdftotext::called)
    }
}

fn length_of(bytes: &[u8]) -> [u8; LENGTH_BYTES] {
    (bytes.len() as u64).to_le_bytes()
}

fn not_asked_for() -> NotRead {
    let why = "this register has not been told of a pdftotext; read the file without it";
    NotRead::Refused(why.to_owned())
}

/// How a child ended, for whoever sent the file.
fn in_words(ended: &Ended, limits: &Limits) -> NotRead {
    match ended {
        Ended::Busy => NotRead::Busy,
        Ended::TookTooLong { .. } => NotRead::TookTooLong {
            seconds: limits.elapsed.as_secs(),
        },
        Ended::NeededTooMuchMemory { most } => NotRead::NeededTooMuchMemory {
            megabytes: most >> 20,
        },
        Ended::AnsweredTooMuch { .. } | Ended::TooMuchHandedIn { .. } => NotRead::HoldsTooMuch,
        Ended::WentTooDeep | Ended::Panicked { .. } | Ended::BrokeOff { .. } => NotRead::BrokeOff,
        Ended::NotConfined { .. } | Ended::NotStarted(_) => NotRead::NoReader(ended.to_string()),
    }
}

/// Whether this process was started to read one file.
pub(crate) fn is_child(arguments: impl Iterator<Item = OsString>) -> bool {
    arguments.skip(1).eq([OsStr::new(WORD)])
}

/// Reads one file from stdin, answers on stdout, and ends.
pub(crate) fn read_one() -> ExitCode {
    match answer_once(&LIMITS, |input| answer(&input)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn answer(input: &[u8]) -> Vec<u8> {
    let told = done(input).unwrap_or_else(|| {
        Err(NotRead::NoReader(
            "it was asked for nothing it knows".to_owned(),
        ))
    });
    serde_json::to_vec(&told).expect("texts, numbers and lists of them are always JSON")
}

/// Does the work that stands before the file on it; none where that is no work.
fn done(input: &[u8]) -> Option<Result<Told, NotRead>> {
    let (asked, rest) = measured(input)?;
    let work: Work = serde_json::from_slice(asked).ok()?;
    if !work.is_for_pdftotext() {
        return Some(work.done_on(rest, None));
    }
    let (file, printed) = measured(rest)?;
    Some(work.done_on(file, Some(printed)))
}

/// As many bytes as the first ones say, and the rest.
fn measured(input: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = input.split_first_chunk::<LENGTH_BYTES>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    rest.split_at_checked(length)
}
