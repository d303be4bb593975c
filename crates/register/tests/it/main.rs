//! What the register promises, told through its front door: facts in, entry
//! by entry, and how asks stand on a day.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod answers;
mod asked_before;
mod by_another;
mod clocks;
mod closing;
mod copies;
mod corrections;
mod course;
mod day_by_day;
mod derived;
mod entries;
mod in_comments;
mod looked_with_comments;
mod looking;
mod names;
mod properties;
mod recorded;
mod refusals;
mod removed;
mod rough_days;
mod standings;
mod successors;
mod touched;
mod words_in_data;
