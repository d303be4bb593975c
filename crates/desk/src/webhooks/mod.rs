//! Webhooks: an office's own address is told of what concerns it.
//!
//! * [`concerns`]: whom an entry of the log concerns, and what is told of it;
//! * `keeping`: adding an address, stopping it, trying a delivery again;
//! * `telling`: what is to be told now, and what came of it;
//! * `signing`: the secret, and the signature that shows that it was us.
//!
//! Nothing is told that is not public already: kinds, days and addresses of
//! pages, made anew from the log each time. Sending itself is another room's.

pub mod concerns;
mod keeping;
mod signing;
mod telling;
#[cfg(test)]
mod tests;

pub use answerable_store::webhooks::{Came, Counted, Delivery, DeliveryState, Webhook};
pub use concerns::{About, Concern};
pub use keeping::{Added, MOST_OF_A_BODY, NotKept, Wanted};
pub use signing::Secret;
pub use telling::{Due, Heard, Telling, WAITS};
