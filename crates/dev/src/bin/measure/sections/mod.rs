//! What is measured, one file a section. To add one: write its file and name
//! it here.

mod answering;
mod asked_before;
mod bad_documents;
mod datasette;
mod export;
mod fold;
mod pages;
mod people;
mod start;
mod writers;

use anyhow::Result;

use crate::bench::Bench;
use crate::figure::Figure;

/// One thing that is measured.
pub(crate) struct Section {
    pub(crate) name: &'static str,
    pub(crate) promise: &'static str,
    pub(crate) measure: fn(&Bench) -> Result<Vec<Figure>>,
}

/// Rounds of every section: a goal is met on at least five.
const ROUNDS: usize = 5;

/// Every section.
pub(crate) const ALL: [Section; 10] = [
    fold::SECTION,
    start::SECTION,
    pages::SECTION,
    datasette::SECTION,
    export::SECTION,
    asked_before::SECTION,
    answering::SECTION,
    people::SECTION,
    writers::SECTION,
    bad_documents::SECTION,
];
