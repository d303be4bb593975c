//! A court can order words out of the log. The fold stands without them.

use answerable_register::facts::{Report, Withheld};
use answerable_register::fold::Oddity;
use answerable_register::standing::Standing;
use answerable_testkit::Teller;
use answerable_testkit::facts::{answer_on, letter, look, report_about};

const COMMENTS: &str = "missing-people/exampleshire-pcc/comment";

fn missing_people() -> Report {
    report_about("missing-people", "6 March 2024", &["exampleshire-police"])
}

#[test]
fn without_an_entry_the_rest_of_the_log_stands() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024").tell(missing_people());
    let looked = teller
        .on("2 May 2024")
        .tell(look("2 May 2024", &[COMMENTS]));
    let head = teller.register().head();
    teller.tell(Withheld {
        entry: looked,
        ground: "an order of the court".into(),
    });
    teller.withhold(looked);
    let register = teller.register();
    assert_eq!(register.head(), head + 1, "its number stays");
    assert_eq!(register.oddities(), [(looked, Oddity::Withheld)]);
    assert!(matches!(
        teller.standing(COMMENTS, "2 May 2024"),
        Standing::NotYetLookedFor { .. }
    ));
}

#[test]
fn what_hangs_on_a_removed_entry_hangs_on_nothing_and_breaks_nothing() {
    let mut teller = Teller::of_the_country();
    let report = teller.on("6 March 2024").tell(missing_people());
    teller.tell(answer_on(
        "comments",
        "exampleshire-pcc",
        "9 April 2024",
        &[COMMENTS],
    ));
    teller.withhold(report);
    let register = teller.register();
    assert_eq!(register.ask_count(), 0);
    assert!(register.answers.latest("comments").is_some());
    assert_eq!(register.oddities(), [(report, Oddity::Withheld)]);
}

#[test]
fn a_correction_stands_when_what_it_corrected_is_removed() {
    // The usual way: put it right without the words, then remove the words.
    let mut teller = Teller::of_the_country();
    let named = teller.on("6 March 2024").tell(missing_people());
    let looked = teller
        .on("2 May 2024")
        .tell(look("2 May 2024", &[COMMENTS]));
    let right = teller.on("3 May 2024").correct(
        named,
        Report {
            title: "A report".into(),
            ..missing_people()
        },
    );
    let looked_right = teller.correct(looked, look("3 May 2024", &[COMMENTS]));
    teller.withhold(named);
    teller.withhold(looked);
    let register = teller.register();
    let held = register.reports.latest("missing-people").unwrap();
    assert_eq!(held.entry, right);
    assert_eq!(held.fact.title.open(), Some("A report"));
    assert!(register.looks.recorded_by(looked_right).is_some());
    assert_eq!(
        register.oddities(),
        [(named, Oddity::Withheld), (looked, Oddity::Withheld)]
    );
    assert!(matches!(
        teller.standing(COMMENTS, "3 May 2024"),
        Standing::LookedBodyNotTold { .. }
    ));
    // What was known before the corrections is gone with the words.
    assert_eq!(
        teller.standing_as_recorded(COMMENTS, "3 May 2024", "2 May 2024"),
        Standing::NotYetAsked
    );
}

#[test]
fn when_the_middle_of_three_versions_is_removed_the_last_holds() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024");
    let version = |title: &str| {
        let mut letter = letter("a-letter", "6 March 2024", &["southvale-police"]);
        letter.title = title.into();
        letter
    };
    let first = teller.tell(version("first"));
    let second = teller.correct(first, version("second"));
    let third = teller.correct(second, version("third"));
    teller.withhold(second);
    let held = teller.register().asked.latest("a-letter").unwrap();
    assert_eq!((held.entry, held.fact.title.open()), (third, Some("third")));
    // And can be corrected again.
    teller.correct(third, version("fourth"));
}
