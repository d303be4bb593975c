//! A register's own commands: accounts, requests, verifying, an orderly stop.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use answerable_desk::accounts::token_hash;
use answerable_desk::tokens::{Wanted, issue};
use answerable_store::Accounts;
use answerable_store::accounts::UnixSeconds;
use answerable_store::{Access, Archive, HomePaths, Log, Vault};
use jiff::civil::date;
use tempfile::TempDir;

use crate::{Run, with};

/// A register with the sample, in a folder that goes away with it.
pub(crate) struct Register(TempDir);

/// The accounts of a register, opened beside whatever serves it.
pub(crate) fn accounts_of(paths: &HomePaths) -> Accounts {
    let vault = Vault::open(&paths.vault()).unwrap();
    Accounts::open(paths.desk(), vault.into()).unwrap()
}

impl Register {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let register = Self(folder);
        let made = register.run(&["init", "--sample"]);
        assert_eq!(made.code, Some(0), "{}", made.err);
        register
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().join("register")
    }

    pub(crate) fn paths(&self) -> HomePaths {
        HomePaths::of(self.path())
    }

    pub(crate) fn run(&self, words: &[&str]) -> Run {
        let path = self.path();
        let register = ["--register", path.to_str().unwrap()];
        with(words.iter().copied().chain(register))
    }

    pub(crate) fn done(&self, words: &[&str]) -> String {
        let run = self.run(words);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{words:?}");
        run.out
    }

    pub(crate) fn refused(&self, words: &[&str], code: i32) -> String {
        let run = self.run(words);
        assert_eq!(run.code, Some(code), "{words:?}: {}{}", run.out, run.err);
        assert_eq!(run.err.lines().count(), 1, "one line: {}", run.err);
        run.err
    }

    /// Serves it until `act` is done, then stops it as a service manager does.
    pub(crate) fn serving(&self, act: impl FnOnce(&str)) -> Run {
        let mut serve = Command::new(env!("CARGO_BIN_EXE_answerable"))
            .args(["serve", "--port", "0", "--register"])
            .arg(self.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(serve.stdout.take().unwrap()).lines();
        let up = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("Answerable is at ").map(str::to_owned));
        act(&up.unwrap());
        let stopped = Command::new("kill")
            .args(["-TERM", &serve.id().to_string()])
            .status();
        assert!(stopped.unwrap().success());
        let out = lines.map_while(Result::ok).collect();
        let mut err = String::new();
        serve
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut err)
            .unwrap();
        let code = serve.wait().unwrap().code();
        Run { out, err, code }
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    PathBuf::from(format!("{}{suffix}", path.display()))
}

#[test]
fn an_orderly_stop_leaves_everything_in_one_file() {
    let register = Register::new();
    let log = register.paths().log();
    let control = beside(&log, "-wal");
    let run = register.serving(|_| assert!(control.exists(), "open while it serves"));
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let vault = register.paths().vault();
    for file in [
        &log,
        &register.paths().desk(),
        &vault.vault,
        &vault.keys,
        &vault.trail,
    ] {
        for suffix in ["-wal", "-shm"] {
            assert!(!beside(file, suffix).exists(), "{}{suffix}", file.display());
        }
    }
    // The file alone is the whole log.
    let copy = register.0.path().join("copy.sqlite");
    fs::copy(&log, &copy).unwrap();
    let whole = Log::open(&copy, Access::ReadOnly).unwrap();
    assert!(whole.head().unwrap() > 500);
}

#[test]
fn verify_says_what_it_checked() {
    let register = Register::new();
    let archive = Archive::create(register.paths().archive()).unwrap();
    archive.keep(b"a letter").unwrap();
    let said = register.done(&["verify"]);
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].ends_with(
        " entries: each has its leaf hash, its number and its day, and no day goes back."
    ));
    assert!(lines[1].starts_with("Every entry can be read, and together they give "));
    assert_eq!(
        lines[2..],
        [
            "1 kept document: each has the bytes that its name stands for.",
            "0 sealed records: each opens under its key. 0 erased records: each has its tombstone and no key.",
            "0 acts in the audit trail: none altered, none missing.",
            "Everything is as it was kept."
        ]
    );
}

#[test]
fn verify_works_beside_a_program_that_serves() {
    let register = Register::new();
    register.serving(|_| {
        assert!(
            register
                .done(&["verify"])
                .ends_with("Everything is as it was kept.\n")
        );
    });
}

