//! What ships is whole, dated and clear; and the checks that say so can fail.

mod names;
mod offices;
mod published;
mod transfers;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use answerable_register::body::{BodyKind, Day};
use answerable_register::entry::{Entry, Fact};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Everything that ships, read once for all tests.
fn shipped() -> &'static Bodies {
    static SHIPPED: LazyLock<Bodies> = LazyLock::new(|| bodies().unwrap());
    &SHIPPED
}

impl Bodies {
    fn body(&self, id: &str) -> &Body {
        self.bodies
            .iter()
            .find(|body| body.id.as_str() == id)
            .unwrap_or_else(|| panic!("no body is called {id}"))
    }

    /// The bodies of some kinds on a day.
    fn of(&self, day: Day, wanted: impl Fn(BodyKind) -> bool) -> Vec<&Body> {
        self.bodies
            .iter()
            .filter(|body| body.exists_on(day) && wanted(body.kind_on(day)))
            .collect()
    }

    fn count(&self, day: Day, kind: BodyKind) -> usize {
        self.of(day, |other| other == kind).len()
    }
}

#[test]
fn there_are_exactly_43_territorial_forces() {
    let bodies = shipped();
    for on in ["2012-11-22", "2018-01-01", "2025-05-16"] {
        assert_eq!(bodies.count(day(on), BodyKind::TerritorialForce), 43);
    }
    let codes: BTreeSet<_> = bodies
        .of(day("2025-05-16"), |kind| kind == BodyKind::TerritorialForce)
        .into_iter()
        .map(|force| force.area_code.clone().unwrap())
        .collect();
    assert_eq!(codes.len(), 43, "no two forces have one code");
}

#[test]
fn on_16_may_2025_there_are_as_many_local_policing_bodies_of_each_kind_as_ministers_said() {
    let bodies = shipped();
    let on = day("2025-05-16");
    assert_eq!(bodies.count(on, BodyKind::PoliceAndCrimeCommissioner), 33);
    assert_eq!(
        bodies.count(on, BodyKind::PoliceFireAndCrimeCommissioner),
        4
    );
    assert_eq!(bodies.count(on, BodyKind::Mayor), 4);
    assert_eq!(bodies.count(on, BodyKind::MayorsOffice), 1);
    assert_eq!(bodies.count(on, BodyKind::CommonCouncil), 1);
}

#[test]
fn the_first_commissioners_came_for_41_forces() {
    let bodies = shipped();
    let commissioners = |on: &str| bodies.count(day(on), BodyKind::PoliceAndCrimeCommissioner);
    assert_eq!(commissioners("2012-11-21"), 0);
    assert_eq!(commissioners("2012-11-22"), 41);
}

proptest! {
    /// On any day since commissioners took office each force has one local
    /// policing body, which is there, and no two forces share one.
    #[test]
    fn each_force_has_exactly_one_local_policing_body(days_on in 0_i32..9_000) {
        let bodies = shipped();
        let on = day("2012-11-22") + jiff_days(days_on);
        let mut seen = BTreeSet::new();
        for force in bodies.of(on, |kind| kind == BodyKind::TerritorialForce) {
            let by: Vec<_> = force.overseen_by.iter().filter(|over| over.lasts_on(on)).collect();
            prop_assert_eq!(by.len(), 1, "{} on {}", force.id, on);
            let overseer = bodies.body(by[0].by.as_str());
            prop_assert!(overseer.exists_on(on), "{} on {}", overseer.id, on);
            prop_assert!(overseer.kind_on(on).is_local_policing_body(), "{}", overseer.id);
            prop_assert!(seen.insert(overseer.id.clone()), "{} oversees two forces", overseer.id);
        }
        prop_assert_eq!(seen.len(), bodies.of(on, BodyKind::is_local_policing_body).len());
    }
}

fn jiff_days(days: i32) -> jiff::Span {
    jiff::Span::new().days(days)
}

#[test]
fn every_fact_names_its_source_and_an_unchecked_one_says_so() {
    let bodies = shipped();
    let facts = bodies.bodies.iter().flat_map(|body| {
        std::iter::once(&body.sourced)
            .chain(body.kinds.iter().map(|held| &held.sourced))
            .chain(body.names.iter().filter_map(|name| name.sourced.as_ref()))
            .chain(body.overseen_by.iter().map(|over| &over.sourced))
            .chain(body.predecessors.iter().map(|passed| &passed.sourced))
    });
    let offices = bodies.offices.iter().flat_map(|office| {
        std::iter::once(&office.sourced).chain(office.holders.iter().map(|held| &held.sourced))
    });
    let groups = bodies.groups.iter().map(|group| &group.sourced);
    let mut unchecked = 0;
    for fact in facts.chain(offices).chain(groups) {
        assert!(!fact.source.trim().is_empty());
        let from_memory = fact.source.contains("general knowledge, to be checked");
        assert_eq!(from_memory, !fact.checked, "{}", fact.source);
        unchecked += usize::from(!fact.checked);
    }
    assert!(
        unchecked > 0,
        "were nothing unchecked, this test would test nothing"
    );
}

