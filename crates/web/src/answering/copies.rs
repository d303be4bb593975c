//! Copies sent to the inspectors and the Secretary of State.

use answerable_desk::View;
use answerable_desk::answering::{CopyRefused, CopyTo, published_answer};
use answerable_desk::who::Act;
use answerable_register::facts::CopySent;
use answerable_wording::{days, published_answer as said};
use askama::Template;
use axum::http::StatusCode;

use super::as_sentence;
use super::look::Look;
use crate::form::SignedForm;
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::{DayField, Field};
use crate::sign_in::{at_desk, shown_again};
use crate::visit::{Shown, see_other};

#[derive(Template)]
#[template(path = "answering/copies.html")]
struct CopiesPage {
    title: String,
    trail: Vec<Crumb>,
    address: String,
    answer: String,
    published: String,
    sent: Vec<String>,
    to: Vec<(String, String)>,
    form: Form,
    may_record: bool,
    form_key: String,
}

/// The form as typed.
#[derive(Default)]
struct Form {
    to: Field,
    on: DayField,
    how: Field,
}

impl CopiesPage {
    fn errors(&self) -> Vec<(&'static str, String)> {
        let field = |place, field: &Field| Some((place, field.wrong.clone()?));
        let day = Some(("on", self.form.on.wrong.clone())).filter(|(_, wrong)| !wrong.is_empty());
        [
            field("to", &self.form.to),
            day,
            field("how", &self.form.how),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Content for CopiesPage {
    fn title(&self) -> String {
        "Copies of the answer".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Answering)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// What was sent, and the form that records more.
pub(super) async fn show(look: Look) -> Shown {
    let form = Form {
        on: DayField::of(Some(look.visit.site.today())),
        ..Form::default()
    };
    look.visit.show(&page(&look, form)?)
}

/// Records a copy, or says what was wrong.
pub(super) async fn send(look: Look, typed: SignedForm) -> Shown {
    let mut form = Form {
        to: Field::sent(&typed.pairs, "to"),
        on: DayField::sent(&typed.pairs, "on"),
        how: Field::sent(&typed.pairs, "how"),
    };
    let day = form.on.read("the day on which it was sent");
    let Some(on) = day else {
        return again(&look, form);
    };
    let today = look.visit.site.today();
    let copy = {
        let register = look.visit.site.state.desk.read();
        let view = View::of(&register, today);
        let answer = published_answer(&view, &look.report, &look.body);
        CopySent {
            answer: answer.ok_or(Problem::NotFound)?.fact.id.clone(),
            to: form.to.typed.as_str().into(),
            on,
            how: form.how.typed.trim().into(),
        }
    };
    let by = typed.by.id.to_string();
    let done = at_desk(&look.visit.site, move |desk| {
        desk.record_copy(copy, &by, today)
    })
    .await?;
    let why = match done {
        Ok(()) => return Ok(see_other(&look.address("/copies"))),
        Err(CopyRefused::NotRecorded(why)) => return Err(Problem::NotKept(why.to_string())),
        Err(why) => why,
    };
    let words = as_sentence(&why.to_string());
    match why {
        CopyRefused::How => form.how.refuse(words),
        CopyRefused::Day(_) | CopyRefused::DayToCome | CopyRefused::Already => {
            form.on.refuse(words);
        }
        _ => form.to.refuse(words),
    }
    again(&look, form)
}

fn again(look: &Look, form: Form) -> Shown {
    let response = look.visit.show(&page(look, form)?)?;
    Ok(shown_again(response, StatusCode::UNPROCESSABLE_ENTITY))
}

fn page(look: &Look, form: Form) -> Result<CopiesPage, Problem> {
    let today = look.visit.site.today();
    let register = look.visit.site.state.desk.read();
    let view = View::of(&register, today);
    let held = published_answer(&view, &look.report, &look.body).ok_or(Problem::NotFound)?;
    let answer = &held.fact;
    let file = view.file_of(answer).ok_or(Problem::NotFound)?;
    let sent = view.copies_of(&answer.id);
    Ok(CopiesPage {
        title: crate::shown::open(&file.title).to_owned(),
        trail: look.trail_of_part(crate::shown::open(&file.title)),
        address: look.address(""),
        answer: format!("/answers/{}", answer.id),
        published: answer.dated.map(days::day).unwrap_or_default(),
        sent: sent
            .iter()
            .map(|held| {
                let copy = &held.fact;
                said::copy_sent(view.name_of(&copy.to, copy.on), copy.on, &copy.how)
            })
            .collect(),
        to: view
            .copies_go_to(answer)
            .into_iter()
            .map(|CopyTo { body, name }| (body.to_string(), name))
            .collect(),
        form,
        may_record: look.may(Act::RecordCopySent),
        form_key: look.by.form_key.clone(),
    })
}
