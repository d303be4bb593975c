//! What each seed document must yield, as the lists in `yields/` say.

use std::collections::BTreeSet;

use answerable_register::entry::Fact;
use answerable_register::facts::AskedKind;

use super::yields::lines_of;
use super::{facts, sources_of};

/// The seeds: the source in the sample, the document, and what it must yield.
pub(crate) const SEEDS: [Seed; 5] = [
    Seed {
        source: "lbc-2024-01-10",
        document: "seeds/000_92d1a16a466221bb.txt",
        must_yield: include_str!("yields/000-lbc.txt"),
    },
    Seed {
        source: "sky-news-2024-01-10",
        document: "seeds/001_ef4c03d450ac36fc.txt",
        must_yield: include_str!("yields/001-sky-news.txt"),
    },
    Seed {
        source: "london-gov-uk-home-office-reply-2024",
        document: "seeds/002_835bb4b82a22ad10.txt",
        must_yield: include_str!("yields/002-home-office-reply.txt"),
    },
    Seed {
        source: "ft-2023-09-26-copy",
        document: "seeds/003_fe29606666343459.txt",
        must_yield: include_str!("yields/003-armed-mutual-aid.txt"),
    },
    Seed {
        source: "gov-uk-state-of-policing-2022-response",
        document: "seeds/004_e14aa33dd829a19f.txt",
        must_yield: include_str!("yields/004-home-secretary-letter.txt"),
    },
];

/// A seed document.
pub(crate) struct Seed {
    /// Its source in the sample.
    pub(crate) source: &'static str,
    /// Its file beside the repository.
    pub(crate) document: &'static str,
    /// The lines that its facts must give.
    pub(crate) must_yield: &'static str,
}

impl Seed {
    /// The lines of its list that none of the facts gives.
    fn gaps(&self, facts: &[Fact]) -> Vec<&'static str> {
        let given: BTreeSet<String> = facts
            .iter()
            .filter(|fact| self.yields(fact))
            .flat_map(lines_of)
            .collect();
        self.wanted()
            .filter(|line| !given.contains(*line))
            .collect()
    }

    /// The lines of its list, without headings.
    fn wanted(&self) -> impl Iterator<Item = &'static str> {
        self.must_yield
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    /// Whether a fact is the seed's source, or stands on it.
    fn yields(&self, fact: &Fact) -> bool {
        match fact {
            Fact::Source(source) => source.id.as_str() == self.source,
            other => sources_of(other)
                .iter()
                .any(|source| source.as_str() == self.source),
        }
    }
}

#[test]
fn each_seed_yields_all_that_it_must() {
    let facts = facts();
    for seed in &SEEDS {
        let gaps = seed.gaps(&facts);
        assert!(
            gaps.is_empty(),
            "{} does not yield:\n{}",
            seed.source,
            gaps.join("\n")
        );
    }
}

#[test]
fn a_fact_that_is_missing_is_found_missing() {
    for seed in &SEEDS {
        let mut facts = facts();
        let place = facts
            .iter()
            .position(|fact| seed.yields(fact) && matches!(fact, Fact::Asked(_)))
            .unwrap();
        let lost = lines_of(&facts.remove(place));
        assert_eq!(seed.gaps(&facts), lost, "{}", seed.source);
    }
}

#[test]
fn no_fact_that_stands_on_a_seed_is_left_off_its_list() {
    let facts = facts();
    for seed in &SEEDS {
        let wanted: BTreeSet<&str> = seed.wanted().collect();
        let unlisted: Vec<String> = facts
            .iter()
            .filter(|fact| seed.yields(fact))
            .flat_map(lines_of)
            .filter(|line| !wanted.contains(line.as_str()))
            .collect();
        assert!(
            unlisted.is_empty(),
            "{}:\n{}",
            seed.source,
            unlisted.join("\n")
        );
    }
}

#[test]
fn the_home_secretarys_letter_makes_at_least_eight_new_asks_and_takes_six_positions() {
    let facts = facts();
    let asks = facts.iter().filter(|fact| {
        matches!(fact, Fact::Asked(asked) if asked.kind == AskedKind::Request
            && asked.report.as_ref().is_some_and(|id| id.as_str() == "home-secretary-letter-2024"))
    });
    assert!(asks.count() >= 8);
    let sections = facts.iter().filter_map(|fact| match fact {
        Fact::Answer(answer) if answer.id.as_str() == "home-secretary-answer-2024" => {
            Some(&answer.meets)
        }
        _ => None,
    });
    let headed = sections.flatten().filter(|meets| {
        meets
            .ask
            .subject
            .as_str()
            .starts_with("state-of-policing-2022-")
            && !meets.passages.is_empty()
    });
    assert_eq!(headed.count(), 6);
}
