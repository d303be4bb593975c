//! By when, and who says so.

use answerable_calendar::{Anchor, Deadline, Holidays, NamedDay, Nations, Period, Unit};
use answerable_register::facts::{Asked, AskedKind};
use answerable_register::fold::{Clock, Known, NoDay, OutOfForce};
use answerable_register::power::{Confirmation, Power};
use answerable_register::standing::Standing;
use answerable_testkit::Teller;
use answerable_testkit::country;
use answerable_testkit::facts::{day, letter, report_about, to};

fn clock(teller: &Teller, address: &str) -> Clock {
    teller
        .register()
        .ask(teller.key(address))
        .facts()
        .clock
        .clone()
}

fn by_law(power: &str, last_day: &str) -> Clock {
    Clock::ByLaw {
        power: power.into(),
        last_day: day(last_day),
        provisional_beyond: None,
    }
}

fn held(teller: &Teller, power: &str) -> (u64, Power) {
    let held = teller.register().powers.latest(power).unwrap();
    (held.entry, held.fact.clone())
}

#[test]
fn each_power_sets_the_clock_it_says() {
    let mut teller = Teller::of_the_country();
    let mut clocks = Vec::new();
    for power in country::powers() {
        let id = format!("under-{}", power.id);
        teller.on("15 January 2024").tell(Asked {
            power: Some(power.id.as_str().into()),
            ..letter(&id, "15 January 2024", &["department-of-invention"])
        });
        let clock = clock(&teller, &format!("{id}/department-of-invention/answer"));
        clocks.push(format!("{}: {clock:?}", power.id));
    }
    insta::assert_snapshot!(clocks.join("\n"), @r#"
    section-55: None
    iopc: ByLaw { power: PowerId("iopc"), last_day: 2024-03-10, provisional_beyond: None }
    pfd: Unknown { power: PowerId("pfd"), why: FirstDayUnconfirmed }
    section-24: None
    select-committee: ByPractice { power: PowerId("select-committee"), last_day: 2024-03-15 }
    mp-correspondence: ByPractice { power: PowerId("mp-correspondence"), last_day: 2024-02-12 }
    "#);
}

#[test]
fn a_power_binds_only_the_kinds_of_body_it_names() {
    let mut teller = Teller::of_the_country();
    teller.on("15 January 2024").tell(Asked {
        power: Some("section-55".into()),
        of: vec![
            to("exampleshire-police"),
            to("exampleshire-pcc"),
            answerable_register::facts::Addressee {
                who: answerable_register::facts::Who::as_published("Someone else"),
                ..to("nobody")
            },
        ],
        ..letter("comment", "15 January 2024", &[])
    });
    assert_eq!(
        clock(&teller, "comment/exampleshire-police/answer"),
        Clock::None
    );
    assert_eq!(
        clock(&teller, "comment/exampleshire-pcc/answer"),
        by_law("section-55", "10 March 2024")
    );
    assert_eq!(
        clock(&teller, "comment/as-published-someone-else/answer"),
        Clock::None
    );
}

#[test]
fn a_power_put_right_counts_every_clock_under_it_again() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024");
    teller.tell(report_about(
        "missing-people",
        "6 March 2024",
        &["exampleshire-police"],
    ));
    let comments = "missing-people/exampleshire-pcc/comment";
    assert_eq!(
        clock(&teller, comments),
        by_law("section-55", "30 April 2024")
    );
    teller.on("1 May 2024");
    let (entry, power) = held(&teller, "section-55");
    teller.correct(
        entry,
        Power {
            period: Some(Period::beginning_with(40, Unit::CalendarDays)),
            ..power
        },
    );
    assert_eq!(
        clock(&teller, comments),
        by_law("section-55", "14 April 2024")
    );
    // As recorded before, the old count stands.
    let before = teller.standing_as_recorded(comments, "15 April 2024", "30 April 2024");
    assert_eq!(
        answerable_testkit::said::standing(&before),
        "Awaiting, 16 days left"
    );
}

#[test]
fn a_power_recorded_after_what_hangs_on_it_sets_its_clock() {
    let mut teller = Teller::of_nothing();
    for body in country::bodies() {
        teller.tell(body);
    }
    teller.tell(report_about(
        "missing-people",
        "6 March 2024",
        &["exampleshire-police"],
    ));
    let comments = "missing-people/exampleshire-pcc/comment";
    assert_eq!(
        clock(&teller, comments),
        Clock::Unknown {
            power: "section-55".into(),
            why: NoDay::NotHeld
        }
    );
    for power in country::powers() {
        teller.tell(power);
    }
    // Calendar days need no table of holidays.
    assert_eq!(
        clock(&teller, comments),
        by_law("section-55", "30 April 2024")
    );
}

