//! Some cells of the grid as a list that reads at any width.

use answerable_desk::View;
use answerable_desk::questions::{Coverage, PageOf};
use answerable_wording::{coverage as words, letters, numbers};
use askama::Template;

use super::filter::Asked;
use crate::frame::{Content, Crumb, Room};
use crate::shown::pages::{Item, PageAsked, past_the_last};
use crate::shown::{Named, Pages, open};
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "pages/coverage_list.html")]
struct ListPage {
    report: Named,
    /// The report's page, without the day.
    report_path: String,
    /// What the list is narrowed to.
    chosen: Vec<(&'static str, Named)>,
    /// The chief officer's comments and the copies, of one body.
    of_one: Vec<(&'static str, String)>,
    count: String,
    unknown: Vec<String>,
    grid: String,
    lines: Vec<Line>,
    pages: Pages,
}

/// One cell.
struct Line {
    of: String,
    asked: String,
    says: Named,
    meaning: &'static str,
}

impl Content for ListPage {
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
        ("rows", &self.unknown)
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
    let path = super::path(&coverage.report.id);
    let lines: Vec<Line> = coverage
        .cells()
        .filter(|(row, recommendation, cell)| asked.takes(row, recommendation, *cell))
        .map(|(row, recommendation, cell)| Line {
            of: row
                .comment
                .of
                .name
                .unwrap_or("Addressee not published")
                .to_owned(),
            asked: open(&recommendation.title).to_owned(),
            says: Named {
                words: words::words(cell.said).to_owned(),
                href: Some(links.ask(cell.ask)),
            },
            meaning: words::meaning(cell.said),
        })
        .collect();
    let paged = PageAsked::read(&visit.place.pairs);
    let list = PageOf::of(lines, paged.number);
    let mut unknown: Vec<_> = asked.unknown.iter().map(|one| one.words.clone()).collect();
    unknown.extend(paged.unknown);
    unknown.extend(past_the_last(paged.number, list.pages));
    unknown.extend(visit.left_out(super::NAMES));
    let pairs = asked.pairs();
    visit.show_filtered(
        &ListPage {
            report: Named {
                words: open(&coverage.report.title).to_owned(),
                href: Some(links.report(&coverage.report.id)),
            },
            report_path: super::report_path(&coverage.report.id),
            chosen: chosen(view, coverage, asked, visit),
            of_one: of_one(coverage, asked),
            count: letters::capital(&numbers::count(
                list.found as u64,
                "explanation",
                "explanations",
            )),
            unknown,
            grid: links.to(&path),
            lines: list.rows,
            pages: Pages::of(list.page, list.pages, links, &path, &pairs),
        },
        &pairs,
    )
}

fn chosen(
    view: &View<'_>,
    coverage: &Coverage<'_>,
    asked: &Asked,
    visit: &Visit,
) -> Vec<(&'static str, Named)> {
    let links = visit.links();
    let of = asked.of.as_ref().map(|of| {
        let words = view.name_of(of, coverage.report.published_on).to_owned();
        let href = Some(links.body(of));
        ("Of", Named { words, href })
    });
    let recommendation = asked.asked.as_ref().and_then(|id| view.asked(id));
    let recommendation = recommendation.map(|one| {
        let words = open(&one.title).to_owned();
        let href = Some(links.subject(&one.id));
        ("On", Named { words, href })
    });
    let says = asked.says.map(|said| {
        let words = words::words(said).to_owned();
        ("Says", Named { words, href: None })
    });
    [of, recommendation, says].into_iter().flatten().collect()
}

fn of_one(coverage: &Coverage<'_>, asked: &Asked) -> Vec<(&'static str, String)> {
    let Some(of) = &asked.of else {
        return Vec::new();
    };
    let row = coverage.rows.iter().find(|row| row.comment.of.id == of);
    let Some(row) = row else {
        return Vec::new();
    };
    let said = row.cells.iter().flatten().map(|cell| cell.said);
    vec![
        ("Explained", words::explained(said)),
        (
            "Chief officer’s comments",
            words::chief_officer(row.comment.answer).to_owned(),
        ),
        ("Copies sent", words::copies(row.copies).to_owned()),
    ]
}
