//! One body: how does it stand with those who ask?

use answerable_desk::View;
use answerable_desk::questions::{BodyPage, OfficeHeld};
use answerable_register::body::{Holder, KnownDay, NameUse, Passed};
use answerable_register::facts::{EngageDay, Stage, Stay};
use answerable_register::words::{BodyId, is_slug};
use answerable_wording::{days, kinds, numbers};
use askama::Template;
use axum::extract::Path;

use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::shown::{AskTable, Figure, Named, Shows, listing, open};
use crate::visit::query::Pairs;
use crate::visit::{Links, Shown, Visit};

#[derive(Template)]
#[template(path = "pages/body.html")]
struct OneBody {
    name: String,
    welsh: Option<String>,
    caption: &'static str,
    status: String,
    is_local_policing_body: bool,
    facts: Vec<(&'static str, Vec<Named>)>,
    figures: Vec<Figure>,
    comments: AskTable,
    asks: AskTable,
    ask_count: usize,
    ask_figures: Vec<Figure>,
    all_asks: String,
    stays: Vec<StayShown>,
    offices: Vec<OfficeShown>,
    changes: Vec<(String, Named)>,
    note: Option<String>,
    sources: Vec<Named>,
    is_checked: bool,
}

/// A stay in a stage of monitoring: each source's day, kept apart.
struct StayShown {
    stage: &'static str,
    entered: Vec<(String, Named)>,
    left: Vec<(String, Named)>,
    ground: Option<String>,
    note: Option<String>,
}

/// An office and who held it.
struct OfficeShown {
    title: String,
    holder: String,
    since: Option<String>,
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
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let found = view.body(&BodyId::from(id)).ok_or(Problem::NotFound)?;
    let links = visit.links();
    let content = shown(&found, &view, links);
    let rows: Vec<_> = found.comment_rows.into_iter().chain(found.asks).collect();
    visit.show_rows(&content, &listing::of("asks-of-a-body", &rows, links))
}

fn shown(found: &BodyPage<'_>, view: &View<'_>, links: Links) -> OneBody {
    let body = found.body;
    let of_it = Pairs::default().with("of", body.id.as_str());
    let table =
        |caption, rows| AskTable::of(caption, Shows::WhatAndByWhom, rows, view.as_at, links);
    OneBody {
        name: found.name.to_owned(),
        welsh: found.welsh.map(str::to_owned),
        caption: kinds::body(found.kind),
        status: status(found),
        is_local_policing_body: found.kind.is_local_policing_body(),
        facts: facts(found, links),
        figures: Figure::of_comments(
            &found.comments,
            links,
            &of_it.clone().with("kind", "comments"),
        ),
        comments: table("Comments owed on reports", &found.comment_rows),
        asks: table("Asked of it", &found.asks),
        ask_count: found.ask_count,
        ask_figures: Figure::all(&found.ask_tally, links, &of_it),
        all_asks: links.with("/asks", of_it),
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
    let asks = found.ask_count + found.comment_rows.len();
    match (asks, found.exists) {
        (0, _) => "The register holds nothing that was asked of it by this day.".to_owned(),
        (count, true) => format!("{} recorded of it by this day.", said(count)),
        (count, false) => format!(
            "{} recorded of it. It is not there on this day.",
            said(count)
        ),
    }
}

fn said(count: usize) -> String {
    match count {
        1 => "One ask is".to_owned(),
        many => format!("{} asks are", numbers::number(many as u64)),
    }
}

fn facts(found: &BodyPage<'_>, links: Links) -> Vec<(&'static str, Vec<Named>)> {
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
            words: member.body.to_string(),
            href: Some(links.body(&member.body)),
        });
        facts.push(("Run by", members.collect()));
    }
    if let Some(from) = body.from {
        facts.push(("Since", plain(known_day(from))));
    }
    if let Some(until) = body.until {
        facts.push(("Until", plain(known_day(until))));
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

/// A day as far as it is known, in words.
fn known_day(day: KnownDay) -> String {
    match day {
        KnownDay::Day(day) => days::day(day),
        KnownDay::Month(first) => days::month(first),
        KnownDay::Year(first) => first.year().to_string(),
    }
}

fn office_shown(held: &OfficeHeld<'_>) -> OfficeShown {
    let holder = match held.holding.map(|holding| &holding.holder) {
        Some(Holder::Person(name)) => open(name).to_owned(),
        Some(Holder::Vacant) => "vacant".to_owned(),
        None => "not recorded for this day".to_owned(),
    };
    OfficeShown {
        title: held.office.title.to_string(),
        holder,
        since: held.holding.and_then(|holding| holding.from).map(known_day),
    }
}

fn stay_shown(stay: &Stay, view: &View<'_>, links: Links) -> StayShown {
    let days_of = |given: &[EngageDay]| {
        given
            .iter()
            .map(|day| {
                let said = match &day.as_published {
                    _ if day.earliest == day.latest => days::day(day.earliest),
                    Some(words) => words.to_string(),
                    None => days::from_to(day.earliest, day.latest),
                };
                let title = view
                    .source(&day.source)
                    .map_or(day.source.as_str(), |source| open(&source.title));
                (
                    said,
                    Named {
                        words: title.to_owned(),
                        href: Some(links.source(&day.source)),
                    },
                )
            })
            .collect()
    };
    StayShown {
        stage: match stay.stage {
            Stage::Scan => "Scan, routine monitoring",
            Stage::Engage => "Engage, enhanced monitoring",
        },
        entered: days_of(&stay.entered),
        left: days_of(&stay.left),
        ground: stay.ground.as_ref().map(|ground| open(ground).to_owned()),
        note: stay.note.as_ref().map(|note| open(note).to_owned()),
    }
}

/// Other names, and the bodies before and after it.
fn changes(found: &BodyPage<'_>, view: &View<'_>, links: Links) -> Vec<(String, Named)> {
    let body = found.body;
    let mut changes = Vec::new();
    for name in &found.other_names {
        let kind = match name.r#use {
            NameUse::Official => "Name",
            NameUse::Welsh => "Name in Welsh",
            NameUse::Alias => "Also called",
            NameUse::Abbreviation => "Short for it",
            NameUse::Misspelling => "Seen misspelt as",
            NameUse::RegularForm => continue,
        };
        let from = name
            .from
            .map(|from| format!(" from {}", known_day(from)))
            .unwrap_or_default();
        let until = name
            .until
            .map(|until| format!(" until {}", known_day(until)))
            .unwrap_or_default();
        if name.text != found.name || name.until.is_some() {
            changes.push((
                format!("{kind}{from}{until}"),
                Named {
                    words: name.text.clone(),
                    href: None,
                },
            ));
        }
    }
    for (heading, passings) in [
        ("Came after", &body.predecessors),
        ("Followed by", &body.successors),
    ] {
        for passing in passings {
            let what = match passing.passed {
                Passed::AllFunctions => "all functions",
                Passed::PolicingFunctions => "policing functions",
                Passed::Part => "part, with no transfer in law",
            };
            let name = view.register.bodies.latest(&passing.body).map_or_else(
                || passing.body.to_string(),
                |held| held.fact.name_on(view.as_at).to_owned(),
            );
            changes.push((
                format!("{heading} ({what}, {})", known_day(passing.on)),
                Named {
                    words: name,
                    href: Some(links.body(&passing.body)),
                },
            ));
        }
    }
    changes
}

