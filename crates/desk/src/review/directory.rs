//! The register's directory, as the reading room asks for it.

use answerable_intake::{Directory, Found};
use answerable_register::calendar::Day;
use answerable_register::directory;
use answerable_register::fold::Register;

use crate::desk::Desk;

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
        find(self.register, words, self.day)
    }
}

/// The same, asked of the live register name by name: a long document takes
/// seconds to read, and nobody else waits for it meanwhile.
pub(super) struct LiveDirectory<'d> {
    pub(super) desk: &'d Desk,
    pub(super) day: Day,
}

impl Directory for LiveDirectory<'_> {
    fn find(&self, words: &str) -> Found {
        find(&self.desk.read(), words, self.day)
    }
}

fn find(register: &Register, words: &str, day: Day) -> Found {
    match register.directory().find(words, day) {
        directory::Found::Body(body) => Found::Body(body.to_string()),
        directory::Found::Office { body, title } => Found::Office {
            body: body.to_string(),
            title,
        },
        directory::Found::Group(group) => Found::Group(group.to_string()),
        directory::Found::Unresolved { candidates } => Found::Unresolved { candidates },
    }
}
