//! For which office an account acts, and between which days.

use std::collections::BTreeSet;

use answerable_register::calendar::Day;
use answerable_register::words::BodyId;

use super::role::{HeldIn, Role};

/// The office that an account acts for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActsFor {
    /// An office of a body.
    Body(BodyId),
    /// The people who run the register.
    Register,
}

impl ActsFor {
    /// The body, where it is an office of one.
    #[must_use]
    pub const fn body(&self) -> Option<&BodyId> {
        match self {
            Self::Body(body) => Some(body),
            Self::Register => None,
        }
    }
}

/// An account acts for an office, in a role, between days.
///
/// The day it ended is the first on which it no longer holds, so that ending it
/// today takes it away at once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Appointment {
    role: Role,
    acts_for: ActsFor,
    from: Day,
    until: Option<Day>,
}

/// Why something is no appointment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAppointment {
    /// The role is held in a body, and none is named.
    #[error("the role {0} is held in an office of a body: name the body")]
    NeedsABody(Role),
    /// The role is held in the register, and a body is named.
    #[error("the role {role} is held in the register and not in a body: leave {body} out")]
    HasABody {
        /// The role.
        role: Role,
        /// The body named.
        body: BodyId,
    },
    /// It ends before it begins.
    #[error("an appointment from {from} cannot end on {until}: give a day that is not before it")]
    EndsFirst {
        /// Its first day.
        from: Day,
        /// The first day on which it would no longer hold.
        until: Day,
    },
}

impl Appointment {
    /// An appointment from a day on, until the first day on which it no longer
    /// holds; with `None` it lasts until it is ended.
    ///
    /// # Errors
    ///
    /// When the role is not held in an office of that kind, or it ends before
    /// it begins.
    pub fn try_new(
        role: Role,
        acts_for: ActsFor,
        from: Day,
        until: Option<Day>,
    ) -> Result<Self, NotAnAppointment> {
        match (role.held_in(), &acts_for) {
            (HeldIn::ABody, ActsFor::Body(_)) | (HeldIn::TheRegister, ActsFor::Register) => {}
            (HeldIn::ABody, ActsFor::Register) => return Err(NotAnAppointment::NeedsABody(role)),
            (HeldIn::TheRegister, ActsFor::Body(body)) => {
                let body = body.clone();
                return Err(NotAnAppointment::HasABody { role, body });
            }
        }
        match until {
            Some(until) if until < from => Err(NotAnAppointment::EndsFirst { from, until }),
            until => Ok(Self {
                role,
                acts_for,
                from,
                until,
            }),
        }
    }

    /// The role.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The office.
    #[must_use]
    pub const fn acts_for(&self) -> &ActsFor {
        &self.acts_for
    }

    /// The first day on which it holds.
    #[must_use]
    pub const fn from(&self) -> Day {
        self.from
    }

    /// The first day on which it no longer holds; none while no end is known.
    #[must_use]
    pub const fn until(&self) -> Option<Day> {
        self.until
    }

    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// The same, ended on a day: it holds on no day from then on. Ending it
    /// never makes it longer; ended before it began, it never holds.
    #[must_use]
    pub fn ended_on(mut self, day: Day) -> Self {
        let end = day.max(self.from);
        self.until = Some(self.until.map_or(end, |until| until.min(end)));
        self
    }
}

/// Whoever acts: a person or program that is signed in, with what it is
/// appointed to; or nobody in particular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    signed_in: bool,
    appointments: Vec<Appointment>,
}

impl Actor {
    /// Somebody who is not signed in.
    #[must_use]
    pub const fn nobody() -> Self {
        Self {
            signed_in: false,
            appointments: Vec::new(),
        }
    }

    /// Somebody who is signed in, with these appointments, past ones too.
    #[must_use]
    pub const fn with(appointments: Vec<Appointment>) -> Self {
        Self {
            signed_in: true,
            appointments,
        }
    }

