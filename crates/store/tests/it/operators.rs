//! Operators: their names, their one-time sign-in links and their sessions.

use answerable_store::operators::{
    Added, OperatorId, Operators, OperatorsError, Session, SessionHash, TokenHash, UnixSeconds,
};

use crate::desk_file::file;
use crate::words::folder;

fn added(operators: &Operators, name: &str, random: u8) -> OperatorId {
    match operators.add(name, [random; 8]).unwrap() {
        Added::Now(id) | Added::Already(id) => id,
    }
}

#[test]
fn an_operator_has_one_opaque_id() {
    let folder = folder();
    let operators = Operators::open(file(&folder)).unwrap();
    let ada = added(&operators, "Ada Example", 1);
    assert_eq!(ada.as_str(), "op-0101010101010101");
    let again = operators.add(" Ada Example ", [2; 8]).unwrap();
    assert_eq!(again, Added::Already(ada.clone()));
    added(&operators, "Ben Example", 3);
    let names: Vec<_> = operators
        .list()
        .unwrap()
        .into_iter()
        .map(|o| o.name)
        .collect();
    assert_eq!(names, ["Ada Example", "Ben Example"]);
    for name in ["", "  ", &"x".repeat(201)] {
        assert!(matches!(
            operators.add(name, [4; 8]),
            Err(OperatorsError::Name(_))
        ));
    }
}

#[test]
fn a_sign_in_link_works_once_and_the_newest_only() {
    let folder = folder();
    let operators = Operators::open(file(&folder)).unwrap();
    let ada = added(&operators, "Ada Example", 1);
    let now = UnixSeconds(1_000);
    let until = UnixSeconds(2_000);
    let redeem = |token, now| operators.redeem(TokenHash([token; 32]), now).unwrap();

    operators
        .issue_token(&ada, TokenHash([1; 32]), until)
        .unwrap();
    operators
        .issue_token(&ada, TokenHash([2; 32]), until)
        .unwrap();
    assert_eq!(redeem(1, now), None, "replaced by the newer link");
    assert_eq!(redeem(2, now), Some(ada.clone()));
    assert_eq!(redeem(2, now), None, "used");

    operators
        .issue_token(&ada, TokenHash([3; 32]), until)
        .unwrap();
    assert_eq!(redeem(3, until), None, "expired");
    assert_eq!(redeem(3, now), None, "and used up all the same");
}

#[test]
fn a_session_stands_until_it_ends_or_expires() {
    let folder = folder();
    let operators = Operators::open(file(&folder)).unwrap();
    let ada = added(&operators, "Ada Example", 1);
    let hash = SessionHash([7; 32]);
    let start = |hash, started_at, expires_at| {
        operators.start_session(&Session {
            operator: ada.clone(),
            hash,
            started_at: UnixSeconds(started_at),
            expires_at: UnixSeconds(expires_at),
        })
    };
    let whose = |hash, now| {
        let session = operators.session(hash, UnixSeconds(now)).unwrap();
        session.map(|operator| operator.name)
    };
    start(hash, 100, 200).unwrap();
    assert_eq!(whose(hash, 199).as_deref(), Some("Ada Example"));
    assert_eq!(whose(hash, 200), None);
    start(SessionHash([8; 32]), 300, 400).unwrap();
    assert_eq!(whose(hash, 199), None, "expired sessions are dropped");
    operators.end_session(SessionHash([8; 32])).unwrap();
    assert_eq!(whose(SessionHash([8; 32]), 301), None);
    operators.end_session(SessionHash([8; 32])).unwrap();
}

#[test]
fn nobody_signs_in_who_is_no_operator() {
    let folder = folder();
    let here = Operators::open(file(&folder)).unwrap();
    let elsewhere = Operators::open(folder.path().join("other.sqlite")).unwrap();
    let stranger = added(&elsewhere, "A Stranger", 9);
    let token = here.issue_token(&stranger, TokenHash([1; 32]), UnixSeconds(9));
    assert!(matches!(token, Err(OperatorsError::NoSuchOperator { .. })));
    let session = here.start_session(&Session {
        operator: stranger,
        hash: SessionHash([1; 32]),
        started_at: UnixSeconds(0),
        expires_at: UnixSeconds(9),
    });
    assert!(matches!(
        session,
        Err(OperatorsError::NoSuchOperator { .. })
    ));
}

#[test]
fn an_operator_who_is_removed_is_signed_out_at_once_and_the_link_is_void() {
    let folder = folder();
    let operators = Operators::open(file(&folder)).unwrap();
    operators.add("Ann Box", [1; 8]).unwrap();
    operators.add("Ben Box", [2; 8]).unwrap();
    let people = operators.list().unwrap();
    let now = UnixSeconds(1_000);
    for (person, number) in people.iter().zip(1_u8..) {
        let session = Session {
            operator: person.id.clone(),
            hash: SessionHash([number; 32]),
            started_at: now,
            expires_at: UnixSeconds(2_000),
        };
        operators.start_session(&session).unwrap();
        let token = TokenHash([number; 32]);
        operators
            .issue_token(&person.id, token, UnixSeconds(2_000))
            .unwrap();
    }
    // Another program removes her, while this one serves.
    let elsewhere = Operators::open(file(&folder)).unwrap();
    assert_eq!(
        elsewhere.remove(" Ann Box ").unwrap(),
        Some(people[0].id.clone())
    );
    assert_eq!(operators.session(SessionHash([1; 32]), now).unwrap(), None);
    assert_eq!(operators.redeem(TokenHash([1; 32]), now).unwrap(), None);
    assert_eq!(operators.list().unwrap(), [people[1].clone()]);
    assert!(
        operators
            .session(SessionHash([2; 32]), now)
            .unwrap()
            .is_some()
    );
    assert_eq!(elsewhere.remove("Ann Box").unwrap(), None, "already so");
    // Added again she is somebody new: what she did before stays as it was.
    let Added::Now(again) = operators.add("Ann Box", [3; 8]).unwrap() else {
        panic!("she was removed");
    };
    assert_ne!(again, people[0].id);
}
