//! Home: who still owes the public an answer?

mod cards;

use answerable_desk::View;
use answerable_desk::questions::{Recent, RecentKind};
use answerable_wording::{days, numbers};
use askama::Template;

use crate::feeds;
use crate::frame::{Content, Crumb};
use crate::pages::documents::{self, DocumentCard};
use crate::shown::{AskTable, Figure, Shows, open};
use crate::visit::query::Pairs;
use crate::visit::{Links, Shown, Visit};

#[derive(Template)]
#[template(path = "pages/home.html")]
struct HomePage {
    links: Links,
    day: String,
    documents: String,
    /// That other documents are recorded which were not there on the day.
    others: Option<String>,
    reports: String,
    asked: String,
    asks: String,
    owed: String,
    figures: Vec<Figure>,
    due_next: AskTable,
    recent: Vec<RecentLine>,
    cards: Vec<DocumentCard>,
    all_asks: String,
}

/// Something newly recorded, as a line.
struct RecentLine {
    day: String,
    kind: &'static str,
    words: String,
    href: String,
}

impl Content for HomePage {
    fn title(&self) -> String {
        "What policing was asked, and what was answered".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        Vec::new()
    }
}

/// The first page.
pub(crate) async fn show(visit: Visit) -> Shown {
    if visit.format.is_a_feed() {
        return feeds::lead_on(&visit, &Pairs::default());
    }
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let lines = visit.site.state.desk.roll().lines(&view);
    let home = view.home(&lines);
    let comments = Pairs::default().with("kind", "comments");
    visit.show(&HomePage {
        links,
        day: days::day(view.as_at),
        figures: Figure::of_comments(&home.comments, links, &comments),
        due_next: AskTable::of(
            "Asks that are due next by law",
            Shows::AskAndAddressee,
            &home.due_next,
            view.as_at,
            links,
        ),
        // On another day it would name days after that day: when something
        // was recorded is not part of how things stood.
        recent: home
            .recent
            .iter()
            .filter(|_| visit.as_at.chosen().is_none())
            .map(|recent| line_of(recent, &view, links))
            .collect(),
        cards: cards::of(&home.cards, &view, links),
        all_asks: links.to("/asks"),
        documents: count(home.documents, "document", "documents"),
        others: documents::others(register.sources.len() - home.documents),
        reports: count(home.reports, "report or letter", "reports and letters"),
        asked: count(home.asked, "thing asked", "things asked"),
        asks: count(home.asks, "ask follows", "asks follow"),
        owed: count(home.comments.total(), "set of comments", "sets of comments"),
    })
}

/// How many there are of something: "12 documents".
fn count(number: usize, one: &str, many: &str) -> String {
    numbers::count(number as u64, one, many)
}

fn line_of(recent: &Recent<'_>, view: &View<'_>, links: Links) -> RecentLine {
    let day = recent.recorded_on.map(days::short_day).unwrap_or_default();
    match recent.what {
        RecentKind::Answer(answer, by) => {
            let first = answer.meets.first();
            RecentLine {
                day,
                kind: "Answer",
                words: match first.and_then(|meets| title_of(view, &meets.ask.subject)) {
                    Some(title) => format!("{by}, on {title}"),
                    None => by.to_owned(),
                },
                href: first
                    .map_or_else(|| links.entry(recent.entry), |meets| links.ask(&meets.ask)),
            }
        }
        RecentKind::Report(report, inside) => RecentLine {
            day,
            kind: "Report or letter",
            words: format!(
                "{}: {} recorded",
                open(&report.title),
                numbers::count(inside as u64, "ask", "asks")
            ),
            href: links.report(&report.id),
        },
    }
}

fn title_of<'r>(
    view: &View<'r>,
    subject: &answerable_register::words::SubjectId,
) -> Option<&'r str> {
    let asked = view.asked(subject).map(|asked| &asked.title);
    asked
        .or_else(|| view.report(subject).map(|report| &report.title))
        .map(open)
}
