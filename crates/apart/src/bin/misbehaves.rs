//! A child that asks for what it may not have, as its first word says. Only the
//! tests of this room start it; it is no part of the program that ships.

use std::net::{TcpStream, UdpSocket};
use std::process::{Command, ExitCode};
use std::time::Duration;

use answerable_apart::{Limits, answer_once};

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let what = words.next().unwrap_or_default();
    let mebibytes: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
    let limits = Limits {
        memory_bytes: mebibytes << 20,
        processor_seconds: 2,
        input_bytes: 1 << 20,
        answer_bytes: 1 << 20,
        elapsed: Duration::from_secs(20),
        at_once: 1,
        waiting: 0,
        wait: Duration::ZERO,
    };
    if what == "another" {
        let program = words.next().unwrap_or_default();
        let arguments: Vec<_> = words.map(Into::into).collect();
        let below = [std::path::Path::new("/usr/share")];
        let _ = answerable_apart::become_another(&limits, program.as_ref(), &arguments, &below);
        return ExitCode::FAILURE;
    }
    match answer_once(&limits, |input| asked(&what, input)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Asks for it, and answers what the system said.
fn asked(what: &str, input: Vec<u8>) -> Vec<u8> {
    let said = match what {
        "echo" => return input,
        "memory" => hoard(),
        "spin" => spin(),
        "sleep" | "wait" => wait_for_nothing(),
        "deep" => deep(u64::MAX).to_string(),
        "panic" => panic!("{}", String::from_utf8_lossy(&input)),
        "long" => return vec![b'x'; 2 << 20],
        "open" => said(std::fs::read("/etc/hostname")),
        "write" => said(std::fs::write("/tmp/answerable-misbehaved", "x")),
        "connect" => said(TcpStream::connect(("127.0.0.1", 9))),
        "send" => said(UdpSocket::bind(("127.0.0.1", 0))),
        "program" => become_another(),
        "thread" => said(std::thread::Builder::new().spawn(|| ())),
        "environment" => {
            let names = std::env::vars().map(|(name, _)| name);
            names.collect::<Vec<_>>().join(" ")
        }
        _ => "it knows no such thing".to_owned(),
    };
    said.into_bytes()
}

fn said<T>(came: std::io::Result<T>) -> String {
    match came {
        Ok(_) => "permitted".to_owned(),
        Err(why) => format!("{:?}", why.kind()),
    }
}

/// Another program in the place of this one.
fn become_another() -> String {
    #[cfg(unix)]
    let came: std::io::Result<()> = {
        use std::os::unix::process::CommandExt as _;
        Err(Command::new("/bin/true").exec())
    };
    #[cfg(not(unix))]
    let came = Command::new("true").status();
    said(came)
}

fn hoard() -> String {
    let mut held: Vec<Vec<u8>> = Vec::new();
    loop {
        held.push(vec![1; 1 << 20]);
        std::hint::black_box(&held);
    }
}

fn spin() -> String {
    let mut round = 0_u64;
    loop {
        round = std::hint::black_box(round.wrapping_add(1));
    }
}

/// Takes no time of a processor, and never ends.
fn wait_for_nothing() -> String {
    let (_says, hears) = std::sync::mpsc::channel::<()>();
    let _ = hears.recv();
    "woken".to_owned()
}

fn deep(left: u64) -> u64 {
    let held = std::hint::black_box([left; 64]);
    match left {
        0 => held[0],
        left => deep(left - 1) + held[1],
    }
}