    /// Whether somebody is signed in.
    #[must_use]
    pub const fn is_signed_in(&self) -> bool {
        self.signed_in
    }

    /// Whether they hold a role in an office on a day.
    #[must_use]
    pub fn holds_on(&self, day: Day, role: Role, office: &ActsFor) -> bool {
        self.offices_on(day, role).any(|held| held == office)
    }

    /// The offices in which they hold a role on a day.
    pub fn offices_on(&self, day: Day, role: Role) -> impl Iterator<Item = &ActsFor> {
        self.appointments
            .iter()
            .filter(move |held| held.role == role && held.holds_on(day))
            .map(Appointment::acts_for)
    }

    /// The bodies in which they hold a role on a day.
    #[must_use]
    pub fn bodies_on(&self, day: Day, role: Role) -> BTreeSet<BodyId> {
        let offices = self.offices_on(day, role);
        offices.filter_map(ActsFor::body).cloned().collect()
    }

    /// The appointments that hold on a day.
    pub fn appointments_on(&self, day: Day) -> impl Iterator<Item = &Appointment> {
        self.appointments
            .iter()
            .filter(move |held| held.holds_on(day))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn drafter(from: Day, until: Option<Day>) -> Result<Appointment, NotAnAppointment> {
        let office = ActsFor::Body("exampleshire-pcc".into());
        Appointment::try_new(Role::Drafter, office, from, until)
    }

    #[test]
    fn a_role_is_held_in_its_own_kind_of_office_and_in_no_other() {
        let day = date(2026, 11, 21);
        let body = || ActsFor::Body("exampleshire-pcc".into());
        for role in Role::ALL {
            let in_a_body = Appointment::try_new(role, body(), day, None).is_ok();
            let in_the_register = Appointment::try_new(role, ActsFor::Register, day, None).is_ok();
            assert_eq!(in_a_body, role.held_in() == HeldIn::ABody, "{role}");
            assert_eq!(in_the_register, !in_a_body, "{role}");
        }
    }

    #[test]
    fn the_day_it_ended_is_the_first_on_which_it_no_longer_holds() {
        let held = drafter(date(2026, 11, 1), Some(date(2026, 11, 21))).unwrap();
        let on = |day| held.holds_on(date(2026, 11, day));
        assert_eq!([on(1), on(20), on(21)], [true, true, false]);
        assert!(!held.holds_on(date(2026, 10, 31)));
    }

    #[test]
    fn what_cannot_be_says_what_to_do() {
        let (first, before) = (date(2026, 11, 21), date(2026, 11, 20));
        let said = [
            drafter(first, Some(before)),
            Appointment::try_new(Role::Drafter, ActsFor::Register, first, None),
            Appointment::try_new(
                Role::Auditor,
                ActsFor::Body("exampleshire-pcc".into()),
                first,
                None,
            ),
        ]
        .map(|refused| refused.unwrap_err().to_string())
        .join("\n");
        insta::assert_snapshot!(said, @r"
        an appointment from 2026-11-21 cannot end on 2026-11-20: give a day that is not before it
        the role drafter is held in an office of a body: name the body
        the role auditor is held in the register and not in a body: leave exampleshire-pcc out
        ");
    }

    proptest! {
        /// Ended, it holds on no day from then on, and on no day more than before.
        #[test]
        fn ending_only_ever_takes_away(
            from in 0i32..400, length in proptest::option::of(0i32..400),
            ended in 0i32..800, asked in 0i32..900,
        ) {
            let day = |number: i32| {
                date(2026, 1, 1).checked_add(jiff::Span::new().days(number)).unwrap()
            };
            let held = drafter(day(from), length.map(|days| day(from + days))).unwrap();
            let after = held.clone().ended_on(day(ended));
            let expected = held.holds_on(day(asked)) && asked < ended;
            prop_assert_eq!(after.holds_on(day(asked)), expected);
        }
    }
}
