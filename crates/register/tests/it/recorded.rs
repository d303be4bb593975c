//! Every fact has two days: the day in the world, and the day it entered.

use answerable_register::fold::Known;
use answerable_testkit::facts::{answer_on, day, report_about, request};
use answerable_testkit::{Teller, said};

const COMMENTS: &str = "missing-people/exampleshire-pcc/comment";

#[test]
fn as_at_and_as_recorded_on_are_two_questions() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024").tell(report_about(
        "missing-people",
        "6 March 2024",
        &["exampleshire-police"],
    ));
    // Published on 29 April, in time; recorded on 20 May.
    teller.on("20 May 2024").tell(answer_on(
        "comments",
        "exampleshire-pcc",
        "29 April 2024",
        &[COMMENTS],
    ));
    let page: Vec<String> = [
        ("2024-05-05", "2024-05-05"),
        ("2024-05-05", "2024-05-20"),
        ("2024-04-28", "2024-05-20"),
        ("2024-05-05", "2024-03-05"),
    ]
    .into_iter()
    .map(|(as_at, recorded)| {
        let standing = teller.standing_as_recorded(COMMENTS, as_at, recorded);
        format!(
            "as at {as_at}, as recorded on {recorded}: {}",
            said::standing(&standing)
        )
    })
    .collect();
    insta::assert_snapshot!(page.join("\n"), @r"
    as at 2024-05-05, as recorded on 2024-05-05: Not yet looked for, 5 days past
    as at 2024-05-05, as recorded on 2024-05-20: Answered in time, published on 29 April 2024
    as at 2024-04-28, as recorded on 2024-05-20: Awaiting, 3 days left
    as at 2024-05-05, as recorded on 2024-03-05: Not yet asked
    ");
}

#[test]
fn what_was_known_on_a_day_is_every_entry_recorded_by_its_end() {
    let mut teller = Teller::of_nothing();
    for fact in answerable_testkit::country::bodies() {
        teller.tell(fact);
    }
    let first = teller
        .on("6 March 2024")
        .tell(request("one", "6 March 2024", &[]));
    let second = teller.tell(request("two", "6 March 2024", &[]));
    let third = teller
        .on("8 March 2024")
        .tell(request("three", "8 March 2024", &[]));
    let register = teller.register();
    let known = |on: &str| register.known_on(day(on));
    assert_eq!(known("5 March 2024"), Known::Before(first));
    assert_eq!(known("6 March 2024"), Known::Before(third));
    assert_eq!(known("7 March 2024"), Known::Before(third));
    assert_eq!(known("8 March 2024"), Known::Everything);
    assert_eq!(known("1 January 2000"), Known::Before(0));
    assert_eq!(register.recorded_on(second), Some(day("6 March 2024")));
    assert_eq!(register.recorded_on(third), Some(day("8 March 2024")));
    assert_eq!(register.recorded_on(third + 1), None);
    assert_eq!(register.last_recorded_on(), Some(day("8 March 2024")));
}
