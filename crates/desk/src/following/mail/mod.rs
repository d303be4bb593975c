//! Following by e-mail: requests, followers, and the letters they have.
//!
//! An address is a person's: it lies covered under a key of its own, and goes
//! when they leave. Nothing of a follower is in the log.

mod address;
mod keeping;
mod link;
mod planning;
mod sending;
#[cfg(test)]
mod tests;

pub use answerable_store::followers::{Counted, HowOften, Letter, LetterKind, LetterState};

pub use address::{LONGEST_ADDRESS, MailAddress, NotAnAddress};
pub use keeping::{
    Asks, Following, LAPSES_AFTER, MOST_FOLLOWED, MOST_REQUESTS, MOST_WAITING, NotKept, ToFollow,
};
pub use link::{Link, Purpose};
pub use planning::{NOT_BEFORE, NotPlanned};
pub use sending::{Content, Handed, LETTER_WAITS, ToSend};
