//! What a command leaves beside the files of a register: nothing, whatever it
//! wrote, so that a stopped register can be copied file by file.

use std::fs;
use std::path::{Path, PathBuf};

use answerable_ledger::Fingerprint;
use answerable_store::HomePaths;

use crate::import::{DETAILS, Desk, REPORT};
use crate::record::LETTER;
use crate::register::accounts_of;

/// The files that hold what is not yet in the one file, those that are there.
fn left_beside(folder: &Path) -> Vec<PathBuf> {
    let paths = HomePaths::of(folder.join("register"));
    let vault = paths.vault();
    let files = [
        paths.log(),
        paths.desk(),
        vault.vault,
        vault.keys,
        vault.trail,
    ];
    let beside = files.iter().flat_map(|file| {
        ["-wal", "-shm"].map(|suffix| PathBuf::from(format!("{}{suffix}", file.display())))
    });
    beside.filter(|file| file.exists()).collect()
}

#[test]
fn every_command_that_writes_leaves_everything_in_one_file() {
    let desk = Desk::without_register();
    fs::write(desk.path().join("facts.toml"), LETTER).unwrap();
    let fingerprint = Fingerprint::of(REPORT.as_bytes()).to_string();
    let decided = format!("{DETAILS}a\ns\ns\n");
    for (command, typed) in [
        (vec!["init", "--sample"], ""),
        (
            vec!["account", "invite", "Ann Box", "--role", "reviewer"],
            "",
        ),
        (
            vec!["account", "invite", "Ben Cole", "--role", "reviewer"],
            "",
        ),
        (vec!["account", "reset", "Ann Box"], ""),
        (vec!["record", "facts.toml", "--as", "Ann Box"], ""),
        (
            vec!["import", "report.txt", "--review", "--as", "Ann Box"],
            &decided,
        ),
        (vec!["publish", &fingerprint, "--as", "Ben Cole"], ""),
        (vec!["inbox"], ""),
        (vec!["audit"], ""),
        (
            vec!["account", "remove", "Ann Box", "--ground", "asked for"],
            "",
        ),
    ] {
        desk.answer(&command, typed);
        let left = left_beside(desk.path());
        assert!(left.is_empty(), "{command:?} left {left:?}");
    }
    // The control: beside a program that has the file open, they are there.
    let open = accounts_of(&HomePaths::of(desk.path().join("register")));
    desk.answer(&["account", "invite", "Cay Dunn", "--role", "reviewer"], "");
    // The desk's file and the three of the vault, with two beside each.
    assert_eq!(left_beside(desk.path()).len(), 8);
    drop(open);
    assert!(left_beside(desk.path()).is_empty());
}
