//! A program that others wrote, run behind the same limits.

use std::ffi::OsString;
use std::path::Path;

use crate::child::{NOT_CONFINED, NOT_STARTED, tell};
use crate::confine::{NotConfined, confine_for_another};
use crate::{Ended, Limits};

/// Confines this process for good and becomes another program, which is read as a
/// child that gives a plain answer ([`Program::of_others`](crate::Program::of_others)).
///
/// The program may read the libraries of the system and what lies `below` these folders,
/// and no other file; it may write none, start no other program and no thread, and
/// reach no network. Comes back only where it could not be started.
pub fn become_another(
    limits: &Limits,
    program: &Path,
    arguments: &[OsString],
    below: &[&Path],
) -> Ended {
    if let Err(NotConfined(why)) = confine_for_another(limits, program, below) {
        tell(&format!("{NOT_CONFINED}{why}"));
        return Ended::NotConfined { why };
    }
    let why = replace(program, arguments);
    tell(&format!("{NOT_STARTED}{why}"));
    Ended::NotStarted(why)
}

#[cfg(unix)]
fn replace(program: &Path, arguments: &[OsString]) -> std::io::Error {
    use std::os::unix::process::CommandExt as _;
    std::process::Command::new(program)
        .args(arguments)
        .env_clear()
        // Names and letters in UTF-8, whatever the machine speaks.
        .env("LC_ALL", "C.UTF-8")
        .exec()
}

#[cfg(not(unix))]
fn replace(_program: &Path, _arguments: &[OsString]) -> std::io::Error {
    std::io::ErrorKind::Unsupported.into()
}
