//! Who is meant by a name, and how names begin.

use answerable_register::directory::Found;
use answerable_testkit::Teller;
use answerable_testkit::facts::day;

#[test]
fn whoever_is_found_by_a_name_is_told_by_each_of_its_beginnings() {
    let teller = Teller::of_the_country();
    let directory = teller.register().directory();
    let names = [
        "Northmoor Police",
        "the NORTHMOOR Police",
        "all chief constables",
        "The Chief Constable of Exampleshire",
        "Department of Invention",
    ];
    for name in names {
        let found = directory.find(name, day("6 March 2024"));
        assert!(!matches!(found, Found::Unresolved { .. }), "{name}");
        let words: Vec<&str> = name.split(' ').collect();
        for count in 1..=words.len() {
            let beginning = words[..count].join(" ");
            assert!(directory.may_begin(&beginning), "{beginning}");
        }
    }
    for no_beginning in [
        "North",
        "Northmoor Pol",
        "Police Northmoor",
        "recommendation",
    ] {
        assert!(!directory.may_begin(no_beginning), "{no_beginning}");
    }
}
