//! One answer: written by one, sent back and published by another.

use answerable_desk::View;
use answerable_desk::answering::publication::{self, SaidKind};
use answerable_desk::answering::{
    Attachment, CopyRefused, NotPublished, NotWritten, PartSaid, Stage, published_answer,
};
use answerable_register::facts::{CopySent, Explanation};
use answerable_register::standing::StandingKind;
use answerable_register::words::{BodyId, SubjectId};
use answerable_testkit::facts;
use jiff::ToSpan as _;
use jiff::civil::date;

use super::{ANOTHER_REPORT, ANSWER, BODY, REPORT, TODAY, World, file, on, said, who};

fn standing(world: &World, report: &str) -> StandingKind {
    let register = world.desk.read();
    let view = View::of(&register, TODAY + 60.days());
    let owed = view.owed_on(&SubjectId::from(report), &BodyId::from(BODY));
    owed.unwrap().comment.standing.kind()
}

#[test]
fn an_answer_is_written_sent_back_approved_and_in_time() {
    let world = World::new();
    let desk = &world.desk;
    world.write_everything("op-ann");
    let sent = desk.send_answer(ANSWER, who("op-ann")).unwrap();
    // A second person finds it thin.
    let seen = sent.draft.version;
    let back = desk.send_answer_back(ANSWER, seen, "Say by when.", who("op-bob"));
    assert_eq!(back.unwrap().draft.stage, Stage::SentBack);
    let held = desk.answer_in_hand(ANSWER, who("op-ann")).unwrap().unwrap();
    assert_eq!(held.written.returned[0].reasons, "Say by when.");
    assert_eq!(held.draft.writers, ["op-ann"], "reading is not writing");
    let seen = held.draft.version;
    world.write(
        "op-ann",
        seen,
        said(
            "custody-2024-2",
            SaidKind::ActionTaken,
            "All were reviewed.",
        ),
    );
    let pdf = &b"%PDF-1.7 An audit."[..];
    let audit = Attachment {
        title: "Audit of records",
        file: "audit.pdf",
        bytes: pdf,
    };
    desk.attach(ANSWER, audit, who("op-ann")).unwrap();
    let sent = desk.send_answer(ANSWER, who("op-ann")).unwrap();
    let seen = sent.draft.version;
    // Day 56, the last.
    let last = on("op-bob", date(2024, 4, 30));
    let id = desk.publish_answer(ANSWER, seen, last, file).unwrap();
    assert_eq!(id.as_str(), "southvale-pcc-on-custody-2024");
    assert_eq!(standing(&world, REPORT), StandingKind::AnsweredInTime);
    assert!(desk.draft_of_answer(ANSWER).unwrap().is_none());
    let register = desk.read();
    let view = View::of(&register, date(2024, 5, 1));
    let held = published_answer(&view, &REPORT.into(), &BODY.into()).unwrap();
    let source = view.file_of(&held.fact).unwrap();
    let fingerprint = source.fingerprint.as_deref().unwrap().parse().unwrap();
    let kept = desk.document(fingerprint).unwrap().unwrap();
    let back = publication::read(&kept).unwrap();
    assert_eq!(
        back.chief_officer.words,
        "The force accepts both recommendations."
    );
    assert_eq!(back.recommendations[1].says.words, "All were reviewed.");
    let evidence = view.source(&held.fact.sources[1]).unwrap();
    let evidence = evidence.fingerprint.as_deref().unwrap().parse().unwrap();
    assert_eq!(desk.document(evidence).unwrap().as_deref(), Some(pdf));
    let explained: Vec<_> = held
        .fact
        .meets
        .iter()
        .map(|meets| meets.explanation)
        .collect();
    assert_eq!(
        explained,
        [
            None,
            Some(Explanation::ActionProposed),
            Some(Explanation::ActionTaken)
        ]
    );
}

#[test]
fn an_answer_published_a_day_after_the_last_is_late() {
    let world = World::new();
    world.write_everything("op-ann");
    let sent = world.desk.send_answer(ANSWER, who("op-ann")).unwrap();
    let after = on("op-bob", date(2024, 5, 1));
    let published = world
        .desk
        .publish_answer(ANSWER, sent.draft.version, after, file);
    published.unwrap();
    assert_eq!(standing(&world, REPORT), StandingKind::AnsweredLate);
}

