//! What does one table hold, and where are its files?

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path as FilePath;

use answerable_export::{TABLES, Table};
use answerable_wording::days;
use askama::Template;
use axum::extract::Path;
use serde_json::Value;

use super::page::OneTable;
use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::shown::Prose;
use crate::visit::{Shown, Visit};

/// How many rows of a table are shown.
const ROWS_SHOWN: usize = 5;

/// The most bytes that are read of a table for them.
const BYTES_READ: u64 = 512 * 1024;

/// The most letters of a cell that are shown.
const LETTERS_SHOWN: usize = 80;

#[derive(Template)]
#[template(path = "data/table.html")]
struct TablePage {
    name: &'static str,
    says: Prose,
    made: Option<Made>,
    columns: Vec<ColumnShown>,
    key: String,
}

/// A table of an export that is there.
struct Made {
    as_at: String,
    table: OneTable,
    shown: &'static [&'static str],
    first: Vec<Vec<String>>,
}

/// One column, and the table whose rows it names.
struct ColumnShown {
    name: &'static str,
    kind: &'static str,
    says: Prose,
    refers: Option<&'static str>,
}

impl Content for TablePage {
    fn title(&self) -> String {
        format!("Data: {}", self.name)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Data", "/data")]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/dictionary/asks`: what the columns hold, whether files were made or not.
pub(super) async fn show(visit: Visit, Path(name): Path<String>) -> Shown {
    let table = TABLES.iter().find(|table| table.name == name);
    let table: &'static Table = table.ok_or(Problem::NotFound)?;
    let site = visit.site.clone();
    let made = tokio::task::spawn_blocking(move || {
        let folder = site.options.data.folder.clone()?;
        super::there(&site).map(|made| Made {
            as_at: days::day(made.as_at),
            table: OneTable::of(table, &made),
            shown: table.shown,
            first: first_rows(table, &folder),
        })
    });
    let made = made
        .await
        .map_err(|why| Problem::Fault(format!("reading the data: {why}")))?;
    visit.show(&TablePage {
        name: table.name,
        says: Prose::of(table.says),
        made,
        columns: columns(table),
        key: table.key.join(", "),
    })
}

fn columns(table: &Table) -> Vec<ColumnShown> {
    let refers = |name: &str| {
        let mut refers = table.refers.iter();
        refers.find(|one| one.column == name).map(|one| one.table)
    };
    let columns = table.all_columns();
    columns
        .map(|column| ColumnShown {
            name: column.name,
            kind: column.kind.name(),
            says: Prose::of(column.says),
            refers: refers(column.name),
        })
        .collect()
}

/// The first rows, as the export holds them.
fn first_rows(table: &Table, folder: &FilePath) -> Vec<Vec<String>> {
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
