//! One thing asked: what does it say, and how does each ask of it stand?

use std::collections::BTreeMap;

use answerable_desk::View;
use answerable_desk::questions::{AskRow, SubjectPage};
use answerable_register::facts::{Asked, AskedKind};
use answerable_register::standing::StandingKind;
use answerable_register::words::{SubjectId, is_slug};
use answerable_wording::{days, deadlines, kinds, numbers};
use askama::Template;
use axum::extract::Path;

use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::shown::name::asker;
use crate::shown::{AskTable, Named, Quoted, Shows, Stands, listing, open};
use crate::visit::{Links, Shown, Visit, see_other};

#[derive(Template)]
#[template(path = "pages/subject.html")]
struct OneSubject {
    title: String,
    caption: String,
    status: String,
    facts: Vec<(&'static str, Named)>,
    quotes: Vec<Quoted>,
    note: Option<String>,
    standings: Vec<(Stands, String)>,
    table: AskTable,
    beneath: Vec<Named>,
    outcomes: Vec<OutcomeShown>,
    statements: Vec<StatementShown>,
    replaced: Vec<(u64, String)>,
    entry: (u64, String),
}

/// What the asker found.
pub(super) struct OutcomeShown {
    pub(super) finding: &'static str,
    pub(super) by: String,
    pub(super) on: String,
    pub(super) quotes: Vec<Quoted>,
}

/// Somebody's words that bear on it.
pub(super) struct StatementShown {
    pub(super) speaker: String,
    pub(super) held_as: &'static str,
    pub(super) gist: String,
    pub(super) reported_by: String,
    pub(super) quotes: Vec<Quoted>,
}

impl StatementShown {
    pub(super) fn of(
        statement: &answerable_register::facts::Statement,
        view: &View<'_>,
        links: Links,
    ) -> Self {
        Self {
            speaker: open(&statement.speaker).to_owned(),
            held_as: kinds::held_as(statement.held_as),
            gist: open(&statement.gist).to_owned(),
            reported_by: open(&statement.reported_by).to_owned(),
            quotes: Quoted::all(&statement.passages, view, links),
        }
    }
}

impl Content for OneSubject {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Asks)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Asks)]
    }
}

/// `/asks/R`. The address of a report leads to the report.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Shown {
    if !is_slug(&id) {
        return Err(Problem::NotFound);
    }
    let id = SubjectId::from(id);
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let Some(found) = view.subject(&id) else {
        return view
            .report(&id)
            .map(|_| see_other(&links.report(&id)))
            .ok_or(Problem::NotFound);
    };
    let content = shown(&found, &view, links);
    visit.show_rows(
        &content,
        &listing::of("asks-of-one-thing", &found.asks, links),
    )
}

fn shown(found: &SubjectPage<'_>, view: &View<'_>, links: Links) -> OneSubject {
    let asked = found.asked;
    OneSubject {
        title: open(&asked.title).to_owned(),
        caption: match &asked.number {
            Some(number) => format!("{} {number}", kinds::asked(asked.kind)),
            None => kinds::asked(asked.kind).to_owned(),
        },
        status: status(found),
        facts: facts(found, links),
        quotes: Quoted::all(&asked.passages, view, links),
        note: asked.note.as_ref().map(|note| open(note).to_owned()),
        standings: tally_of(&found.asks),
        table: AskTable::of(
            "Each ask, by addressee",
            Shows::Addressee,
            &found.asks,
            view.as_at,
            links,
        ),
        beneath: found
            .beneath
            .iter()
            .map(|asked| named(asked, links))
            .collect(),
        outcomes: found
            .outcomes
            .iter()
            .map(|outcome| OutcomeShown {
                finding: kinds::finding(outcome.finding),
                by: view.register.bodies.latest(&outcome.judged_by).map_or_else(
                    || outcome.judged_by.to_string(),
                    |held| held.fact.name_on(outcome.on).to_owned(),
                ),
                on: days::when(outcome.when()),
                quotes: Quoted::all(&outcome.passages, view, links),
            })
            .collect(),
        statements: found
            .statements
            .iter()
            .map(|said| StatementShown::of(said, view, links))
            .collect(),
        replaced: found
            .replaced
            .iter()
            .map(|held| (held.entry, links.entry(held.entry)))
            .collect(),
        entry: (found.entry, links.entry(found.entry)),
    }
}

/// Who asked, when, and of how many; a headline counts asks and never picks one.
fn status(found: &SubjectPage<'_>) -> String {
    let asked = found.asked;
    let begins = format!(
        "Asked by {} {}",
        asker(&found.by),
        days::when(asked.asked_when())
    );
    match (asked.kind, found.asks.len()) {
        (AskedKind::CauseOfConcern, _) => {
            let under = numbers::count(
                found.beneath.len() as u64,
                "recommendation",
                "recommendations",
            );
            format!(
                "Published by {} {}, with {under} recorded under it.",
                found.by.name,
                days::when(asked.asked_when())
            )
        }
        (_, 0) => format!("{begins}. No addressee is recorded."),
        (_, count) => format!(
            "{begins}. {} from it.",
            match count {
                1 => "One ask follows".to_owned(),
                many => format!("{} asks follow", numbers::number(many as u64)),
            }
        ),
    }
}

/// How many asks stand in each way, in the order of the filter.
pub(super) fn tally_of(rows: &[AskRow<'_>]) -> Vec<(Stands, String)> {
    let mut counts: BTreeMap<StandingKind, u64> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.standing.kind()).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(kind, count)| (Stands::of(kind), numbers::number(count)))
        .collect()
}

fn facts(found: &SubjectPage<'_>, links: Links) -> Vec<(&'static str, Named)> {
    let asked = found.asked;
    let plain = |words: String| Named { words, href: None };
    let mut facts = vec![
        ("Asked by", Named::asked_by(&found.by, links)),
        ("Asked on", plain(days::known(asked.asked_when()))),
    ];
    if let Some(report) = found.report {
        let href = Some(links.report(&report.id));
        facts.push((
            "In",
            Named {
                words: open(&report.title).to_owned(),
                href,
            },
        ));
    }
    if let Some(under) = found.under {
        facts.push(("Under the cause of concern", named(under, links)));
    }
    if let Some(by) = deadlines::as_published(&asked.deadline) {
        facts.push(("To be done", plain(by)));
    }
    if let Some(condition) = &asked.condition {
        facts.push(("Condition", plain(open(condition).to_owned())));
    }
    let of: Vec<_> = asked
        .of
        .iter()
        .filter_map(|of| of.as_published.as_ref())
        .map(open)
        .collect();
    if !of.is_empty() {
        facts.push(("Asked of, as published", plain(of.join("; "))));
    }
    facts
}

fn named(asked: &Asked, links: Links) -> Named {
    Named {
        words: open(&asked.title).to_owned(),
        href: Some(links.subject(&asked.id)),
    }
}
