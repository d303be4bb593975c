//! Publishing a review: what was accepted becomes facts, by a second person.

use answerable_ledger::Fingerprint;
use answerable_register::calendar::Day;
use answerable_register::check::Refusal;
use answerable_register::fold::{Known, Register};
use answerable_register::words::{AnswerId, SourceId, SubjectId};
use answerable_store::IdempotencyKey;
use answerable_store::reviews::Version;
use answerable_store::vault::{Asking, Moment};

use super::answered::Answering;
use super::facts::{Publishing, free_id, short_slug};
use super::item_refused::ItemRefused;
use super::{NotReviewed, Review};
use crate::clerk::{Command, NotRecorded, Recording};
use crate::desk::Desk;
use crate::who::Hand;

/// Why a review was not published; nothing was recorded.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NotPublished {
    /// Nobody has said what the document is.
    #[error("say first what the document is")]
    NoDetails,
    /// Something is undecided.
    #[error("{0} items are still to decide")]
    Undecided(usize),
    /// Somebody who decided wants to publish.
    #[error("you decided items of this review: a second person must publish it")]
    SamePerson,
    /// The file holds more than its text shows, and whoever publishes has not said
    /// that they looked at it.
    #[error("the file holds more than its text shows: look at it, and say that you have")]
    HiddenNotSeen,
    /// Somebody changed it in the meantime.
    #[error("somebody changed this review in the meantime: look at it again")]
    Moved,
    /// The review could not be had.
    #[error("{0}")]
    Review(#[from] NotReviewed),
    /// An item cannot be recorded as it was accepted: what the document is was
    /// put right since.
    #[error("item {}: {why}", item + 1)]
    Item {
        /// The item.
        item: usize,
        /// Why not.
        why: ItemRefused,
    },
    /// A rule of the register is broken by the answer.
    #[error("{0}")]
    AnswerRefused(Refusal),
    /// A rule of the register is broken that a person can put right.
    #[error("{refusal}")]
    Refused {
        /// The item that breaks it; none where it is the document.
        item: Option<usize>,
        /// The rule.
        refusal: Refusal,
    },
    /// The register did not take it.
    #[error("{0}")]
    NotRecorded(#[source] NotRecorded),
}

/// What became of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The document.
    pub source: SourceId,
    /// The report, where something is asked in it.
    pub report: Option<SubjectId>,
    /// The answer, where it gives one.
    pub answer: Option<AnswerId>,
}

impl Published {
    /// What was recorded from a document.
    fn from(register: &Register, source: SourceId) -> Self {
        let reports = register.reports.in_force(Known::Everything);
        let answers = register.answers.in_force(Known::Everything);
        let report = reports
            .map(|held| &held.fact)
            .find(|report| report.sources.contains(&source))
            .map(|report| report.id.clone());
        let answer = answers
            .map(|held| &held.fact)
            .find(|answer| answer.sources.contains(&source))
            .map(|answer| answer.id.clone());
        Self {
            source,
            report,
            answer,
        }
    }
}

/// A review on its way into the register.
struct ToRecord {
    source: SourceId,
    facts: Vec<Recording>,
    /// The item of each thing asked, after the document and the report.
    places: Vec<usize>,
    /// Whether the last fact is an answer.
    answers: bool,
}

impl Desk {
    /// Publishes what was accepted: a source, a report and everything asked in it,
    /// and the answer that it gives, recorded together or not at all. A document in
    /// which nothing is asked is a source and no report.
    ///
    /// # Errors
    ///
    /// When it is not ready, when the person decided anything in it or has not
    /// [looked at what the file hides](Self::see_hidden), or when the register does
    /// not take it.
    pub fn publish_review(
        &self,
        fingerprint: Fingerprint,
        version: Version,
        by: &str,
        when: Moment,
    ) -> Result<Published, NotPublished> {
        if let Some(recorded) = self.source_of(fingerprint) {
            self.clear_away(fingerprint, by, when);
            return Ok(Published::from(&self.read(), recorded.id));
        }
        let held = self.review(fingerprint)?;
        let review = held.review;
        if held.version != version {
            return Err(NotPublished::Moved);
        }
        if review.details.is_none() && review.needs_details() {
            return Err(NotPublished::NoDetails);
        }
        match review.undecided() {
            0 => {}
            left => return Err(NotPublished::Undecided(left)),
        }
        if review.stands_to(by).hand == Hand::Decided {
            return Err(NotPublished::SamePerson);
        }
        if review.hides_from(by) {
            return Err(NotPublished::HiddenNotSeen);
        }
        let ToRecord {
            source,
            facts,
            places,
            answers,
        } = self.to_record(&review, when.day)?;
        let last = facts.len().saturating_sub(1);
        let recorded = self.record(Command {
            // Published twice by a broken line, it is recorded once.
            key: IdempotencyKey::try_new(&format!("review-{fingerprint}")).ok(),
            by: by.into(),
            today: when.day,
            facts,
        });
        match recorded {
            Ok(_) => {
                self.clear_away(fingerprint, by, when);
                // Somebody else may have published it a moment ago, under an id
                // that was free then.
                let kept = self.source_of(fingerprint);
                let source = kept.map_or(source, |source| source.id);
                Ok(Published::from(&self.read(), source))
            }
            Err(NotRecorded::Refused { fact, refusal }) if answers && fact == last => {
                Err(NotPublished::AnswerRefused(refusal))
            }
            Err(NotRecorded::Refused { fact, refusal }) => Err(NotPublished::Refused {
                item: fact
                    .checked_sub(2)
                    .and_then(|item| places.get(item).copied()),
                refusal,
            }),
            Err(why) => Err(NotPublished::NotRecorded(why)),
        }
    }

    /// What a review comes to: what is asked first, the answer last.
    fn to_record(&self, review: &Review, today: Day) -> Result<ToRecord, NotPublished> {
        let register = self.read();
        let answering = Answering::of(review, &register, today);
        let asks = review.details.as_ref().filter(|_| review.needs_details());
        let title = match (asks, &answering) {
            (Some(details), _) => &details.title,
            (None, Some(answering)) => answering.title(),
            (None, None) => return Err(NotPublished::NoDetails),
        };
        let id = SubjectId::from(free_id(&register, &short_slug(title)));
        let source = SourceId::from(id.as_str());
        let (mut facts, places) = match (asks, &answering) {
            (Some(details), _) => {
                let publishing = Publishing {
                    review,
                    details,
                    id: &id,
                    register: &register,
                };
                publishing
                    .check_powers()
                    .map_err(|(item, why)| NotPublished::Item { item, why })?;
                publishing.facts()
            }
            (None, answering) => {
                let document = answering.iter().map(|answering| answering.source(&source));
                (document.map(Recording::from).collect(), Vec::new())
            }
        };
        let answer = answering.map(|answering| answering.answer(&source));
        let answers = answer.is_some();
        facts.extend(answer.map(Recording::from));
        Ok(ToRecord {
            source,
            facts,
            places,
            answers,
        })
    }

    /// Removes a review that is published. Recorded is recorded: one that
    /// stays behind is found to be published when somebody opens it.
    fn clear_away(&self, fingerprint: Fingerprint, by: &str, when: Moment) {
        let why = "published, and the review is no longer needed";
        let asking = Asking { by, why, when };
        let removed = match self.find_review(fingerprint) {
            Ok(Some(held)) => self
                .reviews()
                .remove(fingerprint, held.version, &asking)
                .map_err(NotReviewed::from),
            Ok(None) => Ok(()),
            Err(why) => Err(why),
        };
        if let Err(why) = removed {
            tracing::warn!(%why, "a published review could not be removed");
        }
    }
}
