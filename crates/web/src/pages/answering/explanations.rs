//! What comments say of each recommendation, body by body: action taken, action
//! proposed, a reason for none, or nothing?

use answerable_desk::View;
use answerable_desk::questions::{
    BodyGroup, BodyTimeliness, ExplanationCount, ExplanationCounts, Period, TimeFigure,
};
use answerable_register::words::BodyId;
use answerable_wording::days;
use askama::Template;

use super::cell::Cell;
use super::chosen::{Chosen, Order, PeriodForm};
use super::{one, taken};
use crate::frame::{Content, Crumb, Room};
use crate::pages::over_time;
use crate::shown::Named;
use crate::visit::{Format, Links, Shown, Visit};

/// The address of this page.
pub(super) const PATH: &str = "/who-answers/explanations";

#[derive(Template)]
#[template(path = "pages/answering/explanations.html")]
struct ExplanationsPage {
    unknown: Vec<String>,
    day: String,
    all: Vec<(&'static str, Cell)>,
    lines: Vec<(Named, Vec<(&'static str, Cell)>)>,
    form: PeriodForm,
    over_time: String,
}

impl Content for ExplanationsPage {
    fn title(&self) -> String {
        "What comments say of recommendations".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::WhoAnswers)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::WhoAnswers)]
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("period", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

/// `/who-answers/explanations`.
pub(crate) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let chosen = Chosen::read(&visit.place.pairs);
    let lines = visit.site.state.desk.roll().lines(&view);
    let counted = view.timeliness(&lines, &chosen.period);
    let rows: Vec<&BodyTimeliness> = counted
        .bodies
        .iter()
        .filter(|row| row.explanations.due() > 0)
        .collect();
    if visit.format != Format::Html {
        visit.understood(&chosen.taken())?;
        return visit.filtered_table(&taken::explanations(&rows, links));
    }
    let content = ExplanationsPage {
        unknown: chosen.unknown(&visit),
        day: days::day(view.as_at),
        all: cells(&counted.explanations, None, &chosen.period, links),
        lines: rows
            .iter()
            .map(|row| {
                let of = Some(&row.body);
                let cells = cells(&row.explanations, of, &chosen.period, links);
                (one::named(&row.body, &row.name, links), cells)
            })
            .collect(),
        form: PeriodForm::of(&chosen, PATH, &view, links),
        over_time: over_time::of_figure(
            TimeFigure::Explained,
            BodyGroup::LocalPolicingBodies,
            links,
        ),
    };
    visit.show_filtered(&content, &chosen.pairs(Order::Name))
}

/// Each count with its words, leading to its rows.
pub(super) fn cells(
    counts: &ExplanationCounts,
    body: Option<&BodyId>,
    period: &Period,
    links: Links,
) -> Vec<(&'static str, Cell)> {
    ExplanationCount::ALL
        .into_iter()
        .map(|count| {
            let cell = Cell::of(count.of(counts), &count.list(period, body), links);
            (heading(count), cell)
        })
        .collect()
}

fn heading(count: ExplanationCount) -> &'static str {
    match count {
        ExplanationCount::Due => "Recommendations",
        ExplanationCount::Taken => "Action taken",
        ExplanationCount::Proposed => "Action proposed",
        ExplanationCount::ReasonForNone => "Reason for none",
        ExplanationCount::Silent => "Not addressed",
        ExplanationCount::NotRecorded => "Not recorded",
        ExplanationCount::PerhapsLater => "Perhaps later",
        ExplanationCount::NoAnswerFound => "No answer found",
        ExplanationCount::NotYetLookedFor => "Not yet looked for, or body not yet told",
    }
}
