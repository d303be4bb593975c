//! The usual forms of a name, made by rule from the official ones.
//!
//! Documents rarely write a body's whole name. They write "Derbyshire Police"
//! for Derbyshire Constabulary, "Surrey PCC" for the Police and Crime
//! Commissioner for Surrey, "the Chief Constable of Kent". The rules here make
//! those forms for every body of a kind alike, so that none is forgotten and
//! none is guessed for one body alone.

use answerable_register::body::BodyKind;

/// What a force may call itself after the name of its area. Coroners' reports
/// show all of these, the odd ones too.
const FORCE_ENDINGS: [&str; 6] = [
    "Police",
    "Constabulary",
    "Police Service",
    "Police Force",
    "Police Constabulary",
    "Constabulary Police",
];

/// The name of the area inside a force's name: "Kent" in "Kent Police". `None`
/// if the name is not built so.
fn stem(name: &str) -> Option<&str> {
    [" Police Service", " Constabulary", " Police"]
        .into_iter()
        .find_map(|ending| name.strip_suffix(ending))
}

/// The stems of a force's names and of the other names of its area, without
/// repeats.
fn stems<'a>(names: &[&'a str], also: &[&'a str]) -> Vec<&'a str> {
    let mut stems = Vec::new();
    for stem in names
        .iter()
        .filter_map(|name| stem(name))
        .chain(also.iter().copied())
    {
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    }
    stems
}

/// The usual forms of a force's names.
pub(super) fn of_force(names: &[&str], also: &[&str]) -> Vec<String> {
    stems(names, also)
        .into_iter()
        .flat_map(|stem| FORCE_ENDINGS.map(|ending| format!("{stem} {ending}")))
        .collect()
}

/// The usual forms of the name of a force's chief officer.
pub(super) fn of_chief_officer(title: &str, names: &[&str], also: &[&str]) -> Vec<String> {
    let mut of = names
        .iter()
        .map(|&name| name.to_owned())
        .collect::<Vec<_>>();
    for stem in stems(names, also) {
        of.push(format!("{stem} Police"));
        of.push(format!("{stem} Constabulary"));
        // A "Commissioner of Surrey" would be no chief officer.
        if title == "Chief Constable" {
            of.push(stem.to_owned());
        }
    }
    of.iter()
        .flat_map(|of| {
            [
                format!("{title} of {of}"),
                format!("{title} for {of}"),
                format!("{title}, {of}"),
                format!("{of} {title}"),
            ]
        })
        .collect()
}

/// The usual forms of the name of an office over a police area, for one kind
/// of office. Nothing for a kind that is not named after its area.
pub(super) fn of_office_over_area(kind: BodyKind, areas: &[&str]) -> Vec<String> {
    let (title, letters) = match kind {
        BodyKind::PoliceAndCrimeCommissioner => ("Police and Crime Commissioner", "PCC"),
        BodyKind::PoliceFireAndCrimeCommissioner => ("Police, Fire and Crime Commissioner", "PFCC"),
        BodyKind::Mayor => return areas.iter().flat_map(|area| of_mayor(area)).collect(),
        _ => return Vec::new(),
    };
    areas
        .iter()
        .flat_map(|area| {
            [
                format!("{title} for {area}"),
                format!("{title} of {area}"),
                format!("{title}, {area}"),
                format!("{area} {title}"),
                format!("{area} {letters}"),
                format!("{letters} for {area}"),
                format!("Office of the {title} for {area}"),
                format!("Office of the {area} {title}"),
                format!("{area} Office of the {title}"),
                format!("{area} O{letters}"),
                format!("O{letters} for {area}"),
            ]
        })
        .collect()
}

fn of_mayor(area: &str) -> [String; 5] {
    [
        format!("Mayor of {area}"),
        format!("Mayor for {area}"),
        format!("{area} Mayor"),
        format!("{area} Combined Authority Mayor"),
        format!("Mayor of the {area} Combined Authority"),
    ]
}

/// The four ways a commissioner's Welsh title is written: with and without the
/// article, *throsedd* and *throseddu*. Nothing for another Welsh name.
pub(super) fn of_welsh_commissioner(name: &str) -> Vec<String> {
    let Some(area) = name
        .strip_prefix("Comisiynydd Heddlu a Throseddu ")
        .or_else(|| name.strip_prefix("Comisiynydd Heddlu a Throsedd "))
    else {
        return Vec::new();
    };
    ["Heddlu", "yr Heddlu"]
        .into_iter()
        .flat_map(|police| {
            ["Throsedd", "Throseddu"].map(|crime| format!("Comisiynydd {police} a {crime} {area}"))
        })
        .collect()
}

/// A name followed by its letters, as a document introduces it: "National
/// Police Chiefs’ Council (NPCC)".
pub(super) fn with_letters(names: &[&str], letters: &[&str]) -> Vec<String> {
    names
        .iter()
        .flat_map(|name| letters.iter().map(move |short| format!("{name} ({short})")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_force_is_found_under_the_usual_forms() {
        let forms = of_force(&["Exampleshire Constabulary"], &["Exshire"]);
        for form in [
            "Exampleshire Police",
            "Exampleshire Police Service",
            "Exshire Constabulary",
        ] {
            assert!(forms.iter().any(|made| made == form), "{form}");
        }
        assert!(of_force(&["Police of Northmoor"], &[]).is_empty());
    }

    #[test]
    fn a_commissioner_is_found_under_the_usual_forms() {
        let forms = of_office_over_area(BodyKind::PoliceAndCrimeCommissioner, &["Southvale"]);
        insta::assert_snapshot!(forms.join("\n"), @r"
        Police and Crime Commissioner for Southvale
        Police and Crime Commissioner of Southvale
        Police and Crime Commissioner, Southvale
        Southvale Police and Crime Commissioner
        Southvale PCC
        PCC for Southvale
        Office of the Police and Crime Commissioner for Southvale
        Office of the Southvale Police and Crime Commissioner
        Southvale Office of the Police and Crime Commissioner
        Southvale OPCC
        OPCC for Southvale
        ");
    }

    #[test]
    fn a_chief_officer_is_found_under_the_usual_forms_and_a_commissioner_not_by_area_alone() {
        let forms = of_chief_officer("Chief Constable", &["Westmarch Police"], &[]);
        assert!(forms.contains(&"Chief Constable of Westmarch".to_owned()));
        assert!(forms.contains(&"Westmarch Constabulary Chief Constable".to_owned()));
        let forms = of_chief_officer("Commissioner", &["Westmarch Police"], &[]);
        assert!(forms.contains(&"Westmarch Police Commissioner".to_owned()));
        assert!(!forms.contains(&"Westmarch Commissioner".to_owned()));
    }

    #[test]
    fn a_welsh_title_is_written_four_ways() {
        let forms = of_welsh_commissioner("Comisiynydd Heddlu a Throsedd Gwent");
        assert_eq!(forms.len(), 4);
        assert!(forms.contains(&"Comisiynydd yr Heddlu a Throseddu Gwent".to_owned()));
        assert!(of_welsh_commissioner("Heddlu Gwent").is_empty());
    }
}