/// Taken back, changed and sent again while somebody read it: the reasons would be of
/// words that are not there.
#[test]
fn an_answer_that_changed_since_it_was_read_is_not_sent_back() {
    let world = World::new();
    let desk = &world.desk;
    world.write_everything("op-ann");
    let read = desk.send_answer(ANSWER, who("op-ann")).unwrap();
    let taken = desk.take_answer_back(ANSWER, who("op-ann")).unwrap();
    let part = said(
        "custody-2024-2",
        SaidKind::ActionTaken,
        "All were reviewed.",
    );
    world.write("op-ann", taken.draft.version, part);
    let now = desk.send_answer(ANSWER, who("op-ann")).unwrap();
    let back = |seen| desk.send_answer_back(ANSWER, seen, "Say by when.", who("op-bob"));
    assert!(matches!(
        back(read.draft.version),
        Err(NotWritten::ChangedMeanwhile(_))
    ));
    let held = desk.answer_in_hand(ANSWER, who("op-bob")).unwrap().unwrap();
    assert_eq!(held.draft.stage, Stage::Sent);
    assert!(held.written.returned.is_empty());
    // The control: what was read last is sent back.
    back(now.draft.version).unwrap();
}

#[test]
fn whoever_wrote_a_word_of_it_neither_publishes_it_nor_sends_it_back() {
    let world = World::new();
    let desk = &world.desk;
    world.write_everything("op-ann");
    let seen = desk
        .send_answer(ANSWER, who("op-ann"))
        .unwrap()
        .draft
        .version;
    let published = desk.publish_answer(ANSWER, seen, who("op-ann"), file);
    assert!(matches!(
        published,
        Err(NotPublished::Answer(NotWritten::WroteInIt))
    ));
    let back = desk.send_answer_back(ANSWER, 0, "No.", who("op-ann"));
    assert!(matches!(back, Err(NotWritten::WroteInIt)));
    assert_ne!(standing(&world, REPORT), StandingKind::AnsweredInTime);
}

