//! Answers that a body publishes in a form made to be read.

use answerable_intake::publication::{self, Publication};
use anyhow::Result;

use super::seeds as files;

pub(super) fn seeds() -> Result<Vec<Vec<u8>>> {
    let block = include_str!("seeds/published-answer.html");
    let mut found = files(&["html"])?;
    found.extend(std::iter::repeat_n(block.as_bytes().to_vec(), 40));
    Ok(found)
}

pub(super) fn published(bytes: &[u8]) {
    let Ok(answer) = publication::read(bytes) else {
        return;
    };
    let block = answer.block();
    let back: Publication =
        publication::read(block.as_bytes()).expect("what was read is written and read");
    assert_eq!(back, answer);
}
