//! The grid: a row for each body, a column for each of five recommendations.

use answerable_desk::View;
use answerable_desk::questions::{Coverage, CoverageRow};
use answerable_register::coverage::Said;
use answerable_wording::coverage as words;
use askama::Template;

use super::filter::Asked;
use crate::frame::{Content, Crumb, Room};
use crate::shown::pages::{Item, PageAsked, past_the_last};
use crate::shown::{Figure, Named, Pages, open};
use crate::visit::query::Pairs;
use crate::visit::{Links, Shown, Visit};

/// Recommendations side by side: as many as stand on a screen beside the names
/// of bodies, and keep a page of 43 bodies under 60 kB.
const COLUMNS: usize = 5;

#[derive(Template)]
#[template(path = "pages/coverage.html")]
struct GridPage {
    report: Named,
    /// The report's page, without the day.
    report_path: String,
    summary: String,
    others: Option<String>,
    figures: Vec<Figure>,
    unknown: Vec<String>,
    /// Which recommendations stand side by side: "Recommendations 9 to 16 of 43".
    shown: Option<String>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    key: Vec<(&'static str, &'static str)>,
    pages: Pages,
}

/// One recommendation.
struct Column {
    number: String,
    title: String,
    href: String,
    total: String,
}

/// One body.
struct Row {
    of: String,
    comments: String,
    href: String,
    total: String,
    chief_officer: &'static str,
    copies: &'static str,
    cells: Vec<Option<Cell>>,
}

/// One cell: a short word, which leads to the ask.
struct Cell {
    word: &'static str,
    href: String,
    class: &'static str,
}

impl Content for GridPage {
    fn title(&self) -> String {
        super::title(&self.pages, &self.report)
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Reports)
    }

    fn trail(&self) -> Vec<Crumb> {
        super::trail(&self.report, &self.report_path)
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("grid", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

pub(super) fn show(
    visit: &Visit,
    view: &View<'_>,
    coverage: &Coverage<'_>,
    asked: &Asked,
) -> Shown {
    let links = visit.links();
    let paged = PageAsked::read(&visit.place.pairs);
    let pages = coverage.asked.len().div_ceil(COLUMNS).max(1);
    let page = paged.number.clamp(1, pages);
    let mut unknown: Vec<_> = asked.unknown.iter().map(|one| one.words.clone()).collect();
    unknown.extend(paged.unknown);
    unknown.extend(past_the_last(paged.number, pages));
    unknown.extend(visit.left_out(super::NAMES));
    let first = (page - 1) * COLUMNS;
    let last = coverage.asked.len().min(first + COLUMNS);
    let path = super::path(&coverage.report.id);
    let rows: Vec<Row> = coverage
        .rows
        .iter()
        .map(|row| Row::of(row, first..last, &path, links))
        .collect();
    visit.show_with_formats(&GridPage {
        report: Named {
            words: open(&coverage.report.title).to_owned(),
            href: Some(links.report(&coverage.report.id)),
        },
        report_path: super::report_path(&coverage.report.id),
        summary: not_yet(view, coverage).unwrap_or_else(|| super::summary(coverage)),
        others: words::others(coverage.others),
        figures: super::figures(coverage, links),
        unknown,
        shown: (pages > 1).then(|| words::columns(first + 1, last, coverage.asked.len())),
        columns: (first..last)
            .map(|place| Column::of(coverage, place, &path, links))
            .collect(),
        rows,
        key: key(coverage),
        pages: Pages::of(page, pages, links, &path, &Pairs::default()),
    })
}

fn not_yet(view: &View<'_>, coverage: &Coverage<'_>) -> Option<String> {
    (coverage.report.published_on > view.as_at)
        .then(|| answerable_wording::reports::NOT_YET_PUBLISHED.to_owned())
}

impl Column {
    fn of(coverage: &Coverage<'_>, place: usize, path: &str, links: Links) -> Self {
        let asked = coverage.asked[place];
        let cells = coverage.rows.iter().filter_map(|row| row.cells.get(place));
        Self {
            number: super::number(coverage, place),
            title: open(&asked.title).to_owned(),
            href: links.with(path, Pairs::default().with("asked", asked.id.as_str())),
            total: words::explained(cells.flatten().map(|cell| cell.said)),
        }
    }
}

impl Row {
    fn of(row: &CoverageRow<'_>, places: std::ops::Range<usize>, path: &str, links: Links) -> Self {
        let of = &row.comment.of;
        let said = row.cells.iter().flatten().map(|cell| cell.said);
        let cells = row.cells[places].iter().map(|cell| {
            cell.map(|cell| Cell {
                word: words::short(cell.said),
                href: links.ask(cell.ask),
                class: class(cell.said),
            })
        });
        Self {
            of: of.name.unwrap_or("Addressee not published").to_owned(),
            comments: links.ask(row.comment.reference),
            href: links.with(path, Pairs::default().with("of", of.id.as_str())),
            total: words::explained(said),
            chief_officer: words::chief_officer(row.comment.answer),
            copies: words::copies(row.copies),
            cells: cells.collect(),
        }
    }
}

/// What is left to do stands out; the word says what it is.
fn class(said: Said) -> &'static str {
    match said {
        Said::NoAnswerFound => "u",
        Said::Silent => "s",
        _ => "",
    }
}

/// The words that occur in this grid, each with its meaning.
fn key(coverage: &Coverage<'_>) -> Vec<(&'static str, &'static str)> {
    let occurs = coverage.counts().into_iter().map(|(said, _)| said);
    occurs
        .map(|said| (words::short(said), words::meaning(said)))
        .collect()
}