/// Where the facts about the body come from: several sources stand with
/// semicolons between, each perhaps with its address.
fn sources(text: &str) -> Vec<Named> {
    text.split(';')
        .map(str::trim)
        .filter(|source| !source.is_empty())
        .flat_map(|source| match source.split_once("https://") {
            None => vec![Named {
                words: source.to_owned(),
                href: None,
            }],
            Some((before, _)) => source[before.len()..]
                .split_whitespace()
                .enumerate()
                .map(|(place, address)| Named {
                    words: match before.trim().trim_end_matches([':', ',']) {
                        words if place == 0 && !words.is_empty() => words.to_owned(),
                        _ => address.to_owned(),
                    },
                    href: address.starts_with("https://").then(|| address.to_owned()),
                })
                .collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_stands_by_itself_and_an_address_is_followed() {
        let text = "Police Act 1996, section 1 https://a.example/1 ; a list of forces; \
                    https://b.example/x https://b.example/y";
        let read: Vec<_> = sources(text)
            .into_iter()
            .map(|source| (source.words, source.href.unwrap_or_default()))
            .collect();
        let pair = |words: &str, href: &str| (words.to_owned(), href.to_owned());
        assert_eq!(
            read,
            [
                pair("Police Act 1996, section 1", "https://a.example/1"),
                pair("a list of forces", ""),
                pair("https://b.example/x", "https://b.example/x"),
                pair("https://b.example/y", "https://b.example/y"),
            ]
        );
    }
}
