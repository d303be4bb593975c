//! Requests for correction: sealed as they arrive, read by name, erased.

use answerable_store::inbox::{
    Field, FormKey, Inbox, InboxError, MAX_FORM_KEYS, MAX_PAGE_CHARS, MAX_WORDS_CHARS, Reference,
    Request, Waiting,
};
use answerable_store::vault::{Did, EraseRefused, Erased, UnsealError};
use tempfile::TempDir;

use crate::desk_file::file;
use crate::formats::made_in;
use crate::words::*;

fn form(number: u8) -> FormKey {
    FormKey([number; 32])
}

fn request(what_is_wrong: &str) -> Request {
    Request {
        page: "/asks/r-1".into(),
        what_is_wrong: what_is_wrong.into(),
        what_should_it_say: "answered on 4 March 2024".into(),
        source: "the letter of that day".into(),
        contact: "a.reader@example.org".into(),
        on: day("2024-03-06"),
    }
}

fn waiting(inbox: &Inbox, reference: Reference) -> Waiting {
    let all = inbox.waiting().unwrap();
    all.into_iter()
        .find(|waiting| waiting.reference == reference)
        .unwrap()
}

fn erase(inbox: &Inbox, reference: Reference) -> Result<Erased, EraseRefused> {
    let record = inbox.record(reference).unwrap().unwrap();
    inbox.erase(record, &asking("dealt with"))
}

#[test]
fn a_request_is_kept_until_it_is_erased_and_then_gone() {
    let folder = folder();
    let inbox = inbox_in(&folder);
    let first = inbox.add(&request("the day"), form(1), &draw(1)).unwrap();
    let second = inbox.add(&request("the name"), form(2), &draw(2)).unwrap();
    assert_eq!(
        (first.to_string(), second.to_string()),
        ("C1".into(), "C2".into())
    );
    drop(inbox);

    let inbox = inbox_in(&folder);
    let read = |reference| inbox.read(&waiting(&inbox, reference), &asking("to decide it"));
    assert_eq!(read(first).unwrap(), Some(request("the day")));
    assert_eq!(read(second).unwrap(), Some(request("the name")));
    assert!(!holds(folder.path(), b"a.reader"), "kept in the clear");
    for reference in [first, second] {
        assert!(matches!(erase(&inbox, reference), Ok(Erased::Now(_))));
        assert!(matches!(erase(&inbox, reference), Ok(Erased::Already(_))));
    }
    assert_eq!(inbox.waiting().unwrap(), []);
    // A reference is never given twice, or an old letter would name another.
    let third = inbox.add(&request("again"), form(3), &draw(3)).unwrap();
    assert_eq!(third, Reference(3));
    assert_eq!(inbox.count().unwrap(), 1);
}

#[test]
fn whoever_reads_a_request_says_why_and_stands_in_the_trail() {
    let folder = folder();
    let inbox = inbox_in(&folder);
    let first = inbox.add(&request("the day"), form(1), &draw(1)).unwrap();
    let waiting = waiting(&inbox, first);
    let refused = inbox.read(&waiting, &asking(" ")).unwrap_err();
    insta::assert_snapshot!(refused, @"say in a few words why you read it: it is blank");
    inbox.read(&waiting, &asking("to decide it")).unwrap();
    let mut acts = Vec::new();
    let vault = vault_in(&folder);
    vault
        .trail()
        .for_each(|act| acts.push(act.clone()))
        .unwrap();
    let [act] = &acts[..] else {
        panic!("{acts:?}");
    };
    assert_eq!((act.did, act.record), (Did::Read, Some(waiting.record)));
    assert_eq!(
        (act.by.as_str(), act.why.as_str()),
        ("op-0000000000000001", "to decide it")
    );
}

