//! Whom an ask is addressed to.

use crate::{reading, yields};
use answerable_intake::{Found, Reason};

#[test]
fn several_addressees_keep_their_parts() {
    insta::assert_snapshot!(yields(
        "By 1 May 2025, the Inspectorate, the College of Custody and the NB should agree a standard.

Chief constables, working with PCCs, should publish it.

Chief constables, in consultation with the National Board, should review it."), @r"
    Recommendation → the Inspectorate [inspectorate], the College of Custody [college-of-custody], the NB [national-board] · On(2025-05-01)
        By 1 May 2025, the Inspectorate, the College of Custody and the NB should agree a standard…
    Recommendation → Chief constables [group chief-constables], with PCCs [group local-policing-bodies]
        Chief constables, working with PCCs, should publish it.
    Recommendation → Chief constables [group chief-constables], consult the National Board [national-board]
        Chief constables, in consultation with the National Board, should review it.
    ");
}

#[test]
fn an_office_within_a_body_keeps_its_title() {
    insta::assert_snapshot!(yields(
        "The National Board lead for missing people should publish a plan."), @r"
    Recommendation → The National Board lead for missing people [national-board/lead for missing people]
        The National Board lead for missing people should publish a plan.
    ");
}

#[test]
fn a_name_with_and_in_it_is_one_name() {
    insta::assert_snapshot!(yields(
        "Westmarch and Dale Police and Southvale Constabulary should share a plan."), @r"
    Recommendation → Westmarch and Dale Police [westmarch-and-dale-police], Southvale Constabulary [southvale-constabulary]
        Westmarch and Dale Police and Southvale Constabulary should share a plan.
    ");
}

#[test]
fn a_name_that_nobody_knows_is_shown_as_published() {
    insta::assert_snapshot!(yields(
        "Recommendation 1: Southvail Constabulary and the Custody Panel for Wales should meet."), @r"
    Recommendation 1 → Southvail Constabulary [? ], the Custody Panel for Wales [? ]
        Southvail Constabulary and the Custody Panel for Wales should meet.
    ");
}

#[test]
fn the_force_is_the_only_one_the_headings_name() {
    let reading = reading(
        "Exampleshire Police: inspection

The force works with Northmoor Police, which is smaller and has fewer cells.

The force should publish its plan.
",
    );
    let [proposal] = &reading.proposals[..] else {
        panic!("one recommendation");
    };
    assert_eq!(
        proposal.addressees[0].found,
        Found::Body("exampleshire-police".into())
    );
    let named = proposal.because.iter().find_map(|reason| match reason {
        Reason::TheForceIs { named } => Some(reading.document.words(*named)),
        _ => None,
    });
    assert_eq!(named, Some("Exampleshire Police"));
}

#[test]
fn the_force_is_nobody_for_certain_where_two_are_named() {
    let reading = reading(
        "Exampleshire Police and Northmoor Police share their cells.\n\n\
         Recommendation 1: The force should publish its plan.",
    );
    assert_eq!(
        reading.proposals[0].addressees[0].found,
        Found::Unresolved {
            candidates: vec!["exampleshire-police".into(), "northmoor-police".into()]
        }
    );
}

#[test]
fn the_chief_constable_is_the_forces() {
    insta::assert_snapshot!(yields(
        "Northmoor Police

By 1 May 2025, the chief constable should publish a plan. \
By 1 June 2025, the chief constable of Exampleshire should read it."), @r"
    Recommendation → the chief constable [northmoor-police/chief constable] · On(2025-05-01)
        By 1 May 2025, the chief constable should publish a plan.
    Recommendation → the chief constable of Exampleshire [exampleshire-police] · On(2025-06-01)
        By 1 June 2025, the chief constable of Exampleshire should read it.
    ");
}

#[test]
fn a_slip_or_a_short_form_leaves_a_candidate() {
    insta::assert_snapshot!(yields(
        "Recommendation 1: By 1 May 2025, the CCO should meet.\n\nRecommendation 2: The COCC should answer.\n\n\
         Recommendation 3: Southvale Police should answer.\n\nRecommendation 4: The College should publish \
         what the College of Custody found."), @r"
    Recommendation 1 → the CCO [? ] · On(2025-05-01)
        By 1 May 2025, the CCO should meet.
    Recommendation 2 → The COCC [? college-of-custody]
        The COCC should answer.
    Recommendation 3 → Southvale Police [? southvale-constabulary]
        Southvale Police should answer.
    Recommendation 4 → The College [? college-of-custody]
        The College should publish what the College of Custody found.
    ");
}

#[test]
fn the_college_is_the_one_named_in_full_before_and_never_guessed() {
    // Named before: it is that one, and the reason says where.
    let before = reading(
        "The College of Custody trains officers.\n\nRecommendation 1: The College should publish its plan.",
    );
    let [proposal] = &before.proposals[..] else {
        panic!("one recommendation");
    };
    let college = Found::Body("college-of-custody".into());
    assert_eq!(proposal.addressees[0].found, college);
    assert_eq!(proposal.addressees[0].as_published, "The College");
    let named = proposal.because.iter().find_map(|reason| match reason {
        Reason::ShortFor { named } => Some(before.document.words(*named)),
        _ => None,
    });
    assert_eq!(named, Some("College of Custody"));
    for never in [
        // Only after it, or not at all.
        "Recommendation 1: The College should publish its plan. The College of Custody knows.",
        "Recommendation 1: The College should publish its plan.",
        // Another college is named too, though nobody knows it.
        "The College of Custody and the College of Paramedics met.\n\nRecommendation 1: The College should publish its plan.",
        // Without "the" it is no short name; a place is another body than its force.
        "The College of Custody met.\n\nRecommendation 1: College should publish its plan.",
        "Exampleshire Police met.\n\nRecommendation 1: The Exampleshire should publish its plan.",
    ] {
        let reading = reading(never);
        let found = &reading.proposals[0].addressees[0].found;
        assert!(!found.is_resolved(), "{never}: {found:?}");
    }
}

#[test]
fn a_name_or_a_title_or_a_day_may_be_broken_over_the_end_of_a_line() {
    let read = yields(
        "A second look at disposals\n\nReport of the joint investigation, after a visit. Published 5 November\n2025\n\n\
         Recommendation 1\n\nWithin three months of the publication of this report, the National Board lead for\n\
         out-of-court disposals should issue a note that every force can use.\n",
    );
    assert!(
        read.contains("[national-board/lead for out-of-court disposals]"),
        "{read}"
    );
    let day = crate::reading(
        "A second look\n\nReport of the joint investigation. Published 5 November\n2025\n\nText.\n",
    );
    let published = day.dates.published.map(|one| one.day.to_string());
    assert_eq!(published.as_deref(), Some("2025-11-05"));
}

#[test]
fn a_title_in_capitals_names_the_place_of_its_commissioner() {
    let read = yields(
        "EXAMPLESHIRE POLICE AND CRIME PANEL\n\nROADS TASK GROUP: FINAL REPORT\n\n\
         Presented to the Panel on 14 March 2025\n\n3   WHAT WE RECOMMEND\n\n\
         Recommendation 1. That the Commissioner publish each year how the money is spent.\n",
    );
    assert!(
        read.contains("Recommendation 1 → Commissioner [exampleshire-commissioner]")
            || read.contains("Recommendation 1 → the Commissioner [exampleshire-commissioner]"),
        "{read}"
    );
}
