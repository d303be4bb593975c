//! Every address and who may ask for it: a route is added here or not at all.
//!
//! Each method of each address names the [`Act`](answerable_desk::who::Act) it
//! is, and [what it is done on](Thing). Before its handler runs the guard finds
//! that and asks the desk's table; the handler is given what the guard found.
//! What may be done by whom stands in the table alone (docs/WHO-MAY.md).
//!
//! * [`routes`]: the list of addresses, which tests walk;
//! * [`policy`]: an act and what it is done on;
//! * [`admit`]: asking the table before a handler runs.

mod admit;
mod policy;
mod routes;
#[cfg(test)]
mod tests;

pub(crate) use policy::{OwnAccount, Policy, Thing};
pub(crate) use routes::{Routes, get, post, put};
