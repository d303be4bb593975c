#![doc = include_str!("../README.md")]

mod clock_bar;
mod funnel;
mod key;
mod over_time;
pub mod palette;
mod picture;
mod plot;
mod small_multiples;
mod stays;
mod svg;
mod words;

pub use clock_bar::{ClockBar, ClockEnd};
pub use funnel::{FunnelBody, FunnelChart, FunnelKey, LimitPoint};
pub use over_time::{AsAtMark, OverTime, TimePoint};
pub use picture::{FILE_WIDTH, NARROWEST, Picture, Words};
pub use plot::Tick;
pub use small_multiples::{Panel, SmallMultiples};
pub use stays::{Stay, StayEnd, StayRow, Stays, StaysKey};
