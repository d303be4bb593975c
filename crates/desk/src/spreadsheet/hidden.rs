//! Saying that one looked at what a workbook hides.

use answerable_store::vault::{Asking, Moment, UnsealError};

use super::compare::DryRun;
use super::facts::File;
use crate::desk::Desk;

impl DryRun {
    /// Whether somebody has still to say that they looked at what the file hides
    /// (sheets, rows, columns, comments) before its rows may be let in.
    #[must_use]
    pub fn has_hidden_to_see(&self) -> bool {
        self.dry.hides() && !self.hidden_seen
    }

    /// Notes in the vault's trail that somebody looked at what the file hides. Of a
    /// file that hides nothing it is nothing.
    ///
    /// # Errors
    ///
    /// When the disk refuses; then nothing may be let in.
    pub fn see_hidden(
        &mut self,
        desk: &Desk,
        file: File,
        by: &str,
        when: Moment,
    ) -> Result<(), UnsealError> {
        if !self.has_hidden_to_see() {
            return Ok(());
        }
        let fingerprint = file.fingerprint;
        let why = format!(
            "before letting in the spreadsheet {fingerprint}: hidden sheets, rows, columns or comments"
        );
        let asking = Asking {
            by,
            why: &why,
            when,
        };
        desk.vault().note_hidden_seen(None, &asking)?;
        self.hidden_seen = true;
        Ok(())
    }
}
