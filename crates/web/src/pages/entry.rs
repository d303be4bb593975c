//! One entry of the log: what exactly was recorded, and when?

use answerable_desk::View;
use answerable_desk::questions::{EntryPage, EntryState};
use answerable_desk::who::{Act, may_at_all};
use answerable_register::facts::Matter;
use answerable_wording::{days, numbers};
use askama::Template;
use axum::extract::Path;

use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::shown::BesideShown;
use crate::visit::{Links, Shown, Visit};

#[derive(Template)]
#[template(path = "pages/entry.html")]
struct OneEntry {
    number: String,
    status: String,
    kind: Option<&'static str>,
    corrects: Option<(u64, String)>,
    replaced_by: Option<(u64, String)>,
    by: Option<String>,
    json: Option<String>,
    leaf: String,
    previous: Option<String>,
    next: Option<String>,
    beside: BesideShown,
    /// Where a reviewer corrects it.
    correct: Option<String>,
}

impl Content for OneEntry {
    fn title(&self) -> String {
        format!("Entry {}", self.number)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/entries/N`.
pub(crate) async fn show(visit: Visit, Path(number): Path<String>) -> Shown {
    // One entry has one address: no `+5`, no `05`.
    let number = number
        .parse()
        .ok()
        .filter(|parsed: &u64| parsed.to_string() == number)
        .ok_or(Problem::NotFound)?;
    let found = visit
        .site
        .state
        .desk
        .entry(number)
        .map_err(|error| Problem::Fault(format!("reading entry {number}: {error}")))?
        .ok_or(Problem::NotFound)?;
    let register = visit.site.state.desk.read();
    let replaced_by = register.replaced_by(number);
    let can_be_corrected = matches!(found.state, EntryState::Read { .. }) && replaced_by.is_none();
    let mut content = shown(found, replaced_by, visit.links());
    let view = View::of(&register, visit.site.today());
    content.beside = BesideShown::of(&[Matter::Entry(number)], &view, &visit);
    content.correct = visit
        .signed_in
        .as_ref()
        .filter(|who| may_at_all(&who.actor, Act::RecordFacts, visit.site.today()).is_ok())
        .filter(|_| can_be_corrected)
        .map(|_| format!("/entries/{number}/correct"));
    visit.show(&content)
}

fn shown(found: EntryPage, replaced_by: Option<u64>, links: Links) -> OneEntry {
    let number = found.number;
    let page = OneEntry {
        number: numbers::number(number),
        status: String::new(),
        kind: None,
        corrects: None,
        replaced_by: replaced_by.map(|by| (by, links.entry(by))),
        by: None,
        json: None,
        leaf: found.leaf.to_string(),
        previous: number.checked_sub(1).map(|before| links.entry(before)),
        next: (number + 1 < found.head).then(|| links.entry(number + 1)),
        beside: BesideShown::default(),
        correct: None,
    };
    match found.state {
        EntryState::Read { entry, json } => OneEntry {
            status: format!("Recorded on {}.", days::day(entry.recorded_on)),
            kind: Some(entry.fact.kind()),
            corrects: entry
                .corrects
                .map(|corrected| (corrected, links.entry(corrected))),
            by: Some(entry.by.to_string()),
            json: Some(json),
            ..page
        },
        EntryState::Withheld => OneEntry {
            status:
                "Its words were removed. Its fingerprint stays, so that every later check holds."
                    .to_owned(),
            ..page
        },
        EntryState::Unreadable { why } => OneEntry {
            status: format!("This program cannot read it: {why}."),
            ..page
        },
    }
}
