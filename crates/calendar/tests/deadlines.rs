//! Deadlines as published: what each form allows, and how it is written down.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot read")]

use answerable_calendar::{
    Anchor, Bounds, Day, Deadline, Firmness, Holidays, Nations, Unit, parse_day,
};

fn on(words: &str) -> Day {
    parse_day(words).unwrap()
}

fn bounds(deadline: &Deadline) -> Bounds {
    deadline.bounds(on("6 March 2024"), &Holidays::unknown())
}

fn earliest_and_latest(deadline: &Deadline) -> (Option<Day>, Option<Day>) {
    let bounds = bounds(deadline);
    (bounds.earliest, bounds.latest)
}

fn after_something(day: Option<Day>) -> Deadline {
    Deadline::Within {
        count: 6,
        unit: Unit::Months,
        of: Anchor::Named {
            words: "the new guidance coming into force".to_owned(),
            day,
        },
    }
}

#[test]
fn a_date_allows_one_day() {
    let day = on("31 October 2023");
    assert_eq!(
        earliest_and_latest(&Deadline::On(day)),
        (Some(day), Some(day))
    );
}

#[test]
fn by_a_month_may_mean_its_first_day_or_its_last() {
    let february = Deadline::Month {
        year: 2024,
        month: 2,
    };
    assert_eq!(
        earliest_and_latest(&february),
        (Some(on("1 February 2024")), Some(on("29 February 2024")))
    );
}

#[test]
fn within_is_read_both_ways() {
    let three_months = Deadline::Within {
        count: 3,
        unit: Unit::Months,
        of: Anchor::Publication,
    };
    assert_eq!(
        earliest_and_latest(&three_months),
        (Some(on("5 June 2024")), Some(on("6 June 2024")))
    );
}

#[test]
fn within_something_has_bounds_only_once_its_day_is_known() {
    assert_eq!(earliest_and_latest(&after_something(None)), (None, None));
    assert_eq!(
        earliest_and_latest(&after_something(Some(on("1 April 2024")))),
        (Some(on("30 September 2024")), Some(on("1 October 2024")))
    );
}

#[test]
fn immediately_has_no_latest_day() {
    assert_eq!(
        earliest_and_latest(&Deadline::Immediately),
        (Some(on("6 March 2024")), None)
    );
}

#[test]
fn no_day_is_invented_where_the_words_give_none() {
    for deadline in [
        Deadline::Recurring {
            words: "every year".to_owned(),
        },
        Deadline::Conditional {
            words: "before any change is made".to_owned(),
        },
        Deadline::None,
        // A month there is none of, and a period of no length.
        Deadline::Month {
            year: 2024,
            month: 13,
        },
        Deadline::Within {
            count: 0,
            unit: Unit::Weeks,
            of: Anchor::Publication,
        },
    ] {
        assert_eq!(earliest_and_latest(&deadline), (None, None), "{deadline:?}");
    }
}

#[test]
fn bounds_in_working_days_are_as_firm_as_the_holidays_they_rest_on() {
    let working_days = Deadline::Within {
        count: 10,
        unit: Unit::WorkingDays(Nations::EnglandAndWales),
        of: Anchor::Publication,
    };
    assert!(matches!(
        bounds(&working_days).firmness,
        Firmness::Provisional { .. }
    ));
}

/// The log keeps these words for ever, so their form is held here.
#[test]
fn each_form_is_written_as_the_log_keeps_it() {
    let forms = [
        Deadline::On(on("31 October 2023")),
        Deadline::Month {
            year: 2023,
            month: 3,
        },
        Deadline::Within {
            count: 56,
            unit: Unit::CalendarDays,
            of: Anchor::Publication,
        },
        Deadline::Within {
            count: 10,
            unit: Unit::WorkingDays(Nations::EnglandAndWales),
            of: Anchor::Publication,
        },
        after_something(None),
        Deadline::Immediately,
        Deadline::Recurring {
            words: "every year".to_owned(),
        },
        Deadline::Conditional {
            words: "before any change is made".to_owned(),
        },
        Deadline::None,
    ];
    let written: Vec<String> = forms
        .iter()
        .map(|form| serde_json::to_string(form).unwrap())
        .collect();
    insta::assert_snapshot!(written.join("\n"), @r#"
    {"on":"2023-10-31"}
    {"month":{"year":2023,"month":3}}
    {"within":{"count":56,"unit":"calendar-days","of":"publication"}}
    {"within":{"count":10,"unit":{"working-days":"england-and-wales"},"of":"publication"}}
    {"within":{"count":6,"unit":"months","of":{"named":{"words":"the new guidance coming into force","day":null}}}}
    "immediately"
    {"recurring":{"words":"every year"}}
    {"conditional":{"words":"before any change is made"}}
    "none"
    "#);
    for (form, text) in forms.iter().zip(&written) {
        assert_eq!(&serde_json::from_str::<Deadline>(text).unwrap(), form);
    }
}
