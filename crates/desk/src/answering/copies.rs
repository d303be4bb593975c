//! Copies to the inspectors and the Secretary of State (Police Act 1996,
//! s. 55(6)).

use answerable_register::body::BodyKind;
use answerable_register::calendar::Day;
use answerable_register::check::Refusal;
use answerable_register::facts::{Answer, CopySent, Duty};
use answerable_register::fold::{Held, Known};
use answerable_register::words::{AnswerId, BodyId};

use crate::clerk::{Command, NotRecorded, Recording};
use crate::desk::Desk;
use crate::view::View;

/// The longest words for how a copy was sent, in characters.
const LONGEST_HOW: usize = 200;

/// Somebody to whom a copy may have gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyTo {
    /// The body.
    pub body: BodyId,
    /// Its name.
    pub name: String,
}

/// Why a copy was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum CopyRefused {
    /// There is no such answer.
    #[error("there is no such answer")]
    NoSuchAnswer,
    /// It is not one of those to whom copies go.
    #[error("select to whom the copy was sent")]
    ToAnother,
    /// Nothing says how it was sent.
    #[error("say how it was sent, in {LONGEST_HOW} characters or fewer")]
    How,
    /// The day cannot be.
    #[error("{0}")]
    Day(Refusal),
    /// The day lies ahead.
    #[error("the day on which it was sent cannot be after today")]
    DayToCome,
    /// It is recorded already.
    #[error("a copy to them on that day is recorded already")]
    Already,
    /// The register did not take it.
    #[error("{0}")]
    NotRecorded(#[source] NotRecorded),
}

impl<'r> View<'r> {
    /// To whom copies of an answer go: whoever published the reports it answers,
    /// and the Secretary of State.
    #[must_use]
    pub fn copies_go_to(&self, answer: &Answer) -> Vec<CopyTo> {
        let comments = answer
            .meets
            .iter()
            .filter(|meets| meets.ask.duty == Duty::Comment);
        let publishers = comments.filter_map(|meets| Some(&self.report(&meets.ask.subject)?.by));
        let mut to: Vec<BodyId> = Vec::new();
        for body in publishers.cloned().chain(self.secretary_of_state()) {
            if !to.contains(&body) {
                to.push(body);
            }
        }
        to.into_iter()
            .map(|body| CopyTo {
                name: self.name_of(&body, self.as_at).to_owned(),
                body,
            })
            .collect()
    }

    /// The Home Secretary where the register has ministers; else the
    /// departments of state.
    fn secretary_of_state(&self) -> Vec<BodyId> {
        let of_kind = |kind| {
            let bodies = self.register.bodies.in_force(self.known);
            let there = bodies
                .map(|held| &held.fact)
                .filter(move |body| body.exists_on(self.as_at) && body.kind_on(self.as_at) == kind);
            there.map(|body| body.id.clone()).collect::<Vec<_>>()
        };
        let ministers = of_kind(BodyKind::Minister);
        let home: Vec<BodyId> = ministers
            .iter()
            .filter(|body| body.as_str() == "home-secretary")
            .cloned()
            .collect();
        if !home.is_empty() {
            return home;
        }
        match ministers.is_empty() {
            false => ministers,
            true => of_kind(BodyKind::Department),
        }
    }

    /// The copies of an answer that are recorded as sent by the day, in the order
    /// recorded.
    #[must_use]
    pub fn copies_of(&self, answer: &AnswerId) -> Vec<&'r Held<CopySent>> {
        let copies = self.register.copies_sent.in_force(self.known);
        copies
            .filter(|held| held.fact.answer == *answer && held.fact.on <= self.as_at)
            .collect()
    }
}

impl Desk {
    /// Records that a copy of a published answer was sent.
    ///
    /// # Errors
    ///
    /// [`CopyRefused`].
    pub fn record_copy(&self, copy: CopySent, by: &str, today: Day) -> Result<(), CopyRefused> {
        {
            let register = self.read();
            let view = View::of(&register, today);
            let held = register
                .answers
                .get(&copy.answer, Known::Everything)
                .ok_or(CopyRefused::NoSuchAnswer)?;
            let to = view.copies_go_to(&held.fact);
            if !to.iter().any(|to| to.body == copy.to) {
                return Err(CopyRefused::ToAnother);
            }
            let how = copy.how.trim();
            if how.is_empty() || how.chars().count() > LONGEST_HOW {
                return Err(CopyRefused::How);
            }
            if copy.on > today {
                return Err(CopyRefused::DayToCome);
            }
            let there = view.copies_of(&copy.answer);
            let is_there =
                |held: &&Held<CopySent>| held.fact.to == copy.to && held.fact.on == copy.on;
            if there.iter().any(is_there) {
                return Err(CopyRefused::Already);
            }
        }
        let recorded = self.record(Command {
            key: None,
            by: by.into(),
            today,
            facts: vec![Recording::from(copy)],
        });
        match recorded {
            Ok(_) => Ok(()),
            Err(NotRecorded::Refused { refusal, .. }) => Err(CopyRefused::Day(refusal)),
            Err(why) => Err(CopyRefused::NotRecorded(why)),
        }
    }
}
