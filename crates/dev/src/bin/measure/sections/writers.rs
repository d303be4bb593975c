//! Many who write on one record at once, and what is left of it.
//!
//! Sixty-four writers correct one body, each on the entry that it last saw. The
//! clerk takes one of them and refuses the others, who look again and try again,
//! until a million attempts were made. Then the log is read from its file: every
//! attempt that was accepted must stand in it once, in its order, each on the one
//! before, and nothing beside. An update that overwrote another unseen, or that was
//! acknowledged and is gone, stops the run with an error: that is no figure.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use answerable_desk::clerk::{Clerk, Command, NotRecorded, Recording};
use answerable_register::body::Body;
use answerable_register::check::Refusal;
use answerable_register::entry::{Entry, EntryNumber, Fact};
use answerable_store::{Access, Kept, Log};
use anyhow::{Context as _, Result, anyhow, bail, ensure};
use jiff::civil::{Date, date};

use super::Section;
use crate::bench::Bench;
use crate::figure::Figure;
use crate::seed::bodies;

pub(super) const SECTION: Section = Section {
    name: "writers",
    promise: "64 writers on one record, a million attempts, none lost",
    measure,
};

const WRITERS: u64 = 64;
const ATTEMPTS: u64 = 1_000_000;

/// The day of every entry.
const TODAY: Date = date(2024, 4, 2);

fn measure(bench: &Bench) -> Result<Vec<Figure>> {
    let path = bench.folder("writers")?.join("log.sqlite");
    let begun = Instant::now();
    let came = run(&path, WRITERS, ATTEMPTS)?;
    let took = begun.elapsed().as_secs_f64();
    let attempts = came.accepted.len() as u64 + came.stale;
    let checked = Instant::now();
    verify(&path, &came.accepted)?;
    println!(
        "  ({WRITERS} writers made {attempts} attempts: {} accepted, {} refused as stale, 0 lost; \
         the log read back and verified in {:.1} s)",
        came.accepted.len(),
        came.stale,
        checked.elapsed().as_secs_f64()
    );
    Ok(vec![
        Figure::of("a million attempts", "s", vec![took]),
        Figure::of("attempts", "/s", vec![attempts as f64 / took]),
        Figure::of(
            "accepted, each durable before it was said",
            "/s",
            vec![came.accepted.len() as f64 / took],
        ),
    ])
}

/// What came of a run.
struct Came {
    /// What was accepted, by the number of its entry: writer and attempt.
    accepted: BTreeMap<EntryNumber, String>,
    /// How many were refused because another came first.
    stale: u64,
}

/// Lets so many writers make so many attempts at one record of a new log.
fn run(path: &Path, writers: u64, attempts: u64) -> Result<Came> {
    let clerk = Clerk::start(Log::create(path)?)?;
    let first = clerk.record(command(&of_nobody(), None))?;
    ensure!(first.entries == (0..1), "the record is not the first entry");
    let made = AtomicU64::new(0);
    thread::scope(|scope| {
        let writing: Vec<_> = (0..writers)
            .map(|writer| {
                let (clerk, made) = (&clerk, &made);
                scope.spawn(move || write(clerk, writer, made, attempts))
            })
            .collect();
        let mut came = Came {
            accepted: BTreeMap::new(),
            stale: 0,
        };
        for one in writing {
            let (accepted, stale) = one.join().map_err(|_| anyhow!("a writer fell over"))??;
            came.stale += stale;
            for (entry, words) in accepted {
                let twice = came.accepted.insert(entry, words);
                ensure!(
                    twice.is_none(),
                    "two were told that entry {entry} is theirs"
                );
            }
        }
        Ok(came)
    })
}

/// One writer: tries on the entry it last saw, and looks again when it is told
/// that another came first.
fn write(
    clerk: &Clerk,
    writer: u64,
    made: &AtomicU64,
    attempts: u64,
) -> Result<(Vec<(EntryNumber, String)>, u64)> {
    let (mut accepted, mut stale, mut seen) = (Vec::new(), 0, 0);
    loop {
        let attempt = made.fetch_add(1, Ordering::Relaxed);
        if attempt >= attempts {
            return Ok((accepted, stale));
        }
        let words = format!("writer {writer}, attempt {attempt}");
        match clerk.record(command(&words, Some(seen))) {
            Ok(recorded) => {
                seen = recorded.entries.start;
                accepted.push((seen, words));
            }
            Err(NotRecorded::Refused {
                refusal: Refusal::CorrectsNothing { .. },
                ..
            }) => {
                stale += 1;
                let register = clerk.read();
                while let Some(next) = register.replaced_by(seen) {
                    seen = next;
                }
            }
            Err(why) => bail!("attempt {attempt} was refused for another reason: {why}"),
        }
    }
}

