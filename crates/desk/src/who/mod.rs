//! Who may do what.
//!
//! An account acts for an office between days; the office is held in a role.
//! One [`table`] says which role may do which [`Act`] on what, and [`may`] asks
//! it. Who the person is, how they sign in and what they are called stand
//! elsewhere: a right comes from an appointment and from nothing else.

mod act;
mod appointment;
pub mod fields;
mod may;
mod page;
mod resource;
mod role;
pub mod table;
#[cfg(test)]
mod tests;

pub use act::{Act, DoneOn};
pub use appointment::{Actor, ActsFor, Appointment, NotAnAppointment};
pub use may::{Refused, may, may_at_all};
pub use page::page;
pub use resource::{Account, Answer, Ask, Document, Hand, ReplyOf, Resource};
pub use role::{HeldIn, NotARole, Role};
pub use table::{Reach, Right, Rule, Whom};
