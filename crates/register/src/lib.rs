//! The core of the register: bodies, powers, reports, asks, answers and
//! outcomes; the entries that record them, and the fold that reads them.
//!
//! ```text
//! entries ─► fold ─► Register ─► standing(ask, as_at, recorded_on)
//! ```
//!
//! Pure: entries in, answers out. Nothing here reads a file, a clock or a
//! socket. Sentences about bodies are made elsewhere, in `wording`.
//!
//! * [`facts`]: what an entry can say, one file a kind;
//! * [`body`], [`power`]: the bodies and powers that facts refer to;
//! * [`entry`] and [`canonical`]: how a fact is written down;
//! * [`fold`]: entries in, a [`fold::Register`] out;
//! * [`directory`]: names, groups and who oversaw whom on a day;
//! * [`standing`]: how one ask stands on a day.

pub mod body;
pub mod canonical;
pub mod check;
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
