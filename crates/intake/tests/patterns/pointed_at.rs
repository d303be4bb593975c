//! How documents point at whom they ask, apart from naming them before the verb.

use crate::yields;

#[test]
fn a_bracket_after_the_number_says_whom() {
    let read = yields(
        "Turned away: a report\n\n17 December 2020\n\nWe looked at 40 cases.\n\n\
         Recommendation A (to chief constables). By 29 January 2021, stop sharing what a \
         victim has said.\n\nRecommendation B (to the National Board and the College of \
         Custody, jointly). Agree one policy for all forces.\n",
    );
    assert!(
        read.contains(
            "Recommendation A → chief constables [group chief-constables] · On(2021-01-29)"
        ),
        "{read}"
    );
    assert!(
        read.contains(
            "National Board [national-board], the College of Custody [college-of-custody]"
        ),
        "{read}"
    );
}

#[test]
fn a_heading_says_by_whom() {
    let read = yields(
        "Inspectorate\n\nOver and out: an inspection\n\n17 June 2025\n\nWe visited six forces.\n\n\
         What should be done, and by whom\n\nBy chief constables\n\n\
         1. Allow a full day to train each user, by 1 September 2025.\n\n\
         By the National Board\n\n2. Agree, by January 2026, how the cost is to be shared.\n",
    );
    assert!(
        read.contains("1 → chief constables [group chief-constables]"),
        "{read}"
    );
    assert!(
        read.contains("2 → the National Board [national-board]"),
        "{read}"
    );
}

#[test]
fn who_is_named_in_a_clause_beside_the_name_is_not_asked() {
    let read = yields(
        "Inspectorate\n\nWho counts: an inspection\n\n17 June 2025\n\nRecommendation 1\n\n\
         By 1 May 2026, Exampleshire Police, which leads for the National Board, should \
         publish a plan.\n",
    );
    assert!(
        read.contains("→ Exampleshire Police [exampleshire-police] · On(2026-05-01)"),
        "{read}"
    );
}

#[test]
fn a_sentence_announces_a_cause_of_concern() {
    let read = yields(
        "Inspectorate\n\nChief Constable, Exampleshire Police\n\n2 September 2024\n\nDear Sir\n\n\
         We have a cause of concern. Exampleshire Police employs people whom it has not \
         vetted. Of 60 we saw, 14 had no clearance.\n\nWe recommend that the force should, by \
         31 October 2024, look again at each of them.\n\nYours faithfully\n\nInspectorate\n",
    );
    assert!(
        read.contains("CauseOfConcern → Exampleshire Police [exampleshire-police]"),
        "{read}"
    );
    assert!(read.contains("Recommendation under [0]"), "{read}");
    // The control: one that was closed is announced by nobody.
    let read = yields(
        "Inspectorate\n\nChief Constable, Exampleshire Police\n\n2 September 2024\n\nDear Sir\n\n\
         We had a cause of concern about your vetting. The force has put it right.\n",
    );
    assert!(!read.contains("CauseOfConcern"), "{read}");
}

#[test]
fn a_lettered_heading_says_what_is_wrong_and_whom_its_list_asks() {
    let read = yields(
        "INSPECTORATE\n\nNotification to Exampleshire Police about its vetting\n\n\
         To: Exampleshire Police\n\nDate: 19 August 2025\n\n\
         B.  Cause of concern 1: vetting\n\n\
         3.  Exampleshire Police can't find out which of its officers pose a risk.\n\n\
         4.  The unit has nine posts. It does not monitor its systems.\n\n\
         C.  Recommendations\n\n1.  Exampleshire Police should fill the posts by 1 May 2026.\n",
    );
    assert_eq!(read.matches("CauseOfConcern").count(), 1, "{read}");
    assert!(read.contains("CauseOfConcern 1"), "{read}");
}
