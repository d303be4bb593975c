#![doc = include_str!("../README.md")]

pub mod answers;
pub mod clocks;
pub mod concerns;
pub mod counts;
pub mod days;
pub mod deadlines;
pub mod documents;
pub mod history;
pub mod kinds;
pub mod lines;
pub mod monitoring;
pub mod notices;
pub mod numbers;
pub mod outcomes;
pub mod reasons;
pub mod standings;
