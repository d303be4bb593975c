//! The process is killed at random while it seals, reads and erases. Every
//! reading whose words came back stands in the trail, every request that was
//! acknowledged can be read, and what was said to be erased is in no file.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use answerable_store::vault::{Did, Kind, RecordId, ToSeal, UnsealError};
use answerable_store::{HomePaths, Vault};

use crate::killed::{self, seed};
use crate::words::*;

/// Where the child keeps its vault; its presence makes the child.
const HOME: &str = "ANSWERABLE_VAULT_CRASH_HOME";
/// Which life of the vault this is, so that no two draw the same.
const LIFE: &str = "ANSWERABLE_VAULT_CRASH_LIFE";
/// Whether the child tells the words before they are noted down: the control.
const EARLY: &str = "ANSWERABLE_VAULT_CRASH_EARLY";

/// How many times the process is killed.
const KILLS: u64 = 60;
/// How many lives one vault lives before the next is made.
const LIVES: u64 = 12;
/// A life ends before so many lines: some hundred acts, with the empty line before each.
const LONGEST_LIFE: u64 = 400;

fn open(place: &Path) -> Arc<Vault> {
    Arc::new(Vault::open(&HomePaths::of(place).vault()).unwrap())
}

#[test]
fn every_reading_stands_in_the_trail_whenever_the_process_is_killed() {
    let mut random = Random(seed());
    let (mut sealed, mut read, mut erased, mut names) = (0, 0, 0, 0);
    for _ in 0..KILLS / LIVES {
        let folder = folder();
        let mut told = Told::default();
        for life in 0..LIVES {
            live(folder.path(), life, &mut random, &mut told, false);
            told.check(folder.path()).unwrap();
        }
        sealed += told.sealed.len();
        read += told.readings.len() as u64;
        names += told.names.len() as u64;
        erased += told.erased.len() as u64;
    }
    println!(
        "{KILLS} kills; {sealed} sealed, {read} read, {erased} erased, {names} pages of names: none lost"
    );
    assert!(read > KILLS / 2 && erased > KILLS / 8 && names > KILLS / 8);
}

/// The control: who hands the words out before noting it down is found out.
#[test]
fn handing_words_out_before_noting_it_down_is_found_out() {
    let folder = folder();
    let mut random = Random(seed());
    let mut told = Told::default();
    let found_out = (0..KILLS).find_map(|life| {
        live(folder.path(), life, &mut random, &mut told, true);
        told.check(folder.path()).err()
    });
    println!("found out: {}", found_out.unwrap());
}

/// What the child said in all its lives.
#[derive(Default)]
struct Told {
    sealed: BTreeMap<RecordId, String>,
    /// The reason of each reading whose words came back; no two are the same.
    readings: BTreeMap<String, RecordId>,
    /// Pages on which names were shown; no two are the same.
    names: BTreeSet<String>,
    /// Erasures that were begun, and those that were acknowledged.
    erasing: BTreeSet<RecordId>,
    erased: BTreeSet<RecordId>,
}

fn live(place: &Path, life: u64, random: &mut Random, told: &mut Told, early: bool) {
    let environment = [
        (HOME, place.to_str().unwrap()),
        (LIFE, &life.to_string()),
        (EARLY, if early { "early" } else { "" }),
    ];
    let child = "vault_crash::the_child_that_is_killed";
    let lines = killed::after_some_lines(child, &environment, LONGEST_LIFE, random);
    told.hear(&lines);
}

impl Told {
    fn hear(&mut self, lines: &[String]) {
        for line in lines {
            let words: Vec<&str> = line.split(' ').collect();
            match words[..] {
                // The last line may be cut off: "." ends a whole one.
                ["sealed", id, words, "."] => {
                    self.sealed.insert(id.parse().unwrap(), words.to_owned());
                }
                ["read", id, why, "."] => {
                    self.readings.insert(why.to_owned(), id.parse().unwrap());
                }
                ["names", page, "."] => {
                    self.names.insert(page.to_owned());
                }
                ["erasing", id, "."] => {
                    self.erasing.insert(id.parse().unwrap());
                }
                ["erased", id, "."] => {
                    self.erased.insert(id.parse().unwrap());
                }
                _ => {}
            }
        }
    }

    /// Opens the vault after the kill, as the next process would.
    fn check(&self, place: &Path) -> Result<(), String> {
        let vault = open(place);
        let mut noted: BTreeMap<String, RecordId> = BTreeMap::new();
        let mut erasures = BTreeSet::new();
        let mut names = BTreeSet::new();
        vault
            .trail()
            .for_each(|act| {
                match act.did {
                    Did::Read => noted.insert(act.why.clone(), act.record.unwrap()).map(drop),
                    Did::Erased => erasures.insert(act.record.unwrap()).then_some(()),
                    Did::ReadNames => names.insert(act.why.clone()).then_some(()),
                    Did::ReadTrail | Did::SawHidden => None,
                };
            })
            .map_err(|why| why.to_string())?;
        for (why, record) in &self.readings {
            if noted.get(why) != Some(record) {
                return Err(format!("reading {why} of {record} is not in the trail"));
            }
        }
        if let Some(page) = self.names.difference(&names).next() {
            return Err(format!("the names on {page} are not in the trail"));
        }
        for (id, words) in &self.sealed {
            let erased = vault.tombstone(*id).unwrap().is_some();
            if erased != erasures.contains(id) {
                return Err(format!("{id} was erased by halves"));
            }
            if !erased && self.erased.contains(id) {
                return Err(format!("{id} was said to be erased and is there"));
            }
            if erased && !self.erasing.contains(id) {
                return Err(format!("{id} is erased and nobody asked"));
            }
            match vault.unseal(*id, &asking("check")) {
                Ok(found) if found == *words && !erased => {}
                Err(UnsealError::Erased(_)) if erased => {}
                other => return Err(format!("{id}: {other:?}")),
            }
        }
        Ok(())
    }
}

/// Not a test: the process that is killed. Alone, it does nothing.
#[test]
fn the_child_that_is_killed() {
    let Some(place) = std::env::var_os(HOME).map(PathBuf::from) else {
        return;
    };
    let life: u64 = std::env::var(LIFE).unwrap().parse().unwrap();
    let early = std::env::var(EARLY).unwrap() == "early";
    let vault = open(&place);
    let mut out = std::io::stdout();
    let mut say = |line: String| {
        // One write each, so that a kill cuts at most the last.
        out.write_all(format!("\n{line} .\n").as_bytes()).unwrap();
        out.flush().unwrap();
    };
    for number in life * 1_000_000.. {
        let words = format!("canary-{number}");
        let words = ToSeal {
            kind: Kind::Draft,
            words: &words,
            on: day("2024-03-06"),
        };
        let id = vault.seal(&words, &draw(number)).unwrap();
        say(format!("sealed {id} {}", words.words));
        for reading in 0..2 {
            let why = format!("{number}-{reading}");
            if early {
                say(format!("read {id} {why}"));
            }
            assert_eq!(vault.unseal(id, &asking(&why)).unwrap(), words.words);
            if !early {
                say(format!("read {id} {why}"));
            }
        }
        let page = format!("page-{number}");
        vault.note_names(&asking(&page)).unwrap();
        say(format!("names {page}"));
        if number % 2 == 0 {
            say(format!("erasing {id}"));
            vault.erase(id, &asking("dealt with")).unwrap();
            say(format!("erased {id}"));
        }
    }
}
