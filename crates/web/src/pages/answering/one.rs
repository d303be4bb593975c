//! One body: its number, the law, where we looked, what shows it, and how to
//! answer back.

use answerable_desk::View;
use answerable_desk::questions::{
    AnswerCount, CommentCounts, CommentsOn, OneBody, Period, StandsOn, TimeFigure,
};
use answerable_desk::roll::Lines;
use answerable_register::facts::Matter;
use answerable_register::fold::SECTION_55;
use answerable_register::words::{BodyId, is_slug};
use answerable_wording::{answering, clocks, days, kinds};
use askama::Template;
use axum::extract::Path;

use super::cell::Cell;
use super::chosen::{Chosen, Order};
use super::law::what_the_law_asks;
use super::rest::AgainstTheRest;
use super::{bodies, explanations, groups};
use crate::frame::{Content, Crumb, Room};
use crate::pages::over_time;
use crate::problem::Problem;
use crate::shown::{BesideShown, Figure, Named, Stands, listing, open, standing};
use crate::visit::query::Pairs;
use crate::visit::{Format, Links, Shown, Visit};

#[derive(Template)]
#[template(path = "pages/answering/one.html")]
struct OnePage {
    unknown: Vec<String>,
    name: String,
    caption: &'static str,
    day: String,
    /// The number, and what is not known of it.
    in_time: String,
    not_known: Option<String>,
    to_come: Option<String>,
    /// Those of which no last day can be given.
    without_last_day: Option<String>,
    figures: Vec<Figure>,
    /// What the page of all bodies says of it.
    rest: Option<AgainstTheRest>,
    /// What the law asks of such a body, in a sentence.
    by_law: Option<String>,
    /// Whether the law below binds it.
    is_bound: bool,
    law: Vec<clocks::Fact>,
    lines: Vec<ReportLine>,
    explained: Vec<(&'static str, Cell)>,
    /// What else was asked of it, which no law gives a day.
    others: Option<Others>,
    body: String,
    all_bodies: String,
    over_time: String,
    correction: String,
    corrections: String,
    beside: BesideShown,
    period: String,
    all_time: Option<String>,
}

/// What was asked without a last day by law.
struct Others {
    summary: String,
    asked: Cell,
    answered: Cell,
    looked: Cell,
    not_looked_for: Cell,
    median: String,
}

/// One set of comments.
struct ReportLine {
    report: Named,
    published: String,
    last_day: Option<String>,
    stands: Stands,
    sentence: String,
    /// The documents that the answer was read from.
    sources: Vec<Named>,
    looks: Vec<Looked>,
    told: Vec<String>,
    /// What stands where there was neither.
    no_look: &'static str,
    /// The entries that recorded the report, the answer, looks and notices.
    entries: Vec<Proof>,
}

/// An entry of the log, to be checked on its page.
struct Proof {
    entry: u64,
    href: String,
    recorded: &'static str,
}

/// A receipt of looking.
struct Looked {
    words: String,
    href: Option<String>,
}

impl Content for OnePage {
    fn title(&self) -> String {
        format!("Answering: {}", self.name)
    }

    fn room(&self) -> Option<Room> {
        Some(Room::WhoAnswers)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::WhoAnswers)]
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("number", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        !self.unknown.is_empty()
    }
}

/// The address of one body's page in this room.
pub(crate) fn path(body: &BodyId) -> String {
    format!("/who-answers/bodies/{body}")
}

/// A body by its name, leading to its page in this room.
pub(super) fn named(body: &BodyId, name: &str, links: Links) -> Named {
    Named {
        words: name.to_owned(),
        href: Some(links.to(&path(body))),
    }
}

/// `/who-answers/bodies/B`.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Shown {
    if !is_slug(&id) {
        return Err(Problem::NotFound);
    }
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let chosen = Chosen::read(&visit.place.pairs);
    let lines = visit.site.state.desk.roll().lines(&view);
    let found = view
        .answering_of(&lines, &BodyId::from(id), &chosen.period)
        .ok_or(Problem::NotFound)?;
    if visit.format != Format::Html {
        visit.understood(&chosen.taken())?;
        let rows = found.reports.into_iter().map(|on| on.row);
        let rows: Vec<_> = rows.collect();
        return visit.filtered_table(&listing::of("comments-of-a-body", &rows, visit.links()));
    }
    let content = page(&found, &chosen, (&view, &lines), &visit);
    visit.show_filtered(&content, &chosen.pairs(Order::Name))
}

