//! `answerable inbox`: what readers ask to have put right.

use std::io::Write;

use answerable_desk::store::inbox::{Inbox, Reference, Request};
use answerable_wording::{days, numbers};
use clap::{Args, Subcommand};

use crate::edge::Refusal;
use crate::import::harmless;
use crate::layout::{labelled, paragraph};
use crate::register_folder::RegisterFolder;

/// The width of the column of labels.
const LABELS: usize = 14;

/// Read what readers ask to have put right, and erase what is dealt with
///
/// Works while `serve` runs. A correction is recorded with `answerable record`.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    register: RegisterFolder,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Subcommand)]
enum Act {
    /// Erase a request, its words too
    Erase {
        /// The reference that its sender was given, such as C17
        reference: String,
        #[command(flatten)]
        register: RegisterFolder,
    },
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    match &arguments.act {
        None => list(&arguments.register.desk_file(Inbox::open)?, out),
        Some(Act::Erase {
            reference,
            register,
        }) => {
            let reference: Reference = reference.parse().map_err(Refusal::of)?;
            let inbox = register.desk_file(Inbox::open)?;
            let erased = inbox.erase(reference)?;
            if erased {
                writeln!(out, "Erased {reference}.")?;
            } else {
                writeln!(
                    out,
                    "No request {reference} waits: it was erased already, or was never sent."
                )?;
            }
            Ok(())
        }
    }
}

fn list(inbox: &Inbox, out: &mut dyn Write) -> anyhow::Result<()> {
    let waiting = inbox.list()?;
    if waiting.is_empty() {
        writeln!(out, "No requests wait.")?;
        return Ok(());
    }
    for (reference, request) in &waiting {
        show(*reference, request, out)?;
    }
    writeln!(
        out,
        "Waiting: {}. When one is dealt with: answerable inbox erase REFERENCE",
        numbers::number(waiting.len() as u64)
    )?;
    Ok(())
}

/// One request. Its words are a stranger's: nothing in them moves the screen.
fn show(reference: Reference, request: &Request, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{reference}, sent on {}", days::day(request.on))?;
    let rows = [
        ("about", &request.page),
        ("should say", &request.what_should_it_say),
        ("check at", &request.source),
    ];
    for line in request
        .what_is_wrong
        .lines()
        .filter(|line| !line.trim().is_empty())
    {
        paragraph(out, 2, &harmless(line))?;
    }
    for (label, words) in rows {
        if !words.trim().is_empty() {
            labelled(out, label, LABELS, &harmless(words))?;
        }
    }
    writeln!(out)?;
    Ok(())
}
