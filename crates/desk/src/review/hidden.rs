//! Saying that one looked at what a file holds besides its text.
//!
//! Tracked changes, comments, names of authors: the kept text does not show them,
//! and whoever is given the file is given them too. So whoever publishes says first
//! that they looked. Who said it and when stands in the vault's trail, which only
//! grows; what exactly was there can be read again from the kept file.

use answerable_intake::Hidden;
use answerable_ledger::Fingerprint;
use answerable_store::reviews::Version;
use answerable_store::vault::{Asking, Moment};

use super::{Held, NotReviewed, Review};
use crate::desk::Desk;

impl Review {
    /// Whether somebody has still to say that they looked at what the file holds
    /// besides its text, before they may publish.
    #[must_use]
    pub fn hides_from(&self, who: &str) -> bool {
        !self.reading.hidden.is_empty() && !self.hidden_seen_by.iter().any(|seen| seen == who)
    }
}

impl Desk {
    /// Notes that somebody looked at what the file holds besides its text, having
    /// seen version `seen` of the review. Said twice, or of a file that hides
    /// nothing, it is nothing. Looking decides nothing of the review.
    ///
    /// The trail is written before the review: broken off between the two, the
    /// person is asked again.
    ///
    /// # Errors
    ///
    /// [`NotReviewed::ChangedMeanwhile`] when the review changed since it was seen;
    /// when the disk refuses.
    pub fn see_hidden(
        &self,
        fingerprint: Fingerprint,
        seen: Version,
        by: &str,
        when: Moment,
    ) -> Result<Held, NotReviewed> {
        let held = self.review(fingerprint)?;
        if held.version != seen {
            return Err(NotReviewed::ChangedMeanwhile);
        }
        if !held.review.hides_from(by) {
            return Ok(held);
        }
        let mut review = held.review;
        let why = why(&review);
        let asking = Asking {
            by,
            why: &why,
            when,
        };
        self.reviews().note_hidden_seen(fingerprint, &asking)?;
        review.hidden_seen_by.push(by.to_owned());
        match self.put_review(review, seen) {
            Err(why) if why.is_moved() => Err(NotReviewed::ChangedMeanwhile),
            put => put,
        }
    }
}

/// Which file, and what it hides, by kinds and numbers: no word of it, for the trail
/// stays when the review is gone.
fn why(review: &Review) -> String {
    let hidden: Vec<String> = review.reading.hidden.iter().map(counted).collect();
    format!(
        "before publishing the document {}: {}",
        review.fingerprint,
        hidden.join(", ")
    )
}

/// "comments 3": kinds by the names under which a reading keeps them.
fn counted(hidden: &Hidden) -> String {
    let kind = serde_json::to_value(hidden.what).ok();
    let kind = kind.as_ref().and_then(|kind| kind.as_str());
    format!("{} {}", kind.unwrap_or_default(), hidden.count)
}