fn page(
    found: &OneBody<'_>,
    chosen: &Chosen,
    (view, lines): (&View<'_>, &Lines),
    visit: &Visit,
) -> OnePage {
    let links = visit.links();
    let period = &chosen.period;
    let counts = bodies::of_all(&found.comments);
    let here = path(&found.body);
    let matters = [Matter::Body(found.body.clone())];
    let power = view
        .register
        .powers
        .get(SECTION_55, view.known)
        .filter(|_| is_bound(found));
    let figure = match is_bound(found) {
        true => TimeFigure::InTime,
        false => TimeFigure::Days,
    };
    OnePage {
        unknown: chosen.unknown(visit),
        name: found.name.to_owned(),
        caption: kinds::body(found.kind),
        day: days::day(view.as_at),
        in_time: match is_bound(found) {
            true => answering::about_one(counts, found.comments.owed()),
            false if !is_asked_anything(&found.body, view, lines) => {
                answering::NOTHING_ASKED.to_owned()
            }
            false if found.answers.asked() == 0 && !period.is_all() => {
                answering::NOTHING_ASKED_IN_THESE_DAYS.to_owned()
            }
            false => groups::summary_of(&found.answers),
        },
        not_known: answering::not_known(counts),
        to_come: answering::to_come(found.comments.to_come, found.comments.no_last_day),
        without_last_day: bodies::without_last_day(
            &found.comments,
            Some(&found.body),
            period,
            links,
        ),
        figures: figures(found, period, links),
        rest: AgainstTheRest::of(
            &found.body,
            &view.timeliness_of_comments(lines, period),
            &view.consistently_low(lines),
            links,
        ),
        by_law: what_the_law_asks(view).filter(|_| is_bound(found)),
        is_bound: is_bound(found),
        law: power.map_or_else(Vec::new, |held| clocks::facts(&held.fact)),
        lines: found
            .reports
            .iter()
            .map(|on| ReportLine::of(on, view, links))
            .collect(),
        explained: match found.explanations.due() {
            0 => Vec::new(),
            _ => explanations::cells(&found.explanations, Some(&found.body), period, links),
        },
        others: Others::of(found, period, links),
        body: links.body(&found.body),
        all_bodies: links.with(bodies::PATH, chosen.pairs_of_the_period()),
        over_time: over_time::of_body(figure, &found.body, links),
        correction: links.with("/correction", Pairs::default().with("page", here.clone())),
        corrections: links.to("/corrections"),
        beside: BesideShown::of(&matters, view, visit),
        period: chosen.words(),
        all_time: (!period.is_all()).then(|| links.to(&here)),
    }
}

/// Whether section 55 binds it, or bound it: it is a local policing body, or has
/// owed comments.
fn is_bound(found: &OneBody<'_>) -> bool {
    found.kind.is_local_policing_body() || found.comments.owed() > 0
}

/// Whether anything at all was asked of a body by the day, by whichever power.
fn is_asked_anything(body: &BodyId, view: &View<'_>, lines: &Lines) -> bool {
    let place = view.register.place_of_addressee(body);
    place.is_some_and(|place| {
        let mut asked = lines.of_addressee(place);
        asked.any(|line| line.asked_on <= view.as_at)
    })
}

fn figures(found: &OneBody<'_>, period: &Period, links: Links) -> Vec<Figure> {
    bodies::figures(&found.comments, Some(&found.body), period, links)
}

impl Others {
    fn of(found: &OneBody<'_>, period: &Period, links: Links) -> Option<Self> {
        if found.answers.asked() == 0 {
            return None;
        }
        let cell = |count: AnswerCount| {
            let list = count.list_of(period, &found.body);
            Cell::of(count.of(&found.answers), &list, links)
        };
        Some(Self {
            summary: groups::summary_of(&found.answers),
            asked: cell(AnswerCount::Asked),
            answered: cell(AnswerCount::Answered),
            looked: cell(AnswerCount::Looked),
            not_looked_for: cell(AnswerCount::NotLookedFor),
            median: groups::median_words(&found.answers),
        })
    }
}

impl ReportLine {
    fn of(on: &CommentsOn<'_>, view: &View<'_>, links: Links) -> Self {
        let row = &on.row;
        let sources = row.answer.map_or(&[][..], |answer| &answer.sources[..]);
        Self {
            report: Named::ask(row, links),
            published: days::short_known(row.asked_when),
            last_day: on.last_day.map(days::short_day),
            stands: Stands::of(row.standing.kind()),
            sentence: standing::sentence(row),
            sources: sources
                .iter()
                .filter_map(|id| view.source(id))
                .map(|source| Named {
                    words: open(&source.title).to_owned(),
                    href: Some(links.source(&source.id)),
                })
                .collect(),
            looks: on
                .looks
                .iter()
                .map(|look| Looked {
                    words: answering::where_looked(look.on, &look.place, look.came_back),
                    href: look.web_address().map(str::to_owned),
                })
                .collect(),
            told: on
                .notices
                .iter()
                .map(|notice| answering::told(notice.on, &notice.how))
                .collect(),
            no_look: match row.answer {
                Some(_) => answering::ANSWER_RECORDED,
                None => answering::NO_LOOK,
            },
            entries: on
                .entries
                .iter()
                .map(|(entry, what)| Proof {
                    entry: *entry,
                    href: links.entry(*entry),
                    recorded: match what {
                        StandsOn::Report => "report",
                        StandsOn::Answer => "answer",
                        StandsOn::Look => "look",
                        StandsOn::Notice => "notice",
                    },
                })
                .collect(),
        }
    }
}

/// What the page of a body says of how it answers, in short.
pub(crate) struct Short {
    /// The number, in a sentence.
    pub(crate) words: String,
    /// The page that holds all of it.
    pub(crate) href: String,
}

/// How a body answers, in short, for its own page; none where nothing was asked
/// of it.
pub(crate) fn short(body: &BodyId, view: &View<'_>, lines: &Lines, links: Links) -> Option<Short> {
    let found = view.answering_of(lines, body, &Period::default())?;
    let comments: &CommentCounts = &found.comments;
    let words = match (comments.owed(), found.answers.asked()) {
        (0, 0) => return None,
        (0, _) => groups::summary_of(&found.answers),
        (owed, _) => answering::about_one(bodies::of_all(comments), owed),
    };
    Some(Short {
        words,
        href: links.to(&path(body)),
    })
}
