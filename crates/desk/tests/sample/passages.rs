//! Every passage is short, is the source's own, and is where it says it is.

use answerable_ledger::Fingerprint;
use answerable_register::calendar::{Day, Deadline};
use answerable_register::entry::Fact;
use answerable_register::facts::Kept;

use super::seeds::SEEDS;
use super::{beside_the_repository, facts, passages_of, sources, sources_of};

/// The longest passage, in words: a sentence, not a page.
const LONGEST: usize = 34;

#[test]
fn every_passage_of_a_seed_stands_in_it_byte_for_byte() {
    for seed in &SEEDS {
        let Some(document) = beside_the_repository(seed.document) else {
            return;
        };
        let source = sources()
            .into_iter()
            .find(|source| source.id.as_str() == seed.source)
            .unwrap();
        assert_eq!(
            source.fingerprint.as_deref(),
            Some(Fingerprint::of(&document).to_string().as_str()),
            "{}",
            seed.source
        );
        for fact in &facts() {
            for passage in passages_of(fact) {
                let words = passage.words.open().unwrap();
                if passage.source != source.id || words.is_empty() {
                    continue;
                }
                let (first, after) = passage.span.unwrap();
                assert_eq!(
                    document.get(first as usize..after as usize),
                    Some(words.as_bytes()),
                    "{}: {words}",
                    seed.source
                );
            }
        }
        let mut from = 0;
        for words in &source.passages {
            let words = words.open().unwrap();
            let place = find(&document[from..], words.as_bytes());
            from += place
                .unwrap_or_else(|| panic!("{}: not there, or out of order: {words}", seed.source));
        }
    }
}

fn find(document: &[u8], words: &[u8]) -> Option<usize> {
    document
        .windows(words.len())
        .position(|window| window == words)
}

#[test]
fn a_span_is_as_long_as_its_words_and_seeds_alone_have_one() {
    for fact in &facts() {
        for passage in passages_of(fact) {
            let words = passage.words.open().unwrap();
            let of_a_seed = SEEDS
                .iter()
                .any(|seed| seed.source == passage.source.as_str());
            match passage.span {
                Some((first, after)) => {
                    assert!(of_a_seed, "{words}");
                    assert_eq!((after - first) as usize, words.len(), "{words}");
                }
                None => assert!(!of_a_seed || words.is_empty(), "{words}"),
            }
        }
    }
}

#[test]
fn every_passage_is_one_of_those_its_source_is_read_through() {
    let sources = sources();
    for fact in &facts() {
        for passage in passages_of(fact) {
            let source = sources
                .iter()
                .find(|source| source.id == passage.source)
                .unwrap_or_else(|| panic!("no source {}", passage.source));
            let words = passage.words.open().unwrap();
            assert!(
                words.is_empty() || source.passages.contains(&passage.words),
                "{}: {words}",
                source.id
            );
        }
    }
}

#[test]
fn passages_are_short_and_no_document_is_shown_whole() {
    for source in sources() {
        assert_ne!(source.kept, Kept::Whole, "{}", source.id);
        for words in &source.passages {
            let words = words.open().unwrap();
            assert!(words.split_whitespace().count() <= LONGEST, "{words}");
        }
    }
}

#[test]
fn every_fact_stands_on_a_source_and_every_source_bears_a_fact() {
    let facts = facts();
    for fact in &facts {
        let is_source = fact.kind() == "source";
        assert!(is_source || !sources_of(fact).is_empty(), "{fact:?}");
    }
    for source in sources() {
        assert!(
            facts
                .iter()
                .any(|fact| sources_of(fact).contains(&&source.id)),
            "nothing stands on {}",
            source.id
        );
        assert!(source.address.is_some(), "{}", source.id);
    }
}

#[test]
fn a_ground_and_a_day_for_an_ask_stand_on_words_that_state_them() {
    let day = |day: Day| day.strftime("%-d %B %Y").to_string();
    let (mut grounds, mut deadlines) = (0, 0);
    for fact in &facts() {
        let said: Vec<&str> = passages_of(fact)
            .iter()
            .map(|passage| passage.words.open().unwrap())
            .collect();
        let states = match fact {
            Fact::Stay(stay) => {
                grounds += usize::from(stay.ground.is_some());
                assert!(stay.ground.is_none() || !said.is_empty(), "{}", stay.id);
                continue;
            }
            Fact::Asked(asked) => match &asked.deadline {
                Deadline::On(on) => day(*on),
                Deadline::Immediately => "immediately".to_owned(),
                _ => continue,
            },
            _ => continue,
        };
        deadlines += 1;
        assert!(
            said.iter().any(|words| words.contains(&states)),
            "{states:?} is nowhere in {said:?}"
        );
    }
    assert_eq!((grounds, deadlines), (10, 6));
}
