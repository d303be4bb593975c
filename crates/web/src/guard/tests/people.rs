//! Everybody: signed out, appointed to nothing, and each role before, while
//! and after it is held.

use answerable_desk::store::accounts::{AccountId, SessionHash};
use answerable_desk::who::{Actor, ActsFor, Appointment, HeldIn, Role};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::world::{OWN_BODY, TODAY};
use crate::sign_in::SignedIn;

/// Somebody who asks for pages.
pub(super) struct Person {
    pub(super) called: String,
    pub(super) actor: Actor,
}

/// Everybody the matrix is run for.
pub(super) fn everybody() -> Vec<Person> {
    let (yesterday, tomorrow) = (TODAY - 1.day(), TODAY + 1.day());
    let mut people = vec![
        Person {
            called: "nobody signed in".to_owned(),
            actor: Actor::nobody(),
        },
        Person {
            called: "appointed to nothing".to_owned(),
            actor: Actor::with(Vec::new()),
        },
    ];
    for role in Role::ALL {
        people.push(holding(role, "now", TODAY, None));
        people.push(holding(role, "ended today", yesterday, Some(TODAY)));
        people.push(holding(role, "from tomorrow", tomorrow, None));
    }
    people.extend(super::answers::people());
    people
}

pub(super) fn holding(role: Role, when: &str, from: Date, until: Option<Date>) -> Person {
    let office = match role.held_in() {
        HeldIn::ABody => ActsFor::Body(OWN_BODY.into()),
        HeldIn::TheRegister => ActsFor::Register,
    };
    let held = Appointment::try_new(role, office, from, until).unwrap();
    Person {
        called: format!("{role}, {when}"),
        actor: Actor::with(vec![held]),
    }
}

/// Somebody who holds a role today in an office of this body.
pub(super) fn holding_in(role: Role, called: &str, body: &str) -> Person {
    let office = ActsFor::Body(body.into());
    let held = Appointment::try_new(role, office, TODAY, None).unwrap();
    Person {
        called: format!("{role}, {called}"),
        actor: Actor::with(vec![held]),
    }
}

impl Person {
    /// Their session, if they are signed in.
    pub(super) fn session(&self, id: &AccountId) -> Option<SignedIn> {
        self.actor.is_signed_in().then(|| SignedIn {
            id: id.clone(),
            name: self.called.clone(),
            form_key: "not sent by anybody".to_owned(),
            actor: self.actor.clone(),
            session: SessionHash([0; 32]),
            session_number: 0,
            work: None,
        })
    }
}
