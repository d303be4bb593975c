//! Asks follow from what was recorded: one for each addressee and duty.

use answerable_register::body::KnownDay;
use answerable_register::facts::{About, Addressee, Asked, AskedKind, Report, Section55, Who};
use answerable_testkit::Teller;
use answerable_testkit::facts::{day, recommendation, report, report_about, request, to, to_group};

fn country() -> Teller {
    let mut teller = Teller::of_the_country();
    teller.on("6 March 2024");
    teller
}

#[test]
fn one_recommendation_to_a_group_is_an_ask_of_each_member() {
    let mut teller = country();
    teller.tell(Asked {
        of: vec![to_group("chief-constables", "all chief constables")],
        ..request("record-reasons", "6 March 2024", &[])
    });
    insta::assert_snapshot!(teller.asked_of("record-reasons").join("\n"), @r"
    record-reasons/exampleshire-police/act
    record-reasons/northmoor-police/act
    record-reasons/southvale-police/act
    record-reasons/westmarch-police/act
    ");
}

#[test]
fn a_group_is_expanded_as_of_the_day_asked_and_never_again() {
    let mut teller = country();
    teller.on("6 March 2026");
    let asked = Asked {
        of: vec![to_group("chief-constables", "all chief constables")],
        ..request("record-reasons", "6 March 2024", &[])
    };
    // Recorded two years later, when there is one force more.
    let entry = teller.tell(asked);
    assert_eq!(teller.asked_of("record-reasons").len(), 4);
    let held = teller.register().asked.latest("record-reasons").unwrap();
    let as_kept = held.fact.clone();
    let Who::Group { members, .. } = &as_kept.of[0].who else {
        panic!("a group stays a group");
    };
    assert_eq!(members.len(), 4, "its members stand in the entry itself");
    // A correction of the title keeps whom it was put to.
    teller.correct(
        entry,
        Asked {
            title: "Record every reason".into(),
            ..as_kept
        },
    );
    assert_eq!(teller.asked_of("record-reasons").len(), 4);
}

#[test]
fn the_bodies_that_owe_comments_are_those_of_the_day_of_publication() {
    let mut teller = country();
    teller.on("6 March 2026");
    teller.tell(report("before", "6 May 2024"));
    teller.tell(report("after", "7 May 2024"));
    let pages = [teller.asked_of("before"), teller.asked_of("after")].map(|asks| asks.join("\n"));
    insta::assert_snapshot!(pages.join("\n\n"), @r"
    before/exampleshire-pcc/comment
    before/northmoor-pcc/comment
    before/southvale-pcc/comment
    before/westmarch-pcc/comment

    after/exampleshire-pcc/comment
    after/northmoor-mayor/comment
    after/southvale-pcc/comment
    after/westmarch-pcc/comment
    ");
}

#[test]
fn a_joint_unit_is_asked_as_one() {
    let mut teller = country();
    teller.tell(Asked {
        kind: AskedKind::AidRequest,
        ..request("armed-aid", "6 March 2024", &["three-shires-armed-unit"])
    });
    assert_eq!(
        teller.asked_of("armed-aid"),
        ["armed-aid/three-shires-armed-unit/reply"]
    );
}

#[test]
fn section_55_not_settled_makes_no_ask() {
    let mut teller = country();
    for (id, section_55) in [
        (
            "unknown",
            Section55::Unknown {
                why: "a letter".into(),
            },
        ),
        (
            "outside",
            Section55::DoesNotApply {
                why: "a letter".into(),
            },
        ),
    ] {
        let report = Report {
            section_55,
            ..report_about(id, "6 March 2024", &["exampleshire-police"])
        };
        teller.tell(report.clone());
        let inside = format!("{id}-1");
        teller.tell(recommendation(&inside, &report, &["exampleshire-police"]));
        assert!(teller.asked_of(id).is_empty());
        assert_eq!(
            teller.asked_of(&inside),
            [format!("{inside}/exampleshire-police/act")]
        );
    }
}

#[test]
fn an_explanation_is_owed_only_where_the_body_or_its_force_is_addressed() {
    let mut teller = country();
    let report = report_about(
        "missing-people",
        "6 March 2024",
        &["exampleshire-police", "southvale-police"],
    );
    teller.tell(report.clone());
    for (id, of) in [
        ("to-a-force", "exampleshire-police"),
        ("to-a-commissioner", "southvale-pcc"),
        // Its commissioner owes no comments on this report.
        ("to-a-force-the-report-is-not-about", "westmarch-police"),
        // Runs with a force that the report is not about, too.
        ("to-a-joint-unit", "three-shires-armed-unit"),
        ("to-a-department", "department-of-invention"),
    ] {
        teller.tell(recommendation(id, &report, &[of]));
    }
    // Only recommendations want an explanation.
    teller.tell(Asked {
        kind: AskedKind::AreaForImprovement,
        ..recommendation("an-area", &report, &["exampleshire-police"])
    });
    let page: Vec<String> = [
        "to-a-force",
        "to-a-commissioner",
        "to-a-force-the-report-is-not-about",
        "to-a-joint-unit",
        "to-a-department",
        "an-area",
    ]
    .into_iter()
    .flat_map(|id| teller.asked_of(id))
    .collect();
    insta::assert_snapshot!(page.join("\n"), @r"
    to-a-force/exampleshire-police/act
    to-a-force/exampleshire-pcc/explain
    to-a-commissioner/southvale-pcc/act
    to-a-commissioner/southvale-pcc/explain
    to-a-force-the-report-is-not-about/westmarch-police/act
    to-a-joint-unit/three-shires-armed-unit/act
    to-a-joint-unit/exampleshire-pcc/explain
    to-a-joint-unit/southvale-pcc/explain
    to-a-department/department-of-invention/act
    an-area/exampleshire-police/act
    ");
}

#[test]
fn a_force_that_has_left_a_joint_unit_is_not_concerned_by_it() {
    let mut teller = country();
    let held = teller.register().bodies.latest("three-shires-armed-unit");
    let (entry, mut unit) = held.map(|held| (held.entry, held.fact.clone())).unwrap();
    let members = &mut unit.collaboration.as_mut().unwrap().members;
    members[1].until = Some(KnownDay::Day(day("1 March 2024")));
    teller.correct(entry, unit);
    let report = report("armed-policing", "6 March 2024");
    teller.tell(report.clone());
    teller.tell(recommendation(
        "train-together",
        &report,
        &["three-shires-armed-unit"],
    ));
    assert_eq!(
        teller.asked_of("train-together"),
        [
            "train-together/three-shires-armed-unit/act",
            "train-together/exampleshire-pcc/explain",
            "train-together/westmarch-pcc/explain"
        ]
    );
}

#[test]
fn a_cause_of_concern_asks_nothing_itself() {
    let mut teller = country();
    teller.tell(Asked {
        kind: AskedKind::CauseOfConcern,
        ..request("a-cause", "6 March 2024", &["exampleshire-police"])
    });
    teller.tell(Asked {
        under: Some("a-cause".into()),
        kind: AskedKind::Recommendation,
        ..request("beneath-it", "6 March 2024", &["exampleshire-police"])
    });
    assert!(teller.asked_of("a-cause").is_empty());
    assert_eq!(teller.asked_of("beneath-it").len(), 1);
}

#[test]
fn a_body_was_asked_in_words_if_any_of_the_words_that_name_it_say_so() {
    let untold = |to: Addressee| Addressee {
        not_said: Some("It is told of beside the others.".into()),
        ..to
    };
    let group = |of: Addressee| Addressee {
        who: Who::Group {
            group: "chief-constables".into(),
            members: vec!["northmoor-police".into(), "southvale-police".into()],
        },
        ..of
    };
    let asked = Asked {
        of: vec![
            untold(to("exampleshire-police")),
            untold(to("northmoor-police")),
            group(to("nobody")),
        ],
        ..request("a-request", "6 March 2024", &[])
    };
    let why = |body: &str| asked.not_said_of(&body.into()).and_then(|why| why.open());
    assert_eq!(
        why("exampleshire-police"),
        Some("It is told of beside the others.")
    );
    for body in ["northmoor-police", "southvale-police", "westmarch-police"] {
        assert_eq!(why(body), None, "{body}");
    }
}

#[test]
fn an_addressee_that_is_no_body_stands_for_itself() {
    let mut teller = country();
    let of = |who| Addressee {
        who,
        ..to("nobody")
    };
    teller.tell(Asked {
        of: vec![
            of(Who::as_published("Southvale Police")),
            of(Who::NotPublished),
        ],
        kind: AskedKind::CoronersConcern,
        ..request("a-concern", "6 March 2024", &[])
    });
    // The words are a force's name, and it is not filed under that force.
    assert_eq!(
        teller.asked_of("a-concern"),
        [
            "a-concern/as-published-southvale-police/answer",
            "a-concern/addressee-not-published/answer"
        ]
    );
    assert!(
        teller
            .register()
            .asks_to(&"southvale-police".into())
            .is_empty()
    );
}

#[test]
fn a_body_named_twice_is_asked_once() {
    let mut teller = country();
    teller.tell(Asked {
        of: vec![
            to("exampleshire-police"),
            to_group("chief-constables", "all chief constables"),
        ],
        ..request("record-reasons", "6 March 2024", &[])
    });
    assert_eq!(teller.asked_of("record-reasons").len(), 4);
}

#[test]
fn a_report_about_no_force_is_owed_by_nobody() {
    let mut teller = country();
    teller.tell(Report {
        about: About::NoForce,
        ..report("policing-at-large", "6 March 2024")
    });
    assert!(teller.asked_of("policing-at-large").is_empty());
}
