//! The log keeps what it is given: in order, once, all of a batch or nothing.

use std::ops::ControlFlow;

use answerable_ledger::leaf_hash;
use answerable_store::{
    Access, AppendError, Appended, CreateError, Draft, Fault, IdempotencyKey, Kept, KeyError, Log,
    MAX_BATCH_BYTES, MAX_ENTRY_BYTES, OpenError, ReadError, Verified,
};

use crate::words::*;

#[test]
fn bytes_come_back_as_they_were_given() {
    let folder = folder();
    // Not canonical, not even text: the log does not look.
    let entries = [
        b"{ \"b\":1,\"a\":2 }\n".to_vec(),
        b"{\"a\":2,\"b\":1}".to_vec(),
        vec![0, 255, 0],
        vec![b'x'; MAX_ENTRY_BYTES],
    ];
    let mut log = Log::create(log_in(&folder)).unwrap();
    let batch = Draft {
        key: None,
        recorded_on: day("2024-03-06"),
        entries: entries.to_vec(),
    };
    log.append(0, &[batch]).unwrap();
    drop(log);

    let log = reopen(&folder);
    let kept: Vec<_> = read_all(&log).into_iter().flatten().collect();
    assert_eq!(kept, entries);
    for (number, bytes) in entries.iter().enumerate() {
        let entry = log.entry(number as u64).unwrap().unwrap();
        assert_eq!(entry.leaf, leaf_hash(bytes));
        assert_eq!(entry.bytes.as_ref(), Some(bytes));
        assert_eq!(entry.recorded_on, day("2024-03-06"));
    }
    assert_eq!(
        log.verify_all().unwrap(),
        Verified {
            open: 4,
            withheld: 0
        }
    );
}

