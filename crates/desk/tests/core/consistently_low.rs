//! Who is consistently low: the published test over whole years, and the numbers it
//! rests on.

use answerable_desk::View;
use answerable_desk::questions::{CommentCounts, Period};
use answerable_desk::roll::Lines;
use answerable_figures::{Consistency, Grade};
use answerable_register::words::BodyId;
use answerable_testkit::Teller;
use answerable_testkit::facts::{answer_on, day, report};

/// Ten reports in each of these years. Southvale answers all of them late, or is
/// not looked for; the others answer in time.
fn years(years: &[i16], southvale: Southvale) -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("20 June 2025");
    for year in years {
        let reports: Vec<_> = (0..10)
            .map(|number| format!("report-{year}-{number}"))
            .collect();
        for id in &reports {
            teller.tell(report(id, &format!("{year}-02-01")));
        }
        let bodies = [
            "exampleshire-pcc",
            "northmoor-pcc",
            "southvale-pcc",
            "westmarch-pcc",
        ];
        for body in bodies {
            let day = match (body, southvale) {
                ("southvale-pcc", Southvale::NotLookedFor) => continue,
                ("southvale-pcc", Southvale::Late) => format!("{year}-06-01"),
                _ => format!("{year}-03-01"),
            };
            let asks: Vec<_> = reports
                .iter()
                .map(|id| format!("{id}/{body}/comment"))
                .collect();
            let asks: Vec<&str> = asks.iter().map(String::as_str).collect();
            teller.tell(answer_on(&format!("{body}-{year}"), body, &day, &asks));
        }
    }
    teller
}

#[derive(Clone, Copy, PartialEq)]
enum Southvale {
    Late,
    NotLookedFor,
}

#[test]
fn consistently_low_is_below_in_two_whole_years_whatever_has_not_been_found() {
    let low = |teller: &Teller, on: &str| {
        let view = View::new(teller.register(), day(on));
        let test = view.consistently_low(&Lines::of(&view));
        let low: Vec<_> = test
            .found(Consistency::ConsistentlyLow)
            .map(|tested| tested.body.to_string())
            .collect();
        (test.years, low)
    };
    let late = years(&[2022, 2023], Southvale::Late);
    assert_eq!(
        low(&late, "2024-03-01"),
        (vec![2022, 2023], vec!["southvale-pcc".to_owned()])
    );
    // Of 2022 alone it is not yet said.
    assert_eq!(low(&late, "2023-06-30"), (vec![2022], vec![]));
    // What nobody has looked for may have been in time.
    let silent = years(&[2022, 2023], Southvale::NotLookedFor);
    assert_eq!(low(&silent, "2024-03-01"), (vec![2022, 2023], vec![]));
    assert_eq!(
        low(&Teller::of_the_country(), "2024-03-01"),
        (vec![], vec![])
    );
}

#[test]
fn the_numbers_of_each_year_are_those_of_the_page_of_that_year() {
    let teller = years(&[2022, 2023], Southvale::NotLookedFor);
    let view = View::new(teller.register(), day("2024-03-01"));
    let lines = Lines::of(&view);
    let low = view.consistently_low(&lines);
    let southvale = low.of(&BodyId::from("southvale-pcc")).unwrap();
    let in_a_year: Vec<_> = southvale
        .by_year
        .iter()
        .map(|counts| (counts.due(), counts.in_time, counts.could_be()))
        .collect();
    assert_eq!(in_a_year, [(10, 0, 10), (10, 0, 10)]);
    for tested in &low.bodies {
        let of_pages: Vec<CommentCounts> = low
            .years
            .iter()
            .map(|year| {
                let page = view.answering_of(&lines, &tested.body, &Period::of_year(*year));
                page.unwrap().comments
            })
            .collect();
        assert_eq!(tested.by_year, of_pages, "{}", tested.body);
    }
    assert_eq!(
        low.of(&BodyId::from("southvale")),
        None,
        "a force owes none"
    );
}

#[test]
fn a_year_is_whole_once_the_last_day_of_every_report_in_it_has_passed() {
    let mut teller = years(&[2022, 2023], Southvale::Late);
    teller.tell(report("december", "2023-12-20"));
    let whole = |on: &str| {
        let view = View::new(teller.register(), day(on));
        view.consistently_low(&Lines::of(&view)).years
    };
    assert_eq!(whole("2024-01-10"), [2022], "December’s report is not due");
    assert_eq!(whole("2024-02-20"), [2022, 2023]);
}

#[test]
fn grades_stand_in_the_order_of_the_bodies() {
    let teller = years(&[2022], Southvale::Late);
    let view = View::new(teller.register(), day("2024-03-01"));
    let counted = view.timeliness(&Lines::of(&view), &Period::default());
    let said: Vec<_> = counted
        .bodies
        .iter()
        .zip(counted.grades())
        .map(|(row, grade)| (row.body.as_str(), matches!(grade, Grade::Below(_))))
        .collect();
    assert_eq!(
        said,
        [
            ("exampleshire-pcc", false),
            ("northmoor-pcc", false),
            ("southvale-pcc", true),
            ("westmarch-pcc", false)
        ]
    );
    assert_eq!(counted.compared(), 4);
}
