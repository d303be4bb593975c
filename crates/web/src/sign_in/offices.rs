//! For which offices a signed-in person acts.

use answerable_desk::who::{Actor, ActsFor, Appointment, Role};
use jiff::civil::Date;

/// What an operator is appointed to.
///
/// Whoever runs the register names its operators one by one, so that they
/// decide what enters it: each is a reviewer for as long as they are named.
pub(super) fn of_an_operator() -> Actor {
    let reviewer = Appointment::try_new(Role::Reviewer, ActsFor::Register, Date::MIN, None)
        .expect("the reviewer’s role is held in the register, and this has no end");
    Actor::with(vec![reviewer])
}
