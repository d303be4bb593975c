#![doc = include_str!("../README.md")]

mod account;
mod apart;
mod audit;
mod chance;
mod check_entry;
mod clock;
mod config;
mod demo;
mod edge;
mod erase;
mod exit;
mod export;
mod fonts;
mod import;
mod inbox;
mod init;
mod layout;
mod letterbox;
mod letters;
mod logging;
mod look;
mod memory;
mod nightly;
mod pdftotext;
mod post;
mod provider;
mod publish;
mod record;
mod register_folder;
mod roles;
mod secret_file;
mod serve;
mod serving;
mod today;
mod verify;
mod verifying;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

/// At start one thread allocates what another keeps or frees, which the
/// system's allocator makes each wait for the other (docs/decisions/0021).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The public register of what policing was asked to do, and what was answered
#[derive(Parser)]
#[command(name = "answerable", version, max_term_width = 90)]
struct Arguments {
    /// The file of settings: what no flag and no variable of the environment says
    #[arg(long, global = true, value_name = "FILE", env = config::IN_ENVIRONMENT)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Demo(demo::Arguments),
    Init(init::Arguments),
    Serve(serve::Arguments),
    Account(account::Arguments),
    Invite(account::Invitation),
    Roles(roles::Arguments),
    Config(config::Arguments),
    Import(import::Arguments),
    Publish(publish::Arguments),
    Record(record::Arguments),
    Look(look::Arguments),
    Export(export::Arguments),
    Inbox(inbox::Arguments),
    Letters(letters::Arguments),
    Erase(erase::Arguments),
    Audit(audit::Arguments),
    Verify(verify::Arguments),
    CheckEntry(check_entry::Arguments),
    Clock(clock::Arguments),
}

impl Command {
    fn run(self, config: Option<&Path>, out: &mut dyn Write) -> anyhow::Result<()> {
        match self {
            Self::Demo(arguments) => demo::run(arguments, out),
            Self::Init(arguments) => init::run(arguments, out),
            Self::Serve(arguments) => serve::run(arguments, out),
            Self::Account(arguments) => account::run(arguments, out),
            Self::Invite(invitation) => account::invite(invitation, out),
            Self::Roles(arguments) => roles::run(&arguments, out),
            Self::Config(arguments) => config::run(&arguments, config, out),
            Self::Import(arguments) => import::run(&arguments, out),
            Self::Publish(arguments) => publish::run(&arguments, out),
            Self::Record(arguments) => record::run(&arguments, out),
            Self::Look(arguments) => look::run(&arguments, out),
            Self::Export(arguments) => export::run(&arguments, out),
            Self::Inbox(arguments) => inbox::run(&arguments, out),
            Self::Letters(arguments) => letters::run(&arguments, out),
            Self::Erase(arguments) => erase::run(&arguments, out),
            Self::Audit(arguments) => audit::run(&arguments, out),
            Self::Verify(arguments) => verify::run(&arguments, out),
            Self::CheckEntry(arguments) => check_entry::run(&arguments, out),
            Self::Clock(arguments) => clock::run(arguments, out),
        }
    }
}

fn main() -> ExitCode {
    memory::begin_small();
    if apart::is_child(std::env::args_os()) {
        return apart::read_one();
    }
    if let Some(program) = pdftotext::to_become(std::env::args_os()) {
        return pdftotext::become_it(&program);
    }
    let settings = match config::named(std::env::args_os()) {
        Some(path) => config::Settings::read(&path).map(Some),
        None => Ok(None),
    };
    let command = match settings {
        Ok(Some(settings)) => config::applied(Arguments::command(), &settings),
        Ok(None) => Arguments::command(),
        Err(refused) => return edge::finish(Err(refused.into())),
    };
    let parsed = command
        .try_get_matches()
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(Arguments { config, command }) => {
            let out = &mut std::io::stdout().lock();
            edge::finish(command.run(config.as_deref(), out))
        }
        Err(error) => edge::unread(&error),
    }
}
