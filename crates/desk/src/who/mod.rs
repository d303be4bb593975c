//! Who may do what.
//!
//! An account acts for an office between days; the office is held in a role.
//! Here stand the roles, the appointments and the actor that an account is on a
//! day. Who the person is, how they sign in and what they are called stand
//! elsewhere: a right comes from an appointment and from nothing else.

mod appointment;
mod role;

pub use appointment::{Actor, ActsFor, Appointment, NotAnAppointment};
pub use role::{HeldIn, NotARole, Role};
