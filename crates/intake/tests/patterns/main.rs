//! How documents word what they ask: every pattern by name, with invented
//! bodies.

#[path = "../support/mod.rs"]
mod support;

mod again;
mod bullets;
mod cards;
mod deadlines;
mod every_bullet;
mod forms;
mod letters;
mod lists_alike;
mod minutes;
mod names;
mod not_asks;
mod other_habits;
mod plain_letters;
mod plain_reports;
mod plain_silence;
mod pointed_at;
mod reports;
mod said_otherwise;
mod several;
mod shapes;
mod tables_above;

use answerable_intake::{Media, Reading, read};

/// Reads a text in which Exampleshire's bodies are known.
fn reading(text: &str) -> Reading {
    read(text.as_bytes(), Media::PlainText, &support::invented()).expect("a short text")
}

/// What a text yields, as a person would check it.
fn yields(text: &str) -> String {
    support::print(&reading(text))
}

/// The same for a web page.
fn page_yields(page: &str) -> String {
    let reading = read(page.as_bytes(), Media::Html, &support::invented()).expect("a short page");
    support::print(&reading)
}
