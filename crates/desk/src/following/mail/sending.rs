//! What is to be sent now, and what came of it.
//!
//! That a letter is about to be handed over stands on the disk before it is. So
//! a letter of which nobody knows whether it was taken, because the program was
//! killed or the other side fell silent, is never handed over twice; the next
//! one says that it may be missing, and where what it told can be read.

use answerable_store::Fault;
use answerable_store::accounts::UnixSeconds;
use answerable_store::followers::{Came, HowOften, Letter, LetterKind, LetterState};
use answerable_store::vault::Moment;

use super::keeping::Following;
use super::link::{Link, Purpose};
use crate::desk::Desk;
use crate::following::Followed;

/// How long is waited after each try that failed for now, in seconds. After the
/// last a letter is tried once more and then given up.
pub const LETTER_WAITS: [i64; 5] = [5 * 60, 30 * 60, 2 * 60 * 60, 8 * 60 * 60, 24 * 60 * 60];

/// A letter with everything it is made of.
#[derive(Clone, Debug)]
pub struct ToSend {
    /// The letter.
    pub letter: Letter,
    /// Where it goes.
    pub address: String,
    /// What it is to say.
    pub content: Content,
}

/// What a letter is to say.
#[derive(Clone, Debug)]
pub enum Content {
    /// Whether a request is to hold.
    Confirm {
        /// What is to be followed.
        what: Followed,
        /// How often.
        how_often: HowOften,
        /// The link that confirms.
        link: Link,
    },
    /// What happened.
    News {
        /// Who it is for, and what they follow.
        following: Following,
        /// Earlier letters of which it is not known whether they came.
        perhaps_lost: Vec<Letter>,
    },
}

/// What came of handing a letter over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// It was taken.
    Taken,
    /// It was not taken, and may be later: in words.
    NotNow(String),
    /// It will not be taken: in words.
    Never(String),
    /// Whether it was taken is not known: in words.
    NotKnown(String),
}

impl Desk {
    /// Letters whose moment has come.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn letters_due(&self, now: UnixSeconds, most: usize) -> Result<Vec<Letter>, Fault> {
        self.followers().letters_due(now, most)
    }

    /// Begins to hand a letter over. From now on it is under way, on the disk too.
    ///
    /// None where it is not ours to send any more: another began it, or nobody is left
    /// to read it, or what it was about cannot be read: then it is given up.
    ///
    /// # Errors
    ///
    /// When a file cannot be read or the disk refuses.
    pub fn begin_letter(&self, letter: &Letter, when: Moment) -> Result<Option<ToSend>, Fault> {
        if !self.followers().begin(&letter.id)? {
            return Ok(None);
        }
        let to_send = match letter.kind {
            LetterKind::Confirm => self.confirmation(letter)?,
            LetterKind::News => self.news(letter)?,
        };
        if to_send.is_none() {
            // Left under way, a start would note that it may have come.
            let came = Came {
                state: LetterState::GivenUp,
                at: when.at,
                words: "it can no longer be written".to_owned(),
            };
            self.followers().note(&letter.id, &came)?;
        }
        Ok(to_send)
    }

    /// Notes what came of a letter that was begun.
    ///
    /// # Errors
    ///
    /// When the disk refuses: the letter stays under way, and is not sent again.
    pub fn letter_came(
        &self,
        sent: &ToSend,
        handed: &Handed,
        when: Moment,
    ) -> Result<LetterState, Fault> {
        let (state, words) = match handed {
            Handed::Taken => (LetterState::Sent, "taken"),
            Handed::NotNow(words) => (after(sent.letter.tries, when.at), words.as_str()),
            Handed::Never(words) => (LetterState::GivenUp, words.as_str()),
            Handed::NotKnown(words) => (LetterState::NotKnown, words.as_str()),
        };
        let came = Came {
            state,
            at: when.at,
            words: without_addresses(words),
        };
        let followers = self.followers();
        followers.note(&sent.letter.id, &came)?;
        if let (Handed::Taken, Content::News { perhaps_lost, .. }) = (handed, &sent.content) {
            followers.told_of_lost(perhaps_lost)?;
        }
        Ok(state)
    }

    /// Settles what an earlier run left under way. To be asked once, before the
    /// first letter is sent.
    ///
    /// # Errors
    ///
    /// When the disk refuses.
    pub fn settle_letters(&self, now: UnixSeconds) -> Result<usize, Fault> {
        self.followers().settle_begun(now)
    }

    fn confirmation(&self, letter: &Letter) -> Result<Option<ToSend>, Fault> {
        let found = self.followers().request(&letter.whose)?;
        let Some(request) = found else {
            return Ok(None);
        };
        let link = Link::make(self.vault(), request.record, &request.id, Purpose::Confirm)?;
        let address = self.uncovered(request.record, &request.address)?;
        let (Some(link), Some(address), Some(what)) =
            (link, address, Followed::read(&request.what))
        else {
            return Ok(None);
        };
        Ok(Some(ToSend {
            letter: letter.clone(),
            address,
            content: Content::Confirm {
                what,
                how_often: request.how_often,
                link,
            },
        }))
    }

    fn news(&self, letter: &Letter) -> Result<Option<ToSend>, Fault> {
        let found = self.followers().find(&letter.whose)?;
        let Some(follower) = found else {
            return Ok(None);
        };
        let Some(following) = self.following(follower)? else {
            return Ok(None);
        };
        let perhaps_lost = self.followers().perhaps_lost(&letter.whose)?;
        Ok(Some(ToSend {
            letter: letter.clone(),
            address: following.address.clone(),
            content: Content::News {
                following,
                perhaps_lost,
            },
        }))
    }
}

/// What becomes of a letter whose next try after so many others failed for now.
fn after(tries: u32, at: UnixSeconds) -> LetterState {
    let wait = usize::try_from(tries)
        .ok()
        .and_then(|tries| LETTER_WAITS.get(tries));
    match wait {
        Some(wait) => LetterState::Waiting(UnixSeconds(at.0 + wait)),
        None => LetterState::GivenUp,
    }
}

/// The most letters of a reason that are kept.
const LONGEST_REASON: usize = 200;

/// What a mail server said, without the addresses it repeats.
fn without_addresses(words: &str) -> String {
    let kept: Vec<&str> = words
        .split_whitespace()
        .map(|word| {
            if word.contains('@') {
                "(an address)"
            } else {
                word
            }
        })
        .collect();
    kept.join(" ").chars().take(LONGEST_REASON).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_is_kept_of_what_a_server_said() {
        let said = "550 5.1.1 <somebody@example.org>: Recipient address rejected";
        assert_eq!(
            without_addresses(said),
            "550 5.1.1 (an address) Recipient address rejected"
        );
    }

    #[test]
    fn a_letter_is_given_up_after_as_many_waits_as_there_are() {
        let waits = (0..=LETTER_WAITS.len()).map(|tries| after(tries as u32, UnixSeconds(0)));
        let given_up = waits.filter(|state| *state == LetterState::GivenUp).count();
        assert_eq!(given_up, 1);
    }
}
