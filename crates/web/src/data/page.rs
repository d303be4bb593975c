//! What there is to take away, and how?

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use answerable_export::{Checkpoint, TABLES, Table};
use answerable_wording::{days, numbers};
use askama::Template;
use serde_json::Value;

use super::catalogue;
use crate::frame::Content;
use crate::problem::Problem;
use crate::visit::{Shown, Visit};

/// How many rows of a table are shown.
const ROWS_SHOWN: usize = 5;

/// The most bytes that are read of a table for them.
const BYTES_READ: u64 = 512 * 1024;

/// The most letters of a cell that are shown.
const LETTERS_SHOWN: usize = 80;

#[derive(Template)]
#[template(path = "data/page.html")]
struct DataPage {
    made: Option<Made>,
    /// When it is made, where the program makes it.
    hour: Option<String>,
    /// Whether files are offered here at all.
    is_offered: bool,
}

/// An export that is there.
struct Made {
    /// The day it was made, and that of its rows.
    day: String,
    as_at: String,
    entries: String,
    last_entry: Option<String>,
    root: String,
    sqlite: Option<OneFile>,
    tables: Vec<OneTable>,
    beside: Vec<OneFile>,
    /// The same for programs that gather data sets.
    catalogue: String,
}

/// One file.
struct OneFile {
    name: String,
    says: &'static str,
    size: String,
    sha256: String,
}

/// One table with its first rows and its files.
struct OneTable {
    name: &'static str,
    says: &'static str,
    rows: String,
    files: Vec<(&'static str, OneFile)>,
    shown: &'static [&'static str],
    first: Vec<Vec<String>>,
    columns: Vec<(&'static str, &'static str, &'static str)>,
}

impl Content for DataPage {
    fn title(&self) -> String {
        "Data".to_owned()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/data`.
pub(super) async fn show(visit: Visit) -> Shown {
    let site = visit.site.clone();
    let made = tokio::task::spawn_blocking(move || {
        let folder = site.options.data.folder.clone()?;
        super::there(&site).map(|made| Made::of(&made, &folder, site.base()))
    });
    let made = made
        .await
        .map_err(|why| Problem::Fault(format!("reading the data: {why}")))?;
    let data = &visit.site.options.data;
    visit.show(&DataPage {
        made,
        hour: data.hour.map(hour),
        is_offered: data.folder.is_some(),
    })
}

/// `3am`, `midnight`.
fn hour(hour: u8) -> String {
    match hour {
        0 => "midnight".to_owned(),
        12 => "midday".to_owned(),
        1..=11 => format!("{hour}am"),
        _ => format!("{}pm", hour - 12),
    }
}

impl Made {
    fn of(made: &Checkpoint, folder: &Path, base: &str) -> Self {
        let beside = [
            ("DICTIONARY.md", "What stands in every column, for people"),
            (
                "datapackage.json",
                "The same for programs (Frictionless Data Package)",
            ),
            ("LICENCE.txt", "The terms, and how to say where it is from"),
            ("datasette.json", "What Datasette shows beside the tables"),
        ];
        Self {
            day: days::day(made.made_on),
            as_at: days::day(made.as_at),
            entries: numbers::count(made.entries, "entry", "entries"),
            last_entry: made.entries.checked_sub(1).map(|last| last.to_string()),
            root: made.root.clone(),
            sqlite: OneFile::of(made, answerable_export::SQLITE, "Every table in one file"),
            tables: TABLES
                .iter()
                .map(|table| OneTable::of(table, made, folder))
                .collect(),
            beside: beside
                .into_iter()
                .filter_map(|(name, says)| OneFile::of(made, name, says))
                .collect(),
            catalogue: catalogue::in_a_page(made, base),
        }
    }
}

impl OneFile {
    fn of(made: &Checkpoint, name: &str, says: &'static str) -> Option<Self> {
        let file = made.file(name)?;
        Some(Self {
            name: file.name.clone(),
            says,
            size: size(file.bytes),
            sha256: file.sha256.clone(),
        })
    }
}

impl OneTable {
    fn of(table: &'static Table, made: &Checkpoint, folder: &Path) -> Self {
        let file = |ending: &str| OneFile::of(made, &format!("{}.{ending}", table.name), "");
        let formats = [
            ("CSV", file("csv")),
            ("JSON Lines", file("jsonl")),
            ("Parquet", file("parquet")),
        ];
        let files = formats
            .into_iter()
            .filter_map(|(name, file)| Some((name, file?)));
        Self {
            name: table.name,
            says: table.says,
            rows: numbers::count(made.rows(table.name), "row", "rows"),
            files: files.collect(),
            shown: table.shown,
            first: first_rows(table, folder),
            columns: table
                .all_columns()
                .map(|column| (column.name, column.kind.name(), column.says))
                .collect(),
        }
    }
}

/// The first rows, as the export holds them.
fn first_rows(table: &Table, folder: &Path) -> Vec<Vec<String>> {
    let Ok(file) = File::open(folder.join(format!("{}.jsonl", table.name))) else {
        return Vec::new();
    };
    let lines = BufReader::new(file.take(BYTES_READ)).lines();
    let rows = lines
        .take(ROWS_SHOWN)
        .map_while(Result::ok)
        .map_while(|line| serde_json::from_str::<Value>(&line).ok());
    let cell = |row: &Value, name: &str| match row.get(name) {
        Some(Value::String(words)) => shortened(words),
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(true)) => "true".to_owned(),
        Some(Value::Bool(false)) => "false".to_owned(),
        Some(other) => other.to_string(),
    };
    rows.map(|row| table.shown.iter().map(|name| cell(&row, name)).collect())
        .collect()
}

fn shortened(words: &str) -> String {
    match words.chars().count() > LETTERS_SHOWN {
        false => words.to_owned(),
        true => words.chars().take(LETTERS_SHOWN).chain(['…']).collect(),
    }
}

/// `312 KB`, `4.6 MB`: as people's systems show them, in thousands.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => numbers::count(bytes, "byte", "bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            format!("{}.{} MB", numbers::number(tenths / 10), tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_as_people_read_it() {
        let said = [0, 1, 999, 1_000, 312_400, 1_000_000, 4_551_000].map(size);
        assert_eq!(
            said,
            [
                "no bytes",
                "one byte",
                "999 bytes",
                "1 KB",
                "313 KB",
                "1.0 MB",
                "4.6 MB"
            ]
        );
    }

    #[test]
    fn an_hour_is_said_as_gov_uk_does() {
        assert_eq!(
            [0, 3, 12, 15].map(hour),
            ["midnight", "3am", "midday", "3pm"]
        );
    }
}
