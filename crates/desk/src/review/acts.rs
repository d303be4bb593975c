//! The acts of a review: receive a document, say what it is, decide an item,
//! add one, give up.

use std::sync::Arc;

use answerable_intake::{IntakeError, Media, ProposalKind, Span, read};
use answerable_ledger::Fingerprint;
use answerable_register::calendar::{Day, Deadline};
use answerable_register::facts::Source;
use answerable_register::fold::Known;
use answerable_store::reviews::{ReviewsError, Version};
use answerable_store::{ArchiveError, Fault};

use super::item::{Decision, Draft, Item, ItemRefused, Origin};
use super::{AsAtDirectory, Details, DetailsRefused, Review};
use crate::desk::Desk;

/// The most items of one review: what people add beside what was proposed.
const ITEMS_AT_MOST: usize = 2_000;

/// A review with its version, which the next act names.
#[derive(Clone, Debug)]
pub struct Held {
    /// The review.
    pub review: Review,
    /// Its version.
    pub version: Version,
}

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
    /// The reading room could not read it.
    #[error(transparent)]
    NotRead(#[from] IntakeError),
    /// What was said of the document cannot be taken.
    #[error("{}", joined(.0))]
    Details(Vec<DetailsRefused>),
    /// What was said of an item cannot be taken.
    #[error("{}", joined(.0))]
    Item(Vec<ItemRefused>),
    /// The words do not stand in the document, or stand in it more than once.
    #[error(
        "these words stand in the document {times} times: copy a passage that stands there once"
    )]
    Passage {
        /// How often they do.
        times: usize,
    },
    /// There are too many items.
    #[error("a review has at most {ITEMS_AT_MOST} items: publish this one and go on in another")]
    TooMany,
    /// The document could not be kept.
    #[error("{0}")]
    Archive(Arc<ArchiveError>),
    /// Somebody else decided first, or the review is too long to keep.
    #[error("{0}")]
    Reviews(Arc<ReviewsError>),
    /// The review that was kept cannot be read.
    #[error(
        "the review that was kept cannot be read ({0}): give it up and import the document again"
    )]
    Kept(Arc<serde_json::Error>),
    /// The disk failed.
    #[error("{0}")]
    Fault(Arc<Fault>),
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

impl Desk {
    /// Keeps a document and reads it, for people to decide. The same file
    /// again gives the review as it stands.
    ///
    /// # Errors
    ///
    /// When it cannot be read or kept, or was published before.
    pub fn receive(
        &self,
        file_name: &str,
        bytes: &[u8],
        media: Media,
        today: Day,
    ) -> Result<Held, NotReviewed> {
        let fingerprint = Fingerprint::of(bytes);
        if let Some(source) = self.source_of(fingerprint) {
            return Err(NotReviewed::RecordedAlready(Box::new(source)));
        }
        if let Some(held) = self.find_review(fingerprint)? {
            return Ok(held);
        }
        let reading = self.read_document(bytes, media, today)?;
        self.archive()
            .keep(bytes)
            .map_err(|why| NotReviewed::Archive(Arc::new(why)))?;
        let text = &reading.document.text;
        let items = reading
            .proposals
            .iter()
            .enumerate()
            .map(|(place, proposal)| Item::of(place, proposal, text))
            .collect();
        let review = Review {
            fingerprint,
            file_name: file_name.to_owned(),
            media,
            details: None,
            items,
            readers: Vec::new(),
            reading,
        };
        self.put_review(review, 0)
    }

