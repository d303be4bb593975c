//! One body read day by day.

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn sourced() -> Sourced {
    Sourced {
        source: "a test".to_owned(),
        checked: true,
    }
}

fn named(text: &str, from: Option<&str>, until: Option<&str>) -> Name {
    Name {
        text: text.to_owned(),
        r#use: NameUse::Official,
        from: from.map(|day| day.parse().unwrap()),
        until: until.map(|day| day.parse().unwrap()),
        sourced: Some(sourced()),
    }
}

/// A commissioner's office of an invented area, renamed on 1 June 2019 when
/// its holder took on the fire service, and ended on 7 May 2024.
fn exampleshire() -> Body {
    let kind = |kind, from: Option<&str>| KindHeld {
        kind,
        from: from.map(|day| day.parse().unwrap()),
        sourced: sourced(),
    };
    Body {
        id: "exampleshire-pcc".into(),
        kinds: vec![
            kind(BodyKind::PoliceAndCrimeCommissioner, None),
            kind(BodyKind::PoliceFireAndCrimeCommissioner, Some("2019-06-01")),
        ],
        names: vec![
            named(
                "Police and Crime Commissioner for Exampleshire",
                None,
                Some("2019-06-01"),
            ),
            named(
                "Police, Fire and Crime Commissioner for Exampleshire",
                Some("2019-06-01"),
                None,
            ),
        ],
        from: Some("2012-11-22".parse().unwrap()),
        until: Some("2024-05-07".parse().unwrap()),
        area: Some("Exampleshire".into()),
        area_code: None,
        data_police_uk: None,
        overseen_by: Vec::new(),
        predecessors: Vec::new(),
        successors: Vec::new(),
        collaboration: None,
        note: String::new(),
        sourced: sourced(),
    }
}

#[test]
fn a_renamed_body_shows_the_name_and_kind_of_the_day() {
    let body = exampleshire();
    let read = |text: &str| {
        let day = day(text);
        format!(
            "{text} {:5} {} {}",
            body.exists_on(day),
            body.kind_on(day).slug(),
            body.name_on(day)
        )
    };
    let days = [
        "2012-11-21",
        "2012-11-22",
        "2019-05-31",
        "2019-06-01",
        "2024-05-06",
        "2024-05-07",
    ];
    insta::assert_snapshot!(days.map(read).join("\n"), @r"
    2012-11-21 false police-and-crime-commissioner Police and Crime Commissioner for Exampleshire
    2012-11-22 true  police-and-crime-commissioner Police and Crime Commissioner for Exampleshire
    2019-05-31 true  police-and-crime-commissioner Police and Crime Commissioner for Exampleshire
    2019-06-01 true  police-fire-and-crime-commissioner Police, Fire and Crime Commissioner for Exampleshire
    2024-05-06 true  police-fire-and-crime-commissioner Police, Fire and Crime Commissioner for Exampleshire
    2024-05-07 false police-fire-and-crime-commissioner Police, Fire and Crime Commissioner for Exampleshire
    ");
}

#[test]
fn a_body_comes_back_from_its_entry_as_it_went_in() {
    let body = exampleshire();
    let entry = serde_json::to_string(&body).unwrap();
    assert_eq!(serde_json::from_str::<Body>(&entry).unwrap(), body);
    assert!(entry.contains(r#""from":"2012-11-22""#), "{entry}");
    assert!(
        entry.contains(r#""kind":"police-fire-and-crime-commissioner""#),
        "{entry}"
    );
}

#[test]
fn a_body_whose_end_is_known_by_its_month_is_there_all_that_month() {
    let mut body = exampleshire();
    body.until = Some("2024-05".parse().unwrap());
    assert!(body.exists_on(day("2024-05-31")));
    assert!(!body.exists_on(day("2024-06-01")));
}

#[test]
fn an_old_name_stands_until_a_change_known_by_its_month_is_certain() {
    let mut body = exampleshire();
    body.names[0].until = Some("2019-06".parse().unwrap());
    body.names[1].from = Some("2019-06".parse().unwrap());
    let old = "Police and Crime Commissioner for Exampleshire";
    assert_eq!(body.name_on(day("2019-06-30")), old);
    assert_ne!(body.name_on(day("2019-07-01")), old);
}

#[test]
fn a_day_is_read_only_as_far_as_it_is_written() {
    for text in ["2024-02-29", "2023-11", "2019"] {
        assert_eq!(text.parse::<KnownDay>().unwrap().to_string(), text);
    }
    for text in [
        "",
        "2023-02-29",
        "2023-13",
        "23",
        "20231101",
        "+002019",
        "2019-1-01",
        "no-date",
        "11 March 2024",
    ] {
        let error = text.parse::<KnownDay>().unwrap_err();
        assert!(error.to_string().contains("write 2024-03-11"), "{error}");
    }
}

#[test]
fn every_kind_is_written_in_the_log_as_its_slug() {
    for kind in BodyKind::ALL {
        assert_eq!(
            serde_json::to_string(&kind).unwrap(),
            format!("\"{}\"", kind.slug())
        );
        assert_eq!(BodyKind::of_slug(kind.slug()), Some(kind));
    }
    assert_eq!(BodyKind::of_slug("pcc"), None);
}

#[test]
fn spellings_of_one_name_have_one_key_and_other_names_have_others() {
    for (one, other) in [
        ("Devon & Cornwall Police", "devon and cornwall police"),
        (
            "National Police Chiefs’ Council",
            "National Police Chiefs Council",
        ),
        ("the Met", "Met"),
        ("H.M.I.C.", "HMIC"),
        ("Dyfed-Powys Police", "Dyfed Powys Police"),
        ("Heddlu Gogledd Cymrû", "heddlu gogledd cymru"),
    ] {
        assert_eq!(name_key(one), name_key(other));
    }
    for (one, other) in [
        ("West Mercia Police", "West Midlands Police"),
        ("NPCC", "NPoCC"),
        ("MPs", "MPS"),
        ("PCCs", "PCC"),
        ("Kent", "Kent Police"),
    ] {
        assert_ne!(name_key(one), name_key(other));
    }
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// No text makes the reader of days panic, and what it reads it writes
        /// back letter for letter.
        #[test]
        fn a_known_day_writes_back_what_it_read(text in "[0-9+-]{0,12}|.{0,12}") {
            if let Ok(known) = text.parse::<KnownDay>() {
                prop_assert_eq!(known.to_string(), text);
                prop_assert!(known.earliest() <= known.latest());
            }
        }

        /// A key is its own key, so keys can be stored and compared.
        #[test]
        fn a_key_is_its_own_key(name in ".{0,40}") {
            let key = name_key(&name);
            prop_assume!(!key.starts_with("the "));
            prop_assert_eq!(name_key(&key), key);
        }
    }
}
