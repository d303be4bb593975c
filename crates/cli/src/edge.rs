//! Where errors become words on stderr and an exit code.

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use answerable_desk::NotOpened;
use answerable_desk::clerk::{NotFolded, NotStarted};
use answerable_store::{ArchiveError, DeskFileError, Fault, HomeError, OpenError, ReadError};
use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind as Unread};

use crate::Arguments;

/// A thing the person at the keyboard can put right: what was wrong and the
/// remedy, in one line. Anything else that goes wrong is a fault.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Refusal(pub(crate) String);

impl Refusal {
    /// A refusal in the words of another error.
    pub(crate) fn of(error: impl std::fmt::Display) -> Refusal {
        Refusal(error.to_string())
    }
}

/// Something is not as it was kept. The files are to be left as they are, for
/// somebody to find out what happened.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct NotAsKept(pub(crate) String);

const FAULT: u8 = 1;
const BAD_INPUT: u8 = 2;

/// The exit code for data that is not what was kept, as `sysexits.h` numbers it.
pub(crate) const ALTERED: u8 = 65;

/// Ends the program with what a command came to.
///
/// A reader that closes early, as `head` does, is no error.
pub(crate) fn finish(outcome: anyhow::Result<()>) -> ExitCode {
    let Err(error) = outcome else {
        return ExitCode::SUCCESS;
    };
    if is_closed_pipe(&error) {
        return ExitCode::SUCCESS;
    }
    say(&format!("{error:#}"));
    ExitCode::from(code(&error))
}

fn code(error: &anyhow::Error) -> u8 {
    if error.is::<Refusal>() {
        BAD_INPUT
    } else if error.is::<NotAsKept>() || is_damage(error) {
        ALTERED
    } else {
        FAULT
    }
}

/// Whether a store found that a file does not hold what was put into it.
fn is_damage(error: &anyhow::Error) -> bool {
    if let Some(ArchiveError::Altered { .. }) = error.downcast_ref() {
        return true;
    }
    let fault = error
        .downcast_ref::<Fault>()
        .or_else(|| of_log(error.downcast_ref()?))
        .or_else(|| of_home(error.downcast_ref()?))
        .or_else(|| match error.downcast_ref()? {
            NotOpened::NotStarted(NotStarted::NotFolded(NotFolded::Read(ReadError::Fault(
                fault,
            )))) => Some(fault),
            _ => None,
        });
    matches!(fault, Some(Fault::Damaged { .. }))
}

fn of_log(error: &OpenError) -> Option<&Fault> {
    match error {
        OpenError::Fault(fault) => Some(fault),
        _ => None,
    }
}

fn of_home(error: &HomeError) -> Option<&Fault> {
    match error {
        HomeError::Fault(fault) | HomeError::Desk(DeskFileError::Fault(fault)) => Some(fault),
        HomeError::Log(error) => of_log(error),
        _ => None,
    }
}

/// A register that could not be opened: damage as what it is, anything else as
/// something to put right.
pub(crate) fn not_opened(error: HomeError) -> anyhow::Error {
    match of_home(&error) {
        Some(Fault::Damaged { .. }) => error.into(),
        _ => Refusal::of(error).into(),
    }
}

/// Ends the program where the command line could not be read: help and version
/// are printed whole, anything else in one line.
pub(crate) fn unread(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // A closed pipe under `--help` leaves nothing to do.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if error.kind() == Unread::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(BAD_INPUT);
    }
    let whole = error.to_string();
    // What is missing stands on lines of its own, up to the first blank one.
    let first: Vec<&str> = whole
        .lines()
        .map(str::trim)
        .take_while(|line| !line.is_empty())
        .collect();
    let first = first.join(" ");
    let remedy = match suggestion(error) {
        Some(meant) => format!("the nearest is '{meant}'"),
        None => format!("see {} --help", command(std::env::args_os())),
    };
    say(&format!(
        "{}; {remedy}",
        first.trim_start_matches("error: ")
    ));
    ExitCode::from(BAD_INPUT)
}

/// The command that was typed, as far as it was one: `answerable operator add`.
/// What was typed need not be UTF-8; that may be why it could not be read.
fn command(typed: impl Iterator<Item = OsString>) -> String {
    let mut known = Arguments::command();
    let mut said = known.get_name().to_owned();
    for word in typed.skip(1) {
        let Some(within) = known.find_subcommand(&word) else {
            break;
        };
        said = format!("{said} {}", within.get_name());
        known = within.clone();
    }
    said
}

/// What clap thinks was meant, if anything is near.
fn suggestion(error: &clap::Error) -> Option<String> {
    [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| match error.get(kind)? {
        ContextValue::String(meant) => Some(meant.clone()),
        ContextValue::Strings(meant) => meant.first().cloned(),
        _ => None,
    })
}

fn say(message: &str) {
    // With stderr gone there is nobody left to tell.
    let _ = writeln!(std::io::stderr(), "error: {message}");
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}
