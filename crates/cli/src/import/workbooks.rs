//! What a workbook holds beside the rows that are read of it, for a person to look
//! at before anything is let in.

use std::io::Write;

use answerable_intake::mapping::InWorkbook;
use answerable_wording::workbooks::{hides, read};

use super::harmless;
use crate::layout::paragraph;

/// The sheet that was read, how, and what the file hides.
pub(super) fn tell(workbook: &InWorkbook, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut lines = read(workbook);
    if workbook.hides() {
        lines.push("The file hides what somebody who looks at it does not see:".to_owned());
        lines.extend(hides(workbook).iter().map(|line| format!("- {line}")));
    }
    for line in lines {
        paragraph(out, 0, &harmless(&line))?;
    }
    Ok(())
}
