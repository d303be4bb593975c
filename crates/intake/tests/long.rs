//! Documents that say one thing without end. What takes the square of their length never
//! comes to an end here.

#[path = "support/mod.rs"]
mod support;

use answerable_intake::{IntakeError, Media, limits, read};
use support::invented;

/// So often that a rule that looks at everything before it each time takes minutes.
const OFTEN: usize = 4_000;

#[test]
fn a_document_that_says_should_without_end_is_refused_before_it_is_read() {
    let said = |times: usize| {
        let text = "Crimes should be recorded. ".repeat(times);
        read(text.as_bytes(), Media::PlainText, &invented()).map(drop)
    };
    let most = limits::MOST_ASKING;
    let refused = said(most + 1);
    assert_eq!(refused, Err(IntakeError::TooMuchAsking { most }));
    let why = refused.unwrap_err().to_string();
    assert_eq!(
        why,
        "“should”, “must” and the like stand in it more than 20000 times; cut the document into \
         its parts and read each"
    );
    // The control: what a long report says is read.
    assert_eq!(said(OFTEN), Ok(()));
}

#[test]
fn a_line_that_holds_blocks_without_end_is_looked_at_once() {
    let line = "Recommendation  Owner  By when\u{c}\u{b}".repeat(OFTEN);
    let reading = read(line.as_bytes(), Media::PlainText, &invented()).unwrap();
    assert!(reading.document.blocks.len() >= OFTEN);
}

#[test]
fn requests_of_him_look_no_further_back_than_a_sentence() {
    let text = format!(
        "Dear Ms Box,\n\n{}",
        "I would welcome his reply. We ask that he does so. ".repeat(OFTEN)
    );
    let read = read(text.as_bytes(), Media::PlainText, &invented());
    assert!(matches!(
        read,
        Ok(_) | Err(IntakeError::TooMuchAsked { .. })
    ));
}

#[test]
fn points_in_the_same_words_are_told_apart_one_by_one() {
    let page = "<ul><li>chief constables should:".repeat(OFTEN) + "act";
    let read = read(page.as_bytes(), Media::Html, &invented());
    assert!(matches!(
        read,
        Ok(_) | Err(IntakeError::TooMuchAsked { .. })
    ));
}
