//! The desk's own file: its formats and reviews.

use std::fs;

use answerable_ledger::Fingerprint;
use answerable_store::Accounts;
use answerable_store::reviews::{MAX_REVIEW_BYTES, Reviews, ReviewsError};
use answerable_store::{DeskFileError, Fault};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::formats::made_in;
use crate::words::{asking, day, draw, folder, inbox_in, reviews_in, vault_in};

pub(crate) fn file(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("desk.sqlite")
}

/// The format of the desk's file that this program writes.
pub(crate) const FORMAT: i32 = 14;

/// Files of format 1 have no keys of forms, or have them from a program that
/// made them at each start.
#[test]
fn a_desk_file_of_format_1_may_have_the_keys_of_forms() {
    let folder = folder();
    let sql = made_in(1, &file(&folder));
    sql.execute_batch(include_str!("../formats/02.sql"))
        .unwrap();
    sql.pragma_update(None, "user_version", 1).unwrap();
    drop(sql);
    assert_eq!(inbox_in(&folder).count().unwrap(), 0);
    assert_eq!(format_of(&folder), FORMAT);
}

/// A file whose format says that it has the tables is taken at its word: tables
/// are made by a step from one format to the next and at no other time.
#[test]
fn a_desk_file_of_the_present_format_is_given_no_table() {
    let folder = folder();
    drop(inbox_in(&folder));
    assert_eq!(format_of(&folder), FORMAT);
    let sql = rusqlite::Connection::open(file(&folder)).unwrap();
    sql.execute_batch("DROP TABLE sealed_request").unwrap();
    drop(sql);
    assert!(inbox_in(&folder).count().is_err());
}

/// After a failure nobody can say what is in the file, so nothing more is
/// written to it, not even what would have gone well.
#[test]
fn after_a_failure_nothing_more_is_written() {
    let folder = folder();
    let inbox = inbox_in(&folder);
    let sql = rusqlite::Connection::open(file(&folder)).unwrap();
    sql.execute_batch("ALTER TABLE sealed_request RENAME TO gone")
        .unwrap();
    inbox.count().unwrap_err();
    sql.execute_batch("ALTER TABLE gone RENAME TO sealed_request")
        .unwrap();
    let said = inbox.count().unwrap_err().to_string();
    assert!(
        said.contains("nothing more is written after a failure"),
        "{said}"
    );
    // The control: opened anew, it is as good as before.
    assert_eq!(inbox_in(&folder).count().unwrap(), 0);
}

