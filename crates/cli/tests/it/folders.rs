//! What stands where a register should be: each thing is named for what it is,
//! with the remedy, whichever command meets it.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use answerable_store::{Archive, HomePaths};
use tempfile::TempDir;

use crate::register::{Register, accounts_of};
use crate::with;

/// What a command says of `register` in a folder, and its exit code; the folder
/// reads as `…`.
fn said(folder: &Path, command: &[&str]) -> String {
    let register = folder.join("register");
    let words = command.iter().map(Into::into);
    let words = words.chain(["--register".into(), register.into_os_string()]);
    let run = with(words);
    assert_eq!((run.out.as_str(), run.err.lines().count()), ("", 1));
    let place = folder.display().to_string();
    let code = run.code.unwrap_or_default();
    format!("{code} {}", run.err.trim_end().replace(&place, "…"))
}

/// The same of every command that needs a register.
fn said_by_all(folder: &Path) -> String {
    let first = said(folder, &["serve", "--port", "0"]);
    for command in [
        &["verify"][..],
        &["inbox"],
        &["account", "list"],
        &["publish", "0123456789abcdef", "--as", "Ada Example"],
    ] {
        assert_eq!(said(folder, command), first, "{command:?}");
    }
    first
}

#[test]
fn a_folder_that_holds_no_register_is_named_for_what_it_is() {
    let folder = || tempfile::tempdir().unwrap();
    let missing = folder();
    let file = folder();
    File::create(file.path().join("register")).unwrap();
    let empty = folder();
    fs::create_dir(empty.path().join("register")).unwrap();
    let begun = folder();
    fs::create_dir_all(begun.path().join("register/archive/incoming")).unwrap();
    File::create(begun.path().join("register/lock")).unwrap();
    let archive = folder();
    kept(&archive.path().join("register"), b"a letter");
    let part = folder();
    fs::create_dir(part.path().join("register")).unwrap();
    fs::write(part.path().join("register/log.sqlite-wal"), "new").unwrap();
    let all: Vec<String> = [&missing, &file, &empty, &begun, &archive, &part]
        .iter()
        .map(|folder| said_by_all(folder.path()))
        .collect();
    insta::assert_snapshot!(all.join("\n"), @r"
    2 error: there is no folder …/register; check the path, or make a new register there with `answerable init`
    2 error: …/register is a file, and a register is a folder; name the folder that holds the register's log.sqlite
    2 error: there is no register in …/register: it holds no log.sqlite; check the path, or make a new register there with `answerable init`
    2 error: the register in …/register was begun and not finished: it has no log.sqlite and holds nothing yet; `answerable init` makes it whole
    65 error: a register in …/register has lost its log: the folder holds a kept document and no log.sqlite; restore log.sqlite from the last good copy, or choose another folder for a new register
    65 error: a register in …/register has lost its log: the folder holds part of the log (log.sqlite-wal) and no log.sqlite; restore log.sqlite from the last good copy, or choose another folder for a new register
    ");
}

fn kept(register: &Path, document: &[u8]) {
    let archive = Archive::create(HomePaths::of(register).archive()).unwrap();
    archive.keep(document).unwrap();
}

#[test]
fn a_register_in_use_is_named_so_by_whoever_would_write() {
    let register = Register::new();
    register.serving(|_| {
        let folder = register.path().parent().unwrap().to_owned();
        insta::assert_snapshot!(said(&folder, &["serve", "--port", "0"]), @r"2 error: the register in …/register is in use by another program that may write to it, such as `answerable serve`; stop that program first");
    });
}

#[test]
fn init_makes_no_new_log_beside_what_an_old_one_explained() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register");
    kept(&register, b"a letter");
    insta::assert_snapshot!(said(folder.path(), &["init"]), @r"65 error: a register in …/register has lost its log: the folder holds a kept document and no log.sqlite; restore log.sqlite from the last good copy, or choose another folder for a new register");
    let names: Vec<_> = fs::read_dir(&register)
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(names, ["archive"], "nothing was made");
    // The control: beside an empty archive, one is made.
    fs::remove_dir_all(register.join("archive")).unwrap();
    let made = with(["init", "--register", register.to_str().unwrap()]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    // Where a file is, none is made either.
    let file = tempfile::tempdir().unwrap();
    File::create(file.path().join("register")).unwrap();
    insta::assert_snapshot!(said(file.path(), &["init"]), @r"2 error: …/register is a file, and a register is a folder; name the folder that holds the register's log.sqlite");
}

#[test]
fn init_says_who_may_sign_in_where_a_desk_file_was_there_before() {
    let register = Register::new();
    register.done(&["account", "invite", "Ada Example", "--role", "reviewer"]);
    fs::remove_file(register.paths().log()).unwrap();
    let made = register.done(&["init"]);
    assert!(
        made.contains("A desk.sqlite was there before: its one account may sign in here too"),
        "{made}"
    );
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_desk_file_that_others_could_open_is_given_to_its_owner_alone() {
    let register = Register::new();
    let (folder, desk) = (register.path(), register.paths().desk());
    set_mode(&folder, 0o755);
    set_mode(&desk, 0o644);
    let run = register.run(&["account", "list"]);
    assert_eq!(run.code, Some(0));
    let place = folder.display().to_string();
    insta::assert_snapshot!(run.err.replace(&place, "…"), @r"
    note: …/desk.sqlite could be opened by other accounts (mode 0644); now by its owner alone (0600)
    note: … could be opened by other accounts (mode 0755); now by its owner alone (0700)
    ");
    assert_eq!((mode(&folder), mode(&desk)), (0o700, 0o600));
    // Once is enough.
    assert_eq!(register.run(&["account", "list"]).err, "");
}

#[test]
fn a_folder_that_holds_more_than_a_register_keeps_its_rights() {
    let register = Register::new();
    let (folder, desk) = (register.path(), register.paths().desk());
    fs::write(folder.join("notes.txt"), "ours").unwrap();
    set_mode(&folder, 0o755);
    set_mode(&desk, 0o640);
    register.serving(|_| assert_eq!((mode(&folder), mode(&desk)), (0o755, 0o600)));
}

#[test]
fn verifying_changes_no_rights() {
    let register = Register::new();
    set_mode(&register.path(), 0o755);
    register.done(&["verify"]);
    assert_eq!(mode(&register.path()), 0o755);
}

/// Another account than root's, which may look anywhere.
const NOBODY: &str = "65534";

#[test]
fn a_folder_that_may_not_be_looked_into_is_said_to_be_so() {
    let folder = TempDir::with_prefix("answerable-closed-").unwrap();
    set_mode(folder.path(), 0o755);
    let program = folder.path().join("answerable");
    fs::copy(env!("CARGO_BIN_EXE_answerable"), &program).unwrap();
    let register = folder.path().join("register");
    let path = register.to_str().unwrap();
    assert_eq!(with(["init", "--register", path]).code, Some(0));
    let is_root = fs::read_dir("/proc/self/fd").is_ok() && {
        set_mode(&register, 0o000);
        fs::read_dir(&register).is_ok()
    };
    for (closed, rights) in [
        (register.clone(), 0o700),
        (HomePaths::of(&register).log(), 0o644),
    ] {
        set_mode(&register, if is_root { 0o755 } else { 0o700 });
        let open = mode(&closed);
        set_mode(&closed, 0o000);
        let mut command = match is_root {
            true => {
                let mut as_nobody = std::process::Command::new("setpriv");
                as_nobody
                    .args(["--reuid", NOBODY, "--clear-groups"])
                    .arg(&program);
                as_nobody
            }
            false => std::process::Command::new(&program),
        };
        let run = command
            .args(["verify", "--register", path])
            .output()
            .unwrap();
        let err = String::from_utf8(run.stderr).unwrap();
        set_mode(&closed, open.max(rights));
        assert_eq!(run.status.code(), Some(2), "{err}");
        assert!(
            err.contains(" cannot be read by the account that runs this program; use the account that owns it"),
            "{err}"
        );
        assert_eq!(err.lines().count(), 1, "{err}");
    }
}

#[test]
fn a_name_that_could_not_be_read_or_typed_again_is_refused() {
    let register = Register::new();
    let long = "x".repeat(201);
    let refused: Vec<String> = ["", " ", "Ada\nBob", "Ada\u{1b}[2J", "\u{202e}adA", &long]
        .iter()
        .map(|name| register.refused(&["account", "invite", name, "--role", "reviewer"], 2))
        .collect();
    insta::assert_snapshot!(refused.concat(), @r"
    error: the name has no letter; a name is one line of 1 to 200 characters, with a letter in it, such as Ada Example
    error: the name has no letter; a name is one line of 1 to 200 characters, with a letter in it, such as Ada Example
    error: the name has a character that is not shown (U+000A); a name is one line of 1 to 200 characters, with a letter in it, such as Ada Example
    error: the name has a character that is not shown (U+001B); a name is one line of 1 to 200 characters, with a letter in it, such as Ada Example
    error: the name has a character that is not shown (U+202E); a name is one line of 1 to 200 characters, with a letter in it, such as Ada Example
    error: the name has 201 characters; a name is one line of 1 to 200 characters, with a letter in it, such as Ada Example
    ");
    let accounts = accounts_of(&register.paths());
    assert_eq!(accounts.list().unwrap(), []);
    let said = register.refused(&["account", "remove", "A\u{1b}[2J", "--ground", "asked"], 2);
    assert!(!said.contains('\u{1b}'), "{said}");
}
