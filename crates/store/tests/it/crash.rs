//! The process is killed at random while it writes; whatever it acknowledged
//! is there once, and nothing is there by half.
//!
//! A kill leaves what the operating system already holds, so this proves the
//! order of acknowledging and committing, and the recovery. That the disk has
//! it too is for `synchronous=FULL` and the power cuts of a later test.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use answerable_ledger::Fingerprint;
use answerable_store::{Appended, Draft, Home};

use crate::killed::{self, seed};
use crate::words::*;

/// Where the child keeps its register; its presence makes the child.
const HOME: &str = "ANSWERABLE_CRASH_HOME";
/// Which life of the register this is, so that no two write the same words.
const LIFE: &str = "ANSWERABLE_CRASH_LIFE";
/// What the child acknowledges, and when.
const HABIT: &str = "ANSWERABLE_CRASH_HABIT";

/// How many times the process is killed.
const KILLS: u64 = 200;
/// How many lives one register lives before the next is made.
const LIVES: u64 = 10;
/// A life ends before so many lines: those of a hundred batches.
const LONGEST_LIFE: u64 = 1_000;

#[derive(Clone, Copy)]
enum Habit {
    /// As the desk does: acknowledge what has been kept.
    AcknowledgeAfter,
    /// The control: acknowledge first, then keep.
    AcknowledgeBefore,
}

#[test]
fn whatever_was_acknowledged_is_there_once_after_a_kill() {
    let mut random = Random(seed());
    let mut acknowledged = 0;
    for register in 0..KILLS / LIVES {
        let found = one_register(&mut random, Habit::AcknowledgeAfter, LIVES);
        acknowledged += found.unwrap_or_else(|lost| panic!("register {register}: {lost}"));
    }
    println!("{KILLS} kills, {acknowledged} acknowledged, 0 lost");
    assert!(
        acknowledged as u64 > KILLS,
        "too little was written to prove anything"
    );
}

/// The control: the same test finds out who acknowledges too early.
#[test]
fn acknowledging_before_the_commit_is_found_out() {
    let mut random = Random(seed());
    let lost = one_register(&mut random, Habit::AcknowledgeBefore, 50).unwrap_err();
    println!("found out: {lost}");
}

/// Kills a register `lives` times; how much was acknowledged, or what broke.
fn one_register(random: &mut Random, habit: Habit, lives: u64) -> Result<usize, String> {
    let folder = folder();
    let place = folder.path().join("register");
    drop(Home::create(&place).unwrap());
    let mut told = Told::default();
    for life in 0..lives {
        live(&place, life, habit, random, &mut told);
        told.check(&place)?;
    }
    Ok(told.acknowledged.len() + told.documents.len())
}

/// What the child said in all its lives.
#[derive(Default)]
struct Told {
    /// Every draft it set out to keep: its batch, by key.
    tried: BTreeMap<String, Vec<u8>>,
    /// The drafts it acknowledged: their first number, by key.
    acknowledged: BTreeMap<String, u64>,
    /// The documents it acknowledged.
    documents: Vec<Fingerprint>,
    /// What it set out to keep and did not come to acknowledge.
    in_flight: Vec<String>,
}

fn live(place: &Path, life: u64, habit: Habit, random: &mut Random, told: &mut Told) {
    let habit = match habit {
        Habit::AcknowledgeAfter => "after",
        Habit::AcknowledgeBefore => "before",
    };
    let environment = [
        (HOME, place.to_str().unwrap()),
        (LIFE, &life.to_string()),
        (HABIT, habit),
    ];
    let child = "crash::the_child_that_is_killed";
    let lines = killed::after_some_lines(child, &environment, LONGEST_LIFE, random);
    told.hear(&lines);
}

impl Told {
    fn hear(&mut self, lines: &[String]) {
        self.in_flight.clear();
        for line in lines {
            let mut words = line.split(' ');
            match (words.next(), words.next(), words.next()) {
                (Some("try"), Some(key), Some(bytes)) => {
                    self.tried.insert(key.into(), bytes.into());
                    self.in_flight.push(key.into());
                }
                (Some("kept"), Some(key), Some(first)) => {
                    self.in_flight.retain(|waiting| waiting != key);
                    self.acknowledged.insert(key.into(), first.parse().unwrap());
                }
                (Some("document"), Some(fingerprint), None) => {
                    self.documents.push(fingerprint.parse().unwrap());
                }
                // The test harness says a few words of its own, and the last
                // line may be cut off.
                _ => {}
            }
        }
    }

