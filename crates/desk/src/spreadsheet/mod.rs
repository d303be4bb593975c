//! Spreadsheets: rows read through a mapping, compared with what is held, and
//! let in by one decision of a named person.
//!
//! A dry run says what is new, changed, the same and refused, and records
//! nothing. Recording the same file twice changes nothing; next month's file
//! adds and changes only what the month did. An older list changes nothing that a
//! newer one said, and no list changes what a person recorded.

mod compare;
mod facts;
mod hidden;
mod in_hand;
mod lists;
mod mappings;
mod record;

pub use compare::{Changed, DryRun, Part, dry_run};
pub use facts::{File, WrongConstant};
pub use in_hand::{ListInHand, ListNotKept, NewList, NotLetIn};
pub use mappings::{NoSuchMapping, mapping, mapping_file, mappings};
pub use record::{Approved, NotApproved, approve};
