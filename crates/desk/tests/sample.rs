//! The sample register holds what it must, and nothing that it must not.

use answerable_desk::sample;
use answerable_register::entry::Fact;

/// Every fact of the sample.
fn facts() -> Vec<Fact> {
    match sample::facts() {
        Ok(facts) => facts,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn every_file_of_the_sample_can_be_read() {
    assert!(!facts().is_empty());
}
