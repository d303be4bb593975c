//! What whoever looks at a document under review would do next.

use answerable_desk::review::Review;
use answerable_wording::numbers;

use super::look::Look;

/// The next step, as a link, and what to know of it.
pub(super) struct Next {
    /// Where it is done; none where somebody else does it.
    pub(super) href: Option<String>,
    pub(super) words: String,
    /// What else there is to know.
    pub(super) note: &'static str,
}

/// Told to whoever decided part of a review, once everything is decided.
const SOMEBODY_ELSE: &str = "Then somebody else has to check it and publish it: send them the \
                             address of this page.";

impl Next {
    pub(super) fn of(look: &Look) -> Self {
        let review = look.review();
        let is_reader = review.readers.iter().any(|id| id == look.by.id.as_str());
        let at = |below: &str| Some(look.address(below));
        if let Some(answer) = Self::of_answer(look) {
            return answer;
        }
        let items_first = review.answering().is_some() && review.progress().undecided > 0;
        if review.details.is_none() && review.needs_details() && !items_first {
            return Self {
                href: at("/details#details"),
                words: "Say what the document is".to_owned(),
                note: "",
            };
        }
        if let Some(place) = review.next_undecided(None) {
            return Self {
                href: at(&format!("/items/{}#item", place + 1)),
                words: format!("Decide item {} of {}", place + 1, review.items.len()),
                note: "",
            };
        }
        match (is_reader, left(review)) {
            (true, 0) => Self {
                href: None,
                words: "Everything is decided.".to_owned(),
                note: SOMEBODY_ELSE,
            },
            (true, left) => Self {
                href: at("/unused#rows"),
                words: format!(
                    "Read the {} not used",
                    numbers::count(left as u64, "passage", "passages")
                ),
                note: SOMEBODY_ELSE,
            },
            (false, _) => Self {
                href: at("/check#check"),
                words: "Check it and publish it".to_owned(),
                note: "",
            },
        }
    }
}

impl Next {
    /// What is next to be said or decided of the answer that the document gives.
    fn of_answer(look: &Look) -> Option<Self> {
        let answered = look.review().answering()?;
        let (below, words) = match (&answered.said, answered.next_undecided(None)) {
            (None, _) => (
                "/answer#answer".to_owned(),
                "Say who answers, and which report".to_owned(),
            ),
            (Some(_), Some(place)) => (
                format!("/answer/{}#part", place + 1),
                format!(
                    "Decide part {} of {} of the answer",
                    place + 1,
                    answered.items.len()
                ),
            ),
            (Some(_), None) => return None,
        };
        Some(Self {
            href: Some(look.address(&below)),
            words,
            note: "",
        })
    }
}

/// How many passages were not used, and no item made of them since.
fn left(review: &Review) -> usize {
    let is_item = |passage| {
        let mut items = review.items.iter();
        items.any(|item| item.draft.passage == passage)
    };
    let unused = review.reading.unused.iter();
    unused.filter(|unused| !is_item(unused.passage)).count()
}
