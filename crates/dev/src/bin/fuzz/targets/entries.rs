//! Entries of the log.

use answerable_register::entry::Entry;
use answerable_testkit::{country, examples};
use anyhow::Result;

use super::TODAY;

pub(super) fn seeds() -> Result<Vec<Vec<u8>>> {
    let all = examples::every_kind()
        .into_iter()
        .chain(country::everything());
    let bytes = all.map(|fact| Entry::new("fuzz", TODAY, fact).to_bytes());
    bytes.map(|bytes| Ok(bytes?)).collect()
}

pub(super) fn entry(bytes: &[u8]) {
    if let Ok(entry) = Entry::from_bytes(bytes) {
        // A number beyond 2^53 is read, and refused where it would be written.
        let Ok(again) = entry.to_bytes() else { return };
        assert_eq!(
            Entry::from_bytes(&again).expect("what was written is read"),
            entry
        );
    }
}
