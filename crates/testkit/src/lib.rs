#![doc = include_str!("../README.md")]

pub mod bad_documents;
pub mod country;
pub mod device;
pub mod examples;
pub mod facts;
pub mod histories;
pub mod said;
pub mod story;
mod teller;

pub use teller::Teller;
