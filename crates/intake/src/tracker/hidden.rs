//! What a workbook hides: rows and columns. What else reads workbooks does not
//! tell it.

use std::collections::BTreeSet;
use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::MOST_CELLS;

/// The most columns a sheet of Excel can have.
const MOST_COLUMNS: u32 = 16_384;

/// The rows and columns that a sheet hides, counted from 0, and how many of its
/// stretches of cells are merged into one.
#[derive(Default)]
pub(crate) struct Hidden {
    pub(crate) rows: BTreeSet<u32>,
    pub(crate) columns: BTreeSet<u32>,
    pub(crate) merged: usize,
}

/// Reads the XML of a sheet. What is no sheet hides nothing.
pub(super) fn read(sheet: impl Read) -> Hidden {
    let mut hidden = Hidden::default();
    let mut row = 0;
    each_element(sheet, |element| match element.local_name().as_ref() {
        "row" => {
            row = number(element, "r").unwrap_or(row + 1);
            if is_set(element, "hidden") && hidden.rows.len() < MOST_CELLS {
                hidden.rows.insert(row.saturating_sub(1));
            }
        }
        "col" if is_set(element, "hidden") => {
            let first = number(element, "min").unwrap_or(1).max(1);
            let last = number(element, "max").unwrap_or(first).min(MOST_COLUMNS);
            hidden
                .columns
                .extend((first..=last).map(|column| column - 1));
        }
        "mergeCell" => hidden.merged += 1,
        _ => {}
    });
    hidden
}

/// How many comments a part of comments holds.
pub(super) fn comments(part: impl Read) -> usize {
    let mut found = 0;
    each_element(part, |element| {
        found += usize::from(element.local_name().as_ref() == "comment");
    });
    found
}

/// Where the sheets of a workbook lie: their names, and the parts that hold
/// them, from `xl/workbook.xml` and its relationships.
pub(super) fn places(workbook: &[u8], relationships: &[u8]) -> Vec<(String, String)> {
    let mut targets = Vec::new();
    each_element(relationships, |element| {
        if let ("Relationship", Some(id), Some(target)) = (
            element.local_name().as_ref(),
            value(element, "Id"),
            value(element, "Target"),
        ) {
            let target = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("xl/{target}"),
            };
            targets.push((id, target));
        }
    });
    let mut places = Vec::new();
    each_element(workbook, |element| {
        if element.local_name().as_ref() != "sheet" {
            return;
        }
        let id = element.attributes().flatten().find_map(|attribute| {
            let is_id = attribute.key.local_name().as_ref() == "id";
            is_id.then(|| attribute.value.into_owned())
        });
        let target = targets.iter().find(|(this, _)| Some(this) == id.as_ref());
        if let (Some(name), Some((_, target))) = (value(element, "name"), target) {
            places.push((name, target.clone()));
        }
    });
    places
}

fn each_element(xml: impl Read, mut look: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_reader(BufReader::new(xml));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => look(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    value(element, name)?.parse().ok()
}

fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    value(element, name).is_some_and(|value| matches!(value.as_str(), "1" | "true"))
}
