//! Deciding what a document answers: who, which reports, and what it says of each
//! recommendation.
//!
//! * [`whole`]: who answers which reports, and when; or that it is no answer;
//! * [`part`]: one recommendation beside what is said of it;
//! * [`told`]: what was decided, for the document's own page and the second check.

mod about;
mod evidence;
mod form;
mod part;
mod part_form;
mod reports;
pub(super) mod told;
mod whole;

pub(super) use part::{send as send_part, show as show_part};
pub(super) use whole::{send, show};

use super::look::Look;

/// The address of one item of an answer.
fn part_address(look: &Look, place: usize) -> String {
    look.address(&format!("/answer/{}#part", place + 1))
}
