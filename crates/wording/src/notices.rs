//! Notices that stand on every page of a site.

use crate::numbers::count;

/// What a sample register says of itself.
#[must_use]
pub fn sample(documents: usize) -> String {
    format!(
        "Sample: {}, not a national picture",
        count(documents as u64, "document", "documents")
    )
}

/// What a register to practise on says of itself.
#[must_use]
pub const fn practice() -> &'static str {
    "Practice: every body and every fact here is invented"
}
