//! Offices with their holders, groups with their members, units with theirs.

use answerable_register::body::{Holder, OfficeRole};
use answerable_register::words::Words;

use super::*;

fn members(group: &str, on: &str) -> Vec<String> {
    let bodies = shipped();
    let group = bodies
        .groups
        .iter()
        .find(|other| other.id.as_str() == group)
        .unwrap();
    bodies
        .bodies
        .iter()
        .filter(|body| body.exists_on(day(on)) && group.rule.takes(&body.id, body.kind_on(day(on))))
        .map(|body| body.id.to_string())
        .collect()
}

#[test]
fn each_force_has_one_chief_officer_and_only_london_has_commissioners() {
    let bodies = shipped();
    let mut commissioners = Vec::new();
    for force in bodies.of(day("2024-01-15"), |kind| kind == BodyKind::TerritorialForce) {
        let chief: Vec<&Office> = bodies
            .offices
            .iter()
            .filter(|office| office.body == force.id && office.role == OfficeRole::ChiefOfficer)
            .collect();
        assert_eq!(chief.len(), 1, "{}", force.id);
        match chief[0].title.as_str() {
            "Chief Constable" => {}
            "Commissioner" => commissioners.push(force.id.to_string()),
            title => panic!("{} has a {title}", force.id),
        }
    }
    assert_eq!(
        commissioners,
        ["city-of-london-police", "metropolitan-police-service"]
    );
}

#[test]
fn each_elected_local_policing_body_but_mopac_is_an_office() {
    let bodies = shipped();
    for body in bodies.of(day("2025-05-16"), BodyKind::is_elected_local_policing_body) {
        let offices = bodies
            .offices
            .iter()
            .filter(|office| office.body == body.id);
        let incumbents = offices
            .filter(|office| office.role == OfficeRole::Incumbent)
            .count();
        let expected = usize::from(body.latest_kind() != BodyKind::MayorsOffice);
        assert_eq!(incumbents, expected, "{}", body.id);
    }
}

#[test]
fn holders_are_those_the_sources_name_on_the_days_they_held() {
    let bodies = shipped();
    let held = |office: &str, on: &str| {
        let office = bodies
            .offices
            .iter()
            .find(|other| other.id.as_str() == office)
            .unwrap();
        let names: Vec<&str> = office
            .holders_on(day(on))
            .map(|holding| match &holding.holder {
                Holder::Person(name) => Words::or_blank(name),
                Holder::Vacant => "vacant",
            })
            .collect();
        format!("{on} {}: {}", office.name_on(day(on)), names.join(" and "))
    };
    let page = [
        held("secretary-of-state-for-the-home-department", "2023-09-01"),
        held("secretary-of-state-for-the-home-department", "2023-11-12"),
        held("secretary-of-state-for-the-home-department", "2023-11-13"),
        held("secretary-of-state-for-the-home-department", "2024-01-15"),
        held("hm-chief-inspector-of-constabulary", "2024-01-10"),
        held("commissioner-of-police-of-the-metropolis", "2023-09-26"),
        held("commissioner-of-police-of-the-metropolis", "2022-09-11"),
        held(
            "chair-of-the-association-of-police-and-crime-commissioners",
            "2024-01-15",
        ),
        held("chair-of-the-national-police-chiefs-council", "2024-01-15"),
        held("chief-executive-of-the-college-of-policing", "2024-01-15"),
        held("member-of-the-london-assembly", "2023-11-15"),
    ]
    .join("\n");
    insta::assert_snapshot!(page, @r"
    2023-09-01 Home Secretary: Suella Braverman
    2023-11-12 Home Secretary: Suella Braverman
    2023-11-13 Home Secretary: James Cleverly
    2024-01-15 Home Secretary: James Cleverly
    2024-01-10 HM Chief Inspector of Constabulary: Andy Cooke
    2023-09-26 Commissioner of Police of the Metropolis: Sir Mark Rowley
    2022-09-11 Commissioner of Police of the Metropolis: 
    2024-01-15 Chair of the Association of Police and Crime Commissioners: Donna Jones
    2024-01-15 Chair of the National Police Chiefs’ Council: Gavin Stephens
    2024-01-15 Chief Executive of the College of Policing: Andy Marsh
    2023-11-15 Member of the London Assembly: Caroline Russell
    ");
}

#[test]
fn groups_are_whoever_there_was_on_the_day() {
    for on in ["2013-01-01", "2019-06-01", "2024-01-15", "2025-05-16"] {
        assert_eq!(members("chief-constables", on).len(), 43);
        assert_eq!(members("all-forces", on).len(), 43);
        assert_eq!(members("local-policing-bodies", on).len(), 43);
        let elected = members("police-and-crime-commissioners", on);
        assert_eq!(elected.len(), 42);
        assert!(!elected.contains(&"common-council-of-the-city-of-london".to_owned()));
    }
    let has = |on, id: &str| members("police-and-crime-commissioners", on).contains(&id.to_owned());
    assert!(
        has("2021-05-09", "west-yorkshire-pcc") && !has("2021-05-09", "mayor-of-west-yorkshire")
    );
    assert!(
        !has("2021-05-10", "west-yorkshire-pcc") && has("2021-05-10", "mayor-of-west-yorkshire")
    );
}

#[test]
fn the_twelve_forces_visited_are_twelve() {
    assert_eq!(
        members("forces-visited-on-activism-and-impartiality", "2024-01-10").len(),
        12
    );
}

#[test]
fn a_unit_of_three_forces_is_one_body_that_names_the_three() {
    let bodies = shipped();
    let unit = bodies.body("bedfordshire-cambridgeshire-and-hertfordshire-armed-policing-unit");
    let run_by = unit.collaboration.as_ref().unwrap();
    let members: Vec<&str> = run_by
        .members
        .iter()
        .filter(|member| member.lasts_on(day("2023-09-26")))
        .map(|member| member.body.as_str())
        .collect();
    assert_eq!(
        members,
        [
            "bedfordshire-police",
            "cambridgeshire-constabulary",
            "hertfordshire-constabulary"
        ]
    );
    assert_eq!(run_by.does, "armed policing");
    assert!(bodies.bodies.iter().all(|body| {
        body.collaboration.is_some() == (body.latest_kind() == BodyKind::Collaboration)
    }));
}

/// Police Reform and Social Responsibility Act 2011, ss. 28 and 33: a panel for each
/// area outside London, and the London Assembly for the Mayor's Office.
#[test]
fn panels_scrutinise_every_elected_body_outside_london_and_the_assembly_londons() {
    use answerable_register::entry::Entry;
    use answerable_register::fold::Register;
    let on = day("2025-05-16");
    let mut register = Register::default();
    for body in &shipped().bodies {
        register.fold(Entry::new("init", on, body.clone()));
    }
    let directory = register.directory();
    let ids = |of: &str| directory.scrutinised_by(&of.into(), on);
    assert_eq!(
        ids("london-assembly"),
        ["mayors-office-for-policing-and-crime".into()]
    );
    let of_panels = ids("police-and-crime-panels");
    let all = directory.local_policing_bodies(on);
    let without: Vec<_> = all.iter().filter(|id| !of_panels.contains(id)).collect();
    assert_eq!(all.len(), 43);
    insta::assert_snapshot!(
        without.iter().map(|id| id.as_str()).collect::<Vec<_>>().join("\n"),
        @r"
    common-council-of-the-city-of-london
    mayors-office-for-policing-and-crime
    "
    );
    assert!(ids("home-office").is_empty());
}
