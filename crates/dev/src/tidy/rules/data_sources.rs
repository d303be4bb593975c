//! A fact ships with its source: every row of `data/` names where it was read
//! and whether it was checked, and every file of the sample names its source.

use crate::tidy::ground::{File, Ground};
use crate::tidy::{Finding, Rule};

pub(in crate::tidy) const RULE: Rule = Rule {
    name: "data-sources",
    promise: "every row of data/ has a source and says whether it was checked",
    find,
    broken: || {
        Ground::of_files(&[(
            "data/bodies/forces.csv",
            "id,name,source,checked\nnorthmoor,Northmoor Police,,yes\n",
        )])
    },
};

/// Columns that every row fills.
const COLUMNS: [&str; 2] = ["source", "checked"];

/// Folders whose files hold facts in the form of the sample.
const FACTS: [&str; 2] = ["data/sample/", "data/practice/"];

/// Keys that name a source in a file of the sample.
const KEYS: [&str; 3] = ["source", "sources", "url"];

fn find(ground: &Ground) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in ground
        .files
        .iter()
        .filter(|file| file.path.starts_with("data/"))
    {
        if file.is("csv") {
            findings.extend(rows_without(file));
        } else if file.is("toml") && FACTS.iter().any(|of| file.path.starts_with(of)) {
            findings.extend(sample_without(file));
        }
    }
    findings
}

fn rows_without(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    let remedy = "Name where the fact was read (a title or address) and whether it was checked";
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(file.text.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    for column in COLUMNS {
        let Some(place) = headers.iter().position(|header| header == column) else {
            findings.push(Finding::failure(
                &file.path,
                Some(1),
                format!("has no column '{column}'"),
                remedy,
            ));
            continue;
        };
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .from_reader(file.text.as_bytes());
        for record in reader.records() {
            let (line, empty) = match &record {
                Ok(row) => (row.position().map(csv::Position::line), row.get(place)),
                Err(fault) => (fault.position().map(csv::Position::line), None),
            };
            if empty.is_none_or(|value| value.trim().is_empty()) {
                findings.push(Finding::failure(
                    &file.path,
                    line.and_then(|line| usize::try_from(line).ok()),
                    format!("a row has nothing under '{column}'"),
                    remedy,
                ));
            }
        }
    }
    findings
}

fn sample_without(file: &File) -> Option<Finding> {
    let what = match file.text.parse::<toml::Table>().map(toml::Value::Table) {
        Ok(table) if names_a_source(&table) => return None,
        Ok(_) => "names no source".to_owned(),
        Err(fault) => format!("is not TOML: {}", fault.message()),
    };
    Some(Finding::failure(
        &file.path,
        None,
        what,
        "Give the document's title, address and day under a key 'source'",
    ))
}

/// Whether a source is named anywhere in the value, and is not empty.
fn names_a_source(value: &toml::Value) -> bool {
    match value {
        toml::Value::Table(table) => table.iter().any(|(key, inner)| {
            (KEYS.contains(&key.as_str()) && !is_empty(inner)) || names_a_source(inner)
        }),
        toml::Value::Array(items) => items.iter().any(names_a_source),
        _ => false,
    }
}

fn is_empty(value: &toml::Value) -> bool {
    match value {
        toml::Value::String(text) => text.trim().is_empty(),
        toml::Value::Array(items) => items.is_empty(),
        toml::Value::Table(table) => table.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_file(path: &str, text: &str) -> Vec<Finding> {
        find(&Ground::of_files(&[(path, text)]))
    }

    #[test]
    fn a_row_with_both_is_good_and_one_without_is_named_by_its_line() {
        let head = "id,note,source,checked\n";
        let good = "a,\"two\nlines\",\"An Act, s. 1\",yes\n";
        assert_eq!(in_file("data/powers/a.csv", &format!("{head}{good}")), []);
        let found = in_file("data/powers/a.csv", &format!("{head}{good}b,,An Act,\n"));
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].line, found[0].what.as_str()),
            (Some(4), "a row has nothing under 'checked'")
        );
    }

    #[test]
    fn a_table_without_the_columns_is_refused() {
        assert_eq!(in_file("data/powers/a.csv", "id\na\n").len(), 2);
    }

    #[test]
    fn a_file_of_the_sample_names_its_source() {
        let good = "[[report]]\nsource = \"An inspection, 2024\"\n";
        assert_eq!(in_file("data/sample/a.toml", good), []);
        assert_eq!(in_file("data/sample/a.toml", "source = \"\"\n").len(), 1);
        assert_eq!(in_file("data/sample/a.toml", "= broken").len(), 1);
    }
}
