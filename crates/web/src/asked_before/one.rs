//! Everything found of one thing asked: the chain it stands in, what is proposed,
//! what people found to be neither.

use answerable_desk::View;
use answerable_desk::asked_before::{Compared, Like, Nearness, Wanted};
use answerable_register::facts::{AskedKind, Likeness};
use answerable_register::words::{SubjectId, is_slug};
use answerable_wording::asked_before;
use askama::Template;
use axum::extract::Path;

use super::line::came_of;
use super::section::{NEAREST, words_of};
use super::{Section, address};
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::respond::{Column, Listing, Value};
use crate::shown::open;
use crate::visit::{Format, Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "asked_before/one.html")]
struct OnePage {
    title: String,
    subject: String,
    words: String,
    found: Section,
    other_words: String,
}

impl Content for OnePage {
    fn title(&self) -> String {
        format!("Asked before: {}", self.title)
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Asks)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![
            Crumb::home(),
            Crumb::room(Room::Asks),
            Crumb::new(self.title.clone(), self.subject.clone()),
        ]
    }
}

/// `/asked-before/R`.
pub(super) async fn show(visit: Visit, Path(later): Path<String>) -> Shown {
    if !is_slug(&later) {
        return Err(Problem::NotFound);
    }
    let later = SubjectId::from(later);
    let desk = &visit.site.state.desk;
    let register = desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let asked = view.asked(&later).ok_or(Problem::NotFound)?;
    if asked.kind == AskedKind::CauseOfConcern {
        return Ok(see_other(&links.subject(&later)));
    }
    if visit.format != Format::Html {
        let wanted = Wanted::Asked(asked);
        let mut found = desk.remembered().nearest(&view, wanted, NEAREST);
        found.like.retain(|like| like.alike.nearness.is_some());
        let compared = view.compared_with(&later);
        return visit.table(&listing(
            &found.like,
            &compared,
            Some(&later),
            &visit,
            &view,
        ));
    }
    let found = Section::whole(asked, desk.remembered(), &view, links);
    visit.show_with_formats(&OnePage {
        title: open(&asked.title).to_owned(),
        subject: links.subject(&later),
        words: words_of(asked),
        found: found.ok_or(Problem::NotFound)?,
        other_words: links.to("/asked-before"),
    })
}

/// The columns of what was asked before.
pub(crate) const COLUMNS: &[Column] = &[
    column("earlier", "Asked earlier: reference"),
    column("title", "Asked earlier"),
    column("words", "Words asked"),
    column("asked_by", "Asked by"),
    column("asked_on", "Asked on"),
    column("bodies", "Bodies it was asked of"),
    column("came", "What came of it"),
    column("proposed", "Proposed by its words"),
    column("shared_words", "Words they share"),
    column("found", "What a person found"),
    column("why", "Why"),
    column("entry", "Entry of that"),
    column("page", "Page"),
];

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

/// What was compared by people, then what is near by its words.
pub(super) fn listing<'a>(
    like: &'a [Like<'a>],
    compared: &'a [Compared<'a>],
    later: Option<&SubjectId>,
    visit: &'a Visit,
    view: &'a View<'a>,
) -> Listing<'a> {
    let by_people = compared.iter().map(|one| {
        let near = like.iter().find(|like| *like.id() == one.other.id);
        row(one.other, near, Some(one), later, visit, view)
    });
    let by_words = like
        .iter()
        .filter(|like| !compared.iter().any(|one| one.other.id == *like.id()))
        .map(|like| row(like.asked, Some(like), None, later, visit, view));
    let rows: Vec<_> = by_people.chain(by_words).collect();
    Listing {
        name: "asked-before",
        columns: COLUMNS,
        total: rows.len(),
        rows,
    }
}

fn row<'a>(
    asked: &'a answerable_register::facts::Asked,
    like: Option<&Like<'_>>,
    compared: Option<&Compared<'a>>,
    later: Option<&SubjectId>,
    visit: &Visit,
    view: &View<'a>,
) -> Vec<Value<'a>> {
    let links = visit.links();
    let came = view.what_came_of(&asked.id);
    let remembered = visit.site.state.desk.remembered();
    let page = match (compared, later) {
        (Some(one), _) => links.to(&address(&one.compared.later, &one.compared.earlier)),
        (None, Some(later)) => links.to(&address(later, &asked.id)),
        (None, None) => links.subject(&asked.id),
    };
    let words = like.map(|like| remembered.shared_words(&like.alike, asked, 8).join(" "));
    vec![
        Value::text(asked.id.as_str()),
        Value::text(open(&asked.title)),
        Value::text(words_of(asked)),
        Value::text(crate::shown::name::asker(&view.asker(&asked.by, asked.asked_on)).into_owned()),
        Value::known_day(asked.asked_when()),
        Value::Number(i64::try_from(came.asked).unwrap_or(i64::MAX)),
        Value::text(asked_before::came(came_of(&came))),
        match like.and_then(|like| like.alike.nearness) {
            Some(Nearness::SameThing) => Value::text("same-thing"),
            Some(Nearness::SameTheme) => Value::text("same-theme"),
            None => Value::NotApplicable,
        },
        words.map_or(Value::NotApplicable, Value::text),
        compared.map_or(Value::NotAvailable, |one| {
            Value::text(found(one.compared.found))
        }),
        compared.map_or(Value::NotAvailable, |one| {
            Value::text(open(&one.compared.why))
        }),
        compared.map_or(Value::NotAvailable, |one| {
            Value::Number(i64::try_from(one.entry).unwrap_or(i64::MAX))
        }),
        Value::text(page),
    ]
}

fn found(likeness: Likeness) -> &'static str {
    likeness.as_str()
}
