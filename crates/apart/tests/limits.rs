//! What a child may not have it does not get, and every way it ends is told.
//!
//! Each promise has its control: `echo` gets an answer, and a child that is not
//! confined would have opened, connected, started.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot run")]

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use answerable_apart::{Answer, Ended, Limits, Program};

const MEBIBYTES: u64 = 256;

fn limits() -> Limits {
    Limits {
        memory_bytes: MEBIBYTES << 20,
        processor_seconds: 2,
        input_bytes: 1 << 20,
        answer_bytes: 1 << 20,
        elapsed: Duration::from_secs(20),
        at_once: 4,
        waiting: 2,
        wait: Duration::from_secs(20),
    }
}

fn child(what: &str, limits: Limits) -> Program {
    let path = PathBuf::from(env!("CARGO_BIN_EXE_misbehaves"));
    let words = [what.into(), MEBIBYTES.to_string().into()];
    Program::new(path, words.into(), limits)
}

fn ended(what: &str) -> Ended {
    child(what, limits()).run(&[b"a secret"]).unwrap_err()
}

fn answer(what: &str) -> String {
    let answer = child(what, limits()).run(&[b"a secret"]).unwrap();
    String::from_utf8(answer.bytes).unwrap()
}

#[test]
fn what_is_handed_in_comes_back_with_what_it_took() {
    let megabyte = vec![7; 1 << 20];
    let (head, rest) = megabyte.split_at(10);
    let heard: Answer = child("echo", limits()).run(&[head, rest]).unwrap();
    assert_eq!(heard.bytes, megabyte);
    assert!(heard.peak_memory_bytes > 1 << 20, "{heard:?}");
    assert!(heard.peak_memory_bytes < MEBIBYTES << 20);
    assert!(heard.took > Duration::ZERO);
}

#[test]
fn memory_without_end_is_not_to_be_had() {
    let ended = ended("memory");
    assert!(
        matches!(ended, Ended::NeededTooMuchMemory { .. }),
        "{ended}"
    );
}

#[test]
fn a_child_that_spins_runs_out_of_the_processor() {
    let started = Instant::now();
    let ended = ended("spin");
    assert!(matches!(ended, Ended::TookTooLong { .. }), "{ended}");
    assert_eq!(ended.to_string(), "stopped after 2 seconds");
    assert!(
        started.elapsed() < Duration::from_secs(19),
        "by the processor, not the clock"
    );
}

#[test]
fn a_child_that_waits_for_ever_is_stopped_by_the_clock() {
    let short = Limits {
        elapsed: Duration::from_millis(300),
        ..limits()
    };
    let ended = child("sleep", short).run(&[]).unwrap_err();
    assert!(matches!(ended, Ended::TookTooLong { .. }), "{ended}");
}

#[test]
fn no_file_no_network_no_program_no_thread() {
    // The control: this process may do what its child may not.
    std::fs::read("/proc/self/status").unwrap();
    std::net::UdpSocket::bind(("127.0.0.1", 0)).unwrap();
    for what in ["open", "write", "connect", "send", "program", "thread"] {
        assert_eq!(answer(what), "PermissionDenied", "{what}");
    }
}

#[test]
fn nothing_of_our_surroundings_goes_along() {
    let names = answer("environment");
    let ours = names
        .split(' ')
        .filter(|name| !name.starts_with("MIMALLOC"));
    assert_eq!(ours.collect::<Vec<_>>(), Vec::<&str>::new());
    assert!(
        std::env::vars().count() > 2,
        "the control: there are some here"
    );
}

#[test]
fn a_panic_names_its_place_and_not_what_was_read() {
    let ended = ended("panic").to_string();
    assert!(
        ended.starts_with("it stopped at crates/apart/src/bin/misbehaves.rs:"),
        "{ended}"
    );
    assert!(!ended.contains("secret"));
}

#[test]
fn a_full_stack_ends_the_child_alone() {
    let ended = ended("deep");
    assert!(matches!(ended, Ended::WentTooDeep), "{ended}");
}

#[test]
fn an_answer_without_end_is_not_read() {
    let ended = ended("long");
    assert!(
        matches!(ended, Ended::AnsweredTooMuch { most } if most == 1 << 20),
        "{ended}"
    );
}

