//! Offices over policing, day by day: who bore the duty, under which name.

use super::*;

/// One force's local policing body around each day it changed.
fn around(force: &str, days: &[&str]) -> String {
    let bodies = shipped();
    let line = |text: &&str| {
        let on = day(text);
        let id = bodies.body(force).overseer_on(on).unwrap();
        let body = bodies.body(id.as_str());
        format!("{text}  {:36} {}", id.as_str(), body.name_on(on))
    };
    days.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn greater_manchester_passes_to_its_mayor_on_8_may_2017() {
    insta::assert_snapshot!(
        around("greater-manchester-police", &["2012-11-22", "2017-05-07", "2017-05-08", "2025-05-16"]),
        @r"
    2012-11-22  greater-manchester-pcc               Police and Crime Commissioner for Greater Manchester
    2017-05-07  greater-manchester-pcc               Police and Crime Commissioner for Greater Manchester
    2017-05-08  mayor-of-greater-manchester          Mayor of Greater Manchester
    2025-05-16  mayor-of-greater-manchester          Mayor of Greater Manchester
    "
    );
}

#[test]
fn west_yorkshire_passes_to_its_mayor_on_10_may_2021() {
    insta::assert_snapshot!(
        around("west-yorkshire-police", &["2021-02-26", "2021-05-09", "2021-05-10", "2025-05-16"]),
        @r"
    2021-02-26  west-yorkshire-pcc                   Police and Crime Commissioner for West Yorkshire
    2021-05-09  west-yorkshire-pcc                   Police and Crime Commissioner for West Yorkshire
    2021-05-10  mayor-of-west-yorkshire              Mayor of West Yorkshire
    2025-05-16  mayor-of-west-yorkshire              Mayor of West Yorkshire
    "
    );
}

#[test]
fn south_yorkshire_passes_to_its_mayor_on_7_may_2024() {
    insta::assert_snapshot!(
        around("south-yorkshire-police", &["2024-05-06", "2024-05-07", "2025-05-16"]),
        @r"
    2024-05-06  south-yorkshire-pcc                  Police and Crime Commissioner for South Yorkshire
    2024-05-07  mayor-of-south-yorkshire             Mayor of South Yorkshire
    2025-05-16  mayor-of-south-yorkshire             Mayor of South Yorkshire
    "
    );
}

#[test]
fn north_yorkshire_is_renamed_in_2018_and_passes_to_the_mayor_on_7_may_2024() {
    insta::assert_snapshot!(
        around(
            "north-yorkshire-police",
            &["2012-11-22", "2018-11-14", "2018-11-15", "2024-05-06", "2024-05-07"],
        ),
        @r"
    2012-11-22  north-yorkshire-pfcc                 Police and Crime Commissioner for North Yorkshire
    2018-11-14  north-yorkshire-pfcc                 Police and Crime Commissioner for North Yorkshire
    2018-11-15  north-yorkshire-pfcc                 Police, Fire and Crime Commissioner for North Yorkshire
    2024-05-06  north-yorkshire-pfcc                 Police, Fire and Crime Commissioner for North Yorkshire
    2024-05-07  mayor-of-york-and-north-yorkshire    Mayor of York and North Yorkshire
    "
    );
}

#[test]
fn a_commissioner_who_takes_on_the_fire_service_is_the_same_body_renamed() {
    for (force, eve, first_day) in [
        ("essex-police", "2017-09-30", "2017-10-01"),
        ("staffordshire-police", "2018-07-31", "2018-08-01"),
        ("northamptonshire-police", "2018-12-31", "2019-01-01"),
        ("cumbria-constabulary", "2023-03-31", "2023-04-01"),
    ] {
        let bodies = shipped();
        let overseer = |on: &str| bodies.body(force).overseer_on(day(on)).unwrap().clone();
        assert_eq!(overseer(eve), overseer(first_day));
        let body = bodies.body(overseer(eve).as_str());
        assert_eq!(body.kind_on(day(eve)), BodyKind::PoliceAndCrimeCommissioner);
        assert_eq!(
            body.kind_on(day(first_day)),
            BodyKind::PoliceFireAndCrimeCommissioner
        );
        assert!(
            body.name_on(day(eve))
                .starts_with("Police and Crime Commissioner for ")
        );
        assert!(
            body.name_on(day(first_day))
                .starts_with("Police, Fire and Crime")
        );
        assert!(body.successors.is_empty() && body.predecessors.is_empty());
    }
}

#[test]
fn the_quashed_order_for_the_west_midlands_changed_nothing() {
    let bodies = shipped();
    let force = bodies.body("west-midlands-police");
    assert_eq!(force.overseen_by.len(), 1);
    assert_eq!(
        force.overseer_on(day("2024-05-07")).unwrap().as_str(),
        "west-midlands-pcc"
    );
}

#[test]
fn each_passing_stands_in_both_entries_alike() {
    let bodies = shipped();
    let mut passings = 0;
    for body in &bodies.bodies {
        for passed in &body.successors {
            let back = &bodies.body(passed.body.as_str()).predecessors;
            let same = |other: &&answerable_register::body::Succession| {
                other.body == body.id && other.on == passed.on && other.passed == passed.passed
            };
            assert_eq!(
                back.iter().filter(same).count(),
                1,
                "{} to {}",
                body.id,
                passed.body
            );
            passings += 1;
        }
    }
    let back: usize = bodies
        .bodies
        .iter()
        .map(|body| body.predecessors.len())
        .sum();
    assert_eq!((passings, back), (6, 6));
}

/// Lateness is borne on a day by one body, so a passing leaves no day without a
/// bearer and no day with two.
#[test]
fn a_predecessor_ends_on_the_day_its_successor_begins() {
    let bodies = shipped();
    for body in &bodies.bodies {
        for passed in &body.successors {
            assert_eq!(body.until, Some(passed.on), "{}", body.id);
            assert_eq!(
                bodies.body(passed.body.as_str()).from,
                Some(passed.on),
                "{}",
                passed.body
            );
        }
    }
}

#[test]
fn renamed_bodies_keep_their_address() {
    let bodies = shipped();
    let read = |id: &str, on: &str| bodies.body(id).name_on(day(on)).to_owned();
    let page = [
        ("hmicfrs", "2017-07-31"),
        ("hmicfrs", "2017-08-01"),
        ("independent-office-for-police-conduct", "2018-01-07"),
        ("independent-office-for-police-conduct", "2018-01-08"),
        ("hampshire-and-isle-of-wight-constabulary", "2022-11-15"),
        ("hampshire-and-isle-of-wight-constabulary", "2022-11-16"),
        ("hampshire-pcc", "2022-12-31"),
        ("hampshire-pcc", "2023-01-01"),
    ]
    .map(|(id, on)| format!("{on} {}", read(id, on)))
    .join("\n");
    insta::assert_snapshot!(page, @r"
    2017-07-31 HM Inspectorate of Constabulary
    2017-08-01 HM Inspectorate of Constabulary and Fire & Rescue Services
    2018-01-07 Independent Police Complaints Commission
    2018-01-08 Independent Office for Police Conduct
    2022-11-15 Hampshire Constabulary
    2022-11-16 Hampshire and Isle of Wight Constabulary
    2022-12-31 Police and Crime Commissioner for Hampshire
    2023-01-01 Police and Crime Commissioner for Hampshire and Isle of Wight
    ");
}
