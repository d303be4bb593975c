//! The sentences of clocks, read whole.

use answerable_calendar::{
    Day, Division, DivisionTable, Doubt, Holidays, NamedDay, Nations, Period, Unit, parse_day,
};
use answerable_register::power::{Confirmation, NoLastDay, Obligation, Power, Start};

use super::*;

fn on(words: &str) -> Day {
    parse_day(words).unwrap()
}

/// An invented power; tests change what they are about.
fn power() -> Power {
    Power {
        id: "exampleshire-rule".to_owned(),
        title: "Answer to a question".to_owned(),
        citation: "Exampleshire Act 2001, section 1".to_owned(),
        duty: "answer the question".to_owned(),
        duty_holder: "the Exampleshire board".to_owned(),
        binds: Vec::new(),
        trigger: "the question is put".to_owned(),
        period: Some(Period::beginning_with(14, Unit::CalendarDays)),
        start: Start::Confirmed,
        extension: String::new(),
        obligation: Obligation::Statutory,
        confirmation: Confirmation::Confirmed,
        source: "https://exampleshire.example/1".to_owned(),
        checked: true,
        note: String::new(),
        from: None,
        until: None,
    }
}

fn holidays() -> Holidays {
    let table = |division, days: &[(&str, &str)]| DivisionTable {
        division,
        from: on("1 January 2024"),
        until: on("31 January 2024"),
        holidays: days
            .iter()
            .map(|(day, name)| NamedDay {
                day: on(day),
                name: (*name).to_owned(),
            })
            .collect(),
    };
    let new_year = ("1 January 2024", "New Year's Day");
    Holidays::try_new(vec![
        table(Division::EnglandAndWales, &[new_year]),
        table(
            Division::Scotland,
            &[new_year, ("2 January 2024", "2nd January")],
        ),
        table(Division::NorthernIreland, &[new_year]),
    ])
    .unwrap()
}

