//! What came of something asked is what its asker judged last. What a body
//! claims of itself stands beside it and never in its place.

use answerable_desk::View;
use answerable_desk::questions::{ConcernFilter, Ended};
use answerable_register::facts::{Asked, AskedKind, Finding, Outcome};
use answerable_register::words::{BodyId, SubjectId};
use answerable_testkit::Teller;
use answerable_testkit::facts::{ask, day, outcome, recommendation, report_about};

const FORCES: [&str; 2] = ["exampleshire-police", "southvale-police"];
const ASK: &str = "a-thing/exampleshire-police/act";

/// A cause of concern about two forces, and a recommendation to both under it.
fn asked() -> Teller {
    let mut teller = Teller::of_the_country();
    let report = report_about("a-report", "6 March 2024", &FORCES);
    teller.on("1 November 2024").tell(report.clone());
    teller.tell(Asked {
        kind: AskedKind::CauseOfConcern,
        ..recommendation("a-cause", &report, &FORCES)
    });
    teller.tell(Asked {
        under: Some("a-cause".into()),
        ..recommendation("a-thing", &report, &FORCES)
    });
    teller
}

fn claim(on: &str, subject: &str) -> Outcome {
    Outcome {
        judged_by: FORCES[0].into(),
        of: Some(FORCES[0].into()),
        ..outcome(on, subject, Finding::ClaimedMet)
    }
}

/// The finding that stands for the ask, that of its cause, and whether the
/// cause is closed for each force.
fn stands(teller: &Teller) -> (Option<Finding>, Option<Finding>, [bool; 2]) {
    let view = View::new(teller.register(), day("1 November 2024"));
    let page = view.ask(&ask(ASK)).unwrap();
    let concerns = view.concerns(&ConcernFilter::default());
    let closed = FORCES.map(|force| concerns[0].closed(Some(&BodyId::from(force))).is_some());
    let first = page.cause.unwrap().outcomes.first().map(|of| of.finding);
    (page.row.outcome.map(|of| of.finding), first, closed)
}

#[test]
fn no_claim_hides_what_the_asker_judged() {
    let mut teller = asked();
    for subject in ["a-thing", "a-cause"] {
        teller.tell(outcome("1 June 2024", subject, Finding::Closed));
    }
    let closed = (Some(Finding::Closed), Some(Finding::Closed), [true, true]);
    assert_eq!(stands(&teller), closed);
    for subject in ["a-thing", "a-cause"] {
        teller.tell(claim("1 July 2024", subject));
    }
    assert_eq!(stands(&teller), closed);
    // What its asker judges later stands.
    for subject in ["a-thing", "a-cause"] {
        teller.tell(outcome("1 August 2024", subject, Finding::Open));
    }
    let open = (Some(Finding::Open), Some(Finding::Open), [false, false]);
    assert_eq!(stands(&teller), open);
}

#[test]
fn a_claim_is_told_apart_and_of_the_body_that_makes_it() {
    let mut teller = asked();
    teller.tell(claim("1 July 2024", "a-thing"));
    assert_eq!(stands(&teller), (None, None, [false, false]));
    let view = View::new(teller.register(), day("1 November 2024"));
    let claims = |address: &str| view.ask(&ask(address)).unwrap().claimed.len();
    assert_eq!(claims(ASK), 1);
    assert_eq!(claims("a-thing/southvale-police/act"), 0);
    let subject = view.subject(&SubjectId::from("a-thing")).unwrap();
    assert_eq!((subject.outcomes.len(), subject.claimed.len()), (0, 1));
    let before = View::new(teller.register(), day("30 June 2024"));
    assert!(before.ask(&ask(ASK)).unwrap().claimed.is_empty());
}

#[test]
fn a_cause_of_concern_ends_where_it_ended_for_every_body_it_is_about() {
    let ended = |findings: &[(Finding, &str)]| {
        let mut teller = asked();
        for (finding, of) in findings {
            teller.tell(Outcome {
                of: Some((*of).into()),
                ..outcome("1 June 2024", "a-cause", *finding)
            });
        }
        let view = View::new(teller.register(), day("1 November 2024"));
        view.concerns(&ConcernFilter::default())[0].ended()
    };
    use Finding::{Closed, Open, Superseded};
    let [one, other] = FORCES;
    assert_eq!(ended(&[]), None);
    assert_eq!(ended(&[(Closed, one)]), None);
    assert_eq!(ended(&[(Closed, one), (Open, other)]), None);
    assert_eq!(
        ended(&[(Closed, one), (Closed, other)]),
        Some(Ended::Closed)
    );
    let replaced = Some(Ended::Replaced);
    assert_eq!(ended(&[(Closed, one), (Superseded, other)]), replaced);
    assert_eq!(ended(&[(Superseded, one), (Superseded, other)]), replaced);
}

#[test]
fn a_cause_of_concern_about_nobody_named_is_closed_by_a_finding_of_all() {
    let mut teller = Teller::of_the_country();
    let report = report_about("a-report", "6 March 2024", &FORCES);
    teller.on("1 November 2024").tell(report.clone());
    teller.tell(Asked {
        kind: AskedKind::CauseOfConcern,
        of: Vec::new(),
        ..recommendation("a-cause", &report, &FORCES)
    });
    let closed = |teller: &Teller| {
        let view = View::new(teller.register(), day("1 November 2024"));
        let concern = view.concerns(&ConcernFilter::default()).remove(0);
        (concern.closed(None).is_some(), concern.ended())
    };
    assert_eq!(closed(&teller), (false, None));
    teller.tell(outcome("1 June 2024", "a-cause", Finding::Closed));
    assert_eq!(closed(&teller), (true, Some(Ended::Closed)));
    teller.tell(outcome("1 July 2024", "a-cause", Finding::Superseded));
    assert_eq!(closed(&teller), (false, Some(Ended::Replaced)));
}

#[test]
fn of_two_findings_on_one_day_the_one_recorded_later_stands_on_every_page() {
    for (earlier, later) in [
        (Finding::Closed, Finding::Open),
        (Finding::Open, Finding::Closed),
    ] {
        let mut teller = asked();
        for subject in ["a-thing", "a-cause"] {
            teller.tell(outcome("1 June 2024", subject, earlier));
            teller.tell(outcome("1 June 2024", subject, later));
        }
        let is_closed = later == Finding::Closed;
        assert_eq!(stands(&teller), (Some(later), Some(later), [is_closed; 2]));
    }
}
