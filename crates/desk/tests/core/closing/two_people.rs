//! Whoever prepares a judgement is not who publishes it or sends it back.

use super::*;

#[test]
fn whoever_prepared_a_judgement_does_not_publish_it() {
    let office = Office::new();
    let of = case("a-thing");
    let number = office.prepare(&of, Find::VerifyAndClose, None).unwrap();
    let own = office
        .desk
        .publish_judgement(&of, number, "editor", office.now());
    assert!(matches!(own, Err(NotPublished::SamePerson)));
    assert_eq!(office.lines(&of), [None, None, None]);
    let other = office
        .desk
        .publish_judgement(&of, number, "publisher", office.now());
    assert!(!other.unwrap().already);
    let closed = [None, Some(Finding::VerifiedMet), Some(Finding::Closed)];
    assert_eq!(office.lines(&of), closed);
    let twice = office
        .desk
        .publish_judgement(&of, number, "publisher", office.now());
    assert!(matches!(twice, Err(NotPublished::Moved)));
}

#[test]
fn what_was_sent_back_is_prepared_anew_and_the_reasons_stay_in_the_office() {
    let office = Office::new();
    let of = case("a-thing");
    let number = office.prepare(&of, Find::Verify, None).unwrap();
    let send = |why: &str| {
        let draw = office.draw();
        office
            .desk
            .send_back_judgement((&of, number), why, "publisher", (TODAY, &draw))
    };
    assert!(matches!(send(" "), Err(NotSentBack::NoReasons)));
    send("Read the records of June, too.").unwrap();
    assert!(matches!(send("Again."), Err(NotSentBack::Moved)));
    let held = office.desk.judgement_prepared(&of, "editor", office.now());
    let why = held.unwrap().unwrap().sent_back.unwrap();
    assert_eq!(why, "Read the records of June, too.");
    let refused = office
        .desk
        .publish_judgement(&of, number, "publisher", office.now());
    assert!(matches!(refused, Err(NotPublished::Moved)));
    let unseen = office.prepare(&of, Find::Verify, None);
    assert!(matches!(unseen, Err(NotPrepared::Moved)));
    office.prepare(&of, Find::Verify, Some(number)).unwrap();
}

#[test]
fn a_number_alone_undoes_no_other_case() {
    let office = Office::new();
    let (of, other) = (case("a-thing"), case("another"));
    let elsewhere = CaseOf {
        body: ASKER.into(),
        ..of.clone()
    };
    let number = office.prepare(&of, Find::Verify, None).unwrap();
    let desk = &office.desk;
    let before = desk.judgement_prepared(&of, "editor", office.now());
    let before = before.unwrap();
    for wrong in [&other, &elsewhere] {
        let draw = office.draw();
        let sent = desk.send_back_judgement((wrong, number), "Why?", "publisher", (TODAY, &draw));
        assert!(matches!(sent, Err(NotSentBack::Moved)));
        assert!(!desk.give_up_judgement(wrong, number).unwrap());
    }
    let after = desk.judgement_prepared(&of, "editor", office.now());
    assert_eq!(after.unwrap(), before);
    assert!(desk.give_up_judgement(&of, number).unwrap());
    assert!(!desk.give_up_judgement(&of, number).unwrap());
}

#[test]
fn whoever_prepared_a_judgement_does_not_send_it_back() {
    let office = Office::new();
    let of = case("a-thing");
    let number = office.prepare(&of, Find::Verify, None).unwrap();
    let draw = office.draw();
    let desk = &office.desk;
    let own = desk.send_back_judgement((&of, number), "Why?", "editor", (TODAY, &draw));
    assert!(matches!(own, Err(NotSentBack::SamePerson)));
    let held = desk.judgement_prepared(&of, "editor", office.now());
    assert_eq!(held.unwrap().unwrap().sent_back, None);
}

#[test]
fn an_offices_comments_are_sealed_and_every_reading_stands_in_the_trail() {
    let office = Office::new();
    let desk = &office.desk;
    let of_force = ActsFor::Body(FORCE.into());
    let item = LeadsTo::Case(case("a-thing")).id();
    let draw = office.draw();
    let comment =
        |words: &str| desk.comment((&of_force, &item), words, "ann", (office.now(), &draw));
    assert!(comment(" ").is_err());
    comment("Ask the control room.").unwrap();
    let read = || desk.vault().trail().verify().unwrap().acts;
    let before = read();
    let remarks = desk
        .remarks((&of_force, &item), "bob", office.now())
        .unwrap();
    assert_eq!(
        remarks.comments[0].words.as_deref(),
        Some("Ask the control room.")
    );
    assert_eq!(read(), before + 1);
    let others = ActsFor::Body("southvale-police".into());
    let elsewhere = desk.remarks((&others, &item), "bob", office.now()).unwrap();
    assert!(elsewhere.comments.is_empty());
}
