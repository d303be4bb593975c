//! `docs/ENTRIES.md` says what entries hold: every kind, every field, and one
//! entry worked to its leaf hash.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use answerable_ledger::leaf_hash;
use answerable_register::body::BodyKind;
use answerable_register::entry::{Entry, FORMAT, Fact};
use answerable_register::facts::Duty;
use answerable_testkit::examples::every_kind;
use answerable_testkit::facts::{day, look};
use serde_json::Value;

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/ENTRIES.md");
    fs::read_to_string(path).unwrap()
}

/// The text under a heading, up to the next heading of its level or above.
fn section<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let level = heading.split(' ').next()?.len();
    let from = page.find(&format!("\n{heading}\n"))? + heading.len() + 2;
    let rest = &page[from..];
    let end = rest
        .match_indices("\n#")
        .map(|(place, _)| place)
        .find(|place| {
            let depth = rest[place + 1..]
                .bytes()
                .take_while(|byte| *byte == b'#')
                .count();
            depth <= level
        });
    Some(&rest[..end.unwrap_or(rest.len())])
}

/// The names of all fields in a value, however deep.
fn fields(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                found.insert(name.clone());
                fields(member, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| fields(item, found)),
        _ => {}
    }
}

/// Fields of an example that neither its section nor the common parts name.
fn unexplained(page: &str, fact: &Fact) -> Vec<String> {
    let kind = fact.kind();
    let Some(own) = section(page, &format!("### `{kind}`")) else {
        return vec![format!("the whole of {kind}")];
    };
    let parts = section(page, "## Parts that many facts have").unwrap();
    let value = serde_json::to_value(fact).unwrap();
    let mut names = BTreeSet::new();
    fields(&value[kind], &mut names);
    names
        .into_iter()
        .filter(|name| {
            let named = format!("`{name}`");
            !own.contains(&named) && !parts.contains(&named)
        })
        .map(|name| format!("{kind}: {name}"))
        .collect()
}

#[test]
fn every_field_of_every_kind_of_fact_is_explained() {
    let page = page();
    let missing: Vec<String> = every_kind()
        .iter()
        .flat_map(|fact| unexplained(&page, fact))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
    for name in ["by", "corrects", "fact", "recorded-on", "version"] {
        let whole = section(&page, "## An entry").unwrap();
        assert!(whole.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn the_page_has_a_section_for_each_kind_and_none_besides() {
    let page = page();
    let kinds: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`'))
        .collect();
    assert_eq!(kinds, Fact::KINDS);
}

#[test]
fn a_field_or_a_kind_left_out_is_found() {
    let page = page();
    let mut kinds = every_kind().into_iter();
    let look = kinds.find(|fact| fact.kind() == "look").unwrap();
    assert!(unexplained(&page, &look).is_empty());
    let without_field = page.replace("`came-back`", "");
    assert_eq!(unexplained(&without_field, &look), ["look: came-back"]);
    let without_kind = page.replace("### `look`", "");
    assert_eq!(unexplained(&without_kind, &look), ["the whole of look"]);
}

#[test]
fn words_for_kinds_of_body_and_duties_are_listed() {
    let page = page();
    let missing: Vec<&str> = BodyKind::ALL
        .iter()
        .map(|kind| kind.slug())
        .chain(Duty::ALL.iter().map(|duty| duty.as_str()))
        .filter(|word| !page.contains(&format!("`{word}`")))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// The worked example: the same entry, its bytes, their hash.
#[test]
fn the_worked_example_is_what_the_program_makes() {
    let page = page();
    let worked = section(&page, "## One entry worked").unwrap();
    let fenced: Vec<&str> = worked
        .split("```")
        .skip(1)
        .step_by(2)
        .map(str::trim)
        .collect();
    let [shown, bytes, leaf] = fenced[..] else {
        panic!("the example has its JSON, its bytes in hex and its leaf hash");
    };
    let entry = Entry::new(
        "3f9c",
        day("2 May 2024"),
        look("2 May 2024", &["missing-people/exampleshire-pcc/comment"]),
    );
    let made = entry.to_bytes().unwrap();
    assert_eq!(shown.as_bytes(), made);
    let digits: String = bytes.split_whitespace().collect();
    let hex: String = made.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(digits, hex);
    assert_eq!(leaf, leaf_hash(&made).to_string());
    assert!(page.contains(&format!("`version` is {FORMAT}")));
}
