//! `answerable erase`: a record's words are gone, and a tombstone says so.

mod due;

use std::io::Write;

use answerable_desk::store::inbox::{Inbox, Reference};
use answerable_desk::store::vault::{Asking, EraseRefused, Erased, RecordId, Tombstone};
use answerable_wording::days;
use clap::Args;

use crate::account;
use crate::edge::Refusal;
use crate::import::harmless;
use crate::layout::labelled;
use crate::register_folder::RegisterFolder;
use crate::today::moment;

/// Who erased, where nobody was named: whoever has the machine's account.
pub(crate) const AT_THE_KEYBOARD: &str = "keyboard";

/// The width of the column of labels.
pub(crate) const LABELS: usize = 9;

/// Erase the words of a record: destroy its key, leave a dated tombstone
///
/// Works while `serve` runs. What the log says of the record, and every proof,
/// stands. The erasure is noted in the audit trail.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The record: a request for correction such as C17, or rec- and sixteen
    /// hexadecimal digits
    #[arg(required_unless_present = "due", conflicts_with = "due")]
    record: Option<String>,
    /// On what ground, in a few words, such as "no longer needed (UK GDPR,
    /// Article 17(1)(a))"
    #[arg(
        long,
        value_name = "WORDS",
        required_unless_present = "due",
        conflicts_with = "due"
    )]
    ground: Option<String>,
    /// List what nobody needs any more by the rules of docs/OPERATING.md, and
    /// erase nothing
    #[arg(long)]
    due: bool,
    /// With --due: erase what it lists
    #[arg(long, requires = "due", conflicts_with_all = ["record", "ground"])]
    now: bool,
    #[command(flatten)]
    eraser: Eraser,
    #[command(flatten)]
    register: RegisterFolder,
}

/// Who erases.
#[derive(Args)]
pub(crate) struct Eraser {
    /// Who erases: the name of a reviewer. Without it the audit trail says
    /// `keyboard`
    #[arg(long = "as", value_name = "NAME")]
    by: Option<String>,
}

impl Eraser {
    /// The opaque id that stands in the trail.
    fn named(&self, register: &RegisterFolder) -> anyhow::Result<String> {
        Ok(match &self.by {
            None => AT_THE_KEYBOARD.to_owned(),
            Some(name) => account::reviewer_among(&register.accounts()?, name)?.to_string(),
        })
    }
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    match (&arguments.record, &arguments.ground) {
        (Some(record), Some(ground)) => {
            erase(&arguments.register, record, ground, &arguments.eraser, out)
        }
        _ => due::run(&arguments.register, &arguments.eraser, arguments.now, out),
    }
}

pub(crate) fn erase(
    register: &RegisterFolder,
    record: &str,
    ground: &str,
    eraser: &Eraser,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let named = Named::read(record)?;
    let inbox = register.inbox()?;
    let by = eraser.named(register)?;
    let asking = Asking {
        by: &by,
        why: ground,
        when: moment(),
    };
    let Some(record) = named.record(&inbox)? else {
        return Err(named.unknown().into());
    };
    // A person's record is more than its words: the account goes with it.
    let accounts = register.accounts()?;
    if let Some(account) = accounts.of_record(record)? {
        let tombstone = accounts.remove(&account, &asking)?;
        return match tombstone {
            Some(tombstone) => say("Erased", named, &tombstone, out),
            None => Err(named.unknown().into()),
        };
    }
    match inbox.erase(record, &asking) {
        Ok(Erased::Now(tombstone)) => say("Erased", named, &tombstone, out),
        Ok(Erased::Already(tombstone)) => say("Already so: erased", named, &tombstone, out),
        Err(EraseRefused::NoSuchRecord { .. }) => Err(named.unknown().into()),
        Err(why) => Err(why.into()),
    }
}

fn say(done: &str, named: Named, tombstone: &Tombstone, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{done} {named} on {}.", days::day(tombstone.erased_on))?;
    labelled(out, "ground", LABELS, &harmless(&tombstone.ground))?;
    labelled(out, "record", LABELS, &tombstone.id.to_string())?;
    Ok(())
}

/// A record as it was typed.
#[derive(Clone, Copy)]
enum Named {
    Request(Reference),
    Record(RecordId),
}

impl Named {
    fn read(typed: &str) -> Result<Self, Refusal> {
        let request = typed.parse().map(Self::Request);
        request
            .or_else(|_| typed.parse().map(Self::Record))
            .map_err(|_: answerable_desk::store::vault::NotARecordId| {
                Refusal(format!(
                    "'{}' names no record; {ALLOWED}",
                    harmless(typed).chars().take(60).collect::<String>()
                ))
            })
    }

    fn record(self, inbox: &Inbox) -> anyhow::Result<Option<RecordId>> {
        match self {
            Self::Request(reference) => Ok(inbox.record(reference)?),
            Self::Record(record) => Ok(Some(record)),
        }
    }

    fn unknown(self) -> Refusal {
        Refusal(format!("there is no record {self}; {ALLOWED}"))
    }
}

const ALLOWED: &str = "a record is a request for correction such as C17, which \
    `answerable inbox` lists, or rec- and sixteen hexadecimal digits, which `answerable audit` lists";

impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Request(reference) => reference.fmt(f),
            Self::Record(record) => record.fmt(f),
        }
    }
}
