//! Days as the law counts them: periods, the first-day rule, holidays, and the working shown.

mod count;
mod deadline;
mod holidays;
mod last_day;
mod parse;
mod period;
mod working;

pub use deadline::{Anchor, Bounds, Deadline};
pub use holidays::{Division, DivisionTable, Holiday, Holidays, HolidaysError, NamedDay};
pub use last_day::{ClockError, FallsOn, Firmness, LastDay};
pub use parse::{DayRefused, parse_day};
pub use period::{FirstDay, Nations, Period, Unit};
pub use working::{Doubt, Reading, Skipped, Step, Working};

/// A day in the civil calendar, with no time and no zone.
///
/// Printed and stored as `2024-03-06`; [`parse_day`] also reads the ways people
/// in the United Kingdom write one.
pub type Day = jiff::civil::Date;

pub use jiff::civil::Weekday;
