//! The acts of a review: receive a document, say what it is, decide an item,
//! add one, give up.

use std::sync::Arc;

use answerable_intake::{IntakeError, Media, Reading, Span, read};
use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::facts::Source;
use answerable_register::fold::{Known, Register};
use answerable_store::reviews::{ReviewsError, Version};
use answerable_store::{ArchiveError, Fault};

use super::item::{Decision, Draft, Item, ItemRefused, not_in_the_document};
use super::passage::only_place;
use super::{AsAtDirectory, Details, DetailsRefused, Review};
use crate::desk::Desk;

/// The most items of one review: what people add beside what was proposed.
const ITEMS_AT_MOST: usize = 2_000;

/// How often an act is tried again when others change the same review. Each
/// try lost means that somebody else's act was kept.
const TRIES_AT_MOST: usize = 16;

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
    #[error("{}", not_in_the_document(*times))]
    Passage {
        /// How often they do.
        times: usize,
    },
    /// Somebody decided the same item, or described the document, after it was
    /// looked at.
    #[error("somebody else changed this in the meantime: look at it again and decide again")]
    ChangedMeanwhile,
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

/// Reads a document against a register's names, and keeps nothing. The names
/// are those of the document's own day, where it has one.
///
/// # Errors
///
/// When it cannot be read.
pub fn read_document(
    register: &Register,
    bytes: &[u8],
    media: Media,
    today: Day,
) -> Result<Reading, IntakeError> {
    let at = |day| AsAtDirectory { register, day };
    let reading = read(bytes, media, &at(today))?;
    match reading.dates.day().filter(|day| *day < today) {
        Some(day) => read(bytes, media, &at(day)),
        None => Ok(reading),
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
        let reading = read_document(&self.read(), bytes, media, today)?;
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
            described_in: 0,
            reading,
        };
        match self.put_review(review, 0) {
            // Sent twice at once: the first made the review.
            Err(NotReviewed::Reviews(why)) if has_moved(&why) => self.review(fingerprint),
            put => put,
        }
    }

    /// The source recorded from these bytes, if they were published before.
    #[must_use]
    pub fn source_of(&self, fingerprint: Fingerprint) -> Option<Source> {
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

    /// Changes a review.
    ///
    /// People who decide different items do not stand in each other's way: the
    /// change is made to the review as it is now, and the act itself says
    /// whether what it changes was changed since.
    fn change<T>(
        &self,
        fingerprint: Fingerprint,
        by: &str,
        act: impl Fn(&mut Review, Version) -> Result<T, NotReviewed>,
    ) -> Result<(Held, T), NotReviewed> {
        for _ in 0..TRIES_AT_MOST {
            let Held {
                mut review,
                version,
            } = self.review(fingerprint)?;
            let done = act(&mut review, version + 1)?;
            review.decided_by(by);
            match self.put_review(review, version) {
                Err(NotReviewed::Reviews(why)) if has_moved(&why) => {}
                put => return Ok((put?, done)),
            }
        }
        Err(NotReviewed::ChangedMeanwhile)
    }

    /// Says what a document is, having seen version `seen` of its review.
    ///
    /// # Errors
    ///
    /// When what is said cannot be taken, or somebody was faster.
    pub fn describe_document(
        &self,
        fingerprint: Fingerprint,
        seen: Version,
        details: &Details,
        by: &str,
        today: Day,
    ) -> Result<Held, NotReviewed> {
        details
            .check(&self.read(), today)
            .map_err(NotReviewed::Details)?;
        let (held, ()) = self.change(fingerprint, by, |review, next| {
            if review.details.as_ref() == Some(details) {
                return Ok(());
            }
            if review.described_in > seen {
                return Err(NotReviewed::ChangedMeanwhile);
            }
            review.details = Some(details.clone());
            review.described_in = next;
            Ok(())
        })?;
        Ok(held)
    }

    /// Accepts an item as its draft says, having seen version `seen`; a draft
    /// that differs from what was proposed is a correction.
    ///
    /// # Errors
    ///
    /// When the draft cannot be taken, or somebody decided it first.
    pub fn accept_item(
        &self,
        fingerprint: Fingerprint,
        seen: Version,
        place: usize,
        draft: &Draft,
        by: &str,
    ) -> Result<Held, NotReviewed> {
        let (held, ()) = self.change(fingerprint, by, |review, next| {
            draft
                .check(&review.reading.document.text)
                .map_err(NotReviewed::Item)?;
            let by = by.to_owned();
            let item = review.item_mut(place)?;
            item.decide(draft, Decision::Accepted { by }, seen, next)
        })?;
        Ok(held)
    }

    /// Sets an item aside, having seen version `seen`.
    ///
    /// # Errors
    ///
    /// When there is no such item, or somebody decided it first.
    pub fn set_item_aside(
        &self,
        fingerprint: Fingerprint,
        seen: Version,
        place: usize,
        by: &str,
    ) -> Result<Held, NotReviewed> {
        let (held, ()) = self.change(fingerprint, by, |review, next| {
            let by = by.to_owned();
            let item = review.item_mut(place)?;
            let draft = item.draft.clone();
            item.decide(&draft, Decision::SetAside { by }, seen, next)
        })?;
        Ok(held)
    }

    /// Adds an item for words that were not proposed, still to be decided, and
    /// returns its place. White space in the words need not be the document's.
    ///
    /// # Errors
    ///
    /// When the words do not stand in the document exactly once.
    pub fn add_item(
        &self,
        fingerprint: Fingerprint,
        words: &str,
        by: &str,
    ) -> Result<(Held, usize), NotReviewed> {
        self.change(fingerprint, by, |review, next| {
            let passage = only_place(&review.reading.document.text, words)
                .map_err(|times| NotReviewed::Passage { times })?;
            review.add(passage, next)
        })
    }

    /// Adds an item for a passage that the reading room looked at and left,
    /// by its place among those, and returns the item's place.
    ///
    /// # Errors
    ///
    /// When there is no such passage.
    pub fn add_unused(
        &self,
        fingerprint: Fingerprint,
        unused: usize,
        by: &str,
    ) -> Result<(Held, usize), NotReviewed> {
        self.change(fingerprint, by, |review, next| {
            let passage = review
                .reading
                .unused
                .get(unused)
                .ok_or(NotReviewed::Passage { times: 0 })?
                .passage;
            review.add(passage, next)
        })
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

    /// An item for a passage: the one that is there already, or a new one.
    fn add(&mut self, passage: Span, next: Version) -> Result<usize, NotReviewed> {
        let there = self
            .items
            .iter()
            .position(|item| item.draft.passage == passage);
        if let Some(place) = there {
            return Ok(place);
        }
        if self.items.len() >= ITEMS_AT_MOST {
            return Err(NotReviewed::TooMany);
        }
        let words = passage.of(&self.reading.document.text);
        self.items.push(Item::added(passage, words, next));
        Ok(self.items.len() - 1)
    }
}

impl Item {
    /// Decides it, unless somebody else did after version `seen`. The same
    /// decision again, as a form sent twice makes it, changes nothing.
    fn decide(
        &mut self,
        draft: &Draft,
        decision: Decision,
        seen: Version,
        next: Version,
    ) -> Result<(), NotReviewed> {
        if self.decision == decision && self.draft == *draft {
            return Ok(());
        }
        if self.changed_in > seen {
            return Err(NotReviewed::ChangedMeanwhile);
        }
        self.draft = draft.clone();
        self.decision = decision;
        self.changed_in = next;
        Ok(())
    }
}

fn has_moved(why: &ReviewsError) -> bool {
    matches!(why, ReviewsError::Moved { .. })
}
