//! Days that cannot be are refused; those a reader would stumble over are named.

use answerable_desk::View;
use answerable_desk::answering::publication::SaidKind;
use answerable_desk::answering::{
    ChiefOfficerDraft, NotWritten, PartRefused, PartSaid, Remark, SaidDraft,
};
use jiff::ToSpan as _;
use jiff::civil::date;

use super::{ANSWER, TODAY, World, invited, said, who};

const FIRST: &str = "custody-2024-1";

/// What is said of the first recommendation, with a day.
fn on_day(kind: SaidKind, day: jiff::civil::Date) -> PartSaid {
    let PartSaid::Said(of, said) = said(FIRST, kind, "Every record was reviewed.") else {
        unreachable!("it is said of a recommendation");
    };
    let day = Some(day);
    PartSaid::Said(of, SaidDraft { day, ..said })
}

/// Why a part is refused; nothing where it is kept.
fn refused(world: &World, part: &PartSaid) -> Vec<PartRefused> {
    match world.desk.write_part(ANSWER, 99, part, who("op-ann")) {
        Ok(_) => Vec::new(),
        Err(NotWritten::Part(why)) => why,
        Err(why) => panic!("{why}"),
    }
}

fn remarks(world: &World) -> Vec<Remark> {
    let held = world.desk.answer_in_hand(ANSWER, who("op-ann")).unwrap();
    let held = held.unwrap();
    let register = world.desk.read();
    let view = View::of(&register, TODAY);
    held.written.remarks(&view.owed_in_hand(&held), TODAY)
}

#[test]
fn action_is_not_taken_on_a_day_to_come() {
    let world = World::new();
    let tomorrow = TODAY + 1.day();
    let taken = on_day(SaidKind::ActionTaken, tomorrow);
    assert_eq!(refused(&world, &taken), [PartRefused::TakenLater]);
    // The same day may be proposed, and today may be taken.
    for part in [
        on_day(SaidKind::ActionProposed, tomorrow),
        on_day(SaidKind::ActionTaken, TODAY),
    ] {
        assert_eq!(refused(&world, &part), []);
    }
}

#[test]
fn a_day_proposed_that_has_passed_is_remarked_on() {
    let world = World::new();
    let is_remarked = |remarks: Vec<Remark>| {
        remarks
            .iter()
            .any(|remark| matches!(remark, Remark::DayPassed { .. }))
    };
    world.write("op-ann", 99, on_day(SaidKind::ActionProposed, TODAY));
    assert!(!is_remarked(remarks(&world)));
    let yesterday = TODAY - 1.day();
    world.write("op-ann", 99, on_day(SaidKind::ActionProposed, yesterday));
    assert!(is_remarked(remarks(&world)));
}

/// The last day by law for this report is 30 April 2024.
#[test]
fn a_chief_officers_day_after_the_last_day_by_law_is_remarked_on() {
    let world = World::new();
    for (day, after) in [(date(2024, 4, 30), false), (date(2024, 5, 1), true)] {
        let asked_for_by = Some(day);
        let draft = ChiefOfficerDraft {
            asked_for_by,
            ..invited()
        };
        world.write("op-ann", 99, PartSaid::ChiefOfficer(draft));
        let found = remarks(&world).contains(&Remark::ChiefOfficerAfterLastDay);
        assert_eq!(found, after, "{day}");
    }
}

#[test]
fn a_reply_without_words_to_reply_to_is_refused() {
    let world = World::new();
    let draft = ChiefOfficerDraft {
        received_on: None,
        words: " ".to_owned(),
        ..invited()
    };
    let refusals = refused(&world, &PartSaid::ChiefOfficer(draft));
    assert_eq!(refusals, [PartRefused::ReplyToNothing]);
}
