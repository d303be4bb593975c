//! The desk's own file: its formats, requests and reviews.

use std::fs;

use answerable_ledger::Fingerprint;
use answerable_store::Accounts;
use answerable_store::inbox::{
    Field, FormKey, Inbox, InboxError, MAX_FORM_KEYS, MAX_PAGE_CHARS, MAX_WORDS_CHARS, Reference,
    Request,
};
use answerable_store::reviews::{MAX_REVIEW_BYTES, Reviews, ReviewsError};
use answerable_store::{DeskFileError, EraseError, Fault};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::words::{day, folder};

pub(crate) fn file(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("desk.sqlite")
}

fn form(number: u8) -> FormKey {
    FormKey([number; 32])
}

fn request(what_is_wrong: &str) -> Request {
    Request {
        page: "/asks/r-1".into(),
        what_is_wrong: what_is_wrong.into(),
        what_should_it_say: "answered on 4 March 2024".into(),
        source: "the letter of that day".into(),
        contact: "a.reader@example.org".into(),
        on: day("2024-03-06"),
    }
}

#[test]
fn a_request_is_kept_until_it_is_erased_and_then_gone() {
    let folder = folder();
    let inbox = Inbox::open(file(&folder)).unwrap();
    let first = inbox.add(&request("the day"), form(1)).unwrap();
    let second = inbox.add(&request("the name"), form(2)).unwrap();
    assert_eq!(
        (first.to_string(), second.to_string()),
        ("C1".into(), "C2".into())
    );
    drop(inbox);

    let inbox = Inbox::open(file(&folder)).unwrap();
    let all = [(first, request("the day")), (second, request("the name"))];
    assert_eq!(inbox.list().unwrap(), all);
    for reference in [first, second] {
        assert!(inbox.erase(reference).unwrap());
        assert!(!inbox.erase(reference).unwrap());
    }
    assert!(!holds(&folder, b"a.reader"), "still there");
    // A reference is never given twice, or an old letter would name another.
    assert_eq!(inbox.add(&request("again"), form(3)).unwrap(), Reference(3));
    assert_eq!(inbox.count().unwrap(), 1);
}

/// Whether any file of the desk's holds the words.
fn holds(folder: &TempDir, words: &[u8]) -> bool {
    fs::read_dir(folder.path()).unwrap().any(|file| {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        bytes.windows(words.len()).any(|window| window == words)
    })
}

#[test]
fn what_a_reader_keeps_from_being_overwritten_is_said_and_asked_for_again() {
    let folder = folder();
    let inbox = Inbox::open(file(&folder)).unwrap();
    let accounts = Accounts::open(file(&folder)).unwrap();
    accounts.add("Ann Box", "ann", [1; 8]).unwrap();
    let first = inbox.add(&request("the day"), form(1)).unwrap();
    let reader = rusqlite::Connection::open(file(&folder)).unwrap();
    let older = reader.unchecked_transaction().unwrap();
    let name: String = older
        .query_row("SELECT name FROM account", [], |row| row.get(0))
        .unwrap();
    assert_eq!(name, "Ann Box");

    let kept = inbox.erase(first).unwrap_err();
    assert!(matches!(kept, EraseError::StillInUse { .. }), "{kept}");
    assert!(holds(&folder, b"a.reader"), "the reader keeps them");
    let kept = accounts.remove("Ann Box").unwrap_err();
    assert!(matches!(kept, EraseError::StillInUse { .. }), "{kept}");
    assert_eq!(accounts.list().unwrap(), [], "she is removed all the same");

    drop(older);
    // The control: without the reader the same call leaves them in no file.
    assert!(!inbox.erase(first).unwrap());
    assert_eq!(accounts.remove("Ann Box").unwrap(), None);
    assert!(!holds(&folder, b"a.reader"));
    assert!(!holds(&folder, b"Ann Box"));
}

