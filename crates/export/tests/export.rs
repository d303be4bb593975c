//! What an export promises: one register, in every format the same, whole or not
//! there at all.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

mod log_of;

use std::fs;
use std::path::Path;

use answerable_export::{
    Checkpoint, Entries, EntryLine, NotExported, NotReady, NotWritten, Order, PART, TABLES, export,
};
use answerable_testkit::{Teller, facts};
use jiff::civil::{Date, date};
use log_of::LogOf;
use rusqlite::Connection;
use tempfile::TempDir;

const TODAY: Date = date(2024, 6, 1);

/// What a spreadsheet, a shell or a page might take for more than words.
const HOSTILE: [&str; 6] = [
    "=HYPERLINK(\"https://evil.example\")",
    "+1+1",
    "@SUM(A1:A9)",
    "a\r\nb,\"c\"\t'd'",
    "<script>alert(1)</script>",
    "'; DROP TABLE asks; --",
];

/// A report with hostile titles among what it asks, an answer and a look.
fn told() -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("2024-05-20");
    let report = facts::report_about("custody", "2024-03-06", &["exampleshire-police"]);
    teller.tell(report.clone());
    for (number, words) in HOSTILE.into_iter().enumerate() {
        let id = format!("custody-{number}");
        let mut asked = facts::recommendation(&id, &report, &["exampleshire-police"]);
        asked.title = words.into();
        teller.tell(asked);
    }
    let comments = "custody/exampleshire-pcc/comment";
    teller.tell(facts::answer_on(
        "letter",
        "exampleshire-pcc",
        "2024-05-02",
        &[comments],
    ));
    teller
}

fn order(folder: &Path) -> Order {
    Order {
        folder: folder.to_owned(),
        as_at: TODAY,
        today: TODAY,
    }
}

fn exported(teller: &Teller) -> (TempDir, Checkpoint) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("out");
    let made = export(teller.register(), &LogOf(teller), &order(&folder)).unwrap();
    (home, made.checkpoint)
}

