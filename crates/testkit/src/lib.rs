//! For tests only: a made-up country, its bodies and days, and ways to tell a
//! register about them.
//!
//! * [`country`]: Exampleshire, Northmoor, Southvale and Westmarch, with their
//!   forces and local policing bodies, an inspectorate, powers and holidays;
//! * [`facts`]: short builders of reports, things asked, answers, looks;
//! * [`Teller`]: a register told entry by entry, day by day, and as strict as
//!   the real one;
//! * [`said`]: how an ask stands, in the words that tests and stories use;
//! * [`histories`]: random histories that could have happened, for properties;
//! * [`story`]: plain-text stories, each of them a test.
//!
//! No real body is named here, and nothing here may be used in what ships.

pub mod country;
pub mod facts;
pub mod histories;
pub mod said;
pub mod story;
mod teller;

pub use teller::Teller;
