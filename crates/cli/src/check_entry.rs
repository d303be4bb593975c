//! `answerable check-entry`: does an entry stand in the log that it is said to?
//!
//! It needs no register and no line to one: the file of the entry is enough.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use answerable_export::Checkpoint;
use answerable_ledger::{ProvedEntry, Root, Words};
use answerable_register::entry::Entry;
use answerable_wording::{days, numbers};
use clap::Args;

use crate::edge::{NotAsKept, Refusal};
use crate::import::harmless;
use crate::layout::paragraph;

/// The largest file that is read. An entry has at most 1 MiB, and no sign of it
/// takes more than six in JSON.
const LARGEST: u64 = 8 * 1024 * 1024;

/// Check that an entry stands in the log, from its file /entries/N.json
///
/// It works out the fingerprint of the entry's words and, with the others in the
/// file, the root of the log. It reads no register and asks nobody. Exit code 65
/// means that something does not hold. The root is what the register stated, and
/// is not signed: hold it against the checkpoint.json of an export that you had
/// before.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The entry as saved from /entries/N.json; - for what comes in
    file: PathBuf,
    /// The checkpoint.json of an export, to hold the root against
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let name = shown(&arguments.file);
    let proved = ProvedEntry::read(&read(&arguments.file)?).map_err(|why| {
        Refusal(format!(
            "{name} is not the file of an entry: {why}; save /entries/N.json of the register anew"
        ))
    })?;
    let number = proved.number();
    proved.check().map_err(|why| {
        NotAsKept(format!(
            "entry {number} of {name} does not hold: {why}; keep the file as it is, and save the \
             same entry anew to compare"
        ))
    })?;
    holds(&proved, out)?;
    match &arguments.checkpoint {
        Some(file) => against(&proved, file, out),
        None => paragraph(
            out,
            0,
            "The root is the one that the file states. Nobody signs or witnesses it: hold it \
             against one that you had before, with --checkpoint checkpoint.json.",
        )
        .map_err(Into::into),
    }
}

/// Says what was worked out, and came to what the file states.
fn holds(proved: &ProvedEntry, out: &mut dyn Write) -> anyhow::Result<()> {
    let number = proved.number();
    let what = match &proved.words {
        Words::Shown(bytes) => match Entry::from_bytes(bytes.as_bytes()) {
            Ok(entry) => format!(
                "Entry {number} is a fact of the kind {}, recorded on {}. Its words have the leaf \
                 hash",
                entry.fact.kind(),
                days::day(entry.recorded_on),
            ),
            Err(_) => format!(
                "Entry {number} is in a form that this program does not know. Its words have the \
                 leaf hash"
            ),
        },
        Words::NotShown { why } => format!(
            "The file does not hold the words of entry {number}: {}. They were not checked. Its \
             leaf hash is",
            harmless(why)
        ),
    };
    paragraph(out, 0, &what)?;
    writeln!(out, "  {}", proved.leaf)?;
    let hashes = proved.path.hashes().len() as u64;
    let path = match hashes {
        0 => "It is the root".to_owned(),
        _ => format!(
            "It leads, with {}, to the root",
            numbers::count(hashes, "other hash", "other hashes")
        ),
    };
    let of = numbers::count(proved.entries(), "entry", "entries");
    writeln!(out, "{path}")?;
    writeln!(out, "  {}", proved.root)?;
    paragraph(
        out,
        0,
        &format!("of a log of {of}. So entry {number} stands in the log that has this root."),
    )?;
    Ok(())
}

/// Holds the root against that of a checkpoint.
fn against(proved: &ProvedEntry, file: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
    let name = shown(file);
    let is_none = |why: &dyn std::fmt::Display| {
        Refusal(format!(
            "{name} is no checkpoint: {why}; take the file checkpoint.json of an export"
        ))
    };
    let checkpoint: Checkpoint =
        serde_json::from_slice(&read(file)?).map_err(|why| is_none(&why))?;
    let root: Root = checkpoint.root.parse().map_err(|why| is_none(&why))?;
    let (number, entries) = (proved.number(), proved.entries());
    if checkpoint.entries <= number {
        return Err(Refusal(format!(
            "{name} is of the first {} entries of the log, and entry {number} was recorded after \
             them; take the checkpoint of a later export",
            checkpoint.entries
        ))
        .into());
    }
    if checkpoint.entries != entries {
        return Err(Refusal(format!(
            "{name} is of a log of {at} entries and the file of one of {entries}, so their roots \
             cannot be compared; save /entries/{number}.json?entries={at} and check that",
            at = checkpoint.entries
        ))
        .into());
    }
    if root != proved.root {
        return Err(NotAsKept(format!(
            "{name} states for the same {entries} entries the root {root}: these are two logs; \
             keep both files as they are, and ask whoever keeps the register"
        ))
        .into());
    }
    let day = days::day(checkpoint.made_on);
    paragraph(
        out,
        0,
        &format!(
            "{name}, made on {day}, states the same root for the same {}.",
            numbers::count(entries, "entry", "entries")
        ),
    )?;
    Ok(())
}

fn shown(file: &Path) -> String {
    match file.as_os_str() == "-" {
        true => "what came in".to_owned(),
        false => harmless(&file.display().to_string()),
    }
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let name = shown(path);
    let refused =
        |why: std::io::Error| Refusal(format!("cannot read {name} ({why}); check the path"));
    let mut bytes = Vec::new();
    match path.as_os_str() == "-" {
        true => std::io::stdin().take(LARGEST + 1).read_to_end(&mut bytes),
        false => File::open(path)
            .map_err(refused)?
            .take(LARGEST + 1)
            .read_to_end(&mut bytes),
    }
    .map_err(refused)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Refusal(format!(
            "{name} is larger than {} MiB, and no such file is; check the path",
            LARGEST / 1024 / 1024
        ))
        .into());
    }
    Ok(bytes)
}
