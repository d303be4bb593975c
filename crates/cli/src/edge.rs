//! Where errors become words on stderr; [`Exit`] gives the code.

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind as Unread};

use crate::Arguments;
use crate::exit::Exit;

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
    say(&in_words(&error));
    ExitCode::from(Exit::of(&error).code())
}

/// An error and what caused it, each said once: most of ours say their cause
/// themselves.
fn in_words(error: &anyhow::Error) -> String {
    let mut said = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !said.contains(&cause) {
            said = format!("{said}: {cause}");
        }
    }
    said
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
        return ExitCode::from(Exit::ToPutRight.code());
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
    ExitCode::from(Exit::ToPutRight.code())
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
        // The likest stands last.
        ContextValue::Strings(meant) => meant.last().cloned(),
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
