//! Many who write one answer at once: nothing is lost, and the slower is told.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use answerable_desk::answering::{NotWritten, PartSaid};

use super::{ANSWER, World, who};

/// 64 writers add a line each to one part, having seen it first. Were one update
/// lost, its line would be missing.
#[test]
fn of_64_writers_of_one_part_each_line_is_kept() {
    const WRITERS: u64 = 64;
    let world = World::new();
    world.write("op-0", 0, PartSaid::Comments("begun".to_owned()));
    let told = AtomicU64::new(0);
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (world, told) = (&world, &told);
            scope.spawn(move || {
                let by = format!("op-{writer}");
                loop {
                    let held = world
                        .desk
                        .answer_in_hand(ANSWER, who(&by))
                        .unwrap()
                        .unwrap();
                    let words = &held.written.comments.said;
                    let mine = PartSaid::Comments(format!("{words}\nline of {writer}."));
                    let seen = held.draft.version;
                    match world.desk.write_part(ANSWER, seen, &mine, who(&by)) {
                        Ok(_) => return,
                        Err(NotWritten::ChangedMeanwhile(now)) => {
                            // The slower is shown what stands there now.
                            assert_ne!(now.written.comments.said, *words);
                            told.fetch_add(1, Ordering::Relaxed);
                        }
                        Err(why) => panic!("{why}"),
                    }
                }
            });
        }
    });
    let held = world
        .desk
        .answer_in_hand(ANSWER, who("op-0"))
        .unwrap()
        .unwrap();
    let words = held.written.comments.said;
    assert_eq!(words.lines().count() as u64, WRITERS + 1);
    for writer in 0..WRITERS {
        assert!(words.contains(&format!("line of {writer}.")), "{writer}");
    }
    assert_eq!(held.draft.writers.len() as u64, WRITERS);
    assert!(
        told.into_inner() > 0,
        "nobody was too late: nothing was tried"
    );
}

#[test]
fn people_who_write_different_parts_do_not_stand_in_each_others_way() {
    let world = World::new();
    world.write("op-ann", 0, PartSaid::Comments("Ann’s.".to_owned()));
    // Bob saw the answer before Ann wrote.
    world.write("op-bob", 0, PartSaid::ChiefOfficer(super::invited()));
    let held = world
        .desk
        .answer_in_hand(ANSWER, who("op-ann"))
        .unwrap()
        .unwrap();
    assert_eq!(held.written.comments.said, "Ann’s.");
    assert_eq!(held.written.chief_officer.said, super::invited());
}

#[test]
fn a_form_sent_twice_is_kept_once() {
    let world = World::new();
    let words = || PartSaid::Comments("Once.".to_owned());
    world.write("op-ann", 0, words());
    world.write("op-ann", 0, words());
    let held = world
        .desk
        .answer_in_hand(ANSWER, who("op-ann"))
        .unwrap()
        .unwrap();
    assert_eq!(held.draft.version, 2, "begun, and written once");
}
