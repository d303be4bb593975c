//! Claimed, verified, closed: who may say what, and what has to come before.

use answerable_register::check::Refusal;
use answerable_register::facts::{Assurance, Basis, Finding, Outcome};
use answerable_testkit::Teller;
use answerable_testkit::facts::{day, outcome, request};

const FORCE: &str = "exampleshire-police";

fn asked() -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("1 November 2024");
    teller.tell(request(
        "a-request",
        "6 March 2024",
        &[FORCE, "southvale-police"],
    ));
    teller.tell(Assurance {
        id: "documents-read".into(),
        title: "Documents read".to_owned(),
        meaning: "the asker read the documents".to_owned(),
        rank: 3,
        basis: Basis::Documents,
        source: "https://inspectorate.example".to_owned(),
        checked: true,
        note: String::new(),
        from: Some(day("1 May 2024")),
        until: Some(day("31 July 2024")),
    });
    teller
}

fn found(on: &str, finding: Finding) -> Outcome {
    Outcome {
        of: Some(FORCE.into()),
        reasons: Some("The records of May were read.".into()),
        ..outcome(on, "a-request", finding)
    }
}

fn claim(on: &str) -> Outcome {
    Outcome {
        judged_by: FORCE.into(),
        ..found(on, Finding::ClaimedMet)
    }
}

#[test]
fn only_what_was_claimed_is_not_accepted_and_only_what_was_closed_is_reopened() {
    let mut teller = asked();
    let no = |finding| matches!(finding, Err(Refusal::FollowsNothing { .. }));
    assert!(no(
        teller.try_tell(found("3 June 2024", Finding::ClaimNotAccepted))
    ));
    assert!(no(teller.try_tell(found("3 June 2024", Finding::Reopened))));
    teller.tell(claim("1 June 2024"));
    assert!(no(
        teller.try_tell(found("31 May 2024", Finding::ClaimNotAccepted))
    ));
    teller.tell(found("3 June 2024", Finding::ClaimNotAccepted));
    teller.tell(found("4 June 2024", Finding::Closed));
    teller.tell(found("5 June 2024", Finding::Reopened));
}

/// What was claimed by another force, or closed for it, is no ground.
#[test]
fn what_is_answered_is_of_the_same_body() {
    let mut teller = asked();
    teller.tell(Outcome {
        of: Some("southvale-police".into()),
        judged_by: "southvale-police".into(),
        ..claim("1 June 2024")
    });
    let refused = teller.try_tell(found("3 June 2024", Finding::ClaimNotAccepted));
    assert!(matches!(refused, Err(Refusal::FollowsNothing { .. })));
}

#[test]
fn whoever_is_told_no_is_told_why() {
    let mut teller = asked();
    teller.tell(claim("1 June 2024"));
    teller.tell(found("2 June 2024", Finding::Closed));
    for finding in [Finding::ClaimNotAccepted, Finding::Reopened] {
        for reasons in [None, Some(" ".into())] {
            let refused = teller.try_tell(Outcome {
                reasons,
                ..found("3 June 2024", finding)
            });
            let what = "the reasons";
            assert_eq!(refused.unwrap_err(), Refusal::Blank { what });
        }
    }
}

#[test]
fn a_level_of_assurance_is_held_and_used_on_the_day() {
    let mut teller = asked();
    let verified = |on, level: &str| Outcome {
        assurance: Some(level.into()),
        ..found(on, Finding::VerifiedMet)
    };
    let unknown = teller.try_tell(verified("3 June 2024", "no-such-level"));
    assert!(matches!(unknown, Err(Refusal::NotHeld { .. })));
    for on in ["30 April 2024", "1 August 2024"] {
        let early = teller.try_tell(verified(on, "documents-read"));
        assert!(matches!(early, Err(Refusal::LevelNotUsed { .. })), "{on}");
    }
    teller.tell(verified("3 June 2024", "documents-read"));
}

#[test]
fn a_body_verifies_and_closes_nothing_of_its_own() {
    let mut teller = asked();
    for finding in [Finding::VerifiedMet, Finding::Closed, Finding::MetInPart] {
        let own = Outcome {
            judged_by: FORCE.into(),
            ..found("3 June 2024", finding)
        };
        let refused = teller.try_tell(own);
        assert!(matches!(refused, Err(Refusal::JudgedByAnother { .. })));
    }
}
