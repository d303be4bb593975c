//! Erasing is real: of what was erased no file tells, and the rest stands.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use answerable_store::vault::{Commitment, RecordId, UnsealError};
use answerable_store::{HomePaths, Log, Vault};
use tempfile::TempDir;

use crate::vault::{GROUND, seal};
use crate::words::*;

/// What is looked for in the files: a canary's words, and its key.
struct Canary {
    id: RecordId,
    words: String,
    key: [u8; 32],
}

const CANARIES: u64 = 1_000;

/// A register whose log names a thousand sealed records by their commitments.
fn canaries(folder: &TempDir) -> (Vec<Canary>, Log) {
    let vault = vault_in(folder);
    let mut log = log_of(folder, &[]);
    let canaries: Vec<Canary> = (0..CANARIES)
        .map(|number| {
            // One in ten is long enough to fill pages of its own.
            let times = if number % 10 == 0 {
                150
            } else {
                1 + number % 8
            };
            let words = format!("canary-{number:025}").repeat(times as usize);
            let key = random_bytes(number)[8..40].try_into().unwrap();
            let id = seal(&vault, number, &words);
            Canary { id, words, key }
        })
        .collect();
    let commitments: Vec<Commitment> = canaries
        .iter()
        .map(|canary| vault.commitment(canary.id).unwrap().unwrap())
        .collect();
    for (number, commitment) in commitments.iter().enumerate() {
        let entry = format!("{{\"words\":{{\"sealed\":\"{commitment}\"}}}}");
        log.append(number as u64, &[draft(&[&entry])]).unwrap();
    }
    (canaries, log)
}

/// How many of the canaries any file of the folder tells of: by 32 bytes of
/// their words, or by their key.
fn told(folder: &Path, canaries: &[&Canary]) -> usize {
    let wanted: HashSet<&[u8]> = canaries
        .iter()
        .flat_map(|canary| [&canary.words.as_bytes()[..32], &canary.key[..]])
        .collect();
    let files: Vec<Vec<u8>> = files(folder)
        .iter()
        .map(|file| fs::read(file).unwrap())
        .collect();
    let found: HashSet<&[u8]> = files
        .iter()
        .flat_map(|bytes| bytes.windows(32))
        .filter(|window| wanted.contains(window))
        .collect();
    found.len()
}

fn erase_every_other(vault: &Vault, canaries: &[Canary]) {
    for canary in canaries.iter().step_by(2) {
        vault.erase(canary.id, &asking(GROUND)).unwrap();
    }
}

#[test]
fn of_five_hundred_erased_among_a_thousand_no_byte_is_left_and_the_others_open() {
    let folder = folder_in_memory();
    let (canaries, log) = canaries(&folder);
    let (before, leaves) = (log.verify_all().unwrap(), read_all(&log));
    let erased: Vec<&Canary> = canaries.iter().step_by(2).collect();
    let others: Vec<&Canary> = canaries.iter().skip(1).step_by(2).collect();
    // The control: what is looked for can be found. Words never can, keys can.
    assert_eq!(told(folder.path(), &erased), 500);
    // A copy of the ciphertexts from before, as a backup holds.
    let copy = fs::read(HomePaths::of(folder.path()).vault().vault).unwrap();

    let vault = vault_in(&folder);
    erase_every_other(&vault, &canaries);
    assert_eq!(told(folder.path(), &erased), 0, "while the vault is open");
    assert_eq!(told(folder.path(), &others), 500);
    drop(vault);
    assert_eq!(told(folder.path(), &erased), 0, "and when it is closed");

    let vault = vault_in(&folder);
    for canary in &others {
        assert_eq!(
            vault.unseal(canary.id, &asking("to look")).unwrap(),
            canary.words
        );
    }
    for canary in &erased {
        assert_eq!(vault.tombstone(canary.id).unwrap().unwrap().ground, GROUND);
        assert!(vault.unseal(canary.id, &asking("to look")).is_err());
    }
    // The log is the same log: it verifies, and every leaf is what it was.
    assert_eq!(log.verify_all().unwrap(), before);
    assert_eq!(read_all(&log), leaves);
    assert_eq!(vault.trail().verify().unwrap().acts, 1_000);
    drop(vault);

    // The copy of the ciphertexts brings nobody's words back.
    fs::write(HomePaths::of(folder.path()).vault().vault, copy).unwrap();
    let vault = vault_in(&folder);
    for canary in &erased {
        let gone = vault.unseal(canary.id, &asking("to look")).unwrap_err();
        assert!(matches!(gone, UnsealError::Erased(_)), "{gone}");
    }
}

