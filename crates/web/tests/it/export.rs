//! The export beside the lists of the site: a column that both have holds the same.

use std::collections::BTreeMap;
use std::fs;

use answerable_export::{Entries, EntryLine, NotExported, NotWritten, Order, export};
use answerable_web::{Data, Options};
use jiff::civil::Date;
use serde_json::Value;

use crate::site::Site;
use crate::world::{TODAY, World};

/// A log of which nothing is told: its own table is held elsewhere.
struct NoEntries;

impl Entries for NoEntries {
    fn each(
        &self,
        _: u64,
        _: &mut dyn FnMut(EntryLine<'_>) -> Result<(), NotWritten>,
    ) -> Result<(), NotExported> {
        Ok(())
    }
}

type Rows = BTreeMap<String, Value>;

/// The asks of an export, by their addresses.
fn exported(world: &World, as_at: Date) -> Rows {
    let home = tempfile::tempdir().unwrap();
    let order = Order {
        folder: home.path().join("out"),
        as_at,
        today: TODAY,
    };
    export(&*world.desk.read(), &NoEntries, &order).unwrap();
    let lines = fs::read_to_string(order.folder.join("asks.jsonl")).unwrap();
    let rows = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    rows.map(|row: Value| (row["page"].as_str().unwrap().to_owned(), row))
        .collect()
}

/// The columns of the list of asks, in their order.
async fn columns(site: &Site) -> Vec<String> {
    let document: Value = serde_json::from_str(&site.get("/api/openapi.json").await.body).unwrap();
    let columns = &document["components"]["schemas"]["Ask"]["required"];
    serde_json::from_value(columns.clone()).unwrap()
}

/// As a cell of the list has it: what is not known apart from what there is none of.
fn as_listed(row: &Value, column: &str) -> String {
    let not_known = row["not_known"].as_str().unwrap_or_default();
    match &row[column] {
        Value::String(words) => answerable_export::plain(words).into_owned(),
        Value::Null if not_known.split(' ').any(|name| name == column) => "[x]".to_owned(),
        Value::Null => "[z]".to_owned(),
        other => other.to_string(),
    }
}

/// Every cell in which the two differ, of the columns that both have.
async fn differences(world: World, as_at: Date) -> (usize, Vec<String>) {
    let theirs = exported(&world, as_at);
    let site = Site::of(world, Options::default());
    let columns = columns(&site).await;
    let both: Vec<(usize, &String)> = {
        let first = theirs.values().next().unwrap();
        let has = |(_, column): &(usize, &String)| first.get(column.as_str()).is_some();
        columns.iter().enumerate().filter(has).collect()
    };
    assert_eq!(
        both.len() + 2,
        columns.len(),
        "all but the looks and the notices"
    );
    let list = site.get(&format!("/asks.csv?as-at={as_at}")).await;
    let mut reader = csv::Reader::from_reader(list.body.as_bytes());
    let page = columns.iter().position(|column| column == "page").unwrap();
    let (mut listed, mut found) = (0, Vec::new());
    for row in reader.records() {
        let row = row.unwrap();
        listed += 1;
        let (address, _) = row[page].split_once('?').unwrap_or((&row[page], ""));
        let theirs = &theirs[address];
        for (place, column) in &both {
            // The list leads to its own day.
            let here = if *place == page {
                address
            } else {
                &row[*place]
            };
            let there = as_listed(theirs, column);
            if here != there {
                found.push(format!(
                    "{address} {column}: {here} here, {there} in the export"
                ));
            }
        }
    }
    assert_eq!(listed, theirs.len());
    (listed, found)
}

#[tokio::test]
async fn what_the_list_of_asks_says_the_export_says_too() {
    let mut rows = 0;
    for (world, as_at) in [
        (World::sample(), TODAY),
        (World::sample(), "2023-09-15".parse().unwrap()),
        (World::invented(), TODAY),
        (World::invented(), "2024-05-20".parse().unwrap()),
    ] {
        let (listed, found) = differences(world, as_at).await;
        assert!(found.is_empty(), "as at {as_at}:\n{}", found.join("\n"));
        rows += listed;
    }
    assert!(rows > 1_000, "only {rows} rows were compared");
}

#[tokio::test]
async fn a_table_has_a_page_with_its_first_rows_and_every_column() {
    let world = World::sample();
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("out");
    let order = Order {
        folder: folder.clone(),
        as_at: TODAY,
        today: TODAY,
    };
    export(&*world.desk.read(), &NoEntries, &order).unwrap();
    let data = Data {
        folder: Some(folder),
        hour: Some(3),
    };
    let options = Options {
        data,
        ..Options::default()
    };
    let site = Site::of(world, options);
    let list = site.get("/data").await;
    for table in answerable_export::TABLES {
        let address = format!("/dictionary/{}", table.name);
        assert!(list.links().contains(&address), "{address}");
        let page = site.get(&address).await;
        let words = page.words();
        for column in table.all_columns() {
            let says = column.says.replace('`', "");
            assert!(words.contains(&says), "{address}: {}", column.name);
        }
        let has_rows = !words.contains("It has no row yet.");
        assert_eq!(has_rows, words.contains("First rows"), "{address}");
        let csv = site.get(&format!("/data/{}.csv", table.name)).await;
        assert_eq!(csv.body.lines().count() > 1, has_rows, "{address}");
    }
    let nodes = list.body.matches('<').count() - list.body.matches("</").count();
    assert!(nodes < 700, "the page has {nodes} elements");
    let none = site.get("/dictionary/no-such-table").await;
    assert_eq!(none.status, axum::http::StatusCode::NOT_FOUND);
}

/// The control: a cell of the export reads as its own kind of empty.
#[test]
fn what_is_not_known_is_told_from_what_there_is_none_of() {
    let row = serde_json::json!({"position": "accepts", "not_known": "told_by", "told_by": null});
    assert_eq!(as_listed(&row, "position"), "accepts");
    assert_eq!(as_listed(&row, "told_by"), "[x]");
    assert_eq!(as_listed(&row, "reply"), "[z]");
}