    /// Opens the register after the kill, as the next process would.
    fn check(&self, place: &Path) -> Result<(), String> {
        let mut home = Home::open(place).map_err(|error| error.to_string())?;
        home.log.verify_all().map_err(|error| error.to_string())?;
        self.check_entries(&home)?;
        for fingerprint in &self.documents {
            home.archive.read(*fingerprint).map_err(|e| e.to_string())?;
        }
        for fingerprint in home.archive.fingerprints().unwrap() {
            home.archive.read(fingerprint).map_err(|e| e.to_string())?;
        }
        // Whoever heard nothing asks again with the same key.
        for key in &self.in_flight {
            let again = draft_of(key, &self.tried[key]);
            let head = home.log.head().unwrap();
            let appended = home.log.append(head, &[again]).map_err(|e| e.to_string())?;
            if let Appended::Now(numbers) = &appended[0]
                && numbers.start != head
            {
                return Err(format!("{key} was kept at {numbers:?} after {head}"));
            }
        }
        self.check_entries(&home)
    }

    /// Every draft acknowledged is there once, where it was said to be, and
    /// whole; every other is there once and whole, or not at all.
    fn check_entries(&self, home: &Home) -> Result<(), String> {
        let mut found: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        for (number, bytes) in read_all(&home.log).into_iter().enumerate() {
            let text = String::from_utf8(bytes.unwrap()).unwrap();
            let (key, part) = text.split_once(' ').unwrap();
            let (part, bytes) = part.split_once(' ').unwrap();
            if self.tried[key] != bytes.as_bytes() {
                return Err(format!("entry {number} of {key} changed"));
            }
            let numbers = found.entry(key.to_owned()).or_default();
            if numbers.len() != part.parse::<usize>().unwrap() {
                return Err(format!("{key} is there twice or out of order"));
            }
            numbers.push(number as u64);
        }
        for (key, numbers) in &found {
            let draft = draft_of(key, &self.tried[key]);
            if numbers.len() != draft.entries.len() {
                return Err(format!("{key} is there by half"));
            }
            let range = numbers[0]..numbers[0] + numbers.len() as u64;
            let by_key = home.log.already(draft.key.as_ref().unwrap()).unwrap();
            if by_key != Some(range) {
                return Err(format!("{key} is not found by its key"));
            }
        }
        for (key, first) in &self.acknowledged {
            match found.get(key) {
                Some(numbers) if numbers[0] == *first => {}
                Some(_) => return Err(format!("{key} is not where it was said to be")),
                None => return Err(format!("{key} was acknowledged and is lost")),
            }
        }
        Ok(())
    }
}

/// A draft of one to four entries, all told by its key and its bytes.
fn draft_of(key: &str, bytes: &[u8]) -> Draft {
    let parts = 1 + bytes.len() % 4;
    let bytes = String::from_utf8_lossy(bytes);
    let entries: Vec<String> = (0..parts)
        .map(|part| format!("{key} {part} {bytes}"))
        .collect();
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    draft(&entries).under(key)
}

/// Not a test: the process that is killed. Alone, it does nothing.
#[test]
fn the_child_that_is_killed() {
    let Some(place) = std::env::var_os(HOME).map(PathBuf::from) else {
        return;
    };
    let life: u64 = std::env::var(LIFE).unwrap().parse().unwrap();
    let early = std::env::var(HABIT).unwrap() == "before";
    let mut random = Random(life + 1);
    let mut home = Home::open(&place).unwrap();
    let mut out = std::io::stdout();
    for batch in 0u64.. {
        let drafts: Vec<Draft> = (0..1 + random.below(8))
            .map(|draft| {
                let key = format!("{life}-{batch}-{draft}");
                let length = 10 + random.below(1_500) as usize;
                let bytes = "x".repeat(length);
                writeln!(out, "try {key} {bytes}").unwrap();
                draft_of(&key, bytes.as_bytes())
            })
            .collect();
        let head = home.log.head().unwrap();
        if early {
            say(&mut out, &drafts, &numbers_from(head, &drafts));
        }
        let appended = home.log.append(head, &drafts).unwrap();
        if !early {
            say(&mut out, &drafts, &appended);
        }
        if batch % 16 == 0 {
            let document = format!("document {life}-{batch} ").repeat(400);
            let fingerprint = home.archive.keep(document.as_bytes()).unwrap();
            writeln!(out, "document {fingerprint}").unwrap();
        }
        out.flush().unwrap();
    }
}

fn numbers_from(head: u64, drafts: &[Draft]) -> Vec<Appended> {
    let mut next = head;
    drafts
        .iter()
        .map(|draft| {
            let first = next;
            next += draft.entries.len() as u64;
            Appended::Now(first..next)
        })
        .collect()
}

fn say(out: &mut impl Write, drafts: &[Draft], appended: &[Appended]) {
    for (draft, appended) in drafts.iter().zip(appended) {
        let key = draft.key.as_ref().unwrap();
        let first = appended.numbers().start;
        writeln!(out, "kept {key} {first}").unwrap();
    }
    out.flush().unwrap();
}
