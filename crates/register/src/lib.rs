#![doc = include_str!("../README.md")]

pub mod body;
pub mod canonical;
pub mod check;
pub mod course;
pub mod coverage;
pub mod directory;
pub mod entry;
pub mod facts;
pub mod fold;
pub mod power;
mod prepare;
pub mod standing;
pub mod words;

/// Days as the law counts them, for those who use the register and nothing
/// below it.
pub use answerable_calendar as calendar;
