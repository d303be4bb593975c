//! Forms with a label before each thing, and tables that bars keep apart.

use crate::yields;

#[test]
fn a_form_is_a_row_that_stands_on_its_side() {
    let read = yields(
        "Northmoor Police improvement board\n\nNote of the meeting of 25 February 2025\n\n\
         1. Actions\n\nAction 31 (carried over)\nWhat: Give the board a forecast of calls.\n\
         Who: Northmoor Police\nBy: 31 March 2025 (was 31 January 2025)\n\n\
         Action 34\nWhat: Find out whether the old telephones can be kept.\n\
         Who: Exampleshire Commissioner\nBy: April 2025\n",
    );
    assert!(
        read.contains("Request 31 again → Northmoor Police [northmoor-police] · On(2025-03-31)"),
        "{read}"
    );
    assert!(
        read.contains("Request 34 → Exampleshire Commissioner [exampleshire-commissioner]"),
        "{read}"
    );
}

#[test]
fn labels_that_ask_nothing_make_no_form() {
    let read = yields(
        "To: Exampleshire Police\nDate: 3 March 2025\nSubject: Radios\n\n\
         The radios have come.\n\nWho: the fleet manager\nWhen: 9 May 2025\n",
    );
    assert!(
        !read.contains("Request") && !read.contains("Recommendation"),
        "{read}"
    );
}

#[test]
fn bars_keep_the_columns_of_a_text_apart() {
    let read = yields(
        "Joint board\n\nMinutes of the meeting of 21 January 2025\n\nACTION LOG\n\n\
         Ref | Action | Who | When | State\n--- | --- | --- | --- | ---\n\
         13/2 | Give the board a list of drivers | Northmoor Police | 14 January 2025 | Overdue\n\
         14/1 | Name a manager who answers for the fleet | Exampleshire Police | 28 February 2025 | New\n",
    );
    assert!(
        read.contains("Request 13/2 again → Northmoor Police [northmoor-police]"),
        "{read}"
    );
    assert!(
        read.contains("Request 14/1 → Exampleshire Police [exampleshire-police] · On(2025-02-28)"),
        "{read}"
    );
}
