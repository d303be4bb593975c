//! Every table into every format, from one view of the register.
//!
//! The register is lent a few hundred rows at a time and given back between:
//! people record meanwhile, and what they record is left out, since only the
//! entries before the one at which the export began count. So every file is of
//! one register, the one at its checkpoint.

use std::path::PathBuf;
use std::sync::Weak;
use std::thread;

use answerable_desk::{Desk, View};
use answerable_ledger::{LeafHash, Root, Tree};
use answerable_register::fold::{Known, Register};
use jiff::civil::Date;

use crate::checkpoint::{Checkpoint, FileMade, TableMade};
use crate::column::Cell;
use crate::dictionary;
use crate::folder::{NotReady, Part};
use crate::tables::{Chunk, Filled, Out, TABLES, Table};
use crate::write::csv::Csv;
use crate::write::json_lines::JsonLines;
use crate::write::parquet::Parquet;
use crate::write::sqlite::Sqlite;
use crate::write::{NotWritten, Sink};

/// How many facts are passed before the register is given back: a few
/// milliseconds of rows.
const LENT: usize = 256;

/// Who has the register.
pub trait Source: Sync {
    /// Lends it for one look, or says that there is none to lend any more.
    fn lend(&self, look: &mut dyn FnMut(&Register)) -> Lent;
}

/// Whether the register was lent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lent {
    /// It was.
    Yes,
    /// Whoever had it has gone, as a program does that is told to stop.
    NoLonger,
}

impl Source for Register {
    fn lend(&self, look: &mut dyn FnMut(&Register)) -> Lent {
        look(self);
        Lent::Yes
    }
}

impl Source for Weak<Desk> {
    fn lend(&self, look: &mut dyn FnMut(&Register)) -> Lent {
        let Some(desk) = self.upgrade() else {
            return Lent::NoLonger;
        };
        look(&desk.read());
        Lent::Yes
    }
}

/// Who has the log.
pub trait Entries: Sync {
    /// Lends every entry before `head` in order, until `take` refuses.
    ///
    /// # Errors
    ///
    /// What `take` refused with, or [`NotExported::Log`].
    fn each(
        &self,
        head: u64,
        take: &mut dyn FnMut(EntryLine<'_>) -> Result<(), NotWritten>,
    ) -> Result<(), NotExported>;
}

/// One entry of the log, in a line.
#[derive(Clone, Copy, Debug)]
pub struct EntryLine<'a> {
    /// Its number.
    pub number: u64,
    /// The day it was recorded.
    pub recorded_on: Date,
    /// The kind of fact; none where its bytes were removed.
    pub kind: Option<&'a str>,
    /// The entry that it corrects.
    pub corrects: Option<u64>,
    /// Its leaf hash.
    pub leaf: LeafHash,
}

/// What is to be exported, and where to.
#[derive(Clone, Debug)]
pub struct Order {
    /// The folder.
    pub folder: PathBuf,
    /// The day the tables are as at.
    pub as_at: Date,
    /// Today.
    pub today: Date,
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Where it was made at, and every file.
    pub checkpoint: Checkpoint,
}

/// Why nothing was exported. The folder is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotExported {
    /// The folder cannot be written.
    #[error("{0}")]
    NotReady(#[from] NotReady),
    /// A file cannot be written.
    #[error("{0}")]
    NotWritten(#[from] NotWritten),
    /// The log cannot be read.
    #[error("the log could not be read: {0}")]
    Log(String),
    /// The program was told to stop.
    #[error("the program stopped before the export was whole")]
    Stopped,
    /// A part of the program broke off.
    #[error("the export broke off; try again, and tell us if it does so again")]
    BrokenOff,
}

/// Writes the whole register into a folder, which is whole when this returns
/// and as it was before where it fails.
///
/// # Errors
///
/// [`NotExported`].
pub fn export(
    source: &dyn Source,
    entries: &dyn Entries,
    order: &Order,
) -> Result<Made, NotExported> {
    let part = Part::beside(&order.folder)?;
    let ground = Ground::of(source, entries, order.as_at)?;
    let (files, sqlite) = thread::scope(|scope| {
        let into = part.path();
        let beside = scope.spawn(move || {
            let mut sinks: Vec<Box<dyn Sink>> = vec![Box::new(Sqlite::in_folder(into)?)];
            ground.pass(&mut sinks)
        });
        let mut sinks: Vec<Box<dyn Sink>> = vec![
            Box::new(Csv::in_folder(into)),
            Box::new(JsonLines::in_folder(into)),
            Box::new(Parquet::in_folder(into)),
        ];
        let files = ground.pass(&mut sinks);
        (files, beside.join().unwrap_or(Err(NotExported::BrokenOff)))
    });
    let (files, sqlite) = (files?, sqlite?);
    // Two passes over one register that is not the same have found a fault.
    if (&files.tables, files.root) != (&sqlite.tables, sqlite.root) {
        return Err(NotExported::BrokenOff);
    }
    let checkpoint = Checkpoint {
        made_by: format!("answerable {}", env!("CARGO_PKG_VERSION")),
        made_on: order.today,
        as_at: order.as_at,
        entries: ground.head,
        recorded_until: ground.recorded_until,
        root: files.root.to_string(),
        tables: files.tables,
        files: Vec::new(),
    };
    let beside = dictionary::write(part.path(), &checkpoint)?;
    let mut all = [files.files, sqlite.files, beside].concat();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    let checkpoint = Checkpoint {
        files: all,
        ..checkpoint
    };
    checkpoint.write(part.path())?;
    part.put_in_place(&checkpoint)?;
    Ok(Made { checkpoint })
}

/// What every pass reads.
#[derive(Clone, Copy)]
struct Ground<'g> {
    source: &'g dyn Source,
    entries: &'g dyn Entries,
    as_at: Date,
    head: u64,
    recorded_until: Option<Date>,
}

