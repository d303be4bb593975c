//! Deadlines as reports word them.

use answerable_intake::{Given, read_deadline};
use answerable_register::calendar::{Anchor, Day, Deadline, Nations, Unit};

use crate::reading;

/// The deadline of a sentence, in a document dated 6 March 2024.
fn deadline(sentence: &str) -> Deadline {
    let text = format!("6 March 2024\n\nRecommendation 1: {sentence}");
    let mut proposals = reading(&text).proposals;
    assert_eq!(proposals.len(), 1, "{sentence}");
    proposals.remove(0).deadline
}

fn on(year: i16, month: i8, day: i8) -> Deadline {
    Deadline::On(Day::constant(year, month, day))
}

#[test]
fn days_months_and_ends_of_months() {
    for (sentence, expected) in [
        ("By 30 September 2025, forces should act.", on(2025, 9, 30)),
        ("Forces should act by the 1st of May 2025.", on(2025, 5, 1)),
        ("On or before 1 May 2025 forces should act.", on(2025, 5, 1)),
        (
            "Forces should act no later than 1 May, 2025.",
            on(2025, 5, 1),
        ),
        (
            "Forces should act by the end of February 2024.",
            on(2024, 2, 29),
        ),
        ("Forces should act by the end of 2024.", on(2024, 12, 31)),
        (
            "By March 2023, forces should act.",
            Deadline::Month {
                year: 2023,
                month: 3,
            },
        ),
    ] {
        assert_eq!(deadline(sentence), expected, "{sentence}");
    }
}

#[test]
fn lengths_of_time_and_what_they_run_from() {
    let within = |count, unit, of| Deadline::Within { count, unit, of };
    let named = |words: &str, day| Anchor::Named {
        words: words.into(),
        day,
    };
    for (sentence, expected) in [
        (
            "Within three months, forces should act.",
            within(3, Unit::Months, Anchor::Publication),
        ),
        (
            "Forces should act within 28 days of this report.",
            within(28, Unit::CalendarDays, Anchor::Publication),
        ),
        (
            "Forces should act within one year of publication.",
            within(12, Unit::Months, Anchor::Publication),
        ),
        (
            "Within 20 working days, forces should act.",
            within(
                20,
                Unit::WorkingDays(Nations::EnglandAndWales),
                Anchor::Publication,
            ),
        ),
        (
            "Within six weeks of the new guidance, forces should act.",
            within(6, Unit::Weeks, named("the new guidance", None)),
        ),
        (
            "Forces should act within 56 days of 1 May 2024.",
            within(
                56,
                Unit::CalendarDays,
                named("1 May 2024", Some(Day::constant(2024, 5, 1))),
            ),
        ),
        (
            "Forces should act in the next six months.",
            within(6, Unit::Months, Anchor::Publication),
        ),
    ] {
        assert_eq!(deadline(sentence), expected, "{sentence}");
    }
}

#[test]
fn immediately_recurring_conditional_and_none() {
    let recurring = |words: &str| Deadline::Recurring {
        words: words.into(),
    };
    let conditional = |words: &str| Deadline::Conditional {
        words: words.into(),
    };
    for (sentence, expected) in [
        ("Forces should immediately act.", Deadline::Immediately),
        (
            "With immediate effect, forces should act.",
            Deadline::Immediately,
        ),
        ("Immediately, forces should act.", Deadline::Immediately),
        (
            "Forces should report every six months.",
            recurring("every six months"),
        ),
        ("Forces should report annually.", recurring("annually")),
        (
            "If the law changes, forces should act.",
            conditional("If the law changes"),
        ),
        (
            "Forces should answer calls immediately they come.",
            Deadline::None,
        ),
        ("Forces should act.", Deadline::None),
        ("Forces should be led by May Box.", Deadline::None),
    ] {
        assert_eq!(deadline(sentence), expected, "{sentence}");
    }
}

#[test]
fn a_slip_of_the_pen_is_reported_and_not_repaired() {
    let given = Given {
        day: Some(Day::constant(2024, 3, 6)),
        usual_days: Some(56),
    };
    let print = |words: &str| {
        let read = read_deadline(words, given);
        format!(
            "{words}: {:?}, likely {:?}, {:?}\n",
            read.deadline, read.likely, read.doubts
        )
    };
    let phrases = [
        "9th Aoril 2024",
        "30 April",
        "31 April 2024",
        "Friday 30 April 2024",
        "30/4/24",
        "30 April 2024, or if",
        "30 April 2023",
        "30 August 2024",
        "day month 2024",
        "[REDACTED]",
        "",
        "by Octobr 2024",
        "by spring 2025",
        "within two fortnights",
    ];
    insta::assert_snapshot!(phrases.map(print).concat(), @r#"
    9th Aoril 2024: None, likely Some(On(2024-04-09)), [Misspelt { written: "Aoril", likely: "April" }]
    30 April: None, likely Some(On(2024-04-30)), [NoYear]
    31 April 2024: None, likely Some(On(2024-04-30)), [NoSuchDay]
    Friday 30 April 2024: On(2024-04-30), likely None, [WrongWeekday { falls_on: 2 }]
    30/4/24: On(2024-04-30), likely None, [TwoDigitYear]
    30 April 2024, or if: On(2024-04-30), likely None, [OtherWords]
    30 April 2023: On(2023-04-30), likely Some(On(2024-04-30)), [BeforeTheDocument { days: 311 }]
    30 August 2024: On(2024-08-30), likely None, [FarAway { days: 177 }]
    day month 2024: None, likely None, [NoDay]
    [REDACTED]: None, likely None, [NoDay]
    : None, likely None, []
    by Octobr 2024: None, likely Some(Month { year: 2024, month: 10 }), [Misspelt { written: "Octobr", likely: "October" }]
    by spring 2025: None, likely None, [NoDay]
    within two fortnights: None, likely None, [NoDay]
    "#);
}
