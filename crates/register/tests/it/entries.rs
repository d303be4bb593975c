//! Entries as bytes: one form, read back as written, and no bytes that panic.

use answerable_register::canonical::canonical;
use answerable_register::entry::{Entry, FORMAT, Fact, UnreadableEntry};
use answerable_testkit::examples::every_kind;
use answerable_testkit::facts::{day, report, source};
use answerable_testkit::histories::histories;
use proptest::prelude::*;
use serde_json::{Value, json};

fn bytes() -> Vec<u8> {
    Entry::new(
        "somebody",
        day("6 March 2024"),
        report("missing-people", "6 March 2024"),
    )
    .to_bytes()
    .unwrap()
}

#[test]
fn an_entry_of_a_newer_format_says_so() {
    let mut value: Value = serde_json::from_slice(&bytes()).unwrap();
    value["version"] = json!(FORMAT + 1);
    value["something-new"] = json!({});
    let read = Entry::from_bytes(&serde_json::to_vec(&value).unwrap());
    assert_eq!(
        read,
        Err(UnreadableEntry::Newer {
            version: FORMAT + 1
        })
    );
    value["version"] = json!(0);
    value.as_object_mut().unwrap().remove("something-new");
    let read = Entry::from_bytes(&serde_json::to_vec(&value).unwrap());
    assert!(matches!(read, Err(UnreadableEntry::Malformed { .. })));
}

#[test]
fn a_field_nobody_knows_is_refused_in_the_present_format() {
    let text = String::from_utf8(bytes()).unwrap();
    for (place, with) in [
        ("\"by\":\"somebody\"", "\"by\":\"somebody\",\"also\":1"),
        (
            "\"id\":\"missing-people\"",
            "\"id\":\"missing-people\",\"also\":1",
        ),
    ] {
        assert!(text.contains(place));
        let altered = text.replace(place, with);
        let read = Entry::from_bytes(altered.as_bytes());
        assert!(
            matches!(read, Err(UnreadableEntry::Malformed { .. })),
            "{altered}"
        );
    }
}

#[test]
fn every_kind_of_fact_refuses_a_field_nobody_knows() {
    for example in every_kind() {
        let kind = example.kind();
        let entry = Entry::new("somebody", day("6 March 2024"), example);
        let mut value: Value = serde_json::from_slice(&entry.to_bytes().unwrap()).unwrap();
        let Some(fields) = value["fact"][kind].as_object_mut() else {
            assert_eq!(kind, "holidays", "only the holidays are a list");
            continue;
        };
        fields.insert("nobody-knows".to_owned(), json!(1));
        let read = Entry::from_bytes(&serde_json::to_vec(&value).unwrap());
        assert!(
            matches!(read, Err(UnreadableEntry::Malformed { .. })),
            "{kind}"
        );
    }
}

#[test]
fn every_kind_of_fact_comes_back_as_it_went_in() {
    let mut kinds: Vec<&str> = Vec::new();
    for example in every_kind() {
        kinds.push(example.kind());
        let entry = Entry::new("somebody", day("6 March 2024"), example).correcting(7);
        let bytes = entry.to_bytes().unwrap();
        assert_eq!(Entry::from_bytes(&bytes).unwrap(), entry);
        let value: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(canonical(&value).unwrap(), bytes, "its bytes are canonical");
        assert!(bytes.is_ascii() || std::str::from_utf8(&bytes).is_ok());
    }
    assert_eq!(kinds, Fact::KINDS, "an example of every kind, in order");
}

/// The strings of RFC 8785 section 3.2.2.2 and its appendix, escape by escape.
#[test]
fn strings_are_escaped_as_rfc_8785_says() {
    let value = json!("\u{20ac}$\u{f}\u{a}A'\u{42}\u{22}\u{5c}\\\"/");
    assert_eq!(
        String::from_utf8(canonical(&value).unwrap()).unwrap(),
        r#""€$\u000f\nA'B\"\\\\\"/""#
    );
    let controls: String = ('\0'..=' ').chain(['\u{7f}', '\u{80}']).collect();
    assert_eq!(
        String::from_utf8(canonical(&json!(controls)).unwrap()).unwrap(),
        "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f \u{7f}\u{80}\""
    );
}

