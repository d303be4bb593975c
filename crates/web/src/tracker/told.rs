//! What a file hides or was made to say, told before anything is taken in.

use answerable_desk::review::intake::Damage;
use answerable_desk::tracker::InHand;

/// What is told of an upload, a sentence each.
pub(super) fn all(held: &InHand) -> Vec<String> {
    let sheet = held.of_sheet();
    let mut told = Vec::new();
    let hidden: Vec<&str> = held
        .workbook
        .sheets
        .iter()
        .filter(|sheet| sheet.is_hidden)
        .map(|sheet| sheet.name.as_str())
        .collect();
    if !hidden.is_empty() {
        told.push(format!(
            "Sheets that are hidden in the file: {}.",
            hidden.join(", ")
        ));
    }
    for left in &held.workbook.left_out {
        told.push(format!(
            "The sheet {} is not read: {}.",
            left.name, left.why
        ));
    }
    let columns = sheet
        .columns
        .iter()
        .filter(|column| column.is_hidden)
        .count();
    if columns > 0 {
        told.push(format!(
            "Columns that are hidden in the file: {columns}. They are left out unless you say what they mean."
        ));
    }
    if sheet.hidden_rows() > 0 {
        told.push(format!(
            "Rows that are hidden in the file: {}. You are asked about them.",
            sheet.hidden_rows()
        ));
    }
    if sheet.formulas > 0 {
        told.push(format!(
            "Cells with a formula: {}. What is read of each is the value that was last saved.",
            sheet.formulas
        ));
    }
    for damage in &held.workbook.damage {
        told.push(match damage {
            Damage::ReadAsWindows1252 => "The file is not UTF-8 and was read as windows-1252: look whether letters with accents are right.".to_owned(),
            _ => "Some letters of the file were lost before it came here: look for the sign \u{fffd}.".to_owned(),
        });
    }
    told
}