#[test]
fn everything_that_ships_comes_back_from_the_log_as_it_went_in() {
    let bodies = shipped();
    let facts = (bodies.bodies.iter().cloned().map(Fact::from))
        .chain(bodies.offices.iter().cloned().map(Fact::from))
        .chain(bodies.groups.iter().cloned().map(Fact::from));
    for fact in facts {
        let entry = Entry::new("reference", day("2024-01-15"), fact);
        let bytes = entry.to_bytes().unwrap();
        assert_eq!(Entry::from_bytes(&bytes).unwrap(), entry);
    }
}

#[test]
fn only_forms_made_by_rule_are_without_a_source() {
    let bodies = shipped();
    let of_bodies = bodies.bodies.iter().flat_map(|body| &body.names);
    let of_offices = bodies.offices.iter().flat_map(|office| &office.names);
    for name in of_bodies.chain(of_offices) {
        let made = name.r#use == answerable_register::body::NameUse::RegularForm;
        assert_eq!(name.sourced.is_none(), made, "{}", name.text);
    }
}

/// The file with its first line that holds `was` changed.
fn changed(file: &str, was: &str, is: &str) -> String {
    assert!(file.contains(was), "the control changes nothing: {was}");
    file.replacen(was, is, 1)
}

fn refusal(files: &Files<'_>) -> String {
    assemble::assemble(files)
        .and_then(|bodies| unambiguous::check(&bodies))
        .expect_err("the control is refused")
        .to_string()
}

#[test]
fn a_row_without_a_source_is_refused() {
    let kinds = changed(
        Files::SHIPPED.kinds,
        "https://www.legislation.gov.uk/uksi/2017/864/made",
        " ",
    );
    let refused = refusal(&Files {
        kinds: &kinds,
        ..Files::SHIPPED
    });
    insta::assert_snapshot!(refused, @"data/bodies/kinds.csv, line 3: the column 'source' is empty");
}

#[test]
fn an_id_that_nothing_bears_is_refused() {
    let oversight = changed(Files::SHIPPED.oversight, "kent-pcc", "cent-pcc");
    let refused = refusal(&Files {
        oversight: &oversight,
        ..Files::SHIPPED
    });
    insta::assert_snapshot!(refused, @"data/bodies/oversight.csv: 'cent-pcc' is not an id in bodies.csv or offices.csv");
    let groups = changed(Files::SHIPPED.groups, "gwent-police", "went-police");
    let refused = refusal(&Files {
        groups: &groups,
        ..Files::SHIPPED
    });
    insta::assert_snapshot!(refused, @"data/bodies/groups.csv: 'went-police' is not an id in bodies.csv or offices.csv");
}

#[test]
fn an_id_used_twice_or_unfit_for_an_address_is_refused() {
    let bodies = changed(Files::SHIPPED.bodies, "\ncabinet-office,", "\nhome-office,");
    let refused = refusal(&Files {
        bodies: &bodies,
        ..Files::SHIPPED
    });
    insta::assert_snapshot!(refused, @"data/bodies: two things are called 'home-office'");
    let bodies = changed(
        Files::SHIPPED.bodies,
        "\ncabinet-office,",
        "\nCabinet Office,",
    );
    let refused = refusal(&Files {
        bodies: &bodies,
        ..Files::SHIPPED
    });
    assert!(
        refused.contains("lower-case letters, digits and single hyphens"),
        "{refused}"
    );
}

#[test]
fn a_name_that_would_mean_two_bodies_on_one_day_is_refused() {
    let names = changed(Files::SHIPPED.names, ",MPS,", ",GMP,");
    let refused = refusal(&Files {
        names: &names,
        ..Files::SHIPPED
    });
    insta::assert_snapshot!(refused, @"data/bodies: 'GMP' would mean both greater-manchester-police and metropolitan-police-service, always");
    // A commissioner who stayed after the mayor came would share the name.
    let bodies = changed(
        Files::SHIPPED.bodies,
        "2012-11-22,2021-05-10",
        "2012-11-22,2021-05-11",
    );
    let refused = refusal(&Files {
        bodies: &bodies,
        ..Files::SHIPPED
    });
    insta::assert_snapshot!(refused, @"data/bodies: 'Police and Crime Commissioner for West Yorkshire' would mean both west-yorkshire-pcc and mayor-of-west-yorkshire, from 2021-05-10");
}

#[test]
fn a_rule_for_a_group_that_nobody_knows_is_refused() {
    let groups = changed(
        Files::SHIPPED.groups,
        "of-kind:special-force",
        "of-kind:specials",
    );
    let refused = refusal(&Files {
        groups: &groups,
        ..Files::SHIPPED
    });
    assert!(
        refused.contains("'of-kind:specials' is not allowed"),
        "{refused}"
    );
}
