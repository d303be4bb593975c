//! Bad input: one line on stderr with the remedy, nothing on stdout, exit code 2.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use crate::{answerable, with};

fn refusal(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> String {
    let run = with(arguments);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.out, "");
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    run.err.trim_end().to_owned()
}

#[test]
fn each_refusal_is_one_line_with_the_remedy() {
    let said: Vec<String> = [
        vec!["clock", "section-56"],
        vec!["clock", "Section 55", "2024-03-06"],
        vec!["clock", "parking-fine", "2024-03-06"],
        vec!["clock", "section-55", "2024-02-30"],
        vec!["clock", "section-55", "06/13/2024"],
        vec!["clock", "section-55", "1066-10-14"],
        vec!["clock", "section-55", "soon"],
        vec!["clock", "section-55", "6", "Marhc", "2024"],
        vec!["clock", "section-55", "2024-03-06", "--evry-day"],
        vec!["clokc", "section-55"],
    ]
    .into_iter()
    .map(refusal)
    .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    error: there is no clock called 'section-56'; the nearest is 'section-55', and 'answerable clock' lists them all
    error: there is no clock called 'Section 55'; the nearest is 'section-55', and 'answerable clock' lists them all
    error: there is no clock called 'parking-fine'; 'answerable clock' lists them all
    error: '2024-02-30' is not in the calendar: February 2024 runs from 1 to 29
    error: '06/13/2024' is not in the calendar: there is no month 13; 6 March 2024 is 2024-03-06 or 06/03/2024
    error: '1066-10-14' is out of range; give a day from 1 January 1900 to 31 December 2199
    error: 'soon' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    error: '6 Marhc 2024' is not a day; write 2024-03-06, 6 March 2024 or 06/03/2024
    error: unexpected argument '--evry-day' found; the nearest is '--every-day'
    error: unrecognized subcommand 'clokc'; the nearest is 'clock'
    ");
}

/// What was typed is shown back, so it must not be able to move the cursor or
/// fill the screen.
#[test]
fn words_shown_back_are_cut_short_and_harmless() {
    let long = "x".repeat(10_000);
    let escape = "\u{1b}[2Jsection-55\n\n";
    for name in [long.as_str(), escape] {
        let said = refusal(["clock", name]);
        assert!(said.len() < 200, "{said}");
        assert!(!said.contains('\u{1b}'));
        let said = refusal(["clock", "foi", name]);
        assert!(said.len() < 200, "{said}");
        assert!(!said.contains('\u{1b}'));
    }
}

#[test]
fn with_no_command_the_help_is_shown() {
    let run = answerable("");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("Usage: answerable"), "{}", run.err);
}

#[test]
fn what_is_missing_is_said_with_the_help_of_that_command() {
    for (words, help) in [
        (vec!["import"], "see answerable import --help"),
        (
            vec!["account", "invite"],
            "see answerable account invite --help",
        ),
        (
            vec!["serve", "--port", "99999"],
            "see answerable serve --help",
        ),
        (vec!["record", "a.toml"], "see answerable record --help"),
        (vec!["--nothing-of-the-kind"], "see answerable --help"),
    ] {
        let said = refusal(words.clone());
        assert!(said.ends_with(help), "{words:?}: {said}");
    }
}

/// A file's name can be any bytes, and a slip puts it where a word belongs.
#[test]
fn a_word_that_is_no_utf_8_is_refused_like_any_other() {
    let odd = OsStr::from_bytes(b"\xff");
    let said: Vec<String> = [
        vec![odd],
        vec![OsStr::new("clock"), OsStr::new("foi"), odd],
        vec![OsStr::new("inbox"), OsStr::new("erase"), odd],
        // The control: read as far as it is one, a command has its help named.
        vec![OsStr::new("inbox"), OsStr::new("erase")],
    ]
    .into_iter()
    .map(refusal)
    .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    error: unrecognized subcommand '�'; see answerable --help
    error: invalid UTF-8 was detected in one or more arguments; see answerable clock --help
    error: invalid UTF-8 was detected in one or more arguments; see answerable inbox erase --help
    error: the following required arguments were not provided: <REFERENCE>; see answerable inbox erase --help
    ");
}
