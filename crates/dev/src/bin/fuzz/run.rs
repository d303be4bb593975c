//! The parent: starts a child for each target, sees how it does, keeps what it found.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::Wanted;
use crate::child::AT;
use crate::inputs::Inputs;
use crate::targets::Target;

/// One input takes no longer. Ten thousand of them take about that.
const HANGS_AFTER: Duration = Duration::from_secs(5);

/// A child has made its seeds by then, a hundred megabytes of them among others.
const BEGINS_WITHIN: Duration = Duration::from_secs(60);

/// How often a child is looked at.
const LOOKED_AT_EVERY: Duration = Duration::from_millis(200);

/// So many findings of one target, and it is left: more say no more.
const MOST_FOUND: usize = 20;

/// Runs every target that is wanted; whether nothing was found.
pub(crate) fn all(wanted: &Wanted) -> Result<bool> {
    let mut good = true;
    println!(
        "{:<16} {:>12} {:>9} {:>8}  found",
        "target", "executions", "a second", "seconds"
    );
    for target in &wanted.targets {
        let began = Instant::now();
        let (done, found) = one(wanted, target)?;
        let seconds = began.elapsed().as_secs_f64().max(0.001);
        let said = match found.len() {
            0 => "nothing".to_owned(),
            many => format!("{many}: see below"),
        };
        println!(
            "{:<16} {done:>12} {:>9.0} {seconds:>8.1}  {said}",
            target.name,
            done as f64 / seconds
        );
        for (what, number) in &found {
            let path = keep(wanted, target, *number)?;
            println!("    {what}: input {number}, kept in {}", path.display());
            good = false;
        }
    }
    Ok(good)
}

/// How many inputs one target read, and the first input of each thing it did wrong.
fn one(wanted: &Wanted, target: &Target) -> Result<(u64, BTreeMap<String, u64>)> {
    let folder = wanted.kept.join(target.name);
    fs::create_dir_all(&folder)?;
    let until = Instant::now() + wanted.at_most;
    let mut found = BTreeMap::new();
    let mut from = 0;
    while from < wanted.runs && found.len() < MOST_FOUND && Instant::now() < until {
        // What an earlier child wrote says nothing of this one.
        let _ = fs::remove_file(folder.join(AT));
        let (ended, told) = watched(start(wanted, target, from)?, &folder.join(AT), until)?;
        for line in told {
            if let Some((number, what)) = line.split_once(' ') {
                found
                    .entry(what.to_owned())
                    .or_insert(number.parse().unwrap_or(0));
            }
        }
        let at = at(&folder.join(AT)).unwrap_or(from).max(from);
        match ended {
            Ended::Done => return Ok((wanted.runs, found)),
            Ended::OutOfTime => return Ok((at, found)),
            Ended::Hung => found.entry(format!("hung for {} seconds", HANGS_AFTER.as_secs())),
            Ended::Crashed(status) => found.entry(format!("crashed ({status})")),
        }
        .or_insert(at);
        from = at + 1;
    }
    Ok((from, found))
}

fn start(wanted: &Wanted, target: &Target, from: u64) -> Result<Child> {
    let program = std::env::current_exe()?;
    Command::new(program)
        .arg(target.name)
        .args(["--runs", &wanted.runs.to_string()])
        .args(["--seed", &wanted.seed.to_string()])
        .arg("--kept")
        .arg(&wanted.kept)
        .args(["--child-from", &from.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot start a child")
}

/// How a child ended.
enum Ended {
    Done,
    OutOfTime,
    Hung,
    Crashed(ExitStatus),
}

/// Looks at a child until it ends, hangs, or there is no more time.
fn watched(mut child: Child, at_file: &Path, until: Instant) -> Result<(Ended, Vec<String>)> {
    let stdout = child.stdout.take().context("a child's words")?;
    let reads = std::thread::spawn(move || {
        let lines = BufReader::new(stdout).lines();
        lines.map_while(Result::ok).collect::<Vec<_>>()
    });
    let (mut last, mut moved) = (None, Instant::now());
    let ended = loop {
        if let Some(status) = child.try_wait()? {
            break match status.success() {
                true => Ended::Done,
                false => Ended::Crashed(status),
            };
        }
        let now = at(at_file);
        if now != last {
            (last, moved) = (now, Instant::now());
        }
        if Instant::now() >= until {
            break Ended::OutOfTime;
        }
        let patience = if last.is_some() {
            HANGS_AFTER
        } else {
            BEGINS_WITHIN
        };
        if moved.elapsed() > patience {
            break Ended::Hung;
        }
        sleep(LOOKED_AT_EVERY);
    };
    // One that has ended is none to stop.
    let _ = child.kill();
    child.wait()?;
    let told = reads.join().unwrap_or_default();
    Ok((ended, told))
}

/// The number of the input that a child is at; none before its first.
fn at(file: &Path) -> Option<u64> {
    let held = fs::read(file).ok()?;
    Some(u64::from_le_bytes(held.try_into().ok()?))
}

/// Writes an input down, to be looked at.
fn keep(wanted: &Wanted, target: &Target, number: u64) -> Result<std::path::PathBuf> {
    let input = Inputs::of((target.seeds)()?, wanted.seed).input(number);
    let name = format!("seed-{}-input-{number}", wanted.seed);
    let path = wanted.kept.join(target.name).join(name);
    fs::write(&path, input)?;
    Ok(path)
}
