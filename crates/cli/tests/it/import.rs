//! `answerable import` and `publish`: reading, deciding and publishing a
//! document at the keyboard.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::Run;

/// A report with points, a misspelt month, an unknown unit, a sentence that
/// asks nobody, and a letter that moves cursors.
pub(crate) const REPORT: &str = "\
Custody in Exampleshire

Published on 6 March 2024

Recommendations

Within three months, all chief constables should:
- review how the risk to missing people is graded; and
- publish what they find.

Recommendation 3

By 9 Aoril 2024, the College of Policing should\u{1b}[2J answer.

Background

More should be done.
";

/// A folder with a document and a register with two people.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self::without_register();
        for arguments in [
            vec!["init"],
            vec!["account", "invite", "Ann Box", "--role", "reviewer"],
            vec!["account", "invite", "Ben Cole", "--role", "reviewer"],
        ] {
            let run = desk.run(&arguments, "");
            assert_eq!(run.code, Some(0), "{}", run.err);
        }
        desk
    }

    pub(crate) fn without_register() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("report.txt"), REPORT).unwrap();
        Self { folder }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the program in the folder, typing some lines.
    fn run(&self, arguments: &[&str], typed: &str) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_answerable"))
            .args(arguments)
            .current_dir(self.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that reads nothing may have closed its input already.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        let output = child.wait_with_output().unwrap();
        Run {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code(),
        }
    }

    pub(crate) fn answer(&self, arguments: &[&str], typed: &str) -> String {
        let run = self.run(arguments, typed);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
        run.out
    }

    fn refusal(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments, "");
        assert_eq!(run.code, Some(2), "{} {}", run.out, run.err);
        run.err.trim_end().to_owned()
    }
}

/// What the document is, as it is typed: kind 3, published on the day that is
/// offered, by the inspectorate, about all forces.
pub(crate) const DETAILS: &str = "\n3\n\n-\nHMICFRS\nhttps://inspectorate.example/custody\n\nall\nno: a report on custody by invitation\n";