#[test]
fn what_the_law_asks_for_is_said_recommendation_by_recommendation() {
    let world = World::new();
    let first = said("custody-2024-1", SaidKind::ReasonForNone, " ");
    world.write("op-ann", 0, first);
    let refused = world.desk.send_answer(ANSWER, who("op-ann")).unwrap_err();
    insta::assert_snapshot!(refused.to_string().replace("; ", "\n"), @r"
    the comments on the report are not written
    the day on which the chief officer’s comments were invited is not given
    the recommendation in place 1: the reason for no action is not written
    nothing is said of the recommendation in place 2: action taken, action proposed, or why there is none
    ");
}

#[test]
fn nothing_is_published_but_what_was_looked_at() {
    let world = World::new();
    let desk = &world.desk;
    world.write_everything("op-ann");
    let looked_at = desk
        .send_answer(ANSWER, who("op-ann"))
        .unwrap()
        .draft
        .version;
    desk.take_answer_back(ANSWER, who("op-ann")).unwrap();
    let words = PartSaid::Comments("We do not welcome it.".to_owned());
    world.write("op-ann", looked_at, words);
    desk.send_answer(ANSWER, who("op-ann")).unwrap();
    let published = desk.publish_answer(ANSWER, looked_at, who("op-bob"), file);
    assert!(matches!(published, Err(NotPublished::Moved)));
}

#[test]
fn nothing_changes_while_a_second_person_reads() {
    let world = World::new();
    world.write_everything("op-ann");
    world.desk.send_answer(ANSWER, who("op-ann")).unwrap();
    let words = PartSaid::Comments("Something else.".to_owned());
    let refused = world.desk.write_part(ANSWER, 99, &words, who("op-ann"));
    assert!(matches!(refused, Err(NotWritten::WaitsForApproval)));
}

/// A file that does not hold the answer is never recorded, whoever made it.
#[test]
fn a_file_that_does_not_give_the_answer_back_is_not_published() {
    let world = World::new();
    world.write_everything("op-ann");
    let seen = world
        .desk
        .send_answer(ANSWER, who("op-ann"))
        .unwrap()
        .draft
        .version;
    let head = world.desk.read().head();
    let other = |answer: &publication::Publication| {
        let mut other = answer.clone();
        other.comments.push('!');
        other.block()
    };
    let published = world
        .desk
        .publish_answer(ANSWER, seen, who("op-bob"), other);
    assert!(matches!(published, Err(NotPublished::NotReadBack(_))));
    assert_eq!(world.desk.read().head(), head);
}

#[test]
fn one_answer_may_answer_two_reports_each_by_its_own_clock() {
    let world = World::new();
    let desk = &world.desk;
    world.write_everything("op-ann");
    desk.answer_also(ANSWER, ANOTHER_REPORT, who("op-ann"))
        .unwrap();
    let refused = desk.send_answer(ANSWER, who("op-ann")).unwrap_err();
    assert!(refused.to_string().contains("in place 3"), "{refused}");
    world.write(
        "op-ann",
        0,
        said("custody-revisit-2024-1", SaidKind::ActionTaken, "Done."),
    );
    let seen = desk
        .send_answer(ANSWER, who("op-ann"))
        .unwrap()
        .draft
        .version;
    // Past the first report's last day, 30 April, and before the second's, 14 May.
    let day = on("op-bob", date(2024, 5, 2));
    desk.publish_answer(ANSWER, seen, day, file).unwrap();
    assert_eq!(standing(&world, REPORT), StandingKind::AnsweredLate);
    assert_eq!(
        standing(&world, ANOTHER_REPORT),
        StandingKind::AnsweredInTime
    );
}

#[test]
fn copies_go_to_those_whom_the_law_names_and_not_before_publication() {
    let world = World::new();
    let desk = &world.desk;
    world.write_everything("op-ann");
    let seen = desk
        .send_answer(ANSWER, who("op-ann"))
        .unwrap()
        .draft
        .version;
    let id = desk
        .publish_answer(ANSWER, seen, who("op-bob"), file)
        .unwrap();
    let copy = |to: &str, on| CopySent {
        answer: id.clone(),
        to: to.into(),
        on,
        how: "by e-mail".into(),
    };
    let inspectorate = "inspectorate-of-exampleshire";
    let early = desk.record_copy(copy(inspectorate, TODAY - 1.day()), "op-ann", TODAY);
    assert!(matches!(early, Err(CopyRefused::Day(_))), "{early:?}");
    let other = desk.record_copy(copy("southvale-police", TODAY), "op-ann", TODAY);
    assert!(matches!(other, Err(CopyRefused::ToAnother)), "{other:?}");
    desk.record_copy(copy(inspectorate, TODAY), "op-ann", TODAY)
        .unwrap();
    let again = desk.record_copy(copy(inspectorate, TODAY), "op-ann", TODAY);
    assert!(matches!(again, Err(CopyRefused::Already)), "{again:?}");
    let register = desk.read();
    assert_eq!(View::of(&register, TODAY).copies_of(&id).len(), 1);
}

#[test]
fn a_body_that_owes_nothing_writes_no_answer() {
    let world = World::new();
    let which = answerable_desk::answering::Which {
        body: "southvale-police",
        report: REPORT,
    };
    let words = PartSaid::Comments("We did it.".to_owned());
    let refused = world.desk.write_part(which, 0, &words, who("op-ann"));
    assert!(matches!(refused, Err(NotWritten::NotOwed)));
}

#[test]
fn nothing_is_published_on_a_report_whose_ask_is_withdrawn_meanwhile() {
    let world = World::new();
    let desk = &world.desk;
    world.write_everything("op-ann");
    let seen = desk.send_answer(ANSWER, who("op-ann")).unwrap();
    let seen = seen.draft.version;
    // It is withdrawn while the file is made.
    let refused = desk.publish_answer(ANSWER, seen, who("op-bob"), |answer| {
        world.record(vec![facts::withdrawal("2 April 2024", REPORT).into()]);
        file(answer)
    });
    let said = refused.unwrap_err().to_string();
    assert!(said.contains("no comments are owed on"), "{said}");
    // And before anybody looks.
    let again = desk.publish_answer(ANSWER, seen, who("op-bob"), file);
    assert!(matches!(again, Err(NotPublished::Incomplete(_))));
    desk.take_answer_back(ANSWER, who("op-ann")).unwrap();
    let sent = desk.send_answer(ANSWER, who("op-ann"));
    assert!(matches!(sent, Err(NotWritten::Incomplete(_))));
    assert!(desk.draft_of_answer(ANSWER).unwrap().is_some());
}

#[test]
fn nothing_is_published_but_what_is_recorded_of_its_reports() {
    let world = World::new();
    let desk = &world.desk;
    world.write_everything("op-ann");
    let seen = desk.send_answer(ANSWER, who("op-ann")).unwrap();
    // One of its recommendations is withdrawn while the file is made.
    let refused = desk.publish_answer(ANSWER, seen.draft.version, who("op-bob"), |answer| {
        world.record(vec![
            facts::withdrawal("2 April 2024", "custody-2024-2").into(),
        ]);
        file(answer)
    });
    assert!(matches!(refused, Err(NotPublished::RecordMoved)));
}
