//! Replies that are not published: their words, and that they are gone after.

use std::sync::Arc;

use answerable_store::accounts::UnixSeconds;
use answerable_store::replies::{Replies, RepliesError, ToReply};
use answerable_store::vault::{Asking, Draw, Moment, Vault, VaultPaths};
use jiff::civil::date;
use tempfile::TempDir;

const WORDS: &str = "Quillfeather thinks that this was published on 2 May";

fn opened(folder: &TempDir) -> (Replies, Arc<Vault>) {
    let at = |name: &str| folder.path().join(name);
    let vault = Vault::open(&VaultPaths {
        vault: at("vault.sqlite"),
        keys: at("keys/keys.sqlite"),
        trail: at("audit.sqlite"),
    });
    let vault = Arc::new(vault.unwrap());
    (
        Replies::open(at("desk.sqlite"), Arc::clone(&vault)).unwrap(),
        vault,
    )
}

fn reply() -> ToReply {
    ToReply {
        body: "exampleshire-pcc".to_owned(),
        about: r#"{"subject":"custody"}"#.to_owned(),
        corrects: None,
        takes_back: false,
    }
}

fn begun(replies: &Replies, number: u8) -> u64 {
    let draw = Draw::of([number; Draw::BYTES]);
    let drawn = (date(2024, 5, 7), &draw);
    replies.begin(&reply(), WORDS, "ac-1", drawn).unwrap()
}

fn asking(why: &str) -> Asking<'_> {
    Asking {
        by: "ac-2",
        why,
        when: Moment {
            at: UnixSeconds(0),
            day: date(2024, 5, 8),
        },
    }
}

fn bytes_in(folder: &TempDir) -> Vec<u8> {
    [
        "desk.sqlite",
        "desk.sqlite-wal",
        "vault.sqlite",
        "vault.sqlite-wal",
    ]
    .iter()
    .flat_map(|name| std::fs::read(folder.path().join(name)).unwrap_or_default())
    .collect()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|found| found == words.as_bytes())
}

#[test]
fn a_reply_is_read_back_and_lies_in_no_file_in_the_clear() {
    let folder = tempfile::tempdir().unwrap();
    let (replies, _) = opened(&folder);
    let number = begun(&replies, 1);
    let changed = format!("{WORDS}, and so it was");
    assert_eq!(replies.change(number, 1, &changed, "ac-2").unwrap(), 2);
    let found = replies.get(number).unwrap().unwrap();
    assert_eq!((found.words.as_str(), found.version), (changed.as_str(), 2));
    assert_eq!(found.writers, ["ac-1".to_owned(), "ac-2".to_owned()].into());
    assert_eq!(replies.of("exampleshire-pcc").unwrap(), [found]);
    assert_eq!(replies.of("northmoor-pcc").unwrap(), []);
    assert!(!holds(&bytes_in(&folder), "Quillfeather"));
}

#[test]
fn the_slower_of_two_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (replies, _) = opened(&folder);
    let number = begun(&replies, 1);
    replies.change(number, 1, "first", "ac-1").unwrap();
    let slower = replies.change(number, 1, "second", "ac-2").unwrap_err();
    assert!(matches!(
        slower,
        RepliesError::Moved {
            expected: 1,
            actual: 2
        }
    ));
    let slower = replies.remove(number, 1, &asking("given up")).unwrap_err();
    assert!(matches!(slower, RepliesError::Moved { .. }));
    assert_eq!(replies.get(number).unwrap().unwrap().words, "first");
}

/// What a copy of the desk's file from before still holds opens no more.
#[test]
fn a_reply_that_is_removed_leaves_no_key() {
    let folder = tempfile::tempdir().unwrap();
    let (replies, vault) = opened(&folder);
    let (number, other) = (begun(&replies, 1), begun(&replies, 2));
    let copy = folder.path().join("desk.sqlite");
    drop(replies);
    let before = std::fs::read(&copy).unwrap();
    let (replies, _) = opened(&folder);
    replies.remove(number, 1, &asking("published")).unwrap();
    assert_eq!(replies.get(number).unwrap(), None);
    assert_eq!(replies.get(other).unwrap().unwrap().words, WORDS);
    let record = Draw::of([1; Draw::BYTES]).record();
    assert!(vault.tombstone(record).unwrap().is_some());
    drop(replies);
    std::fs::write(&copy, before).unwrap();
    let (replies, _) = opened(&folder);
    assert!(matches!(
        replies.get(number),
        Err(RepliesError::NotOpened(_))
    ));
    assert!(vault.verify().is_ok());
}
