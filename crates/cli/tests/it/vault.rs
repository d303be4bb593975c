//! Words that may have to be erased: read by name, erased on a ground, audited.

use std::fs;

use answerable_store::inbox::{FormKey, Inbox, Request};
use answerable_store::vault::{Draw, RecordId};
use answerable_store::{Access, Log, Vault};
use jiff::civil::date;

use crate::record::LETTER;
use crate::register::Register;

/// A register with a reviewer, and a request that waits: its record.
pub(crate) fn with_a_request() -> (Register, RecordId) {
    let register = Register::new();
    register.done(&["account", "invite", "Ada Example", "--role", "reviewer"]);
    let record = ask(&register, 1);
    (register, record)
}

fn ask(register: &Register, number: u8) -> RecordId {
    let paths = register.paths();
    let vault = Vault::open(&paths.vault()).unwrap();
    let inbox = Inbox::open(paths.desk(), vault.into()).unwrap();
    let request = Request {
        page: "/asks/a/b/comment".to_owned(),
        what_is_wrong: "Sent by somebody for themselves.\n\nThe \u{1b}[31mday.".to_owned(),
        what_should_it_say: "30 April".to_owned(),
        source: String::new(),
        contact: "reader@example.org".to_owned(),
        on: date(2024, 3, 6),
    };
    let draw = Draw::of([number; Draw::BYTES]);
    inbox.add(&request, FormKey([number; 32]), &draw).unwrap();
    draw.record()
}

const READ: [&str; 5] = ["inbox", "--as", "Ada Example", "--why", "to decide it"];

