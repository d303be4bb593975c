//! Which reports an answer is about: one letter may answer two.

use answerable_desk::View;
use answerable_desk::answering::NotWritten;
use answerable_register::words::SubjectId;
use answerable_wording::days;
use askama::Template;
use axum::http::StatusCode;

use super::look::{Look, Opened};
use super::{acting, as_sentence, part, problem_of};
use crate::form::SignedForm;
use crate::frame::{Content, Crumb, Room};
use crate::shown::open;
use crate::sign_in::{at_desk, shown_again};
use crate::visit::{Shown, see_other};

#[derive(Template)]
#[template(path = "answering/reports.html")]
struct ReportsPage {
    title: String,
    trail: Vec<Crumb>,
    address: String,
    answered: Vec<Line>,
    others: Vec<Line>,
    wrong: Option<String>,
    may_write: bool,
    form_key: String,
}

struct Line {
    id: String,
    title: String,
    published: String,
    last_day: String,
    /// Whether it may be left out again: the report in the address stays.
    may_go: bool,
}

impl ReportsPage {
    fn errors(&self) -> Vec<(&'static str, String)> {
        let wrong = self.wrong.clone();
        wrong.into_iter().map(|wrong| ("others", wrong)).collect()
    }
}

impl Content for ReportsPage {
    fn title(&self) -> String {
        "Reports this answer is about".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Answering)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The reports it is about, and others that the body owes comments on.
pub(super) async fn show(look: Look) -> Shown {
    let opened = look.open().await?;
    look.visit.show(&page(&look, &opened, None))
}

/// Takes a report in or leaves one out.
pub(super) async fn send(look: Look, typed: SignedForm) -> Shown {
    let report = typed.pairs.one("report").unwrap_or_default().to_owned();
    let adds = typed.pairs.one("act") == Some("add");
    let (at, site) = (look.clone(), look.visit.site.clone());
    let done = at_desk(&look.visit.site, move |desk| {
        let who = acting(&site, at.by.id.as_str());
        match adds {
            true => desk.answer_also(at.which(), &report, who),
            false => desk.answer_no_more(at.which(), &report, who),
        }
    })
    .await?;
    let why = match done {
        Ok(_) => return Ok(see_other(&look.address("/reports"))),
        Err(
            why @ (NotWritten::AnotherAnswers | NotWritten::WaitsForApproval | NotWritten::NotOwed),
        ) => as_sentence(&why.to_string()),
        Err(why) => return Err(problem_of(why)),
    };
    let opened = look.open().await?;
    let response = look.visit.show(&page(&look, &opened, Some(why)))?;
    Ok(shown_again(response, StatusCode::CONFLICT))
}

fn page(look: &Look, opened: &Opened, wrong: Option<String>) -> ReportsPage {
    let register = look.visit.site.state.desk.read();
    let view = View::of(&register, look.visit.site.today());
    let (answered, others): (Vec<_>, Vec<_>) =
        view.owed_by(&look.body).into_iter().partition(|owed| {
            let reports = &opened.held.draft.reports;
            reports
                .iter()
                .any(|report| report == owed.report.id.as_str())
        });
    let line = |owed: &answerable_desk::answering::Owed<'_>| Line {
        id: owed.report.id.to_string(),
        title: open(&owed.report.title).to_owned(),
        published: days::day(owed.report.published_on),
        last_day: owed
            .comment
            .clock
            .last_day_by_law()
            .map_or_else(|| "No last day by law".to_owned(), days::day),
        may_go: owed.report.id != look.report,
    };
    // One on which nothing is owed any more can still be left out.
    let reports = opened.held.draft.reports.iter();
    let gone = reports
        .filter(|report| {
            answered
                .iter()
                .all(|owed| owed.report.id.as_str() != *report)
        })
        .filter_map(|report| view.report(&SubjectId::from(report.as_str())))
        .map(|report| Line {
            id: report.id.to_string(),
            title: open(&report.title).to_owned(),
            published: days::day(report.published_on),
            last_day: "None: no comments are owed any more".to_owned(),
            may_go: report.id != look.report,
        });
    ReportsPage {
        title: opened.title.clone(),
        trail: look.trail_of_part(&opened.title),
        address: look.address(""),
        answered: answered.iter().map(line).chain(gone).collect(),
        others: others
            .iter()
            .filter(|owed| owed.comment.answer.is_none())
            .map(line)
            .collect(),
        wrong,
        may_write: look.may(answerable_desk::who::Act::DraftAnswer) && part::is_open(&opened.held),
        form_key: look.by.form_key.clone(),
    }
}
