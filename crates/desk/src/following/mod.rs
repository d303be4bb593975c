//! Following: what happened to a body, a report or a list of asks.
//!
//! What happened is an entry of the log that concerns somebody
//! ([`Happening`]); which entries are news of what is kept in an index beside the
//! register. Feeds show them; letters are made of those that came since the last.

mod chronicle;
mod followed;
mod happened;
mod happening;
mod last_days;
pub mod mail;
mod recorded;

pub(crate) use chronicle::Chronicle;
pub use followed::Followed;
pub use happened::{Happened, MOST_LOOKED_AT, Wanted, recorded_by};
pub use happening::Happening;
pub use last_days::{DAYS_KEPT, LastDay, LastDays, MOST_DAYS, MOST_WITHOUT_A_DAY, SetBy};
pub use recorded::Recorded;

pub use crate::webhooks::About;
