//! The list of bodies: who is there, and how much is asked of each?

use answerable_desk::questions::BodyRow;
use answerable_register::body::BodyKind;
use answerable_register::standing::StandingKind;
use answerable_wording::counts::{self, Comments};
use answerable_wording::{days, kinds, numbers};
use askama::Template;

use crate::frame::{Content, Room};
use crate::respond::paging::Paging;
use crate::respond::{Column, Listing, Value};
use crate::shown::Named;
use crate::visit::{Format, Links, Shown, Taken, Visit};

#[derive(Template)]
#[template(path = "pages/bodies.html")]
struct BodiesPage {
    day: String,
    /// The page of stays in Engage.
    engage: String,
    groups: Vec<Group>,
}

/// Bodies of one sort.
struct Group {
    id: &'static str,
    heading: &'static str,
    linked: &'static str,
    /// Whether any of its bodies is linked with another.
    has_links: bool,
    /// Whether its bodies owe comments under section 55, and any owes one.
    has_comments: bool,
    lines: Vec<BodyLine>,
}

/// One body as a row.
struct BodyLine {
    name: Named,
    /// Its kind, where the group holds more than one.
    kind: Option<&'static str>,
    linked: Vec<Named>,
    asks: String,
    comments: Option<String>,
}

impl Content for BodiesPage {
    fn title(&self) -> String {
        "Forces and bodies".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Bodies)
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    Column {
        name: "body",
        heading: "Body: reference",
    },
    Column {
        name: "name",
        heading: "Name",
    },
    Column {
        name: "kind",
        heading: "Kind",
    },
    Column {
        name: "exists",
        heading: "There on the day",
    },
    Column {
        name: "asks",
        heading: "Asks",
    },
    Column {
        name: "comments_owed",
        heading: "Comments owed under section 55",
    },
    Column {
        name: "comments_in_time",
        heading: "Comments published in time",
    },
    Column {
        name: "comments_late",
        heading: "Comments published late",
    },
    Column {
        name: "no_answer_found",
        heading: "No answer found",
    },
    Column {
        name: "not_yet_looked_for",
        heading: "Not yet looked for",
    },
    Column {
        name: "page",
        heading: "Page",
    },
    Column {
        name: "kind_code",
        heading: "Kind: code",
    },
];

/// `/bodies`.
pub(crate) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let paging = Paging::of(&visit)?;
    let view = paging.view(&visit, &register)?;
    let links = visit.links();
    let lines = visit.site.state.desk.roll().lines(&view);
    let rows = view.bodies(&lines);
    let content = BodiesPage {
        day: days::day(view.as_at),
        engage: links.to("/engage"),
        groups: groups(&rows, links),
    };
    let listing = Listing::whole(
        "bodies",
        COLUMNS,
        rows.iter().map(|row| values(row, links)).collect(),
    );
    match visit.format {
        Format::Html => visit.show_with_formats(&content),
        _ => {
            visit.understood_in_pages(&Taken::default())?;
            visit.table_in_pages(listing, &paging, &view)
        }
    }
}

fn groups(rows: &[BodyRow<'_>], links: Links) -> Vec<Group> {
    let group = |id, heading, linked, has_comments| Group {
        id,
        heading,
        linked,
        has_links: false,
        has_comments,
        lines: Vec::new(),
    };
    let mut groups = vec![
        group("forces", "Territorial police forces", "Overseen by", false),
        group(
            "local-policing-bodies",
            "Local policing bodies",
            "Force",
            true,
        ),
        group("others", "Other bodies", "Linked with", false),
        group("former", "Not there on this day", "Linked with", true),
    ];
    for row in rows {
        let place = match row.kind {
            _ if !row.exists => 3,
            BodyKind::TerritorialForce => 0,
            kind if kind.is_local_policing_body() => 1,
            _ => 2,
        };
        if let Some(group) = groups.get_mut(place) {
            group.lines.push(line(row, links));
        }
    }
    for group in groups.iter_mut().take(2) {
        group
            .lines
            .sort_by(|one, other| one.name.words.cmp(&other.name.words));
    }
    for group in &mut groups {
        group.has_links = group.lines.iter().any(|line| !line.linked.is_empty());
        let any_comments = group.lines.iter().any(|line| line.comments.is_some());
        group.has_comments = group.has_comments && any_comments;
    }
    groups.retain(|group| !group.lines.is_empty());
    groups
}

fn line(row: &BodyRow<'_>, links: Links) -> BodyLine {
    BodyLine {
        name: Named {
            words: row.name.to_owned(),
            href: Some(links.body(&row.body.id)),
        },
        kind: (row.kind != BodyKind::TerritorialForce).then(|| kinds::body(row.kind)),
        linked: row
            .linked
            .iter()
            .map(|(id, name)| Named {
                words: (*name).to_owned(),
                href: Some(links.body(id)),
            })
            .collect(),
        asks: numbers::number(row.asks as u64),
        comments: (row.comments.total() > 0).then(|| counts::in_time(comments(row))),
    }
}

/// How its comments came in. Of those published on a day that is not shown
/// nobody knows whether they were in time.
fn comments(row: &BodyRow<'_>) -> Comments {
    let count = |kind| row.comments.count(kind);
    let in_time = count(StandingKind::AnsweredInTime);
    Comments {
        in_time,
        known: in_time + count(StandingKind::AnsweredLate) + count(StandingKind::NoAnswerFound),
        owed: row.comments.total(),
    }
}

fn values<'r>(row: &BodyRow<'r>, links: Links) -> Vec<Value<'r>> {
    let number = |count: usize| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let comments = |kind| number(row.comments.count(kind));
    vec![
        Value::text(row.body.id.as_str()),
        Value::text(row.name),
        Value::text(kinds::body(row.kind)),
        Value::Flag(row.exists),
        number(row.asks),
        number(row.comments.total()),
        comments(StandingKind::AnsweredInTime),
        comments(StandingKind::AnsweredLate),
        comments(StandingKind::NoAnswerFound),
        comments(StandingKind::NotYetLookedFor),
        Value::text(links.body(&row.body.id)),
        Value::text(row.kind.slug()),
    ]
}
