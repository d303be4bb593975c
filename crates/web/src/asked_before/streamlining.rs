//! Fewer and better asks: how much an asker asks of each body, what of it overlaps,
//! and what merging two would leave each body with.

use answerable_desk::View;
use answerable_desk::asked_before::{AskersLoad, LoadOf, Merged};
use answerable_desk::questions::PageOf;
use answerable_register::facts::Duty;
use answerable_register::words::{BodyId, SubjectId, is_slug};
use answerable_wording::{asked_before, days};
use askama::Template;
use axum::extract::Path;
use jiff::civil::{Date, date};

use super::{Line, address};
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::respond::{Column, Listing, Value};
use crate::shown::pages::{Item, PageAsked, past_the_last};
use crate::shown::{Named, Pages};
use crate::sign_in::kept_nowhere;
use crate::visit::query::Pairs;
use crate::visit::{Format, Links, Shown, Visit};

/// How many ends of years stand beside the day shown.
const YEARS: i16 = 4;

/// The columns of every asker of whom something is open.
pub(crate) const ASKERS: &[Column] = &[
    column("asker", "Asker: reference"),
    column("name", "Asker"),
    column("things", "Things asked that are open"),
    column("asks", "Open asks"),
    column("page", "Page"),
];

/// The columns of what an asker has open, body by body and day by day.
pub(crate) const LOAD: &[Column] = &[
    column("body", "Body: reference"),
    column("name", "Body"),
    column("day", "On"),
    column("open_asks", "Open asks of this asker"),
];

/// The columns of what merging two would leave.
pub(crate) const MERGED: &[Column] = &[
    column("body", "Body: reference"),
    column("name", "Body"),
    column("asked_in", "Asked in"),
    column("open_now", "Open asks of this asker"),
    column("open_after", "Open asks if the two were one"),
];

#[derive(Template)]
#[template(path = "asked_before/askers.html")]
struct AskersPage {
    askers: Vec<(Named, usize, usize)>,
}

impl Content for AskersPage {
    fn title(&self) -> String {
        "Open asks, by asker".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Asks)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Asks)]
    }
}

/// `/streamlining`: every asker of whom something is open.
pub(super) async fn askers(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let loads = view.askers_with_open_asks();
    let row = |load: &AskersLoad<'_>| Named {
        words: view.name_of(load.asker, view.as_at).to_owned(),
        href: Some(links.to(&page_of(load.asker))),
    };
    let rows: Vec<_> = loads
        .iter()
        .map(|load| {
            vec![
                Value::text(load.asker.as_str()),
                Value::text(row(load).words),
                number(load.things),
                number(load.asks),
                Value::text(links.to(&page_of(load.asker))),
            ]
        })
        .collect();
    let listing = Listing::whole("open-asks-by-asker", ASKERS, rows);
    let askers = loads.iter().map(|load| (row(load), load.things, load.asks));
    visit.show_rows(
        &AskersPage {
            askers: askers.collect(),
        },
        &listing,
    )
}

#[derive(Template)]
#[template(path = "asked_before/streamlining.html")]
struct OnePage {
    name: String,
    said: String,
    days: Vec<String>,
    load: Vec<LoadShown>,
    /// Everything that it asked, closed or not.
    everything: String,
    /// The page of all askers, as at the same day.
    askers: String,
    overlaps: Vec<OverlapShown>,
    compared: String,
    unknown: Vec<String>,
    pages: Pages,
    is_partial: bool,
}

/// What one body is asked.
struct LoadShown {
    of: Named,
    open: Vec<usize>,
    /// Everything that this asker asked of it, closed or not.
    everything: String,
}

/// Two open things that may be one.
struct OverlapShown {
    later: Line,
    earlier: Line,
    is_confirmed: bool,
    pair: String,
    merged: String,
}

impl Content for OnePage {
    fn title(&self) -> String {
        self.pages.title(&format!("Open asks of {}", self.name))
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Asks)
    }

    fn trail(&self) -> Vec<Crumb> {
        trail()
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("overlaps", &self.unknown)
    }
}

