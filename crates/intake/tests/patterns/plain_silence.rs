//! What says "should" and "must" and asks nobody.

use crate::yields;

#[test]
fn the_law_a_guide_and_figures_ask_nothing() {
    insta::assert_snapshot!(yields(
        "Code on the use of powers

5.1 Supervisors must look at how the powers are used.

5.2 Chief constables must monitor the use of the powers in their forces.

5.3 Forces should make arrangements for scrutiny.

5.4 Officers should keep a record.

5.5 A record must be made at the time.

5.6 A copy must be offered.

5.7 The copy is free.

5.8 Nothing here applies to a vehicle.

5.9 The code may be seen at any station.
"
    ), @r"
    not used, NobodyNamed (must): Supervisors must look at how the powers are used.
    not used, SomebodyElses (must): Chief constables must monitor the use of the powers in their forces.
    not used, SomebodyElses (should): Forces should make arrangements for scrutiny.
    not used, NobodyNamed (should): Officers should keep a record.
    not used, NobodyNamed (must): A record must be made at the time.
    not used, NobodyNamed (must): A copy must be offered.
    ");
}

#[test]
fn what_should_have_gone_otherwise_asks_nothing() {
    insta::assert_snapshot!(yields(
        "Northmoor Police should have gone to the house. Exampleshire Police should never have kept the file.
"
    ), @r"
    not used, NoPattern (should): Northmoor Police should have gone to the house.
    not used, NoPattern (should): Exampleshire Police should never have kept the file.
    ");
}

#[test]
fn a_page_promises_its_readers_nothing_that_is_tracked() {
    insta::assert_snapshot!(yields(
        "Inspectorate

We will contact you within two working days of your complaint.
"
    ), @"");
}
