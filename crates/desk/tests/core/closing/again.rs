//! What comes after a closing, or a second time.

use super::*;

#[test]
fn a_reopening_keeps_the_closing_and_a_claim_can_follow_it() {
    let office = Office::new();
    let of = case("a-thing");
    office.publish(&of, Find::VerifyAndClose);
    let refused = office.desk.claim_met(&claim("a-thing"), "liaison", TODAY);
    assert!(matches!(refused, Err(NotClaimed::Closed)));
    office.publish(&of, Find::Reopen);
    assert_eq!(office.lines(&of)[2], Some(Finding::Reopened));
    office
        .desk
        .claim_met(&claim("a-thing"), "liaison", TODAY)
        .unwrap();
    office.publish(&of, Find::NotAccepted);
    let register = office.desk.read();
    let found = View::of(&register, TODAY).case(&of).unwrap();
    assert_eq!(found.findings.len(), 5);
}

#[test]
fn the_same_claim_after_one_that_was_not_accepted_is_another_claim() {
    let office = Office::new();
    let of = case("a-thing");
    let claim = || office.desk.claim_met(&claim("a-thing"), "liaison", TODAY);
    let first = claim().unwrap();
    office.publish(&of, Find::NotAccepted);
    let second = claim().unwrap();
    assert!(!second.already && second.entries.start > first.entries.start);
    let twice = claim().unwrap();
    assert_eq!((twice.already, twice.entries), (true, second.entries));
    office.publish(&of, Find::VerifyAndClose);
    office.publish(&of, Find::Reopen);
    assert!(!claim().unwrap().already);
    let register = office.desk.read();
    assert!(
        View::of(&register, TODAY)
            .case(&of)
            .unwrap()
            .awaits_the_asker
    );
}

/// The register dies after the log took a judgement and before the desk's file
/// says so.
#[test]
fn a_judgement_that_was_recorded_and_not_noted_is_noted_when_published_again() {
    let office = Office::new();
    let (desk, of) = (&office.desk, case("a-thing"));
    let number = office.prepare(&of, Find::VerifyAndClose, None).unwrap();
    let held = desk.judgement_prepared(&of, "publisher", office.now());
    let held = held.unwrap().unwrap();
    let facts = {
        let register = desk.read();
        let view = View::of(&register, TODAY);
        let case = view.case(&of).unwrap();
        let outcomes = held.prepared.outcomes(&case, &view, "editor");
        outcomes.into_iter().map(Recording::from).collect()
    };
    let key = format!("judgement-{number}-{}", held.row.record);
    let command = Command {
        key: Some(IdempotencyKey::try_new(&key).unwrap()),
        by: "publisher".into(),
        today: TODAY,
        facts,
    };
    let recorded = desk.record(command).unwrap();
    let again = desk
        .publish_judgement(&of, number, "publisher", office.now())
        .unwrap();
    assert_eq!((again.already, again.entries), (true, recorded.entries));
    let left = desk.judgement_prepared(&of, "publisher", office.now());
    assert_eq!(left.unwrap(), None, "nothing is left to publish");
}
