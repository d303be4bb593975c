//! Whom the rows of a table ask, where what stands above them says it.

use crate::{page_yields, yields};

#[test]
fn a_heading_over_a_table_says_whom_its_rows_ask() {
    let read = page_yields(
        "<h1>The joint unit of Exampleshire Police and Northmoor Police</h1>\
         <p>Inspection report, 27 November 2025</p><p>We inspected the unit.</p>\
         <h2>3. Recommendations</h2><h3>For Exampleshire Police</h3>\
         <table><tr><th>No.</th><th>Recommendation</th><th>By when</th></tr>\
         <tr><td>1</td><td>Put in place a single record of vehicles.</td><td>31 January 2026</td></tr>\
         </table><h3>For Northmoor Police</h3>\
         <table><tr><th>No.</th><th>Recommendation</th><th>By when</th></tr>\
         <tr><td>2</td><td>Pay what it owes for the unit.</td><td>31 December 2025</td></tr></table>",
    );
    insta::assert_snapshot!(read, @r"
    Recommendation 1 → Exampleshire Police [exampleshire-police] · On(2026-01-31)
        Put in place a single record of vehicles.
    Recommendation 2 → Northmoor Police [northmoor-police] · On(2025-12-31)
        Pay what it owes for the unit.
    ");
}

#[test]
fn a_row_of_a_grid_goes_on_to_the_next_rule_and_one_says_whom_those_after_it_ask() {
    let read = yields(
        "JOINT INSPECTION OF CUSTODY: WHAT WE ASK\n\n30 June 2026\n\nWe visited every suite.\n\n\
         +------+---------------------------------+-------------+\n\
         | No.  | Recommendation                  | Due         |\n\
         +------+---------------------------------+-------------+\n\
         |      | To: Exampleshire Police         |             |\n\
         +------+---------------------------------+-------------+\n\
         | 1    | Provide a private room for      | 28.02.2027  |\n\
         |      | calls to solicitors.            |             |\n\
         +------+---------------------------------+-------------+\n\
         |      | To: Northmoor Police            |             |\n\
         +------+---------------------------------+-------------+\n\
         | 2    | Replace the mattresses in all   | 31.01.2027  |\n\
         |      | cells.                          |             |\n\
         +------+---------------------------------+-------------+\n\
         |      | To: both                        |             |\n\
         +------+---------------------------------+-------------+\n\
         | 3    | Train their staff together.     | 1.3.2027    |\n\
         +------+---------------------------------+-------------+\n",
    );
    insta::assert_snapshot!(read, @r"
    Recommendation 1 → Exampleshire Police [exampleshire-police] · On(2027-02-28)
        Provide a private room for | 28.02.2027 | | | calls to solicitors.
    Recommendation 2 → Northmoor Police [northmoor-police] · On(2027-01-31)
        Replace the mattresses in all | 31.01.2027 | | | cells.
    Recommendation 3 → Exampleshire Police [exampleshire-police], Northmoor Police [northmoor-police] · On(2027-03-01)
        Train their staff together.
    ");
}

#[test]
fn whom_a_sentence_asks_is_not_the_lead_in_the_column_beside_it() {
    let read = page_yields(
        "<h1>Recommendations tracker, 9 October 2025</h1>\
         <table><tr><th>Ref</th><th>Recommendation</th><th>Deadline</th><th>Lead</th></tr>\
         <tr><td>FL-2</td><td>By 31 March 2026, Northmoor Police should visit every holder of a \
         certificate.</td><td>31/03/2026</td><td>Ch Supt Ops</td></tr>\
         <tr><td>FL-3</td><td>Chief constables should tell victims within a day.</td>\
         <td>30/06/2026</td><td>Det Ch Supt</td></tr></table>",
    );
    insta::assert_snapshot!(read, @r"
    Recommendation FL-2 again → Northmoor Police [northmoor-police] · On(2026-03-31)
        By 31 March 2026, Northmoor Police should visit every holder of a certificate.
    Recommendation FL-3 again → Chief constables [group chief-constables] · On(2026-06-30)
        Chief constables should tell victims within a day.
    ");
}

#[test]
fn the_body_over_a_plan_is_asked_and_not_the_unknown_lead_in_it() {
    let read = page_yields(
        "<h1>A review: recommendations and action plan</h1><p>Agreed on 3 October 2025.</p>\
         <h3>Exampleshire Police</h3><table><tr><th>No.</th><th>Recommendation</th><th>Lead</th>\
         <th>Target date</th></tr><tr><td>1</td><td>Train call takers in how fear is told.</td>\
         <td>Chief Inspector, contact centre</td><td>28 February 2026</td></tr></table>\
         <h3>College of Custody</h3><table><tr><th>No.</th><th>Recommendation</th><th>Lead</th>\
         <th>Target date</th></tr><tr><td>2</td><td>Amend the form on risk.</td><td>n/a</td>\
         <td>TBC</td></tr></table>",
    );
    insta::assert_snapshot!(read, @r"
    Recommendation 1 → Exampleshire Police [exampleshire-police] · On(2026-02-28)
        Train call takers in how fear is told.
    Recommendation 2 → College of Custody [college-of-custody]
        Amend the form on risk.
    ");
}

#[test]
fn the_number_of_an_action_stands_before_whoever_is_to_do_it() {
    let read = page_yields(
        "<h1>Joint Audit Committee</h1><h2>Minutes, 11 September 2024</h2>\
         <table><tr><td>For Northmoor Police</td><td>Deputy Chief Constable (DCC); Head of Assets \
         (HA)</td></tr><tr><td>Auditors</td><td>Pellow LLP</td></tr></table>\
         <table><tr><th>Item</th><th>Discussion</th><th>New action</th><th>Due</th></tr>\
         <tr><td>4</td><td>Disposals were discussed.</td><td>24/31 HA to report the number of \
         laptops sold.</td><td>4 October 2024</td></tr></table>",
    );
    insta::assert_snapshot!(read, @r"
    Request 24/31 → HA [northmoor-police/Head of Assets] · On(2024-10-04)
        HA to report the number of laptops sold.
    ");
}

#[test]
fn the_label_of_a_row_of_those_present_says_whose_officers_they_are() {
    let read = page_yields(
        "<h1>Joint Audit Committee</h1><h2>Minutes, 11 September 2024</h2>\
         <table><tr><td>For the Commissioner</td><td>Chief Executive (CX); Chief Finance Officer \
         (CFO)</td></tr><tr><td>For Exampleshire Police</td><td>Deputy Chief Constable (DCC)</td>\
         </tr></table><table><tr><th>Ref</th><th>Action</th><th>Owner</th><th>Due</th></tr>\
         <tr><td>24/32</td><td>Tell members when the accounts are signed.</td><td>CFO</td>\
         <td>4 October 2024</td></tr><tr><td>24/33</td><td>Bring the lessons from the case.</td>\
         <td>DCC</td><td>4 December 2024</td></tr></table>",
    );
    assert!(
        read.contains("24/32 → CFO [exampleshire-commissioner/Chief Finance Officer]"),
        "{read}"
    );
    assert!(
        read.contains("24/33 → DCC [exampleshire-police/Deputy Chief Constable]"),
        "{read}"
    );
}
