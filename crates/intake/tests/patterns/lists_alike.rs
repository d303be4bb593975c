//! Lists that no list of words knows: their items say that they ask.

use crate::yields;

#[test]
fn a_heading_is_known_by_the_items_under_it() {
    let read = yields(
        "Inspectorate\n\nLeft waiting: a review\n\n14 May 2024\n\nWe visited six forces.\n\n\
         Changes we want to see\n\n\
         1. Chief constables to publish, by 30 November 2024, how long people wait.\n\
         2. The National Board to collect figures and share them.\n",
    );
    assert!(
        read.contains(
            "Recommendation 1 → Chief constables [group chief-constables] · On(2024-11-30)"
        ),
        "{read}"
    );
    assert!(
        read.contains("The National Board to collect figures and share them."),
        "{read}"
    );
}

#[test]
fn what_a_plan_or_a_guide_lists_is_asked_of_nobody() {
    for text in [
        "Northmoor Police\n\nOur priorities for 2025\n\n- Answer calls faster.\n- Recruit 90 officers.\n",
        "Reporting a lost certificate\n\nWhat you need to do\n\n- Tell us within seven days.\n\
         - Fill in form 12.\n",
        "What happens after an inspection\n\nWhat forces need to do\n\n- Send us a plan.\n\
         - Tell us how each recommendation is being met.\n",
    ] {
        let read = yields(text);
        assert!(
            !read.contains("Recommendation") && !read.contains("Request"),
            "{read}"
        );
    }
}

#[test]
fn whoever_asks_may_be_named() {
    let read = yields(
        "Inspectorate\n\nLearning from a pursuit: an investigation\n\n9 August 2024\n\n\
         We investigated.\n\nThe Inspectorate asks Exampleshire Police to check that every \
         adviser has been trained.\n",
    );
    assert!(
        read.contains("→ Exampleshire Police [exampleshire-police]"),
        "{read}"
    );
}

#[test]
fn initials_and_names_of_those_present_are_their_offices() {
    let read = yields(
        "Exampleshire Police\n\nMinutes of the board, 6 November 2024\n\n\
         Present: Asha Rao, Deputy Chief Constable, Exampleshire Police; Lee Fox, Head of \
         Estates, Exampleshire Police\n\n1. Calls\n\nACTION: AR to send the figures by 20 \
         November 2024.\n\n2. Estates\n\nACTION: Mr Fox to arrange a visit.\n",
    );
    assert!(
        read.contains("exampleshire-police/Deputy Chief Constable"),
        "{read}"
    );
    assert!(
        read.contains("exampleshire-police/Head of Estates"),
        "{read}"
    );
}

#[test]
fn letters_that_count_on_number_what_is_asked() {
    let read = yields(
        "Inspectorate\n\nChief Constable, Exampleshire Police\n\n5 April 2024\n\n\
         Dear Chief Constable\n\nWithin 14 days, Exampleshire Police should:\n\n\
         (a) put a supervisor in charge;\n(b) clear the list.\n\n\
         Within three months, Exampleshire Police should:\n\n(c) train every officer.\n\n\
         Yours sincerely\n\nInspectorate\n",
    );
    for number in ["Recommendation a", "Recommendation b", "Recommendation c"] {
        assert!(read.contains(number), "{read}");
    }
}
