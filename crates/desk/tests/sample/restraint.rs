//! What the sample never says, and of whom.

use std::path::Path;

use answerable_ledger::Fingerprint;
use answerable_register::body::GroupRule;
use answerable_register::entry::Fact;
use answerable_register::facts::{Reliability, Voice};

use super::{facts, repository, sources, sources_of};

/// Names that stand nowhere in the data: those of the deceased, of the accused
/// officer, and of a speaker whose name a copy garbles. They are given by the
/// SHA-256 of the lower-case word, so that they do not stand here either.
const NEVER_NAMED: [&str; 4] = [
    "843441797224416866546e27050afc135752162821f709cf6c85e7011e479e23",
    "1f35e085842a7b796a2962934625c91e4f56d7c4b7d83da43cc8c4bb77b9e2df",
    "2a29b7bedbddea889d15dcedb9dd881ebf548b0adfbe76833eda214dfbef80d6",
    "958978f9f1ebe19a1b981b89f804ee4d498f2fa81262f8848ac0a8c2885c204c",
];

/// The words of a text whose SHA-256 is among those given.
fn named_in(text: &str, hashes: &[String]) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| hashes.contains(&Fingerprint::of(word.as_bytes()).to_string()))
        .collect()
}

/// Every text file under a folder, with its text.
fn texts_under(folder: &Path, texts: &mut Vec<(String, String)>) {
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            texts_under(&path, texts);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            texts.push((path.display().to_string(), text));
        }
    }
}

#[test]
fn nobody_is_named_who_must_not_be() {
    let hashes = NEVER_NAMED.map(str::to_owned);
    let mut texts = Vec::new();
    texts_under(&repository().join("data"), &mut texts);
    assert!(texts.len() > 9, "the data was not found");
    for (file, text) in texts {
        let named = named_in(&text, &hashes);
        assert!(
            named.is_empty(),
            "{file} names somebody: {} times",
            named.len()
        );
    }
}

#[test]
fn a_name_that_must_not_stand_is_found_wherever_it_stands() {
    let hashes = [Fingerprint::of(b"northmoor").to_string()];
    for text in [
        "about Northmoor's case",
        "x/northmoor-2023/y",
        "“NORTHMOOR”",
    ] {
        assert_eq!(named_in(text, &hashes), ["northmoor"], "{text}");
    }
    assert!(named_in("about Southvale", &hashes).is_empty());
}

#[test]
fn no_criminal_charge_is_mentioned() {
    let folder = repository().join("data/sample");
    let mut texts = Vec::new();
    texts_under(&folder, &mut texts);
    for (file, text) in texts {
        for word in ["charged", "murder", "manslaughter", "prosecuted"] {
            assert!(
                !text
                    .to_lowercase()
                    .split(|c: char| !c.is_alphabetic())
                    .any(|w| w == word)
                    || file.ends_with("README.md"),
                "{file} says {word:?}"
            );
        }
    }
}

#[test]
fn nothing_in_an_unreliable_copy_is_anybodys_own_words() {
    let unreliable: Vec<_> = sources()
        .into_iter()
        .filter(|source| source.reliability != Reliability::Sound)
        .collect();
    assert_eq!(unreliable.len(), 1);
    assert!(!unreliable[0].checked);
    for fact in &facts() {
        let rests_on_it = sources_of(fact)
            .iter()
            .all(|source| **source == unreliable[0].id);
        match fact {
            Fact::Answer(answer) if rests_on_it => {
                assert!(
                    matches!(answer.voice, Voice::ReportedBy(_)),
                    "{}",
                    answer.id
                );
            }
            Fact::Statement(statement) if rests_on_it => {
                assert_eq!(statement.speaker_for, None, "{}", statement.id);
                assert!(
                    statement.reported_by.or_blank().contains("unreliable copy"),
                    "{}",
                    statement.id
                );
            }
            _ => {}
        }
    }
}

