//! Names as documents write them mean one body, or nothing.

use answerable_register::body::{Name, NameUse, name_key};

use super::*;

impl Bodies {
    /// Whom a name means on a day: body ids, `office of` or `group` before the
    /// id where it is one of these.
    pub(super) fn meaning(&self, name: &str, on: Day) -> Vec<String> {
        let key = name_key(name);
        let hit = |names: &[Name]| {
            names
                .iter()
                .any(|name| name.in_use_on(on) && name.key() == key)
        };
        let bodies = self
            .bodies
            .iter()
            .filter(|body| body.exists_on(on) && hit(&body.names));
        let mut meant: Vec<String> = bodies.map(|body| body.id.to_string()).collect();
        for office in self.offices.iter().filter(|office| hit(&office.names)) {
            if !meant.contains(&office.body.to_string()) {
                meant.push(format!("office of {}", office.body));
            }
        }
        for group in &self.groups {
            if group.words.iter().any(|words| name_key(words) == key) {
                meant.push(format!("group {}", group.id));
            }
        }
        meant
    }
}

/// Names on a day, each with whom it means.
fn read(on: &str, names: &[&str]) -> String {
    let bodies = shipped();
    names
        .iter()
        .map(|name| {
            let meant = bodies.meaning(name, day(on)).join(" or ");
            format!(
                "{name} = {}",
                if meant.is_empty() { "nothing" } else { &meant }
            )
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_names_the_seed_documents_use_are_found() {
    insta::assert_snapshot!(
        read("2024-01-15", &[
            "the Met", "Thames Valley Police", "Leicestershire Police", "Kent Police", "Essex Police",
            "Hertfordshire Police", "Police Federation of England and Wales", "Metropolitan Police Federation",
            "Crown Prosecution Service", "Home Secretary", "HMICFRS", "APCC", "NPCC", "College of Policing",
            "Police Performance Oversight Group (PPOG)", "PPOG", "Policing Performance Oversight Group",
            "Mayor of London", "London Policing Board", "PCCs", "forces", "Chair of NPCC", "HMCI",
            "Commissioner of Police of the Metropolis", "Police Commission", "the force", "MPs",
        ]),
        @""
    );
}

#[test]
fn usual_forms_are_found() {
    insta::assert_snapshot!(
        read("2023-06-01", &[
            "Hertfordshire Constabulary", "Derbyshire Police", "Notts Police", "Devon & Cornwall Police",
            "Avon and Somerset Constabulary", "Hampshire Police Constabulary", "MPS", "BTP", "MDP", "CNC", "NCA",
            "West Mercia PCC", "Police and Crime Commissioner for West Mercia", "Surrey PCC", "Nottinghamshire PCC",
            "OPCC for Kent", "Essex PFCC", "Essex PCC", "Durham PCVC", "Mayor’s Office for Policing and Crime",
            "MOPAC", "Mayor's Office for Policing and Crime (MOPAC)", "City of London Police Authority Board",
            "Chief Constable of Warwickshire Police", "The Commissioner of City of London Police",
            "Comisiynydd yr Heddlu a Throseddu Gwent", "Heddlu Gogledd Cymru", "IPCC", "HMIC",
        ]),
        @""
    );
}

#[test]
fn an_office_that_passed_is_found_under_its_old_name_too() {
    let names = [
        "West Yorkshire PCC",
        "Mayor of West Yorkshire",
        "North Yorkshire PFCC",
    ];
    insta::assert_snapshot!(read("2021-05-09", &names), @"");
    insta::assert_snapshot!(read("2024-05-07", &names), @"");
}

#[test]
fn what_no_body_is_called_is_nothing() {
    insta::assert_snapshot!(
        read("2024-01-15", &["", "police", "PCC", "Surrey", "the Commissioner", "Deputy Mayor for Policing and Crime",
            "Longton Police Station", "NSPCC", "Association of Police Officers", "WMP"]),
        @""
    );
}

#[test]
fn every_official_and_welsh_name_means_its_own_body_while_it_is_in_use() {
    let bodies = shipped();
    for body in &bodies.bodies {
        for name in body
            .names
            .iter()
            .filter(|name| name.r#use != NameUse::RegularForm)
        {
            let first = name.from.map_or(day("2024-01-15"), |from| from.latest());
            if body.exists_on(first) && name.in_use_on(first) {
                assert_eq!(
                    bodies.meaning(&name.text, first),
                    [body.id.to_string()],
                    "{}",
                    name.text
                );
            }
        }
    }
}

#[test]
fn each_force_and_commissioner_of_wales_has_a_welsh_name() {
    let bodies = shipped();
    let on = day("2024-01-15");
    let in_wales = |body: &&Body| {
        ["Dyfed-Powys", "Gwent", "North Wales", "South Wales"]
            .contains(&body.area.as_deref().unwrap_or_default())
    };
    let welsh: Vec<&str> = bodies
        .bodies
        .iter()
        .filter(in_wales)
        .filter_map(|body| body.welsh_name_on(on))
        .collect();
    insta::assert_snapshot!(welsh.join("\n"), @"");
}

proptest! {
    /// Whatever is asked on whatever day, a name never means two bodies.
    #[test]
    fn no_name_means_two_bodies(days_on in 0_i32..9_000, place in any::<prop::sample::Index>()) {
        let bodies = shipped();
        let all: Vec<&Name> = bodies.bodies.iter().flat_map(|body| &body.names)
            .chain(bodies.offices.iter().flat_map(|office| &office.names)).collect();
        let on = day("2004-01-01") + jiff_days(days_on);
        let meant = bodies.meaning(&place.get(&all).text, on);
        prop_assert!(meant.len() <= 1, "{:?}", meant);
    }
}
