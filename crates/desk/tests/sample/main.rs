//! The sample register holds what it must, and nothing that it must not.
//!
//! * `seeds`: what each seed document must yield, as lists that people read;
//! * `passages`: every passage is where it says it is;
//! * `restraint`: what is never said, and of whom;
//! * `recorded`: the whole sample, recorded, and how its asks stand.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops where it stumbles, and says what it skipped"
)]

mod passages;
mod recorded;
mod restraint;
mod seeds;
mod yields;

use std::path::{Path, PathBuf};

use answerable_desk::sample;
use answerable_register::entry::Fact;
use answerable_register::facts::{Passage, Source};
use answerable_register::words::SourceId;

/// Every fact of the sample.
fn facts() -> Vec<Fact> {
    match sample::facts() {
        Ok(facts) => facts,
        Err(error) => panic!("{error}"),
    }
}

/// Every source of the sample.
fn sources() -> Vec<Source> {
    facts()
        .into_iter()
        .filter_map(|fact| match fact {
            Fact::Source(source) => Some(*source),
            _ => None,
        })
        .collect()
}

/// The passages a fact stands on.
fn passages_of(fact: &Fact) -> Vec<&Passage> {
    match fact {
        Fact::Report(report) => report.passages.iter().collect(),
        Fact::Asked(asked) => asked.passages.iter().collect(),
        Fact::Answer(answer) => answer
            .passages
            .iter()
            .chain(answer.meets.iter().flat_map(|meets| &meets.passages))
            .collect(),
        Fact::Outcome(outcome) => outcome.passages.iter().collect(),
        Fact::Withdrawal(withdrawal) => withdrawal.passages.iter().collect(),
        Fact::Statement(statement) => statement.passages.iter().collect(),
        Fact::Stay(stay) => stay.passages.iter().collect(),
        Fact::Difference(difference) => difference
            .readings
            .iter()
            .map(|reading| &reading.passage)
            .collect(),
        _ => Vec::new(),
    }
}

/// The sources a fact names, through its passages or outright.
fn sources_of(fact: &Fact) -> Vec<&SourceId> {
    let outright: &[SourceId] = match fact {
        Fact::Report(report) => &report.sources,
        Fact::Answer(answer) => &answer.sources,
        _ => &[],
    };
    let mut named: Vec<&SourceId> = outright.iter().collect();
    named.extend(passages_of(fact).iter().map(|passage| &passage.source));
    if let Fact::Stay(stay) = fact {
        named.extend(stay.entered.iter().chain(&stay.left).map(|day| &day.source));
    }
    named
}

/// The repository's root.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file of the folder of real documents beside the repository, where there
/// is one; a test that needs it says that it was skipped.
fn beside_the_repository(path: &str) -> Option<Vec<u8>> {
    let file = repository().join("../shared").join(path);
    let bytes = std::fs::read(&file).ok();
    if bytes.is_none() {
        println!("skipped: {} is not there", file.display());
    }
    bytes
}

#[test]
fn every_file_of_the_folder_is_in_the_sample() {
    let mut in_folder: Vec<String> = std::fs::read_dir(repository().join("data/sample"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".toml"))
        .collect();
    in_folder.sort();
    assert_eq!(sample::file_names().collect::<Vec<_>>(), in_folder);
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_its_line() {
    let text = "[[source]]\nid = \"a\"\ntitle = \"A\"\npublisher = \"B\"\nkept = \"eaten\"\n";
    let error = sample::facts_of("broken.toml", text).unwrap_err();
    assert_eq!(error.line, Some(5), "{error}");
    assert!(
        error.to_string().starts_with("broken.toml, line 5: "),
        "{error}"
    );

    let unknown = sample::facts_of("broken.toml", "[[rumour]]\nid = \"a\"\n").unwrap_err();
    assert!(unknown.to_string().contains("rumour"), "{unknown}");
}

#[test]
fn facts_come_after_what_they_refer_to() {
    let kinds: Vec<&str> = facts().iter().map(Fact::kind).collect();
    let mut in_order = kinds.clone();
    in_order.dedup();
    assert_eq!(
        in_order,
        [
            "source",
            "report",
            "asked",
            "answer",
            "outcome",
            "statement",
            "difference",
            "stay"
        ],
    );
}
