//! What the register of a test holds: an invented country, and what was asked
//! there. Nothing real is told here but the bodies that ship with the program.

use std::sync::Arc;

use answerable_desk::clerk::{Command, Recorded, Recording};
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_desk::{Desk, sample};
use answerable_register::calendar::Deadline;
use answerable_register::entry::{EntryNumber, Fact};
use answerable_register::facts::{
    Answer, Asked, Explanation, Finding, Kept, Meets, Position, Source,
};
use answerable_testkit::{country, facts};
use jiff::civil::{Date, date};
use tempfile::TempDir;

/// The day on which every test is held.
pub(crate) const TODAY: Date = date(2026, 11, 21);

/// A desk in a folder that goes away with it.
pub(crate) struct World {
    pub(crate) desk: Arc<Desk>,
    /// Goes away with the desk.
    _folder: TempDir,
}

impl World {
    /// A register that holds the program's own facts and nothing asked.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::create(folder.path()).unwrap();
        let log = HomePaths::of(folder.path()).log();
        let reader = Log::open(log, Access::ReadOnly).unwrap();
        let (desk, _) = Desk::open(home, reader, TODAY).unwrap();
        Self {
            desk: Arc::new(desk),
            _folder: folder,
        }
    }

    /// The invented country, and what was asked and answered there.
    pub(crate) fn invented() -> Self {
        let world = Self::empty();
        let own_laws =
            |fact: &Fact| !matches!(fact, Fact::Power(_) | Fact::Holidays(_) | Fact::Group(_));
        world.record(country::everything().into_iter().filter(own_laws).collect());
        world.record(told());
        world
    }

    /// The sample that ships with the program.
    pub(crate) fn sample() -> Self {
        let world = Self::empty();
        sample::record(world.desk.clerk(), TODAY).unwrap();
        world
    }

    pub(crate) fn record(&self, facts: Vec<Fact>) {
        self.tell(facts.into_iter().map(Recording::from).collect());
    }

    /// Records a correction of an entry, and says its own number.
    pub(crate) fn correct(&self, entry: EntryNumber, fact: impl Into<Fact>) -> EntryNumber {
        let corrected = Recording {
            fact: fact.into(),
            corrects: Some(entry),
        };
        self.tell(vec![corrected]).entries.start
    }

    fn tell(&self, facts: Vec<Recording>) -> Recorded {
        let command = Command {
            key: None,
            by: "test".into(),
            today: TODAY,
            facts,
        };
        self.desk.record(command).unwrap()
    }
}

/// A report on custody in Exampleshire, answered late; one on missing people
/// in Southvale, looked for in vain; one on vetting in Westmarch, where nobody
/// looked; a request without a deadline.
fn told() -> Vec<Fact> {
    let custody = facts::report_about(
        "custody-in-exampleshire",
        "2024-03-06",
        &["exampleshire-police"],
    );
    let custody = answerable_register::facts::Report {
        sources: vec!["custody-report".into()],
        ..custody
    };
    let missing = facts::report_about(
        "missing-people-in-southvale",
        "2024-03-06",
        &["southvale-police"],
    );
    let vetting = facts::report_about("vetting-in-westmarch", "2024-03-06", &["westmarch-police"]);
    let records = Asked {
        number: Some("4".into()),
        deadline: Deadline::Month {
            year: 2024,
            month: 9,
        },
        passages: vec![facts::passage(
            "custody-report",
            "By September 2024 the force should check its records.",
        )],
        ..facts::recommendation("check-custody-records", &custody, &["exampleshire-police"])
    };
    let comments = "custody-in-exampleshire/exampleshire-pcc/comment";
    let explains = "check-custody-records/exampleshire-pcc/explain";
    let answer = Answer {
        meets: vec![
            facts::meets(comments),
            Meets {
                position: Position::AcceptsInPart,
                explanation: Some(Explanation::ActionProposed),
                ..facts::meets(explains)
            },
        ],
        ..facts::answer_on(
            "comments-on-custody",
            "exampleshire-pcc",
            "2024-05-03",
            &[comments],
        )
    };
    let sought = "missing-people-in-southvale/southvale-pcc/comment";
    vec![
        Source {
            kept: Kept::Passages,
            passages: vec!["Custody in Exampleshire".into()],
            ..facts::source("custody-report")
        }
        .into(),
        custody.into(),
        missing.into(),
        vetting.into(),
        records.into(),
        facts::request(
            "tell-us-of-low-compliance",
            "2024-01-15",
            &["westmarch-police"],
        )
        .into(),
        answer.into(),
        facts::look("2024-05-20", &[sought]).into(),
        facts::notice("2024-05-21", "southvale-pcc", &[sought]).into(),
        facts::outcome("2025-06-12", "check-custody-records", Finding::Open).into(),
    ]
}
