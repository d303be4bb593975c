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