/// One log, read line by line.
#[test]
fn a_batch_is_kept_whole_and_numbered_from_nought() {
    let folder = folder();
    let mut log = Log::create(log_in(&folder)).unwrap();
    let said = [
        log.append(0, &[draft(&["a", "b"]).under("k1"), draft(&["c"])]),
        log.append(3, &[draft(&["d"])]),
        log.append(3, &[draft(&["e"])]),
        log.append(9, &[draft(&["e"])]),
        log.append(0, &[draft(&["a", "b"]).under("k1")]),
        log.append(4, &[draft(&["a"]).under("k1")]),
        log.append(4, &[draft(&["f"]), draft(&["b", "a"]).under("k1")]),
        log.append(4, &[draft(&["a", "b"]).under("k1"), draft(&["f"])]),
        log.append(5, &[]),
        log.append(5, &[draft(&[])]),
        log.append(5, &[draft(&["g", ""])]),
    ];
    let said: Vec<String> = said
        .into_iter()
        .map(|said| match said {
            Ok(appended) => format!("{appended:?}"),
            Err(error) => error.to_string(),
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    [Now(0..2), Now(2..3)]
    [Now(3..4)]
    the log holds 4 entries and this was decided on 3; read the new entries, decide again and append again
    the log holds 4 entries and this was decided on 9; read the new entries, decide again and append again
    [Already(0..2)]
    the key k1 was used before for other words, at entry 0; give a new command a new key
    the key k1 was used before for other words, at entry 0; give a new command a new key
    [Already(0..2), Now(4..5)]
    []
    draft 0 of the batch holds nothing to keep
    draft 0 of the batch holds nothing to keep
    ");
    assert_eq!(texts(&log).join(" "), "a b c d f");
    log.verify_all().unwrap();
}

#[test]
fn a_command_sent_twice_is_known_before_it_is_decided_again() {
    let folder = folder();
    let mut log = log_of(&folder, &["a"]);
    assert_eq!(log.already(&key("k")).unwrap(), None);
    log.append(1, &[draft(&["b", "c"]).under("k")]).unwrap();
    assert_eq!(log.already(&key("k")).unwrap(), Some(1..3));
    drop(log);
    assert_eq!(reopen(&folder).already(&key("k")).unwrap(), Some(1..3));
}

#[test]
fn a_key_used_twice_in_one_batch_is_kept_once() {
    let folder = folder();
    let mut log = Log::create(log_in(&folder)).unwrap();
    let twice = [draft(&["a"]).under("k"), draft(&["a"]).under("k")];
    assert_eq!(
        log.append(0, &twice).unwrap(),
        [Appended::Now(0..1), Appended::Already(0..1)]
    );
    let clash = [draft(&["b"]).under("l"), draft(&["c"]).under("l")];
    assert!(matches!(
        log.append(1, &clash),
        Err(AppendError::KeyReused {
            draft: 1,
            first: 1,
            ..
        })
    ));
    assert_eq!(texts(&log), ["a"]);
}

#[test]
fn the_day_recorded_never_goes_back_and_never_leaps_ahead() {
    let folder = folder();
    let mut log = Log::create(log_in(&folder)).unwrap();
    assert_eq!(log.last_day().unwrap(), None);
    log.append(0, &[draft(&["a"]).on("2024-03-06")]).unwrap();
    let mut said = Vec::new();
    for days in [
        &["2024-03-05"][..],
        &["2024-03-07", "2024-03-06"],
        // 366 days after 6 March 2024, then one more.
        &["2025-03-07"],
        &["2026-03-09"],
        &["9999-12-31"],
    ] {
        let head = log.head().unwrap();
        let batch: Vec<_> = days.iter().map(|day| draft(&["b"]).on(day)).collect();
        said.push(match log.append(head, &batch) {
            Ok(_) => format!("{days:?} kept"),
            Err(error) => error.to_string(),
        });
    }
    insta::assert_snapshot!(said.join("\n"), @r#"
    the last entry was recorded on 6 March 2024 and this one says 5 March 2024; record it on 6 March 2024 and check the machine's clock
    the last entry was recorded on 7 March 2024 and this one says 6 March 2024; record it on 7 March 2024 and check the machine's clock
    ["2025-03-07"] kept
    the last entry was recorded on 7 March 2025 and this one says 9 March 2026, more than 366 days later; check the machine's clock, or vouch for the day if it is right
    the last entry was recorded on 7 March 2025 and this one says 31 December 9999, more than 366 days later; check the machine's clock, or vouch for the day if it is right
    "#);

    // A register left alone for years: a person vouches for the day.
    log.vouch_for_day(day("2027-01-01"));
    assert!(log.append(2, &[draft(&["c"]).on("2027-01-02")]).is_err());
    log.append(2, &[draft(&["c"]).on("2027-01-01")]).unwrap();
    assert_eq!(log.last_day().unwrap(), Some(day("2027-01-01")));
    log.verify_all().unwrap();
}

#[test]
fn what_is_too_large_is_refused_and_nothing_is_kept() {
    let folder = folder();
    let mut log = Log::create(log_in(&folder)).unwrap();
    let long = "x".repeat(MAX_ENTRY_BYTES + 1);
    assert!(matches!(
        log.append(0, &[draft(&["a"]), draft(&[&long])]),
        Err(AppendError::EntryTooLong { draft: 1, .. })
    ));
    let full = "x".repeat(MAX_ENTRY_BYTES);
    let entries = vec![full.as_str(); MAX_BATCH_BYTES / MAX_ENTRY_BYTES + 1];
    assert!(matches!(
        log.append(0, &[draft(&entries)]),
        Err(AppendError::BatchTooLarge { entries: 65, .. })
    ));
    assert_eq!(log.head().unwrap(), 0);
}

#[test]
fn keys_are_visible_ascii() {
    let say = |text: &str| IdempotencyKey::try_new(text).unwrap_err();
    assert_eq!(say(""), KeyError::Empty);
    assert_eq!(say("a b"), KeyError::Character { found: ' ' });
    assert_eq!(say("é"), KeyError::Character { found: 'é' });
    assert_eq!(say(&"k".repeat(201)), KeyError::TooLong { found: 201 });
    assert_eq!(key(&"k".repeat(200)).as_str().len(), 200);
}

#[test]
fn a_reader_reads_on_from_where_it_was() {
    let folder = folder();
    let mut log = log_of(&folder, &["a", "b"]);
    let reader = Log::open(log_in(&folder), Access::ReadOnly).unwrap();
    let read_from = |from| {
        let mut seen = String::new();
        let next = reader.for_each(from, |number, kept| {
            if let Kept::Open(bytes) = kept {
                seen += &format!("{number}{} ", String::from_utf8_lossy(bytes));
            }
            ControlFlow::<()>::Continue(())
        });
        (seen, next.unwrap())
    };
    assert_eq!(read_from(0), ("0a 1b ".into(), ControlFlow::Continue(2)));
    assert_eq!(read_from(2), (String::new(), ControlFlow::Continue(2)));
    log.append(2, &[draft(&["c", "d"])]).unwrap();
    assert_eq!(reader.head().unwrap(), 4);
    assert_eq!(read_from(2), ("2c 3d ".into(), ControlFlow::Continue(4)));

    let broken_off = reader.for_each(0, |number, _| match number {
        2 => ControlFlow::Break("enough"),
        _ => ControlFlow::Continue(()),
    });
    assert_eq!(broken_off.unwrap(), ControlFlow::Break("enough"));
    assert!(reader.entry(4).unwrap().is_none());
    assert!(reader.entry(u64::MAX).unwrap().is_none());
}

#[test]
fn leaf_hashes_are_lent_in_order_so_many_at_a_time() {
    let folder = folder();
    let mut log = log_of(&folder, &["a", "b", "c"]);
    log.withhold(1).unwrap();
    let all = ["a", "b", "c"].map(|bytes| leaf_hash(bytes.as_bytes()));
    assert_eq!(log.leaves(0, 100).unwrap(), all);
    assert_eq!(log.leaves(1, 1).unwrap(), all[1..2]);
    assert_eq!(log.leaves(3, 100).unwrap(), []);
}

#[test]
fn a_leaf_hash_that_was_altered_is_not_lent() {
    let folder = folder();
    drop(log_of(&folder, &["a", "b", "c"]));
    let log = Log::open(log_in(&folder), Access::ReadOnly).unwrap();
    let sql = rusqlite::Connection::open(log_in(&folder)).unwrap();
    sql.execute_batch(
        "DROP TRIGGER entry_is_never_altered; UPDATE entry SET leaf = zeroblob(32) WHERE number = 1",
    )
    .unwrap();
    assert_eq!(log.leaves(0, 1).unwrap().len(), 1);
    let said = log.leaves(0, 100).unwrap_err().to_string();
    assert!(said.contains("entry 1"), "{said}");
}

#[test]
fn a_reader_further_on_than_the_log_is_told() {
    let folder = folder();
    let log = log_of(&folder, &["a", "b"]);
    let read = log.for_each(3, |_, _| ControlFlow::<()>::Continue(()));
    assert!(matches!(
        read,
        Err(ReadError::PastTheEnd { from: 3, head: 2 })
    ));
}

#[test]
fn a_log_opened_for_reading_takes_nothing() {
    let folder = folder();
    drop(log_of(&folder, &["a"]));
    let mut log = Log::open(log_in(&folder), Access::ReadOnly).unwrap();
    assert!(matches!(
        log.append(1, &[draft(&["b"])]),
        Err(AppendError::OpenedForReading)
    ));
    assert_eq!(texts(&log), ["a"]);
}

#[test]
fn two_writers_never_write_on_one_head() {
    let folder = folder();
    let mut one = log_of(&folder, &[]);
    let mut two = reopen(&folder);
    one.append(0, &[draft(&["one"])]).unwrap();
    assert!(matches!(
        two.append(0, &[draft(&["two"])]),
        Err(AppendError::HeadMoved {
            expected: 0,
            actual: 1
        })
    ));
    two.append(1, &[draft(&["two"])]).unwrap();
    assert_eq!(texts(&one), ["one", "two"]);
}

#[test]
fn nothing_is_overwritten_and_nothing_is_made_by_opening() {
    let folder = folder();
    let path = log_in(&folder);
    assert!(matches!(
        Log::open(&path, Access::ReadWrite),
        Err(OpenError::Missing { .. })
    ));
    assert!(!path.exists());
    drop(log_of(&folder, &["a"]));
    assert!(matches!(
        Log::create(&path),
        Err(CreateError::AlreadyThere { .. })
    ));
    assert_eq!(texts(&reopen(&folder)), ["a"]);
}

#[test]
fn a_log_half_made_by_a_crash_is_made_anew() {
    let folder = folder();
    std::fs::write(folder.path().join("log.sqlite.new"), b"half").unwrap();
    std::fs::write(folder.path().join("log.sqlite.new-wal"), b"half").unwrap();
    let log = Log::create(log_in(&folder)).unwrap();
    log.verify_all().unwrap();
}

/// Whenever the word comes, before a verification begins, between two of its
/// steps or in one, it is given once and heard.
#[test]
fn a_verification_told_once_to_break_off_does() {
    let folder = folder_in_memory();
    let mut log = log_of(&folder, &[]);
    log.append(0, &[draft(&["a"; 2_000])]).unwrap();
    for wait in 0..20 {
        let reader = reopen(&folder);
        let interrupter = reader.interrupter();
        // Again and again until told; one takes a few milliseconds.
        let verifying = std::thread::spawn(move || {
            loop {
                if let Err(why) = reader.verify_all() {
                    return why;
                }
            }
        });
        std::thread::sleep(std::time::Duration::from_micros(wait * 500));
        interrupter.interrupt();
        let why = verifying.join().unwrap();
        assert!(matches!(why, Fault::BrokenOff { .. }), "{why}");
    }
    // The control: untold, the same log is verified to its end.
    assert_eq!(reopen(&folder).verify_all().unwrap().open, 2_000);
}
