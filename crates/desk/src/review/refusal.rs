//! Why an act of a review did not come about.

use std::sync::Arc;

use answerable_ledger::Fingerprint;
use answerable_register::facts::Source;
use answerable_store::reviews::ReviewsError;
use answerable_store::{ArchiveError, Fault};

use super::DetailsRefused;
use super::answered::{AnswerRefused, AnsweredRefused};
use super::item_refused::{ItemRefused, not_in_the_document};
use crate::reading::NotRead;

/// The most items of one review: what people add beside what was proposed.
pub(super) const ITEMS_AT_MOST: usize = 2_000;

/// Why an act of a review did not come about; nothing changed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NotReviewed {
    /// There is no such review.
    #[error("no document with the fingerprint {0} is under review")]
    NoSuchReview(Fingerprint),
    /// There is no such item.
    #[error("the review has no item {place}; it has {items}")]
    NoSuchItem {
        /// The place asked for, counted from 1.
        place: usize,
        /// How many there are.
        items: usize,
    },
    /// The same document was published before.
    #[error("this is the same file as {:?}, which is recorded already", .0.title.or_blank())]
    RecordedAlready(Box<Source>),
    /// The same PDF is under review in words that our own reader drew from it.
    #[error(
        "this PDF is under review already, in the words of the program’s own reader: give that review up first, or go on with it"
    )]
    ReadByAnother(Fingerprint),
    /// It could not be read.
    #[error(transparent)]
    NotRead(#[from] NotRead),
    /// What was said of the document cannot be taken.
    #[error("{}", joined(.0))]
    Details(Vec<DetailsRefused>),
    /// What was said of an item cannot be taken.
    #[error("{}", joined(.0))]
    Item(Vec<ItemRefused>),
    /// What was said of the answer cannot be taken.
    #[error("{}", joined(.0))]
    Answer(Vec<AnswerRefused>),
    /// What was said of an item of the answer cannot be taken.
    #[error("{}", joined(.0))]
    AnswerItem(Vec<AnsweredRefused>),
    /// The words do not stand in the document, or stand in it more than once.
    #[error("{}", not_in_the_document(*times))]
    Passage {
        /// How often they do.
        times: usize,
    },
    /// The last words of a passage do not follow its first.
    #[error(
        "the last words do not follow the first within 8,000 letters: copy them exactly, or paste the whole passage"
    )]
    LastWords,
    /// Nothing was chosen, or what was chosen is no sentence of the document.
    #[error("tick the sentence that asks something, or the first and the last of them")]
    NoSentence,
    /// Somebody decided the same item, or described the document, after it was
    /// looked at.
    #[error("somebody else changed this in the meantime: look at it again and decide again")]
    ChangedMeanwhile,
    /// There are too many items.
    #[error("a review has at most {ITEMS_AT_MOST} items: publish this one and go on in another")]
    TooMany,
    /// The document could not be kept.
    #[error("{0}")]
    Archive(#[source] Arc<ArchiveError>),
    /// Somebody else decided first, or the review is too long to keep.
    #[error("{0}")]
    Reviews(#[source] Arc<ReviewsError>),
    /// The review that was kept cannot be read.
    #[error(
        "the review that was kept cannot be read ({0}): give it up and import the document again"
    )]
    Kept(Arc<serde_json::Error>),
    /// The machine has no randomness to draw a key from.
    #[error("no randomness: {0}")]
    Drawing(String),
    /// The disk failed.
    #[error("{0}")]
    Fault(#[source] Arc<Fault>),
}

fn joined<T: ToString>(reasons: &[T]) -> String {
    reasons
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

impl From<ReviewsError> for NotReviewed {
    fn from(why: ReviewsError) -> Self {
        Self::Reviews(Arc::new(why))
    }
}

impl From<Fault> for NotReviewed {
    fn from(why: Fault) -> Self {
        Self::Fault(Arc::new(why))
    }
}

impl NotReviewed {
    /// Whether another act was kept first, so that this one may be tried again.
    pub(super) fn is_moved(&self) -> bool {
        matches!(self, Self::Reviews(why) if matches!(**why, ReviewsError::Moved { .. }))
    }
}
