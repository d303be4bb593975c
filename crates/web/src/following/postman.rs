//! Making letters and handing them over, beside the pages.
//!
//! One round looks for whom there is something to tell, lets old requests lapse,
//! and hands over what is due. It is given the moment, so that a test can be held
//! at any. What is done stands in the desk's file at each step: stopped anywhere,
//! the next round goes on where that says, and no letter is handed over twice.

use std::sync::Arc;
use std::time::Duration;

use answerable_desk::Desk;
use answerable_desk::following::mail::{Handed, NotPlanned};
use answerable_desk::store::Fault;
use answerable_desk::store::vault::Moment;
use tokio::task::spawn_blocking;
use tokio::time::{MissedTickBehavior, interval};

use super::letters::{self, Written};
use crate::site::State;

/// How often is looked whether there is a letter to send.
const EVERY: Duration = Duration::from_secs(5);

/// How many letters are taken up at once: between them is looked who asked to be
/// confirmed meanwhile, which goes first, and whether anybody takes letters still.
const AT_ONCE: usize = 100;

/// A letter as it leaves the site: plain text, with nothing in it that was not
/// made or checked here.
#[derive(Clone, PartialEq, Eq)]
pub struct MailLetter {
    /// An opaque id, of which its Message-ID is made.
    pub id: String,
    /// Where it goes: one address, checked when it was typed.
    pub to: String,
    /// Its subject, in one line.
    pub subject: String,
    /// Its words.
    pub text: String,
    /// The address that leaves, by a POST too (RFC 8058); none for a letter to
    /// somebody who follows nothing yet.
    pub leave: Option<String>,
    /// The host of the site.
    pub host: String,
    /// The second it was made.
    pub at: i64,
}

/// No address and no link stands in a line of the log by mistake.
impl std::fmt::Debug for MailLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MailLetter({})", self.id)
    }
}

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// It may be later.
    #[error("{0}")]
    NotNow(String),
    /// It will not be.
    #[error("{0}")]
    Never(String),
    /// Nobody knows whether it was.
    #[error("{0}")]
    NotKnown(String),
}

/// Whoever takes letters to where they go.
pub trait Postman: Send + Sync {
    /// Whether anything can be handed over now. Asked before the first letter of
    /// a round, so that a server that is away costs no letter a try.
    ///
    /// # Errors
    ///
    /// Why not, in words.
    fn is_there(&self) -> Result<(), String>;

    /// Hands one letter over, and waits until it was taken.
    ///
    /// # Errors
    ///
    /// [`NotTaken`].
    fn take(&self, letter: &MailLetter) -> Result<(), NotTaken>;
}

/// Makes and sends letters for as long as it is waited for. `base` is the address
/// people open, without a slash at its end.
pub async fn send_letters(state: State, base: String, postman: Arc<dyn Postman>) {
    let round = Round {
        desk: Arc::clone(&state.desk),
        base,
        postman,
    };
    let round = Arc::new(round);
    if !settled(&round, &state).await {
        return;
    }
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut was_there = true;
    loop {
        ticks.tick().await;
        let (round, when) = (Arc::clone(&round), moment(&state));
        match spawn_blocking(move || round.go(when)).await {
            Ok(Ok(Went::Done)) => was_there = true,
            // Said once, and again when it came back and went away anew.
            Ok(Ok(Went::NobodyThere(why))) if was_there => {
                tracing::warn!(%why, "letters wait: they cannot be handed over now");
                was_there = false;
            }
            Ok(Ok(Went::NobodyThere(_))) => {}
            Ok(Err(why)) => tracing::error!(%why, "a round of letters broke off"),
            Err(why) => tracing::error!(%why, "a round of letters broke"),
        }
    }
}

/// Whether what an earlier run left under way could be settled.
async fn settled(round: &Arc<Round>, state: &State) -> bool {
    let (round, now) = (Arc::clone(round), (state.now)());
    match spawn_blocking(move || round.desk.settle_letters(now)).await {
        Ok(Ok(0)) => true,
        Ok(Ok(left)) => {
            tracing::warn!(
                left,
                "of some letters it is not known whether they were taken: they are not sent again"
            );
            true
        }
        Ok(Err(why)) => {
            tracing::error!(%why, "letters are not sent: what was under way cannot be settled");
            false
        }
        Err(why) => {
            tracing::error!(%why, "letters are not sent");
            false
        }
    }
}

fn moment(state: &State) -> Moment {
    Moment {
        at: (state.now)(),
        day: (state.today)(),
    }
}

/// One round at a time.
pub struct Round {
    /// The desk.
    pub desk: Arc<Desk>,
    /// The address people open, without a slash at its end.
    pub base: String,
    /// Who takes the letters.
    pub postman: Arc<dyn Postman>,
}

/// How a round went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Went {
    /// Everything due was handed over, or noted as not taken.
    Done,
    /// Nobody was there to take letters: they wait.
    NobodyThere(String),
}

impl Round {
    /// Looks for news, lets requests lapse, and hands over what is due.
    ///
    /// # Errors
    ///
    /// [`NotPlanned`] when the disk refuses or words cannot be looked for.
    pub fn go(&self, when: Moment) -> Result<Went, NotPlanned> {
        self.desk.let_requests_lapse(when)?;
        while self.desk.plan_letters(when)? {}
        // It ends: a letter that was begun is not due again at this moment, however
        // it went.
        loop {
            let due = self.desk.letters_due(when.at, AT_ONCE)?;
            if due.is_empty() {
                return Ok(Went::Done);
            }
            if let Err(why) = self.postman.is_there() {
                return Ok(Went::NobodyThere(why));
            }
            for letter in due {
                let Some(to_send) = self.desk.begin_letter(&letter, when)? else {
                    continue;
                };
                let handed = self.hand_over(&to_send, when)?;
                self.desk.letter_came(&to_send, &handed, when)?;
            }
        }
    }

    fn hand_over(
        &self,
        to_send: &answerable_desk::following::mail::ToSend,
        when: Moment,
    ) -> Result<Handed, Fault> {
        let written = Written {
            base: &self.base,
            today: when.day,
            at: when.at.0,
        };
        let letter = match letters::write(to_send, &self.desk, written) {
            Ok(Some(letter)) => letter,
            Ok(None) => return Ok(Handed::Never("there is nothing left to tell".to_owned())),
            Err(why) => return Ok(Handed::NotNow(format!("looking for words: {why}"))),
        };
        Ok(match self.postman.take(&letter) {
            Ok(()) => Handed::Taken,
            Err(NotTaken::NotNow(why)) => Handed::NotNow(why),
            Err(NotTaken::Never(why)) => Handed::Never(why),
            Err(NotTaken::NotKnown(why)) => Handed::NotKnown(why),
        })
    }
}
