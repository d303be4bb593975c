//! What several pages show in the same way: a standing, a passage, a name, a
//! row of asks.
//!
//! Each is made from what the desk gives and holds ready words and addresses,
//! so that templates only place them.

pub(crate) mod beside;
pub(crate) mod clock;
pub(crate) mod closing;
pub(crate) mod concern;
pub(crate) mod difference;
pub(crate) mod judged;
pub(crate) mod line;
pub(crate) mod listing;
pub(crate) mod matter;
pub(crate) mod name;
pub(crate) mod pages;
pub(crate) mod passage;
pub(crate) mod prose;
pub(crate) mod standing;
pub(crate) mod tally;

pub(crate) use beside::BesideShown;
pub(crate) use concern::ConcernLine;
pub(crate) use difference::DifferenceShown;
pub(crate) use judged::JudgedShown;
pub(crate) use line::{AskTable, Shows};
pub(crate) use name::Named;
pub(crate) use pages::Pages;
pub(crate) use passage::Quoted;
pub(crate) use prose::Prose;
pub(crate) use standing::Stands;
pub(crate) use tally::Figure;

use answerable_register::words::Words;

/// Words that are open, or that they are not.
pub(crate) fn open(words: &Words) -> &str {
    words.open().unwrap_or("[words that are kept closed]")
}
