//! The audit trail: it only grows, and what is taken from it shows.

use std::fs;
use std::path::PathBuf;

use answerable_store::vault::{Kind, ToSeal, Trail};
use answerable_store::{Fault, HomePaths};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::words::*;

/// A trail of eight readings.
fn eight() -> (TempDir, PathBuf) {
    let folder = folder_in_memory();
    let vault = vault_in(&folder);
    let words = ToSeal {
        kind: Kind::Draft,
        words: "a draft",
        on: day("2024-03-06"),
    };
    let id = vault.seal(&words, &draw(1)).unwrap();
    for number in 0..8 {
        vault
            .unseal(id, &asking(&format!("reason {number}")))
            .unwrap();
    }
    let path = HomePaths::of(folder.path()).vault().trail;
    (folder, path)
}

/// What somebody who can write the file does to it, and what is said then.
fn after(changes: &str) -> String {
    let (_folder, path) = eight();
    let sql = rusqlite::Connection::open(&path).unwrap();
    sql.execute_batch(changes).unwrap();
    drop(sql);
    let trail = Trail::open(&path).unwrap();
    match trail.verify() {
        Ok(whole) => format!("{} acts, whole", whole.acts),
        Err(Fault::Damaged { damage, .. }) => damage.to_string(),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_trail_of_an_earlier_format_is_taken_up_and_goes_on() {
    for format in [1, 2] {
        let (folder, path) = eight();
        let sql = rusqlite::Connection::open(&path).unwrap();
        sql.pragma_update(None, "user_version", format).unwrap();
        drop(sql);
        let vault = vault_in(&folder);
        let why = "before publishing the document 9f2c: comments 3";
        vault.note_hidden_seen(None, &asking(why)).unwrap();
        let mut last = None;
        let whole = vault.trail().for_each(|act| last = Some(act.clone()));
        assert_eq!(whole.unwrap().acts, 9, "format {format}");
        let last = last.unwrap();
        assert_eq!((last.did.as_str(), last.why.as_str()), ("saw-hidden", why));
        assert_eq!(last.record, None);
        let none = vault.note_hidden_seen(None, &asking(" "));
        assert!(none.is_err(), "without a reason nothing is noted");
    }
}

const OPENED: &str = "DROP TRIGGER act_is_never_removed; DROP TRIGGER act_is_never_altered;
    DROP TRIGGER head_only_counts_on;";

#[test]
fn a_row_that_is_changed_or_removed_shows() {
    let said: Vec<String> = [
        "",
        "DELETE FROM act WHERE number = 4;",
        "DELETE FROM act WHERE number = 8;",
        "DELETE FROM act WHERE number = 1;",
        "UPDATE act SET why = 'another' WHERE number = 4;",
        "UPDATE act SET by = 'op-0000000000000002' WHERE number = 8;",
        "UPDATE act SET at = at + 1 WHERE number = 1;",
        "UPDATE act SET number = 9 WHERE number = 8;",
        "UPDATE head SET acts = 7;",
        "UPDATE head SET link = zeroblob(32);",
        "DELETE FROM act WHERE number = 8; UPDATE head SET acts = 7;",
        "INSERT INTO act SELECT 9, at, day, by, did, record, why, link FROM act WHERE number = 8;",
    ]
    .iter()
    .map(|change| after(&format!("{OPENED}{change}")))
    .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    8 acts, whole
    act 4 is missing from the trail
    the trail counts 8 acts and holds 7
    act 1 is missing from the trail
    act 4 of the trail is not as it was written
    act 8 of the trail is not as it was written
    act 1 of the trail is not as it was written
    act 8 is missing from the trail
    the trail counts 7 acts and holds 8
    the last link of the trail is not that of its last act
    the last link of the trail is not that of its last act
    act 9 of the trail is not as it was written
    ");
}

#[test]
fn the_file_itself_refuses_whoever_does_not_open_it_first() {
    let (_folder, path) = eight();
    let sql = rusqlite::Connection::open(&path).unwrap();
    for change in [
        "DELETE FROM act WHERE number = 8",
        "UPDATE act SET why = 'another' WHERE number = 8",
        "DELETE FROM head",
        "UPDATE head SET acts = 7",
    ] {
        let refused = sql.execute(change, []).unwrap_err().to_string();
        assert_eq!(refused, "the trail only grows", "{change}");
    }
}

/// Nothing is read where it cannot be noted down.
#[test]
fn a_trail_that_was_cut_lets_nobody_read() {
    let (folder, path) = eight();
    let sql = rusqlite::Connection::open(&path).unwrap();
    sql.execute_batch(OPENED).unwrap();
    sql.execute("DELETE FROM act WHERE number = 8", []).unwrap();
    drop(sql);
    let vault = vault_in(&folder);
    let refused = vault.unseal(draw(1).record(), &asking("x")).unwrap_err();
    assert!(
        refused.to_string().contains("act 8 is missing"),
        "{refused}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever one byte of the file is changed to, the trail is refused, or says
    /// what is wrong, or still says what it said.
    #[test]
    fn no_changed_byte_changes_what_the_trail_says(
        place in any::<prop::sample::Index>(), bit in 0..8,
    ) {
        let (_folder, path) = eight();
        let said = |path| -> Option<String> {
            let trail = Trail::open(path).ok()?;
            let mut said = String::new();
            let whole = trail.for_each(|act| said += &format!("{act:?}\n")).ok()?;
            Some(format!("{said}{whole:?}"))
        };
        let before = said(&path);
        prop_assert!(before.is_some());
        let mut bytes = fs::read(&path).unwrap();
        let place = place.index(bytes.len());
        bytes[place] ^= 1u8 << bit;
        fs::write(&path, bytes).unwrap();
        if let Some(after) = said(&path) {
            prop_assert_eq!(Some(after), before);
        }
    }
}
