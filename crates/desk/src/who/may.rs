//! Asking the table.

use std::collections::BTreeSet;

use answerable_register::calendar::Day;

use super::act::Act;
use super::appointment::Actor;
use super::resource::{Account, Hand, Resource};
use super::table::{Bar, Reach, Right, Whom};

/// Why somebody may not do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody is signed in, and the act is not for everybody.
    #[error("sign in first: not everybody may {}", act.words())]
    SignedOut {
        /// The act.
        act: Act,
    },
    /// None of their appointments that hold on the day comes to it.
    #[error("none of your appointments lets you {}", act.words())]
    NoSuchPart {
        /// The act.
        act: Act,
    },
    /// It belongs to a body for which they do not act in that part.
    #[error("this belongs to another body than the one that you act for")]
    OfAnotherBody,
    /// It is somebody else's account.
    #[error("this is somebody else’s account")]
    SomebodyElses,
    /// They decided something in the document.
    #[error("you decided items of this review: a second person must publish it")]
    DecidedInIt,
    /// They prepared the judgement that waits.
    #[error("you prepared this: a second person must publish it or send it back")]
    PreparedIt,
    /// They wrote some of the reply.
    #[error("you wrote this reply: a second person must publish it")]
    WroteIt,
    /// They wrote part of the answer.
    #[error("you wrote part of this answer: a second person must approve it")]
    WroteInIt,
    /// The act is not done on such a thing: whoever asked named the wrong one.
    #[error("that is not done here")]
    NotDoneOnThis,
}

/// Whether somebody may do an act on something on a day.
///
/// A right needs no more than one appointment that holds on the day; it never
/// depends on their order or number.
///
/// # Errors
///
/// Why not.
pub fn may(actor: &Actor, act: Act, on: &Resource, day: Day) -> Result<(), Refused> {
    if on.kind() != act.done_on() {
        return Err(Refused::NotDoneOnThis);
    }
    may_at_all(actor, act, day)?;
    let rule = act.rule();
    if !rule
        .rights
        .iter()
        .any(|right| right.reaches(actor, on, day))
    {
        return Err(match on {
            Resource::Account(_) => Refused::SomebodyElses,
            _ => Refused::OfAnotherBody,
        });
    }
    match (rule.bar, on) {
        (Some(Bar::DecidedInIt), Resource::Document(document))
            if document.hand == Hand::Decided =>
        {
            Err(Refused::DecidedInIt)
        }
        (Some(Bar::WroteIt), Resource::Reply(reply)) if reply.hand == Hand::Decided => {
            Err(Refused::WroteIt)
        }
        (Some(Bar::PreparedIt), Resource::Ask(ask)) if ask.hand == Hand::Decided => {
            Err(Refused::PreparedIt)
        }
        (Some(Bar::WroteInIt), Resource::Answer(answer)) if answer.hand == Hand::Decided => {
            Err(Refused::WroteInIt)
        }
        _ => Ok(()),
    }
}

/// Whether there is anything on which somebody may do an act on a day: asked
/// before the thing is looked for, so that whoever may do nothing with such
/// things learns of none whether it is there.
///
/// # Errors
///
/// Why not.
pub fn may_at_all(actor: &Actor, act: Act, day: Day) -> Result<(), Refused> {
    let rights = act.rule().rights;
    if rights.iter().any(|right| right.whom.is(actor, day)) {
        Ok(())
    } else if actor.is_signed_in() {
        Err(Refused::NoSuchPart { act })
    } else {
        Err(Refused::SignedOut { act })
    }
}

impl Whom {
    fn is(self, actor: &Actor, day: Day) -> bool {
        match self {
            Self::Everybody => true,
            Self::SignedIn => actor.is_signed_in(),
            Self::Holds(role) => actor.offices_on(day, role).next().is_some(),
        }
    }
}

impl Right {
    fn reaches(self, actor: &Actor, on: &Resource, day: Day) -> bool {
        if !self.whom.is(actor, day) {
            return false;
        }
        let bodies = || match self.whom {
            Whom::Holds(role) => actor.bodies_on(day, role),
            Whom::Everybody | Whom::SignedIn => BTreeSet::new(),
        };
        match (self.reach, on) {
            (Reach::All, _) | (Reach::OwnAccount, Resource::Account(Account::Own)) => true,
            (Reach::OwnBody, Resource::Document(document)) => !bodies().is_disjoint(&document.of),
            (Reach::OwnBody, Resource::Answer(answer)) => bodies().contains(&answer.of),
            (Reach::OwnBody, Resource::Reply(reply)) => bodies().contains(&reply.body),
            (Reach::AskedOfOwnBody, Resource::Ask(ask)) => bodies().contains(&ask.of),
            (Reach::AskedByOwnBody, Resource::Ask(ask)) => !bodies().is_disjoint(&ask.by),
            (Reach::OwnOffice, Resource::Office(office)) => match self.whom {
                Whom::Holds(role) => actor.holds_on(day, role, office),
                Whom::Everybody | Whom::SignedIn => false,
            },
            _ => false,
        }
    }
}
