//! Every sentence said about a body, and numbers and dates as words.
//!
//! Belongs here: words that a person reads and that say something of a body, a
//! duty or a day. The pages, the downloads and the command all take them from
//! here, so that they cannot say different things. Does not belong here: where
//! words stand on a page, and anything that decides what is true.
//!
//! The words follow the GOV.UK style guide: `6 March 2024`, "on or before",
//! numerals from 2 and "one" in words, commas in thousands, British spelling,
//! no blame. "By law" is said only where an Act or an instrument sets the day.
//!
//! - [`days`]: dates as words;
//! - [`numbers`]: numbers and plurals;
//! - [`clocks`]: a power, its last day and its working as sentences;
//! - [`standings`]: how an ask stands;
//! - [`deadlines`]: by when, as the asker published it;
//! - [`kinds`]: what kinds of thing, position and outcome are called;
//! - [`reasons`]: why a passage was proposed, or left.

pub mod clocks;
pub mod days;
pub mod deadlines;
pub mod kinds;
pub mod notices;
pub mod numbers;
pub mod reasons;
pub mod standings;
