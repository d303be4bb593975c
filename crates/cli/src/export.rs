//! `answerable export`: the whole register as tables for other tools.

use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use answerable_calendar::Day;
use answerable_desk::clerk;
use answerable_export::{Checkpoint, Entries, EntryLine, NotExported, NotWritten, Order, export};
use answerable_ledger::leaf_hash;
use answerable_register::entry::Entry;
use answerable_store::{Access, Kept, Log};
use answerable_wording::{days, numbers};
use clap::Args;

use crate::edge::Refusal;
use crate::register_folder::RegisterFolder;
use crate::today::today;

/// Write the whole register as CSV, JSON Lines, SQLite and Parquet
///
/// It reads the log beside a program that serves, and changes nothing there. The
/// folder is whole when this ends well, and as it was where it does not. Only what
/// an export wrote is written over.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    register: RegisterFolder,
    /// The folder to write
    folder: PathBuf,
    /// The day the tables are as at, such as 2024-05-01; today without it
    #[arg(long, value_name = "DAY")]
    as_at: Option<Day>,
}

pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> anyhow::Result<()> {
    let today = today();
    let as_at = arguments.as_at.unwrap_or(today);
    if as_at > today {
        return Err(Refusal(format!(
            "{as_at} has not come; give today or a day before it, such as {today}"
        ))
        .into());
    }
    let log = LogOf {
        path: arguments.register.existing()?.log(),
        stop: Stop::default(),
    };
    let register = clerk::fold(&Log::open(&log.path, Access::ReadOnly)?)?;
    let order = Order {
        folder: arguments.folder.clone(),
        as_at,
        today,
    };
    let made = export(&register, &log, &order).map_err(refused)?;
    said(&made.checkpoint, &arguments.folder, out)
}

fn said(made: &Checkpoint, folder: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
    for table in &made.tables {
        let rows = numbers::count(table.rows, "row", "rows");
        writeln!(out, "{}: {rows}", table.name)?;
    }
    let bytes: u64 = made.files.iter().map(|file| file.bytes).sum();
    writeln!(
        out,
        "{} in {}, as at {}, of {} of the log.",
        numbers::count(made.files.len() as u64 + 1, "file", "files"),
        folder.display(),
        days::day(made.as_at),
        numbers::count(made.entries, "entry", "entries"),
    )?;
    writeln!(out, "{} bytes; root {}", numbers::number(bytes), made.root)?;
    Ok(())
}

/// What a person can put right is a refusal; the rest is the disk's.
fn refused(why: NotExported) -> anyhow::Error {
    match why {
        NotExported::NotReady(why) => Refusal(why.to_string()).into(),
        why => why.into(),
    }
}

/// A log that an export reads, beside whoever writes it.
pub(crate) struct LogOf {
    pub(crate) path: PathBuf,
    pub(crate) stop: Stop,
}

/// Whether an export is to break off.
#[derive(Clone, Default)]
pub(crate) struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Breaks it off.
    pub(crate) fn now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was told to.
    pub(crate) fn is_told(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Entries for LogOf {
    fn each(
        &self,
        head: u64,
        take: &mut dyn FnMut(EntryLine<'_>) -> Result<(), NotWritten>,
    ) -> Result<(), NotExported> {
        let unread = |why: String| NotExported::Log(why);
        let log = Log::open(&self.path, Access::ReadOnly).map_err(|why| unread(why.to_string()))?;
        let flow = log.for_each(0, |number, kept| {
            if number >= head {
                return ControlFlow::Break(None);
            }
            if self.stop.is_told() {
                return ControlFlow::Break(Some(NotExported::Stopped));
            }
            let taken = match kept {
                Kept::Withheld { leaf, recorded_on } => take(EntryLine {
                    number,
                    recorded_on,
                    kind: None,
                    corrects: None,
                    leaf,
                }),
                Kept::Open(bytes) => match Entry::from_bytes(bytes) {
                    Err(why) => {
                        let why = format!("entry {number}: {why}");
                        return ControlFlow::Break(Some(unread(why)));
                    }
                    Ok(entry) => take(EntryLine {
                        number,
                        recorded_on: entry.recorded_on,
                        kind: Some(entry.fact.kind()),
                        corrects: entry.corrects,
                        leaf: leaf_hash(bytes),
                    }),
                },
            };
            match taken {
                Ok(()) => ControlFlow::Continue(()),
                Err(why) => ControlFlow::Break(Some(why.into())),
            }
        });
        match flow.map_err(|why| unread(why.to_string()))? {
            ControlFlow::Break(Some(why)) => Err(why),
            ControlFlow::Break(None) | ControlFlow::Continue(_) => Ok(()),
        }
    }
}
