//! Spreadsheets, read through a mapping that a person approves.
//!
//! A publisher's spreadsheet has its own columns, keys and labels. A mapping
//! says in a file of a few lines which column is what: the key of a row, the
//! form of its days, which words are the publisher's own and are only ever
//! quoted, which counts are claims about a report, what a blank recipient means,
//! and which columns are left out and why. One decision, by a named person, lets
//! in what a mapping reads: so it is read as a dry run first, and every row that
//! cannot be taken is refused with its line and the reason.

mod columns;
mod dry;
mod file;
mod gather;
mod ods;
mod refused;
mod sheet;
mod workbook;
mod written;

pub use dry::{Difference, Dry, Held, MappedRecipient, MappedReport};
pub use file::{Mapping, MappingError};
pub use refused::{Refused, WhyRefused};
pub use sheet::SheetError;
pub use workbook::{InWorkbook, WorkbookKind};
pub use written::{BlankDay, Constants, DayForm, Encoding};
