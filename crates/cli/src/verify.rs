//! `answerable verify`: is everything as it was kept?

use std::io::Write;
use std::path::Path;

use answerable_desk::clerk;
use answerable_ledger::Fingerprint;
use answerable_register::facts::Kept;
use answerable_register::fold::{Known, Oddity, Register};
use answerable_store::{Access, Archive, HomePaths, Log, Vault};
use answerable_wording::numbers;
use clap::Args;

use crate::edge::NotAsKept;
use crate::register_folder::RegisterFolder;

/// Check the whole register: every entry, every day, every kept document, the vault
///
/// Reads everything and changes nothing. It works while `serve` runs, and on a
/// copy. Exit code 65 means that something is not as it was kept.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    register: RegisterFolder,
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let paths = arguments.register.existing()?;
    let log = Log::open(paths.log(), Access::ReadOnly)?;
    let verified = log.verify_all()?;
    writeln!(
        out,
        "{}: each has its leaf hash, its number and its day, and no day goes back.",
        count(verified.open + verified.withheld, "entry", "entries")
    )?;
    if verified.withheld > 0 {
        let withheld = count(verified.withheld, "entry is", "entries are");
        writeln!(
            out,
            "{withheld} withheld: the leaf hash stands, the words are gone."
        )?;
    }
    let register = clerk::fold(&log)?;
    taken(&register)?;
    writeln!(
        out,
        "Every entry can be read, and together they give {}.",
        count(register.ask_count() as u64, "ask", "asks")
    )?;
    let documents = documents(&paths, &register)?;
    match documents {
        0 => writeln!(out, "No documents are kept.")?,
        many => writeln!(
            out,
            "{}: each has the bytes that its name stands for.",
            count(many, "kept document", "kept documents")
        )?,
    }
    vault(&paths, out)?;
    writeln!(out, "Everything is as it was kept.")?;
    Ok(())
}

/// Looks that every record of the vault has its key or its tombstone and opens
/// under it, and that the trail is whole. No words are shown, and nothing is
/// written into the trail.
fn vault(paths: &HomePaths, out: &mut dyn Write) -> anyhow::Result<()> {
    let Some(vault) = Vault::open_to_verify(&paths.vault())? else {
        writeln!(
            out,
            "The vault was not verified: its records, its keys and its trail are not all here."
        )?;
        return Ok(());
    };
    let whole = vault.verify()?;
    writeln!(
        out,
        "{}: each opens under its key. {}: each has its tombstone and no key.",
        count(whole.sealed, "sealed record", "sealed records"),
        count(whole.erased, "erased record", "erased records"),
    )?;
    writeln!(
        out,
        "{} in the audit trail: none altered, none missing.",
        count(whole.trail.acts, "act", "acts")
    )?;
    Ok(())
}

/// Looks that every entry says what it could say when it was recorded. The
/// clerk refuses any other, so such an entry was written by another program.
fn taken(register: &Register) -> Result<(), NotAsKept> {
    let odd = |(_, oddity): &&(u64, Oddity)| !matches!(oddity, Oddity::Withheld);
    match register.oddities().iter().find(odd) {
        None => Ok(()),
        Some((number, oddity)) => Err(NotAsKept(format!(
            "entry {number} changes nothing: {oddity}; this program would not have recorded it: \
             keep the files as they are, and restore the last good copy"
        ))),
    }
}

/// Reads every document of the archive against its name, and looks that those
/// the register shows whole are there. How many there are.
fn documents(paths: &HomePaths, register: &Register) -> anyhow::Result<u64> {
    let archive = Archive::open(paths.archive());
    let is_there = paths.archive().is_dir();
    let kept = if is_there {
        archive.fingerprints()?
    } else {
        Vec::new()
    };
    for fingerprint in &kept {
        archive.read(*fingerprint)?;
    }
    for held in register.sources.in_force(Known::Everything) {
        let source = &held.fact;
        let named = source.fingerprint.as_deref();
        let fingerprint = named.and_then(|hex| hex.parse::<Fingerprint>().ok());
        if source.kept == Kept::Whole
            && let Some(fingerprint) = fingerprint
            && kept.binary_search(&fingerprint).is_err()
        {
            let remedy = missing(&paths.archive(), fingerprint, source.id.as_str());
            return Err(NotAsKept(remedy).into());
        }
    }
    Ok(kept.len() as u64)
}

fn missing(archive: &Path, fingerprint: Fingerprint, source: &str) -> String {
    format!(
        "document {fingerprint} of source {source} is not in {}; import the same document again, \
         or restore the archive from a copy",
        archive.display()
    )
}

fn count(many: u64, one: &str, more: &str) -> String {
    numbers::number(many) + " " + if many == 1 { one } else { more }
}
