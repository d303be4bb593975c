//! A file that was damaged is refused, with the reason and the remedy; words
//! never change in silence.

use std::fs;
use std::path::{Path, PathBuf};

use answerable_store::{Access, Log, OpenError};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::words::*;

/// All that a log tells anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    entries: Vec<Option<Vec<u8>>>,
    days: Vec<String>,
    keys: Vec<Option<std::ops::Range<u64>>>,
}

/// Opens, verifies and reads everything; what was found wrong, if anything.
fn ask(path: &Path) -> Result<Told, String> {
    let log = Log::open(path, Access::ReadOnly).map_err(|error| error.to_string())?;
    log.verify_all().map_err(|error| error.to_string())?;
    let entries = read_all(&log);
    let days = (0..entries.len() as u64)
        .map(|number| log.entry(number).unwrap().unwrap().recorded_on.to_string())
        .collect();
    let keys = ["k1", "k2", "k3", "unused"];
    let keys = keys.map(|k| log.already(&key(k)).unwrap()).to_vec();
    Ok(Told {
        entries,
        days,
        keys,
    })
}

/// A small log with everything in it: keys, three days, an entry that is
/// withheld and one that does not fit a page. Its pages are the smallest that
/// SQLite has, so that there is little empty space and every byte can be tried.
fn small_log() -> (TempDir, PathBuf) {
    let folder = folder_in_memory();
    let mut log = log_of(&folder, &["{\"kind\":\"looked\"}"]);
    let long = "passage ".repeat(100);
    log.append(1, &[draft(&["to be withheld", "b"]).under("k1")])
        .unwrap();
    log.append(3, &[draft(&[&long]).under("k2").on("2024-03-07")])
        .unwrap();
    log.append(4, &[draft(&["last"]).under("k3").on("2024-03-08")])
        .unwrap();
    log.withhold(1).unwrap();
    drop(log);
    let path = log_in(&folder);
    let sql = Connection::open(&path).unwrap();
    sql.execute_batch(
        "PRAGMA journal_mode = delete; PRAGMA page_size = 512; VACUUM; PRAGMA journal_mode = wal",
    )
    .unwrap();
    drop(sql);
    assert!(!path.with_extension("sqlite-wal").exists(), "closed tidily");
    (folder, path)
}

/// Flips bits of every byte in turn. SQLite's own check notices a quarter of
/// such changes, so this can fail.
#[test]
fn no_flipped_byte_changes_words_in_silence() {
    let (_folder, path) = small_log();
    let whole = fs::read(&path).unwrap();
    let told = ask(&path).unwrap();
    let (mut refused, mut harmless) = (0, 0);
    for place in 0..whole.len() {
        let mut bytes = whole.clone();
        // Each bit in turn, so that all eight are tried on every kind of byte.
        bytes[place] ^= 1 << (place % 8);
        fs::write(&path, &bytes).unwrap();
        match ask(&path) {
            Err(_) => refused += 1,
            Ok(now) => {
                assert_eq!(now, told, "byte {place} changed what the log tells");
                harmless += 1;
            }
        }
    }
    println!("{refused} flips refused, {harmless} in unused space and harmless");
    assert!(refused > 2_000 && harmless > 100);
}

/// The control: asked without our checks, SQLite finds nothing wrong with a
/// changed word and tells it.
#[test]
fn sqlite_alone_tells_changed_words() {
    let (_folder, path) = small_log();
    let mut bytes = fs::read(&path).unwrap();
    let place = bytes.windows(6).position(|w| w == b"looked").unwrap();
    bytes[place] = b'c';
    fs::write(&path, &bytes).unwrap();
    let sql = Connection::open(&path).unwrap();
    let found: (String, Vec<u8>) = sql
        .query_row(
            "SELECT integrity_check, bytes FROM pragma_integrity_check, entry WHERE number = 0",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!(found, ("ok".into(), b"{\"kind\":\"cooked\"}".to_vec()));
    assert!(ask(&path).unwrap_err().contains("entry 0 has leaf hash"));
}

#[test]
fn a_log_cut_short_anywhere_is_refused() {
    let (_folder, path) = small_log();
    let whole = fs::read(&path).unwrap();
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(ask(&path).is_err(), "cut to {length} bytes and not noticed");
    }
}

