//! Appointments as they are kept, and as they give rights.

use answerable_store::accounts::{Appointed, Appointment as Row};

use crate::who::{ActsFor, Appointment, Role};

/// The appointments that give rights, each with its number. A row that this
/// program does not know the role of, as after going back to an older one, gives
/// none.
pub fn appointments(rows: &[Appointed]) -> impl Iterator<Item = (u64, Appointment)> {
    rows.iter()
        .filter_map(|row| Some((row.number, typed(&row.appointment)?)))
}

/// Whether a program acts under an account, or once did: it was appointed as a
/// service token, even where that has ended. No person is ever invited to it.
#[must_use]
pub fn is_a_programs(rows: &[Appointed]) -> bool {
    appointments(rows).any(|(_, held)| held.role() == Role::ServiceToken)
}

/// A row as an appointment, if its role is known and held in such an office.
#[must_use]
pub fn typed(row: &Row) -> Option<Appointment> {
    let acts_for = match &row.office {
        Some(body) => ActsFor::Body(body.as_str().into()),
        None => ActsFor::Register,
    };
    Appointment::try_new(row.role.parse().ok()?, acts_for, row.from, row.until).ok()
}

/// An appointment as it is kept.
pub(super) fn row(appointment: &Appointment) -> Row {
    Row {
        role: appointment.role().to_string(),
        office: appointment.acts_for().body().map(ToString::to_string),
        from: appointment.from(),
        until: appointment.until(),
    }
}