#[test]
fn every_format_has_the_same_rows_and_the_columns_of_the_dictionary() {
    let (home, made) = exported(&told());
    let folder = home.path().join("out");
    let package = fs::read_to_string(folder.join("datapackage.json")).unwrap();
    let package: serde_json::Value = serde_json::from_str(&package).unwrap();
    let people = fs::read_to_string(folder.join("DICTIONARY.md")).unwrap();
    let sqlite = Connection::open(folder.join("register.db")).unwrap();
    for (place, table) in TABLES.iter().enumerate() {
        let name = table.name;
        let rows = made.rows(name);
        let fields = &package["resources"][place]["schema"]["fields"];
        let columns: Vec<&str> = fields
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        for column in &columns {
            assert!(
                people.contains(&format!("| `{column}` |")),
                "{name}.{column}"
            );
        }
        let mut csv = csv::Reader::from_path(folder.join(format!("{name}.csv"))).unwrap();
        assert_eq!(csv.headers().unwrap().iter().collect::<Vec<_>>(), columns);
        assert_eq!(
            csv.records().map(Result::unwrap).count() as u64,
            rows,
            "{name}"
        );
        let lines = fs::read_to_string(folder.join(format!("{name}.jsonl"))).unwrap();
        assert_eq!(lines.lines().count() as u64, rows, "{name}");
        for line in lines.lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let members = row.as_object().unwrap();
            assert_eq!(members.len(), columns.len(), "{name}");
            assert!(columns.iter().all(|column| members.contains_key(*column)));
        }
        let in_sqlite: u64 = sqlite
            .query_row(&format!("SELECT count(*) FROM {name}"), [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(in_sqlite, rows, "{name}");
        let parquet = fs::File::open(folder.join(format!("{name}.parquet"))).unwrap();
        let parquet = parquet::file::reader::SerializedFileReader::new(parquet).unwrap();
        let held = parquet::file::reader::FileReader::metadata(&parquet).file_metadata();
        assert_eq!(held.num_rows() as u64, rows, "{name}");
        let of_parquet: Vec<_> = held
            .schema()
            .get_fields()
            .iter()
            .map(|field| field.name())
            .collect();
        assert_eq!(of_parquet, columns, "{name}");
    }
    assert!(
        made.rows("asks") > HOSTILE.len() as u64,
        "the test says nothing of asks"
    );
}

#[test]
fn every_reference_in_the_database_is_there_and_words_can_be_searched() {
    let (home, _) = exported(&told());
    let sqlite = Connection::open(home.path().join("out/register.db")).unwrap();
    let mut check = sqlite.prepare("PRAGMA foreign_key_check").unwrap();
    let broken: Vec<String> = check
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(broken, Vec::<String>::new());
    let found: String = sqlite
        .query_row(
            "SELECT ask FROM asks JOIN asks_fts ON asks_fts.rowid = asks.rowid \
             WHERE asks_fts MATCH 'hyperlink' LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!(found.starts_with("custody-0/"), "{found}");
}

#[test]
fn hostile_words_are_words_in_every_format_and_no_formula_in_csv() {
    let (home, _) = exported(&told());
    let folder = home.path().join("out");
    let mut csv = csv::Reader::from_path(folder.join("things_asked.csv")).unwrap();
    let titles: Vec<String> = csv
        .records()
        .map(|row| row.unwrap()[1].to_owned())
        .collect();
    for title in &titles {
        assert!(
            !title.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{title}"
        );
    }
    let lines = fs::read_to_string(folder.join("things_asked.jsonl")).unwrap();
    let sqlite = Connection::open(folder.join("register.db")).unwrap();
    for words in HOSTILE {
        let is_there = lines.lines().any(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            row["title"] == words
        });
        assert!(is_there, "{words}");
        let held: u64 = sqlite
            .query_row(
                "SELECT count(*) FROM things_asked WHERE title = ?1",
                [words],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(held, 1, "{words}");
    }
}

#[test]
fn a_past_day_leaves_out_what_came_after_it() {
    let teller = told();
    let home = tempfile::tempdir().unwrap();
    let order = Order {
        as_at: date(2024, 4, 1),
        ..order(&home.path().join("out"))
    };
    let made = export(teller.register(), &LogOf(&teller), &order)
        .unwrap()
        .checkpoint;
    assert_eq!(made.rows("answers"), 0, "it was published on 2 May");
    assert!(made.rows("asks") > 0);
    let before = Order {
        as_at: date(2024, 3, 1),
        ..order
    };
    let made = export(teller.register(), &LogOf(&teller), &before)
        .unwrap()
        .checkpoint;
    assert_eq!((made.rows("asks"), made.rows("reports")), (0, 0));
}

#[test]
fn the_root_is_that_of_every_entry_of_the_log() {
    let (_, made) = exported(&told());
    let mut shorter = told();
    let (_, same) = exported(&shorter);
    assert_eq!(made.root, same.root);
    shorter.tell(facts::source("one-more"));
    assert_ne!(exported(&shorter).1.root, made.root);
}

#[test]
fn nothing_is_written_over_that_no_export_wrote() {
    let teller = told();
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("out");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("thesis.txt"), "years of work").unwrap();
    let refused = export(teller.register(), &LogOf(&teller), &order(&folder));
    assert!(matches!(
        refused,
        Err(NotExported::NotReady(NotReady::NotOurs { .. }))
    ));
    assert_eq!(
        fs::read_to_string(folder.join("thesis.txt")).unwrap(),
        "years of work"
    );
    fs::remove_file(folder.join("thesis.txt")).unwrap();
    for _ in 0..2 {
        export(teller.register(), &LogOf(&teller), &order(&folder)).unwrap();
    }
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    assert!(export(teller.register(), &LogOf(&teller), &order(&folder)).is_err());
}

/// A log that breaks off, as a disk does that fails.
struct Breaks;

impl Entries for Breaks {
    fn each(
        &self,
        _: u64,
        _: &mut dyn FnMut(EntryLine<'_>) -> Result<(), NotWritten>,
    ) -> Result<(), NotExported> {
        Err(NotExported::Log("the disk is gone".to_owned()))
    }
}

#[test]
fn what_breaks_off_leaves_the_files_of_before_and_nothing_beside_them() {
    let teller = told();
    let (home, made) = exported(&teller);
    let folder = home.path().join("out");
    assert!(export(teller.register(), &Breaks, &order(&folder)).is_err());
    assert_eq!(Checkpoint::read(&folder), Some(made));
    let names: Vec<_> = fs::read_dir(home.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["out"]);
}

#[test]
fn what_a_kill_left_is_thrown_away_by_the_next_and_another_is_waited_for() {
    let teller = told();
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("out");
    let part = home.path().join(format!("out{PART}"));
    fs::create_dir(&part).unwrap();
    let mark = fs::File::create(part.join(".answerable-export")).unwrap();
    fs::write(part.join("asks.csv"), "half a").unwrap();
    mark.lock().unwrap();
    let refused = export(teller.register(), &LogOf(&teller), &order(&folder));
    assert!(matches!(
        refused,
        Err(NotExported::NotReady(NotReady::Busy { .. }))
    ));
    drop(mark);
    export(teller.register(), &LogOf(&teller), &order(&folder)).unwrap();
    assert!(!part.exists());
}
