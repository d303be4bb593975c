#![doc = include_str!("../README.md")]
//!
//! ## Working days, tried
//!
//! ```
//! use answerable_calendar::{
//!     Division, DivisionTable, Holidays, NamedDay, Nations, Period, Unit, parse_day,
//! };
//! # fn table(division: Division, days: &[&str]) -> DivisionTable {
//! #     DivisionTable {
//! #         division,
//! #         from: parse_day("2023-12-01").unwrap(),
//! #         until: parse_day("2024-01-31").unwrap(),
//! #         holidays: days
//! #             .iter()
//! #             .map(|day| NamedDay { day: parse_day(day).unwrap(), name: "a holiday".into() })
//! #             .collect(),
//! #     }
//! # }
//! let everywhere = ["2023-12-25", "2023-12-26", "2024-01-01"];
//! let holidays = Holidays::try_new(vec![
//!     table(Division::EnglandAndWales, &everywhere),
//!     table(Division::Scotland, &["2023-12-25", "2023-12-26", "2024-01-01", "2024-01-02"]),
//!     table(Division::NorthernIreland, &everywhere),
//! ])?;
//!
//! let received = parse_day("20 December 2023")?;
//! let last_day = |nations| {
//!     let rule = Period::following(20, Unit::WorkingDays(nations));
//!     rule.last_day(received, &holidays).map(|last| last.day)
//! };
//! assert_eq!(last_day(Nations::UnitedKingdom)?, parse_day("23 January 2024")?);
//! assert_eq!(last_day(Nations::EnglandAndWales)?, parse_day("22 January 2024")?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod count;
mod deadline;
mod elapsed;
mod holidays;
mod last_day;
mod months;
mod parse;
mod period;
mod working;

pub use deadline::{Anchor, Bounds, Deadline};
pub use elapsed::{WorkingDays, days_after, working_days_after};
pub use holidays::{Division, DivisionTable, Holiday, Holidays, HolidaysError, NamedDay};
pub use last_day::{ClockError, FallsOn, Firmness, LastDay};
pub use months::{MONTHS, month_name, month_named};
pub use parse::{DayRefused, parse_day};
pub use period::{FirstDay, Nations, Period, Unit};
pub use working::{Doubt, Reading, Skipped, Step, Working};

/// A day in the civil calendar, with no time and no zone.
///
/// Printed and stored as `2024-03-06`; [`parse_day`] also reads the ways people
/// in the United Kingdom write one.
pub type Day = jiff::civil::Date;

pub use jiff::civil::Weekday;
