//! What a workbook holds beside the rows that are read of it, for a person to look
//! at before anything is let in.

use std::io::Write;

use answerable_intake::mapping::InWorkbook;
use answerable_wording::letters::capital;
use answerable_wording::numbers::count;

use super::harmless;
use crate::layout::paragraph;

/// Sheets, rows and columns printed of each sort; the rest are counted.
const SHOWN: usize = 10;

/// The sheet that was read, how, and what the file hides.
pub(super) fn tell(workbook: &InWorkbook, out: &mut dyn Write) -> anyhow::Result<()> {
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
        lines.push(format!("{cells}: {values}."));
    }
    if workbook.merged > 0 {
        let merged = number(
            workbook.merged,
            "stretch of cells is",
            "stretches of cells are",
        );
        lines.push(format!(
            "{merged} merged: the words count for the first cell alone."
        ));
    }
    if workbook.hides() {
        lines.push("The file hides what somebody who looks at it does not see:".to_owned());
        lines.extend(hides(workbook).map(|line| format!("- {line}")));
    }
    for line in lines {
        paragraph(out, 0, &harmless(&capital(&line)))?;
    }
    Ok(())
}

fn hides(workbook: &InWorkbook) -> impl Iterator<Item = String> {
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
}

fn listed(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    match names.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
