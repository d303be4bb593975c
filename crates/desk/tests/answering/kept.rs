//! What is written lies nowhere in the clear, and is gone when it is given up.

use answerable_desk::answering::{Attachment, PartSaid};
use answerable_desk::clerk::Recording;
use answerable_desk::store::vault::Act;
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_desk::{Desk, View};
use answerable_register::facts::Report;
use answerable_register::fold::Known;
use answerable_testkit::facts;

use super::{ANSWER, BODY, REPORT, TODAY, World, file, who};

const CANARY: &str = "canary-of-a-draft";

fn holds(world: &World, words: &str) -> Vec<String> {
    let files = world.files().into_iter();
    let found = files.filter(|(_, bytes)| {
        bytes
            .windows(words.len())
            .any(|window| window == words.as_bytes())
    });
    found.map(|(path, _)| path.display().to_string()).collect()
}

fn write_canaries(world: &World) {
    world.write("op-ann", 0, PartSaid::Comments(CANARY.to_owned()));
    let evidence = Attachment {
        title: "Audit",
        file: "audit.txt",
        bytes: CANARY.as_bytes(),
    };
    world.desk.attach(ANSWER, evidence, who("op-ann")).unwrap();
}

#[test]
fn no_word_of_a_draft_or_of_its_evidence_is_in_any_file_in_the_clear() {
    let world = World::new();
    write_canaries(&world);
    assert_eq!(holds(&world, CANARY), Vec::<String>::new());
    // The control: what is published is found by the same search.
    world.write_all_but_comments("op-ann");
    let held = world.desk.send_answer(ANSWER, who("op-ann")).unwrap();
    let seen = held.draft.version;
    world
        .desk
        .publish_answer(ANSWER, seen, who("op-bob"), file)
        .unwrap();
    assert_ne!(holds(&world, CANARY), Vec::<String>::new());
}

#[test]
fn what_is_given_up_is_erased_record_by_record() {
    let world = World::new();
    write_canaries(&world);
    let held = world
        .desk
        .answer_in_hand(ANSWER, who("op-ann"))
        .unwrap()
        .unwrap();
    let record = held.draft.record.unwrap();
    let seen = held.draft.version;
    world
        .desk
        .give_up_answer(ANSWER, seen, who("op-ann"))
        .unwrap();
    assert!(world.desk.draft_of_answer(ANSWER).unwrap().is_none());
    let pieces = held.written.evidence[0].pieces.iter();
    for record in pieces.map(|piece| piece.parse().unwrap()).chain([record]) {
        assert!(world.desk.vault().tombstone(record).unwrap().is_some());
    }
}

#[test]
fn each_state_that_was_replaced_is_erased() {
    let world = World::new();
    write_canaries(&world);
    let before = world
        .desk
        .answer_in_hand(ANSWER, who("op-ann"))
        .unwrap()
        .unwrap();
    let seen = before.draft.version;
    world.write("op-ann", seen, PartSaid::Comments("New words.".to_owned()));
    let replaced = before.draft.record.unwrap();
    assert!(world.desk.vault().tombstone(replaced).unwrap().is_some());
}

/// Who read the words, when and why, stands in the trail.
#[test]
fn every_reading_of_an_answer_stands_in_the_audit_trail() {
    let world = World::new();
    write_canaries(&world);
    let read = || {
        let mut readings = 0;
        let count = |act: &Act| readings += usize::from(act.by == "op-reader");
        world.desk.vault().trail().for_each(count).unwrap();
        readings
    };
    assert_eq!(read(), 0);
    world.desk.answer_in_hand(ANSWER, who("op-reader")).unwrap();
    assert_eq!(read(), 1);
}

/// Numbers and versions of answers begin again with a new file of the desk.
#[test]
fn an_answer_is_recorded_after_the_desks_file_was_lost() {
    let publish = |world: &World| {
        world.write_everything("op-ann");
        let held = world.desk.send_answer(ANSWER, who("op-ann")).unwrap();
        let seen = held.draft.version;
        let id = world
            .desk
            .publish_answer(ANSWER, seen, who("op-bob"), file)
            .unwrap();
        (held.draft.number, seen, id)
    };
    let world = World::new();
    let (number, version, first) = publish(&world);
    let World { desk, folder } = world;
    drop(desk);
    for name in ["desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm"] {
        // SQLite tidies the last two away itself.
        let _ = std::fs::remove_file(folder.path().join(name));
    }
    let home = Home::open(folder.path()).unwrap();
    let reader = Log::open(HomePaths::of(folder.path()).log(), Access::ReadOnly).unwrap();
    let (desk, _) = Desk::open(home, reader, TODAY).unwrap();
    let world = World { desk, folder };
    let (again, version_again, second) = publish(&world);
    assert_eq!((number, version), (again, version_again));
    assert_ne!(first, second);
    let register = world.desk.read();
    for id in [first, second] {
        assert!(register.answers.get(&id, Known::Everything).is_some());
    }
}

