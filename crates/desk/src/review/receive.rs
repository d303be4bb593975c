//! A document comes in, is read and kept, and is found again.

use std::collections::BTreeSet;
use std::sync::Arc;

use answerable_intake::{IntakeError, Media, Reading, read_by_pdftotext, read_on_its_day};
use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::facts::Source;
use answerable_register::fold::{Known, Register};
use answerable_register::words::BodyId;
use answerable_store::reviews::Version;

use super::answered::Answered;
use super::item::Item;
use super::{AsAtDirectory, NotReviewed, Review};
use crate::desk::Desk;
use crate::drawn;
use crate::reading::{Names, PdfReader, Work};

/// A review with its version, which the next act names.
#[derive(Clone, Debug)]
pub struct Held {
    /// The review.
    pub review: Review,
    /// Its version.
    pub version: Version,
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
    read_on_its_day(bytes, media, |its_own| names_on(register, its_own, today))
}

/// The same of a PDF, in the words that `pdftotext` printed.
///
/// # Errors
///
/// As with [`read_document`].
pub fn read_document_by_pdftotext(
    register: &Register,
    bytes: &[u8],
    printed: &[u8],
    today: Day,
) -> Result<Reading, IntakeError> {
    read_by_pdftotext(bytes, printed, |its_own| names_on(register, its_own, today))
}

fn names_on(register: &Register, its_own: Option<Day>, today: Day) -> AsAtDirectory<'_> {
    let day = its_own.filter(|day| *day < today).unwrap_or(today);
    AsAtDirectory { register, day }
}

/// For whom a document is brought in, and how it is read.
#[derive(Clone, Debug, Default)]
pub struct Bringing {
    /// The bodies for which it is brought in: until somebody has said who published
    /// it, it is theirs. None where the register's own people do it.
    pub bodies: BTreeSet<BodyId>,
    /// Who draws the words from it, if it is a PDF.
    pub pdf: PdfReader,
}

impl Desk {
    /// Has a document read and keeps it, for people to decide. The same file
    /// again gives the review as it stands. What kind of file it is, its name and
    /// its bytes say.
    ///
    /// # Errors
    ///
    /// When it cannot be read or kept, or was published before.
    pub fn receive(&self, file_name: &str, bytes: &[u8], today: Day) -> Result<Held, NotReviewed> {
        self.receive_for(Bringing::default(), file_name, bytes, today)
    }

    /// The same, for these bodies and read as they say.
    ///
    /// # Errors
    ///
    /// As with [`receive`](Self::receive); and of a PDF that is under review in the
    /// words of another reader than is asked for.
    pub fn receive_for(
        &self,
        bringing: Bringing,
        file_name: &str,
        bytes: &[u8],
        today: Day,
    ) -> Result<Held, NotReviewed> {
        let Bringing { bodies, pdf } = bringing;
        let fingerprint = Fingerprint::of(bytes);
        if let Some(source) = self.source_of(fingerprint) {
            return Err(NotReviewed::RecordedAlready(Box::new(source)));
        }
        if let Some(held) = self.find_review(fingerprint)? {
            let is_pdf = held.review.media == Media::Pdf;
            let asks_for_another = pdf == PdfReader::Pdftotext && held.review.words_by.is_none();
            return match is_pdf && asks_for_another {
                true => Err(NotReviewed::ReadByAnother(fingerprint)),
                false => Ok(held),
            };
        }
        let work = Work::Document {
            name: file_name.to_owned(),
            today,
            names: Names::of(&self.read()),
            pdf,
        };
        let read = self.read_file(&work, bytes)?.document()?;
        let (media, reading) = (read.media, read.reading);
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
            answered: Answered::read_from(&reading),
            items,
            readers: Vec::new(),
            described_in: 0,
            hidden_seen_by: Vec::new(),
            brought_in_for: bodies,
            reading,
            words_by: read.words_by,
        };
        match self.begin_review(review, today) {
            // Sent twice at once: the first made the review.
            Err(why) if why.is_moved() => self.review(fingerprint),
            begun => begun,
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
        let mut review: Review =
            serde_json::from_str(&kept.state).map_err(|why| NotReviewed::Kept(Arc::new(why)))?;
        if review.answered.is_none() {
            // It was brought in before answers were decided here.
            review.answered = Answered::read_from(&review.reading);
        }
        Ok(Some(Held {
            review,
            version: kept.version,
        }))
    }

    pub(super) fn review(&self, fingerprint: Fingerprint) -> Result<Held, NotReviewed> {
        self.find_review(fingerprint)?
            .ok_or(NotReviewed::NoSuchReview(fingerprint))
    }

    fn begin_review(&self, review: Review, today: Day) -> Result<Held, NotReviewed> {
        let drawn = drawn::draw().map_err(|why| NotReviewed::Drawing(why.to_string()))?;
        let state = state_of(&review)?;
        let first = (today, &drawn);
        let version = self.reviews().begin(review.fingerprint, &state, first)?;
        Ok(Held { review, version })
    }

    pub(super) fn put_review(
        &self,
        review: Review,
        expected: Version,
    ) -> Result<Held, NotReviewed> {
        let state = state_of(&review)?;
        let version = self
            .reviews()
            .change(review.fingerprint, expected, &state)?;
        Ok(Held { review, version })
    }
}

fn state_of(review: &Review) -> Result<String, NotReviewed> {
    serde_json::to_string(review).map_err(|why| NotReviewed::Kept(Arc::new(why)))
}