/// `/streamlining/BODY`.
pub(super) async fn one(visit: Visit, Path(asker): Path<String>) -> Shown {
    let desk = &visit.site.state.desk;
    let register = desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let asker = asker_named(&asker, &view)?;
    let days = days_of(view.as_at);
    let load = view.load_of(&asker, &days);
    if visit.format != Format::Html {
        return load_as_table(&visit, &view, &days, &load);
    }
    let name = view.name_of(&asker, view.as_at).to_owned();
    let open = view.open_things_of(&asker);
    let asks: usize = load.iter().filter_map(|load| load.open.last()).sum();
    let all = open.len();
    let under_ended_causes = view.under_ended_causes(&open);
    let asked = PageAsked::read(&visit.place.pairs);
    let list = PageOf::of(open, asked.number);
    let unknown = asked.unknown.into_iter();
    let unknown = unknown.chain(visit.left_out(&[]));
    let unknown = unknown.chain(past_the_last(asked.number, list.pages));
    let path = page_of(&asker);
    let overlaps = view.overlaps_among(&asker, &list.rows, desk.remembered());
    let line = |asked, alike| Line::of(asked, Some(alike), desk.remembered(), &view, links);
    let shown = overlaps.iter().map(|overlap| {
        let (later, earlier) = (&overlap.later.id, &overlap.earlier.id);
        OverlapShown {
            later: line(overlap.later, &overlap.alike),
            earlier: line(overlap.earlier, &overlap.alike),
            is_confirmed: overlap.is_confirmed,
            pair: links.to(&address(later, earlier)),
            merged: links.to(&format!("{path}/{later}/{earlier}")),
        }
    });
    let is_partial = desk.remembered().is_behind(&register);
    let page = OnePage {
        said: asked_before::load(all, asks, under_ended_causes),
        days: days.iter().map(|day| days::day(*day)).collect(),
        load: load
            .iter()
            .map(|load| LoadShown {
                of: named(load.of, &view, links),
                open: load.open.clone(),
                everything: links.with("/asks", everything(&asker).with("of", load.of.as_str())),
            })
            .collect(),
        everything: links.with("/asks", everything(&asker)),
        askers: links.to("/streamlining"),
        overlaps: shown.collect(),
        compared: asked_before::compared_of(list.rows.len(), all),
        unknown: unknown.collect(),
        pages: Pages::of(list.page, list.pages, links, &path, &Pairs::default()),
        name,
        is_partial,
    };
    let shown = visit.show_filtered(&page, &Pairs::default())?;
    // What was found of a register that is still being read is not kept.
    Ok(match is_partial {
        true => kept_nowhere(shown),
        false => shown,
    })
}

fn load_as_table(visit: &Visit, view: &View<'_>, days: &[Date], load: &[LoadOf<'_>]) -> Shown {
    let rows: Vec<_> = load
        .iter()
        .flat_map(|load| {
            days.iter().zip(&load.open).map(|(day, open)| {
                vec![
                    Value::text(load.of.as_str()),
                    Value::text(view.name_of_addressee(load.of).unwrap_or_default()),
                    Value::Day(*day),
                    number(*open),
                ]
            })
        })
        .collect();
    visit.table(&Listing::whole("load-of-open-asks", LOAD, rows))
}

#[derive(Template)]
#[template(path = "asked_before/merged.html")]
struct MergedPage {
    asker: String,
    all: String,
    later: Line,
    earlier: Line,
    said: String,
    rows: Vec<MergedShown>,
    pair: String,
}

struct MergedShown {
    of: Named,
    asked_in: &'static str,
    now: usize,
    after: usize,
}

impl Content for MergedPage {
    fn title(&self) -> String {
        "What merging two asks would leave".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Asks)
    }

    fn trail(&self) -> Vec<Crumb> {
        let mut trail = trail();
        trail.push(Crumb::new(self.asker.clone(), self.all.clone()));
        trail
    }
}