#[test]
fn a_form_sent_twice_is_one_request_across_a_restart_and_after_it_was_erased() {
    let folder = folder();
    let inbox = Inbox::open(file(&folder)).unwrap();
    let first = inbox.add(&request("the day"), form(1)).unwrap();
    assert_eq!(inbox.add(&request("the day"), form(1)).unwrap(), first);
    drop(inbox);

    let inbox = Inbox::open(file(&folder)).unwrap();
    assert_eq!(inbox.add(&request("the day"), form(1)).unwrap(), first);
    assert_eq!(inbox.count().unwrap(), 1);
    assert!(inbox.erase(first).unwrap());
    assert_eq!(inbox.add(&request("the day"), form(1)).unwrap(), first);
    assert_eq!(inbox.count().unwrap(), 0, "what was erased stays erased");
    // Another form with the same words is another request.
    assert_ne!(inbox.add(&request("the day"), form(2)).unwrap(), first);
}

/// What a file held before there were accounts, with one operator.
pub(crate) const AS_OPERATORS: &str = "DROP TABLE account_session; DROP TABLE recovery_code;
DROP TABLE invitation; DROP TABLE appointment; DROP TABLE account;
CREATE TABLE operator (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in_token (operator TEXT PRIMARY KEY REFERENCES operator (id),
  token_hash BLOB NOT NULL UNIQUE, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE session (session_hash BLOB PRIMARY KEY,
  operator TEXT NOT NULL REFERENCES operator (id), expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO operator VALUES ('op-0000000000000001', 'Ann Box');";

/// Files of format 1 have no keys of forms, or have them from a program that
/// made them at each start.
#[test]
fn a_desk_file_of_an_earlier_format_keeps_its_words_and_takes_requests() {
    for earlier in ["DROP TABLE correction_form", ""] {
        let folder = folder();
        drop(Accounts::open(file(&folder)).unwrap());
        let sql = rusqlite::Connection::open(file(&folder)).unwrap();
        sql.execute_batch(AS_OPERATORS).unwrap();
        sql.execute_batch(earlier).unwrap();
        sql.pragma_update(None, "user_version", 1).unwrap();
        drop(sql);

        let inbox = Inbox::open(file(&folder)).unwrap();
        let first = inbox.add(&request("the day"), form(1)).unwrap();
        assert_eq!(inbox.add(&request("the day"), form(1)).unwrap(), first);
        let accounts = Accounts::open(file(&folder)).unwrap();
        assert_eq!(accounts.list().unwrap().len(), 1);
        assert_eq!(format_of(&folder), 3);
    }
}

/// A file whose format says that it has the keys is taken at its word: tables
/// are made by a step from one format to the next and at no other time.
#[test]
fn a_desk_file_of_the_present_format_is_given_no_table() {
    let folder = folder();
    drop(Inbox::open(file(&folder)).unwrap());
    assert_eq!(format_of(&folder), 3);
    let sql = rusqlite::Connection::open(file(&folder)).unwrap();
    sql.execute_batch("DROP TABLE correction_form").unwrap();
    drop(sql);
    let inbox = Inbox::open(file(&folder)).unwrap();
    assert!(inbox.add(&request("the day"), form(1)).is_err());
}

fn format_of(folder: &TempDir) -> i32 {
    let sql = rusqlite::Connection::open(file(folder)).unwrap();
    sql.pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

#[test]
fn the_key_of_a_form_is_forgotten_when_its_request_waits_no_more_and_many_came_after() {
    for erased in [true, false] {
        let folder = folder();
        let inbox = Inbox::open(file(&folder)).unwrap();
        let first = inbox.add(&request("the day"), form(1)).unwrap();
        if erased {
            assert!(inbox.erase(first).unwrap());
        }
        let sql = rusqlite::Connection::open(file(&folder)).unwrap();
        sql.execute(
            "UPDATE sqlite_sequence SET seq = ?1 WHERE name = 'correction_form'",
            [MAX_FORM_KEYS],
        )
        .unwrap();
        inbox.add(&request("the name"), form(2)).unwrap();
        let again = inbox.add(&request("the day"), form(1)).unwrap();
        // The control: a request that waits is kept once, however many came.
        assert_eq!(again == first, !erased);
        assert_eq!(inbox.count().unwrap(), 2);
    }
}

#[test]
fn a_reference_is_read_as_a_sender_writes_it() {
    for written in ["C17", "c17", " C17 "] {
        assert_eq!(written.parse(), Ok(Reference(17)));
    }
    for wrong in [
        "",
        "17",
        "C",
        "C-17",
        "C+1",
        "C1e3",
        "C99999999999999999999",
    ] {
        assert!(wrong.parse::<Reference>().is_err(), "{wrong}");
    }
}

#[test]
fn a_request_must_say_something_and_not_too_much() {
    let folder = folder();
    let inbox = Inbox::open(file(&folder)).unwrap();
    let say = |request: Request| inbox.add(&request, form(90)).unwrap_err().to_string();
    assert_eq!(say(request(" \n")), "say what is wrong");
    assert_eq!(
        say(request(&"é".repeat(MAX_WORDS_CHARS + 1))),
        "shorten this to 5000 characters; it has 5001"
    );
    inbox
        .add(&request(&"é".repeat(MAX_WORDS_CHARS)), form(91))
        .unwrap();
    let mut long = request("the day");
    long.page = "/".repeat(MAX_PAGE_CHARS + 1);
    assert!(matches!(
        inbox.add(&long, form(92)),
        Err(InboxError::TooLong {
            field: Field::Page,
            limit: 500,
            found: 501
        })
    ));
}

#[test]
fn two_people_who_decide_at_once_do_not_undo_each_other() {
    let folder = folder();
    let reviews = Reviews::open(file(&folder)).unwrap();
    let other = Reviews::open(file(&folder)).unwrap();
    let report = Fingerprint::of(b"a report");
    assert_eq!(reviews.get(report).unwrap(), None);
    assert_eq!(reviews.put(report, 0, "{\"proposed\":12}").unwrap(), 1);
    assert_eq!(other.put(report, 1, "{\"accepted\":1}").unwrap(), 2);
    let late = reviews.put(report, 1, "{\"set_aside\":1}").unwrap_err();
    insta::assert_snapshot!(late, @"somebody else changed this review (version 2, not 1); look at it again and decide again");
    assert_eq!(
        reviews.get(report).unwrap().unwrap().state,
        "{\"accepted\":1}"
    );
    assert_eq!(reviews.list().unwrap(), [(report, 2)]);

    assert!(matches!(
        reviews.remove(report, 1),
        Err(ReviewsError::Moved { .. })
    ));
    reviews.remove(report, 2).unwrap();
    assert_eq!(reviews.list().unwrap(), []);
    assert!(matches!(
        reviews.put(report, 2, "{}"),
        Err(ReviewsError::Moved { actual: 0, .. })
    ));
    let long = " ".repeat(MAX_REVIEW_BYTES + 1);
    assert!(matches!(
        reviews.put(report, 0, &long),
        Err(ReviewsError::TooLong { .. })
    ));
}

#[test]
fn a_file_that_is_not_the_desks_is_refused_and_left_as_it_is() {
    let folder = folder();
    let path = file(&folder);
    let letter = b"Dear Commissioner, ".repeat(400);
    fs::write(&path, &letter).unwrap();
    assert!(matches!(
        Inbox::open(&path),
        Err(DeskFileError::NotADeskFile { .. })
    ));
    assert_eq!(fs::read(&path).unwrap(), letter);

    fs::remove_file(&path).unwrap();
    drop(Inbox::open(&path).unwrap());
    let sql = rusqlite::Connection::open(&path).unwrap();
    sql.pragma_update(None, "user_version", 4).unwrap();
    drop(sql);
    assert!(matches!(
        Accounts::open(&path),
        Err(DeskFileError::Newer { found: 4, .. })
    ));
    fs::remove_file(&path).unwrap();
    drop(Inbox::open(&path).unwrap());
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(
        Reviews::open(&path),
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
        let reviews = Reviews::open(file(&folder)).unwrap();
        let report = Fingerprint::of(b"a report");
        let mut version = 0;
        let mut last = None;
        for (turn, expected) in puts.into_iter().enumerate() {
            let state = format!("{{\"turn\":{turn}}}");
            match reviews.put(report, expected, &state) {
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
    assert_eq!(Inbox::open(&path).unwrap().count().unwrap(), 0);
}
