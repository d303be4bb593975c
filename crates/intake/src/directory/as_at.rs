//! The register's directory, as the reader asks for it.

use answerable_register::calendar::Day;
use answerable_register::directory;
use answerable_register::fold::Register;

use super::{Directory, Found};

/// Names as they were meant on the day of a document.
#[derive(Debug)]
pub struct AsAtDirectory<'r> {
    /// The register.
    pub register: &'r Register,
    /// The day of the document, or today where it has none.
    pub day: Day,
}

impl Directory for AsAtDirectory<'_> {
    fn find(&self, words: &str) -> Found {
        match self.register.directory().find(words, self.day) {
            directory::Found::Body(body) => Found::Body(body.to_string()),
            directory::Found::Office { body, title } => Found::Office {
                body: body.to_string(),
                title,
            },
            directory::Found::Group(group) => Found::Group(group.to_string()),
            directory::Found::Unresolved { candidates } => Found::Unresolved { candidates },
        }
    }

    fn may_begin(&self, words: &str) -> bool {
        self.register.directory().may_begin(words)
    }
}
