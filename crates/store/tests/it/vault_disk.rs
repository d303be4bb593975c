//! The vault on a disk that fails or is full: nobody reads what could not be
//! noted down, and nothing is acknowledged that is not there.
//!
//! The children are those of the log's own tests: see `disk.rs`.

use std::fs;
use std::path::Path;

use answerable_store::vault::{Kind, RecordId, SealError, ToSeal, UnsealError};
use answerable_store::{Fault, HomePaths, Vault};

use crate::disk::{SMALL_DISK, run_or_skip};
use crate::words::*;

fn open(place: &Path) -> Vault {
    Vault::open(&HomePaths::of(place).vault()).unwrap()
}

fn seal(vault: &Vault, number: u64, words: &str) -> Result<RecordId, SealError> {
    let words = ToSeal {
        kind: Kind::Draft,
        words,
        on: day("2024-03-06"),
    };
    vault.seal(&words, &draw(number))
}

/// The disk says no to the k-th fsync, for every k in turn.
#[test]
fn after_a_failed_fsync_no_words_are_handed_out_unnoted() {
    let mut stopped = 0;
    for failing in 1..=24 {
        let folder = folder();
        drop(open(folder.path()));
        let script = format!(
            "exec strace -f -qq -o /dev/null \
             -e inject=fsync,fdatasync:error=EIO:when={failing} \"$@\""
        );
        let Some(said) = run_or_skip(&script, "vault", folder.path()) else {
            return;
        };
        let vault = open(folder.path());
        let mut noted = Vec::new();
        vault
            .trail()
            .for_each(|act| noted.push(act.why.clone()))
            .unwrap();
        for line in &said {
            match line.split_once(' ') {
                Some(("read", why)) => assert!(noted.iter().any(|act| act == why), "{said:?}"),
                Some(("sealed", id)) => {
                    vault.unseal(id.parse().unwrap(), &asking("check")).unwrap();
                }
                Some(("refused", _)) => stopped += 1,
                _ => {}
            }
        }
    }
    println!("{stopped} of 24 failed fsyncs stopped the vault");
    assert!(stopped >= 12, "too few met an fsync to prove anything");
}

/// Seals and reads; says what was acknowledged, and stops at the first refusal.
pub(crate) fn seal_and_read_until_refused(place: &Path) {
    let vault = match Vault::open(&HomePaths::of(place).vault()) {
        Ok(vault) => vault,
        Err(why) => return println!("refused {why}"),
    };
    for number in 0..6 {
        let sealed = seal(&vault, number, "a draft");
        match sealed {
            Ok(id) => println!("sealed {id}"),
            Err(why) => return println!("refused {why}"),
        }
        let why = format!("reading-{number}");
        match vault.unseal(draw(number).record(), &asking(&why)) {
            Ok(_) => println!("read {why}"),
            Err(why) => {
                println!("refused {why}");
                // The file that failed takes nothing more.
                vault
                    .unseal(draw(number).record(), &asking("again"))
                    .unwrap_err();
                return;
            }
        }
    }
}

#[test]
fn a_full_disk_lets_nobody_read_and_loses_nothing() {
    let folder = folder();
    run_or_skip(SMALL_DISK, "vault on a full disk", folder.path());
}

pub(crate) fn on_a_full_disk(place: &Path) {
    let vault = open(place);
    let first = seal(&vault, 0, "a draft").unwrap();
    let ballast = place.join("ballast");
    let fill = || {
        (0..)
            .take_while(|number| fs::write(place.join(format!("more-{number}")), [0; 4096]).is_ok())
            .count()
    };
    fs::write(&ballast, vec![0; 300 << 10]).unwrap();
    let filled = fill();
    let words = "x".repeat(50_000);
    let refused = (1..100).find_map(|number| seal(&vault, number, &words).err());
    assert!(
        matches!(refused, Some(SealError::Fault(Fault::DiskFull { .. }))),
        "{refused:?}"
    );
    // With no room for the line in the trail, there are no words either.
    let unread = (0..1_000).find_map(|_| vault.unseal(first, &asking(&"y".repeat(500))).err());
    assert!(
        matches!(unread, Some(UnsealError::Fault(Fault::DiskFull { .. }))),
        "{unread:?}"
    );
    fs::remove_file(&ballast).unwrap();
    assert!(filled > 0);
    assert_eq!(
        vault
            .unseal(first, &asking("there is space again"))
            .unwrap(),
        "a draft"
    );
    vault.trail().verify().unwrap();
}
