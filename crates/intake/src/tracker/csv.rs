//! A tracker saved as text.

use csv::{ReaderBuilder, StringRecord};

use super::refused::{NotASheet, NotRead};
use super::table::{Cell, Grid, Workbook};
use super::{MOST_CELLS, MOST_CHARS};
use crate::decode::decode;

/// What may stand between the cells.
const BETWEEN: [u8; 3] = [b',', b';', b'\t'];

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, NotRead> {
    let decoded = decode(bytes);
    let text = &decoded.text;
    // No text has it; a picture or a program has thousands.
    if text.contains('\0') || begins_as_another_kind(text) {
        return Err(NotRead::AnotherKind);
    }
    if text.trim().is_empty() {
        return Err(NotRead::Empty);
    }
    if text.chars().count() > MOST_CHARS {
        return Err(NotRead::TooMuchText);
    }
    let sheet = grid(text)
        .and_then(|grid| grid.sheet(String::new(), false))
        .map_err(NotRead::NoSheet)?;
    Ok(Workbook {
        sheets: vec![sheet],
        left_out: Vec::new(),
        damage: decoded.damage,
    })
}

fn grid(text: &str) -> Result<Grid, NotASheet> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut record = StringRecord::new();
    let mut cells = 0;
    let mut row = 0;
    // The text is UTF-8 and in memory: nothing of it fails to be read.
    while reader.read_record(&mut record).unwrap_or(false) {
        for (column, words) in record.iter().enumerate() {
            cells += 1;
            if cells > MOST_CELLS {
                return Err(NotASheet::TooManyCells);
            }
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            grid.put((row, column), Cell::of(words))?;
        }
        row += 1;
    }
    Ok(grid)
}

/// What stands between cells: whichever the first lines have most of, outside
/// quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut counts = [0_usize; BETWEEN.len()];
    let mut is_quoted = false;
    for byte in text.bytes().take(20_000) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            byte if !is_quoted => {
                if let Some(place) = BETWEEN.iter().position(|between| *between == byte) {
                    counts[place] += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    let place = counts.iter().position(|count| *count == most);
    BETWEEN[place.unwrap_or_default()]
}

/// Files of words that are no tables.
fn begins_as_another_kind(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(15).collect();
    let start = start.to_ascii_lowercase();
    ["%pdf-", "<!doctype", "<html", "<?xml", "{\\rtf"]
        .iter()
        .any(|other| start.starts_with(other))
}
