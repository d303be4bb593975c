//! The coverage of a report: recommendations by bodies, and what each answer
//! did. A grid of five recommendations at a time, or its cells as a list: of
//! one body, of one recommendation, or of one thing said.

mod filter;
mod grid;
mod list;
mod listing;

use answerable_desk::View;
use answerable_desk::questions::Coverage;
use answerable_register::coverage::Said;
use answerable_register::words::{SubjectId, is_slug};
use answerable_wording::{coverage as words, numbers};
use axum::extract::Path;

use crate::frame::{Crumb, Room};
use crate::problem::Problem;
use crate::shown::{Figure, Named, Pages};
use crate::visit::query::Pairs;
use crate::visit::{Format, Links, Shown, Visit};
use filter::{Asked, allowed_under};

pub(crate) use listing::COLUMNS;

/// The names this page takes beside the day and the page.
pub(crate) const NAMES: &[&str] = &["of", "asked", "says"];

/// `/reports/R/coverage`: a grid, its cells as a list, or all as a table.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Shown {
    if !is_slug(&id) {
        return Err(Problem::NotFound);
    }
    let id = SubjectId::from(id);
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let coverage = view.coverage(&id).ok_or(Problem::NotFound)?;
    let asked = Asked::read(&visit.place.pairs, &coverage);
    if visit.format != Format::Html {
        visit.understood(&crate::visit::unknown::taken(
            NAMES,
            &asked.unknown,
            allowed_under,
        ))?;
        return visit.filtered_table(&listing::of(&coverage, &asked, visit.links()));
    }
    match asked.is_narrow() {
        true => list::show(&visit, &view, &coverage, &asked),
        false => grid::show(&visit, &view, &coverage, &asked),
    }
}

/// The address of a report's coverage.
pub(super) fn path(report: &SubjectId) -> String {
    format!("/reports/{report}/coverage")
}

/// What a page about a report's coverage is called, with the report's own name.
fn title(pages: &Pages, report: &Named) -> String {
    format!("{}: {}", pages.title("Who explained what"), report.words)
}

/// The way from the first page to the report's.
fn trail(report: &Named, path: &str) -> Vec<Crumb> {
    vec![
        Crumb::home(),
        Crumb::room(Room::Reports),
        Crumb::new(report.words.clone(), path),
    ]
}

/// The address of the report's own page, on any day.
fn report_path(report: &SubjectId) -> String {
    format!("/reports/{report}")
}

/// How the explanations owed on a report stand, in a sentence or two.
pub(super) fn summary(coverage: &Coverage<'_>) -> String {
    let total = coverage.total();
    words::summary(words::Summary {
        asked: coverage.asked.len(),
        bodies: coverage
            .rows
            .iter()
            .filter(|row| row.total().owed > 0)
            .count(),
        owed: total.owed,
        explained: total.explained,
        counts: &coverage.counts(),
    })
}

/// What was said, each leading to its cells.
fn figures(coverage: &Coverage<'_>, links: Links) -> Vec<Figure> {
    let figure = |(said, number): &(Said, usize)| Figure {
        number: numbers::number(*number as u64),
        words: words::words(*said),
        href: links.with(
            &path(&coverage.report.id),
            Pairs::default().with("says", said.as_str()),
        ),
        edge: edge(*said),
    };
    coverage.counts().iter().map(figure).collect()
}

/// The class of a count's edge: what is left to do is coloured, and named too.
fn edge(said: Said) -> Option<&'static str> {
    match said {
        Said::NoAnswerFound => Some("answerable-figure--undone"),
        Said::Awaiting => Some("answerable-figure--waiting"),
        Said::Silent => Some("answerable-figure--late"),
        _ => None,
    }
}

/// What a recommendation is called in the head of its column: its number as
/// published, or its place.
fn number(coverage: &Coverage<'_>, place: usize) -> String {
    let asked = coverage.asked.get(place);
    asked
        .and_then(|asked| asked.number.as_deref())
        .map_or_else(|| format!("({})", place + 1), str::to_owned)
}