/// What a person sees, case by case.
#[test]
fn each_kind_of_damage_is_named_with_its_remedy() {
    let cases = [
        "UPDATE entry SET bytes = x'6131' WHERE number = 2",
        "UPDATE entry SET leaf = zeroblob(32) WHERE number = 2",
        "UPDATE entry SET recorded_on = '2024-03-05' WHERE number = 2",
        "UPDATE entry SET bytes = x'00', withheld = 0 WHERE number = 1",
        "UPDATE entry SET bytes = NULL, withheld = 1 WHERE number = 2",
        "DELETE FROM entry WHERE number = 2",
        "DELETE FROM entry WHERE number = 4",
        "UPDATE entry SET number = 9 WHERE number = 4",
        "UPDATE head SET entries = 4",
        "DELETE FROM head",
        "UPDATE idempotency_key SET key = 'k9' WHERE key = 'k1'",
        "UPDATE idempotency_key SET first = 2 WHERE key = 'k1'",
        "DROP TRIGGER entry_is_never_removed",
        "CREATE TABLE note (text TEXT)",
        "DROP TABLE idempotency_key",
        "PRAGMA user_version = 2",
        "PRAGMA user_version = 0",
        "PRAGMA application_id = 1",
    ];
    let mut said = Vec::new();
    for case in cases {
        let (folder, path) = small_log();
        let sql = Connection::open(&path).unwrap();
        let triggers = [
            "entry_is_never_removed",
            "entry_is_never_altered",
            "key_is_never_removed",
        ];
        // Whoever alters the file takes the guards away and puts them back.
        let guards: Vec<String> = triggers
            .iter()
            .map(|name| {
                let by_name = "SELECT sql FROM sqlite_schema WHERE name = ?1";
                sql.query_row(by_name, [name], |row| row.get(0)).unwrap()
            })
            .collect();
        let takes_guards_away = !case.contains("TRIGGER") && !case.contains("TABLE");
        if takes_guards_away {
            for name in triggers {
                sql.execute(&format!("DROP TRIGGER {name}"), []).unwrap();
            }
        }
        sql.execute_batch(case).unwrap();
        if takes_guards_away {
            sql.execute_batch(&guards.join(";\n")).unwrap();
        }
        drop(sql);
        let message = ask(&path).expect_err(case);
        said.push(message.replace(folder.path().to_str().unwrap(), "."));
    }
    // The whole message once; then what differs.
    insta::assert_snapshot!(said[5], @"./log.sqlite is damaged: entry 2 is missing; stop writing to it, keep it as it is, and restore the last good copy");
    let said: Vec<&str> = said.iter().map(|message| damage_in(message)).collect();
    insta::assert_snapshot!(said.join("\n"), @r#"
    entry 2 has leaf hash d86f87421d1b5d2c2c892472dbd5834cec03feb9ed5e76bc5c27ea571f0de0cd and was kept under 57eb35615d47f34ec714cacdf5fd74608a5e8e102724e80b24b287c0c27b6a31
    what is kept beside entry 2 (its leaf hash, its day, whether it is withheld) was altered
    what is kept beside entry 2 (its leaf hash, its day, whether it is withheld) was altered
    what is kept beside entry 1 (its leaf hash, its day, whether it is withheld) was altered
    what is kept beside entry 2 (its leaf hash, its day, whether it is withheld) was altered
    entry 2 is missing
    entry 4 is missing
    what is kept beside entry 9 (its leaf hash, its day, whether it is withheld) was altered
    the count of its entries was altered
    the count of its entries was altered
    the key "k9" does not fit the entries kept under it
    the key "k1" does not fit the entries kept under it
    its tables are not those of a log
    its tables are not those of a log
    its tables are not those of a log
    ./log.sqlite is in format 2 and this program knows format 1; use the newer program that made it
    ./log.sqlite is not a log of ours: its format is said to be 0; check the path, or restore the last good copy
    ./log.sqlite is not a log of ours: it is a database of another program (application id 0x00000001); check the path, or restore the last good copy
    "#);
}

#[test]
fn what_is_no_log_is_refused_and_left_as_it_is() {
    let folder = folder();
    let path = folder.path().join("log.sqlite");
    let other = {
        let database = folder.path().join("other");
        let sql = Connection::open(&database).unwrap();
        sql.execute("CREATE TABLE note (text TEXT)", []).unwrap();
        drop(sql);
        fs::read(database).unwrap()
    };
    let mut said = Vec::new();
    let letter = b"Dear Chief Constable, ".repeat(300);
    for bytes in [&b""[..], b"x", &letter, &other] {
        fs::write(&path, bytes).unwrap();
        for access in [Access::ReadOnly, Access::ReadWrite] {
            let error = Log::open(&path, access).unwrap_err();
            assert!(matches!(error, OpenError::NotALog { .. }), "{error:?}");
            assert_eq!(fs::read(&path).unwrap(), bytes);
            said.push(error.to_string());
        }
    }
    said.push(
        Log::open(folder.path(), Access::ReadOnly)
            .unwrap_err()
            .to_string(),
    );
    said.dedup();
    let said = said
        .join("\n")
        .replace(folder.path().to_str().unwrap(), ".");
    insta::assert_snapshot!(said, @r"
    ./log.sqlite is not a log of ours: it is empty or was cut short; check the path, or restore the last good copy
    ./log.sqlite is not a log of ours: it is not a database, or its first bytes are damaged; check the path, or restore the last good copy
    ./log.sqlite is not a log of ours: it is a database of another program (application id 0x00000000); check the path, or restore the last good copy
    there is no log at .; check the path, or make a new register there
    ");
}

/// Damage far from the end does not stop a start, and the background check
/// finds it: the start is quick, the check complete.
#[test]
fn old_damage_is_found_by_verifying_in_parts() {
    let folder = folder();
    let mut log = Log::create(log_in(&folder)).unwrap();
    let entries: Vec<String> = (0..2_500).map(|n| format!("entry {n}")).collect();
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    log.append(0, &[draft(&entries)]).unwrap();
    drop(log);
    let file = fs::read(log_in(&folder)).unwrap();
    let place = file.windows(8).position(|w| w == b"entry 77").unwrap();
    let mut altered = file;
    altered[place] = b'E';
    fs::write(log_in(&folder), altered).unwrap();

    let log = Log::open(log_in(&folder), Access::ReadOnly).unwrap();
    let parts: Vec<String> = (0..3_000)
        .step_by(500)
        .map(|from| match log.verify(from..from + 500) {
            Ok(verified) => format!("{from}: {} entries", verified.open),
            Err(fault) => format!("{from}: {}", damage_in(&fault.to_string())),
        })
        .collect();
    insta::assert_snapshot!(parts.join("\n"), @r"
    0: entry 77 has leaf hash 6dfb5942d8d290d5a5a1b653014203da1e2d5ae0c24e3c1d4ae5db18f48fc7f4 and was kept under 9b8d34c8477fda3e32dd45bc2b76344b2c1fa34fe2e0c2acad6ad84b8d9a5cf2
    500: 500 entries
    1000: 500 entries
    1500: 500 entries
    2000: 500 entries
    2500: 0 entries
    ");
    assert!(log.verify_all().is_err());
    assert!(log.entry(77).is_err());
    assert!(log.entry(78).is_ok());
}

/// The middle of a message of damage, without the path and the remedy; any
/// other message whole.
fn damage_in(message: &str) -> &str {
    let middle = message.split_once("damaged: ").map(|(_, rest)| rest);
    middle
        .and_then(|rest| rest.split_once("; stop writing"))
        .map_or(message, |(middle, _)| middle)
}
