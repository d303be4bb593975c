//! What holds for every day and every period, tried on many.

#![allow(clippy::unwrap_used, reason = "a test stops at what it cannot read")]

use answerable_calendar::{
    Anchor, Day, Deadline, Division, DivisionTable, Firmness, FirstDay, Holidays, NamedDay,
    Nations, Period, Reading, Skipped, Unit, Weekday, days_after, parse_day, working_days_after,
};
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = Day> {
    // 1900 to 2199, the days that can be typed.
    (0i64..109_500).prop_map(|ahead| {
        Day::constant(1900, 1, 1) + std::time::Duration::from_secs(ahead.unsigned_abs() * 86_400)
    })
}

fn nations() -> impl Strategy<Value = Nations> {
    prop_oneof![Just(Nations::EnglandAndWales), Just(Nations::UnitedKingdom)]
}

fn any_unit() -> impl Strategy<Value = Unit> {
    prop_oneof![
        Just(Unit::CalendarDays),
        Just(Unit::Weeks),
        Just(Unit::Months),
        Just(Unit::Quarters),
        nations().prop_map(Unit::WorkingDays),
    ]
}

fn any_period() -> impl Strategy<Value = Period> {
    let first_day = prop_oneof![Just(FirstDay::Counts), Just(FirstDay::DoesNotCount)];
    (1u16..90, any_unit(), first_day).prop_map(|(count, unit, first_day)| Period {
        count,
        unit,
        first_day,
    })
}

/// Tables of invented holidays over years that lie within the days tried, so
/// that some counts are inside, some cross an edge and some are outside.
fn any_holidays() -> impl Strategy<Value = Holidays> {
    let offsets = proptest::collection::btree_set(0u64..3_650, 0..120);
    proptest::collection::vec(offsets, 3).prop_map(|divisions| {
        let from = Day::constant(2017, 1, 1);
        let names = [
            Division::EnglandAndWales,
            Division::Scotland,
            Division::NorthernIreland,
        ];
        let tables = names
            .into_iter()
            .zip(divisions)
            .map(|(division, offsets)| DivisionTable {
                division,
                from,
                until: Day::constant(2027, 6, 30),
                holidays: offsets
                    .into_iter()
                    .map(|ahead| NamedDay {
                        day: from + std::time::Duration::from_secs(ahead * 86_400),
                        name: "an invented holiday".to_owned(),
                    })
                    .collect(),
            })
            .collect();
        Holidays::try_new(tables).unwrap()
    })
}

/// Days near the tables and across both their edges.
fn day_near_the_tables() -> impl Strategy<Value = Day> {
    (0u64..4_400).prop_map(|ahead| {
        Day::constant(2016, 1, 1) + std::time::Duration::from_secs(ahead * 86_400)
    })
}

