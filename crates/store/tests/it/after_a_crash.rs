//! What a crash leaves in the write-ahead log is read up to its last whole
//! commit, and no further.

use std::fs;
use std::path::{Path, PathBuf};

use answerable_store::{Access, Log};
use tempfile::TempDir;

use crate::words::*;

/// A log as a crash leaves it: entries 0 to 2 in the file, 3 to 5 only in the
/// write-ahead log, one commit each.
fn crashed_log() -> (TempDir, PathBuf) {
    let before = folder();
    let mut log = log_of(&before, &["0", "1", "2"]);
    drop(log);
    log = reopen(&before);
    for number in 3..6u64 {
        log.append(number, &[draft(&[&number.to_string()])])
            .unwrap();
    }
    let after = folder_in_memory();
    for file in ["log.sqlite", "log.sqlite-wal"] {
        fs::copy(before.path().join(file), after.path().join(file)).unwrap();
    }
    let path = log_in(&after);
    (after, path)
}

fn read_crashed(path: &Path) -> Vec<String> {
    // The index of the write-ahead log belongs to the last look.
    let _ = fs::remove_file(path.with_extension("sqlite-shm"));
    let log = Log::open(path, Access::ReadOnly).unwrap();
    log.verify_all().unwrap();
    texts(&log)
}

/// A damaged write-ahead log loses whole commits from its end, as SQLite
/// cannot tell damage from a crash; it never changes or halves one. That the
/// end is gone shows to whoever has read further or holds a checkpoint.
#[test]
fn a_damaged_write_ahead_log_gives_whole_commits_up_to_the_damage() {
    let (_folder, path) = crashed_log();
    let wal = path.with_extension("sqlite-wal");
    let whole = fs::read(&wal).unwrap();
    let all = ["0", "1", "2", "3", "4", "5"];
    assert_eq!(read_crashed(&path), all);
    let mut lengths = std::collections::BTreeSet::new();
    for place in (0..whole.len()).step_by(29) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (place % 8);
        fs::write(&wal, &bytes).unwrap();
        let flipped = read_crashed(&path);
        fs::write(&wal, &whole[..place]).unwrap();
        let cut = read_crashed(&path);
        for told in [flipped, cut] {
            assert!(told.len() >= 3 && told == all[..told.len()]);
            lengths.insert(told.len());
        }
    }
    assert_eq!(Vec::from_iter(lengths), [3, 4, 5]);
}
