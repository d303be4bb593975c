//! What the office's body owes an answer to.

use answerable_desk::View;
use answerable_desk::answering::{Owed, Stage, published_answer, stands_to};
use answerable_desk::store::answering::Draft;
use answerable_desk::who::{Act, Resource, may};
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

/// The last days of a period, in which it is urgent: a week.
const URGENT_DAYS: i32 = 7;

#[derive(Template)]
#[template(path = "answering/list.html")]
struct ListPage {
    offices: Vec<Office>,
}

/// One body and what it owes.
struct Office {
    name: String,
    to_write: Vec<Line>,
    /// What was being written when it stopped being owed.
    left_over: Vec<LeftOver>,
    published: Vec<Line>,
}

/// An answer that is no longer owed.
struct LeftOver {
    href: String,
    title: String,
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

/// The bodies whose answers a person may look at: of each that they act for, the
/// table is asked.
fn bodies(by: &SignedIn, visit: &Visit) -> BTreeSet<BodyId> {
    let today = visit.site.today();
    let held = by.actor.appointments_on(today);
    held.filter_map(|held| held.acts_for().body())
        .filter(|body| {
            let answer = Resource::Answer(stands_to(body, &[], by.id.as_str()));
            may(&by.actor, Act::LookAtAnswer, &answer, today).is_ok()
        })
        .cloned()
        .collect()
}

/// Every report on which a body of theirs owes comments, by last day.
pub(super) async fn show(by: SignedIn, visit: Visit) -> Shown {
    let bodies = bodies(&by, &visit);
    let (of, today) = (bodies.clone(), visit.site.today());
    let drafts = at_desk(&visit.site, move |desk| {
        of.iter()
            .map(|body| desk.drafts_of(body, today))
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
    let left_over = drafts.iter().filter_map(|draft| {
        let mut reports = draft
            .reports
            .iter()
            .map(|report| SubjectId::from(report.as_str()));
        let first = reports.next()?;
        let is_owed = |report: &SubjectId| view.owed_on(report, body).is_some();
        let is_left_over = !is_owed(&first) && !reports.any(|report| is_owed(&report));
        is_left_over.then(|| LeftOver {
            href: format!("/answering/{first}/{body}"),
            title: view
                .report(&first)
                .map_or(first.as_str(), |report| open(&report.title))
                .to_owned(),
        })
    });
    Office {
        name: view.name_of(body, view.as_at).to_owned(),
        to_write,
        left_over: left_over.collect(),
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
    let days_past = last_day.map(|last| view.days_since(last));
    let many = owed.recommendations.len() as u64;
    Line {
        href: format!("/answering/{}/{body}", owed.report.id),
        title: open(&owed.report.title).to_owned(),
        by: owed.comment.by.name.to_owned(),
        last_day: last_day.map_or_else(|| "No last day by law".to_owned(), days::day),
        how_long: days_past.map_or_else(String::new, days::how_far),
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
        is_urgent: days_past.is_some_and(|past| past > -URGENT_DAYS),
    }
}