#[test]
fn the_proposals_are_read_as_a_newcomer_reads_them_and_nothing_is_made() {
    let desk = Desk::without_register();
    let said = desk.answer(&["import", "report.txt"], "");
    insta::assert_snapshot!(said, @r"
    report.txt: 3 proposals, one passage not used
    Read as plain text; published on 6 March 2024.

    1. Recommendation
        “review how the risk to missing people is graded; and”
      asked of    all chief constables (chief constables: 43 members)
      by when     within 3 months
      because     it is one of the points under ‘Within three months, all chief
                  constables should:’; it names whom it asks; the sentence above the
                  points says of whom; its verb asks: ‘should’; the sentence above
                  the points says by when; it stands under the heading
                  ‘Recommendations’

    2. Recommendation
        “publish what they find.”
      asked of    all chief constables (chief constables: 43 members)
      by when     within 3 months
      because     it is one of the points under ‘Within three months, all chief
                  constables should:’; it names whom it asks; the sentence above the
                  points says of whom; its verb asks: ‘should’; the sentence above
                  the points says by when; it stands under the heading
                  ‘Recommendations’

    3. Recommendation, published as number 3
        “By 9 Aoril 2024, the College of Policing should [2J answer.”
      asked of    the College of Policing
      by when     no day or period that can be taken as it stands; the month is
                  written ‘Aoril’, which may mean April; it probably means by 9
                  April 2024
      because     its verb asks: ‘should’; it names whom it asks; it is published
                  with the number 3; it stands under the heading ‘Recommendation 3’

    Not used
    These say “should”, “must” or the like and were not taken. Read each.

        “More should be done.”
        It says “should”; not taken because it names nobody who could be asked.

    Nothing is recorded. To decide these, run it again with --review --as NAME, or bring
    the file in on the page ‘Review’ of `answerable serve`.
    ");
    assert!(!desk.path().join("register").exists());
}

#[test]
fn the_same_is_there_for_programs() {
    let desk = Desk::without_register();
    let said = desk.answer(&["import", "report.txt", "--json"], "");
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(json["published"], "2024-03-06");
    let proposals = json["proposals"].as_array().unwrap();
    assert_eq!(proposals.len(), 3);
    assert_eq!(proposals[0]["asked_of"][0]["group"], "chief-constables");
    assert_eq!(proposals[2]["number"], "3");
    for proposal in proposals {
        let span = |end: usize| proposal["span"][end].as_u64().unwrap() as usize;
        assert_eq!(proposal["words"], REPORT[span(0)..span(1)]);
    }
    assert_eq!(json["not_used"][0]["words"], "More should be done.");
}

#[test]
fn one_decides_at_the_keyboard_another_publishes() {
    let desk = Desk::new();
    let typed = format!("{DETAILS}a\ns\nc\n\nAnswer\n\n\n9 April 2024\niopc\na\n");
    let review = ["import", "report.txt", "--review", "--as", "Ann Box"];
    let said = desk.answer(&review, &typed);
    assert!(
        said.contains("  power       Answer to an IOPC learning recommendation"),
        "{said}"
    );
    assert!(
        said.contains("Accepted 2, set aside 1, still to decide 0."),
        "{said}"
    );
    let (_, line) = said.split_once("answerable publish ").unwrap();
    let digits = line.split_whitespace().next().unwrap();

    let same = desk.refusal(&["publish", digits, "--as", "Ann Box"]);
    assert!(same.contains("a second person must publish it"), "{same}");
    let published = desk.answer(&["publish", digits, "--as", "Ben Cole"], "");
    assert!(
        published.contains("Its page is /reports/custody-in-exampleshire."),
        "{published}"
    );
    assert!(published.contains("Recommendation: Answer"), "{published}");

    let again = desk.refusal(&review);
    assert!(again.contains("this is the same file"), "{again}");
    let twice = desk.refusal(&["publish", digits, "--as", "Ben Cole"]);
    assert!(
        twice.contains("no document under review has that fingerprint"),
        "{twice}"
    );
}

#[test]
fn stopping_loses_nothing_and_the_same_command_goes_on() {
    let desk = Desk::new();
    let review = ["import", "report.txt", "--review", "--as", "Ann Box"];
    let said = desk.answer(&review, &format!("{DETAILS}a\nq\n"));
    assert!(
        said.contains("Accepted 1, set aside 0, still to decide 2."),
        "{said}"
    );
    let said = desk.answer(&review, "l\nl\n");
    assert!(said.contains("Item 2 of 3"), "{said}");
    assert!(
        said.contains("Accepted 1, set aside 0, still to decide 2."),
        "{said}"
    );
    let said = desk.answer(&review, "s\ns\n");
    assert!(
        said.contains("Accepted 1, set aside 2, still to decide 0."),
        "{said}"
    );
}

#[test]
fn what_is_typed_wrong_is_asked_again() {
    let desk = Desk::new();
    let wrong = "\n99\n3\nsoon\n\n-\nPolice of Nowhere\nHMICFRS\n\n\nsome\nall\nperhaps\nno\nno: not yet\nq\n";
    let said = desk.answer(
        &["import", "report.txt", "--review", "--as", "Ann Box"],
        wrong,
    );
    for refused in [
        "! write a number from 1 to 12",
        "! 'soon' is not a day",
        "! we know no body called ‘Police of Nowhere’",
        "! we know no body called ‘some’",
        "! write yes, no: REASON, or unknown: REASON",
        "! say why after a colon",
    ] {
        assert!(said.contains(refused), "{refused}: {said}");
    }
}

#[test]
fn each_refusal_is_one_line_with_the_remedy() {
    let desk = Desk::new();
    std::fs::write(desk.path().join("report.pdf"), "%PDF-1.7").unwrap();
    std::fs::write(desk.path().join("rows.csv"), "ref,to\n1,x\n").unwrap();
    std::fs::write(desk.path().join("empty.txt"), "\n").unwrap();
    let said = [
        desk.refusal(&["import", "nothing.txt"]),
        desk.refusal(&["import", "report.pdf"]),
        desk.refusal(&["import", "rows.csv"]),
        desk.refusal(&["import", "empty.txt"]),
        desk.refusal(&["import", "report.txt", "--review", "--as", "Cay Dunn"]),
        desk.refusal(&["publish", "abc", "--as", "Ben Cole"]),
        desk.refusal(&["publish", "abcdef0123", "--as", "Ben Cole"]),
        desk.refusal(&["serve", "--host", "0.0.0.0"]),
        desk.refusal(&["serve", "--address", "http://register.example"]),
        desk.refusal(&["serve", "--address", "https://register.example/path"]),
    ];
    assert!(
        said.iter().all(|line| line.lines().count() == 1),
        "{said:#?}"
    );
    insta::assert_snapshot!(said.join("\n"), @r#"
    error: cannot read nothing.txt (No such file or directory (os error 2)); check the path
    error: this PDF is damaged or cut short: no page of it can be found; get it again, or open it and save it again
    error: a spreadsheet is read through a mapping, which says which column is what: give --mapping with the name of one that ships, pfd-by-recipient (Prevention of future deaths reports, a row for each recipient), or with a mapping file of your own, as docs/OPERATING.md tells
    error: the file is empty
    error: nobody named Cay Dunn has an account here; invite the person with `answerable account invite "Cay Dunn" --role reviewer`
    error: give at least 8 digits of the document's fingerprint
    error: no document under review has that fingerprint; `answerable import FILE --review` prints it
    error: serving on 0.0.0.0 reaches beyond this machine, and people who sign in need TLS; put a proxy in front and name its address with --address https://…
    error: 'http://register.example' is not the address of a site over TLS; write https:// and the host, such as https://register.example
    error: 'https://register.example/path' is not the address of a site over TLS; write https:// and the host, such as https://register.example
    "#);
}
