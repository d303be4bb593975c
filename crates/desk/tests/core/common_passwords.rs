//! The list of passwords that nobody may choose: how long it is, and whose.
//!
//! The crate `passwords` ships it and does not say where it comes from. It is the
//! list of the 100,000 that most people used, of those that Have I Been Pwned had
//! collected from breaches, as the National Cyber Security Centre published it in
//! 2019 ("Passwords, passwords everywhere"): of 61 taken from its far end, where
//! words of single breaches stand, the crate's list holds all 61.

use std::process::Command;

use answerable_desk::accounts::{FEWEST_CHARS, PasswordRefused, check};
use serde_json::Value;

/// How many the list holds.
const LONG: usize = 99_838;

/// How many of them are long enough to be chosen at all.
const LONG_ENOUGH: usize = 47_324;

/// One in so many is tried.
const APART: usize = 211;

/// From the last tenth of the list of 2019, in the order of how often each was
/// used: what programs that spread themselves left in one breach or another, and
/// what people of one site chose after its name. No list of words has them.
const FAR_DOWN: [&str; 20] = [
    "linkedinlinkedin",
    "linkedinpw",
    "000webhost.com",
    "masloboinikova1987",
    "mc9Ad9w2ux",
    "wZQ8Xcfxqm",
    "xh248zHHTM",
    "4vdaxP542G",
    "cpPzfRC933",
    "a7CkuntLDy",
    "pdbDfby2xx",
    "TGzvF55idb",
    "xfk3bxEZQJ",
    "3ub9xM53xI",
    "WIBsH56kec",
    "passrett222",
    "buttonquail",
    "omnamahshivay",
    "kopretina",
    "123456789987654321",
];

/// The list, from the source of the crate as it was built.
fn list() -> Vec<String> {
    let cargo = |arguments: &[&str]| {
        let told = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let fault = String::from_utf8_lossy(&told.stderr).into_owned();
        assert!(told.status.success(), "{fault}");
        String::from_utf8(told.stdout).unwrap()
    };
    // Crates of other systems were perhaps never fetched.
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let mut arguments = vec!["metadata", "--format-version", "1", "--offline", "--locked"];
    arguments.extend(["--filter-platform", host.unwrap()]);
    let told: Value = serde_json::from_str(&cargo(&arguments)).unwrap();
    let packages = told["packages"].as_array().unwrap();
    let of_it = packages
        .iter()
        .find(|package| package["name"] == "passwords");
    let manifest = of_it.unwrap()["manifest_path"].as_str().unwrap();
    let list = manifest.replace("Cargo.toml", "data/common-passwords.json");
    serde_json::from_str(&std::fs::read_to_string(list).unwrap()).unwrap()
}

/// OWASP ASVS 5.0: 6.2.4, 6.2.12.
#[test]
fn the_hundred_thousand_most_used_of_all_breaches_are_refused() {
    let list = list();
    assert_eq!(list.len(), LONG);
    let chosen = list
        .iter()
        .filter(|word| word.chars().count() >= FEWEST_CHARS);
    let chosen: Vec<&String> = chosen.collect();
    assert_eq!(chosen.len(), LONG_ENOUGH);
    // The list is looked through from its start for each, so not every one is tried.
    for word in chosen.iter().step_by(APART) {
        assert_eq!(check(word, &[]), Err(PasswordRefused::Common), "{word}");
    }
    println!(
        "{} passwords of {LONG} are long enough, and one in {APART} was tried and refused",
        chosen.len()
    );
}

/// That it is that list, and not one of words and names.
#[test]
fn the_list_is_of_breaches_and_not_of_words() {
    let list = list();
    let missing = FAR_DOWN
        .iter()
        .filter(|word| !list.contains(&(**word).to_owned()));
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<&&str>::new());
    // The control: words that people know and that nobody's breach holds so often.
    for other in ["chrysanthemum tea", "seven lamps, no oil"] {
        assert_eq!(check(other, &[]), Ok(()));
    }
}