#[test]
fn more_than_may_be_is_not_handed_in() {
    let ended = child("echo", limits())
        .run(&[&vec![0; 1 << 20], b"x"])
        .unwrap_err();
    assert!(matches!(ended, Ended::TooMuchHandedIn { .. }), "{ended}");
}

#[test]
fn a_child_killed_from_outside_is_told_as_such() {
    let waits = Arc::new(child("wait", limits()));
    let runs = Arc::clone(&waits);
    let run = std::thread::spawn(move || runs.run(&[]).unwrap_err());
    let killed = (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        // By its parent: no other test's child is touched.
        children().iter().any(|child| {
            let status = Command::new("kill").args(["-9", child]).status();
            status.is_ok_and(|status| status.success())
        })
    });
    assert!(killed);
    let ended = run.join().unwrap();
    assert_eq!(ended.to_string(), "it ended with signal 9");
}

/// The children of this process that misbehave.
fn children() -> Vec<String> {
    let own = std::process::id();
    let listed = Command::new("ps")
        .args(["--ppid", &own.to_string(), "-o", "pid=,args="])
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let named = listed
        .lines()
        .filter(|line| line.contains("misbehaves wait"));
    named
        .filter_map(|line| Some(line.split_whitespace().next()?.to_owned()))
        .collect()
}

#[test]
fn there_are_so_many_at_once_so_many_waiting_and_no_more() {
    let few = Limits {
        at_once: 1,
        waiting: 1,
        elapsed: Duration::from_millis(600),
        ..limits()
    };
    let program = child("sleep", few);
    let busy = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..6)
            .map(|_| scope.spawn(|| program.run(&[]).unwrap_err()))
            .collect();
        let ended = runs.into_iter().map(|run| run.join().unwrap());
        ended.filter(|ended| matches!(ended, Ended::Busy)).count()
    });
    assert_eq!(busy, 4, "one at work, one waiting");
    // The places are given back.
    assert!(matches!(program.run(&[]), Err(Ended::TookTooLong { .. })));
}

/// A program that others wrote, behind our limits.
fn another(words: &[&str]) -> Result<Answer, Ended> {
    let path = PathBuf::from(env!("CARGO_BIN_EXE_misbehaves"));
    let first = ["another".into(), MEBIBYTES.to_string().into()];
    let words = first.into_iter().chain(words.iter().map(Into::into));
    let program = Program::new(path, words.collect(), limits()).of_others();
    program.run(&[b"a secret"])
}

#[test]
fn a_program_of_others_reads_what_it_is_handed() {
    let answer = another(&["/bin/cat"]).unwrap();
    assert_eq!(answer.bytes, b"a secret");
    assert_eq!(answer.besides, "");
}

#[test]
fn a_program_of_others_reads_its_libraries_and_no_other_file() {
    // The control: what it may read it reads.
    let libraries = another(&["/bin/cat", "/etc/ld.so.cache"]).unwrap();
    assert!(!libraries.bytes.is_empty());
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    assert!(std::fs::read(own).is_ok(), "this process may");
    for file in [own, "/etc/passwd", "/proc/self/environ", "/proc/1/cmdline"] {
        let ended = another(&["/bin/cat", file]).unwrap_err();
        assert_eq!(ended.to_string(), "it ended with exit code 1", "{file}");
    }
}

#[test]
fn a_program_of_others_starts_and_writes_nothing() {
    let own = std::process::id();
    let file = std::env::temp_dir().join(format!("answerable-another-{own}"));
    let said = |script: &str| another(&["/bin/sh", "-c", script]);
    // The control: its own words it says.
    assert_eq!(said("echo here").unwrap().bytes, b"here\n");
    assert!(said("/bin/cat; echo not reached").is_err(), "a program");
    let write = format!("echo x > {}", file.display());
    assert!(said(&write).is_err(), "a file");
    assert!(!file.exists());
}

#[test]
fn a_program_of_others_that_is_not_there_is_told() {
    let ended = another(&["/nowhere/at/all"]).unwrap_err();
    assert!(matches!(ended, Ended::NotStarted(_)), "{ended}");
}

#[test]
fn a_program_that_is_not_there_is_told() {
    let nowhere = Program::new(PathBuf::from("/nowhere/at/all"), Vec::new(), limits());
    assert!(matches!(nowhere.run(&[]), Err(Ended::NotStarted(_))));
}