/// Broken off after recording and before erasing: the log holds the answer, and the
/// desk still the draft.
#[test]
fn a_published_answer_whose_draft_is_still_there_is_no_draft() {
    let world = World::new();
    world.write_everything("op-ann");
    let seen = world
        .desk
        .send_answer(ANSWER, who("op-ann"))
        .unwrap()
        .draft
        .version;
    let before: Vec<_> = world.files();
    let published = world
        .desk
        .publish_answer(ANSWER, seen, who("op-bob"), file)
        .unwrap();
    let World { desk, folder } = world;
    drop(desk);
    let paths = HomePaths::of(folder.path());
    for (path, bytes) in before {
        let is_of_the_log = path.to_string_lossy().contains("log.sqlite");
        if !is_of_the_log {
            std::fs::write(path, bytes).unwrap();
        }
    }
    let home = Home::open(folder.path()).unwrap();
    let reader = Log::open(paths.log(), Access::ReadOnly).unwrap();
    let (desk, _) = Desk::open(home, reader, TODAY).unwrap();
    let is_public = |desk: &Desk| {
        let register = desk.read();
        register
            .answers
            .get(&published, Known::Everything)
            .is_some()
    };
    assert!(is_public(&desk));
    assert!(
        desk.draft_of_answer(ANSWER).unwrap().is_some(),
        "the control: the desk's file still holds it"
    );
    assert_eq!(desk.drafts_of(&BODY.into(), TODAY).unwrap(), []);
    // Whoever opens it finds none, and from then on it is gone.
    assert!(
        desk.answer_in_hand(ANSWER, who("op-ann"))
            .unwrap()
            .is_none()
    );
    assert!(desk.draft_of_answer(ANSWER).unwrap().is_none());
}

#[test]
fn an_answer_that_is_no_longer_owed_is_opened_listed_and_given_up() {
    let world = World::new();
    write_canaries(&world);
    let (entry, report) = {
        let register = world.desk.read();
        let held = register.reports.get(REPORT, Known::Everything).unwrap();
        (held.entry, held.fact.clone())
    };
    // It turns out to have been about another force alone.
    let about = facts::report_about(REPORT, "6 March 2024", &["northmoor-police"]);
    world.record(vec![Recording {
        fact: Report {
            owed_by: Vec::new(),
            about: about.about,
            ..report
        }
        .into(),
        corrects: Some(entry),
    }]);
    {
        let register = world.desk.read();
        let view = View::of(&register, TODAY);
        assert!(view.owed_on(&REPORT.into(), &BODY.into()).is_none());
    }
    let held = world.desk.answer_in_hand(ANSWER, who("op-ann")).unwrap();
    let held = held.unwrap();
    assert_eq!(held.written.comments.said, CANARY);
    assert_eq!(world.desk.drafts_of(&BODY.into(), TODAY).unwrap().len(), 1);
    let seen = held.draft.version;
    world
        .desk
        .give_up_answer(ANSWER, seen, who("op-ann"))
        .unwrap();
    assert_eq!(world.desk.drafts_of(&BODY.into(), TODAY).unwrap(), []);
}

/// What a body attached and did not publish stays its own: where the answer is
/// not recorded after all, its files are taken out of the archive again.
#[test]
fn evidence_of_an_answer_that_was_not_recorded_is_in_no_archive() {
    let world = World::new();
    write_canaries(&world);
    world.write_all_but_comments("op-ann");
    let held = world.desk.send_answer(ANSWER, who("op-ann")).unwrap();
    let seen = held.draft.version;
    // While the file is made, somebody records one more recommendation.
    let refused = world
        .desk
        .publish_answer(ANSWER, seen, who("op-bob"), |answer| {
            let report = facts::report(REPORT, "6 March 2024");
            let of = ["southvale-police"];
            let another = facts::recommendation("custody-2024-3", &report, &of);
            world.record(vec![another.into()]);
            file(answer)
        });
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(world.desk.archive().fingerprints().unwrap(), []);
    assert_eq!(holds(&world, CANARY), Vec::<String>::new());
}

/// A process that is stopped between removing a draft and erasing its records
/// leaves them noted; the next start finds and erases them.
#[test]
fn what_is_left_of_an_answer_that_is_gone_is_erased_at_the_next_start() {
    use answerable_store::answering::Drafts;
    use answerable_store::vault::{Draw, Kind, ToSeal};

    let world = World::new();
    let draw = Draw::of([7; Draw::BYTES]);
    let drafts = Drafts::open(HomePaths::of(world.folder.path()).desk()).unwrap();
    drafts.note(99, draw.record()).unwrap();
    let words = ToSeal {
        kind: Kind::Draft,
        words: CANARY,
        on: TODAY,
    };
    world.desk.vault().seal(&words, &draw).unwrap();
    assert_eq!(world.desk.clear_left_over(who("keyboard")).unwrap(), 1);
    let tombstone = world.desk.vault().tombstone(draw.record()).unwrap();
    assert!(tombstone.is_some());
    assert_eq!(world.desk.clear_left_over(who("keyboard")).unwrap(), 0);
}
