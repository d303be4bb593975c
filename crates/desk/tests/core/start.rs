//! What a start makes of a log: every entry in its order, however many there
//! are, and the first that cannot be read by its number.

use answerable_desk::clerk::{NotFolded, fold};
use answerable_desk::store::{Damage, Draft, Fault, Log, ReadError};
use answerable_register::entry::Entry;
use answerable_register::fold::{Oddity, Register};
use answerable_testkit::facts::{day, source};
use tempfile::TempDir;

/// More than are decoded at a time, and than may wait.
const MANY: u64 = 5_000;

/// A log of that many sources, `s-0` to `s-4999`.
fn of_many() -> (TempDir, Log) {
    let folder = tempfile::tempdir().unwrap();
    let mut log = Log::create(folder.path().join("log.sqlite")).unwrap();
    log.append(0, &[draft((0..MANY).map(entry).collect())])
        .unwrap();
    (folder, log)
}

fn entry(number: u64) -> Vec<u8> {
    Entry::new(
        "tester",
        day("6 March 2024"),
        source(&format!("s-{number}")),
    )
    .to_bytes()
    .unwrap()
}

fn draft(entries: Vec<Vec<u8>>) -> Draft {
    Draft {
        key: None,
        recorded_on: day("6 March 2024"),
        entries,
    }
}

#[test]
fn a_long_log_is_folded_in_its_order_without_what_was_removed() {
    let (_folder, mut log) = of_many();
    for withheld in [0, 127, 128, 4_999] {
        log.withhold(withheld).unwrap();
    }
    let mut one_by_one = Register::default();
    for number in 0..MANY {
        match log.entry(number).unwrap().unwrap().bytes {
            Some(bytes) => one_by_one.fold(Entry::from_bytes(&bytes).unwrap()),
            None => one_by_one.fold_withheld(day("6 March 2024")),
        }
    }
    let folded = fold(&log).unwrap();
    assert_eq!(format!("{folded:?}"), format!("{one_by_one:?}"));
    assert_eq!(folded.sources.len() as u64, MANY - 4);
    assert_eq!(folded.oddities().len(), 4);
    assert_eq!(folded.oddities()[1], (127, Oddity::Withheld));
}

#[test]
fn the_first_entry_that_cannot_be_read_is_named() {
    let (_folder, mut log) = of_many();
    let entries = vec![b"{}".to_vec(), entry(MANY), b"no entry".to_vec()];
    log.append(MANY, &[draft(entries)]).unwrap();
    match fold(&log) {
        Err(NotFolded::Entry { number, .. }) => assert_eq!(number, MANY),
        other => panic!("{other:?}"),
    }
}

/// Takes an entry out of the file, past the trigger that forbids it.
fn lose(folder: &TempDir, number: u64) {
    let sql = rusqlite::Connection::open(folder.path().join("log.sqlite")).unwrap();
    let triggers: Vec<String> = sql
        .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for trigger in triggers {
        sql.execute_batch(&format!("DROP TRIGGER {trigger}"))
            .unwrap();
    }
    let lost = sql.execute("DELETE FROM entry WHERE number = ?1", [number]);
    assert_eq!(lost.unwrap(), 1);
}

#[test]
fn of_an_unreadable_entry_and_a_missing_one_the_first_is_named() {
    // What is lent is folded later, so the one that is met first is not the first.
    for (unreadable_at, lost) in [(MANY, MANY + 2), (MANY + 2, MANY)] {
        let (folder, mut log) = of_many();
        let entries = (MANY..MANY + 4).map(|number| match number {
            number if number == unreadable_at => b"{}".to_vec(),
            number => entry(number),
        });
        log.append(MANY, &[draft(entries.collect())]).unwrap();
        lose(&folder, lost);
        let first = match fold(&log) {
            Err(NotFolded::Entry { number, .. }) => number,
            Err(NotFolded::Read(ReadError::Fault(Fault::Damaged {
                damage: Damage::Missing { number },
                ..
            }))) => number,
            other => panic!("{other:?}"),
        };
        assert_eq!(first, MANY);
    }
}