/// The twelve forces that inspectors visited are places: no fact that stands on
/// the letter, or on a report of it, names one of them as a body.
#[test]
fn a_force_that_was_visited_is_nowhere_said_to_have_been_interfered_with() {
    let visited = answerable_desk::reference::bodies()
        .unwrap()
        .groups
        .into_iter()
        .find(|group| group.id.as_str() == "forces-visited-on-activism-and-impartiality")
        .unwrap();
    let GroupRule::List(visited) = visited.rule else {
        panic!("the places visited are a list");
    };
    assert_eq!(visited.len(), 12);
    let letter = [
        "lbc-2024-01-10",
        "sky-news-2024-01-10",
        "hmicfrs-activism-update-2024",
    ];
    for fact in &facts() {
        if !sources_of(fact)
            .iter()
            .any(|source| letter.contains(&source.as_str()))
        {
            continue;
        }
        let written = serde_json::to_string(fact).unwrap();
        for force in &visited {
            assert!(
                !written.contains(&format!("\"{force}\"")),
                "{force}: {written}"
            );
        }
    }
}

#[test]
fn nobody_is_said_to_have_looked_or_to_have_been_told() {
    for fact in &facts() {
        assert!(!matches!(fact, Fact::Look(_) | Fact::Notice(_)), "{fact:?}");
    }
}

#[test]
fn belief_and_fact_are_kept_apart() {
    let facts = facts();
    let held_as = |id: &str| {
        facts.iter().find_map(|fact| match fact {
            Fact::Statement(statement) if statement.id.as_str() == id => Some(statement.held_as),
            _ => None,
        })
    };
    use answerable_register::facts::HeldAs;
    assert_eq!(
        held_as("activism-letter-what-they-believe"),
        Some(HeldAs::Belief)
    );
    assert_eq!(
        held_as("activism-letter-have-experienced"),
        Some(HeldAs::Fact)
    );
}

/// Where a note says that the day is not known, the row does not give one.
#[test]
fn no_row_gives_a_day_that_its_note_calls_unknown() {
    let mut rough = Vec::new();
    for fact in facts() {
        let Fact::Asked(asked) = fact else { continue };
        let note = asked.note.as_ref().map_or("", |note| note.or_blank());
        assert!(!note.contains("recorded under"), "{}", asked.id);
        let is_exact = asked.asked_when().exact().is_some();
        if asked_day_is_unknown(note) {
            assert!(
                !is_exact,
                "{} is asked on a day that is not known",
                asked.id
            );
        }
        if !is_exact {
            rough.push(format!("{}: {}", asked.id, asked.asked_when()));
        }
    }
    insta::assert_snapshot!(rough.join("\n"), @r"
    west-mercia-service-to-victims-2021: 2021-09-06/2023-07-03
    child-exploitation-missing-children: 2023
    child-exploitation-investigations: 2023
    child-exploitation-third-cause: 2023-01-01/2024-02-09
    armed-mutual-aid-2023: 2023-09-01/2023-09-25
    military-contingency-2023: 2023-09-01/2023-09-23
    west-mercia-service-to-victims-2021-plans: 2021-09-06/2023-07-03
    west-mercia-service-to-victims-2021-updates: 2021-09-06/2023-07-03
    child-exploitation-commission-2023: 2023-06
    ");
}

/// Whether a note says that the day of what was asked is not known.
fn asked_day_is_unknown(note: &str) -> bool {
    [
        "The day of the request is not published",
        "The day it was made is not published",
        "is not published.",
        "whose day has not been checked",
        "shows no day",
    ]
    .iter()
    .any(|words| note.contains(words))
}

/// The control of the test above: it looks for words that the notes use.
#[test]
fn the_words_of_a_note_on_a_day_are_found() {
    assert!(asked_day_is_unknown(
        "The day in June 2023 is not published."
    ));
    assert!(!asked_day_is_unknown(
        "Its recommendations are not yet recorded."
    ));
}
