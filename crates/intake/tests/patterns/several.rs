//! Several bodies named by one word, and letters to several.

use crate::yields;

#[test]
fn one_title_stands_for_each_place() {
    let read = yields(
        "Inspectorate\n\nThe road between: an inspection\n\n1 May 2024\n\nRecommendation 1\n\n\
         By 30 June 2024, the chief constables of Exampleshire and Westmarch and Dale should \
         agree who answers calls.\n\nRecommendation 2\n\nExampleshire and Northmoor police \
         should share their maps.\n",
    );
    assert!(
        read.contains(
            "Exampleshire [exampleshire-police], Westmarch and Dale [westmarch-and-dale-police]"
        ),
        "{read}"
    );
    assert!(
        read.contains("Exampleshire [exampleshire-police], Northmoor [northmoor-police]"),
        "{read}"
    );
}

#[test]
fn a_letter_to_two_asks_both() {
    let read = yields(
        "Inspectorate\n\nExampleshire Police\nNorthmoor Police\n\n5 April 2024\n\n\
         Dear Chief Constables\n\nThank you for seeing us. Could you please let me have a joint \
         plan by 3 May 2024?\n\nYours sincerely\n\nInspectorate\n",
    );
    assert!(
        read.contains("[exampleshire-police], ") && read.contains("[northmoor-police]"),
        "{read}"
    );
    // The control: a greeting to one asks one.
    let read = yields(
        "Inspectorate\n\nExampleshire Police\n\n5 April 2024\n\nDear Chief Constable\n\n\
         Thank you. Could you please let me have a plan by 3 May 2024, and tell Northmoor \
         Police?\n\nYours sincerely\n\nInspectorate\n",
    );
    assert!(!read.contains("], Northmoor"), "{read}");
}

#[test]
fn all_three_forces_are_those_that_the_head_of_a_report_names() {
    let report = |asks: &str| {
        crate::yields(&format!(
            "EASTERN REGION: A LOOK AT OUTCOMES\n\nReport of a joint dip sample\n\n\
             For: Exampleshire Police, Northmoor Police, Westmarch and Dale Police\n\n\
             21 November 2022\n\nRecommendations\n\n{asks}\n"
        ))
    };
    let three = "[exampleshire-police], Northmoor Police [northmoor-police], \
                 Westmarch and Dale Police [westmarch-and-dale-police]";
    let all = report(
        "8.  The panels recommend that all three forces take a signed statement.\n\n\
         9.  Each force should report to its own panel by 31 March 2023.",
    );
    assert_eq!(all.matches(three).count(), 2, "{all}");
    // Where it does not say how many they are, "each force" may be every force there is.
    let each = report("9.  Each force should report to its own panel by 31 March 2023.");
    assert_eq!(each.matches(three).count(), 0, "{each}");
}
