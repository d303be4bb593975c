//! Publishing a review: what was accepted becomes facts, by a second person.

use answerable_ledger::Fingerprint;
use answerable_register::check::Refusal;
use answerable_register::words::SubjectId;
use answerable_store::IdempotencyKey;
use answerable_store::reviews::Version;
use answerable_store::vault::{Asking, Moment};

use super::NotReviewed;
use super::facts::{Publishing, free_id, short_slug};
use super::item_refused::ItemRefused;
use crate::clerk::{Command, NotRecorded};
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

impl Desk {
    /// Publishes what was accepted: a source, a report, and everything asked
    /// in it, recorded together or not at all.
    ///
    /// # Errors
    ///
    /// When it is not ready, when the person decided anything in it, or when
    /// the register does not take it.
    pub fn publish_review(
        &self,
        fingerprint: Fingerprint,
        version: Version,
        by: &str,
        when: Moment,
    ) -> Result<SubjectId, NotPublished> {
        if let Some(recorded) = self.source_of(fingerprint) {
            self.clear_away(fingerprint, by, when);
            return Ok(SubjectId::from(recorded.id.as_str()));
        }
        let held = self.review(fingerprint)?;
        let review = held.review;
        if held.version != version {
            return Err(NotPublished::Moved);
        }
        let details = review.details.as_ref().ok_or(NotPublished::NoDetails)?;
        match review.progress().undecided {
            0 => {}
            left => return Err(NotPublished::Undecided(left)),
        }
        if review.stands_to(by).hand == Hand::Decided {
            return Err(NotPublished::SamePerson);
        }
        let (id, facts, places) = {
            let register = self.read();
            let id = SubjectId::from(free_id(&register, &short_slug(&details.title)));
            let publishing = Publishing {
                review: &review,
                details,
                id: &id,
                register: &register,
            };
            publishing
                .check_powers()
                .map_err(|(item, why)| NotPublished::Item { item, why })?;
            let (facts, places) = publishing.facts();
            (id, facts, places)
        };
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
                Ok(kept.map_or(id, |source| SubjectId::from(source.id.as_str())))
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
