//! `check-entry`: what holds, what does not, and what is no such file.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use answerable_ledger::{Levels, Place, ProvedEntry, Words};
use answerable_store::{Access, Log};
use serde_json::{Value, json};

use crate::register::Register;
use crate::{Run, with};

/// What `/entries/N.json` gives: of the whole log, or of its first so many entries.
fn saved(register: &Register, number: u64, entries: Option<u64>) -> Value {
    let log = Log::open(register.paths().log(), Access::ReadOnly).unwrap();
    let mut levels = Levels::default();
    for leaf in log.leaves(0, 1_000_000).unwrap() {
        levels.take(leaf);
    }
    let leaves = entries.unwrap_or(levels.leaves());
    let entry = log.entry(number).unwrap().unwrap();
    let proved = ProvedEntry {
        words: Words::Shown(String::from_utf8(entry.bytes.unwrap()).unwrap()),
        leaf: entry.leaf,
        path: levels
            .path(Place {
                index: number,
                leaves,
            })
            .unwrap(),
        root: levels.root(leaves).unwrap(),
    };
    serde_json::from_str(&proved.to_json()).unwrap()
}

struct Saved {
    folder: tempfile::TempDir,
}

impl Saved {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    fn keep(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

fn check(file: &Path, checkpoint: Option<&Path>) -> Run {
    let mut words = vec![OsStr::new("check-entry"), file.as_os_str()];
    if let Some(checkpoint) = checkpoint {
        words.extend([OsStr::new("--checkpoint"), checkpoint.as_os_str()]);
    }
    with(words)
}

fn checkpoint(entries: u64, root: &Value) -> String {
    json!({
        "made_by": "answerable", "made_on": "2024-05-02", "as_at": "2024-05-02",
        "entries": entries, "recorded_until": "2024-05-02", "root": root,
        "tables": [], "files": [],
    })
    .to_string()
}

#[test]
fn a_sound_entry_holds_and_the_root_is_named_as_unsigned() {
    let register = Register::new();
    let file = saved(&register, 5, None);
    let kept = Saved::new();
    let run = check(&kept.keep("entry-5.json", &file.to_string()), None);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    for said in ["leaf_hash", "root"] {
        assert!(
            run.out.contains(file[said].as_str().unwrap()),
            "{}",
            run.out
        );
    }
    let words = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.starts_with("Entry 5 is a fact of the kind "),
        "{words}"
    );
    assert!(words.contains("So entry 5 stands in the log that has this root."));
    assert!(words.contains("Nobody signs or witnesses it"), "{words}");
}

#[test]
fn one_letter_of_the_words_or_one_digit_of_the_path_does_not_hold() {
    let register = Register::new();
    let kept = Saved::new();
    let sound = saved(&register, 5, None);
    let mut words = sound.clone();
    words["bytes"] = json!(sound["bytes"].as_str().unwrap().replacen('e', "a", 1));
    let mut path = sound.clone();
    path["audit_path"][0] = sound["root"].clone();
    for (altered, what) in [(words, "the words of the entry"), (path, "the path leads")] {
        let run = check(&kept.keep("altered.json", &altered.to_string()), None);
        assert_eq!((run.code, run.out.as_str()), (Some(65), ""));
        assert!(run.err.contains(what), "{}", run.err);
    }
}

/// The whole way: an export is made, and an entry is held against it.
#[test]
fn an_entry_is_held_against_the_checkpoint_of_an_export() {
    let register = Register::new();
    let kept = Saved::new();
    let export = kept.folder.path().join("export");
    register.done(&["export", export.to_str().unwrap()]);
    let file = kept.keep("entry.json", &saved(&register, 7, None).to_string());
    let run = check(&file, Some(&export.join("checkpoint.json")));
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let words = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words.contains("states the same root for the same"),
        "{words}"
    );
}

#[test]
fn a_checkpoint_of_another_size_or_another_log_is_told_apart() {
    let register = Register::new();
    let kept = Saved::new();
    let (now, then) = (saved(&register, 5, None), saved(&register, 5, Some(9)));
    let file = kept.keep("now.json", &now.to_string());
    let earlier = kept.keep("earlier.json", &checkpoint(9, &then["root"]));
    let run = check(&file, Some(&earlier));
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains("save /entries/5.json?entries=9"),
        "{}",
        run.err
    );
    // What the refusal says to do works.
    let file_then = kept.keep("then.json", &then.to_string());
    assert_eq!(check(&file_then, Some(&earlier)).code, Some(0));

    let before = kept.keep("before.json", &checkpoint(5, &then["root"]));
    let run = check(&file_then, Some(&before));
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("recorded after them"), "{}", run.err);

    let other = kept.keep("other.json", &checkpoint(9, &now["root"]));
    let run = check(&file_then, Some(&other));
    assert_eq!(run.code, Some(65));
    assert!(run.err.contains("these are two logs"), "{}", run.err);
}

#[test]
fn what_is_no_such_file_is_refused_with_what_to_do() {
    let kept = Saved::new();
    let not_json = kept.keep("page.json", "<!doctype html>");
    let list = kept.keep("list.json", "[]");
    let long = kept.keep("long.json", &" ".repeat(9 << 20));
    for (file, what) in [
        (kept.folder.path().join("none.json"), "check the path"),
        (
            not_json.clone(),
            "save /entries/N.json of the register anew",
        ),
        (list, "no object"),
        (long, "larger than 8 MiB"),
    ] {
        let run = check(&file, None);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        assert!(run.err.contains(what), "{}", run.err);
    }
    let register = Register::new();
    let sound = kept.keep("entry.json", &saved(&register, 5, None).to_string());
    let run = check(&sound, Some(&not_json));
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("is no checkpoint"), "{}", run.err);
}

/// docs/TRUST.md gives the lines that the entry's page gives, and they find what
/// the program finds. Where there is no Python the run is left out, and says so.
#[test]
#[allow(clippy::print_stderr, reason = "a test says why it was skipped")]
fn the_lines_of_python_find_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let lines = root.join("crates/web/templates/pages/check_entry.py");
    let python = fs::read_to_string(&lines).unwrap();
    let trust = fs::read_to_string(root.join("docs/TRUST.md")).unwrap();
    assert!(trust.contains(&python));
    let register = Register::new();
    let kept = Saved::new();
    for (number, entries) in [
        (0, Some(1)),
        (4, Some(5)),
        (5, Some(9)),
        (6, Some(7)),
        (7, None),
    ] {
        let sound = saved(&register, number, entries);
        let mut altered = sound.clone();
        altered["bytes"] = json!("{}");
        for (file, said) in [(sound, "It holds."), (altered, "It does not hold.")] {
            let file = kept.keep("entry.json", &file.to_string());
            let run = std::process::Command::new("python3")
                .arg(&lines)
                .arg(file)
                .output();
            let Ok(run) = run else {
                eprintln!("left out: there is no python3 here");
                return;
            };
            let out = String::from_utf8(run.stdout).unwrap();
            assert!(out.starts_with(said), "{number} of {entries:?}: {out}");
        }
    }
}
