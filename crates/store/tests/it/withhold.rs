//! A withheld entry's bytes are gone from every file; its leaf hash, number
//! and day stay, and every check still holds.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use answerable_ledger::leaf_hash;
use answerable_store::{Access, Draft, Kept, Log, Verified, Withheld, WithholdError};
use proptest::prelude::*;

use crate::words::*;

/// Whether any file of the folder holds these bytes anywhere.
fn found_in(folder: &Path, needle: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().any(|file| {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        bytes.windows(needle.len()).any(|window| window == needle)
    })
}

#[test]
fn the_bytes_go_and_the_leaf_hash_stays() {
    let folder = folder();
    let secret = "{\"words\":\"the name of somebody who must not be named\"}";
    let mut log = log_of(&folder, &["{\"before\":1}", secret, "{\"after\":1}"]);
    let reader = Log::open(log_in(&folder), Access::ReadOnly).unwrap();
    assert!(found_in(folder.path(), b"must not be named"));

    assert_eq!(log.withhold(1).unwrap(), Withheld::Now);
    assert!(!found_in(folder.path(), b"must not be named"));
    assert_eq!(log.withhold(1).unwrap(), Withheld::Already);

    let entry = reader.entry(1).unwrap().unwrap();
    assert_eq!(entry.leaf, leaf_hash(secret.as_bytes()));
    assert_eq!((entry.recorded_on, entry.bytes), (day("2024-03-06"), None));
    let mut seen = Vec::new();
    let _ = reader.for_each(0, |_, kept| {
        seen.push(match kept {
            Kept::Open(_) => "open".to_owned(),
            Kept::Withheld { recorded_on, leaf } => {
                assert_eq!(leaf, leaf_hash(secret.as_bytes()));
                format!("withheld, recorded on {recorded_on}")
            }
        });
        ControlFlow::<()>::Continue(())
    });
    assert_eq!(seen, ["open", "withheld, recorded on 2024-03-06", "open"]);
    let verified = Verified {
        open: 2,
        withheld: 1,
    };
    assert_eq!(reader.verify_all().unwrap(), verified);
    log.append(3, &[draft(&["{\"still\":\"growing\"}"])])
        .unwrap();
    assert_eq!(reopen(&folder).verify_all().unwrap().open, 3);
}

/// The control: the same words in the same place, taken out by plain SQL, are
/// still in the file. So the search above can find them.
#[test]
fn words_taken_out_by_plain_sql_are_still_in_the_file() {
    let folder = folder();
    let words = "must not be named, ".repeat(20);
    drop(log_of(&folder, &["before", &words, "after"]));
    let sql = rusqlite::Connection::open(log_in(&folder)).unwrap();
    sql.execute_batch(
        "PRAGMA secure_delete = off; DROP TRIGGER entry_is_never_altered;
         UPDATE entry SET bytes = NULL, withheld = 1 WHERE number = 1;",
    )
    .unwrap();
    drop(sql);
    assert!(found_in(folder.path(), b"must not be named"));
}

#[test]
fn what_is_not_there_or_was_altered_is_not_withheld() {
    let folder = folder();
    let mut log = log_of(&folder, &["a"]);
    assert!(matches!(
        log.withhold(1),
        Err(WithholdError::NoSuchEntry { number: 1, head: 1 })
    ));
    drop(log);
    let mut log = Log::open(log_in(&folder), Access::ReadOnly).unwrap();
    assert!(log.withhold(0).is_err());
    assert_eq!(texts(&log), ["a"]);
}

/// A reader in the middle of the log sees it as it was when it began; the
/// caller is told that the bytes are not gone yet.
#[test]
fn a_reader_who_holds_the_old_view_is_named() {
    let folder = folder();
    let mut log = log_of(&folder, &["a", "must not be named", "c"]);
    let reader = Log::open(log_in(&folder), Access::ReadOnly).unwrap();
    let read = reader.for_each(0, |number, kept| {
        if number == 0 {
            let held = log.withhold(1).unwrap_err();
            assert!(matches!(held, WithholdError::StillInUse { number: 1, .. }));
            assert!(held.to_string().contains("withhold the entry again"));
        }
        assert!(matches!(kept, Kept::Open(_)), "the older view is whole");
        ControlFlow::<()>::Continue(())
    });
    assert_eq!(read.unwrap(), ControlFlow::Continue(3));
    assert!(found_in(folder.path(), b"must not be named"));
    assert_eq!(log.withhold(1).unwrap(), Withheld::Already);
    assert!(!found_in(folder.path(), b"must not be named"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the lengths, so whatever SQLite does with its pages: of no
    /// withheld entry is a piece left, and every other entry is whole.
    #[test]
    fn no_piece_of_a_withheld_entry_is_left(
        lengths in prop::collection::vec(prop_oneof![40usize..700, 3_000usize..14_000], 3..30),
        chosen in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        later in 0usize..40,
    ) {
        let folder = folder();
        let words = |number: usize, length: usize| {
            format!("<{number:05}>").repeat(length / 7 + 1)
        };
        let mut log = Log::create(log_in(&folder)).unwrap();
        let mut all = Vec::new();
        for (number, length) in lengths.iter().enumerate() {
            all.push(words(number, *length));
            log.append(number as u64, &[draft(&[&all[number]])]).unwrap();
        }
        let withheld: std::collections::BTreeSet<usize> =
            chosen.iter().map(|index| index.index(lengths.len())).collect();
        for number in &withheld {
            log.withhold(*number as u64).unwrap();
        }
        for _ in 0..later {
            let number = all.len();
            all.push(words(number, 300));
            let draft = Draft { ..draft(&[&all[number]]) };
            log.append(number as u64, &[draft]).unwrap();
        }
        for (number, kept) in read_all(&log).into_iter().enumerate() {
            prop_assert_eq!(kept.is_none(), withheld.contains(&number));
            if let Some(bytes) = kept {
                prop_assert_eq!(bytes, all[number].as_bytes());
            }
        }
        log.verify_all().unwrap();
        for number in &withheld {
            let piece = format!("{number:05}");
            prop_assert!(!found_in(folder.path(), piece.as_bytes()), "{}", piece);
        }
    }
}