#[test]
fn working_days_beyond_the_known_holidays_are_provisional_and_say_so() {
    let mut teller = Teller::of_the_country();
    let (entry, power) = held(&teller, "iopc");
    teller.correct(
        entry,
        Power {
            period: Some(Period::following(
                5,
                Unit::WorkingDays(Nations::EnglandAndWales),
            )),
            ..power
        },
    );
    teller.on("27 December 2024").tell(Asked {
        power: Some("iopc".into()),
        ..letter("at-year-end", "27 December 2024", &["southvale-police"])
    });
    assert_eq!(
        clock(&teller, "at-year-end/southvale-police/answer"),
        Clock::ByLaw {
            power: "iopc".into(),
            last_day: day("3 January 2025"),
            provisional_beyond: Some(day("31 December 2024")),
        }
    );
}

#[test]
fn a_holiday_put_in_later_moves_the_days_counted_around_it() {
    let mut teller = Teller::of_the_country();
    let (entry, power) = held(&teller, "iopc");
    let five_days = Period::following(5, Unit::WorkingDays(Nations::EnglandAndWales));
    teller.correct(
        entry,
        Power {
            period: Some(five_days),
            ..power
        },
    );
    teller.on("15 January 2024").tell(Asked {
        power: Some("iopc".into()),
        ..letter("learning", "15 January 2024", &["southvale-police"])
    });
    teller.tell(Asked {
        deadline: Deadline::Within {
            count: 5,
            unit: Unit::WorkingDays(Nations::EnglandAndWales),
            of: Anchor::Publication,
        },
        ..letter("as-asked", "15 January 2024", &["southvale-police"])
    });
    let learning = "learning/southvale-police/answer";
    let as_asked = "as-asked/southvale-police/answer";
    assert_eq!(clock(&teller, learning), by_law("iopc", "22 January 2024"));
    let before = Known::Before(teller.register().head());

    let pile = &teller.register().holidays;
    let entry = pile.in_force(Known::Everything).next_back().unwrap().entry;
    let mut tables = country::holidays().tables().to_vec();
    tables[0].holidays.push(NamedDay {
        day: day("17 January 2024"),
        name: "A day of thanks".to_owned(),
    });
    teller
        .on("16 January 2024")
        .correct(entry, Holidays::try_new(tables).unwrap());
    assert_eq!(clock(&teller, learning), by_law("iopc", "23 January 2024"));
    let latest = |known| match teller
        .register()
        .facts_at(teller.key(as_asked), known)
        .clock
    {
        Clock::AsAsked { latest, .. } => latest,
        other => panic!("{other:?}"),
    };
    assert_eq!(latest(Known::Everything), Some(day("23 January 2024")));
    assert_eq!(latest(before), Some(day("22 January 2024")));
}

#[test]
fn a_coroners_clock_runs_from_the_day_sent_and_to_any_extension() {
    let mut teller = Teller::of_the_country();
    let (entry, power) = held(&teller, "pfd");
    let confirmed = Power {
        start: answerable_register::power::Start::Confirmed,
        ..power
    };
    teller.on("1 February 2024").correct(entry, confirmed);
    let report = |sent: &str, extended: &str| Asked {
        kind: AskedKind::CoronersConcern,
        power: Some("pfd".into()),
        sent_on: (!sent.is_empty()).then(|| day(sent)),
        extended_to: (!extended.is_empty()).then(|| day(extended)),
        ..letter("a-report", "15 January 2024", &["southvale-police"])
    };
    let asked = "a-report/southvale-police/answer";
    let entry = teller.tell(report("", ""));
    assert_eq!(
        clock(&teller, asked),
        Clock::Unknown {
            power: "pfd".into(),
            why: NoDay::SentNotKnown
        },
        "the day on it is not the day it was sent"
    );
    let entry = teller.correct(entry, report("22 January 2024", ""));
    assert_eq!(clock(&teller, asked), by_law("pfd", "17 March 2024"));
    teller.correct(entry, report("22 January 2024", "12 April 2024"));
    assert_eq!(clock(&teller, asked), by_law("pfd", "12 April 2024"));
}

