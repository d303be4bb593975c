//! A register that is not as it was kept: every command says so with exit code
//! 65, and none adds to it.

use std::fs;

use answerable_store::{Archive, Draft, Log, TAIL_CHECKED_AT_OPEN};

use crate::register::Register;
use crate::spreadsheets::HEADING;

/// Alters one entry in the file, past the triggers that forbid it, and puts them
/// back as they were.
fn alter(register: &Register, altering: &str) {
    let sql = rusqlite::Connection::open(register.paths().log()).unwrap();
    let triggers: Vec<(String, String)> = sql
        .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for (trigger, _) in &triggers {
        sql.execute_batch(&format!("DROP TRIGGER {trigger}"))
            .unwrap();
    }
    assert_eq!(sql.execute(altering, []).unwrap(), 1, "{altering}");
    for (_, written) in &triggers {
        sql.execute_batch(written).unwrap();
    }
}

#[test]
fn an_entry_that_was_altered_or_dated_back_is_found_with_one_exit_code() {
    for altering in [
        "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'police', 'polite') AS BLOB) WHERE number = 3",
        "UPDATE entry SET recorded_on = '2001-01-01' WHERE number = 300",
        "DELETE FROM entry WHERE number = 400",
    ] {
        let register = Register::new();
        alter(&register, altering);
        for words in [&["verify"][..], &["serve", "--port", "0"]] {
            let said = register.refused(words, 65);
            assert!(said.contains("restore the last good copy"), "{said}");
        }
    }
}

#[test]
fn a_desk_file_that_is_not_as_it_was_kept_is_no_slip_of_whoever_asks() {
    let register = Register::new();
    let whole = fs::read(register.paths().desk()).unwrap();
    // The control: whole, it is asked.
    register.done(&["account", "list"]);
    fs::write(register.paths().desk(), &whole[..whole.len() / 2]).unwrap();
    for words in [&["account", "list"][..], &["serve", "--port", "0"]] {
        let said = register.refused(words, 65);
        assert!(said.contains("restore the last good copy"), "{said}");
    }
}

#[test]
fn verify_finds_a_kept_document_that_was_altered() {
    let register = Register::new();
    let archive = Archive::create(register.paths().archive()).unwrap();
    let hex = archive.keep(b"a letter").unwrap().to_string();
    let file = register.paths().archive().join(&hex[..2]).join(&hex[2..]);
    fs::remove_file(&file).unwrap();
    fs::write(&file, b"a better").unwrap();
    let said = register.refused(&["verify"], 65);
    assert!(said.contains("was altered"), "{said}");
    assert!(said.contains("import the same document again"), "{said}");
}

/// One letter of an old entry. It still says something: that it is not what was
/// kept shows in its leaf hash alone.
const ONE_LETTER: &str = "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Police', 'Polite') AS BLOB) \
     WHERE number = (SELECT min(number) FROM entry \
     WHERE CAST(bytes AS TEXT) LIKE '%\"body\"%Police%')";

/// Facts of which each makes one entry.
fn sources(from: u64, to: u64) -> String {
    let source = |number| {
        format!(
            "[[source]]\nid = \"page-{number}\"\ntitle = \"A page\"\npublisher = \"Nobody\"\n\
             kept = \"cited\"\nchecked = false\n\n"
        )
    };
    (from..to).map(source).collect()
}

#[test]
fn nothing_is_added_to_a_log_of_which_an_old_entry_was_altered() {
    let register = Register::new();
    register.done(&["account", "invite", "Ada Example", "--role", "reviewer"]);
    let folder = register.path().parent().unwrap().to_owned();
    let (many, one) = (folder.join("many.toml"), folder.join("one.toml"));
    fs::write(&many, sources(0, TAIL_CHECKED_AT_OPEN + 1)).unwrap();
    fs::write(&one, sources(9_000, 9_001)).unwrap();
    let record = |file: &std::path::Path| {
        let words = ["record", file.to_str().unwrap(), "--as", "Ada Example"];
        register.run(&words)
    };
    // The control: the same register, as it was kept, takes it.
    assert_eq!(record(&many).code, Some(0));
    alter(&register, ONE_LETTER);
    let before = fs::read(register.paths().log()).unwrap();
    let list = folder.join("list.csv");
    let row = "2024-0001,2024-02-19,Exampleshire,Other,Nobody,1,1,pending,1,0,2024-04-15,0";
    fs::write(&list, format!("{HEADING}\n{row}\n")).unwrap();
    let import = register.run(&[
        "import",
        list.to_str().unwrap(),
        "--mapping",
        "pfd-by-recipient",
        "--as-of",
        "2024-02-29",
        "--approve",
        "--as",
        "Ada Example",
    ]);
    for run in [record(&one), import] {
        assert_eq!(run.code, Some(65), "{}{}", run.out, run.err);
        assert!(run.err.contains("stop writing to it"), "{}", run.err);
    }
    let after = fs::read(register.paths().log()).unwrap();
    assert!(after == before, "not a byte of it");
}

#[test]
fn an_entry_that_cannot_be_read_ends_every_command_alike() {
    let register = Register::new();
    register.done(&["account", "invite", "Ada Example", "--role", "reviewer"]);
    let mut log = Log::open(register.paths().log(), answerable_store::Access::ReadWrite).unwrap();
    let draft = Draft {
        key: None,
        recorded_on: log.last_day().unwrap().unwrap(),
        entries: vec![b"{\"of\":\"a newer program\"}".to_vec()],
    };
    log.append(log.head().unwrap(), &[draft]).unwrap();
    drop(log);
    let facts = register.path().join("one.toml");
    fs::write(&facts, sources(0, 1)).unwrap();
    let facts = facts.to_str().unwrap();
    for words in [
        &["verify"][..],
        &["serve", "--port", "0"],
        &["record", facts, "--as", "Ada Example"],
        &["publish", "0123456789abcdef", "--as", "Ada Example"],
    ] {
        let said = register.refused(words, 65);
        assert!(said.contains("use the newest program"), "{words:?}: {said}");
    }
}

#[test]
fn a_log_that_was_cut_or_is_no_log_ends_every_command_alike() {
    let register = Register::new();
    let whole = fs::read(register.paths().log()).unwrap();
    for cut in [0, 100, whole.len() / 2] {
        fs::write(register.paths().log(), &whole[..cut]).unwrap();
        for words in [&["verify"][..], &["serve", "--port", "0"]] {
            let said = register.refused(words, 65);
            assert!(said.contains("restore the last good copy"), "{said}");
        }
    }
}
