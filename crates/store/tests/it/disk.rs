//! A disk that is full, read-only or failing: nothing is acknowledged that is
//! not durable, nothing is lost, and the message says what to do.
//!
//! Each test runs a part of itself again as a child under the condition it is
//! about. Where the machine does not allow the condition, the test says so and
//! is skipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use answerable_store::{
    Access, AppendError, Archive, ArchiveError, Fault, Log, OpenError, WithholdError,
};

use crate::vault_disk;
use crate::words::*;

/// What the child does; its presence makes the child.
const ROLE: &str = "ANSWERABLE_DISK_ROLE";
/// The folder it does it in.
const PLACE: &str = "ANSWERABLE_DISK_PLACE";

/// Runs the child in `role`, with `$@` in the script standing for it. What it
/// printed, or why the machine would not run it.
pub(crate) fn run(script: &str, role: &str, place: &Path) -> Result<Vec<String>, String> {
    let output = Command::new("sh")
        .args(["-c", script, "sh"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "disk::the_child", "--nocapture"])
        .env(ROLE, role)
        .env(PLACE, place)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines: Vec<String> = said.lines().map(str::to_owned).collect();
    if !said.contains("begun") {
        let why = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(why.lines().last().unwrap_or("no reason given").to_owned());
    }
    assert!(
        lines.iter().any(|line| line == "ended"),
        "the child broke off:\n{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(lines)
}

/// As [`run`], or prints why the test is skipped.
pub(crate) fn run_or_skip(script: &str, role: &str, place: &Path) -> Option<Vec<String>> {
    run(script, role, place)
        .map_err(|why| println!("skipped: this machine does not allow it ({why})"))
        .ok()
}

/// Mounts a disk of 1 MiB in memory that only the child sees. Needs root.
pub(crate) const SMALL_DISK: &str = "unshare -m sh -c \
    'mount -t tmpfs -o size=1m none \"$ANSWERABLE_DISK_PLACE\" && exec \"$@\"' sh \"$@\"";

/// Makes the child's view of the folder read-only. Needs root.
const READ_ONLY_DISK: &str = "unshare -m sh -c \
    'mount --bind \"$ANSWERABLE_DISK_PLACE\" \"$ANSWERABLE_DISK_PLACE\" && \
     mount -o remount,bind,ro \"$ANSWERABLE_DISK_PLACE\" && exec \"$@\"' sh \"$@\"";

/// Lets no file of the child grow beyond 1 MiB or 2: a write that fails midway.
const SHORT_FILES: &str = "trap '' XFSZ; ulimit -f 2000; exec \"$@\"";

#[test]
fn a_full_disk_refuses_loses_nothing_and_goes_on_when_there_is_space() {
    let folder = folder();
    run_or_skip(SMALL_DISK, "full disk", folder.path());
}

fn on_a_full_disk(place: &Path) {
    let path = place.join("log.sqlite");
    let ballast = place.join("ballast");
    let mut log = Log::create(&path).unwrap();
    let archive = Archive::create(place.join("archive")).unwrap();
    let letter = archive.keep(b"a letter").unwrap();
    fs::write(&ballast, vec![0; 300 << 10]).unwrap();
    let entry = "x".repeat(3_000);
    let refused = (0..1_000)
        .find_map(|number| log.append(number, &[draft(&[&entry])]).err())
        .unwrap();
    assert!(
        matches!(refused, AppendError::Fault(Fault::DiskFull { .. })),
        "{refused}"
    );
    assert!(
        refused
            .to_string()
            .ends_with("free some space and try again")
    );
    let head = log.head().unwrap();
    assert!(head > 20, "{head} were acknowledged and are there");
    assert!(log.append(head, &[draft(&[&entry])]).is_err());
    let document = archive.keep(&[7; 400 << 10]).unwrap_err();
    assert!(
        matches!(document, ArchiveError::Fault(Fault::DiskFull { .. })),
        "{document}"
    );

    // What is there can still be read, here and by others.
    assert_eq!(read_all(&log).len() as u64, head);
    log.verify_all().unwrap();
    let reader = Log::open(&path, Access::ReadOnly).unwrap();
    assert_eq!(reader.head().unwrap(), head);
    assert_eq!(archive.read(letter).unwrap(), b"a letter");

    fs::remove_file(&ballast).unwrap();
    log.append(head, &[draft(&["there is space again"])])
        .unwrap();
    archive.keep(&[7; 100 << 10]).unwrap();
    drop(log);
    let log = Log::open(&path, Access::ReadWrite).unwrap();
    assert_eq!(log.verify_all().unwrap().open, head + 1);
}

#[test]
fn a_read_only_disk_can_be_read_and_says_why_it_cannot_be_written() {
    let folder = folder();
    drop(log_of(&folder, &["a", "b"]));
    let archive = Archive::create(folder.path().join("archive")).unwrap();
    archive.keep(b"a letter").unwrap();
    // Beside it a log whose writer did not finish tidily.
    let other = folder.path().join("crashed");
    fs::create_dir(&other).unwrap();
    let mut log = Log::create(other.join("log.sqlite")).unwrap();
    log.append(0, &[draft(&["only in the write-ahead log"])])
        .unwrap();
    let copy = folder.path().join("copy");
    fs::create_dir(&copy).unwrap();
    for file in ["log.sqlite", "log.sqlite-wal"] {
        fs::copy(other.join(file), copy.join(file)).unwrap();
    }
    run_or_skip(READ_ONLY_DISK, "read-only disk", folder.path());
}

fn on_a_read_only_disk(place: &Path) {
    let path = place.join("log.sqlite");
    let refused = Log::open(&path, Access::ReadWrite).unwrap_err();
    assert!(
        matches!(refused, OpenError::Fault(Fault::ReadOnly { .. })),
        "{refused}"
    );
    assert!(
        refused
            .to_string()
            .ends_with("use the account that owns it")
    );
    let log = Log::open(&path, Access::ReadOnly).unwrap();
    assert_eq!(texts(&log), ["a", "b"]);
    log.verify_all().unwrap();
    let archive = Archive::open(place.join("archive"));
    let refused = archive.keep(b"another").unwrap_err();
    assert!(
        matches!(refused, ArchiveError::Fault(Fault::ReadOnly { .. })),
        "{refused}"
    );
    assert_eq!(archive.fingerprints().unwrap().len(), 1);

    // Part of this one is still in its -wal file, which nobody can fold here:
    // half a log would be worse than none.
    let refused = Log::open(place.join("copy/log.sqlite"), Access::ReadOnly).unwrap_err();
    assert!(
        matches!(refused, OpenError::UnfoldedOnReadOnlyDisk { .. }),
        "{refused}"
    );
    let home = answerable_store::Home::open(place).unwrap_err().to_string();
    assert!(home.contains("read-only"), "{home}");
}

#[test]
fn after_a_failed_write_nothing_more_is_acknowledged() {
    let folder = folder();
    drop(log_of(&folder, &[]));
    let said = run(SHORT_FILES, "append", folder.path()).unwrap();
    let acknowledged = judge(&said, folder.path());
    assert!(acknowledged > 0, "{said:?}");
}

/// The disk says no to the k-th fsync, for every k in turn: in the commit, in
/// folding, and in what closing does.
#[test]
fn after_a_failed_fsync_nothing_more_is_acknowledged() {
    let mut stopped = 0;
    for failing in 1..=40 {
        let folder = folder();
        drop(log_of(&folder, &[]));
        let script = format!(
            "exec strace -f -qq -o /dev/null \
             -e inject=fsync,fdatasync:error=EIO:when={failing} \"$@\""
        );
        let Some(said) = run_or_skip(&script, "append", folder.path()) else {
            return;
        };
        judge(&said, folder.path());
        stopped += usize::from(said.iter().any(|line| line.starts_with("refused")));
    }
    println!("{stopped} of 40 failed fsyncs stopped the writer");
    assert!(stopped >= 30, "too few met an fsync to prove anything");
}

/// What the child acknowledged is there and sound, and after a refusal it
/// acknowledged nothing. Returns how much that is.
fn judge(said: &[String], place: &Path) -> u64 {
    let acknowledged = said.iter().filter(|line| line.starts_with("kept")).count() as u64;
    if let Some(refused) = said.iter().position(|line| line.starts_with("refused")) {
        let after = &said[refused + 1..];
        assert!(
            after.iter().all(|line| !line.starts_with("kept")),
            "{said:?}"
        );
        assert!(
            after
                .iter()
                .filter(|line| line.contains("writing stopped"))
                .count()
                == 3,
            "{said:?}"
        );
    }
    let log = Log::open(place.join("log.sqlite"), Access::ReadWrite).unwrap();
    log.verify_all().unwrap();
    let head = log.head().unwrap();
    // The batch that failed may be there: nobody was told that it is not.
    assert!(
        head == acknowledged || head == acknowledged + 1,
        "{acknowledged} acknowledged, {head} there"
    );
    acknowledged
}

/// Appends until refused, then tries everything else; says what happened.
fn append_until_refused(place: &Path) {
    let mut log = Log::open(place.join("log.sqlite"), Access::ReadWrite).unwrap();
    // Long enough that folding comes along too.
    let entry = "x".repeat(200_000);
    for number in 0..40 {
        let key = format!("k{number}");
        match log.append(number, &[draft(&[&entry]).under(&key)]) {
            Ok(_) => println!("kept {number}"),
            Err(refused) => {
                println!("refused {refused}");
                for _ in 0..2 {
                    println!("then {}", log.append(number, &[draft(&["x"])]).unwrap_err());
                }
                println!("then {}", refused_to_withhold(&mut log));
                assert!(log.stopped().is_some());
                break;
            }
        }
    }
}

fn refused_to_withhold(log: &mut Log) -> WithholdError {
    log.withhold(0).unwrap_err()
}

/// Not a test: the part that runs under the condition. Alone, it does nothing.
#[test]
fn the_child() {
    let Ok(role) = std::env::var(ROLE) else {
        return;
    };
    let place = PathBuf::from(std::env::var_os(PLACE).unwrap());
    println!("\nbegun");
    match role.as_str() {
        "full disk" => on_a_full_disk(&place),
        "read-only disk" => on_a_read_only_disk(&place),
        "append" => append_until_refused(&place),
        "vault" => vault_disk::seal_and_read_until_refused(&place),
        "vault on a full disk" => vault_disk::on_a_full_disk(&place),
        other => panic!("no role {other}"),
    }
    println!("ended");
}