#[test]
fn verify_asks_for_a_register_that_is_there() {
    let run = with(["verify", "--register", "no-such-folder"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("there is no folder no-such-folder"));
}

#[test]
fn accounts_are_kept_while_the_register_is_served() {
    let register = Register::new();
    register.serving(|_| {
        let said = register.done(&["account", "list"]);
        assert!(said.starts_with("Nobody has an account yet."), "{said}");
        register.done(&["account", "invite", "Ada Example", "--role", "reviewer"]);
        register.done(&[
            "account",
            "appoint",
            "Ada Example",
            "--role",
            "drafter",
            "--for",
            "exampleshire-pcc",
        ]);
        let listed = register.done(&["account", "list"]);
        let (_, listed) = listed.split_once("  ").unwrap();
        insta::assert_snapshot!(listed, @r"
        Ada Example
          reviewer of the register
          drafter of exampleshire-pcc
          has not set up signing in; `account reset` prints a link
        ");
        let said = register.done(&["account", "end", "Ada Example", "--role", "reviewer"]);
        assert_eq!(
            said,
            "Ada Example is reviewer of the register no more, from today.\n"
        );
        register.refused(&["account", "end", "Ada Example", "--role", "reviewer"], 2);
        let said = register.done(&["account", "end", "Ada Example"]);
        assert!(
            said.starts_with("Ended all that Ada Example was appointed to"),
            "{said}"
        );
        assert!(
            register
                .done(&["account", "list"])
                .contains("acts for no office: cannot sign in")
        );
        register.done(&["account", "sign-out", "Ada Example"]);
        let said = register.done(&[
            "account",
            "remove",
            "Ada Example",
            "--ground",
            "asked for by the person",
        ]);
        assert!(
            said.starts_with("Removed Ada Example: signed out, and the name is erased."),
            "{said}"
        );
        assert!(
            said.contains("  ground   asked for by the person\n"),
            "{said}"
        );
        let trail = register.done(&["audit"]);
        assert!(
            trail.contains(" keyboard erased rec-") && !trail.contains("Ada"),
            "{trail}"
        );
    });
    for act in ["appoint", "end", "sign-out", "reset", "remove"] {
        let role: &[&str] = match act {
            "appoint" => &["--role", "auditor"],
            "remove" => &["--ground", "asked for by the person"],
            _ => &[],
        };
        let said = register.refused(&[&["account", act, "Ada Example"], role].concat(), 2);
        assert!(
            said.contains("nobody named Ada Example has an account here"),
            "{said}"
        );
    }
}

#[test]
fn a_role_is_held_in_its_own_kind_of_office() {
    let register = Register::new();
    let said = [
        &["--role", "drafter"][..],
        &["--role", "reviewer", "--for", "exampleshire-pcc"],
        &["--role", "drafter", "--for", "PCC for Exampleshire"],
    ]
    .map(|office| {
        let words = [&["account", "invite", "Ada Example"], office].concat();
        register.refused(&words, 2)
    });
    insta::assert_snapshot!(said.concat(), @r"
    error: the role drafter is held in an office of a body: name the body
    error: the role reviewer is held in the register and not in a body: leave exampleshire-pcc out
    error: PCC for Exampleshire is not the id of a body; it is the end of its page's address, such as exampleshire-pcc
    ");
}

#[test]
fn who_decides_at_the_keyboard_is_a_reviewer() {
    let register = Register::new();
    register.done(&["account", "invite", "Ada Example", "--role", "auditor"]);
    let said = register.refused(&["publish", "0123456789abcdef", "--as", "Ada Example"], 2);
    assert!(said.contains("Ada Example is no reviewer today"), "{said}");
}

#[test]
fn a_new_link_takes_the_place_of_the_one_before() {
    let register = Register::new();
    let link = |words: &[&str], address: &str| {
        let said = register.done(&[words, &["--address", address]].concat());
        let (_, token) = said.trim_end().split_once("/invitation?token=").unwrap();
        assert!(said.contains(&format!("  {}/invitation", address.trim_end_matches('/'))));
        token_hash(token)
    };
    let first = link(
        &["account", "invite", "Ada Example", "--role", "reviewer"],
        "https://register.example/",
    );
    let second = link(
        &["account", "reset", "Ada Example"],
        "https://register.example",
    );
    let accounts = accounts_of(&register.paths());
    let now = UnixSeconds(0);
    assert!(accounts.invited(first, now).unwrap().is_none());
    assert!(accounts.invited(second, now).unwrap().is_some());
}

#[test]
fn no_link_is_printed_for_a_service_token() {
    let register = Register::new();
    register.done(&["account", "invite", "Ada Example", "--role", "reviewer"]);
    let wanted = Wanted {
        name: "Tracker".to_owned(),
        body: "exampleshire-police".into(),
        days: 30,
    };
    let (now, today) = (UnixSeconds(1_795_000_000), date(2026, 11, 18));
    let accounts = accounts_of(&register.paths());
    issue(&accounts, &wanted, today, now).unwrap();
    drop(accounts);
    let listed = register.done(&["account", "list"]);
    let (_, listed) = listed.split_once("Tracker").unwrap();
    assert!(listed.contains("a service token: nobody signs in with it"));
    let said = register.refused(&["account", "reset", "Tracker"], 2);
    assert!(said.contains("this is a service token"), "{said}");
}

#[test]
fn a_proxy_is_named_by_its_ip_address() {
    let register = Register::new();
    let said = register.refused(&["serve", "--behind-proxy", "proxy.example"], 2);
    assert!(said.contains("--behind-proxy"), "{said}");
}

/// The page refuses it too (crates/web/tests/review/keeping_accounts.rs).
#[test]
fn the_last_administrator_is_neither_ended_nor_removed() {
    let register = Register::new();
    let invite = |name: &str| {
        register.done(&["account", "invite", name, "--role", "administrator"]);
    };
    invite("Ada Example");
    for words in [
        &["account", "end", "Ada Example"][..],
        &["account", "end", "Ada Example", "--role", "administrator"],
        &["account", "remove", "Ada Example", "--ground", "left"],
    ] {
        let said = register.refused(words, 2);
        assert!(
            said.contains("Ada Example is the last administrator"),
            "{said}"
        );
        assert!(
            said.contains("account appoint NAME --role administrator"),
            "{said}"
        );
    }
    invite("Bet Example");
    register.done(&["account", "end", "Ada Example"]);
    register.done(&["account", "remove", "Ada Example", "--ground", "left"]);
    register.refused(&["account", "remove", "Bet Example", "--ground", "left"], 2);
}
