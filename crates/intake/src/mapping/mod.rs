//! Spreadsheets, read through a mapping that a person approves.
