//! One body: how does it stand with those who ask?

pub(crate) mod asked;
pub(super) mod history;

use answerable_desk::View;
use answerable_desk::following::Followed;
use answerable_desk::questions::BodyPage;
use answerable_desk::roll::Lines;
use answerable_register::body::BodyKind;
use answerable_register::facts::{Duty, Matter};
use answerable_register::words::{BodyId, is_slug};
use answerable_wording::counts::OnTheDay;
use answerable_wording::{counts, days, kinds, monitoring, numbers};
use askama::Template;
use axum::extract::Path;

use crate::feeds;
use crate::frame::{Content, Crumb, Room};
use crate::pages::answering;
use crate::problem::Problem;
use crate::shown::{AskTable, BesideShown, ConcernLine, Figure, Named, Shows, listing};
use crate::visit::query::Pairs;
use crate::visit::{Format, Links, Shown, Taken, Visit};
use history::{OfficeShown, StayShown, changes, office_shown, sources, stay_shown};

#[derive(Template)]
#[template(path = "pages/body.html")]
struct OneBody {
    name: String,
    welsh: Option<String>,
    caption: &'static str,
    status: String,
    /// How it answers, in short.
    answers: Option<answering::Short>,
    /// That no end of a stay in closer monitoring is recorded, where none is.
    monitoring: Option<String>,
    is_local_policing_body: bool,
    /// What the law asks of such a body, in a sentence.
    by_law: Option<String>,
    facts: Vec<(&'static str, Vec<Named>)>,
    figures: Vec<Figure>,
    comments: AskTable,
    /// That these are not all its comments, and which they are.
    comments_cut: Option<String>,
    all_comments: String,
    /// Whether it is a force, of which causes of concern may be recorded.
    is_force: bool,
    concerns: Vec<ConcernLine>,
    concerns_recorded: String,
    concerns_as: [(&'static str, String); 3],
    asks: AskTable,
    /// That these are not all its asks, and which they are.
    asks_cut: Option<String>,
    ask_figures: Vec<Figure>,
    all_asks: String,
    by_last_day: String,
    stays: Vec<StayShown>,
    offices: Vec<OfficeShown>,
    changes: Vec<(String, Named)>,
    note: Option<String>,
    sources: Vec<Named>,
    beside: BesideShown,
    is_checked: bool,
}

impl Content for OneBody {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Bodies)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Bodies)]
    }
}

/// `/bodies/B`.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Shown {
    if !is_slug(&id) {
        return Err(Problem::NotFound);
    }
    if visit.format.is_a_feed() {
        visit.understood(&Taken::default())?;
        return feeds::show(&visit, &Followed::Body(id.into()));
    }
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let lines = visit.site.state.desk.roll().lines(&view);
    let found = view
        .body(&lines, &BodyId::from(id))
        .ok_or(Problem::NotFound)?;
    let links = visit.links();
    if visit.format != Format::Html {
        let rows = view.asks_of_body(&lines, &found.body.id);
        return visit.table(&listing::of("asks-of-a-body", &rows, links));
    }
    let mut content = shown(&found, &view, &lines, links);
    let matters = [Matter::Body(found.body.id.clone())];
    content.beside = BesideShown::of(&matters, &view, &visit);
    visit.show_with_formats(&content)
}

