//! Comparisons: of two things that were asked on two days, once, and never in a
//! circle.

use answerable_register::entry::{Entry, Fact};
use answerable_register::facts::{AskedBefore, AskedKind, Likeness};
use answerable_register::fold::Known;
use answerable_testkit::Teller;
use answerable_testkit::facts::{day, request, withdrawal};

const FORCE: &str = "southvale-police";

fn compared(later: &str, earlier: &str) -> AskedBefore {
    AskedBefore {
        later: later.into(),
        earlier: earlier.into(),
        found: Likeness::SameThing,
        why: "Both ask that every case is graded again.".into(),
        on: day("1 April 2024"),
    }
}

fn told() -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("3 April 2024");
    for (id, on) in [
        ("first", "6 March 2016"),
        ("second", "6 March 2020"),
        ("third", "6 March 2024"),
        ("that-day-too", "6 March 2024"),
    ] {
        teller.tell(request(id, on, &[FORCE]));
    }
    let mut cause = request("cause", "6 March 2015", &[FORCE]);
    cause.kind = AskedKind::CauseOfConcern;
    teller.tell(cause);
    teller
}

#[test]
fn what_is_compared_was_asked_on_two_days_and_says_why() {
    let mut teller = told();
    let early = AskedBefore {
        on: day("1 March 2024"),
        ..compared("third", "first")
    };
    let unsaid = AskedBefore {
        why: " ".into(),
        ..compared("third", "first")
    };
    let long = AskedBefore {
        why: "a".repeat(2_001).into(),
        ..compared("third", "first")
    };
    let said = [
        compared("third", "third"),
        compared("first", "third"),
        compared("third", "that-day-too"),
        compared("third", "nothing"),
        compared("third", "cause"),
        early,
        unsaid,
        long,
    ]
    .map(|fact| teller.try_tell(fact).unwrap_err().to_string());
    insta::assert_snapshot!(said.join("\n"), @r"
    third cannot have been asked before itself: name two things that were asked
    third was asked on 2024-03-06, which is not before first, asked on 2016-03-06: name the earlier of the two as the earlier
    that-day-too was asked on 2024-03-06, which is not before third, asked on 2024-03-06: name the earlier of the two as the earlier
    the register holds no thing asked nothing: record it first, or mend the id
    cause is a cause of concern, which asks nothing itself: compare what was recommended under it
    not before 2024-03-06 and not after 2024-03-01 leave no day
    why is blank
    why has 2001 characters: shorten it to 2000
    ");
    assert_eq!(
        teller
            .register()
            .comparisons
            .in_force(Known::Everything)
            .count(),
        0
    );
}

#[test]
fn two_things_are_compared_once_and_corrected_after() {
    let mut teller = told();
    let first = teller.tell(compared("third", "first"));
    let again = teller.try_tell(compared("third", "first")).unwrap_err();
    assert!(again.to_string().contains("compared already"), "{again}");
    let other = teller.try_correct(first, compared("third", "second"));
    assert!(other.is_err(), "a correction is of the same two");
    let neither = AskedBefore {
        found: Likeness::Neither,
        ..compared("third", "first")
    };
    teller.try_correct(first, neither).unwrap();
    let register = teller.register();
    let later = "third".into();
    let held = register.comparison_of(&later, &"first".into(), Known::Everything);
    assert_eq!(held.unwrap().fact.found, Likeness::Neither);
    assert_eq!(
        register.comparisons_with(&later, Known::Everything).count(),
        1
    );
    assert_eq!(
        register
            .comparisons_with(&"first".into(), Known::Everything)
            .count(),
        1
    );
}

/// It was asked, and that it was withdrawn since does not unsay it.
#[test]
fn what_was_withdrawn_was_asked_before_all_the_same() {
    let mut teller = told();
    teller.tell(withdrawal("1 April 2021", "first"));
    teller.tell(compared("second", "first"));
    teller.tell(compared("third", "second"));
    // Every comparison leads to an earlier day, so none leads back.
    let refused = teller.try_tell(compared("first", "third")).unwrap_err();
    assert!(refused.to_string().contains("is not before"), "{refused}");
}

#[test]
fn a_comparison_is_read_back_from_its_bytes() {
    let entry = Entry::new("op-1", day("3 April 2024"), compared("third", "first"));
    let bytes = entry.to_bytes().unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    insta::assert_snapshot!(text, @r#"
    {"by":"op-1","fact":{"asked-before":{"earlier":"first","found":"same-thing","later":"third","on":"2024-04-01","why":{"open":"Both ask that every case is graded again."}}},"recorded-on":"2024-04-03","version":1}
    "#);
    assert_eq!(Entry::from_bytes(&bytes).unwrap(), entry);
    assert_eq!(entry.fact.kind(), "asked-before");
    assert!(matches!(entry.fact, Fact::AskedBefore(_)));
}