fn told(period: Period, trigger: &str, detail: Detail) -> String {
    let counted = period.working(on(trigger), &holidays()).unwrap();
    working(&counted, "the question is put", detail)
        .into_iter()
        .map(|line| {
            let number = line.number.map_or(String::from("-"), |n| n.to_string());
            format!("{} {number} {}", line.day, line.words)
                .trim_end()
                .to_owned()
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn only_a_statute_is_said_to_be_law() {
    let sentence = |obligation| {
        let power = Power {
            obligation,
            ..power()
        };
        let last = power.last_day(on("6 March 2024"), &holidays()).unwrap();
        last_day_sentence(&power, &last)
    };
    let said = [
        Obligation::Statutory,
        Obligation::Requested,
        Obligation::Conventional,
        Obligation::Standard,
        Obligation::Guidance,
    ]
    .map(sentence);
    insta::assert_snapshot!(said.join("\n"), @r"
    By law, on or before Tuesday 19 March 2024.
    By request, not law, on or before Tuesday 19 March 2024.
    By convention, not law, on or before Tuesday 19 March 2024.
    By a standard, not law, on or before Tuesday 19 March 2024.
    By guidance, not law, on or before Tuesday 19 March 2024.
    ");
}

#[test]
fn why_there_is_no_last_day_is_said_plainly() {
    let day = on("6 March 2024");
    let powers = [
        Power {
            period: None,
            ..power()
        },
        Power {
            period: None,
            obligation: Obligation::Requested,
            ..power()
        },
        Power {
            start: Start::Unconfirmed,
            ..power()
        },
        Power {
            confirmation: Confirmation::Unconfirmed,
            ..power()
        },
        Power {
            from: Some(on("7 March 2024")),
            ..power()
        },
        Power {
            until: Some(on("5 March 2024")),
            ..power()
        },
    ];
    let said = powers.map(|power| {
        let why = power.last_day(day, &holidays()).unwrap_err();
        why_no_last_day(&power, &why)
    });
    insta::assert_snapshot!(said.join("\n"), @r"
    The law sets no day for this.
    No rule sets a day for this.
    We have not confirmed which day is day one of the 14 days, so a date given here could be a day out.
    We have not confirmed this rule, so we count nothing from it.
    This rule was not in force on 6 March 2024: it began on 7 March 2024.
    This rule was not in force on 6 March 2024: it ended on 5 March 2024.
    ");
}

#[test]
fn a_power_whose_first_day_is_not_confirmed_says_so_and_not_which() {
    let unconfirmed = Power {
        start: Start::Unconfirmed,
        confirmation: Confirmation::Partly,
        ..power()
    };
    let last_day = unconfirmed.last_day(on("6 March 2024"), &holidays());
    assert_eq!(last_day, Err(NoLastDay::StartUnconfirmed));
    let said: Vec<String> = facts(&unconfirmed)
        .into_iter()
        .map(|fact| format!("{}: {}", fact.label, fact.words))
        .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    Who: the Exampleshire board
    Does what: answer the question
    How long: 14 days; which day is day one is not confirmed. Every day counts, weekends and bank holidays too.
    Set by: law: Exampleshire Act 2001, section 1
    Confirmed: in part; which day is day one is not confirmed
    Source: https://exampleshire.example/1
    ");
}

#[test]
fn a_last_day_on_a_sunday_or_holiday_is_flagged_and_stays() {
    let flagged = |trigger: &str| {
        let last = power().last_day(on(trigger), &holidays()).unwrap();
        falls_on(&last).unwrap_or_else(|| format!("{}: nothing to say", headline(Some(&last))))
    };
    let said = ["19 December 2023", "25 December 2023", "20 December 2023"].map(flagged);
    insta::assert_snapshot!(said.join("\n"), @r"
    1 January 2024 is a bank holiday in England and Wales: New Year's Day. Nothing in the rule moves the last day off it.
    7 January 2024 is a Sunday. Nothing in the rule moves the last day off it.
    2 January 2024: nothing to say
    ");
}

#[test]
fn a_count_outside_the_list_of_holidays_is_called_provisional() {
    let rule = Period::following(10, Unit::WorkingDays(Nations::UnitedKingdom));
    let after = rule.working(on("24 January 2024"), &holidays()).unwrap();
    let before = rule.working(on("20 December 2023"), &holidays()).unwrap();
    let none = rule
        .working(on("4 January 2024"), &Holidays::unknown())
        .unwrap();
    let said = [after, before, none].map(|working| {
        let reasons: Vec<String> = working.doubts.iter().map(doubt).collect();
        format!(
            "{}: {}",
            headline(Some(&working.last_day)),
            reasons.join(" ")
        )
    });
    insta::assert_snapshot!(said.join("\n"), @r"
    7 February 2024 (provisional): Our list of bank holidays ends on 31 January 2024. Weekdays outside it were all counted as working days, so the last day may turn out to be later.
    5 January 2024 (provisional): Our list of bank holidays begins on 1 January 2024. Weekdays outside it were all counted as working days, so the last day may turn out to be later.
    18 January 2024 (provisional): We have no list of bank holidays for this. Weekdays outside it were all counted as working days, so the last day may turn out to be later.
    ");
    assert_eq!(headline(None), "No last day");
    assert_ne!(doubt(&Doubt::NoTable), "");
}

#[test]
fn a_short_working_in_days_marks_the_weeks() {
    let rule = Period::beginning_with(16, Unit::CalendarDays);
    insta::assert_snapshot!(told(rule, "6 March 2024", Detail::Short), @r"
    2024-03-06 1 the question is put
    2024-03-12 7 one week
    2024-03-19 14 2 weeks
    2024-03-21 16 the last day
    ");
}

#[test]
fn a_short_working_in_working_days_names_the_holidays() {
    let rule = Period::following(4, Unit::WorkingDays(Nations::UnitedKingdom));
    insta::assert_snapshot!(told(rule, "30 December 2023", Detail::Short), @r"
    2023-12-30 - the question is put; not counted
    2024-01-01 - not counted: New Year's Day
    2024-01-02 - not counted: 2nd January, in Scotland
    2024-01-03 1
    2024-01-08 4 the last day
    ");
    insta::assert_snapshot!(told(rule, "30 December 2023", Detail::EveryDay), @r"
    2023-12-30 - the question is put; not counted
    2023-12-31 - not counted: Sunday
    2024-01-01 - not counted: New Year's Day
    2024-01-02 - not counted: 2nd January, in Scotland
    2024-01-03 1
    2024-01-04 2
    2024-01-05 3
    2024-01-06 - not counted: Saturday
    2024-01-07 - not counted: Sunday
    2024-01-08 4 the last day
    ");
    let counted = rule.working(on("30 December 2023"), &holidays()).unwrap();
    insta::assert_snapshot!(weekends_left_out(&counted).unwrap(), @"Saturdays and Sundays are not counted either: 3 days.");
}

#[test]
fn a_short_working_in_months_or_quarters_marks_them() {
    let months = Period::following(2, Unit::Months);
    insta::assert_snapshot!(told(months, "31 December 2023", Detail::Short), @r"
    2023-12-31 - the question is put; not counted
    2024-01-01 1
    2024-01-31 31 one month
    2024-02-29 60 2 months; the last day
    ");
    let month = Period::beginning_with(1, Unit::Months);
    insta::assert_snapshot!(told(month, "1 March 2024", Detail::Short), @r"
    2024-03-01 1 the question is put
    2024-03-31 31 one month; the last day
    ");
    let quarter = Period::following(1, Unit::Quarters);
    insta::assert_snapshot!(told(quarter, "10 May 2024", Detail::Short), @r"
    2024-05-10 - the question is put; not counted
    2024-05-11 1
    2024-06-30 51 that quarter ends
    2024-09-30 143 one whole quarter; the last day
    ");
}
