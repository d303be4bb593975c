#![doc = include_str!("../README.md")]

mod account;
mod audit;
mod chance;
mod clock;
mod demo;
mod edge;
mod erase;
mod exit;
mod import;
mod inbox;
mod init;
mod layout;
mod letterbox;
mod logging;
mod publish;
mod record;
mod register_folder;
mod serve;
mod serving;
mod today;
mod verify;
mod verifying;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// At start one thread allocates what another keeps or frees, which the
/// system's allocator makes each wait for the other (docs/decisions/0021).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The public register of what policing was asked to do, and what was answered
#[derive(Parser)]
#[command(name = "answerable", version, max_term_width = 90)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Demo(demo::Arguments),
    Init(init::Arguments),
    Serve(serve::Arguments),
    Account(account::Arguments),
    Import(import::Arguments),
    Publish(publish::Arguments),
    Record(record::Arguments),
    Inbox(inbox::Arguments),
    Erase(erase::Arguments),
    Audit(audit::Arguments),
    Verify(verify::Arguments),
    Clock(clock::Arguments),
}

impl Command {
    fn run(self, out: &mut dyn Write) -> anyhow::Result<()> {
        match self {
            Self::Demo(arguments) => demo::run(arguments, out),
            Self::Init(arguments) => init::run(arguments, out),
            Self::Serve(arguments) => serve::run(arguments, out),
            Self::Account(arguments) => account::run(arguments, out),
            Self::Import(arguments) => import::run(&arguments, out),
            Self::Publish(arguments) => publish::run(&arguments, out),
            Self::Record(arguments) => record::run(&arguments, out),
            Self::Inbox(arguments) => inbox::run(&arguments, out),
            Self::Erase(arguments) => erase::run(&arguments, out),
            Self::Audit(arguments) => audit::run(&arguments, out),
            Self::Verify(arguments) => verify::run(&arguments, out),
            Self::Clock(arguments) => clock::run(arguments, out),
        }
    }
}

fn main() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => edge::finish(arguments.command.run(&mut std::io::stdout().lock())),
        Err(error) => edge::unread(&error),
    }
}
