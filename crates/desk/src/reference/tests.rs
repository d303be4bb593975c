//! The powers and holidays that ship, held against the reference lists and the
//! worked cases of the field.

use std::path::{Path, PathBuf};

use answerable_register::calendar::{Day, FirstDay, Nations, Unit, parse_day};
use answerable_register::power::{Confirmation, NoLastDay, Obligation, Power, Start};

use super::{holidays, powers};

fn on(words: &str) -> Day {
    parse_day(words).unwrap()
}

fn power(id: &str) -> Power {
    let power = powers().unwrap().into_iter().find(|power| power.id == id);
    power.unwrap_or_else(|| panic!("there is no power {id}"))
}

fn last_day(id: &str, trigger: &str) -> Result<Day, NoLastDay> {
    power(id)
        .last_day(on(trigger), &holidays().unwrap())
        .map(|last| last.day)
}

#[test]
fn each_clock_ends_where_the_worked_cases_end() {
    for (id, trigger, expected) in [
        ("section-55", "22 March 2022", "16 May 2022"),
        ("section-55", "2 November 2022", "27 December 2022"),
        ("section-55", "1 December 2022", "25 January 2023"),
        ("section-55", "25 August 2023", "19 October 2023"),
        ("section-55", "9 February 2024", "4 April 2024"),
        ("section-55", "6 March 2024", "30 April 2024"),
        ("section-55", "10 September 2024", "4 November 2024"),
        ("section-55", "18 December 2024", "11 February 2025"),
        ("foi", "20 December 2023", "23 January 2024"),
        ("foi", "10 March 2026", "10 April 2026"),
        ("foi", "20 November 2026", "21 December 2026"),
        ("panel-confirmation", "1 February 2024", "21 February 2024"),
        (
            "super-complaint-acknowledgement",
            "30 March 2024",
            "8 April 2024",
        ),
        ("iopc", "15 January 2024", "10 March 2024"),
        ("iopc-publication", "10 March 2024", "30 March 2024"),
        ("select-committee", "31 December 2023", "29 February 2024"),
        ("mp-correspondence", "15 November 2023", "13 December 2023"),
        ("minister-meetings", "31 March 2024", "30 June 2024"),
    ] {
        assert_eq!(
            last_day(id, trigger),
            Ok(on(expected)),
            "{id} from {trigger}"
        );
    }
}

/// Neither a power with no period nor one whose first day is not confirmed may
/// ever give a day.
#[test]
fn a_power_that_is_not_confirmed_gives_no_day() {
    for id in ["pfd", "mutual-aid-eight-weeks", "btp-section-55"] {
        assert_eq!(power(id).start, Start::Unconfirmed, "{id}");
        assert_eq!(
            last_day(id, "6 March 2024"),
            Err(NoLastDay::StartUnconfirmed)
        );
    }
    for power in powers().unwrap() {
        if power.confirmation == Confirmation::Unconfirmed || power.start == Start::Unconfirmed {
            assert!(power.countable().is_err(), "{}", power.id);
        }
    }
}

#[test]
fn duties_the_law_sets_no_day_for_have_none() {
    for id in [
        "section-55-copy",
        "section-55-recommendation",
        "section-55-invitation",
        "section-54",
        "section-40",
        "section-40a",
        "section-24",
        "section-98",
        "super-complaint-report",
        "inspection-recommendation",
        "nca-comments",
    ] {
        assert_eq!(
            last_day(id, "6 March 2024"),
            Err(NoLastDay::NoPeriod),
            "{id}"
        );
    }
}

#[test]
fn no_day_is_counted_for_a_report_from_before_the_rule() {
    let trigger = on("1 May 2017");
    assert_eq!(
        last_day("section-55", "1 May 2017"),
        Err(NoLastDay::NotInForce { trigger })
    );
    assert_eq!(last_day("section-55", "2 May 2017"), Ok(on("26 June 2017")));
}

