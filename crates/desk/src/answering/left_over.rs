//! What a process that was stopped left of answers that are published.

use super::Acting;
use super::refusal::NotWritten;
use crate::desk::Desk;

/// The ground that stands in the tombstones.
const GROUND: &str = "its answer is published or given up: left over when the program was stopped";

impl Desk {
    /// Clears away drafts of answers that stand in the log already, and erases
    /// records of answers that are gone: both are left where a process was stopped
    /// between recording and erasing. How many answers it were.
    ///
    /// # Errors
    ///
    /// When the disk refuses; asked again, it goes on.
    pub fn clear_left_over(&self, who: Acting<'_>) -> Result<usize, NotWritten> {
        let mut cleared = 0;
        for draft in self.drafts().all()? {
            if self.is_published_already(&draft, who.when.day)? {
                self.clear_answer(&draft, who, GROUND)?;
                cleared += 1;
            }
        }
        for number in self.drafts().left_over()? {
            for record in self.drafts().noted(number)? {
                self.erase_of_answer(record, who, GROUND);
            }
            cleared += 1;
        }
        Ok(cleared)
    }
}
