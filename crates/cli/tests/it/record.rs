//! `answerable record`: facts from a file, whole or not at all, and once.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::{Run, with};

/// Invented: a letter to a real office would be a claim about it.
pub(crate) const LETTER: &str = r#"
[[source]]
id = "letter-file"
title = "A letter"
publisher = "Nobody"
kept = "cited"
checked = false

[[asked]]
id = "letter"
kind = "letter"
title = "Say how the test is going"
by = { as-published = "A tester" }
asked-on = "2024-03-06"
of = [{ as-published = "Exampleshire", who = { as-published = { key = "as-published-exampleshire" } } }]
passages = [{ source = "letter-file", words = "How is the test going?" }]
"#;

/// A register with one person who may decide.
struct Register {
    folder: TempDir,
}

impl Register {
    fn new() -> Self {
        let register = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        assert_eq!(register.run(&["init"]).code, Some(0));
        assert_eq!(
            register
                .run(&["account", "invite", "Ann", "--role", "reviewer"])
                .code,
            Some(0)
        );
        register
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let folder = self.folder.path().join("register");
        let register = ["--register", folder.to_str().unwrap()];
        with(arguments.iter().copied().chain(register))
    }

    fn file(&self, text: &str) -> PathBuf {
        let path = self.folder.path().join("facts.toml");
        std::fs::write(&path, text).unwrap();
        path
    }

    fn record(&self, text: &str, more: &[&str]) -> Run {
        let file = self.file(text);
        let mut arguments = vec!["record", file.to_str().unwrap(), "--as", "Ann"];
        arguments.extend(more);
        self.run(&arguments)
    }
}

#[test]
fn facts_are_recorded_once_however_often_the_file_is_sent() {
    let register = Register::new();
    let first = register.record(LETTER, &[]);
    assert_eq!((first.code, first.err.as_str()), (Some(0), ""));
    assert!(first.out.starts_with("Recorded 2 facts:"), "{}", first.out);
    let second = register.record(LETTER, &[]);
    assert_eq!(second.out, "Recorded before: nothing was added.\n");
}

#[test]
fn one_wrong_fact_keeps_all_of_them_out() {
    let register = Register::new();
    let wrong = LETTER.replace("source = \"letter-file\"", "source = \"nowhere\"");
    let refused = register.record(&wrong, &[]);
    assert_eq!(refused.code, Some(2));
    assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
    assert!(
        refused.err.contains("fact 2 of 2, asked"),
        "{}",
        refused.err
    );
    assert!(
        refused.err.contains("nothing was recorded"),
        "{}",
        refused.err
    );
    // The source of the refused file is free to be recorded still.
    assert_eq!(register.record(LETTER, &[]).code, Some(0));
}

#[test]
fn a_correction_replaces_the_entry_it_names_and_no_other() {
    let register = Register::new();
    let recorded = register.record(LETTER, &[]).out;
    let entry = recorded
        .lines()
        .find_map(|line| line.trim().strip_prefix("entry ")?.strip_suffix("  asked"))
        .unwrap()
        .trim()
        .to_owned();
    let (_, asked) = LETTER.split_once("[[asked]]").unwrap();
    let corrected = format!(
        "[[asked]]{}",
        asked.replace("how the test", "when the test")
    );
    let elsewhere = register.record(&corrected, &["--corrects", "0"]);
    assert_eq!(elsewhere.code, Some(2), "{}", elsewhere.err);
    let done = register.record(&corrected, &["--corrects", &entry]);
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""));
    let again = register.record(LETTER, &["--corrects", &entry]);
    assert!(
        again.err.contains("a correction is one fact"),
        "{}",
        again.err
    );
}

#[test]
fn what_is_no_fact_is_told_with_its_line() {
    let register = Register::new();
    for (text, told) in [
        ("", "holds no fact"),
        ("[[look]]\nplace = ", "line 2"),
        ("[[lock]]\n", "line 1"),
    ] {
        let refused = register.record(text, &[]);
        assert_eq!(refused.code, Some(2), "{text:?}");
        assert!(refused.err.contains(told), "{text:?}: {}", refused.err);
    }
    let stranger = register.run(&["record", "nowhere.toml", "--as", "Ann"]);
    assert_eq!(stranger.code, Some(2));
    let file = register.file(LETTER);
    let nobody = register.run(&["record", file.to_str().unwrap(), "--as", "Bob"]);
    assert!(nobody.err.contains("account invite"), "{}", nobody.err);
}

#[test]
fn a_source_whose_address_is_none_of_the_web_is_refused_with_what_is_allowed() {
    let register = Register::new();
    let dangerous = LETTER.replacen(
        "[[source]]\n",
        "[[source]]\naddress = \"javascript:alert(1)\"\n",
        1,
    );
    assert_ne!(dangerous, LETTER);
    let refused = register.record(&dangerous, &[]);
    assert_eq!(refused.code, Some(2));
    for told in [
        "fact 1 of 2, source",
        "https:// or http://",
        "nothing was recorded",
    ] {
        assert!(refused.err.contains(told), "{told}: {}", refused.err);
    }
    let sound = dangerous.replace("javascript:alert(1)", "https://letters.example/1");
    assert_eq!(register.record(&sound, &[]).code, Some(0));
}

#[test]
fn a_day_that_has_not_come_is_refused_by_name() {
    let register = Register::new();
    let mistyped = LETTER.replacen("2024-", "2924-", 1);
    assert_ne!(mistyped, LETTER);
    let refused = register.record(&mistyped, &[]);
    assert_eq!(refused.code, Some(2));
    for told in [" 2924 has not come yet", "check the year"] {
        assert!(refused.err.contains(told), "{told}: {}", refused.err);
    }
    assert_eq!(register.record(LETTER, &[]).code, Some(0));
}
