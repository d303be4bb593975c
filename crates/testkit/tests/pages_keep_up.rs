//! Pages of `docs/` that list what the code offers, list all of it.
#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot read")]

use std::fs;
use std::path::{Path, PathBuf};

use answerable_register::standing::StandingKind;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(name: &str) -> String {
    fs::read_to_string(root().join("docs").join(name)).unwrap()
}

#[test]
fn every_column_of_a_download_is_explained() {
    let api = page("API.md");
    let mut columns = Vec::new();
    for folder in ["pages", "shown"] {
        collect(&root().join("crates/web/src").join(folder), &mut columns);
    }
    assert!(columns.len() > 40, "the columns are where we look for them");
    let missing: Vec<_> = columns
        .iter()
        .filter(|column| !api.contains(&format!("| `{column}` |")))
        .collect();
    assert!(
        missing.is_empty(),
        "docs/API.md does not explain {missing:?}"
    );
}

#[test]
fn every_standing_is_explained_and_can_be_asked_for() {
    let (method, api) = (page("METHOD.md"), page("API.md"));
    for kind in StandingKind::LISTED {
        let word = format!("`{}`", kind.as_str());
        assert!(method.contains(&format!("| {word} |")), "METHOD: {word}");
        assert!(api.contains(&word), "API: {word}");
    }
}

#[test]
fn a_column_is_found_however_it_is_written() {
    let code = "column(\"subject\", \"What\"),\nColumn {\n    name: \"day\",\n    heading: \"Day\",\n}\nListing { name: \"asks\" }";
    assert_eq!(columns_in(code), ["subject", "day"]);
}

/// The columns named in every Rust file of a folder.
fn collect(folder: &Path, columns: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, columns);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            columns.extend(columns_in(&fs::read_to_string(path).unwrap()));
        }
    }
}

/// `column("name", …)` and `Column { name: "name", … }`.
fn columns_in(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for beginning in ["column(\"", "Column {"] {
        for rest in code.split(beginning).skip(1) {
            let name = match beginning {
                "Column {" => rest.trim_start().strip_prefix("name: \""),
                _ => Some(rest),
            };
            if let Some((name, _)) = name.and_then(|name| name.split_once('"')) {
                found.push(name.to_owned());
            }
        }
    }
    found
}
