//! Forces and others, whom no law gives a day: did they answer, and after how
//! many days?

use answerable_desk::View;
use answerable_desk::questions::{
    AnswerCount, AnswersOf, BodyAnswers, BodyGroup, Period, TimeFigure,
};
use answerable_figures::{FEWEST_DUE, MedianTime, Survival, TimeToAnswer};
use answerable_wording::{answering, days};
use askama::Template;

use super::cell::Cell;
use super::chosen::{Chosen, Order, PeriodForm};
use super::{one, taken};
use crate::frame::{Content, Crumb, Room};
use crate::pages::over_time;
use crate::shown::Named;
use crate::visit::{Format, Links, Shown, Visit};

/// The address of the forces.
pub(super) const FORCES: &str = "/who-answers/forces";
/// The address of the others.
pub(super) const OTHERS: &str = "/who-answers/others";

#[derive(Template)]
#[template(path = "pages/answering/groups.html")]
struct GroupPage {
    unknown: Vec<String>,
    day: String,
    heading: &'static str,
    summary: String,
    /// In how many days half were answered, where enough is known.
    half_within: Option<String>,
    lines: Vec<Line>,
    form: PeriodForm,
    over_time: String,
    elsewhere: [(&'static str, String); 2],
}

/// One body as a row.
struct Line {
    name: Named,
    asked: Cell,
    answered: Cell,
    perhaps_later: Option<Cell>,
    looked: Cell,
    not_looked_for: Cell,
    median: String,
}

impl Content for GroupPage {
    fn title(&self) -> String {
        format!("Answers without a last day by law: {}", self.heading)
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

/// `/who-answers/forces`.
pub(crate) async fn forces(visit: Visit) -> Shown {
    show(&visit, BodyGroup::Forces)
}

/// `/who-answers/others`.
pub(crate) async fn others(visit: Visit) -> Shown {
    show(&visit, BodyGroup::Others)
}

fn show(visit: &Visit, group: BodyGroup) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let chosen = Chosen::read(&visit.place.pairs);
    let lines = visit.site.state.desk.roll().lines(&view);
    let mut rows = view.answers_of(&lines, group, &chosen.period);
    if chosen.order == Order::Due {
        rows.sort_by_key(|row| std::cmp::Reverse(row.answers.asked()));
    }
    let (path, name, heading, other) = match group {
        BodyGroup::Forces => (
            FORCES,
            "answers-of-forces",
            answering::FORCES,
            (answering::OTHERS, OTHERS),
        ),
        _ => (
            OTHERS,
            "answers-of-others",
            answering::OTHERS,
            (answering::FORCES, FORCES),
        ),
    };
    if visit.format != Format::Html {
        visit.understood(&chosen.taken())?;
        return visit.filtered_table(&taken::answers(name, &rows, links));
    }
    let all = BodyAnswers::together(&rows);
    let period = chosen.pairs_of_the_period();
    let content = GroupPage {
        unknown: chosen.unknown(visit),
        day: days::day(view.as_at),
        heading,
        summary: answering::answers(all.asked(), all.answered, all.not_looked_for),
        half_within: half_within(&all),
        lines: rows
            .iter()
            .map(|row| Line::of(row, &chosen.period, links))
            .collect(),
        form: PeriodForm::of(&chosen, path, &view, links),
        over_time: over_time::of_figure(TimeFigure::Days, group, links),
        elsewhere: [
            (
                answering::LOCAL_POLICING_BODIES,
                links.with(super::bodies::PATH, period.clone()),
            ),
            (other.0, links.with(other.1, period)),
        ],
    };
    visit.show_filtered(&content, &chosen.pairs(chosen.order))
}

impl Line {
    fn of(row: &BodyAnswers, period: &Period, links: Links) -> Self {
        let list = |count: AnswerCount| count.list_of(period, &row.body);
        let cell = |count: AnswerCount| Cell::of(count.of(&row.answers), &list(count), links);
        Self {
            name: one::named(&row.body, &row.name, links),
            asked: cell(AnswerCount::Asked),
            answered: cell(AnswerCount::Answered),
            perhaps_later: Cell::if_any(
                row.answers.perhaps_later,
                &list(AnswerCount::PerhapsLater),
                links,
            ),
            looked: cell(AnswerCount::Looked),
            not_looked_for: cell(AnswerCount::NotLookedFor),
            median: median_words(&row.answers),
        }
    }
}

/// The days by which half had been answered, or why none are given.
pub(super) fn median_words(answers: &AnswersOf) -> String {
    match half(answers) {
        Some(half) => answering::median(half),
        None => answering::no_median(answers.waited.len()),
    }
}

/// The same of many together, in a sentence.
fn half_within(answers: &AnswersOf) -> Option<String> {
    let with_days = answers.waited.len();
    half(answers).map(|half| answering::half_within(with_days, answers.asked(), half))
}

/// The days by which half had been answered; none with too few of which days are
/// known.
fn half(answers: &AnswersOf) -> Option<MedianTime> {
    let times: Vec<TimeToAnswer> = answers.waited.iter().map(|waited| waited.time()).collect();
    let enough = times.len() >= FEWEST_DUE as usize;
    Survival::of(&times)
        .filter(|_| enough)
        .map(|curve| curve.median())
}

/// What is said of one body's answers, where no law sets a day.
pub(super) fn summary_of(answers: &AnswersOf) -> String {
    answering::answers(answers.asked(), answers.answered, answers.not_looked_for)
}
