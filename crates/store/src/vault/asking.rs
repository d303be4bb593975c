//! Who asks for a record, and why.

use super::Moment;

/// The longest reason for a reading or ground for an erasure, in characters: a
/// few sentences, for somebody who reads many of them.
pub const MAX_WHY_CHARS: usize = 500;

/// Who reads or erases a record, and why: what goes into the audit trail.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// The opaque id of whoever asks; never a name, for the trail stays.
    pub by: &'a str,
    /// The reason for reading, or the ground relied on for erasing.
    pub why: &'a str,
    /// When.
    pub when: Moment,
}

impl Asking<'_> {
    /// Nothing is read or erased without a reason.
    pub(super) fn check(&self) -> Result<(), WhyRefused> {
        let found = self.why.chars().count();
        if self.why.trim().is_empty() {
            Err(WhyRefused::Blank)
        } else if found > MAX_WHY_CHARS {
            Err(WhyRefused::TooLong(found))
        } else {
            Ok(())
        }
    }
}

/// Why a reason or ground was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WhyRefused {
    /// It says nothing.
    #[error("it is blank")]
    Blank,
    /// It is longer than [`MAX_WHY_CHARS`].
    #[error("it has {0} characters, and may have {MAX_WHY_CHARS}")]
    TooLong(usize),
}
