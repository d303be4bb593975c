//! Days as the law counts them: periods, the first-day rule, holidays, and the
//! working shown.
//!
//! A statute says "within 56 days beginning with the day on which the report is
//! published". Most people, and most programs, add 56 to the date and are a day
//! out. This crate holds the rule whole, so that nobody has to remember it:
//!
//! ```
//! use answerable_calendar::{Holidays, Period, Unit, parse_day};
//!
//! let published = parse_day("6 March 2024")?;
//! let rule = Period::beginning_with(56, Unit::CalendarDays);
//!
//! let last = rule.last_day(published, &Holidays::unknown())?;
//! assert_eq!(last.day, parse_day("30 April 2024")?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it promises
//!
//! - **The first-day rule is part of the type.** A [`Period`] cannot be made
//!   without saying whether the day of the trigger is day one ([`FirstDay`]).
//! - **Calendar days are never moved.** Where a last day falls on a Sunday or a
//!   bank holiday it stays, and [`LastDay::falls_on`] says what it is. Only a
//!   rule in working days steps over a day.
//! - **No silent guess.** The table of [`Holidays`] knows where it ends. A count
//!   that leaves it is [`Firmness::Provisional`] and says beyond which day.
//! - **The working is shown.** [`Period::working`] gives every day from the
//!   trigger to the last day and why each counted or did not, and adds up to the
//!   same day as [`Period::last_day`].
//! - **A deadline keeps the form it was published in.** [`Deadline::bounds`]
//!   gives the earliest and the latest day the words allow, and none where they
//!   allow none.
//!
//! # Beginning with, and after
//!
//! | the words | day one | 56 days from 6 March 2024 end on |
//! |---|---|---|
//! | "beginning with the day" ([`FirstDay::Counts`]) | 6 March | 30 April |
//! | "after", "following", "from the day" ([`FirstDay::DoesNotCount`]) | 7 March | 1 May |
//!
//! # Working days
//!
//! Which days are holidays depends on whom one asks. Freedom of information
//! leaves out a bank holiday in *any* part of the United Kingdom (Freedom of
//! Information Act 2000 s.10(6)); nearly everything else looks at England and
//! Wales alone. A request received on 20 December 2023 is due on 23 January 2024
//! and not on the 22nd, because 2 January is a holiday in Scotland:
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
//!
//! # What is not here
//!
//! No policing: which power gives how long is data, and the `register` holds it.
//! No wall clock: every question takes its days. No words for people beyond the
//! refusals of [`parse_day`]: `wording` says `30 April 2024`.
//!
//! The tests in `tests/statutes` mirror the law, a file for each provision.

mod count;
mod deadline;
mod elapsed;
mod holidays;
mod last_day;
mod parse;
mod period;
mod working;

pub use deadline::{Anchor, Bounds, Deadline};
pub use elapsed::{WorkingDays, days_after, working_days_after};
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