#[test]
fn a_practice_that_is_extended_stays_a_practice() {
    let mut teller = Teller::of_the_country();
    teller.on("15 January 2024").tell(Asked {
        power: Some("mp-correspondence".into()),
        extended_to: Some(day("1 March 2024")),
        ..letter("a-letter", "15 January 2024", &["department-of-invention"])
    });
    let asked = "a-letter/department-of-invention/answer";
    assert_eq!(
        clock(&teller, asked),
        Clock::ByPractice {
            power: "mp-correspondence".into(),
            last_day: day("1 March 2024"),
        }
    );
    assert_eq!(
        teller.standing(asked, "1 March 2034"),
        Standing::NoLegalDeadline,
        "no law makes it late"
    );
}

#[test]
fn a_power_that_is_not_confirmed_gives_no_day_and_one_not_in_force_no_period() {
    let mut teller = Teller::of_the_country();
    teller.on("15 January 2024").tell(Asked {
        power: Some("iopc".into()),
        ..letter("learning", "15 January 2024", &["southvale-police"])
    });
    let asked = "learning/southvale-police/answer";
    let not_confirmed = Clock::Unknown {
        power: "iopc".into(),
        why: NoDay::PowerUnconfirmed,
    };
    let (entry, power) = held(&teller, "iopc");
    let entry = teller.correct(
        entry,
        Power {
            confirmation: Confirmation::Unconfirmed,
            ..power.clone()
        },
    );
    assert_eq!(clock(&teller, asked), not_confirmed);
    let out_of_force = |end| Clock::NotInForce {
        power: "iopc".into(),
        end,
    };
    let begins = day("16 January 2024");
    let entry = teller.correct(
        entry,
        Power {
            from: Some(begins),
            ..power.clone()
        },
    );
    assert_eq!(
        clock(&teller, asked),
        out_of_force(OutOfForce::BeganOn(begins))
    );
    assert_eq!(
        teller.standing(asked, "1 March 2034"),
        Standing::NoLegalDeadline
    );
    let ended = day("14 January 2024");
    let entry = teller.correct(
        entry,
        Power {
            from: None,
            until: Some(ended),
            ..power.clone()
        },
    );
    assert_eq!(
        clock(&teller, asked),
        out_of_force(OutOfForce::EndedOn(ended))
    );
    teller.correct(
        entry,
        Power {
            period: Some(Period::following(60_000, Unit::Quarters)),
            ..power
        },
    );
    assert_eq!(
        clock(&teller, asked),
        Clock::Unknown {
            power: "iopc".into(),
            why: NoDay::CannotBeCounted,
        }
    );
}

#[test]
fn a_deadline_as_published_keeps_its_range_and_makes_nobody_late() {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024");
    let mut clocks = Vec::new();
    for (id, deadline) in [
        ("on", Deadline::On(day("31 October 2024"))),
        (
            "month",
            Deadline::Month {
                year: 2024,
                month: 9,
            },
        ),
        (
            "within",
            Deadline::Within {
                count: 3,
                unit: Unit::Months,
                of: Anchor::Publication,
            },
        ),
        ("immediately", Deadline::Immediately),
        (
            "conditional",
            Deadline::Conditional {
                words: "before any change".to_owned(),
            },
        ),
        ("none", Deadline::None),
    ] {
        teller.tell(Asked {
            deadline,
            ..letter(id, "6 March 2024", &["southvale-police"])
        });
        let address = format!("{id}/southvale-police/answer");
        clocks.push(format!("{id}: {:?}", clock(&teller, &address)));
        assert_eq!(
            teller.standing(&address, "6 March 2034"),
            Standing::NoLegalDeadline
        );
    }
    insta::assert_snapshot!(clocks.join("\n"), @r"
    on: AsAsked { earliest: Some(2024-10-31), latest: Some(2024-10-31) }
    month: AsAsked { earliest: Some(2024-09-01), latest: Some(2024-09-30) }
    within: AsAsked { earliest: Some(2024-06-05), latest: Some(2024-06-06) }
    immediately: AsAsked { earliest: Some(2024-03-06), latest: None }
    conditional: None
    none: None
    ");
}

#[test]
fn a_body_put_right_is_bound_by_what_binds_its_kind() {
    let mut teller = Teller::of_the_country();
    teller.on("15 January 2024").tell(Asked {
        power: Some("section-55".into()),
        ..letter("comment", "15 January 2024", &["assembly-of-southvale"])
    });
    let asked = "comment/assembly-of-southvale/answer";
    assert_eq!(clock(&teller, asked), Clock::None);
    let held = teller
        .register()
        .bodies
        .latest("assembly-of-southvale")
        .unwrap();
    let (entry, mut body) = (held.entry, held.fact.clone());
    body.kinds[0].kind = answerable_register::body::BodyKind::Mayor;
    teller.correct(entry, body);
    assert_eq!(clock(&teller, asked), by_law("section-55", "10 March 2024"));
}
