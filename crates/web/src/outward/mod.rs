//! What this program asks of others: one request, one answer, no further.
//!
//! * [`address`]: addresses that are gone to, over TLS or on this machine;
//! * [`asker`]: asking, with a largest answer and a longest time;
//! * [`reach`]: how far into the network somebody else's address may lead.
//!
//! Pages ask nobody: signing in through a provider does, and telling webhooks.

mod address;
mod asker;
mod reach;

pub(crate) use address::Address;
pub(crate) use address::NotAnAddress;
pub(crate) use asker::NoAnswer;
pub(crate) use asker::{Asker, Question, Sends, Terms};
pub(crate) use reach::Reach;
