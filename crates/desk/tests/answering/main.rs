//! An answer from its first word to its file, through the desk's door.
//!
//! * `path`: written, sent back, approved, published, in time;
//! * `days`: days that cannot be, or that a reader would stumble over;
//! * `together`: many who write at once;
//! * `kept`: nothing in the clear, and nothing left of what was given up.

#![allow(clippy::unwrap_used, reason = "a test stops where it stumbles")]

mod days;
mod kept;
mod path;
mod together;

use std::path::PathBuf;

use answerable_desk::Desk;
use answerable_desk::answering::publication::{Publication, SaidKind};
use answerable_desk::answering::{Acting, ChiefOfficerDraft, PartSaid, SaidDraft, Version, Which};
use answerable_desk::clerk::{Command, Recording};
use answerable_desk::store::accounts::UnixSeconds;
use answerable_desk::store::vault::Moment;
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_register::entry::Fact;
use answerable_register::facts::Position;
use answerable_testkit::{country, facts};
use jiff::civil::{Date, date};
use tempfile::TempDir;

/// The day on which answers are written, well before the last day.
const TODAY: Date = date(2024, 4, 2);

const BODY: &str = "southvale-pcc";
const REPORT: &str = "custody-2024";
const ANOTHER_REPORT: &str = "custody-revisit-2024";

/// The answer that most tests are about.
const ANSWER: Which<'_> = Which {
    body: BODY,
    report: REPORT,
};

/// A desk in the invented country, with two reports to answer.
struct World {
    desk: Desk,
    folder: TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::create(folder.path()).unwrap();
        let reader = Log::open(HomePaths::of(folder.path()).log(), Access::ReadOnly).unwrap();
        let (desk, _) = Desk::open(home, reader, TODAY).unwrap();
        let world = Self { desk, folder };
        let is_new =
            |fact: &Fact| !matches!(fact, Fact::Power(_) | Fact::Holidays(_) | Fact::Group(_));
        let country = country::everything().into_iter().filter(is_new);
        world.record(country.map(Recording::from).collect());
        let report = facts::report(REPORT, "6 March 2024");
        let revisit = facts::report(ANOTHER_REPORT, "20 March 2024");
        let of = ["southvale-police"];
        let mut recordings: Vec<Recording> = vec![report.clone().into(), revisit.clone().into()];
        for (id, report) in [
            ("custody-2024-1", &report),
            ("custody-2024-2", &report),
            ("custody-revisit-2024-1", &revisit),
        ] {
            recordings.push(facts::recommendation(id, report, &of).into());
        }
        world.record(recordings);
        world
    }

    fn record(&self, facts: Vec<Recording>) {
        let command = Command {
            key: None,
            by: "test".into(),
            today: TODAY,
            facts,
        };
        self.desk.record(command).unwrap();
    }

    fn write(&self, by: &str, seen: Version, part: PartSaid) {
        self.desk
            .write_part(ANSWER, seen, &part, who(by))
            .unwrap_or_else(|why| panic!("{why}"));
    }

    /// Writes all that the law asks for on the first report.
    fn write_everything(&self, by: &str) {
        let comments = "We welcome this report.".to_owned();
        self.write(by, 0, PartSaid::Comments(comments));
        self.write_all_but_comments(by);
    }

    fn write_all_but_comments(&self, by: &str) {
        self.write(by, 0, PartSaid::ChiefOfficer(invited()));
        for id in ["custody-2024-1", "custody-2024-2"] {
            let words = "Records will be reviewed.";
            self.write(by, 0, said(id, SaidKind::ActionProposed, words));
        }
    }

    /// Every file of the register, with its bytes.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut folders = vec![self.folder.path().to_owned()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for file in std::fs::read_dir(folder).unwrap() {
                let path = file.unwrap().path();
                match path.is_dir() {
                    true => folders.push(path),
                    false => files.push((path.clone(), std::fs::read(path).unwrap())),
                }
            }
        }
        files
    }
}

fn who(by: &str) -> Acting<'_> {
    on(by, TODAY)
}

fn on(by: &str, day: Date) -> Acting<'_> {
    let when = Moment {
        at: UnixSeconds(1_712_050_000),
        day,
    };
    Acting { by, when }
}

fn invited() -> ChiefOfficerDraft {
    ChiefOfficerDraft {
        invited_on: Some(date(2024, 3, 7)),
        asked_for_by: Some(date(2024, 3, 28)),
        received_on: Some(date(2024, 3, 20)),
        words: "The force accepts both recommendations.".to_owned(),
        reply: "We thank the chief constable.".to_owned(),
    }
}

fn said(id: &str, kind: SaidKind, words: &str) -> PartSaid {
    let said = SaidDraft {
        position: Position::Accepts,
        kind: Some(kind),
        words: words.to_owned(),
        owner: "Head of Custody".to_owned(),
        day: (kind == SaidKind::ActionProposed).then_some(date(2024, 9, 30)),
    };
    PartSaid::Said(id.into(), said)
}

/// The file that a site would make, as far as these tests need one.
fn file(answer: &Publication) -> String {
    format!(
        "<!DOCTYPE html><p>{}</p>{}",
        answer.comments.len(),
        answer.block()
    )
}
