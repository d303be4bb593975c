//! `answerable import --mapping`: what a person at the keyboard is told of a
//! list, beside the lists and people before it.

use std::fs;

use answerable_store::{Access, HomePaths, Log};
use tempfile::TempDir;

use crate::{Run, with};

pub(crate) const HEADING: &str = "ref,date_of_report,coroner_area,category,recipient,recipient_no,recipients_listed,report_response_status,recipients_counted,replies_counted,due_56_days,reply_documents";

/// What the list's report asks, under another title and of somebody else.
const PUT_RIGHT: &str = r#"
[[asked]]
id = "pfd-2024-0001-concerns"
kind = "coroners-concern"
title = "Say what will be done about the cells"
report = "pfd-2024-0001"
by = { as-published = "The coroner" }
asked-on = "2024-02-19"
of = [{ as-published = "North Laine Medical Centre", who = { as-published = { key = "as-published-north-laine-medical-centre" } } }]
"#;

/// A register with one reviewer, and a folder for lists.
struct Table(TempDir);

impl Table {
    fn laid() -> Self {
        let table = Self(tempfile::tempdir().unwrap());
        for words in [
            &["init"][..],
            &["account", "invite", "Ada Example", "--role", "reviewer"],
        ] {
            let run = table.run(words);
            assert_eq!(run.code, Some(0), "{}", run.err);
        }
        table
    }

    fn run(&self, words: &[&str]) -> Run {
        let folder = self.0.path().join("register");
        let register = ["--register", folder.to_str().unwrap()];
        with(words.iter().copied().chain(register))
    }

    /// What is said of a list of one report to one recipient.
    fn list(&self, recipient: &str, as_of: &str, more: &[&str]) -> String {
        let file = self.0.path().join("list.csv");
        let row = format!(
            "2024-0001,2024-02-19,Exampleshire,Other related deaths,{recipient},1,1,pending,1,0,2024-04-15,0"
        );
        fs::write(&file, format!("{HEADING}\n{row}\n")).unwrap();
        let path = file.to_str().unwrap();
        let words = [
            "import",
            path,
            "--mapping",
            "pfd-by-recipient",
            "--as-of",
            as_of,
        ];
        let run = self.run(&[&words, more].concat());
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
        run.out.replace(path, "list.csv")
    }

    /// Records by hand that what the report asks has another title.
    fn put_right(&self) {
        let log = HomePaths::of(self.0.path().join("register")).log();
        let entries = Log::open(log, Access::ReadOnly).unwrap().head().unwrap();
        // The list's last report: itself, what it asks, its label.
        let entry = (entries - 2).to_string();
        let file = self.0.path().join("right.toml");
        fs::write(&file, PUT_RIGHT).unwrap();
        let path = file.to_str().unwrap();
        let run = self.run(&["record", path, "--as", "Ada Example", "--corrects", &entry]);
        assert_eq!(run.code, Some(0), "{}", run.err);
    }

    fn let_in(&self, recipient: &str, as_of: &str) -> String {
        self.list(recipient, as_of, &["--approve", "--as", "Ada Example"])
    }
}

