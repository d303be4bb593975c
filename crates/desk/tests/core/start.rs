//! What a start makes of a log: every entry in its order, however many there
//! are, and the first that cannot be read by its number.

use answerable_desk::clerk::{NotFolded, fold};
use answerable_desk::store::{Draft, Log};
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