/// JSON of the sort that entries use: no floats, ASCII keys.
fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[ -~]{0,6}", inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Whether keys are in order and nothing is spare, told by a reader of its own.
fn is_canonical(text: &str) -> bool {
    let mut depth: Vec<Option<String>> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut is_key = false;
    while let Some((start, letter)) = letters.next() {
        match letter {
            '{' => {
                depth.push(Some(String::new()));
                is_key = true;
            }
            '[' => {
                depth.push(None);
                is_key = false;
            }
            '}' | ']' => {
                depth.pop();
                is_key = false;
            }
            ',' => is_key = depth.last().is_some_and(Option::is_some),
            ':' => is_key = false,
            '"' => {
                let mut end = start + 1;
                while let Some((place, letter)) = letters.next() {
                    end = place;
                    match letter {
                        '\\' => drop(letters.next()),
                        '"' => break,
                        _ => {}
                    }
                }
                if is_key {
                    let key: String = serde_json::from_str(&text[start..=end]).unwrap();
                    let Some(Some(before)) = depth.last_mut() else {
                        return false;
                    };
                    if !before.is_empty() && *before >= key {
                        return false;
                    }
                    *before = key;
                }
            }
            letter if letter.is_whitespace() => return false,
            _ => {}
        }
    }
    true
}

proptest! {
    #[test]
    fn canonical_bytes_are_the_same_however_often_they_are_made(value in values()) {
        let bytes = canonical(&value).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap();
        prop_assert!(is_canonical(text), "{}", text);
        let read: Value = serde_json::from_slice(&bytes).unwrap();
        prop_assert_eq!(&read, &value);
        prop_assert_eq!(canonical(&read).unwrap(), bytes);
    }

    #[test]
    fn no_bytes_make_the_reader_of_entries_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Entry::from_bytes(&bytes);
    }

    #[test]
    fn no_text_like_an_entry_makes_its_reader_panic(text in "[{}\\[\\]:,\"a-z0-9 \\\\.+-]{0,300}") {
        let _ = Entry::from_bytes(text.as_bytes());
    }

    /// Valid entries of every kind with a few bytes changed, cut or put in.
    #[test]
    fn no_damaged_entry_makes_its_reader_panic(
        kind in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6),
    ) {
        let examples = every_kind();
        let fact = examples[kind.index(examples.len())].clone();
        let mut bytes = Entry::new("somebody", day("6 March 2024"), fact).to_bytes().unwrap();
        for (place, byte, how) in damage {
            let place = place.index(bytes.len());
            match how {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => drop(bytes.remove(place)),
            }
        }
        if let Ok(entry) = Entry::from_bytes(&bytes) {
            // What can be read can be checked and folded, on its own or not.
            let mut register = answerable_register::fold::Register::default();
            let _ = register.check(&entry);
            register.fold(entry.clone());
            let prepared = register.prepare(entry.fact);
            let _ = serde_json::to_string(&prepared);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_history_folds_the_same_from_its_bytes(history in histories(25)) {
        let teller = history.told();
        for number in 0..teller.register().head() {
            let bytes = teller.bytes(number).unwrap();
            let entry = Entry::from_bytes(bytes).unwrap();
            prop_assert_eq!(&entry.to_bytes().unwrap(), bytes);
        }
    }
}

#[test]
fn the_check_of_canonical_form_can_fail() {
    for text in [
        r#"{"b":1,"a":2}"#,
        r#"{"a": 1}"#,
        r#"{"a":1,"a":2}"#,
        "[1, 2]",
    ] {
        assert!(!is_canonical(text), "{text}");
    }
    assert!(is_canonical(r#"{"a":" , ","b":[{"a":1}]}"#));
    let spare = Entry::new("somebody", day("6 March 2024"), source("a"));
    assert!(is_canonical(
        &String::from_utf8(spare.to_bytes().unwrap()).unwrap()
    ));
}
