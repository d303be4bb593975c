//! What broke a reader once, found by `cargo dev fuzz`, each as small as it can be.

#[path = "support/mod.rs"]
mod support;

use answerable_intake::{Media, read};
use support::invented;

#[test]
fn those_present_may_be_parted_by_bullets_in_one_line() {
    let minutes = "Accountability Board\n\nMinutes\n\n11 July 2023\n\nAttendees:\n\n\
        Ruth Ansell, Exampleshire Commissioner • Piers Holt, Chief Executive (PH)\n\n\
        1. Welcome\n\nPH to write to Exampleshire Police.\n";
    let reading = read(minutes.as_bytes(), Media::PlainText, &invented()).unwrap();
    assert!(!reading.document.blocks.is_empty());
}
