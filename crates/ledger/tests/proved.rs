//! The file of a proved entry: what holds, what does not, and what is no such file.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use answerable_ledger::{DoesNotHold, Levels, Place, ProvedEntry, Root, Words, leaf_hash};
use proptest::prelude::*;
use serde_json::{Value, json};

const WORDS: &str = "{\"by\":\"3f9c\",\"version\":1}";

/// Entry 2 of 5.
fn proved() -> ProvedEntry {
    let mut log = Levels::default();
    for bytes in ["a", "b", WORDS, "d", "e"] {
        log.take(leaf_hash(bytes.as_bytes()));
    }
    ProvedEntry {
        words: Words::Shown(WORDS.to_owned()),
        leaf: leaf_hash(WORDS.as_bytes()),
        path: log
            .path(Place {
                index: 2,
                leaves: 5,
            })
            .unwrap(),
        root: log.root(5).unwrap(),
    }
}

fn file() -> Value {
    serde_json::from_str(&proved().to_json()).unwrap()
}

fn read(file: &Value) -> ProvedEntry {
    ProvedEntry::read(file.to_string().as_bytes()).unwrap()
}

#[test]
fn a_file_reads_as_it_was_written_and_holds() {
    let file = proved().to_json();
    insta::assert_snapshot!(file, @r#"
    {
      "number": 2,
      "bytes": "{\"by\":\"3f9c\",\"version\":1}",
      "not_shown": null,
      "leaf_hash": "f9af47d0e35a12ce57433570d02b428fe5fd43fa1b7891bc9833f1fa4afedc02",
      "entries": 5,
      "root": "82b60f2e62324e2bdcf28f761b74ac7a5f5f4da2c39597d623adfd92c33ef9a9",
      "audit_path": [
        "d070dc5b8da9aea7dc0f5ad4c29d89965200059c9a0ceca3abd5da2492dcb71d",
        "b137985ff484fb600db93107c77b0365c80d78f5b429ded0fd97361d077999eb",
        "2824a7ccda2caa720c85c9fba1e8b5b735eecfdb03878e4f8dfe6c3625030bc4"
      ]
    }
    "#);
    let read = ProvedEntry::read(file.as_bytes()).unwrap();
    assert_eq!(read, proved());
    assert_eq!((read.number(), read.entries()), (2, 5));
    assert_eq!(read.check(), Ok(()));
}

#[test]
fn what_does_not_hold_is_named() {
    let mut words = file();
    words["bytes"] = json!(WORDS.replace("3f9c", "3f9d"));
    assert!(matches!(
        read(&words).check(),
        Err(DoesNotHold::Words { .. })
    ));
    let mut root = file();
    root["root"] = json!(Root([0; 32]).to_string());
    assert!(matches!(read(&root).check(), Err(DoesNotHold::Root { .. })));
    let mut path = file();
    path["audit_path"][1] = root["root"].clone();
    assert!(matches!(read(&path).check(), Err(DoesNotHold::Root { .. })));
    let mut number = file();
    number["number"] = json!(3);
    assert!(matches!(
        read(&number).check(),
        Err(DoesNotHold::Root { .. })
    ));
}

#[test]
fn an_entry_whose_words_were_removed_is_still_proved() {
    let mut withheld = file();
    withheld["bytes"] = Value::Null;
    withheld["not_shown"] = json!("ordered");
    let read = read(&withheld);
    let why = "ordered".to_owned();
    assert_eq!(read.words, Words::NotShown { why });
    assert_eq!(read.check(), Ok(()));
}

#[test]
fn what_is_no_such_file_is_refused_with_what_is_allowed() {
    let altered = |name: &str, value: Value| {
        let mut file = file();
        file[name] = value;
        file.to_string()
    };
    let without = |name: &str| {
        let mut file = file();
        file.as_object_mut().unwrap().remove(name);
        file.to_string()
    };
    let files = [
        String::new(),
        "<!doctype html>".to_owned(),
        "[]".to_owned(),
        without("number"),
        without("bytes"),
        altered("number", json!(-1)),
        altered("entries", json!("5")),
        altered("entries", json!(2)),
        altered("bytes", json!({"by": "3f9c"})),
        altered("root", json!(5)),
        altered("leaf_hash", json!("0")),
        altered("audit_path", json!("0")),
        altered("audit_path", json!([1, 2, 3])),
        altered("audit_path", json!([])),
    ];
    let said = files.map(|file| ProvedEntry::read(file.as_bytes()).unwrap_err().to_string());
    insta::assert_snapshot!(said.join("\n"), @r"
    it is not JSON: EOF while parsing a value at line 1 column 0
    it is not JSON: expected value at line 1 column 1
    it is JSON and no object with the members of an entry
    it has no number
    it has no bytes
    number must be a whole number from 0
    entries must be a whole number from 0
    audit_path: there is no number 2 among 2, which are counted from 0
    bytes must be the entry as words, or null where they are not shown
    root must be 64 hexadecimal digits in quotation marks
    leaf_hash: a hash has 64 characters and this has 1
    audit_path must be a list of hashes
    audit_path must be 64 hexadecimal digits in quotation marks
    audit_path: the path from number 2 of 5 is 3 long, and this is 0 long
    ");
}

proptest! {
    #[test]
    fn reading_a_file_never_panics(bytes: Vec<u8>) {
        prop_assert!(ProvedEntry::read(&bytes).is_err());
    }

    /// Any byte of a sound file made another: it is refused, it does not hold, or
    /// it says the very same, but for how many entries it states: that stands and
    /// falls with the root (docs/TRUST.md).
    #[test]
    fn no_altered_file_says_something_else_and_holds(at: prop::sample::Index, byte: u8) {
        let mut file = proved().to_json().into_bytes();
        let at = at.index(file.len());
        file[at] = byte;
        if let Ok(read) = ProvedEntry::read(&file)
            && read.check().is_ok()
            && matches!(read.words, Words::Shown(_))
        {
            let sound = proved();
            prop_assert_eq!((read.number(), read.root), (sound.number(), sound.root));
            prop_assert_eq!((read.words, read.leaf), (sound.words, sound.leaf));
        }
    }

    #[test]
    fn members_of_every_kind_are_read_or_refused(
        number: Option<i128>, entries: Option<u64>, bytes: Option<String>, hashes in 0_usize..70,
    ) {
        let hash = Root([7; 32]).to_string();
        let file = json!({
            "number": number.map(|number| number.to_string().parse::<serde_json::Number>().unwrap()),
            "entries": entries,
            "bytes": bytes,
            "leaf_hash": hash,
            "root": hash,
            "audit_path": vec![&hash; hashes],
        });
        if let Ok(read) = ProvedEntry::read(file.to_string().as_bytes()) {
            prop_assert!(read.check().is_err() || read.path.hashes().is_empty());
        }
    }
}
