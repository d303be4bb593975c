#![doc = include_str!("../README.md")]

pub mod clocks;
pub mod days;
pub mod deadlines;
pub mod documents;
pub mod kinds;
pub mod notices;
pub mod numbers;
pub mod reasons;
pub mod standings;
