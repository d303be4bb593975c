//! Names as documents write them mean one body, or nothing.

use std::collections::HashMap;

use answerable_register::body::{Name, NameUse, OfficeRole, name_key};

use super::*;

/// Whom a name means, as a reader of documents would look it up.
static MEANINGS: LazyLock<HashMap<String, Vec<(&Name, String)>>> = LazyLock::new(|| {
    let mut meanings: HashMap<String, Vec<(&Name, String)>> = HashMap::new();
    let mut mean = |name: &'static Name, meant: String| {
        meanings.entry(name.key()).or_default().push((name, meant));
    };
    for body in &shipped().bodies {
        for name in &body.names {
            mean(name, body.id.to_string());
        }
    }
    for office in &shipped().offices {
        let meant = match office.role {
            OfficeRole::Incumbent => office.body.to_string(),
            _ => format!("office of {}", office.body),
        };
        for name in &office.names {
            mean(name, meant.clone());
        }
    }
    meanings
});

impl Bodies {
    /// Whom a name means on a day: the ids of bodies, with `office of` or
    /// `group` before where it means one of these.
    pub(super) fn meaning(&self, name: &str, on: Day) -> Vec<String> {
        let key = name_key(name);
        let called = MEANINGS.get(&key).map_or(&[][..], Vec::as_slice);
        let mut meant: Vec<String> = called
            .iter()
            .filter(|(name, _)| name.in_use_on(on))
            .map(|(_, meant)| meant.clone())
            .collect();
        for group in &self.groups {
            if group.words.iter().any(|words| name_key(words) == key) {
                meant.push(format!("group {}", group.id));
            }
        }
        meant.sort();
        meant.dedup();
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
        @r"
    the Met = metropolitan-police-service
    Thames Valley Police = thames-valley-police
    Leicestershire Police = leicestershire-police
    Kent Police = kent-police
    Essex Police = essex-police
    Hertfordshire Police = hertfordshire-constabulary
    Police Federation of England and Wales = police-federation-of-england-and-wales
    Metropolitan Police Federation = metropolitan-police-federation
    Crown Prosecution Service = crown-prosecution-service
    Home Secretary = home-secretary
    HMICFRS = hmicfrs
    APCC = association-of-police-and-crime-commissioners
    NPCC = national-police-chiefs-council
    College of Policing = college-of-policing
    Police Performance Oversight Group (PPOG) = performance-oversight-group
    PPOG = performance-oversight-group
    Policing Performance Oversight Group = performance-oversight-group
    Mayor of London = mayor-of-london
    London Policing Board = london-policing-board
    PCCs = group police-and-crime-commissioners
    forces = group all-forces
    Chair of NPCC = office of national-police-chiefs-council
    HMCI = office of hmicfrs
    Commissioner of Police of the Metropolis = office of metropolitan-police-service
    Police Commission = nothing
    the force = nothing
    MPs = nothing
    "
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
        @r"
    Hertfordshire Constabulary = hertfordshire-constabulary
    Derbyshire Police = derbyshire-constabulary
    Notts Police = nottinghamshire-police
    Devon & Cornwall Police = devon-and-cornwall-police
    Avon and Somerset Constabulary = avon-and-somerset-police
    Hampshire Police Constabulary = hampshire-and-isle-of-wight-constabulary
    MPS = metropolitan-police-service
    BTP = british-transport-police
    MDP = ministry-of-defence-police
    CNC = civil-nuclear-constabulary
    NCA = national-crime-agency
    West Mercia PCC = west-mercia-pcc
    Police and Crime Commissioner for West Mercia = west-mercia-pcc
    Surrey PCC = surrey-pcc
    Nottinghamshire PCC = nottinghamshire-pcc
    OPCC for Kent = kent-pcc
    Essex PFCC = essex-pfcc
    Essex PCC = essex-pfcc
    Durham PCVC = durham-pcc
    Mayor’s Office for Policing and Crime = mayors-office-for-policing-and-crime
    MOPAC = mayors-office-for-policing-and-crime
    Mayor's Office for Policing and Crime (MOPAC) = mayors-office-for-policing-and-crime
    City of London Police Authority Board = common-council-of-the-city-of-london
    Chief Constable of Warwickshire Police = office of warwickshire-police
    The Commissioner of City of London Police = office of city-of-london-police
    Comisiynydd yr Heddlu a Throseddu Gwent = gwent-pcc
    Heddlu Gogledd Cymru = north-wales-police
    IPCC = independent-office-for-police-conduct
    HMIC = hmicfrs
    "
    );
}

#[test]
fn an_office_that_passed_is_found_under_its_old_name_too() {
    let names = [
        "West Yorkshire PCC",
        "Mayor of West Yorkshire",
        "North Yorkshire PFCC",
    ];
    insta::assert_snapshot!(read("2021-05-09", &names), @r"
    West Yorkshire PCC = west-yorkshire-pcc
    Mayor of West Yorkshire = nothing
    North Yorkshire PFCC = north-yorkshire-pfcc
    ");
    insta::assert_snapshot!(read("2024-05-07", &names), @r"
    West Yorkshire PCC = mayor-of-west-yorkshire
    Mayor of West Yorkshire = mayor-of-west-yorkshire
    North Yorkshire PFCC = mayor-of-york-and-north-yorkshire
    ");
}

#[test]
fn what_no_body_is_called_is_nothing() {
    insta::assert_snapshot!(
        read("2024-01-15", &["", "police", "PCC", "Surrey", "the Commissioner", "Deputy Mayor for Policing and Crime",
            "Longton Police Station", "NSPCC", "Association of Police Officers", "WMP"]),
        @r"
     = nothing
    police = nothing
    PCC = nothing
    Surrey = nothing
    the Commissioner = nothing
    Deputy Mayor for Policing and Crime = nothing
    Longton Police Station = nothing
    NSPCC = nothing
    Association of Police Officers = nothing
    WMP = nothing
    "
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
    insta::assert_snapshot!(welsh.join("\n"), @r"
    Heddlu Dyfed-Powys
    Heddlu Gwent
    Heddlu Gogledd Cymru
    Heddlu De Cymru
    Comisiynydd Heddlu a Throseddu Dyfed-Powys
    Comisiynydd Heddlu a Throsedd Gwent
    Comisiynydd Heddlu a Throsedd Gogledd Cymru
    Comisiynydd Heddlu a Throsedd De Cymru
    ");
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
