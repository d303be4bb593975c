//! A document from its bytes to a published report, through the desk's door.
//!
//! * `hidden`: what a file holds besides its text;
//! * `answered`: a document that answers;
//! * `path`: one document, from start to its asks;
//! * `people`: who may publish, and two who decide at once;
//! * `power`: under which power, and who has what part;
//! * `refused`: what cannot be taken, and how it is said;
//! * `strange`: hostile words, no asks, long titles, the same file again;
//! * `words_by`: a PDF whose words another program drew.

#![allow(clippy::unwrap_used, reason = "a test stops where it stumbles")]

mod answered;
mod hidden;
mod path;
mod people;
mod power;
mod refused;
mod strange;
mod words_by;

use answerable_desk::Desk;
use answerable_desk::clerk::{Command, Recording};
use answerable_desk::review::{AboutForces, Details, Fingerprint, Held, Section55Said};
use answerable_desk::store::accounts::UnixSeconds;
use answerable_desk::store::vault::Moment;
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_register::entry::Fact;
use answerable_register::facts::ReportKind;
use answerable_testkit::country;
use jiff::civil::{Date, date};
use tempfile::TempDir;

/// The day on which every test is held.
const TODAY: Date = date(2024, 4, 2);
const WHEN: Moment = Moment {
    at: UnixSeconds(1_712_050_000),
    day: TODAY,
};

/// A report with two recommendations, one of them with points, a sentence
/// that asks nobody, and a reply that is no ask.
const REPORT: &str = "\
Custody in Exampleshire

Published on 6 March 2024

Recommendation 1

By 1 September 2024, Exampleshire Police should review how the risk to missing people is graded.

Recommendation 2

Within three months, all chief constables should publish what they find.

Background

More should be done.
";

/// A desk in an invented country, in a folder that goes away with it.
struct World {
    desk: Desk,
    _folder: TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::create(folder.path()).unwrap();
        let reader = Log::open(HomePaths::of(folder.path()).log(), Access::ReadOnly).unwrap();
        let (desk, _) = Desk::open(home, reader, TODAY).unwrap();
        let is_new =
            |fact: &Fact| !matches!(fact, Fact::Power(_) | Fact::Holidays(_) | Fact::Group(_));
        desk.record(Command {
            key: None,
            by: "test".into(),
            today: TODAY,
            facts: country::everything()
                .into_iter()
                .filter(is_new)
                .map(Recording::from)
                .collect(),
        })
        .unwrap();
        Self {
            desk,
            _folder: folder,
        }
    }

    /// Brings a text in.
    fn receive(&self, text: &str) -> Held {
        self.desk
            .receive("report.txt", text.as_bytes(), TODAY)
            .unwrap()
    }

    /// Brings a text in and says what it is.
    fn described(&self, text: &str) -> Held {
        let held = self.receive(text);
        let fingerprint = held.review.fingerprint;
        self.desk
            .describe_document(fingerprint, held.version, &details(), ANN, TODAY)
            .unwrap()
    }

    /// Accepts every item that can be, and sets the others aside.
    fn all_decided(&self, text: &str) -> Held {
        self.all_decided_as(self.described(text))
    }

    /// The same of a document that was described.
    fn all_decided_as(&self, mut held: Held) -> Held {
        let fingerprint = held.review.fingerprint;
        while let Some(place) = held.review.next_undecided(None) {
            let draft = held.review.items[place].draft.clone();
            held = self
                .desk
                .accept_item(fingerprint, held.version, place, &draft, ANN)
                .or_else(|_| {
                    self.desk
                        .set_item_aside(fingerprint, held.version, place, ANN)
                })
                .unwrap();
        }
        held
    }

    /// Publishes a review as the second person.
    fn publish(&self, held: &Held) {
        self.desk
            .publish_review(held.review.fingerprint, held.version, BEN, WHEN)
            .unwrap();
    }

    fn held(&self, fingerprint: Fingerprint) -> Held {
        self.desk.find_review(fingerprint).unwrap().unwrap()
    }

    /// How many entries the log holds.
    fn entries(&self) -> u64 {
        self.desk.read().head()
    }
}

/// Two who may decide, by the ids they act under.
const ANN: &str = "op-ann";
const BEN: &str = "op-ben";

fn details() -> Details {
    Details {
        title: "Custody in Exampleshire".to_owned(),
        kind: ReportKind::ForceReport,
        by: country::INSPECTORATE.into(),
        dated: None,
        published_on: date(2024, 3, 6),
        sent_on: None,
        address: "https://inspectorate.example/custody".to_owned(),
        licence: "Open Government Licence v3.0".to_owned(),
        about: AboutForces::These(vec!["exampleshire-police".into()]),
        section_55: Section55Said::Yes,
    }
}
