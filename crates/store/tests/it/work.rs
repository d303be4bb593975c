//! What offices have in hand, and judgements that wait for a second person.

use answerable_store::accounts::UnixSeconds;
use answerable_store::vault::{Draw, RecordId};
use answerable_store::work::{Comment, InHand, NewComment, NewJudgement, Numbered, State, Work};
use jiff::civil::date;

fn work() -> (Work, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let work = Work::open(folder.path().join("desk.sqlite")).unwrap();
    (work, folder)
}

fn record(seed: u8) -> RecordId {
    Draw::of([seed; Draw::BYTES]).record()
}

fn judgement(record: RecordId, replaces: Option<u64>) -> NewJudgement<'static> {
    NewJudgement {
        subject: "a-thing",
        body: "exampleshire-police",
        record,
        prepared_by: "op-1",
        prepared_on: date(2026, 11, 21),
        replaces,
    }
}

fn numbered(number: u64) -> Numbered<'static> {
    Numbered {
        number,
        subject: "a-thing",
        body: "exampleshire-police",
    }
}

#[test]
fn one_judgement_is_open_at_a_time_and_who_did_not_see_it_does_not_replace_it() {
    let (work, _folder) = work();
    let first = work.prepare(&judgement(record(1), None)).unwrap().unwrap();
    assert_eq!(work.prepare(&judgement(record(2), None)).unwrap(), None);
    let second = work.prepare(&judgement(record(3), Some(first))).unwrap();
    let open = work.open_judgements().unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!((Some(open[0].number), open[0].record), (second, record(3)));
}

#[test]
fn what_is_sent_back_waits_no_more_and_what_is_published_is_open_no_more() {
    let (work, _folder) = work();
    let number = work.prepare(&judgement(record(1), None)).unwrap().unwrap();
    let of = numbered(number);
    assert!(work.send_back(of, record(2), "op-2").unwrap());
    assert!(!work.send_back(of, record(3), "op-2").unwrap());
    let open = work
        .open_judgement("a-thing", "exampleshire-police")
        .unwrap();
    let (why, by) = (record(2), "op-2".to_owned());
    assert_eq!(open.unwrap().state, State::SentBack { why, by });
    work.published(number).unwrap();
    work.published(number).unwrap();
    assert!(work.open_judgements().unwrap().is_empty());
}

#[test]
fn a_judgement_is_sent_back_and_given_up_under_its_own_case_alone() {
    let (work, _folder) = work();
    let number = work.prepare(&judgement(record(1), None)).unwrap().unwrap();
    let of = numbered(number);
    let elsewhere = [
        Numbered {
            subject: "another",
            ..of
        },
        Numbered {
            body: "northmoor-police",
            ..of
        },
    ];
    for wrong in elsewhere {
        assert!(!work.send_back(wrong, record(2), "op-2").unwrap());
        assert!(!work.give_up_judgement(wrong).unwrap());
    }
    assert_eq!(work.open_judgements().unwrap()[0].state, State::Waits);
    assert!(work.give_up_judgement(of).unwrap());
    assert!(!work.give_up_judgement(of).unwrap());
    assert!(work.open_judgements().unwrap().is_empty());
}

#[test]
fn an_item_is_in_one_hand_and_goes_back() {
    let (work, _folder) = work();
    let hand = |account: &str| InHand {
        item: "case~a-thing~exampleshire-police".to_owned(),
        account: account.to_owned(),
        given_by: "op-1".to_owned(),
        given_on: date(2026, 11, 21),
    };
    work.give("exampleshire-police", &hand("op-1")).unwrap();
    work.give("exampleshire-police", &hand("op-2")).unwrap();
    assert_eq!(work.in_hand("exampleshire-police").unwrap(), [hand("op-2")]);
    assert!(work.in_hand("register").unwrap().is_empty());
    work.give_back("exampleshire-police", &hand("").item)
        .unwrap();
    assert!(work.in_hand("exampleshire-police").unwrap().is_empty());
}

#[test]
fn comments_are_an_offices_own_and_in_order() {
    let (work, _folder) = work();
    let write = |office, seed| {
        let comment = Comment {
            record: record(seed),
            by: "op-1".to_owned(),
            at: UnixSeconds(i64::from(seed)),
        };
        let item = "document~1";
        let new = NewComment {
            office,
            item,
            comment: &comment,
        };
        work.comment(&new).unwrap();
    };
    for seed in [2, 1] {
        write("register", seed);
    }
    write("exampleshire-police", 3);
    let comments = work.comments("register", "document~1").unwrap();
    let records: Vec<_> = comments.iter().map(|comment| comment.record).collect();
    assert_eq!(records, [record(2), record(1)]);
}
