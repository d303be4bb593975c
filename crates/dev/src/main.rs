#![doc = include_str!("../README.md")]
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on its outputs"
)]

mod advisories;
mod arguments;
mod browser;
mod check;
mod demo;
mod measuring;
mod outside;
mod run;
mod surroundings;
mod tally;
mod tidy;
mod workshop;

use std::process::ExitCode;

use anyhow::Result;
use arguments::Arguments;
use workshop::Workshop;

/// One of our commands: its name, what may follow it, what it promises.
pub(crate) struct Command {
    pub(crate) name: &'static str,
    takes: &'static str,
    promise: &'static str,
    run: fn(&Workshop, Arguments) -> Result<Verdict>,
}

/// Whether what was looked at is good. A fault of the tool itself is an `Err`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Good,
    Bad,
}

/// Every command there is; `tidy` holds the pages to this list.
pub(crate) const COMMANDS: [Command; 13] = [
    Command {
        name: "check",
        takes: "[--fast]",
        promise: "run everything that must hold, stop at the first thing that does not",
        run: check::command,
    },
    Command {
        name: "tidy",
        takes: "[--rules]",
        promise: "hold the files to the rules of the house",
        run: tidy::command,
    },
    Command {
        name: "browser",
        takes: "[--fixtures] [--only WORD]",
        promise: "open every page of the demo in Chromium and hold it to its promises",
        run: browser::command,
    },
    Command {
        name: "shots",
        takes: "",
        promise: "take a picture of every page, wide and narrow, into target/shots",
        run: browser::shots,
    },
    Command {
        name: "lighthouse",
        takes: "[--only PAGE] [--program FILE]",
        promise: "score each kind of page with Lighthouse, and weigh it; needs a network once",
        run: outside::lighthouse,
    },
    Command {
        name: "schemathesis",
        takes: "[--program FILE] [OPTION ...]",
        promise: "hold the program to its own OpenAPI from outside; needs a network once",
        run: outside::schemathesis,
    },
    Command {
        name: "advisories",
        takes: "",
        promise: "ask what is known against the libraries; needs cargo-deny and a network",
        run: advisories::command,
    },
    Command {
        name: "reading",
        takes: "[--differences] [--only PART] [--hold]",
        promise: "score the reader against what people read in the gold documents",
        run: measuring::reading,
    },
    Command {
        name: "asked-before",
        takes: "[--misses] [--hold]",
        promise: "score how well what was asked before is found, on labelled pairs",
        run: measuring::asked_before,
    },
    Command {
        name: "fuzz",
        takes: "[TARGET ...] [--runs N] [--seconds N] [--seed N]",
        promise: "throw changed documents at every reader, and keep what breaks one",
        run: measuring::fuzz,
    },
    Command {
        name: "bad-documents",
        takes: "FOLDER",
        promise: "write the files that are damaged, absurd or made to do harm",
        run: measuring::bad_documents,
    },
    Command {
        name: "bench",
        takes: "[SECTION ...]",
        promise: "measure speed and size beside the machine's own yardsticks",
        run: measuring::bench,
    },
    Command {
        name: "seed",
        takes: "--recommendations N --bodies B OUT",
        promise: "write a large invented register to measure with",
        run: measuring::seed,
    },
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let Some(name) = words.next() else {
        println!("{}", usage());
        return ExitCode::SUCCESS;
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        if matches!(name.as_str(), "help" | "--help" | "-h") {
            println!("{}", usage());
            return ExitCode::SUCCESS;
        }
        eprintln!("cargo dev has no command '{name}'\n\n{}", usage());
        return ExitCode::from(2);
    };
    match Workshop::find().and_then(|shop| (command.run)(&shop, Arguments::new(words))) {
        Ok(Verdict::Good) => ExitCode::SUCCESS,
        Ok(Verdict::Bad) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("cargo dev {name}: {fault:#}");
            ExitCode::from(2)
        }
    }
}

fn usage() -> String {
    let mut text = String::from("Our own tools:\n\n");
    for command in &COMMANDS {
        let call = format!("{} {}", command.name, command.takes);
        text.push_str(&format!("  cargo dev {call:<42} {}\n", command.promise));
    }
    text.push_str("\nCONTRIBUTING.md says how to work here.");
    text
}
