//! Two-way tables with totals, in which no hidden count follows from the rest.
//!
//! Hiding a small count is not enough: where a row shows its total and all but
//! one of its counts, the last follows by subtraction. So other counts are
//! hidden beside it, until whoever has the whole table, and all the tables that
//! filters give, cannot tell a hidden count from the others of its range.
//!
//! - [`table`]: the counts, before anything is hidden.
//! - [`protect`]: which counts are hidden.
//! - [`reach`]: how far a count could be from what it is, with the same table shown.
//! - [`shown`]: what is published, alone and with filters.

mod protect;
mod reach;
mod shown;
mod table;

pub use shown::{NotAlike, ShownCell, ShownTable};
pub use table::{NotATable, Place, Table};
