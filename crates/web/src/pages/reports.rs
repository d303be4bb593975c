//! The list of reports: what was published, and how do the comments stand?

use answerable_desk::View;
use answerable_desk::questions::ReportRow;
use answerable_register::facts::Section55;
use answerable_wording::{days, documents, kinds, letters, numbers, reports, standings};
use askama::Template;

use crate::frame::{Content, Room};
use crate::respond::paging::Paging;
use crate::respond::{Column, Listing, Value};
use crate::shown::pages::{Item, PageAsked, past_the_last};
use crate::shown::{Named, Pages, open};
use crate::visit::{Format, Links, Pairs, Shown, Taken, Visit};

#[derive(Template)]
#[template(path = "pages/reports.html")]
struct ReportsPage {
    day: String,
    count: String,
    unknown: Vec<String>,
    lines: Vec<ReportLine>,
    /// The list of causes of concern.
    concerns: String,
    pages: Pages,
}

/// One report as a row.
struct ReportLine {
    title: Named,
    under: String,
    published: String,
    /// How much is recorded from it, which may be less than it asks.
    recorded: Vec<String>,
    comments: Vec<String>,
}

impl Content for ReportsPage {
    fn title(&self) -> String {
        self.pages.title("Reports and letters")
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Reports)
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("rows", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    Column {
        name: "report",
        heading: "Report: reference",
    },
    Column {
        name: "title",
        heading: "Title",
    },
    Column {
        name: "kind",
        heading: "Kind",
    },
    Column {
        name: "by",
        heading: "Published by",
    },
    Column {
        name: "published_on",
        heading: "Published on",
    },
    Column {
        name: "section_55",
        heading: "Section 55 applies",
    },
    Column {
        name: "recorded",
        heading: "Things asked in it that are recorded",
    },
    Column {
        name: "owed",
        heading: "Bodies that owe comments",
    },
    Column {
        name: "page",
        heading: "Page",
    },
    Column {
        name: "concerns",
        heading: "Causes of concern recorded from it",
    },
    Column {
        name: "kind_code",
        heading: "Kind: code",
    },
];

/// `/reports`: a page of them, or all as a table.
pub(crate) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    if visit.format != Format::Html {
        visit.understood_in_pages(&Taken::default())?;
        let paging = Paging::of(&visit)?;
        let view = paging.view(&visit, &register)?;
        let rows = view.all_reports();
        let listing = Listing::whole(
            "reports",
            COLUMNS,
            rows.iter().map(|row| values(row, links)).collect(),
        );
        return visit.table_in_pages(listing, &paging, &view);
    }
    let asked = PageAsked::read(&visit.place.pairs);
    let list = view.reports(asked.number);
    let mut unknown = asked.unknown;
    unknown.extend(past_the_last(asked.number, list.pages));
    visit.show_with_formats(&ReportsPage {
        day: days::day(view.as_at),
        count: numbers::count(list.found as u64, "report or letter", "reports and letters"),
        unknown,
        lines: list.rows.iter().map(|row| line(row, links)).collect(),
        concerns: links.to("/concerns"),
        pages: Pages::of(list.page, list.pages, links, "/reports", &Pairs::default()),
    })
}

fn line(row: &ReportRow<'_>, links: Links) -> ReportLine {
    let report = row.report;
    let comments = match row.tally.total() {
        0 => vec![reports::none_counted(&report.section_55).to_owned()],
        _ => row
            .tally
            .counts()
            .iter()
            .map(|(kind, count)| {
                format!(
                    "{} {}",
                    numbers::number(*count as u64),
                    letters::inside(standings::tag(*kind))
                )
            })
            .collect(),
    };
    ReportLine {
        title: Named {
            words: open(&report.title).to_owned(),
            href: Some(links.report(&report.id)),
        },
        under: format!("{}, {}", kinds::report(report.kind), row.by),
        published: documents::day_in_a_column(report),
        recorded: reports::recorded_in_a_column(reports::Recorded {
            asked: row.recorded,
            concerns: row.concerns,
        }),
        comments,
    }
}

/// Whether section 55 applies, in a word.
fn section_55(section_55: &Section55) -> &'static str {
    match section_55 {
        Section55::Applies => "yes",
        Section55::DoesNotApply { .. } => "no",
        Section55::Unknown { .. } => "not known",
    }
}

fn values<'r>(row: &ReportRow<'r>, links: Links) -> Vec<Value<'r>> {
    let report = row.report;
    vec![
        Value::text(report.id.as_str()),
        Value::text(open(&report.title)),
        Value::text(kinds::report(report.kind)),
        Value::text(row.by),
        report
            .published_when()
            .map_or(Value::NotAvailable, Value::known_day),
        Value::text(section_55(&report.section_55)),
        Value::Number(i64::try_from(row.recorded).unwrap_or(i64::MAX)),
        Value::Number(i64::try_from(row.tally.total()).unwrap_or(i64::MAX)),
        Value::text(links.report(&report.id)),
        Value::Number(i64::try_from(row.concerns).unwrap_or(i64::MAX)),
        Value::text(report.kind.as_str()),
    ]
}
