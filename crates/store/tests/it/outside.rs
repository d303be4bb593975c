//! What docs/LOG.md says can be checked with none of our programs, can.

use std::process::Command;

use answerable_ledger::leaf_hash;
use answerable_store::{Access, Log};
use sha2::{Digest, Sha256};

use crate::words::*;

const DOCS: &str = include_str!("../../../../docs/LOG.md");

/// Runs the page's own commands, line by line, in the register's folder.
#[test]
fn an_entry_is_checked_with_sqlite3_and_sha256sum_as_documented() {
    let folder = folder();
    let entry = "{\"fact\":{\"looked\":{}},\"recorded_on\":\"2024-03-06\"}";
    drop(log_of(&folder, &[entry]));
    let commands: Vec<&str> = DOCS
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.contains("sqlite3 log.sqlite") || line.contains("sha256sum"))
        .collect();
    assert_eq!(commands.len(), 3, "{commands:?}");
    let output = Command::new("sh")
        .args(["-ec", &commands.join("\n")])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    if complaint.contains("sqlite3: not found") {
        println!("skipped: the sqlite3 program is not installed");
        return;
    }
    assert!(output.status.success(), "{complaint}");
    let said = String::from_utf8(output.stdout).unwrap();
    let hash = leaf_hash(entry.as_bytes()).to_string();
    let expected = [&entry.len().to_string(), &format!("{hash}  -"), &hash];
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
}

/// The page's way to copy a log that is being written gives a whole log.
#[test]
fn a_log_is_copied_while_it_is_open_as_documented() {
    let folder = folder();
    let log = log_of(&folder, &["a", "only in the write-ahead log"]);
    let backup = DOCS
        .split('`')
        .find(|words| words.starts_with("sqlite3 log.sqlite \".backup"))
        .unwrap();
    let output = Command::new("sh")
        .args(["-ec", backup])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    if complaint.contains("sqlite3: not found") {
        println!("skipped: the sqlite3 program is not installed");
        return;
    }
    assert!(output.status.success(), "{complaint}");
    let copy = folder.path().join("copy.sqlite");
    let copy = Log::open(copy, Access::ReadOnly).unwrap();
    assert_eq!(copy.verify_all().unwrap(), log.verify_all().unwrap());
    assert_eq!(texts(&copy), texts(&log));
}

/// The checks beside the bytes, computed again from the page's words.
#[test]
fn the_row_checks_are_as_documented() {
    let folder = folder();
    let mut log = log_of(&folder, &["a", "b"]);
    log.append(2, &[draft(&["c", "d"]).under("form-7f3a")])
        .unwrap();
    log.withhold(1).unwrap();
    drop(log);
    let sql = rusqlite::Connection::open(log_in(&folder)).unwrap();
    let parts = |parts: &[&[u8]]| -> [u8; 32] {
        let mut bytes = Vec::new();
        for part in parts {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        }
        Sha256::digest(bytes).into()
    };
    let first_eight = |digest: [u8; 32]| {
        let eight: [u8; 8] = digest[..8].try_into().unwrap();
        i64::from_be_bytes(eight)
    };
    for number in 0..4u64 {
        let words: &[u8] = &[b'a' + number as u8];
        let withheld = [u8::from(number == 1)];
        let leaf = leaf_hash(words).0;
        let number_bytes = number.to_be_bytes();
        let expected = parts(&[b"entry", &number_bytes, &leaf, b"2024-03-06", &withheld]);
        let kept: i64 = sql
            .query_row(
                "SELECT row_check FROM entry WHERE number = ?1",
                [number],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(kept, first_eight(expected), "entry {number}");
    }
    let head: i64 = sql
        .query_row("SELECT row_check FROM head WHERE entries = 4", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(head, first_eight(parts(&[b"head", &4u64.to_be_bytes()])));
    let leaves = [leaf_hash(b"c").0, leaf_hash(b"d").0].concat();
    let expected = parts(&[b"key", b"form-7f3a", &2u64.to_be_bytes(), &leaves]);
    let kept: [u8; 32] = sql
        .query_row(
            "SELECT digest FROM idempotency_key WHERE first = 2",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(kept, expected);
}

/// A person at an SQL prompt is stopped from the usual slips.
#[test]
fn the_file_itself_refuses_to_forget() {
    let folder = folder();
    let mut log = log_of(&folder, &["a"]);
    log.append(1, &[draft(&["b"]).under("k")]).unwrap();
    drop(log);
    let sql = rusqlite::Connection::open(log_in(&folder)).unwrap();
    for slip in [
        "DELETE FROM entry",
        "UPDATE entry SET bytes = x'00' WHERE number = 0",
        "UPDATE entry SET recorded_on = '2024-03-07'",
        "UPDATE entry SET number = 9 WHERE number = 0",
        "DELETE FROM idempotency_key",
        "INSERT INTO entry VALUES (0, zeroblob(32), '2024-03-06', 0, 0, x'00')",
        "INSERT INTO entry VALUES (9, zeroblob(32), '2024-03-06', 1, 0, x'00')",
        "INSERT INTO head VALUES (2, 0, 0)",
    ] {
        assert!(sql.execute(slip, []).is_err(), "{slip}");
    }
    drop(sql);
    assert_eq!(texts(&reopen(&folder)), ["a", "b"]);
}
