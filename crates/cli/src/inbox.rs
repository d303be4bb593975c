//! `answerable inbox`: what readers ask to have put right.

use std::io::Write;

use answerable_desk::store::inbox::{Inbox, Reference, Request, Waiting};
use answerable_desk::store::vault::{Asking, UnsealError};
use answerable_wording::{days, numbers};
use clap::{Args, Subcommand};

use crate::account;
use crate::edge::Refusal;
use crate::erase;
use crate::import::harmless;
use crate::layout::{labelled, paragraph};
use crate::register_folder::RegisterFolder;
use crate::today::moment;

/// The width of the column of labels.
const LABELS: usize = 14;

/// Read what readers ask to have put right, and erase what is dealt with
///
/// Without --as it says which requests wait. Their words are sealed: whoever
/// reads them gives a name and a reason, and both stand in the audit trail.
/// Works while `serve` runs. A correction is recorded with `answerable record`.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    register: RegisterFolder,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Args)]
struct Reading {
    /// Who reads: the name of a reviewer
    #[arg(long = "as", value_name = "NAME", requires = "why")]
    by: Option<String>,
    /// Why, in a few words, such as "to decide it"
    #[arg(long, value_name = "WORDS", requires = "by")]
    why: Option<String>,
    /// Read this request alone, such as C17
    #[arg(long, value_name = "REFERENCE", requires = "by")]
    only: Option<String>,
}

#[derive(Subcommand)]
enum Act {
    /// Erase a request that is dealt with, as `answerable erase` does
    Erase {
        /// The reference that its sender was given, such as C17
        reference: String,
        /// On what ground
        #[arg(
            long,
            value_name = "WORDS",
            default_value = "dealt with, and no longer needed (UK GDPR, Article 17(1)(a))"
        )]
        ground: String,
        #[command(flatten)]
        eraser: erase::Eraser,
        #[command(flatten)]
        register: RegisterFolder,
    },
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let Reading { by, why, only } = &arguments.reading;
    match (&arguments.act, by, why) {
        (
            Some(Act::Erase {
                reference,
                ground,
                eraser,
                register,
            }),
            ..,
        ) => erase::erase(register, reference, ground, eraser, out),
        (None, Some(by), Some(why)) => {
            let inbox = arguments.register.inbox()?;
            let accounts = arguments.register.accounts()?;
            let by = account::reviewer_among(&accounts, by)?;
            let asking = Asking {
                by: by.as_str(),
                why,
                when: moment(),
            };
            read(&inbox, only.as_deref(), &asking, out)
        }
        (None, ..) => list(&arguments.register.inbox()?, out),
    }
}

/// Which requests wait, and nothing of what they say.
fn list(inbox: &Inbox, out: &mut dyn Write) -> anyhow::Result<()> {
    let waiting = inbox.waiting()?;
    if waiting.is_empty() {
        writeln!(out, "No requests wait.")?;
        return Ok(());
    }
    for request in &waiting {
        headed(request, out)?;
    }
    let many = numbers::number(waiting.len() as u64);
    writeln!(out)?;
    writeln!(
        out,
        "Waiting: {many}. Their words are sealed. To read them:"
    )?;
    writeln!(out, "  answerable inbox --as NAME --why WORDS")?;
    Ok(())
}

/// Reads them all, or the one that is wanted.
fn read(
    inbox: &Inbox,
    only: Option<&str>,
    asking: &Asking<'_>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let only = only.map(str::parse::<Reference>).transpose();
    let only = only.map_err(Refusal::of)?;
    let mut waiting = inbox.waiting()?;
    waiting.retain(|request| only.is_none_or(|only| request.reference == only));
    if waiting.is_empty() {
        match only {
            None => writeln!(out, "No requests wait.")?,
            Some(only) => writeln!(
                out,
                "No request {only} waits: it was erased, or was never sent."
            )?,
        }
        return Ok(());
    }
    for request in &waiting {
        headed(request, out)?;
        match inbox.read(request, asking) {
            Ok(Some(words)) => show(&words, out)?,
            Ok(None) => paragraph(
                out,
                2,
                "Its words never arrived, and its sender was told so. Erase it.",
            )?,
            // One that cannot be read keeps nobody from the others.
            Err(why @ (UnsealError::Erased(_) | UnsealError::KeyMissing { .. })) => {
                paragraph(out, 2, &harmless(&why.to_string()))?;
            }
            Err(why) => return Err(why.into()),
        }
        writeln!(out)?;
    }
    writeln!(
        out,
        "Read: {}. When one is dealt with: answerable inbox erase REFERENCE --as NAME",
        numbers::number(waiting.len() as u64)
    )?;
    Ok(())
}

fn headed(request: &Waiting, out: &mut dyn Write) -> std::io::Result<()> {
    let on = days::day(request.on);
    writeln!(out, "{}, sent on {on}", request.reference)
}

/// What a request says. Its words are a stranger's: nothing in them moves the
/// screen.
fn show(request: &Request, out: &mut dyn Write) -> anyhow::Result<()> {
    let rows = [
        ("about", &request.page),
        ("should say", &request.what_should_it_say),
        ("check at", &request.source),
        ("write to", &request.contact),
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
    Ok(())
}
