//! The program from outside: what it prints, where, and with which exit code.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot run")]

mod bad_documents;
mod check_entry;
mod clock;
mod clock_json;
mod config;
mod damage;
mod due;
mod folders;
mod hostile_files;
mod import;
mod links;
mod one_file;
mod packaging;
mod pdftotext;
mod published_answer;
mod record;
mod refusals;
mod register;
mod roles;
mod serving;
mod spreadsheets;
mod vault;
mod webhooks;

use std::ffi::OsStr;
use std::process::Command;

/// What a run of the program came to.
struct Run {
    out: String,
    err: String,
    code: Option<i32>,
}

/// Runs `answerable` with the words of a command line.
fn answerable(arguments: &str) -> Run {
    with(arguments.split_whitespace())
}

/// Runs `answerable` with arguments that may hold spaces, or no UTF-8.
fn with(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .args(arguments)
        .output()
        .unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}

/// What a run printed, having answered and complained of nothing.
fn answer(arguments: &str) -> String {
    let run = answerable(arguments);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{arguments}");
    run.out
}

/// What a run with `--json` printed.
fn json(arguments: &str) -> serde_json::Value {
    serde_json::from_str(&answer(&format!("{arguments} --json"))).unwrap()
}