/// `/streamlining/BODY/R/EARLIER`.
pub(super) async fn merged(
    visit: Visit,
    Path((asker, later, earlier)): Path<(String, String, String)>,
) -> Shown {
    if !is_slug(&later) || !is_slug(&earlier) || later == earlier {
        return Err(Problem::NotFound);
    }
    let (later, earlier) = (SubjectId::from(later), SubjectId::from(earlier));
    let desk = &visit.site.state.desk;
    let register = desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let asker = asker_named(&asker, &view)?;
    let is_its = |id: &SubjectId| view.register.asker_of(id) == Some(&asker);
    let asked = |id: &SubjectId| {
        view.asked(id)
            .filter(|_| is_its(id))
            .ok_or(Problem::NotFound)
    };
    let (one, other) = (asked(&later)?, asked(&earlier)?);
    let merged = view.merged(&asker, one, other);
    let rows: Vec<_> = merged
        .iter()
        .map(|row| {
            vec![
                Value::text(row.of.as_str()),
                Value::text(view.name_of_addressee(row.of).unwrap_or_default()),
                Value::text(asked_in(row)),
                number(row.now),
                number(row.after),
            ]
        })
        .collect();
    let listing = Listing::whole("what-merging-would-leave", MERGED, rows);
    let alike = desk.remembered().compare(one, other);
    let line = |asked| Line::of(asked, Some(&alike), desk.remembered(), &view, links);
    let in_both = merged.iter().filter(|row| row.now > row.after).count();
    visit.show_rows(
        &MergedPage {
            asker: format!("Open asks of {}", view.name_of(&asker, view.as_at)),
            all: links.to(&page_of(&asker)),
            later: line(one),
            earlier: line(other),
            said: asked_before::merged(in_both, merged.len()),
            rows: merged
                .iter()
                .map(|row| MergedShown {
                    of: named(row.of, &view, links),
                    asked_in: asked_in(row),
                    now: row.now,
                    after: row.after,
                })
                .collect(),
            pair: links.to(&address(&later, &earlier)),
        },
        &listing,
    )
}

fn asked_in(row: &Merged<'_>) -> &'static str {
    match (row.in_later, row.in_earlier) {
        (true, true) => "both",
        (true, false) => "the later",
        _ => "the earlier",
    }
}

fn asker_named(asker: &str, view: &View<'_>) -> Result<BodyId, Problem> {
    let id = BodyId::from(asker);
    let is_body = is_slug(asker) && view.register.bodies.latest(&id).is_some();
    is_body.then_some(id).ok_or(Problem::NotFound)
}

/// What an asker asked to be done, answered or replied to: what is counted here,
/// whether it is open or not.
fn everything(asker: &BodyId) -> Pairs {
    let counted = [Duty::Act, Duty::Answer, Duty::Reply];
    counted.into_iter().fold(
        Pairs::default().with("asked-by", asker.as_str()),
        |pairs, duty| pairs.with("duty", duty.as_str()),
    )
}

fn page_of(asker: &BodyId) -> String {
    format!("/streamlining/{asker}")
}

fn named(of: &BodyId, view: &View<'_>, links: Links) -> Named {
    let is_body = view.register.bodies.latest(of).is_some();
    Named {
        words: view
            .name_of_addressee(of)
            .unwrap_or("Addressee not published")
            .to_owned(),
        href: is_body.then(|| links.body(of)),
    }
}

/// The ends of the years before, and the day shown.
fn days_of(as_at: Date) -> Vec<Date> {
    let ends = (1..=YEARS)
        .rev()
        .map(|back| date(as_at.year() - back, 12, 31));
    ends.chain([as_at]).collect()
}

fn trail() -> Vec<Crumb> {
    vec![
        Crumb::home(),
        Crumb::room(Room::Asks),
        Crumb::new("Open asks, by asker", "/streamlining"),
    ]
}

fn number<'a>(count: usize) -> Value<'a> {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}
