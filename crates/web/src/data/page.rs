//! What there is to take away, and how?

use answerable_export::{Checkpoint, TABLES, Table};
use answerable_wording::{days, numbers};
use askama::Template;

use super::catalogue;
use crate::frame::Content;
use crate::problem::Problem;
use crate::shown::Prose;
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "data/page.html")]
struct DataPage {
    made: Option<Made>,
    /// When it is made, where the program makes it.
    hour: Option<String>,
    /// Whether files are offered here at all.
    is_offered: bool,
    left_to_the_log: &'static str,
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
pub(super) struct OneFile {
    pub(super) name: String,
    says: &'static str,
    pub(super) size: String,
    pub(super) sha256: String,
}

/// One table with its files.
pub(super) struct OneTable {
    pub(super) name: &'static str,
    says: Prose,
    pub(super) rows: String,
    pub(super) files: Vec<(&'static str, OneFile)>,
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
        super::there(&site).map(|made| Made::of(&made, site.base()))
    });
    let made = made
        .await
        .map_err(|why| Problem::Fault(format!("reading the data: {why}")))?;
    let data = &visit.site.options.data;
    visit.show(&DataPage {
        made,
        hour: data.hour.map(hour),
        is_offered: data.folder.is_some(),
        left_to_the_log: answerable_export::LEFT_TO_THE_LOG,
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
    fn of(made: &Checkpoint, base: &str) -> Self {
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
                .map(|table| OneTable::of(table, made))
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
    pub(super) fn of(table: &'static Table, made: &Checkpoint) -> Self {
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
            says: Prose::of(table.says),
            rows: numbers::count(made.rows(table.name), "row", "rows"),
            files: files.collect(),
        }
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
