//! What the office's body owes an answer to.

use answerable_desk::View;
use answerable_desk::answering::{Owed, Stage, published_answer};
use answerable_desk::store::answering::Draft;
use answerable_desk::who::Role;
use answerable_register::words::{BodyId, SubjectId};
use answerable_wording::{days, numbers, standings};
use askama::Template;
use axum::extract::Path;
use std::collections::BTreeSet;

use super::problem_of;
use crate::frame::{Content, Room};
use crate::problem::Problem;
use crate::shown::open;
use crate::sign_in::{SignedIn, at_desk};
use crate::visit::{Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "answering/list.html")]
struct ListPage {
    offices: Vec<Office>,
}

/// One body and what it owes.
struct Office {
    name: String,
    to_write: Vec<Line>,
    published: Vec<Line>,
}

/// One report.
struct Line {
    href: String,
    title: String,
    by: String,
    last_day: String,
    how_long: String,
    asks: String,
    stage: &'static str,
    is_urgent: bool,
}

impl Content for ListPage {
    fn title(&self) -> String {
        "Answers to write".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Answering)
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The bodies for which a person writes or approves.
fn bodies(by: &SignedIn, visit: &Visit) -> BTreeSet<BodyId> {
    let today = visit.site.today();
    let mut bodies = by.actor.bodies_on(today, Role::Drafter);
    bodies.extend(by.actor.bodies_on(today, Role::Approver));
    bodies
}

/// Every report on which a body of theirs owes comments, by last day.
pub(super) async fn show(by: SignedIn, visit: Visit) -> Shown {
    let bodies = bodies(&by, &visit);
    let of = bodies.clone();
    let drafts = at_desk(&visit.site, move |desk| {
        of.iter()
            .map(|body| desk.drafts_of(body))
            .collect::<Result<Vec<_>, _>>()
    })
    .await?
    .map_err(problem_of)?;
    let page = {
        let register = visit.site.state.desk.read();
        let view = View::of(&register, visit.site.today());
        let offices = bodies.iter().zip(&drafts);
        ListPage {
            offices: offices
                .map(|(body, drafts)| office(&view, body, drafts))
                .collect(),
        }
    };
    visit.show(&page)
}

/// The address without a body leads to the one body that it can mean.
pub(super) async fn lead_on(by: SignedIn, visit: Visit, Path(report): Path<String>) -> Shown {
    let bodies = bodies(&by, &visit);
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    let report = SubjectId::from(report);
    let mut owing = bodies
        .iter()
        .filter(|body| view.owed_on(&report, body).is_some());
    let body = owing.next().ok_or(Problem::NotFound)?;
    Ok(match owing.next() {
        None => see_other(&format!("/answering/{report}/{body}")),
        Some(_) => see_other("/answering"),
    })
}

fn office(view: &View<'_>, body: &BodyId, drafts: &[Draft]) -> Office {
    let (mut to_write, mut published) = (Vec::new(), Vec::new());
    for owed in view.owed_by(body) {
        let draft = drafts.iter().find(|draft| {
            draft
                .reports
                .iter()
                .any(|report| report == owed.report.id.as_str())
        });
        let is_published = published_answer(view, &owed.report.id, body).is_some();
        let line = line(view, body, &owed, draft, is_published);
        match (owed.comment.answer.is_some() || is_published) && draft.is_none() {
            true => published.push(line),
            false => to_write.push(line),
        }
    }
    Office {
        name: view.name_of(body, view.as_at).to_owned(),
        to_write,
        published,
    }
}

fn line(
    view: &View<'_>,
    body: &BodyId,
    owed: &Owed<'_>,
    draft: Option<&Draft>,
    is_published: bool,
) -> Line {
    let last_day = owed.comment.clock.last_day_by_law();
    let days_left = last_day.map(|last| {
        let span = view.as_at.until((jiff::Unit::Day, last));
        // Today counts, as in the sentence on the page of the ask.
        span.map_or(0, |span| span.get_days()) + 1
    });
    let many = owed.recommendations.len() as u64;
    Line {
        href: format!("/answering/{}/{body}", owed.report.id),
        title: open(&owed.report.title).to_owned(),
        by: owed.comment.by.name.to_owned(),
        last_day: last_day.map_or_else(|| "No last day by law".to_owned(), days::day),
        how_long: match days_left {
            None => String::new(),
            Some(1) => "today is the last day".to_owned(),
            Some(left @ 2..) => {
                format!(
                    "{} left",
                    numbers::count(left.unsigned_abs().into(), "day", "days")
                )
            }
            Some(past) => format!(
                "{} past",
                numbers::count((1 - past).unsigned_abs().into(), "day", "days")
            ),
        },
        asks: match many {
            0 => "No recommendation recorded".to_owned(),
            many => numbers::count(many, "recommendation", "recommendations"),
        },
        stage: match draft.map(|draft| draft.stage) {
            _ if is_published && draft.is_none() => "Published",
            None if owed.comment.answer.is_some() => standings::tag(owed.comment.standing.kind()),
            None => "Not begun",
            Some(Stage::Writing) => "Being written",
            Some(Stage::Sent) => "Waits for approval",
            Some(Stage::SentBack) => "Sent back",
        },
        is_urgent: days_left.is_some_and(|left| left <= 7),
    }
}
