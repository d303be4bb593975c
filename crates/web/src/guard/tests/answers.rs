//! Answers, and how each stands to the people of the office that writes them.

use answerable_desk::Desk;
use answerable_desk::answering::{Acting, PartSaid, Which};
use answerable_desk::clerk::Recording;
use answerable_desk::store::accounts::{AccountId, UnixSeconds};
use answerable_desk::store::vault::Moment;
use answerable_desk::who::{Answer, Hand, Resource, Role};
use answerable_testkit::facts;

use super::people::{Person, holding_in};
use super::world::{Owned, TODAY, record};

/// A body that owes comments on reports, and answers them.
const ANSWERING_BODY: &str = "southvale-pcc";

/// Another that owes comments on the same.
const ANOTHER_BODY: &str = "northmoor-pcc";

/// The reports: one that nobody began to answer, and one each that somebody and
/// that whoever asks wrote of.
const REPORTS: [&str; 3] = ["not-begun", "written-by-a-colleague", "written-by-oneself"];

/// The people of the office that answers, beside those of the other offices.
pub(super) fn people() -> Vec<Person> {
    [Role::Drafter, Role::Approver]
        .map(|role| holding_in(role, "of the office that answers", ANSWERING_BODY))
        .into()
}

/// Records the reports, and begins the answers.
pub(super) fn begin(desk: &Desk, me: &AccountId) -> Vec<Owned> {
    let reports = REPORTS.map(|id| Recording::from(facts::report(id, "6 March 2024")));
    record(desk, reports.to_vec());
    for (report, by) in [(REPORTS[1], "op-a-colleague"), (REPORTS[2], me.as_str())] {
        let which = Which {
            body: ANSWERING_BODY,
            report,
        };
        let when = Moment {
            at: UnixSeconds(1_712_050_000),
            day: TODAY,
        };
        let words = PartSaid::Comments("We welcome it.".to_owned());
        desk.write_part(which, 0, &words, Acting { by, when })
            .unwrap();
    }
    let own = [Hand::DecidedNothing, Hand::DecidedNothing, Hand::Decided];
    let own = REPORTS.into_iter().zip(own);
    own.map(|(report, hand)| answer(report, ANSWERING_BODY, report, hand))
        .chain([answer(
            "another body’s answer",
            ANOTHER_BODY,
            REPORTS[2],
            Hand::DecidedNothing,
        )])
        .collect()
}

fn answer(called: &'static str, of: &str, report: &str, hand: Hand) -> Owned {
    Owned {
        called,
        parts: vec![
            ("{report}", report.to_owned()),
            ("{answerer}", of.to_owned()),
        ],
        resource: Resource::Answer(Answer {
            of: of.into(),
            hand,
        }),
    }
}
