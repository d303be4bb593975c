#![doc = include_str!("../README.md")]

mod clock_bar;
pub mod palette;
mod svg;

pub use clock_bar::{ClockBar, ClockEnd};