/// The control: a record whose ciphertext goes while its key stays, or whose key
/// is removed by plain SQL, is found out by the same search.
#[test]
fn a_key_that_is_not_destroyed_is_found_out() {
    let folder = folder_in_memory();
    let (canaries, _log) = canaries(&folder);
    let keys = HomePaths::of(folder.path()).vault().keys;
    let erased: Vec<&Canary> = canaries.iter().step_by(2).collect();
    let sql = rusqlite::Connection::open(&keys).unwrap();
    sql.execute_batch("DROP TRIGGER key_is_never_removed")
        .unwrap();
    sql.execute("DELETE FROM key WHERE number % 2 = 1", [])
        .unwrap();
    drop(sql);
    let left = told(folder.path(), &erased);
    println!("{left} of 500 keys removed by plain SQL are still in a file");
    assert!(left > 0, "nothing would be found out");
}

/// SQLite leaves bytes behind when it moves rows; a file of keys gives it no
/// reason to, however records come and go.
#[test]
fn keys_are_in_no_file_however_erasing_and_sealing_take_turns() {
    let folder = folder_in_memory();
    let vault = vault_in(&folder);
    let mut erased = Vec::new();
    for round in 0..20u64 {
        let sealed: Vec<Canary> = (0..40)
            .map(|number| {
                let number = round * 40 + number;
                let words = format!("canary-{number:025}").repeat(1 + number as usize % 150);
                let key = random_bytes(number)[8..40].try_into().unwrap();
                let id = seal(&vault, number, &words);
                Canary { id, words, key }
            })
            .collect();
        for canary in sealed.into_iter().filter(|canary| canary.key[0] % 3 > 0) {
            vault.erase(canary.id, &asking(GROUND)).unwrap();
            erased.push(canary);
        }
    }
    let erased: Vec<&Canary> = erased.iter().collect();
    assert!(erased.len() > 400);
    assert_eq!(told(folder.path(), &erased), 0);
}

/// Why a row of keys is never removed: SQLite, told to overwrite what it removes,
/// does so where a row lies last, and not where it lay before it was moved.
#[test]
fn a_row_that_sqlite_moved_and_then_removed_can_still_be_in_the_file() {
    let (mut left, mut removed) = (0, 0);
    for seed in 0..12 {
        let folder = folder_in_memory();
        let path = folder.path().join("rows.sqlite");
        let sql = rusqlite::Connection::open(&path).unwrap();
        sql.pragma_update(None, "secure_delete", "on").unwrap();
        sql.pragma_update(None, "synchronous", "off").unwrap();
        sql.execute_batch("CREATE TABLE row (number INTEGER PRIMARY KEY, key BLOB, other BLOB)")
            .unwrap();
        let mut random = Random(seed);
        let (mut there, mut gone) = (Vec::new(), HashSet::new());
        let transaction = sql.unchecked_transaction().unwrap();
        for _ in 0..3_000 {
            if there.is_empty() || random.below(100) < 55 {
                let number = random.next() >> 24;
                let key: [u8; 32] = std::array::from_fn(|_| random.next() as u8);
                let other = vec![b'x'; random.below(600) as usize];
                let insert = "INSERT INTO row VALUES (?1, ?2, ?3)";
                sql.execute(insert, (number, key, other)).unwrap();
                there.push((number, key));
            } else {
                let which = random.below(there.len() as u64) as usize;
                let (number, key) = there.swap_remove(which);
                let remove = "DELETE FROM row WHERE number = ?1";
                sql.execute(remove, [number]).unwrap();
                gone.insert(key);
            }
        }
        transaction.commit().unwrap();
        drop(sql);
        let bytes = fs::read(&path).unwrap();
        let found: HashSet<&[u8]> = bytes
            .windows(32)
            .filter(|window| gone.contains(*window))
            .collect();
        left += found.len();
        removed += gone.len();
    }
    println!("{left} of {removed} rows that were removed are still in a file");
    assert!(left > 0, "a key could as well be removed");
}
