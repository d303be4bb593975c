//! `docs/WHO-MAY.md` is printed from the table that decides who may do what.

use std::path::Path;
use std::{env, fs};

use answerable_desk::who::{self, Act, Role};

/// With `UPDATE=1` the page is written anew; read what changed.
#[test]
fn the_page_says_what_the_table_decides() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/WHO-MAY.md");
    let printed = who::page();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &printed).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    assert!(
        kept == printed,
        "docs/WHO-MAY.md is not what the table says: run this test with UPDATE=1 and read what changed"
    );
}

#[test]
fn every_act_and_every_role_stands_on_the_page() {
    let page = who::page();
    for act in Act::ALL {
        let line = format!("\n| {} |", act.words());
        assert_eq!(page.matches(&line).count(), 1, "{line}");
    }
    for role in Role::ALL {
        assert_eq!(page.matches(&format!("| `{role}` |")).count(), 1, "{role}");
    }
}
