//! `answerable record`: facts that a person wrote down, put on the record.
//!
//! An answer, a look that found nothing, a notice, an outcome, a withdrawal:
//! what no document review proposes yet is written in a file of the sample's
//! form and recorded whole, under the name of whoever decided it.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

use answerable_desk::clerk::{Command, NotRecorded, Recording};
use answerable_desk::sample;
use answerable_desk::store::IdempotencyKey;
use answerable_ledger::Fingerprint;
use answerable_register::entry::EntryNumber;
use answerable_wording::days::day;
use answerable_wording::numbers::count;

use crate::account;
use crate::edge::Refusal;
use crate::register_folder::RegisterFolder;
use crate::today::today;

/// Record facts written in a file, such as an answer, a look or an outcome
///
/// The file is TOML with arrays of tables named after the kinds of fact, as in
/// the sample: source, answer, look, notice, outcome and so on.
/// docs/ENTRIES.md lists every kind and field. All of it is recorded or none;
/// the same file again records nothing.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file
    file: PathBuf,
    /// Who decides: the name of a reviewer
    #[arg(long = "as", value_name = "NAME")]
    by: String,
    /// The number of the entry that the one fact in the file corrects: it must
    /// be of the same kind and id, and replaces it whole
    #[arg(long, value_name = "ENTRY")]
    corrects: Option<EntryNumber>,
    #[command(flatten)]
    register: RegisterFolder,
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let name = arguments.file.display().to_string();
    let text = fs::read_to_string(&arguments.file).map_err(|error| match error.kind() {
        ErrorKind::InvalidData => Refusal(format!(
            "{name} is not text; write the facts as TOML, in UTF-8"
        )),
        _ => Refusal(format!("cannot read {name} ({error}); check the path")),
    })?;
    let facts = sample::facts_of(&name, &text).map_err(Refusal::of)?;
    if facts.is_empty() {
        return Err(Refusal(format!(
            "{name} holds no fact; write at least one, such as [[look]]"
        ))
        .into());
    }
    if arguments.corrects.is_some() && facts.len() != 1 {
        return Err(Refusal(format!(
            "{name} holds {}; a correction is one fact, so put it in a file of its own",
            count(facts.len() as u64, "fact", "facts")
        ))
        .into());
    }
    let kinds: Vec<&str> = facts.iter().map(|fact| fact.kind()).collect();
    for (place, fact) in facts.iter().enumerate() {
        if let Some(to_come) = fact.day_to_come(today()) {
            return Err(Refusal(format!(
                "fact {} of {}, {}: {} has not come yet, and only what has happened is recorded; check the year. Nothing was recorded",
                place + 1,
                facts.len(),
                fact.kind(),
                day(to_come)
            ))
            .into());
        }
    }
    let (desk, _) = arguments.register.open()?;
    let by = account::reviewer(&desk, Some(&arguments.by))?;
    let key = match arguments.corrects {
        None => format!("record-{}", Fingerprint::of(text.as_bytes())),
        Some(entry) => format!("record-{entry}-{}", Fingerprint::of(text.as_bytes())),
    };
    let recorded = desk
        .record(Command {
            key: IdempotencyKey::try_new(&key).ok(),
            by: by.as_str().into(),
            today: today(),
            facts: facts
                .into_iter()
                .map(|fact| Recording {
                    fact,
                    corrects: arguments.corrects,
                })
                .collect(),
        })
        .map_err(|why| refused(why, &kinds))?;
    if recorded.already {
        writeln!(out, "Recorded before: nothing was added.")?;
        return Ok(());
    }
    writeln!(
        out,
        "Recorded {}:",
        count(kinds.len() as u64, "fact", "facts")
    )?;
    for (entry, kind) in recorded.entries.zip(&kinds) {
        writeln!(out, "  entry {entry}  {kind}")?;
    }
    Ok(())
}

/// A refusal names the fact it stumbled over; anything else is a fault.
fn refused(why: NotRecorded, kinds: &[&str]) -> anyhow::Error {
    match &why {
        NotRecorded::Refused { fact, refusal } => Refusal(format!(
            "fact {} of {}, {}: {refusal}; nothing was recorded",
            fact + 1,
            kinds.len(),
            kinds.get(*fact).copied().unwrap_or("unknown")
        ))
        .into(),
        _ => why.into(),
    }
}
