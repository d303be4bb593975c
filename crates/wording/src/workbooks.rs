//! What a workbook holds beside the rows that are read of it, in words.

use answerable_intake::mapping::InWorkbook;

use crate::letters::capital;
use crate::numbers::count;

/// Sheets, rows and columns named of each sort; the rest are counted.
const SHOWN: usize = 10;

/// The sheet that was read, and how, a sentence each.
#[must_use]
pub fn read(workbook: &InWorkbook) -> Vec<String> {
    let number = |of: usize, one, more| count(of as u64, one, more);
    let hidden = match workbook.sheet_is_hidden {
        true => ", which is hidden in the file",
        false => "",
    };
    let mut lines = vec![format!("Sheet read: {}{hidden}.", workbook.sheet)];
    if !workbook.not_read.is_empty() {
        lines.push(format!("Not read: {}.", listed(&workbook.not_read)));
    }
    if workbook.formulas > 0 {
        let cells = number(workbook.formulas, "cell is a formula", "cells are formulas");
        let values = match workbook.formulas {
            1 => "its stored value is read",
            _ => "their stored values are read",
        };
        lines.push(format!("{}: {values}.", capital(&cells)));
    }
    if workbook.merged > 0 {
        let merged = number(
            workbook.merged,
            "stretch of cells is",
            "stretches of cells are",
        );
        lines.push(format!(
            "{} merged: the words count for the first cell alone.",
            capital(&merged)
        ));
    }
    lines
}

/// What it hides from whoever looks at it, without a full stop; nothing where it hides
/// nothing.
#[must_use]
pub fn hides(workbook: &InWorkbook) -> Vec<String> {
    let sheets = &workbook.hidden_sheets;
    let columns = &workbook.hidden_columns;
    let rows: Vec<String> = workbook.hidden_rows.iter().map(u64::to_string).collect();
    let comments = count(workbook.comments as u64, "comment", "comments");
    [
        (!sheets.is_empty()).then(|| format!("sheets, not read: {}", listed(sheets))),
        (!columns.is_empty())
            .then(|| format!("columns, read like the others: {}", listed(columns))),
        (!rows.is_empty()).then(|| format!("rows, read like the others: {}", listed(&rows))),
        (workbook.comments > 0).then(|| format!("{comments} in cells, not read")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn listed(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    match names.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
