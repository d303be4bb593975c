//! What is written at the desk and then recorded, whatever becomes of the desk's
//! own file or of the draft meanwhile.

use answerable_desk::Desk;
use answerable_desk::replies::{NewReply, NotReplied};
use answerable_desk::store::accounts::UnixSeconds;
use answerable_desk::store::inbox::{FormKey, Request};
use answerable_desk::store::vault::{Draw, Moment};
use answerable_desk::store::{Access, Home, HomePaths, Log};
use answerable_register::entry::{EntryNumber, Fact};
use answerable_register::facts::{CorrectionDecided, Decision, Matter};
use answerable_testkit::country;
use answerable_testkit::facts::report_about;
use jiff::civil::{Date, date};
use tempfile::TempDir;

const TODAY: Date = date(2026, 11, 21);
const FORCE: &str = "exampleshire-police";

/// A register with a report about one force.
fn begun() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = opened(&folder, Home::create(folder.path()).unwrap());
    let is_new = |fact: &Fact| !matches!(fact, Fact::Power(_) | Fact::Holidays(_) | Fact::Group(_));
    let mut facts: Vec<Fact> = country::everything().into_iter().filter(is_new).collect();
    facts.push(report_about("a-report", "6 March 2024", &[FORCE]).into());
    let command = answerable_desk::clerk::Command {
        key: None,
        by: "test".into(),
        today: TODAY,
        facts: facts.into_iter().map(Into::into).collect(),
    };
    desk.record(command).unwrap();
    (folder, desk)
}

fn opened(folder: &TempDir, home: Home) -> Desk {
    let reader = Log::open(HomePaths::of(folder.path()).log(), Access::ReadOnly).unwrap();
    Desk::open(home, reader, TODAY).unwrap().0
}

/// Opens the register anew after its `desk.sqlite` was lost.
fn without_its_desk_file(folder: &TempDir, desk: Desk) -> Desk {
    drop(desk);
    for name in ["desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm"] {
        // SQLite tidies the last two away itself.
        let _ = std::fs::remove_file(folder.path().join(name));
    }
    assert!(!folder.path().join("desk.sqlite").exists());
    opened(folder, Home::open(folder.path()).unwrap())
}

fn now() -> Moment {
    let (at, day) = (UnixSeconds(1_795_000_000), TODAY);
    Moment { at, day }
}

fn begin(desk: &Desk, words: &str) -> u64 {
    let reply = NewReply {
        body: FORCE.into(),
        about: Matter::Subject("a-report".into()),
        words: words.to_owned(),
        corrects: None,
        takes_back: false,
    };
    desk.begin_reply(&reply, "ann", TODAY).unwrap()
}

/// The words of the reply that an entry recorded.
fn said(desk: &Desk, entry: EntryNumber) -> String {
    let register = desk.read();
    let held = register.replies.recorded_by(entry).unwrap();
    held.fact.words.open().unwrap().to_owned()
}

#[test]
fn a_reply_is_recorded_after_the_desks_file_was_lost() {
    let (folder, desk) = begun();
    let number = begin(&desk, "The first.");
    let first = desk.publish_reply(number, 1, "bob", now()).unwrap();
    let desk = without_its_desk_file(&folder, desk);
    assert_eq!(begin(&desk, "The second."), number, "numbers begin again");
    let second = desk.publish_reply(number, 1, "bob", now()).unwrap();
    assert_eq!(said(&desk, first), "The first.");
    assert_eq!(said(&desk, second), "The second.");
}

#[test]
fn whoever_changed_a_reply_does_not_publish_it() {
    let (_folder, desk) = begun();
    let number = begin(&desk, "The first.");
    desk.change_reply(number, 1, "Other words.", "bob").unwrap();
    for writer in ["ann", "bob"] {
        let own = desk.publish_reply(number, 2, writer, now());
        assert!(matches!(own, Err(NotReplied::WroteInIt)));
    }
    let entry = desk.publish_reply(number, 2, "cay", now()).unwrap();
    assert_eq!(said(&desk, entry), "Other words.");
    assert!(desk.reply_draft(number).unwrap().is_none());
}

#[test]
fn a_request_is_decided_in_the_log_after_the_desks_file_was_lost() {
    let (folder, desk) = begun();
    let ask = |desk: &Desk, seed: u8| {
        let request = Request {
            page: "/subjects/a-report".to_owned(),
            what_is_wrong: "The day.".to_owned(),
            what_should_it_say: String::new(),
            source: String::new(),
            contact: String::new(),
            on: TODAY,
        };
        let draw = Draw::of([seed; Draw::BYTES]);
        desk.ask_for_correction(&request, FormKey([seed; 32]), &draw)
            .unwrap()
    };
    let decide = |desk: &Desk, reference, why: &str| {
        let decided = CorrectionDecided {
            about: None,
            asked: "That a day be put right.".into(),
            decision: Decision::Refused,
            why: why.into(),
            corrected_by: None,
            asked_on: TODAY,
            decided_on: TODAY,
        };
        desk.decide_request(reference, decided, "reviewer", TODAY)
    };
    let first = ask(&desk, 1);
    let entry = decide(&desk, first, "The source gives that day.").unwrap();
    let desk = without_its_desk_file(&folder, desk);
    let second = ask(&desk, 2);
    assert_eq!(first, second, "references begin again");
    let other = decide(&desk, second, "The report gives that day.").unwrap();
    assert!(other > entry, "it is an entry of its own");
}

/// The table says who may write for which body; the desk, whose words are corrected.
#[test]
fn a_body_corrects_and_takes_back_its_own_replies_alone() {
    let (_folder, desk) = begun();
    let number = begin(&desk, "Ours.");
    let entry = desk.publish_reply(number, 1, "bob", now()).unwrap();
    let correcting = |body: &str, about: Matter| {
        let reply = NewReply {
            body: body.into(),
            about,
            words: "Theirs no more.".to_owned(),
            corrects: Some(entry),
            takes_back: false,
        };
        desk.begin_reply(&reply, "ann", TODAY)
    };
    let report = || Matter::Subject("a-report".into());
    // The overseer of that force is named in the report too.
    for (body, about) in [
        ("exampleshire-pcc", report()),
        (FORCE, Matter::Body(FORCE.into())),
    ] {
        let refused = correcting(body, about).unwrap_err();
        assert!(
            matches!(refused, NotReplied::NotTheirs),
            "{body}: {refused}"
        );
    }
    correcting(FORCE, report()).unwrap();
}