#[test]
fn a_dry_run_names_what_changes_and_what_a_newer_list_keeps() {
    let table = Table::laid();
    table.let_in("Kent Police", "2024-02-29");
    insta::assert_snapshot!(table.list("Surrey Police", "2024-03-31", &[]), @r"
    list.csv: one row in one report, as of 31 March 2024
    Mapping: pfd-by-recipient (Prevention of future deaths reports, a row for each recipient)

            0  rows new
            1  row changed, in one report
            0  rows the same
            0  rows refused

    Changed:
      pfd-2024-0001: what it asks, or of whom
    Recipients: 1 names a body of the register, 0 stay as published, 0 were not published.

    This was a dry run: nothing is recorded. To record it, run it again with --approve --as NAME.
    ");
    table.let_in("Surrey Police", "2024-03-31");
    insta::assert_snapshot!(table.let_in("Kent Police", "2024-02-29"), @r"
    list.csv: one row in one report, as of 29 February 2024
    Mapping: pfd-by-recipient (Prevention of future deaths reports, a row for each recipient)

            0  rows new
            0  rows changed
            0  rows the same
            1  row held back
            0  rows refused

    1 report held from a newer list stays as it is.
    Recipients: 1 names a body of the register, 0 stay as published, 0 were not published.

    Nothing to record: what is not held back, the register holds already.
    ");
}

#[test]
fn a_list_names_what_a_person_put_right_and_leaves_it() {
    let table = Table::laid();
    table.let_in("Kent Police", "2024-02-29");
    table.put_right();
    let again = table.let_in("Kent Police", "2024-02-29");
    insta::assert_snapshot!(again, @r"
    list.csv: one row in one report, as of 29 February 2024
    Mapping: pfd-by-recipient (Prevention of future deaths reports, a row for each recipient)

            0  rows new
            0  rows changed
            0  rows the same
            1  row held back
            0  rows refused

    Recorded by a person, and kept so; where the list is right, `answerable record --corrects`:
      pfd-2024-0001: what it asks, or of whom
    Recipients: 1 names a body of the register, 0 stay as published, 0 were not published.

    Nothing to record: what is not held back, the register holds already.
    ");
    assert_eq!(again, table.let_in("Kent Police", "2024-02-29"));
}

/// A list as a program of others wrote it: a hidden sheet, row and column, a comment
/// and a formula.
const HIDES: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../intake/tests/spreadsheet/files/list-that-hides.xlsx"
);

#[test]
fn a_workbook_tells_what_it_hides_and_is_let_in_once_somebody_looked() {
    let table = Table::laid();
    let import = |more: &[&str]| {
        let words = [
            "import",
            HIDES,
            "--mapping",
            "pfd-by-recipient",
            "--as-of",
            "2024-02-29",
        ];
        let run = table.run(&[&words, more].concat());
        (run.code, run.out.replace(HIDES, "list.xlsx"), run.err)
    };
    let (_, said, _) = import(&[]);
    insta::assert_snapshot!(said, @r"
    list.xlsx: 3 rows in 2 reports, as of 29 February 2024
    Mapping: pfd-by-recipient (Prevention of future deaths reports, a row for each recipient)
    Sheet read: By recipient.
    Not read: Notes.
    One cell is a formula: its stored value is read.
    The file hides what somebody who looks at it does not see:
    - sheets, not read: Notes
    - columns, read like the others: report_response_status
    - rows, read like the others: 3
    - one comment in cells, not read

            3  rows new, in 2 new reports
            0  rows changed
            0  rows the same
            0  rows refused

    Recipients: 0 name a body of the register, 2 stay as published, 1 was not published.

    This was a dry run: nothing is recorded. To record it, run it again with --approve --as NAME.
    ");
    let approved = ["--approve", "--as", "Ada Example"];
    let (code, _, why) = import(&approved);
    assert_ne!(code, Some(0));
    assert!(why.contains("--hidden-seen"), "{why}");
    let (code, said, why) = import(&[&approved[..], &["--hidden-seen"]].concat());
    assert_eq!((code, why.as_str()), (Some(0), ""), "{said}");
    assert!(said.contains("Recorded: "), "{said}");
    // The same list as CSV is the same list.
    let csv = HIDES.replace("-that-hides.xlsx", ".csv");
    let again = table.run(&[
        "import",
        &csv,
        "--mapping",
        "pfd-by-recipient",
        "--as-of",
        "2024-02-29",
    ]);
    assert!(again.out.contains("0  rows changed"), "{}", again.out);
    assert!(again.out.contains("3  rows the same"), "{}", again.out);
    let trail = table.run(&["audit"]);
    assert!(
        trail.out.contains("saw-hidden"),
        "{} {}",
        trail.out,
        trail.err
    );
}
