//! What ships agrees with published lists kept beside the repository; where
//! they are absent these tests say so and pass.

use std::path::PathBuf;

use answerable_register::body::KnownDay;

use super::*;

/// The rows of a list kept beside the repository.
fn published(file: &str) -> Option<Vec<std::collections::BTreeMap<String, String>>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data")
        .join(file);
    let Ok(mut reader) = csv::Reader::from_path(&path) else {
        #[expect(
            clippy::print_stderr,
            reason = "a skipped test says that it was skipped"
        )]
        {
            eprintln!("skipped: {} is not there", path.display());
        }
        return None;
    };
    Some(reader.deserialize().map(Result::unwrap).collect())
}

#[test]
fn the_forces_agree_with_the_published_list() {
    let Some(rows) = published("forces.csv") else {
        return;
    };
    let bodies = shipped();
    let on = day("2025-05-16");
    assert_eq!(rows.len(), 47);
    for row in rows {
        let name = &row["force_name"];
        let meant = bodies.meaning(name, on);
        assert_eq!(meant.len(), 1, "{name}");
        let force = bodies.body(&meant[0]);
        assert_eq!(force.name_on(on), name);
        assert_eq!(
            force.area_code.as_deref().unwrap_or_default(),
            row["pfa_code"],
            "{name}"
        );
        assert_eq!(
            force.data_police_uk.as_deref().unwrap_or_default(),
            row["data_police_uk_slug"],
            "{name}"
        );
        assert_eq!(
            force.latest_kind() == BodyKind::TerritorialForce,
            row["kind"] == "territorial",
            "{name}"
        );
        let overseer = bodies
            .body(force.overseer_on(on).unwrap().as_str())
            .kind_on(on);
        let expected = match row["local_policing_body_type"].as_str() {
            "PCC" => BodyKind::PoliceAndCrimeCommissioner,
            "PFCC" => BodyKind::PoliceFireAndCrimeCommissioner,
            "Mayor" => BodyKind::Mayor,
            "MOPAC (Mayor)" => BodyKind::MayorsOffice,
            "Common Council" => BodyKind::CommonCouncil,
            "British Transport Police Authority" | "Civil Nuclear Police Authority" => {
                BodyKind::PoliceAuthority
            }
            _ => BodyKind::Minister,
        };
        assert_eq!(overseer, expected, "{name}");
    }
}

#[test]
fn every_force_in_the_history_of_engage_is_found() {
    let Some(rows) = published("engage_history.csv") else {
        return;
    };
    let bodies = shipped();
    assert_eq!(rows.len(), 10);
    for row in rows {
        let entered: KnownDay = row["entered"].parse().unwrap();
        let meant = bodies.meaning(&row["force"], entered.latest());
        assert_eq!(meant.len(), 1, "{} on {entered}", row["force"]);
    }
}

#[test]
fn the_bodies_listed_as_having_answered_in_2021_are_found_as_they_then_were() {
    let Some(rows) = published("s55_responders_listed_disproportionate_powers_2021.csv") else {
        return;
    };
    let bodies = shipped();
    let found: Vec<String> = rows
        .iter()
        .flat_map(|row| bodies.meaning(&row["responding_body"], day(&row["report_published"])))
        .collect();
    insta::assert_snapshot!(found.join("\n"), @r"
    devon-and-cornwall-pcc
    durham-pcc
    dyfed-powys-pcc
    gwent-pcc
    nottinghamshire-pcc
    suffolk-pcc
    surrey-pcc
    west-yorkshire-pcc
    ");
}

/// Recipients of coroners' reports are as published, misspelt and all. Those
/// that mean a body are found; the rest stay as published.
#[test]
fn recipients_of_coroners_reports_are_found_or_left_as_published() {
    let Some(rows) = published("pfd_asks_policing_subset.csv") else {
        return;
    };
    let bodies = shipped();
    let mut left: Vec<&str> = rows
        .iter()
        .filter(|row| {
            bodies
                .meaning(&row["recipient"], day(&row["date_of_report"]))
                .is_empty()
        })
        .map(|row| row["recipient"].as_str())
        .collect();
    left.sort_unstable();
    left.dedup();
    insta::assert_snapshot!(left.join("\n"), @r"
    Association of Police Officers
    Devon and Cornwall Police Adult Safeguarding Team
    Longton Police Station
    NSPCC
    North West Motorway Police Group
    Police and Crime Commissioner
    Police and Prisons Ombudsman
    Police of Metropolis
    South Yorkshire Police HQ
    ");
}