fn format_of(folder: &TempDir) -> i32 {
    let sql = rusqlite::Connection::open(file(folder)).unwrap();
    sql.pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

#[test]
fn two_people_who_decide_at_once_do_not_undo_each_other() {
    let folder = folder();
    let reviews = reviews_in(&folder);
    let other = reviews_in(&folder);
    let report = Fingerprint::of(b"a report");
    assert_eq!(reviews.get(report).unwrap(), None);
    assert_eq!(begin(&reviews, "{\"proposed\":12}", 1).unwrap(), 1);
    assert_eq!(other.change(report, 1, "{\"accepted\":1}").unwrap(), 2);
    let late = reviews.change(report, 1, "{\"set_aside\":1}").unwrap_err();
    insta::assert_snapshot!(late, @"somebody else changed this review (version 2, not 1); look at it again and decide again");
    assert!(matches!(
        begin(&other, "{}", 2),
        Err(ReviewsError::Moved { actual: 2, .. })
    ));
    assert_eq!(
        reviews.get(report).unwrap().unwrap().state,
        "{\"accepted\":1}"
    );
    assert_eq!(reviews.list().unwrap(), [(report, 2)]);

    let done = asking("published, and no longer needed");
    assert!(matches!(
        reviews.remove(report, 1, &done),
        Err(ReviewsError::Moved { .. })
    ));
    reviews.remove(report, 2, &done).unwrap();
    assert_eq!(reviews.list().unwrap(), []);
    assert!(matches!(
        reviews.change(report, 2, "{}"),
        Err(ReviewsError::Moved { actual: 0, .. })
    ));
    let long = " ".repeat(MAX_REVIEW_BYTES + 1);
    assert!(matches!(
        begin(&reviews, &long, 3),
        Err(ReviewsError::TooLong { .. })
    ));
    // Taken up again it is a review of its own, under another key.
    assert_eq!(begin(&reviews, "{}", 4).unwrap(), 1);
}

fn begin(reviews: &Reviews, state: &str, number: u64) -> Result<u64, ReviewsError> {
    let first = (day("2024-03-06"), &draw(number));
    reviews.begin(Fingerprint::of(b"a report"), state, first)
}

/// The key is destroyed before the row goes: broken off between them, nobody
/// reads the review, and its row goes when the file is opened again.
#[test]
fn a_review_whose_removal_was_broken_off_is_gone() {
    let folder = folder();
    let reviews = reviews_in(&folder);
    begin(&reviews, "{}", 1).unwrap();
    let vault = vault_in(&folder);
    vault.erase(draw(1).record(), &asking("given up")).unwrap();
    assert_eq!(reviews.get(Fingerprint::of(b"a report")).unwrap(), None);
    assert_eq!(reviews_in(&folder).list().unwrap(), []);
}

#[test]
fn a_file_that_is_not_the_desks_is_refused_and_left_as_it_is() {
    let folder = folder();
    let path = file(&folder);
    let letter = b"Dear Commissioner, ".repeat(400);
    fs::write(&path, &letter).unwrap();
    assert!(matches!(
        Reviews::open(&path, vault_in(&folder)),
        Err(DeskFileError::NotADeskFile { .. })
    ));
    assert_eq!(fs::read(&path).unwrap(), letter);

    fs::remove_file(&path).unwrap();
    drop(reviews_in(&folder));
    let sql = rusqlite::Connection::open(&path).unwrap();
    sql.pragma_update(None, "user_version", FORMAT + 1).unwrap();
    drop(sql);
    assert!(matches!(
        Accounts::open(&path, vault_in(&folder)),
        Err(DeskFileError::Newer { found, .. }) if found == FORMAT + 1
    ));
    fs::remove_file(&path).unwrap();
    drop(reviews_in(&folder));
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(
        Reviews::open(&path, vault_in(&folder)),
        Err(DeskFileError::Fault(Fault::Damaged { .. }))
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// However many decide on whatever version they last saw: each version is
    /// made once, and the state is that of the last who was let through.
    #[test]
    fn a_review_has_one_history(puts in prop::collection::vec(0u64..6, 1..20)) {
        let folder = folder();
        let reviews = reviews_in(&folder);
        let report = Fingerprint::of(b"a report");
        let mut version = 0;
        let mut last = None;
        for (turn, expected) in puts.into_iter().enumerate() {
            let state = format!("{{\"turn\":{turn}}}");
            let put = match expected {
                0 => begin(&reviews, &state, turn as u64),
                expected => reviews.change(report, expected, &state),
            };
            match put {
                Ok(now) => {
                    prop_assert_eq!((expected, now), (version, version + 1));
                    (version, last) = (now, Some(state));
                }
                Err(_) => prop_assert_ne!(expected, version),
            }
            let review = reviews.get(report).unwrap();
            prop_assert_eq!(review.map(|review| review.state), last.clone());
        }
    }
}

/// A full disk can leave a file with SQLite's head and none of our tables.
#[test]
fn a_file_that_was_begun_and_left_is_laid_out_when_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.sqlite");
    let begun = rusqlite::Connection::open(&path).unwrap();
    begun.pragma_update(None, "journal_mode", "wal").unwrap();
    drop(begun);
    assert!(std::fs::metadata(&path).unwrap().len() > 0);
    assert_eq!(reviews_in(&folder).list().unwrap(), []);
}
