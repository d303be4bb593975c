//! Giving an answer up: everything written is erased.

use answerable_desk::View;
use answerable_desk::answering::NotWritten;
use askama::Template;

use super::look::Look;
use super::{acting, part, problem_of};
use crate::form::SignedForm;
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::sign_in::at_desk;
use crate::visit::{Shown, see_other};

#[derive(Template)]
#[template(path = "answering/give_up.html")]
struct GiveUpPage {
    title: String,
    trail: Vec<Crumb>,
    address: String,
    writers: Vec<String>,
    /// Whether the report still has to be answered.
    is_owed: bool,
    seen: u64,
    form_key: String,
}

impl Content for GiveUpPage {
    fn title(&self) -> String {
        "Give this answer up".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Answering)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// Asks whether to.
pub(super) async fn show(look: Look) -> Shown {
    let opened = look.open().await?;
    if opened.held.draft.version == 0 {
        return Err(Problem::NotFound);
    }
    let is_owed = {
        let register = look.visit.site.state.desk.read();
        let view = View::of(&register, look.visit.site.today());
        !view.owed_in_hand(&opened.held).is_empty()
    };
    look.visit.show(&GiveUpPage {
        is_owed,
        trail: look.trail_of_part(&opened.title),
        address: look.address(""),
        writers: opened.names.all(&opened.held.draft.writers),
        seen: opened.held.draft.version,
        form_key: look.by.form_key.clone(),
        title: opened.title,
    })
}

/// Erases it, unless somebody wrote in it since it was asked.
pub(super) async fn send(look: Look, typed: SignedForm) -> Shown {
    let (at, site) = (look.clone(), look.visit.site.clone());
    let seen = part::seen(&typed);
    let done = at_desk(&look.visit.site, move |desk| {
        desk.give_up_answer(at.which(), seen, acting(&site, at.by.id.as_str()))
    })
    .await?;
    match done {
        Ok(()) | Err(NotWritten::NoSuchAnswer) => Ok(see_other("/answering")),
        Err(NotWritten::ChangedMeanwhile(_)) => Ok(see_other(&look.address("/give-up"))),
        Err(why) => Err(problem_of(why)),
    }
}