/// What a pass found, and the files it made.
struct Passed {
    tables: Vec<TableMade>,
    root: Root,
    files: Vec<FileMade>,
}

impl<'g> Ground<'g> {
    fn of(
        source: &'g dyn Source,
        entries: &'g dyn Entries,
        as_at: Date,
    ) -> Result<Self, NotExported> {
        let (mut head, mut recorded_until) = (0, None);
        let lent = source.lend(&mut |register| {
            head = register.head();
            recorded_until = register.last_recorded_on();
        });
        match lent {
            Lent::NoLonger => Err(NotExported::Stopped),
            Lent::Yes => Ok(Self {
                source,
                entries,
                as_at,
                head,
                recorded_until,
            }),
        }
    }

    /// Every table into some formats.
    fn pass(&self, sinks: &mut [Box<dyn Sink>]) -> Result<Passed, NotExported> {
        let mut tables = Vec::new();
        let mut tree = Tree::default();
        for table in TABLES {
            for sink in sinks.iter_mut() {
                sink.begin(table)?;
            }
            let rows = match table.filled {
                Filled::FromTheRegister(fill) => self.fill(table, fill, sinks)?,
                Filled::FromTheLog => self.fill_entries(table, &mut tree, sinks)?,
            };
            for sink in sinks.iter_mut() {
                sink.end()?;
            }
            tables.push(TableMade {
                name: table.name.to_owned(),
                rows,
            });
        }
        let mut files = Vec::new();
        for sink in sinks.iter_mut() {
            files.extend(sink.close()?);
        }
        Ok(Passed {
            tables,
            root: tree.root(),
            files,
        })
    }

    fn fill(
        &self,
        table: &'static Table,
        fill: crate::tables::Fill,
        sinks: &mut [Box<dyn Sink>],
    ) -> Result<u64, NotExported> {
        let (mut skip, mut rows) = (0, 0);
        loop {
            let mut passed = Ok(0);
            let lent = self.source.lend(&mut |register| {
                let view = self.view(register);
                let mut take = |cells: &[Cell<'_>]| each_takes(sinks, cells);
                let mut out = Out::of(table, &mut take);
                passed = fill(&view, Chunk { skip, most: LENT }, &mut out);
                rows += out.rows();
            });
            if lent == Lent::NoLonger {
                return Err(NotExported::Stopped);
            }
            match passed? {
                0 => return Ok(rows),
                passed => skip += passed,
            }
            for sink in sinks.iter_mut() {
                sink.rest()?;
            }
        }
    }

    /// The register as it was when the export began. What is known of it now
    /// is worked out already; what was known before is worked out anew.
    fn view<'r>(&self, register: &'r Register) -> View<'r> {
        let view = View::new(register, self.as_at);
        match register.head() == self.head {
            true => view,
            false => View {
                known: Known::Before(self.head),
                ..view
            },
        }
    }

    fn fill_entries(
        &self,
        table: &'static Table,
        tree: &mut Tree,
        sinks: &mut [Box<dyn Sink>],
    ) -> Result<u64, NotExported> {
        let mut take = |cells: &[Cell<'_>]| each_takes(sinks, cells);
        let mut out = Out::of(table, &mut take);
        self.entries.each(self.head, &mut |entry| {
            tree.take(entry.leaf);
            out.row(vec![
                Cell::entry(entry.number),
                Cell::Day(entry.recorded_on),
                Cell::text_if_any(entry.kind),
                entry.corrects.map_or(Cell::None, Cell::entry),
                Cell::Text(entry.leaf.to_string().into()),
                Cell::Flag(entry.kind.is_none()),
                Cell::Text(format!("/entries/{}", entry.number).into()),
            ])
        })?;
        let rows = out.rows();
        for sink in sinks.iter_mut() {
            sink.rest()?;
        }
        Ok(rows)
    }
}

fn each_takes(sinks: &mut [Box<dyn Sink>], cells: &[Cell<'_>]) -> Result<(), NotWritten> {
    sinks.iter_mut().try_for_each(|sink| sink.row(cells))
}
