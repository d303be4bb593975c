//! This reader takes canonical bytes, and nothing that `serde_json` would read
//! otherwise.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{DEEPEST, read};
use crate::canonical::canonical;

/// Every shape that entries are made of.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Shapes {
    text: String,
    #[serde(default)]
    maybe: Option<u32>,
    #[serde(default)]
    list: Vec<Shape>,
    #[serde(default)]
    pair: Option<(u32, i64)>,
    #[serde(default)]
    any: Value,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Shape {
    Bare,
    Holding(String),
    Named { inside: bool },
    Two(u8, u8),
}

/// What this reader makes of a text, after it agrees with `serde_json`.
fn agreed<'de, T: Deserialize<'de> + PartialEq + std::fmt::Debug>(text: &'de str) -> Option<T> {
    let here = read::<T>(text);
    if let Some(here) = &here {
        let there: T = serde_json::from_str(text).unwrap();
        assert_eq!(*here, there, "{text}");
    }
    here
}

#[test]
fn every_shape_is_read_as_it_was_written() {
    let value = json!({
        "text": "a \"b\" \\ \u{e9} \u{1f600} \n",
        "maybe": 7,
        "list": ["bare", {"holding": "x"}, {"named": {"inside": true}}, {"two": [1, 2]}],
        "pair": [4_294_967_295_u32, -9_007_199_254_740_991_i64],
        "any": [null, false, {"deep": [[], {}]}],
    });
    let bytes = canonical(&value).unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    let read: Shapes = agreed(text).unwrap();
    assert_eq!(read.text, "a \"b\" \\ \u{e9} \u{1f600} \n");
    assert_eq!(read.list.len(), 4);
    assert_eq!(read.any, value["any"]);
}

#[test]
fn what_is_not_canonical_is_left_to_the_other_reader() {
    for text in [
        "",
        " {\"text\":\"a\"}",
        "{\"text\":\"a\"} ",
        "{\"text\": \"a\"}",
        "{\"text\":\"a\",}",
        "{,\"text\":\"a\"}",
        "{\"text\":\"a\" \"maybe\":1}",
        "{\"text\":\"a\"",
        "{\"text\":\"a\"}}",
        "{\"text\":\"a",
        "{\"text\":\"a\\\"}",
        "{\"text\":\"\\ud800\"}",
        "{\"text\":\"a\tb\"}",
        "{\"text\":\"a\",\"maybe\":01}",
        "{\"text\":\"a\",\"maybe\":1.0}",
        "{\"text\":\"a\",\"maybe\":1e3}",
        "{\"text\":\"a\",\"maybe\":-0}",
        "{\"text\":\"a\",\"maybe\":4294967296}",
        "{\"text\":\"a\",\"maybe\":99999999999999999999999}",
        "{\"text\":\"a\",\"text\":\"b\"}",
        "{\"text\":\"a\",\"other\":1}",
        "{\"text\":\"a\",\"pair\":[1]}",
        "{\"text\":\"a\",\"pair\":[1,2,3]}",
        "{\"text\":\"a\",\"list\":[\"bare\",]}",
        "{\"text\":\"a\",\"list\":[\"nobody\"]}",
        "{\"text\":\"a\",\"list\":[{\"bare\":null}]}",
        "{\"text\":\"a\",\"list\":[{}]}",
        "{\"text\":\"a\",\"list\":[{\"holding\":\"x\",\"bare\":1}]}",
        "{text:\"a\"}",
        "{1:\"a\"}",
        "[\"a\"]",
        "nul",
    ] {
        assert_eq!(agreed::<Shapes>(text), None, "{text}");
    }
}

/// Sixteen letters are looked at together, and the last few one by one.
#[test]
fn a_control_character_is_refused_wherever_it_stands_in_a_string() {
    for place in 0..40 {
        for control in '\0'..' ' {
            let mut words = "a".repeat(40);
            words.insert(place, control);
            for text in [format!("\"{words}\""), format!("\"\\n{words}\"")] {
                assert!(agreed::<String>(&text).is_none(), "{control:?} at {place}");
            }
        }
    }
}

#[test]
fn what_is_too_deep_is_left_before_the_stack_ends() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(agreed::<Value>(&nested(usize::from(DEEPEST))).is_some());
    assert!(agreed::<Value>(&nested(usize::from(DEEPEST) + 1)).is_none());
    assert!(read::<serde::de::IgnoredAny>(&nested(100_000)).is_none());
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[ -~]{0,12}", inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn canonical_bytes_are_always_taken(value in values()) {
        let bytes = canonical(&value).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap();
        prop_assert_eq!(agreed::<Value>(text), Some(value));
    }

    #[test]
    fn no_text_is_read_otherwise_than_by_the_other_reader(text in "[{}\\[\\]:,\"\\\\a-u0-9 .+\u{e9}-]{0,60}") {
        agreed::<Value>(&text);
        agreed::<Shapes>(&text);
        agreed::<BTreeMap<String, Vec<Shape>>>(&text);
    }

    #[test]
    fn no_damage_is_read_otherwise_than_by_the_other_reader(
        value in values(), place in any::<prop::sample::Index>(), letter in "[{}\\[\\]:,\"\\\\0-9a-f .-]",
    ) {
        let mut text = String::from_utf8(canonical(&value).unwrap()).unwrap();
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
        let place = places[place.index(places.len())];
        text.insert_str(place, &letter);
        agreed::<Value>(&text);
        text.remove(place);
        text.remove(place);
        agreed::<Value>(&text);
    }

    #[test]
    fn strings_of_every_length_end_where_they_end(
        words in prop::collection::vec("[a-z\u{e9}\"\\\\]{0,40}", 0..6),
    ) {
        let bytes = canonical(&words).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap();
        prop_assert_eq!(agreed::<Vec<String>>(text), Some(words));
    }
}