/// Section 55 binds the local policing body, every kind of it and nobody else.
#[test]
fn section_55_binds_local_policing_bodies_only() {
    use answerable_register::body::BodyKind;
    let bound: Vec<BodyKind> = power("section-55")
        .binds
        .iter()
        .filter_map(|slug| BodyKind::of_slug(slug))
        .collect();
    for kind in BodyKind::ALL {
        let expected = kind.is_local_policing_body();
        assert_eq!(bound.contains(&kind), expected, "{}", kind.slug());
    }
}

/// The reference list of clocks, row by row.
#[test]
fn the_powers_agree_with_the_reference_list_of_clocks() {
    let Some(path) = shared("clocks.csv") else {
        return;
    };
    let mut rows = csv::Reader::from_path(path).unwrap();
    let mut read = 0;
    for row in rows.records() {
        let row = row.unwrap();
        let power = power(our_name_for(&row[0]));
        assert_eq!(
            length_as_listed(&power),
            (row[4].to_owned(), &row[5]),
            "{}",
            &row[0]
        );
        assert_eq!(counting_as_listed(&power), &row[6], "{}", &row[0]);
        assert_eq!(
            obligation_as_listed(power.obligation),
            &row[9],
            "{}",
            &row[0]
        );
        read += 1;
    }
    assert_eq!(read, 14, "every clock of the list is one of ours");
}

#[allow(clippy::print_stdout, reason = "what is skipped is said")]
fn shared(file: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(file);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: ../shared/data/{file} is not here");
    None
}

fn our_name_for(listed: &str) -> &'static str {
    match listed {
        "s55_comments" => "section-55",
        "s55_copy" => "section-55-copy",
        "pcp_confirmation" => "panel-confirmation",
        "super_ack" => "super-complaint-acknowledgement",
        "pfd_response" => "pfd",
        "iopc_learning" => "iopc",
        "iopc_publish_answer" => "iopc-publication",
        "foi" => "foi",
        "select_committee" => "select-committee",
        "mp_correspondence" => "mp-correspondence",
        "minister_meetings" => "minister-meetings",
        "hmicfrs_rec_deadline" => "inspection-recommendation",
        "chief_comment_invite" => "section-55-invitation",
        "mutual_aid_8_weeks" => "mutual-aid-eight-weeks",
        other => panic!("the reference list has a clock we do not: {other}"),
    }
}

/// How long, in the words of the reference list: weeks are given there as days.
fn length_as_listed(power: &Power) -> (String, &'static str) {
    let Some(period) = power.period else {
        let unit = match power.id.as_str() {
            "inspection-recommendation" => "as_stated",
            "section-55-invitation" => "set_by_lpb",
            _ => "none",
        };
        return (String::new(), unit);
    };
    let (times, unit) = match period.unit {
        Unit::CalendarDays => (1, "calendar_days"),
        Unit::Weeks => (7, "calendar_days"),
        Unit::Months => (1, "months"),
        Unit::Quarters => (1, "quarter"),
        Unit::WorkingDays(Nations::EnglandAndWales) => (1, "working_days_ew"),
        Unit::WorkingDays(Nations::UnitedKingdom) => (1, "working_days_uk_union"),
    };
    ((times * period.count).to_string(), unit)
}

/// Whether the first day counts, in the words of the reference list, which says
/// nothing of months, of quarters and of the guidance on mutual aid.
fn counting_as_listed(power: &Power) -> &'static str {
    let Some(period) = power.period else {
        return match power.id.as_str() {
            "inspection-recommendation" => "as_stated",
            _ => "",
        };
    };
    match (power.start, period.unit, period.first_day) {
        (_, Unit::Months | Unit::Quarters, _) => "",
        (Start::Unconfirmed, ..) if power.obligation == Obligation::Guidance => "",
        (Start::Unconfirmed, ..) => "unconfirmed start",
        (_, Unit::WorkingDays(_), FirstDay::Counts) => "beginning_with_or_next_wd",
        (_, _, FirstDay::Counts) => "beginning_with",
        (_, _, FirstDay::DoesNotCount) => "following",
    }
}

fn obligation_as_listed(obligation: Obligation) -> &'static str {
    match obligation {
        Obligation::Statutory => "statutory",
        Obligation::Requested => "requested",
        Obligation::Conventional => "convention",
        Obligation::Standard => "standard",
        Obligation::Guidance => "guidance",
    }
}
