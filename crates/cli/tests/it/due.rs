//! What is kept longer than it is needed is listed, and erased when that is said.

use answerable_store::accounts::UnixSeconds;
use answerable_store::vault::{Draw, Kind, ToSeal};
use answerable_store::work::{Comment, NewComment};
use answerable_store::{Vault, Work};
use jiff::civil::date;

use crate::register::Register;

/// A register with a comment of an office, written on 6 March 2024.
fn with_an_old_comment() -> (Register, String) {
    let register = Register::new();
    let paths = register.paths();
    let vault = Vault::open(&paths.vault()).unwrap();
    let words = ToSeal {
        kind: Kind::Draft,
        words: "I have asked the force.",
        on: date(2024, 3, 6),
    };
    let draw = Draw::of([1; Draw::BYTES]);
    let comment = Comment {
        record: vault.seal(&words, &draw).unwrap(),
        by: "ac-0000000000000001".to_owned(),
        at: UnixSeconds(1_709_726_400),
    };
    let new = NewComment {
        office: "register",
        item: "item",
        comment: &comment,
    };
    Work::open(paths.desk()).unwrap().comment(&new).unwrap();
    (register, comment.record.to_string())
}

#[test]
fn what_is_due_is_listed_first_and_erased_when_that_is_said() {
    let (register, record) = with_an_old_comment();
    let shown = |said: String| said.replace(&record, "REC");
    register.serving(|_| {
        insta::assert_snapshot!(shown(register.done(&["erase", "--due"])), @r"
        a comment inside an office
          due since 6 March 2025: REC
        Due: one thing. To erase: answerable erase --due --now
        ");
        insta::assert_snapshot!(shown(register.done(&["erase", "--due", "--now"])), @r"
        a comment inside an office
          due since 6 March 2025: REC
        Erased: one thing.
        ");
    });
    assert_eq!(
        register.done(&["erase", "--due"]),
        "Nothing is due to be erased.\n"
    );
    let trail = register.done(&["audit"]);
    let line = format!(
        " keyboard erased {record}: no longer needed for the office’s work (UK GDPR, Article 5(1)(e))\n"
    );
    assert!(trail.contains(&line), "{trail}");
}

#[test]
fn one_record_or_all_that_is_due_and_never_both() {
    let (register, record) = with_an_old_comment();
    let refused: Vec<String> = [
        &["erase"][..],
        &["erase", &record, "--due"],
        &["erase", &record, "--ground", "x", "--now"],
    ]
    .iter()
    .map(|words| register.refused(words, 2).replace(&record, "REC"))
    .collect();
    insta::assert_snapshot!(refused.concat(), @r"
    error: the following required arguments were not provided: --ground <WORDS> <RECORD>; see answerable erase --help
    error: the argument '[RECORD]' cannot be used with '--due'; see answerable erase --help
    error: the argument '[RECORD]' cannot be used with '--now'; see answerable erase --help
    ");
}

#[test]
fn whoever_lists_the_accounts_stands_in_the_trail() {
    let (register, _) = with_an_old_comment();
    register.done(&["account", "list"]);
    assert!(
        register.done(&["audit"]).starts_with("No acts"),
        "of nobody"
    );
    for name in ["Ada Example", "Bet Example"] {
        register.done(&["account", "invite", name, "--role", "reviewer"]);
    }
    register.done(&["account", "list"]);
    let trail = register.done(&["audit"]);
    let line = " keyboard read-names : the names of 2 people, by `answerable account list`\n";
    assert!(trail.contains(line), "{trail}");
}
