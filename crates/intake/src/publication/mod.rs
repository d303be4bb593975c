//! An answer as an office publishes it, and its block of data in the file.
//!
//! The file that an office puts on its own site is a page for people. In it
//! stands the same answer once more as data, in an element that no browser runs
//! or shows:
//!
//! ```html
//! <script type="application/json" id="answerable-answer">{"format":1,…}</script>
//! ```
//!
//! [`Publication::block`] writes that element and [`read`] takes it out of a
//! whole file again, without loss. What belongs here: the terms of the block,
//! and reading it. What does not: how the page looks, and whether what it says
//! is so.

mod find;
mod read;
mod terms;

pub use read::{MOST_FILE_BYTES, NotAPublication, read};
pub use terms::{
    ChiefOfficer, Evidence, FORMAT, Named, OnRecommendation, Publication, Reported, Said, SaidKind,
};
