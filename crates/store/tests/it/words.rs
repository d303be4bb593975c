//! The words the tests speak in: a fresh folder, a draft, what a log holds.

use std::ops::ControlFlow;
use std::path::PathBuf;

use answerable_store::{Access, Draft, IdempotencyKey, Kept, Log};
use jiff::civil::Date;
use tempfile::TempDir;

pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A fresh folder in memory where there is one, for tests that write a file
/// thousands of times and ask nothing of the disk.
pub(crate) fn folder_in_memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| folder())
}

pub(crate) fn log_in(folder: &TempDir) -> PathBuf {
    folder.path().join("log.sqlite")
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn key(text: &str) -> IdempotencyKey {
    IdempotencyKey::try_new(text).unwrap()
}

/// A draft of these entries, recorded on 6 March 2024, without a key.
pub(crate) fn draft(entries: &[&str]) -> Draft {
    Draft {
        key: None,
        recorded_on: day("2024-03-06"),
        entries: entries.iter().map(|e| e.as_bytes().to_vec()).collect(),
    }
}

pub(crate) trait DraftWords {
    fn under(self, key: &str) -> Self;
    fn on(self, day: &str) -> Self;
}

impl DraftWords for Draft {
    fn under(mut self, text: &str) -> Self {
        self.key = Some(key(text));
        self
    }

    fn on(mut self, text: &str) -> Self {
        self.recorded_on = day(text);
        self
    }
}

/// A log that holds these entries, one draft each, recorded on 6 March 2024.
pub(crate) fn log_of(folder: &TempDir, entries: &[&str]) -> Log {
    let mut log = Log::create(log_in(folder)).unwrap();
    for entry in entries {
        let head = log.head().unwrap();
        log.append(head, &[draft(&[entry])]).unwrap();
    }
    log
}

/// Every entry's bytes in order; `None` where they are withheld.
pub(crate) fn read_all(log: &Log) -> Vec<Option<Vec<u8>>> {
    let mut all = Vec::new();
    let read = log
        .for_each(0, |number, kept| {
            assert_eq!(number, all.len() as u64);
            all.push(match kept {
                Kept::Open(bytes) => Some(bytes.to_vec()),
                Kept::Withheld { .. } => None,
            });
            ControlFlow::<()>::Continue(())
        })
        .unwrap();
    assert_eq!(read, ControlFlow::Continue(all.len() as u64));
    all
}

pub(crate) fn texts(log: &Log) -> Vec<String> {
    read_all(log)
        .into_iter()
        .map(|bytes| bytes.map_or_else(|| "withheld".into(), |b| String::from_utf8(b).unwrap()))
        .collect()
}

pub(crate) fn reopen(folder: &TempDir) -> Log {
    Log::open(log_in(folder), Access::ReadWrite).unwrap()
}

/// A small random source (splitmix64) so that a run can be had again from its
/// seed.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}