proptest! {
    /// Set going later, a clock never ends earlier.
    #[test]
    fn the_last_day_is_monotone_in_the_trigger(
        period in any_period(),
        trigger in day_near_the_tables(),
        holidays in any_holidays(),
    ) {
        let next = trigger.tomorrow().unwrap();
        let last = period.last_day(trigger, &holidays).unwrap();
        let later = period.last_day(next, &holidays).unwrap();
        prop_assert!(last.day <= later.day, "{period:?} {trigger}");
    }

    /// A longer period never ends earlier than a shorter one.
    #[test]
    fn the_last_day_is_monotone_in_the_count(
        period in any_period(),
        trigger in day_near_the_tables(),
        holidays in any_holidays(),
    ) {
        let longer = Period { count: period.count + 1, ..period };
        let last = period.last_day(trigger, &holidays).unwrap();
        let later = longer.last_day(trigger, &holidays).unwrap();
        prop_assert!(last.day < later.day, "{period:?} {trigger}");
    }

    /// "Beginning with" never ends after "after", and never before the trigger.
    #[test]
    fn counting_the_first_day_never_gives_more_time(
        period in any_period(),
        trigger in any_day(),
        holidays in any_holidays(),
    ) {
        let counts = Period { first_day: FirstDay::Counts, ..period };
        let after = Period { first_day: FirstDay::DoesNotCount, ..period };
        let strict = counts.last_day(trigger, &holidays).unwrap().day;
        let generous = after.last_day(trigger, &holidays).unwrap().day;
        prop_assert!(trigger <= strict && strict <= generous);
    }

    /// In calendar days and weeks the sum can be done by hand.
    #[test]
    fn calendar_days_add_up(count in 1u16..2_000, trigger in any_day(), holidays in any_holidays()) {
        let last = |period: Period| period.last_day(trigger, &holidays).unwrap();
        let count_days = i32::from(count);
        let days = last(Period::beginning_with(count, Unit::CalendarDays));
        prop_assert_eq!(days_after(trigger, days.day), count_days - 1);
        prop_assert_eq!(days.firmness, Firmness::Firm);
        let weeks = last(Period::following(count, Unit::Weeks));
        prop_assert_eq!(days_after(trigger, weeks.day), 7 * count_days);
    }

    /// The working shown re-adds to the date, and leaves out no day.
    #[test]
    fn the_working_adds_up_to_the_last_day(
        period in any_period(),
        trigger in day_near_the_tables(),
        holidays in any_holidays(),
    ) {
        let working = period.working(trigger, &holidays).unwrap();
        prop_assert_eq!(&working.last_day, &period.last_day(trigger, &holidays).unwrap());
        prop_assert_eq!(working.steps.first().unwrap().day, trigger);
        prop_assert_eq!(working.steps.last().unwrap().day, working.last_day.day);

        let mut expected_day = trigger;
        let mut counted = 0;
        for step in &working.steps {
            prop_assert_eq!(step.day, expected_day);
            expected_day = expected_day.tomorrow().unwrap();
            if let Reading::Counted(number) = step.reading {
                counted += 1;
                prop_assert_eq!(number, counted);
            }
        }
        prop_assert_eq!(working.counted(), counted as usize);
        match period.unit {
            Unit::CalendarDays | Unit::WorkingDays(_) => {
                prop_assert_eq!(counted, u32::from(period.count));
            }
            Unit::Weeks => prop_assert_eq!(counted, 7 * u32::from(period.count)),
            Unit::Months | Unit::Quarters => {}
        }
    }

    /// In working days no weekend and no holiday is counted, and no other day is
    /// left out.
    #[test]
    fn only_working_days_are_counted_as_working_days(
        count in 1u16..60,
        nations in nations(),
        trigger in day_near_the_tables(),
        holidays in any_holidays(),
    ) {
        let period = Period::following(count, Unit::WorkingDays(nations));
        for step in period.working(trigger, &holidays).unwrap().steps.iter().skip(1) {
            let weekend = matches!(step.day.weekday(), Weekday::Saturday | Weekday::Sunday);
            let holiday = holidays.on(step.day, nations).is_some();
            match &step.reading {
                Reading::Counted(_) => prop_assert!(!weekend && !holiday),
                Reading::Skipped(Skipped::Holiday { .. }) => prop_assert!(holiday && !weekend),
                Reading::Skipped(_) => prop_assert!(weekend),
                Reading::Trigger => prop_assert!(false, "only the first day is the trigger"),
            }
        }
    }

    /// A last day is provisional exactly where a day counted is one of which the
    /// table knows nothing, and everything up to `beyond` is known.
    #[test]
    fn a_last_day_is_firm_only_where_every_day_counted_is_known(
        count in 1u16..60,
        nations in nations(),
        trigger in day_near_the_tables(),
        holidays in any_holidays(),
    ) {
        let period = Period::following(count, Unit::WorkingDays(nations));
        let working = period.working(trigger, &holidays).unwrap();
        let counted = working.steps.iter().filter(|s| matches!(s.reading, Reading::Counted(_)));
        let unknown: Vec<Day> = counted
            .map(|step| step.day)
            .filter(|day| !holidays.covers(*day, nations))
            .collect();
        match working.last_day.firmness {
            Firmness::Firm => {
                prop_assert!(unknown.is_empty());
                prop_assert!(working.doubts.is_empty());
            }
            Firmness::Provisional { beyond } => {
                prop_assert!(!unknown.is_empty());
                prop_assert!(unknown.iter().all(|day| *day > beyond));
                prop_assert!(!working.doubts.is_empty());
            }
        }
    }

    /// What took n working days is due after n working days.
    #[test]
    fn working_days_taken_and_given_agree(
        count in 1u16..60,
        nations in nations(),
        trigger in day_near_the_tables(),
        holidays in any_holidays(),
    ) {
        let period = Period::following(count, Unit::WorkingDays(nations));
        let last = period.last_day(trigger, &holidays).unwrap();
        let taken = working_days_after(trigger, last.day, nations, &holidays);
        prop_assert_eq!(taken.count, u32::from(count));
        prop_assert_eq!(taken.firmness, last.firmness);
    }

    /// The earliest day of a deadline is never after its latest.
    #[test]
    fn the_bounds_of_a_deadline_are_in_order(
        count in 0u16..90,
        unit in any_unit(),
        published in any_day(),
        holidays in any_holidays(),
    ) {
        let deadline = Deadline::Within { count, unit, of: Anchor::Publication };
        let bounds = deadline.bounds(published, &holidays);
        prop_assert_eq!(bounds.earliest.is_some(), count > 0);
        prop_assert!(bounds.earliest <= bounds.latest);
        prop_assert!(bounds.earliest.is_none_or(|earliest| published <= earliest));
    }

    /// Whatever is typed, it is a day or a refusal, and a refusal is one line.
    #[test]
    fn reading_a_day_never_panics(words in "\\PC*|.{0,60}|[0-9/ \\-]{0,12}|[0-9]{1,3}(st|th)? [A-Za-z]{3,9} [0-9]{2,5}") {
        if let Err(refused) = parse_day(&words) {
            let message = refused.to_string();
            prop_assert!(!message.contains('\n'), "{message:?}");
            prop_assert!(message.chars().count() < 200, "{message:?}");
        }
    }

    /// Every form a day can be written in reads as that day.
    #[test]
    fn every_form_of_a_day_reads_as_that_day(day in any_day()) {
        let months = [
            "January", "February", "March", "April", "May", "June", "July",
            "August", "September", "October", "November", "December",
        ];
        let (y, m, d) = (day.year(), day.month(), day.day());
        let name = months[usize::from(m.unsigned_abs()) - 1];
        for written in [
            day.to_string(),
            format!("{d} {name} {y}"),
            format!("  {d}th {} {y} ", name.to_uppercase()),
            format!("{d} {} {y}", &name[..3]),
            format!("{d:02}/{m:02}/{y}"),
            format!("{d}/{m}/{y}"),
        ] {
            prop_assert_eq!(parse_day(&written), Ok(day), "{}", written);
        }
    }
}
