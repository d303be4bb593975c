//! Where answers are published, and how far looking reaches.

use answerable_desk::View;
use answerable_desk::questions::{LookedAt, PlaceLooked, RECENT_DAYS, Reached};
use answerable_register::facts::{CameBack, LookReply, is_web_address};
use answerable_wording::{days, looked as words};
use askama::Template;

use crate::frame::{Content, Crumb};
use crate::respond::{Column, Listing, Value};
use crate::shown::{Named, open};
use crate::visit::{Links, Shown, Visit};

#[derive(Template)]
#[template(path = "pages/looked.html")]
struct LookedPage {
    reach: String,
    since: String,
    bodies: Vec<Body>,
}

/// One body and the places where its answers are published.
struct Body {
    name: Named,
    places: Vec<PlaceLine>,
}

/// One place.
struct PlaceLine {
    place: Named,
    holds: String,
    in_use: String,
    looked: String,
    came: &'static str,
    evidence: Option<String>,
}

impl Content for LookedPage {
    fn title(&self) -> String {
        "Where we look".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }
}

/// `/looked`: every place, or all as a table.
pub(crate) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let looked = view.looked();
    let links = visit.links();
    visit.show_rows(
        &LookedPage {
            reach: reach(&looked),
            since: days::day(looked.since),
            bodies: bodies(&looked, links),
        },
        &listing(&looked),
    )
}

/// How far looking reaches, with its base.
fn reach(looked: &LookedAt<'_>) -> String {
    words::reach(words::Reach {
        places: looked.places.len(),
        replied: looked.count(Reached::Replied),
        no_reply: looked.count(Reached::NoReply),
        days: RECENT_DAYS.unsigned_abs().into(),
    })
}

fn bodies(looked: &LookedAt<'_>, links: Links) -> Vec<Body> {
    let of_one_body = looked
        .places
        .chunk_by(|one, other| one.place.of == other.place.of);
    of_one_body
        .filter_map(|places| {
            let first = places.first()?;
            Some(Body {
                name: Named {
                    words: first.of.to_owned(),
                    href: Some(links.body(&first.place.of)),
                },
                places: places.iter().map(PlaceLine::of).collect(),
            })
        })
        .collect()
}

impl PlaceLine {
    fn of(looked: &PlaceLooked<'_>) -> Self {
        let place = looked.place;
        let address = place.place.as_str();
        Self {
            place: Named {
                words: address.to_owned(),
                href: is_web_address(address).then(|| address.to_owned()),
            },
            holds: open(&place.holds).to_owned(),
            in_use: words::in_use(place.from, place.until),
            looked: looked
                .last
                .map_or_else(|| words::NEVER.to_owned(), |look| days::short_day(look.on)),
            came: looked.last.map_or(words::NO_REPLY_KNOWN, words::came),
            evidence: looked.last.and_then(words::evidence),
        }
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    column("body", "Body"),
    column("body_reference", "Body: reference"),
    column("place", "Place"),
    column("place_reference", "Place: reference"),
    column("holds", "What is published there"),
    column("since", "On the list of places since"),
    column("source", "Where it says so"),
    column("source_checked", "Whether that was read"),
    column("reached", "In the last 7 days"),
    column("last_looked", "Last looked"),
    column("came_back", "What came back"),
    column("reply", "Reply"),
    column("sha256", "SHA-256 of what came back"),
    column("copy_kept", "A copy is kept"),
    column("reached_code", "In the last 7 days: code"),
    column("reply_code", "Reply: code"),
];

const fn column(name: &'static str, heading: &'static str) -> Column {
    Column { name, heading }
}

fn listing<'a>(looked: &'a LookedAt<'a>) -> Listing<'a> {
    Listing {
        name: "looked",
        columns: COLUMNS,
        total: looked.places.len(),
        rows: looked.places.iter().map(values).collect(),
    }
}

fn values<'a>(looked: &'a PlaceLooked<'a>) -> Vec<Value<'a>> {
    let place = looked.place;
    let of_look = |value: Option<Value<'a>>| match looked.last {
        None => Value::NotApplicable,
        Some(_) => value.unwrap_or(Value::NotAvailable),
    };
    vec![
        Value::text(looked.of),
        Value::text(place.of.as_str()),
        Value::text(place.place.as_str()),
        Value::text(place.id.as_str()),
        Value::text(open(&place.holds)),
        Value::day_if_known(place.from),
        Value::text(place.sourced.source.as_str()),
        Value::Flag(place.sourced.checked),
        Value::text(match looked.reached {
            Reached::NotLooked => "not looked at",
            Reached::NoReply => "looked at, nothing could be read",
            Reached::Replied => "looked at",
        }),
        of_look(looked.last.map(|look| Value::Day(look.on))),
        of_look(looked.last.map(|look| {
            Value::text(match look.came_back {
                CameBack::NoAnswer => "no-answer",
                CameBack::CouldNotRead => "could-not-read",
                CameBack::NotRead => "not-read",
            })
        })),
        of_look(
            looked
                .last
                .and_then(|look| Some(Value::text(words::reply(look.reply?)))),
        ),
        of_look(
            looked
                .last
                .and_then(|look| Some(Value::text(look.fingerprint.as_deref()?))),
        ),
        of_look(looked.last.map(|look| Value::Flag(look.copy_kept))),
        Value::text(match looked.reached {
            Reached::NotLooked => "not-looked",
            Reached::NoReply => "no-reply",
            Reached::Replied => "replied",
        }),
        of_look(looked.last.and_then(|look| look.reply.map(reply_code))),
    ]
}

fn reply_code<'a>(reply: LookReply) -> Value<'a> {
    match reply {
        LookReply::Status(status) => Value::text(status.to_string()),
        LookReply::NoReply => Value::text("no-reply"),
        LookReply::InPerson => Value::text("in-person"),
        LookReply::OnPaper => Value::text("on-paper"),
    }
}