#[test]
fn requests_are_read_by_name_and_erased_while_the_register_is_served() {
    let (register, _) = with_a_request();
    register.serving(|_| {
        insta::assert_snapshot!(register.done(&["inbox"]), @r"
        C1, sent on 6 March 2024

        Waiting: 1. Their words are sealed. To read them:
          answerable inbox --as NAME --why WORDS
        ");
        insta::assert_snapshot!(register.done(&READ), @r"
        C1, sent on 6 March 2024
          Sent by somebody for themselves.
          The [31mday.
          about         /asks/a/b/comment
          should say    30 April
          write to      reader@example.org

        Read: 1. When one is dealt with: answerable inbox erase REFERENCE --as NAME
        ");
        let erased = register.done(&["inbox", "erase", "c1", "--as", "Ada Example"]);
        assert!(erased.starts_with("Erased C1 on "), "{erased}");
    });
    assert_eq!(register.done(&["inbox"]), "No requests wait.\n");
    let only: Vec<&str> = READ.into_iter().chain(["--only", "C1"]).collect();
    assert_eq!(
        register.done(&only),
        "No request C1 waits: it was erased, or was never sent.\n"
    );
}

#[test]
fn nobody_reads_without_a_name_that_is_known_and_a_reason() {
    let (register, _) = with_a_request();
    let refused: Vec<String> = [
        &["inbox", "--as", "Ada Example"][..],
        &["inbox", "--why", "to decide it"],
        &["inbox", "--only", "C1"],
        &["inbox", "--as", "Bet Example", "--why", "to decide it"],
        &["inbox", "--as", "Ada Example", "--why", " "],
        &[
            "inbox",
            "--as",
            "Ada Example",
            "--why",
            "to decide it",
            "--only",
            "17",
        ],
    ]
    .iter()
    .map(|words| register.refused(words, 2))
    .collect();
    insta::assert_snapshot!(refused.concat(), @r#"
    error: the following required arguments were not provided: --why <WORDS>; see answerable inbox --help
    error: the following required arguments were not provided: --as <NAME>; see answerable inbox --help
    error: the following required arguments were not provided: --why <WORDS> --as <NAME>; see answerable inbox --help
    error: nobody named Bet Example has an account here; invite the person with `answerable account invite "Bet Example" --role reviewer`
    error: say in a few words why you read it: it is blank
    error: a reference is C and a number, such as C17
    "#);
    let trail = register.done(&["audit"]);
    assert!(
        trail.starts_with("No acts: none altered, none missing."),
        "{trail}"
    );
}

#[test]
fn a_record_is_erased_once_on_a_ground_that_stands() {
    let (register, record) = with_a_request();
    let shown = |said: String| {
        let days = day_said(&said);
        said.replace(&days, "TODAY")
            .replace(&record.to_string(), "REC")
    };
    let erase = ["erase", "C1", "--ground", "asked for by the sender"];
    insta::assert_snapshot!(shown(register.done(&erase)), @r"
    Erased C1 on TODAY.
      ground   asked for by the sender
      record   REC
    ");
    insta::assert_snapshot!(shown(register.done(&erase)), @r"
    Already so: erased C1 on TODAY.
      ground   asked for by the sender
      record   REC
    ");
    let by_record = ["erase", &record.to_string(), "--ground", "another"];
    insta::assert_snapshot!(shown(register.done(&by_record)), @r"
    Already so: erased REC on TODAY.
      ground   asked for by the sender
      record   REC
    ");
    let refused: Vec<String> = [
        &["erase", "C1"][..],
        &["erase", "C1", "--ground", " "],
        &["erase", "C2", "--ground", "x"],
        &["erase", "rec-ffffffffffffffff", "--ground", "x"],
        &["erase", "everything", "--ground", "x"],
        &["erase", "C1", "--ground", "x", "--as", "Bet Example"],
    ]
    .iter()
    .map(|words| register.refused(words, 2))
    .collect();
    insta::assert_snapshot!(refused.concat(), @r#"
    error: the following required arguments were not provided: --ground <WORDS>; see answerable erase --help
    error: say in a few words on what ground it is erased, such as "no longer needed (UK GDPR, Article 17(1)(a))": it is blank
    error: there is no record C2; a record is a request for correction such as C17, which `answerable inbox` lists, or rec- and sixteen hexadecimal digits, which `answerable audit` lists
    error: there is no record rec-ffffffffffffffff; a record is a request for correction such as C17, which `answerable inbox` lists, or rec- and sixteen hexadecimal digits, which `answerable audit` lists
    error: 'everything' names no record; a record is a request for correction such as C17, which `answerable inbox` lists, or rec- and sixteen hexadecimal digits, which `answerable audit` lists
    error: nobody named Bet Example has an account here; invite the person with `answerable account invite "Bet Example" --role reviewer`
    "#);
}

/// The day in `… on 6 March 2024.`, which is today's.
fn day_said(said: &str) -> String {
    let line = said.lines().next().unwrap();
    let (_, day) = line.rsplit_once(" on ").unwrap();
    day.trim_end_matches('.').to_owned()
}

#[test]
fn the_trail_is_exported_for_auditors_as_csv_and_json() {
    let (register, record) = with_a_request();
    let formula = [
        "inbox",
        "--as",
        "Ada Example",
        "--why",
        "=1+1, to decide it",
    ];
    register.done(&formula);
    register.done(&["erase", "C1", "--ground", "dealt with"]);
    let csv = register.done(&["audit", "--csv"]);
    let rows: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(rows[0], "number,at,day,by,did,record,why");
    assert!(
        rows[1].ends_with(&format!(",read,{record},\"'=1+1, to decide it\"")),
        "{csv}"
    );
    assert!(
        rows[2].ends_with(&format!(",keyboard,erased,{record},dealt with")),
        "{csv}"
    );

    let trail: serde_json::Value =
        serde_json::from_str(&register.done(&["audit", "--json"])).unwrap();
    assert_eq!(trail["whole"], true);
    let acts = trail["acts"].as_array().unwrap();
    assert_eq!(acts.len(), 2);
    assert_eq!(acts[0]["why"], "=1+1, to decide it");
    assert_eq!(acts[1]["did"], "erased");
    assert!(acts[0]["by"].as_str().unwrap().starts_with("ac-"));
    let lines = register.done(&["audit"]);
    assert!(
        lines.contains(&format!(" keyboard erased {record}: dealt with\n")),
        "{lines}"
    );
    let last = format!("Last link: {}\n", trail["last_link"].as_str().unwrap());
    assert!(lines.ends_with(&last), "{lines}");

    // An act taken out shows, and what is left is exported all the same.
    let sql = rusqlite::Connection::open(register.paths().vault().trail).unwrap();
    sql.execute_batch("DROP TRIGGER act_is_never_removed; DELETE FROM act WHERE number = 1")
        .unwrap();
    drop(sql);
    let run = register.run(&["audit", "--csv"]);
    assert_eq!(run.code, Some(65));
    assert!(
        run.err.contains("act 1 is missing from the trail"),
        "{}",
        run.err
    );
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
}

/// The log names sealed words by their commitment. Erased, it is the same log
/// and gives the same register.
#[test]
fn the_log_verifies_and_folds_the_same_when_its_sealed_words_are_erased() {
    let (register, record) = with_a_request();
    let vault = Vault::open(&register.paths().vault()).unwrap();
    let commitment = vault.commitment(record).unwrap().unwrap();
    drop(vault);
    let sealed = format!("words = {{ sealed = \"{commitment}\" }}");
    let facts = LETTER.replace("words = \"How is the test going?\"", &sealed);
    assert!(facts.contains(&sealed));
    let file = register.path().parent().unwrap().join("facts.toml");
    fs::write(&file, facts).unwrap();
    register.done(&["record", file.to_str().unwrap(), "--as", "Ada Example"]);
    let leaves = || {
        let log = Log::open(register.paths().log(), Access::ReadOnly).unwrap();
        let leaf = |number| log.entry(number).unwrap().unwrap().leaf;
        (0..log.head().unwrap()).map(leaf).collect::<Vec<_>>()
    };
    // What is said of the log; what is said of the vault changes, and so it should.
    let verified = || {
        let said = register.done(&["verify"]);
        let (vault, log): (Vec<&str>, Vec<&str>) = said
            .lines()
            .partition(|line| line.contains("sealed record") || line.contains("audit trail"));
        (log.join("\n"), vault.join("\n"))
    };
    let (log_before, vault_before) = verified();
    let leaves_before = leaves();
    register.done(&["erase", "C1", "--ground", "asked for by the sender"]);
    let (log, vault) = verified();
    assert_eq!(log, log_before);
    assert!(leaves() == leaves_before, "the leaves are as they were");
    assert!(
        // The request's, and that of the reviewer's account.
        vault_before.starts_with("2 sealed records: "),
        "{vault_before}"
    );
    assert!(vault.contains("1 erased record: "), "{vault}");
}

/// The keys may lie where no copies are made; a command that is not told so
/// says that they are not there, and makes none.
#[test]
fn the_keys_may_lie_in_another_folder() {
    let register = Register::new();
    let folder = register.path();
    let apart = folder.parent().unwrap().join("apart");
    fs::rename(folder.join("keys"), &apart).unwrap();
    register.done(&[
        "account",
        "invite",
        "Ada Example",
        "--role",
        "reviewer",
        "--keys",
        apart.to_str().unwrap(),
    ]);
    let vault = register.paths().with_keys_in(&apart).vault();
    let inbox = Inbox::open(register.paths().desk(), Vault::open(&vault).unwrap().into()).unwrap();
    let request = Request {
        page: String::new(),
        what_is_wrong: "The day.".to_owned(),
        what_should_it_say: String::new(),
        source: String::new(),
        contact: String::new(),
        on: date(2024, 3, 6),
    };
    let draw = Draw::of([1; Draw::BYTES]);
    inbox.add(&request, FormKey([1; 32]), &draw).unwrap();
    drop(inbox);
    let said = register.refused(&["inbox"], 2);
    assert!(said.contains("keys/keys.sqlite is not there"), "{said}");
    assert!(!folder.join("keys").exists());
    let words: Vec<&str> = READ
        .into_iter()
        .chain(["--keys", apart.to_str().unwrap()])
        .collect();
    assert!(register.done(&words).contains("The day."));
}

/// A desk file as the program of format 2 left it: one operator, one document
/// under review, one request.
fn of_format_2(path: &std::path::Path) {
    let sql = rusqlite::Connection::open(path).unwrap();
    sql.pragma_update(None, "journal_mode", "wal").unwrap();
    sql.pragma_update(None, "application_id", i32::from_be_bytes(*b"ANSD"))
        .unwrap();
    for added in [
        include_str!("../../../store/tests/formats/01.sql"),
        include_str!("../../../store/tests/formats/02.sql"),
        "INSERT INTO operator VALUES ('op-0000000000000001', 'Canary Ada');
         INSERT INTO review VALUES (zeroblob(32), 1, 'canary words');
         INSERT INTO correction_request
         (page, what_is_wrong, what_should_it_say, source, contact, sent_on)
         VALUES ('/about', 'The canary day.', '', '', 'reader@example.org', '2024-03-06');",
    ] {
        sql.execute_batch(added).unwrap();
    }
}

#[test]
fn what_an_earlier_program_kept_in_the_clear_is_sealed_by_the_next_command() {
    let register = Register::new();
    // Its rights stay: a file of the owner's alone.
    fs::write(register.paths().desk(), "").unwrap();
    of_format_2(&register.paths().desk());
    let run = register.run(&["inbox"]);
    assert_eq!(run.code, Some(0));
    insta::assert_snapshot!(run.err, @r"
    note: one account that an earlier program kept in the clear is now covered by the vault
    note: one document under review that an earlier program kept in the clear is now covered by the vault
    note: one request that an earlier program kept in the clear is now in the vault
    ");
    assert!(
        run.out.starts_with("C1, sent on 6 March 2024\n"),
        "{}",
        run.out
    );
    let desk = fs::read(register.paths().desk()).unwrap();
    for words in ["canary", "Canary", "reader@example.org"] {
        let left = desk
            .windows(words.len())
            .any(|part| part == words.as_bytes());
        assert!(!left, "{words} is still in the clear");
    }
    assert_eq!(register.run(&["inbox"]).err, "", "once");
}