fn command(words: &str, corrects: Option<EntryNumber>) -> Command {
    let body = Body {
        note: words.to_owned(),
        ..bodies::inspectorate()
    };
    Command {
        key: None,
        by: "writer".into(),
        today: TODAY,
        facts: vec![Recording {
            fact: body.into(),
            corrects,
        }],
    }
}

fn of_nobody() -> String {
    "as it was first".to_owned()
}

/// One entry of the record: which it corrects, and what it says.
type Version = (Option<EntryNumber>, String);

/// Reads the log from its file, verifies it, and holds it to what was accepted.
fn verify(path: &Path, accepted: &BTreeMap<EntryNumber, String>) -> Result<()> {
    let log = Log::open(path, Access::ReadOnly)?;
    log.verify_all()?;
    let mut versions: Vec<Version> = Vec::new();
    let read = log.for_each(0, |_, kept| match version(kept) {
        Ok(version) => {
            versions.push(version);
            ControlFlow::Continue(())
        }
        Err(why) => ControlFlow::Break(why),
    })?;
    if let ControlFlow::Break(why) = read {
        return Err(why);
    }
    none_lost(&versions, accepted)
}

fn version(kept: Kept<'_>) -> Result<Version> {
    let Kept::Open(bytes) = kept else {
        bail!("an entry was withheld");
    };
    let entry = Entry::from_bytes(bytes)?;
    match entry.fact {
        Fact::Body(body) => Ok((entry.corrects, body.note)),
        fact => bail!("the log holds a {}", fact.kind()),
    }
}

/// Whether these versions are the first and then those accepted, each once, in
/// order, and each written by somebody who had seen the one before.
fn none_lost(versions: &[Version], accepted: &BTreeMap<EntryNumber, String>) -> Result<()> {
    let (first, rest) = versions.split_first().context("the log is empty")?;
    ensure!(*first == (None, of_nobody()), "the first entry is another");
    ensure!(
        rest.len() == accepted.len(),
        "{} were accepted and {} stand in the log",
        accepted.len(),
        rest.len()
    );
    for (place, (version, told)) in rest.iter().zip(accepted).enumerate() {
        let before = place as u64;
        let (entry, words) = told;
        ensure!(*entry == before + 1, "entry {} is nobody's", before + 1);
        ensure!(
            version.0 == Some(before),
            "entry {entry} overwrote {before}, which its writer had not seen"
        );
        ensure!(version.1 == *words, "entry {entry} says '{}'", version.1);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The million, made small: as many writers, and a hundredth of the attempts.
    #[test]
    fn sixty_four_writers_on_one_record_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log.sqlite");
        let came = run(&path, WRITERS, 10_000).unwrap();
        assert_eq!(came.accepted.len() as u64 + came.stale, 10_000);
        assert!(came.accepted.len() >= 64, "{}", came.accepted.len());
        assert!(came.stale >= 1_000, "{}: they hardly met", came.stale);
        verify(&path, &came.accepted).unwrap();
    }

    /// The control: each way in which an update can be lost is found.
    #[test]
    fn an_update_that_is_lost_is_found() {
        let said = |place: u64| format!("writer {place}");
        let good = || -> Vec<Version> {
            let rest = (0..3).map(|before| (Some(before), said(before + 1)));
            [(None, of_nobody())].into_iter().chain(rest).collect()
        };
        let accepted: BTreeMap<_, _> = (1..=3).map(|entry| (entry, said(entry))).collect();
        none_lost(&good(), &accepted).unwrap();
        type Breaking = fn(&mut Vec<Version>);
        let broken: [(&str, Breaking); 6] = [
            ("one that was acknowledged is gone", |all| drop(all.pop())),
            ("one that nobody was told of", |all| {
                all.push((Some(3), said_by_nobody()))
            }),
            ("one that overwrote another unseen", |all| {
                all[3].0 = Some(1)
            }),
            ("two in another order", |all| all.swap(1, 2)),
            ("one with other words", |all| all[2].1 = said_by_nobody()),
            ("the first is gone", |all| drop(all.remove(0))),
        ];
        for (what, breaking) in broken {
            let mut versions = good();
            breaking(&mut versions);
            assert!(none_lost(&versions, &accepted).is_err(), "{what}");
        }
    }

    fn said_by_nobody() -> String {
        "nobody".to_owned()
    }
}
