//! The words the tests speak in: a fresh folder, a draft, what a log holds.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use answerable_store::accounts::{AccountId, AccountsError, NewAccount, UnixSeconds};
use answerable_store::vault::{Asking, Draw, Moment};
use answerable_store::{
    Access, Accounts, Draft, HomePaths, IdempotencyKey, Inbox, Kept, Log, Reviews, Vault,
};
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

/// What the n-th record of a test is sealed under.
pub(crate) fn draw(number: u64) -> Draw {
    Draw::of(random_bytes(number))
}

/// Bytes drawn by lot, the same for the same number.
pub(crate) fn random_bytes(number: u64) -> [u8; Draw::BYTES] {
    let mut random = Random(number.wrapping_mul(0x2545_f491_4f6c_dd1d));
    std::array::from_fn(|_| random.next() as u8)
}

pub(crate) fn vault_in(folder: &TempDir) -> Arc<Vault> {
    let paths = HomePaths::of(folder.path()).vault();
    Arc::new(Vault::open(&paths).unwrap())
}

pub(crate) fn inbox_in(folder: &TempDir) -> Inbox {
    Inbox::open(HomePaths::of(folder.path()).desk(), vault_in(folder)).unwrap()
}

pub(crate) fn accounts_in(folder: &TempDir) -> Accounts {
    Accounts::open(HomePaths::of(folder.path()).desk(), vault_in(folder)).unwrap()
}

pub(crate) fn reviews_in(folder: &TempDir) -> Reviews {
    Reviews::open(HomePaths::of(folder.path()).desk(), vault_in(folder)).unwrap()
}

/// An account to make on 6 March 2024, under an id that says its number.
pub(crate) fn add(
    accounts: &Accounts,
    names: (&str, &str),
    number: u8,
) -> Result<AccountId, AccountsError> {
    accounts.add(&NewAccount {
        name: names.0,
        sign_in_name: names.1,
        random: [number; 8],
        on: day("2024-03-06"),
        draw: &draw(1_000 + u64::from(number)),
    })
}

/// Somebody who asks for a record on 6 March 2024.
pub(crate) fn asking(why: &str) -> Asking<'_> {
    Asking {
        by: "op-0000000000000001",
        why,
        when: Moment {
            at: UnixSeconds(1_709_733_909),
            day: day("2024-03-06"),
        },
    }
}

/// Every file of a folder and of those in it.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        match path.is_dir() {
            true => all.extend(files(&path)),
            false => all.push(path),
        }
    }
    all
}

/// Whether any file of a folder holds these bytes anywhere.
pub(crate) fn holds(folder: &Path, needle: &[u8]) -> bool {
    files(folder).iter().any(|file| {
        let bytes = std::fs::read(file).unwrap();
        bytes.windows(needle.len()).any(|window| window == needle)
    })
}
