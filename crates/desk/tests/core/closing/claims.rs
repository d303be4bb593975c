//! Claims: one waits for the asker at a time, each with its evidence.

use super::*;

#[test]
fn a_claim_sent_twice_is_recorded_once_and_a_second_waits_for_the_asker() {
    let office = Office::new();
    let first = office
        .desk
        .claim_met(&claim("a-thing"), "liaison", TODAY)
        .unwrap();
    let again = office
        .desk
        .claim_met(&claim("a-thing"), "liaison", TODAY)
        .unwrap();
    assert_eq!((first.entries, again.already), (again.entries, true));
    let other_words = Claim {
        words: "Other words.".to_owned(),
        ..claim("a-thing")
    };
    // The same words of other evidence are another claim.
    let other_evidence = Claim {
        evidence: Evidence::File(b"All 200 records were checked.".to_vec()),
        ..claim("a-thing")
    };
    for other in [other_words, other_evidence] {
        let refused = office.desk.claim_met(&other, "liaison", TODAY);
        assert!(matches!(refused, Err(NotClaimed::Waits)));
    }
}

#[test]
fn a_claim_with_a_file_keeps_the_file_and_shows_its_words() {
    let office = Office::new();
    let file = Claim {
        evidence: Evidence::File(b"All 200 records were checked.".to_vec()),
        ..claim("a-thing")
    };
    office.desk.claim_met(&file, "liaison", TODAY).unwrap();
    let register = office.desk.read();
    let view = View::of(&register, TODAY);
    let found = view.case(&case("a-thing")).unwrap();
    let source = view
        .source(&found.claimed.unwrap().passages[0].source)
        .unwrap();
    let fingerprint = source.fingerprint.as_ref().unwrap().parse().unwrap();
    assert!(office.desk.document(fingerprint).unwrap().is_some());
    assert_eq!(source.kept, answerable_register::facts::Kept::Passages);
}