    /// Reads a document against the register's names, and keeps nothing. The
    /// names are those of the document's own day, where it has one.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn read_document(
        &self,
        bytes: &[u8],
        media: Media,
        today: Day,
    ) -> Result<answerable_intake::Reading, NotReviewed> {
        let register = self.read();
        let at = |day| AsAtDirectory {
            register: &register,
            day,
        };
        let reading = read(bytes, media, &at(today))?;
        match reading.dates.day().filter(|day| *day < today) {
            Some(day) => Ok(read(bytes, media, &at(day))?),
            None => Ok(reading),
        }
    }

    /// The recorded source with a fingerprint.
    pub(super) fn source_of(&self, fingerprint: Fingerprint) -> Option<Source> {
        let hex = fingerprint.to_string();
        let register = self.read();
        register
            .sources
            .in_force(Known::Everything)
            .find(|held| held.fact.fingerprint.as_deref() == Some(hex.as_str()))
            .map(|held| held.fact.clone())
    }

    /// The documents under review, in the order they came.
    ///
    /// # Errors
    ///
    /// When one cannot be read.
    pub fn documents_under_review(&self) -> Result<Vec<Held>, NotReviewed> {
        let listed = self.reviews().list()?;
        listed
            .into_iter()
            .filter_map(|(fingerprint, _)| self.find_review(fingerprint).transpose())
            .collect()
    }

    /// A review, if the document is under review.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn find_review(&self, fingerprint: Fingerprint) -> Result<Option<Held>, NotReviewed> {
        let Some(kept) = self.reviews().get(fingerprint)? else {
            return Ok(None);
        };
        let review =
            serde_json::from_str(&kept.state).map_err(|why| NotReviewed::Kept(Arc::new(why)))?;
        Ok(Some(Held {
            review,
            version: kept.version,
        }))
    }

    pub(super) fn review(&self, fingerprint: Fingerprint) -> Result<Held, NotReviewed> {
        self.find_review(fingerprint)?
            .ok_or(NotReviewed::NoSuchReview(fingerprint))
    }

    fn put_review(&self, review: Review, expected: Version) -> Result<Held, NotReviewed> {
        let state =
            serde_json::to_string(&review).map_err(|why| NotReviewed::Kept(Arc::new(why)))?;
        let version = self.reviews().put(review.fingerprint, expected, &state)?;
        Ok(Held { review, version })
    }

    /// Says what a document is.
    ///
    /// # Errors
    ///
    /// When what is said cannot be taken, or somebody was faster.
    pub fn describe_document(
        &self,
        fingerprint: Fingerprint,
        version: Version,
        details: Details,
        by: &str,
        today: Day,
    ) -> Result<Held, NotReviewed> {
        details
            .check(&self.read(), today)
            .map_err(NotReviewed::Details)?;
        let mut review = self.review(fingerprint)?.review;
        review.details = Some(details);
        review.decided_by(by);
        self.put_review(review, version)
    }

    /// Accepts an item as its draft says; a draft that differs from what was
    /// proposed is a correction.
    ///
    /// # Errors
    ///
    /// When the draft cannot be taken, or somebody was faster.
    pub fn accept_item(
        &self,
        fingerprint: Fingerprint,
        version: Version,
        place: usize,
        draft: Draft,
        by: &str,
    ) -> Result<Held, NotReviewed> {
        let mut review = self.review(fingerprint)?.review;
        draft
            .check(&review.reading.document.text)
            .map_err(NotReviewed::Item)?;
        let item = review.item_mut(place)?;
        item.draft = draft;
        item.decision = Decision::Accepted { by: by.to_owned() };
        review.decided_by(by);
        self.put_review(review, version)
    }

    /// Sets an item aside.
    ///
    /// # Errors
    ///
    /// When there is no such item, or somebody was faster.
    pub fn set_item_aside(
        &self,
        fingerprint: Fingerprint,
        version: Version,
        place: usize,
        by: &str,
    ) -> Result<Held, NotReviewed> {
        let mut review = self.review(fingerprint)?.review;
        review.item_mut(place)?.decision = Decision::SetAside { by: by.to_owned() };
        review.decided_by(by);
        self.put_review(review, version)
    }

    /// Adds an item for words that were not proposed, still to be decided.
    ///
    /// # Errors
    ///
    /// When the words do not stand in the document exactly once.
    pub fn add_item(
        &self,
        fingerprint: Fingerprint,
        version: Version,
        words: &str,
        by: &str,
    ) -> Result<Held, NotReviewed> {
        let mut review = self.review(fingerprint)?.review;
        if review.items.len() >= ITEMS_AT_MOST {
            return Err(NotReviewed::TooMany);
        }
        let passage = only_place(&review.reading.document.text, words.trim())?;
        review.items.push(Item {
            origin: Origin::Added,
            draft: Draft {
                kind: ProposalKind::Recommendation,
                title: String::new(),
                number: String::new(),
                passage,
                addressees: Vec::new(),
                deadline_words: String::new(),
                deadline: Deadline::None,
                under: None,
            },
            decision: Decision::Undecided,
        });
        review.decided_by(by);
        self.put_review(review, version)
    }

    /// Gives a review up: what was decided is forgotten, the document stays in
    /// the archive.
    ///
    /// # Errors
    ///
    /// When somebody was faster.
    pub fn give_up_review(
        &self,
        fingerprint: Fingerprint,
        version: Version,
    ) -> Result<(), NotReviewed> {
        Ok(self.reviews().remove(fingerprint, version)?)
    }
}

impl Review {
    fn decided_by(&mut self, by: &str) {
        if !self.readers.iter().any(|reader| reader == by) {
            self.readers.push(by.to_owned());
        }
    }

    fn item_mut(&mut self, place: usize) -> Result<&mut Item, NotReviewed> {
        let items = self.items.len();
        self.items.get_mut(place).ok_or(NotReviewed::NoSuchItem {
            place: place + 1,
            items,
        })
    }
}

/// The one place at which words stand in a text.
fn only_place(text: &str, words: &str) -> Result<Span, NotReviewed> {
    let mut places = text.match_indices(words);
    match (words.is_empty(), places.next(), places.next()) {
        (false, Some((start, _)), None) => Ok(Span::new(start, start + words.len())),
        (false, Some(_), Some(_)) => Err(NotReviewed::Passage {
            times: 2 + places.count(),
        }),
        _ => Err(NotReviewed::Passage { times: 0 }),
    }
}
