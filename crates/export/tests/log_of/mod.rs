//! The log of a register that a test tells, lent to an export.

use answerable_export::{Entries, EntryLine, NotExported, NotWritten};
use answerable_ledger::leaf_hash;
use answerable_register::entry::Entry;
use answerable_testkit::Teller;

pub(crate) struct LogOf<'t>(pub(crate) &'t Teller);

impl Entries for LogOf<'_> {
    fn each(
        &self,
        head: u64,
        take: &mut dyn FnMut(EntryLine<'_>) -> Result<(), NotWritten>,
    ) -> Result<(), NotExported> {
        for number in 0..head {
            let bytes = self.0.bytes(number).unwrap();
            let entry = Entry::from_bytes(bytes).unwrap();
            take(EntryLine {
                number,
                recorded_on: entry.recorded_on,
                kind: Some(entry.fact.kind()),
                corrects: entry.corrects,
                leaf: leaf_hash(bytes),
            })?;
        }
        Ok(())
    }
}
