//! Desk files that earlier programs made, opened by this one: every format, with
//! words in it that lay in the clear then.
//!
//! The files are made of the SQL of their own time (`tests/formats`), and not by
//! taking a file of today back.

use std::env;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::Arc;

use answerable_ledger::Fingerprint;
use answerable_store::accounts::{CodeHash, SessionHash, Stage, UnixSeconds};
use answerable_store::followers::Followers;
use answerable_store::reviews::Reviews;
use answerable_store::trackers::Trackers;
use answerable_store::{Accounts, Earlier, HomePaths, Moved};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::desk_file::{FORMAT, file};
use crate::words::{Random, day, draw, folder, holds, vault_in};

/// What each format added, the first one first.
const FORMATS: [&str; 13] = [
    include_str!("../formats/01.sql"),
    include_str!("../formats/02.sql"),
    include_str!("../formats/03.sql"),
    include_str!("../formats/04.sql"),
    include_str!("../formats/05.sql"),
    include_str!("../formats/06.sql"),
    include_str!("../formats/07.sql"),
    include_str!("../formats/08.sql"),
    include_str!("../formats/09.sql"),
    include_str!("../formats/10.sql"),
    include_str!("../formats/11.sql"),
    include_str!("../formats/12.sql"),
    include_str!("../formats/13.sql"),
];

/// The format from which there are accounts.
const OF_ACCOUNTS: usize = 4;

/// The last format in which names and reviews lay in the clear.
const IN_THE_CLEAR: usize = 11;

/// Words that stand in the clear in an earlier file, and nowhere after.
const CANARIES: [&str; 6] = [
    "Canary Ada",
    "canary-ada@example.org",
    "canary words typed in a review",
    "canary-hash-of-a-password",
    "CANARY-TOTP-SECRET-0",
    "CANARY-BEING-SET-UP-",
];

const SECRET: &[u8; 20] = b"CANARY-TOTP-SECRET-0";

/// A desk file as a program of that format left it, with a reviewer, and a
/// document under review. One of a format that covers them is left by a program
/// that was killed before it moved them.
pub(crate) fn made_in(format: usize, path: &Path) -> Connection {
    let file = Connection::open(path).unwrap();
    file.pragma_update(None, "journal_mode", "wal").unwrap();
    file.pragma_update(None, "application_id", i32::from_be_bytes(*b"ANSD"))
        .unwrap();
    for added in &FORMATS[..format.min(OF_ACCOUNTS - 1)] {
        file.execute_batch(added).unwrap();
    }
    file.execute(
        "INSERT INTO operator VALUES ('op-0000000000000001', 'Canary Ada')",
        [],
    )
    .unwrap();
    file.execute(
        "INSERT INTO review VALUES (?1, 7, 'canary words typed in a review')",
        [Fingerprint::of(b"a report").0],
    )
    .unwrap();
    for added in FORMATS
        .iter()
        .take(format.min(IN_THE_CLEAR))
        .skip(OF_ACCOUNTS - 1)
    {
        file.execute_batch(added).unwrap();
    }
    if format >= OF_ACCOUNTS {
        file.execute(
            "UPDATE account SET sign_in_name = 'canary-ada@example.org',
             password = 'canary-hash-of-a-password', second_factor = ?1, last_step = 5",
            [SECRET],
        )
        .unwrap();
        file.execute(
            "INSERT INTO recovery_code VALUES ('op-0000000000000001', ?1)",
            [[9_u8; 32]],
        )
        .unwrap();
        file.execute(
            "INSERT INTO account_session
             (session_hash, account, whole, pending_secret, begun_at, used_at, expires_at)
             VALUES (?1, 'op-0000000000000001', 1, ?2, 1, 1, 9999999999)",
            ([3_u8; 32], b"CANARY-BEING-SET-UP-"),
        )
        .unwrap();
    }
    for added in FORMATS.iter().take(format).skip(IN_THE_CLEAR) {
        file.execute_batch(added).unwrap();
    }
    file
}

/// Moves everything, drawing from a number on.
pub(crate) fn move_all(folder: &TempDir, first: u64) -> Vec<Moved> {
    let earlier = Earlier::open(file(folder), vault_in(folder)).unwrap();
    let mut moved = Vec::new();
    for number in first.. {
        match earlier.move_one(day("2024-03-06"), &draw(number)).unwrap() {
            Some(what) => moved.push(what),
            None => return moved,
        }
    }
    moved
}

/// What there was is there, and works as before.
fn all_is_there(folder: &TempDir, format: usize) {
    let vault = vault_in(folder);
    let accounts = Accounts::open(file(folder), Arc::clone(&vault)).unwrap();
    let ada = accounts.named("Canary Ada").unwrap().unwrap();
    assert_eq!(ada.id.as_str(), "op-0000000000000001");
    let held = accounts.appointments(&ada.id).unwrap();
    assert_eq!(held[0].appointment.role, "reviewer");
    let credentials = accounts.credentials(&ada.id).unwrap().unwrap();
    if format >= OF_ACCOUNTS {
        let by_name = accounts.credentials_of_name("CANARY-ADA@example.org");
        assert!(by_name.unwrap() == Some(credentials.clone()));
        let password = credentials.password.as_deref();
        assert_eq!(password, Some("canary-hash-of-a-password"));
        assert_eq!(credentials.second_factor.as_ref(), Some(SECRET));
        let session = SessionHash([3; 32]);
        let now = UnixSeconds(2);
        let whose = accounts.session(session, Stage::Whole, now, day("2026-11-22"));
        assert_eq!(whose.unwrap().unwrap().account, ada);
        assert!(!accounts.take_step(&ada.id, 5).unwrap(), "used before");
        // A recovery code of before works, and once.
        assert_eq!(credentials.recovery_codes, 1);
        let code = CodeHash([9; 32]);
        assert!(accounts.take_recovery_code(&ada.id, code).unwrap());
        assert!(!accounts.take_recovery_code(&ada.id, code).unwrap());
    } else {
        assert!(credentials.password.is_none());
    }
    let reviews = Reviews::open(file(folder), vault).unwrap();
    let review = reviews.get(Fingerprint::of(b"a report")).unwrap().unwrap();
    assert_eq!(review.version, 7);
    assert_eq!(review.state, "canary words typed in a review");
}