#[test]
fn a_form_sent_twice_is_one_request_across_a_restart_and_after_it_was_erased() {
    let folder = folder();
    let inbox = inbox_in(&folder);
    let first = inbox.add(&request("the day"), form(1), &draw(1)).unwrap();
    let again = inbox.add(&request("the day"), form(1), &draw(2));
    assert_eq!(again.unwrap(), first);
    drop(inbox);

    let inbox = inbox_in(&folder);
    let again = inbox.add(&request("the day"), form(1), &draw(3));
    assert_eq!(again.unwrap(), first);
    assert_eq!(inbox.count().unwrap(), 1);
    erase(&inbox, first).unwrap();
    let again = inbox.add(&request("the day"), form(1), &draw(4));
    assert_eq!(again.unwrap(), first);
    assert_eq!(inbox.count().unwrap(), 0, "what was erased stays erased");
    assert!(matches!(erase(&inbox, first), Ok(Erased::Already(_))));
    // Another form with the same words is another request.
    let other = inbox.add(&request("the day"), form(2), &draw(5)).unwrap();
    assert_ne!(other, first);
}

/// Between making a place for a request and sealing its words the program can be
/// killed. Its sender was not told that it was kept, and sends it again.
#[test]
fn a_request_whose_words_never_arrived_is_brought_by_the_same_form() {
    let folder = folder();
    let inbox = inbox_in(&folder);
    let first = inbox.add(&request("the day"), form(1), &draw(1)).unwrap();
    let paths = answerable_store::HomePaths::of(folder.path()).vault();
    drop(inbox);
    // As the kill leaves it: the place, and neither words nor, perhaps, a key.
    std::fs::remove_file(&paths.vault).unwrap();
    let inbox = inbox_in(&folder);
    let lost = waiting(&inbox, first);
    assert_eq!(inbox.read(&lost, &asking("to decide it")).unwrap(), None);
    let again = inbox.add(&request("the day"), form(1), &draw(2));
    assert_eq!(again.unwrap(), first);
    let brought = inbox.read(&waiting(&inbox, first), &asking("to decide it"));
    assert_eq!(brought.unwrap(), Some(request("the day")));

    // One that is never sent again can be cleared away.
    let second = inbox.add(&request("the name"), form(2), &draw(3)).unwrap();
    drop(inbox);
    std::fs::remove_file(&paths.vault).unwrap();
    let inbox = inbox_in(&folder);
    let none = erase(&inbox, second).unwrap_err();
    assert!(matches!(none, EraseRefused::NoSuchRecord { .. }), "{none}");
    assert_eq!(inbox.count().unwrap(), 1);
}

#[test]
fn the_key_of_a_form_is_forgotten_when_its_request_waits_no_more_and_many_came_after() {
    for erased in [true, false] {
        let folder = folder();
        let inbox = inbox_in(&folder);
        let first = inbox.add(&request("the day"), form(1), &draw(1)).unwrap();
        if erased {
            erase(&inbox, first).unwrap();
        }
        let sql = rusqlite::Connection::open(file(&folder)).unwrap();
        sql.execute(
            "UPDATE sqlite_sequence SET seq = ?1 WHERE name = 'correction_form'",
            [MAX_FORM_KEYS],
        )
        .unwrap();
        inbox.add(&request("the name"), form(2), &draw(2)).unwrap();
        let again = inbox.add(&request("the day"), form(1), &draw(3)).unwrap();
        // The control: a request that waits is kept once, however many came.
        assert_eq!(again == first, !erased);
        assert_eq!(inbox.count().unwrap(), 2);
    }
}

#[test]
fn a_reference_is_read_as_a_sender_writes_it() {
    for written in ["C17", "c17", " C17 "] {
        assert_eq!(written.parse(), Ok(Reference(17)));
    }
    for wrong in [
        "",
        "17",
        "C",
        "C-17",
        "C+1",
        "C1e3",
        "C9999999999999999999",
        "C99999999999999999999",
    ] {
        assert!(wrong.parse::<Reference>().is_err(), "{wrong}");
    }
}

#[test]
fn a_request_must_say_something_and_not_too_much() {
    let folder = folder();
    let inbox = inbox_in(&folder);
    let add =
        |request: Request, number: u8| inbox.add(&request, form(number), &draw(number.into()));
    let say = |request: Request| add(request, 90).unwrap_err().to_string();
    assert_eq!(say(request(" \n")), "say what is wrong");
    assert_eq!(
        say(request(&"é".repeat(MAX_WORDS_CHARS + 1))),
        "shorten this to 5000 characters; it has 5001"
    );
    add(request(&"é".repeat(MAX_WORDS_CHARS)), 91).unwrap();
    let mut long = request("the day");
    long.page = "/".repeat(MAX_PAGE_CHARS + 1);
    assert!(matches!(
        add(long, 92),
        Err(InboxError::TooLong {
            field: Field::Page,
            limit: 500,
            found: 501
        })
    ));
}

