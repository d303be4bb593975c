//! A power, its last day and its working, as words.
//!
//! "By law" stands only where an Act or an instrument sets the day; a
//! convention, a standard or guidance is called that, so that the law's day and
//! anyone else's never look alike.

mod last_day;
mod period;
mod power;
mod working;

#[cfg(test)]
mod tests;

pub use last_day::{doubt, falls_on, headline, last_day_sentence, why_no_last_day};
pub use period::{counting, how_long, length, what_counts};
pub use power::{Fact, confirmed, facts, named, set_by};
pub use working::{DATE_ON_THE_LETTER, Detail, Line, counted_from, weekends_left_out, working};
