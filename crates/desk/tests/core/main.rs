//! What the desk promises whoever writes and whoever reads.
//!
//! * `asked_before`: found by its words, and the chains of what was confirmed;
//! * `clerk`: one writer, commands whole or not at all, the live register is
//!   the log;
//! * `common_passwords`: the list that nobody may choose from, and whose it is;
//! * `consistently_low`: the published test, and the numbers it rests on;
//! * `disk`: a disk that refuses;
//! * `drafts_lost`: what is published is recorded, though drafts were lost;
//! * `entries_page`: docs/ENTRIES.md says what entries hold;
//! * `init`: the facts that ship with the program, recorded once;
//! * `lists`: counts, pages and order;
//! * `pages`: of reports and of documents;
//! * `practice`: the register to practise on holds what it must;
//! * `search`: words, and nothing that is typed breaks it;
//! * `start`: a long log folded in its order;
//! * `taken_up`: whoever signs in by any means took their invitation up;
//! * `timeliness`: every count of answers is the length of its list;
//! * `turned_back`: an earlier day, an earlier record;
//! * `who_may_page`: docs/WHO-MAY.md is the table that decides.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(
    clippy::print_stdout,
    reason = "a test says what it saw or why it was skipped"
)]

mod asked_before;
mod clerk;
mod closing;
mod common_passwords;
mod consistently_low;
mod disk;
mod drafts_lost;
mod entries_page;
mod erasing;
mod in_comments;
mod init;
mod judged;
mod lists;
mod pages;
mod practice;
mod roll;
mod search;
mod start;
mod taken_up;
mod timeliness;
mod turned_back;
mod who_may_page;

use std::path::{Path, PathBuf};

use answerable_desk::clerk::{Clerk, Command, Recorded, Recording, fold};
use answerable_desk::store::{Access, IdempotencyKey, Log};
use answerable_register::fold::Register;
use answerable_testkit::country;
use answerable_testkit::facts::day;
use tempfile::TempDir;

/// A clerk at work in a folder that goes away with it.
struct Office {
    clerk: Clerk,
    log: PathBuf,
    _folder: TempDir,
}

impl Office {
    /// An office whose register holds nothing.
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log.sqlite");
        Self {
            clerk: Clerk::start(Log::create(&log).unwrap()).unwrap(),
            log,
            _folder: folder,
        }
    }

    /// An office in the invented country.
    fn of_the_country() -> Self {
        let office = Self::empty();
        let facts = country::everything();
        let recordings = facts.into_iter().map(Recording::from).collect();
        office.clerk.record(command(recordings)).unwrap();
        office
    }

    /// The log's own register, folded from the bytes that are kept.
    fn kept(&self) -> Register {
        folded(&self.log)
    }

    /// Fails unless what is read is what is kept, to the last field.
    fn agrees(&self) {
        let live = self.clerk.read();
        let kept = self.kept();
        assert_eq!(live.head(), kept.head());
        assert_eq!(
            format!("{:?}", *live),
            format!("{kept:?}"),
            "the live register is not the one the log gives"
        );
        assert_eq!(kept.oddities(), []);
    }
}

fn folded(log: &Path) -> Register {
    fold(&Log::open(log, Access::ReadOnly).unwrap()).unwrap()
}

/// A command of these facts on 6 March 2024, without a key.
fn command(facts: Vec<Recording>) -> Command {
    Command {
        key: None,
        by: "tester".into(),
        today: day("6 March 2024"),
        facts,
    }
}

/// The same under a key.
fn keyed(key: &str, facts: Vec<Recording>) -> Command {
    Command {
        key: Some(IdempotencyKey::try_new(key).unwrap()),
        ..command(facts)
    }
}

/// The number of entries a command made.
fn made(recorded: &Recorded) -> u64 {
    recorded.entries.end - recorded.entries.start
}
