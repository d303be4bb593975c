#![doc = include_str!("../README.md")]

mod bulk;
mod checkpoint;
mod column;
mod dictionary;
mod folder;
mod tables;
mod write;

pub use bulk::{Entries, EntryLine, Lent, Made, NotExported, Order, Source, export};
pub use checkpoint::{Checkpoint, FileMade, TableMade};
pub use column::{Cell, Column, Kind, NOT_KNOWN};
pub use dictionary::{DICTIONARY, LEFT_TO_THE_LOG, LICENCE, MANIFEST};
pub use folder::{NotReady, PART, left_over};
pub use tables::{Refers, TABLES, Table};
pub use write::NotWritten;
pub use write::csv::plain;
pub use write::sqlite::FILE as SQLITE;
