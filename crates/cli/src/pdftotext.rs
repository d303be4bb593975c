//! `pdftotext` of this machine, where whoever runs the program has it and asks for it
//! (docs/decisions/0100).
//!
//! It is a large program that others wrote, and reads what strangers send. It is run
//! like our own reader: a child that may read its libraries and what it is handed, and
//! nothing else. What it prints is read in our own child, as the file is.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use answerable_apart::{Ended, Limits, Program, become_another};
use answerable_desk::reading::NotRead;

use crate::edge::Refusal;

/// The word that makes this program the child that becomes `pdftotext`; nobody types it.
const WORD: &str = "pdftotext-apart";

/// What one file may take. Together with what our own reader may, it is within what a
/// page waits.
const LIMITS: Limits = Limits {
    memory_bytes: 1 << 30,
    processor_seconds: 5,
    input_bytes: 64 << 20,
    answer_bytes: 64 << 20,
    elapsed: Duration::from_secs(6),
    at_once: 2,
    waiting: 4,
    wait: Duration::from_secs(1),
};

/// Each word with its box, of what is shown of the pages; no words about the file.
const ARGUMENTS: [&str; 7] = ["-q", "-bbox", "-cropbox", "-enc", "UTF-8", "-", "-"];

/// The lists of letters of Chinese, Japanese and Korean fonts.
const LISTS_OF_LETTERS: &str = "/usr/share/poppler";

/// What to do where it is not there.
const REMEDY: &str =
    "install it (on Debian and Ubuntu: apt install poppler-utils), or leave --pdftotext out";

/// A `pdftotext` that was found, and said what it is.
#[derive(Debug)]
pub(crate) struct Pdftotext {
    program: Program,
    called: String,
}

impl Pdftotext {
    /// The one that this machine's PATH leads to.
    ///
    /// # Errors
    ///
    /// Where there is none, or it is not Poppler's.
    pub(crate) fn found() -> anyhow::Result<Self> {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        let found = std::env::split_paths(&folders)
            .map(|folder| folder.join("pdftotext"))
            .find(|path| path.is_absolute() && path.is_file());
        match found {
            Some(path) => Self::at(&path),
            None => Err(Refusal(format!("pdftotext is not installed here: {REMEDY}")).into()),
        }
    }

    /// The one at this path.
    ///
    /// # Errors
    ///
    /// As [`found`](Self::found), and where it cannot be run within limits.
    pub(crate) fn at(path: &Path) -> anyhow::Result<Self> {
        if !path.is_file() {
            let path = path.display();
            return Err(Refusal(format!("there is no pdftotext at {path}: {REMEDY}")).into());
        }
        let path = std::path::absolute(path)?;
        let answer = program(&path, &["-v"])?.run(&[]);
        let besides = answer.map_err(|ended| cannot_run(&path, &ended))?.besides;
        let called = called(&besides).ok_or_else(|| {
            Refusal(format!(
                "{} is not the pdftotext of Poppler, whose words can be read here: {REMEDY}",
                path.display()
            ))
        })?;
        Ok(Self {
            program: program(&path, &ARGUMENTS)?,
            called,
        })
    }

    /// Its name and version: "pdftotext 22.12.0".
    pub(crate) fn called(&self) -> &str {
        &self.called
    }

    /// What it prints of a PDF.
    ///
    /// # Errors
    ///
    /// In words for whoever sent the file.
    pub(crate) fn printed(&self, bytes: &[u8]) -> Result<Vec<u8>, NotRead> {
        match self.program.run(&[bytes]) {
            Ok(answer) => Ok(answer.bytes),
            Err(ended) => {
                tracing::warn!(bytes = bytes.len(), why = %ended, "pdftotext read no file");
                Err(in_words(&ended))
            }
        }
    }
}

fn program(path: &Path, arguments: &[&str]) -> std::io::Result<Program> {
    let mut words: Vec<OsString> = vec![WORD.into(), path.into()];
    words.extend(arguments.iter().map(Into::into));
    Ok(Program::myself(words, LIMITS)?.of_others())
}

/// "pdftotext 22.12.0", of what `pdftotext -v` says; none where it is not Poppler's.
fn called(besides: &str) -> Option<String> {
    let version = besides.lines().next()?.strip_prefix("pdftotext version ")?;
    let version = version.split_whitespace().next()?;
    besides
        .contains("Poppler")
        .then(|| format!("pdftotext {version}"))
}

fn cannot_run(path: &Path, ended: &Ended) -> Refusal {
    Refusal(format!(
        "{} cannot be run within limits ({ended}): leave --pdftotext out",
        path.display()
    ))
}

/// How it ended, for whoever sent the file.
fn in_words(ended: &Ended) -> NotRead {
    let without = "try it without pdftotext";
    let refused = |why: &str| NotRead::Refused(format!("{why}; {without}"));
    match ended {
        Ended::Busy => NotRead::Busy,
        Ended::TookTooLong { .. } => refused("pdftotext took too long over this file"),
        Ended::BrokeOff { how } if how == "exit code 1" => {
            refused("pdftotext cannot open this PDF: it is damaged, or locked with a password")
        }
        Ended::BrokeOff { how } if how == "exit code 3" => {
            refused("this PDF says that its words may not be copied, and pdftotext keeps to that")
        }
        Ended::NotConfined { .. } | Ended::NotStarted(_) => {
            NotRead::NoReader(format!("pdftotext could not be run: {ended}"))
        }
        _ => refused("pdftotext broke off at this file"),
    }
}

/// The path and the arguments of the `pdftotext` that this process is to become.
pub(crate) fn to_become(
    arguments: impl Iterator<Item = OsString>,
) -> Option<(PathBuf, Vec<OsString>)> {
    let mut arguments = arguments.skip(1);
    arguments.next().filter(|word| word == WORD)?;
    Some((arguments.next()?.into(), arguments.collect()))
}

/// Becomes it; comes back only where it cannot.
pub(crate) fn become_it((path, arguments): &(PathBuf, Vec<OsString>)) -> ExitCode {
    let below = [Path::new(LISTS_OF_LETTERS)];
    // The parent is told on stderr.
    let _ = become_another(&LIMITS, path, arguments, &below);
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_popplers_is_taken() {
        let popplers = "pdftotext version 22.12.0\nCopyright 2005-2022 The Poppler Developers";
        assert_eq!(called(popplers).as_deref(), Some("pdftotext 22.12.0"));
        let xpdfs = "pdftotext version 4.04 www.xpdfreader.com\nCopyright 1996-2022";
        assert_eq!(called(xpdfs), None);
        assert_eq!(called(""), None);
    }

    #[test]
    fn every_end_says_what_to_do() {
        for how in ["exit code 1", "exit code 3", "signal 11"] {
            let why = in_words(&Ended::BrokeOff { how: how.into() }).to_string();
            assert!(why.ends_with("; try it without pdftotext"), "{why}");
        }
        assert_eq!(in_words(&Ended::Busy), NotRead::Busy);
    }
}
