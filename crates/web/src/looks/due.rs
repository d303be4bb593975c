//! Which answers are to be looked for?

use answerable_desk::View;
use answerable_desk::questions::{LOOK_AGAIN_AFTER_DAYS, LookDue, PageOf};
use answerable_wording::{days, letters, numbers, standings};
use askama::Template;

use crate::frame::{Content, Crumb};
use crate::shown::pages::{Item, PageAsked};
use crate::shown::{Named, Pages, open};
use crate::visit::query::Pairs;
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "looks/due.html")]
struct DuePage {
    summary: String,
    again_after: String,
    rows: Vec<Row>,
    pages: Pages,
    notices: usize,
    /// The entry just recorded.
    recorded: Option<u64>,
}

/// One answer to look for.
pub(super) struct Row {
    pub(super) ask: String,
    pub(super) of: String,
    pub(super) awaited: String,
    pub(super) what: Named,
    pub(super) last_day: String,
    pub(super) looked: String,
}

impl Row {
    fn of(due: &LookDue<'_>, visit: &Visit) -> Self {
        let row = &due.row;
        Self {
            ask: row.reference.to_string(),
            of: row.of.name.unwrap_or("Addressee not published").to_owned(),
            awaited: letters::capital(standings::awaited(row.reference.duty)),
            what: Named {
                words: open(row.title).to_owned(),
                href: Some(visit.links().ask(row.reference)),
            },
            last_day: days::short_day(due.last_day),
            looked: due
                .looked_on
                .map_or_else(|| "Nobody has looked".to_owned(), days::short_day),
        }
    }
}

impl Content for DuePage {
    fn title(&self) -> String {
        self.pages.title("Answers to look for")
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/looks`
pub(super) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    let due = view.looks_due();
    let never = due.iter().filter(|due| due.looked_on.is_none()).count();
    let again = due.len() - never;
    let asked = PageAsked::read(&visit.place.pairs);
    let list = PageOf::of(due, asked.number);
    let recorded = visit.place.pairs.filled("recorded");
    visit.show(&DuePage {
        summary: summary(never, again),
        again_after: numbers::days(LOOK_AGAIN_AFTER_DAYS.unsigned_abs().into()),
        rows: list.rows.iter().map(|due| Row::of(due, &visit)).collect(),
        pages: Pages::of(
            list.page,
            list.pages,
            visit.links(),
            "/looks",
            &Pairs::default(),
        ),
        notices: view.notices_due().len(),
        recorded: recorded.and_then(|entry| entry.parse().ok()),
    })
}

fn summary(never: usize, again: usize) -> String {
    let count = |many: usize| numbers::count(many as u64, "answer", "answers");
    match (never, again) {
        (0, 0) => "Nothing is due: every answer past its last day was looked for.".to_owned(),
        (never, 0) => format!(
            "{} past the last day, and nobody has looked yet.",
            letters::capital(&count(never))
        ),
        (0, again) => format!("{} to look for again.", letters::capital(&count(again))),
        (never, again) => format!(
            "{} that nobody has looked for yet, and {} to look for again.",
            letters::capital(&count(never)),
            numbers::number(again as u64)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_due_is_said_in_one_sentence() {
        let said: Vec<String> = [(0, 0), (1, 0), (0, 2), (43, 1)]
            .map(|(never, again)| summary(never, again))
            .into();
        insta::assert_snapshot!(said.join("\n"), @r"
        Nothing is due: every answer past its last day was looked for.
        One answer past the last day, and nobody has looked yet.
        2 answers to look for again.
        43 answers that nobody has looked for yet, and 1 to look for again.
        ");
    }
}