/// A desk file as a program before the vault left it, with these requests.
fn before_the_vault(folder: &TempDir, requests: &[Request]) {
    let sql = made_in(2, &file(folder));
    for request in requests {
        sql.execute(
            "INSERT INTO correction_request
             (page, what_is_wrong, what_should_it_say, source, contact, sent_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                &request.page,
                &request.what_is_wrong,
                &request.what_should_it_say,
                &request.source,
                &request.contact,
                request.on.to_string(),
            ),
        )
        .unwrap();
    }
}

#[test]
fn what_was_kept_in_the_clear_is_moved_into_the_vault_and_overwritten() {
    let folder = folder();
    let requests: Vec<Request> = (0..60)
        .map(|number| request(&format!("the day {number} {}", "…".repeat(50 * number))))
        .collect();
    before_the_vault(&folder, &requests);
    // Some were erased by the program before, from wherever they lay by then.
    let sql = rusqlite::Connection::open(file(&folder)).unwrap();
    let erased = "DELETE FROM correction_request WHERE reference % 3 = 0";
    sql.execute_batch(erased).unwrap();
    drop(sql);
    let control = "the letter of that day".as_bytes();
    assert!(holds(folder.path(), control), "the control: in the clear");

    let inbox = inbox_in(&folder);
    let mut drawn = 0;
    while inbox.seal_an_earlier(&draw(drawn)).unwrap() {
        drawn += 1;
        // Broken off in the middle, and begun again.
        if drawn == 20 {
            drop(inbox_in(&folder));
        }
    }
    assert!(!inbox.holds_earlier().unwrap());
    assert!(!holds(folder.path(), control), "still in the clear");
    assert!(!holds(folder.path(), b"a.reader@example.org"));
    let waiting = inbox.waiting().unwrap();
    assert_eq!(waiting.len(), 40);
    for moved in &waiting {
        let words = inbox.read(moved, &asking("to decide it")).unwrap();
        assert_eq!(words.as_ref(), requests.get(moved.reference.0 as usize - 1));
    }
    let next = inbox.add(&request("another"), form(9), &draw(999)).unwrap();
    assert_eq!(next, Reference(61), "no reference is given twice");
}

/// A program killed between the place, the words and forgetting the old words
/// leaves a request that is there once.
#[test]
fn a_moving_that_was_broken_off_is_finished() {
    let folder = folder();
    before_the_vault(&folder, &[request("the day")]);
    let inbox = inbox_in(&folder);
    let sql = rusqlite::Connection::open(file(&folder)).unwrap();
    let record = draw(7).record();
    sql.execute(
        "INSERT INTO sealed_request (reference, record, sent_on) VALUES (1, ?1, '2024-03-06')",
        [record.to_string()],
    )
    .unwrap();
    assert!(!inbox.seal_an_earlier(&draw(8)).unwrap(), "it was the last");
    let all = inbox.waiting().unwrap();
    assert_eq!((all.len(), all[0].record), (1, record));
    let words = inbox.read(&all[0], &asking("to decide it")).unwrap();
    assert_eq!(words, Some(request("the day")));
}

#[test]
fn a_request_that_was_erased_says_so_to_whoever_still_lists_it() {
    let folder = folder();
    let inbox = inbox_in(&folder);
    let first = inbox.add(&request("the day"), form(1), &draw(1)).unwrap();
    let listed = waiting(&inbox, first);
    erase(&inbox, first).unwrap();
    let said = inbox.read(&listed, &asking("to decide it")).unwrap_err();
    assert!(matches!(said, UnsealError::Erased(_)), "{said}");
    assert!(
        said.to_string()
            .ends_with("was erased on 2024-03-06: dealt with"),
        "{said}"
    );
}
