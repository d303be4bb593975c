//! Which bodies are to be told?

use answerable_desk::View;
use answerable_wording::{days, letters, numbers};
use askama::Template;

use crate::frame::{Content, Crumb};
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "looks/notices.html")]
struct NoticesPage {
    summary: String,
    rows: Vec<Row>,
    recorded: Option<u64>,
}

/// A body to be told.
struct Row {
    to: String,
    href: String,
    asks: String,
    earliest: String,
    days_past: String,
}

impl Content for NoticesPage {
    fn title(&self) -> String {
        "Bodies to be told".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::new("Answers to look for", "/looks")]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/notices`
pub(super) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    let due = view.notices_due();
    let rows: Vec<Row> = due
        .iter()
        .map(|due| {
            let first = due.asks.first();
            let earliest = first.and_then(|row| row.clock.last_day_by_law());
            Row {
                to: view.name_of(&due.to, view.as_at).to_owned(),
                href: format!("/notices/{}", due.to),
                asks: numbers::count(due.asks.len() as u64, "answer", "answers"),
                earliest: earliest.map(days::short_day).unwrap_or_default(),
                days_past: earliest
                    .map(|day| numbers::days(view.days_since(day).unsigned_abs().into()))
                    .unwrap_or_default(),
            }
        })
        .collect();
    let recorded = visit.place.pairs.filled("recorded");
    visit.show(&NoticesPage {
        summary: match rows.len() {
            0 => "Nobody is to be told: every body was told of what was looked for and not found."
                .to_owned(),
            many => format!(
                "{} to be told before a page may say that no answer was found.",
                letters::capital(&numbers::count(many as u64, "body is", "bodies are"))
            ),
        },
        rows,
        recorded: recorded.and_then(|entry| entry.parse().ok()),
    })
}
