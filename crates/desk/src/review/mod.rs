//! Deciding what a document asks: one person reads, another publishes.
//!
//! The reading room proposes; here people decide. A review keeps every
//! proposal with what was decided of it, and nothing of it enters the register
//! until a second person publishes it whole. Two people may review at once:
//! each act names the version it was decided on, and where both decide the same
//! item the slower is told.

mod acts;
mod addressees;
pub mod answered;
mod details;
mod draft;
mod facts;
mod hidden;
mod item;
mod item_refused;
pub mod licence;
mod passage;
mod power;
mod publish;
mod receive;
mod refusal;
mod title;

use std::collections::BTreeSet;

use answerable_intake::{Media, Reading};
use answerable_register::words::{BodyId, Words};
use answerable_store::reviews::Version;
use serde::{Deserialize, Serialize};

use crate::who;
use answered::Answered;

/// How documents are read: what a review holds is in its terms.
pub use answerable_intake as intake;
/// A document's SHA-256.
pub use answerable_ledger::Fingerprint;

pub use addressees::{DraftAddressee, Meaning};
pub use answerable_intake::AsAtDirectory;
pub use details::{AboutForces, Details, DetailsField, DetailsRefused, Section55Said};
pub use draft::Draft;
pub use item::{Decision, Item, Origin};
pub use item_refused::{ItemField, ItemRefused};
pub use power::{PowerSaid, powers_on};
pub use publish::{NotPublished, Published};
pub use receive::{Bringing, Held, read_document, read_document_by_pdftotext};
pub use refusal::NotReviewed;

/// A document under review, as it is kept between visits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Review {
    /// The document's SHA-256: also the review's address.
    #[serde(with = "as_hex")]
    pub fingerprint: Fingerprint,
    /// What the file was called.
    pub file_name: String,
    /// What kind of file it is.
    pub media: Media,
    /// What the document is; none until somebody says.
    pub details: Option<Details>,
    /// What the reading room made of it.
    pub reading: Reading,
    /// The program that drew its words, by name and version, where it was not ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_by: Option<String>,
    /// What is to be decided, in the document's order; added ones last.
    pub items: Vec<Item>,
    /// Everybody who decided anything here, by opaque id.
    pub readers: Vec<String>,
    /// What it answers; none where it does not read as an answer and nobody said that
    /// it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Answered>,
    /// The version in which `details` were last changed; 0 for never.
    #[serde(default)]
    pub described_in: Version,
    /// Who said that they looked at what the file holds besides its text, by
    /// opaque id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_seen_by: Vec<String>,
    /// The bodies for which it was brought in; none where the register's own
    /// people did it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub brought_in_for: BTreeSet<BodyId>,
}

/// How far a review has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Items accepted as proposed or corrected.
    pub accepted: usize,
    /// Items set aside.
    pub set_aside: usize,
    /// Items still to decide.
    pub undecided: usize,
}

impl Review {
    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let mut progress = Progress::default();
        for item in &self.items {
            match item.decision {
                Decision::Undecided => progress.undecided += 1,
                Decision::Accepted { .. } => progress.accepted += 1,
                Decision::SetAside { .. } => progress.set_aside += 1,
            }
        }
        progress
    }

    /// The document as it stands to somebody who would act on it, by their
    /// opaque id: whose it is, and whether they had a hand in it.
    #[must_use]
    pub fn stands_to(&self, who: &str) -> who::Document {
        let described = self.details.as_ref().map(|details| details.by.clone());
        let answers = || Some(self.answering()?.said.as_ref()?.by.clone());
        let published_by = described.or_else(answers);
        who::Document {
            of: published_by.map_or_else(|| self.brought_in_for.clone(), |by| [by].into()),
            hand: match self.readers.iter().any(|reader| reader == who) {
                true => who::Hand::Decided,
                false => who::Hand::DecidedNothing,
            },
        }
    }

    /// What the document seems to be called, for a person to check; blank where
    /// nothing in it reads as a title.
    #[must_use]
    pub fn likely_title(&self) -> String {
        title::likely(&self.reading, self.media)
    }

    /// What a source says of who drew its words; none where it was our own reader.
    fn words_note(&self) -> Option<Words> {
        let program = self.words_by.as_ref()?;
        Some(format!("Its words were drawn from the file by {program}.").into())
    }

    /// The next item to decide after one, round to the start.
    #[must_use]
    pub fn next_undecided(&self, after: Option<usize>) -> Option<usize> {
        let open = |place: &usize| self.items[*place].decision == Decision::Undecided;
        let start = after.map_or(0, |after| after + 1).min(self.items.len());
        (start..self.items.len())
            .find(open)
            .or_else(|| (0..start).find(open))
    }
}

/// A fingerprint as hex, in the JSON of a review.
mod as_hex {
    use answerable_ledger::Fingerprint;
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(super) fn serialize<S: Serializer>(
        fingerprint: &Fingerprint,
        out: S,
    ) -> Result<S::Ok, S::Error> {
        out.collect_str(fingerprint)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Fingerprint, D::Error> {
        String::deserialize(from)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// Words that stand on one line, such as a title or a name.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