fn shown(found: &BodyPage<'_>, view: &View<'_>, lines: &Lines, links: Links) -> OneBody {
    let body = found.body;
    let of_it = Pairs::default().with("of", body.id.as_str());
    let its_comments = of_it.clone().with("kind", "comments");
    let but_comments = Duty::ALL
        .into_iter()
        .filter(|duty| *duty != Duty::Comment)
        .fold(of_it.clone(), |pairs, duty| {
            pairs.with("duty", duty.as_str())
        });
    let table = |caption, rows| AskTable::of(caption, Shows::AskAndAsker, rows, view.as_at, links);
    OneBody {
        beside: BesideShown::default(),
        name: found.name.to_owned(),
        welsh: found.welsh.map(str::to_owned),
        caption: kinds::body(found.kind),
        status: status(found),
        answers: answering::short(&body.id, view, lines, links),
        monitoring: found
            .stays
            .iter()
            .find_map(|stay| monitoring::has_no_end(stay, view.as_at)),
        is_local_policing_body: found.kind.is_local_policing_body(),
        by_law: answering::what_the_law_asks(view),
        facts: facts(found, view, links),
        figures: Figure::of_comments(&found.comments, links, &its_comments),
        comments: table("Comments owed on reports", &found.comment_rows),
        comments_cut: cut(found.comment_rows.len(), found.comment_count),
        all_comments: links.with("/asks", its_comments.with("order", "newest")),
        is_force: found.kind == BodyKind::TerritorialForce,
        concerns: ConcernLine::all(&found.concerns, view, links),
        concerns_recorded: super::concerns::recorded(&found.concerns),
        concerns_as: [
            ("page of their own", ""),
            ("CSV", ".csv"),
            ("JSON", ".json"),
        ]
        .map(|(name, ending)| {
            (
                name,
                links.with(&format!("/concerns{ending}"), of_it.clone()),
            )
        }),
        asks: table("Asked of it", &found.asks),
        asks_cut: cut(found.asks.len(), found.ask_count),
        ask_figures: Figure::all(&found.ask_tally, links, &but_comments),
        all_asks: links.with("/asks", of_it.with("order", "newest")),
        by_last_day: links.to(&format!("/bodies/{}/asked", body.id)),
        stays: found
            .stays
            .iter()
            .map(|stay| stay_shown(stay, view, links))
            .collect(),
        offices: found.offices.iter().map(office_shown).collect(),
        changes: changes(found, view, links),
        note: (!body.note.is_empty()).then(|| body.note.clone()),
        sources: sources(&body.sourced.source),
        is_checked: body.sourced.checked,
    }
}

fn status(found: &BodyPage<'_>) -> String {
    let on_the_day = match found.exists {
        true => OnTheDay::There,
        false => OnTheDay::NotThere,
    };
    counts::asked_of_a_body(found.ask_count + found.comment_count, on_the_day)
}

/// "These are the newest 100 of 1,284.", where not all are shown.
fn cut(shown: usize, all: usize) -> Option<String> {
    (all > shown).then(|| {
        format!(
            "These are the newest {} of {}.",
            numbers::number(shown as u64),
            numbers::number(all as u64)
        )
    })
}

fn facts(found: &BodyPage<'_>, view: &View<'_>, links: Links) -> Vec<(&'static str, Vec<Named>)> {
    let body = found.body;
    let plain = |words: String| vec![Named { words, href: None }];
    let mut facts = Vec::new();
    if let Some(area) = &body.area {
        facts.push(("Area", plain(area.to_string())));
    }
    if let Some(by) = &found.overseen_by {
        let named = Named {
            words: by.name.to_owned(),
            href: Some(links.body(&by.id)),
        };
        facts.push(("Overseen by", vec![named]));
    }
    if !found.oversees.is_empty() {
        let named = found.oversees.iter().map(|of| Named {
            words: of.name.to_owned(),
            href: Some(links.body(&of.id)),
        });
        facts.push(("Oversees", named.collect()));
    }
    if let Some(collaboration) = &body.collaboration {
        facts.push(("What it does", plain(collaboration.does.to_string())));
        let members = collaboration.members.iter().map(|member| Named {
            words: view.name_of(&member.body, view.as_at).to_owned(),
            href: Some(links.body(&member.body)),
        });
        facts.push(("Run by", members.collect()));
    }
    if let Some(from) = body.from {
        facts.push(("Since", plain(days::known(from))));
    }
    if let Some(until) = body.until {
        facts.push(("Until", plain(days::known(until))));
    }
    if found.asked_of_others > 0 {
        facts.push((
            "Asked of others",
            plain(numbers::count(
                found.asked_of_others as u64,
                "thing",
                "things",
            )),
        ));
    }
    facts
}