fn nothing_is_left(folder: &TempDir) {
    for words in CANARIES {
        assert!(!holds(folder.path(), words.as_bytes()), "{words}");
    }
}

#[test]
fn a_desk_file_of_every_earlier_format_is_brought_up_to_date_and_holds_no_words() {
    for format in 1..=FORMATS.len() {
        let folder = folder();
        let earlier = made_in(format, &file(&folder));
        // The control: its words are in the clear, in the file or beside it.
        assert!(holds(folder.path(), CANARIES[0].as_bytes()));
        drop(earlier);
        assert_eq!(move_all(&folder, 1), [Moved::Account, Moved::Review]);
        let sql = Connection::open(file(&folder)).unwrap();
        let found: i32 = sql
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        assert_eq!(found, FORMAT);
        let broken: Option<String> = sql
            .query_row("PRAGMA foreign_key_check", [], |row| row.get(0))
            .ok();
        assert_eq!(broken, None);
        drop(sql);
        nothing_is_left(&folder);
        all_is_there(&folder, format);
        assert_eq!(move_all(&folder, 100), [], "once");
        nothing_is_left(&folder);
    }
}

/// A file of the format before this one, of a program that did its work: what stood
/// in it stands, and people can follow something from now on.
#[test]
fn a_desk_file_of_the_format_before_is_opened_with_all_that_it_held() {
    assert_eq!(FORMATS.len(), usize::try_from(FORMAT).unwrap() - 1);
    let folder = folder();
    let earlier = made_in(FORMATS.len(), &file(&folder));
    earlier
        .execute(
            "INSERT INTO tracker_column VALUES ('exampleshire-pcc', 'Owner', 'note')",
            [],
        )
        .unwrap();
    let is_there = |table: &str| -> bool {
        let sql = Connection::open(file(&folder)).unwrap();
        sql.table_exists(None, table).unwrap()
    };
    // The control: nobody could follow anything in it.
    assert!(!is_there("follower"));
    drop(earlier);
    let followers = Followers::open(file(&folder)).unwrap();
    assert_eq!(followers.count().unwrap(), 0);
    assert!(is_there("follower"));
    assert_eq!(move_all(&folder, 1), [Moved::Account, Moved::Review]);
    all_is_there(&folder, FORMATS.len());
    let trackers = Trackers::open(file(&folder), vault_in(&folder)).unwrap();
    let columns = trackers.columns("exampleshire-pcc").unwrap();
    assert_eq!(columns.get("Owner").map(String::as_str), Some("note"));
}

/// Until they are moved, the words of before are nobody's account: no page shows
/// half of them.
#[test]
fn what_is_not_moved_yet_is_not_there() {
    let folder = folder();
    drop(made_in(FORMATS.len(), &file(&folder)));
    let accounts = Accounts::open(file(&folder), vault_in(&folder)).unwrap();
    assert_eq!(accounts.list().unwrap(), []);
    assert!(accounts.under("op-0000000000000001").unwrap().is_none());
    let reviews = Reviews::open(file(&folder), vault_in(&folder)).unwrap();
    assert_eq!(reviews.list().unwrap(), []);
}

/// The folder that a killed program moves in; set for the child alone.
const FOLDER: &str = "ANSWERABLE_TEST_MOVING";

/// Killed at any moment and called again, it ends as if it had never been.
#[test]
fn a_file_that_is_killed_while_it_is_brought_up_to_date_goes_on() {
    let mut random = Random(6);
    for round in 0..24 {
        let folder = folder();
        drop(made_in(FORMATS.len(), &file(&folder)));
        for turn in 0..2 {
            let mut child = moving(folder.path(), round * 100 + turn * 10 + 1);
            std::thread::sleep(std::time::Duration::from_micros(random.below(60_000)));
            child.kill().unwrap();
            child.wait().unwrap();
        }
        move_all(&folder, round * 100 + 50);
        nothing_is_left(&folder);
        all_is_there(&folder, FORMATS.len());
        vault_in(&folder).verify().unwrap();
    }
}

fn moving(folder: &Path, first: u64) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "formats::moves_until_killed", "--ignored"])
        .env(FOLDER, folder)
        .env("FIRST", first.to_string())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

/// The program that is killed above.
#[test]
#[ignore = "it is started by the test above, which kills it"]
fn moves_until_killed() {
    let (Ok(folder), Ok(first)) = (env::var(FOLDER), env::var("FIRST")) else {
        return;
    };
    let paths = HomePaths::of(folder);
    let vault = Arc::new(answerable_store::Vault::open(&paths.vault()).unwrap());
    let earlier = Earlier::open(paths.desk(), vault).unwrap();
    for number in first.parse::<u64>().unwrap().. {
        match earlier.move_one(day("2024-03-06"), &draw(number)).unwrap() {
            Some(_) => {}
            None => break,
        }
    }
}
