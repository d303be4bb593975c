//! One ask: what was asked, of whom, by when, what did they say, what came of it?

mod answers;
mod comments;
mod facts;
mod history;
mod told_of;

use answerable_desk::View;
use answerable_desk::questions::{AskPage, AskRow};
use answerable_register::facts::{Answer, AskReference, Duty, Matter, Reliability};
use answerable_register::power::Power;
use answerable_register::words::{BodyId, SubjectId, is_slug};
use answerable_wording::{
    answering, answers as answered, clocks, days, history as told, kinds, lines, looked, numbers,
    standings,
};
use askama::Template;
use axum::extract::Path;

use crate::answering::published;
use crate::chart::short_name;
use crate::closing::own_pages;
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::respond::{Column, Listing};
use crate::shown::clock::{Drawing, DrawnClock};
use crate::shown::closing::ClosingLine;
use crate::shown::line::not_said;
use crate::shown::{BesideShown, DifferenceShown, Named, Quoted, Stands, open, standing};
use crate::visit::{Links, Shown, Visit};
use answers::AnswerShown;
use comments::CommentsShown;
use facts::Fact;
use history::Happened;

#[derive(Template)]
#[template(path = "pages/ask.html")]
struct OneAsk {
    /// What kind of ask it is, and of whom.
    caption: String,
    title: String,
    stands: Stands,
    /// That no source says in words that the body was asked, where none does.
    caveat: Option<String>,
    sentence: String,
    /// That the only source of the answer is an unreliable copy, where it is.
    reservation: Option<&'static str>,
    clock: Option<DrawnClock>,
    comparator: Option<Comparator>,
    facts: Vec<Fact>,
    /// Claimed, verified, closed; none where no outcome is judged of it.
    closing: Vec<ClosingLine>,
    /// What the office of whoever looks may do about it.
    own: Vec<Named>,
    asked_words: Vec<Quoted>,
    notes: Vec<String>,
    /// What the answers stand under: none is headed as one that is none.
    answers_heading: &'static str,
    answers: Vec<AnswerShown>,
    /// The comments that it is part of, where it is in hand with them.
    comments: Option<CommentsShown>,
    differences: Vec<DifferenceShown>,
    looks: Vec<LookShown>,
    /// How far looking reaches.
    looked: String,
    /// Where looks for comments stand on the page of an explanation in them.
    of_comments: Option<&'static str>,
    /// That the body was told, or is not told yet.
    told: Vec<String>,
    beside: BesideShown,
    history: Vec<Happened>,
    sources: Vec<Named>,
    /// How many other asks the same thing makes, where it makes any.
    others: Option<String>,
    subject: String,
    /// All that is counted of the body, where it has a page.
    answering: Option<Named>,
    /// Of whom and what, in short for the head of a window, and in full for whoever
    /// cites it.
    window: String,
    cited: String,
    is_comment: bool,
    trail: Vec<Crumb>,
    room: Room,
}

/// A place where an answer was looked for.
struct LookShown {
    day: String,
    place: String,
    address: Option<String>,
    came_back: &'static str,
    note: Option<String>,
    /// The reply, the fingerprint of what came back, and that a copy is kept.
    evidence: Option<String>,
}

/// A standard that does not bind here, with its clock.
struct Comparator {
    title: String,
    clock: Option<DrawnClock>,
    note: String,
}

impl Content for OneAsk {
    fn title(&self) -> String {
        self.window.clone()
    }

    fn cited(&self) -> String {
        self.cited.clone()
    }

    fn room(&self) -> Option<Room> {
        Some(self.room)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }
}

pub(crate) const HISTORY: &[Column] = &[
    Column {
        name: "day",
        heading: "Day",
    },
    Column {
        name: "what",
        heading: "What happened",
    },
    Column {
        name: "further",
        heading: "Further words",
    },
    Column {
        name: "entry",
        heading: "Entry",
    },
    Column {
        name: "recorded_on",
        heading: "Recorded on",
    },
];

/// `/asks/R/BODY/DUTY`.
pub(crate) async fn show(
    visit: Visit,
    Path((subject, of, duty)): Path<(String, String, String)>,
) -> Shown {
    let reference = reference(&subject, &of, &duty)?;
    let seen_to = published::who_and_when(&visit, &reference);
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let found = view.ask(&reference).ok_or(Problem::NotFound)?;
    let links = visit.links();
    let mut content = shown(&found, &view, links);
    for answer in &mut content.answers {
        answer
            .says
            .extend(seen_to.get(&answer.id).into_iter().flatten().cloned());
    }
    content.own = own_pages(&visit, &view, &found.row);
    content.beside = BesideShown::of(&matters(&found), &view, &visit);
    let rows = content
        .history
        .iter()
        .map(Happened::values)
        .collect::<Vec<_>>();
    let total = rows.len();
    visit.show_rows(
        &content,
        &Listing {
            name: "history-of-an-ask",
            columns: HISTORY,
            rows,
            total,
        },
    )
}

/// What a reply on this page may be about: the ask, and what each entry says of
/// it.
fn matters(found: &AskPage<'_>) -> Vec<Matter> {
    let entries = found.history.iter().filter_map(|event| event.entry);
    std::iter::once(Matter::Ask(found.row.reference.clone()))
        .chain(entries.map(Matter::Entry))
        .collect()
}

/// # Errors
/// [`Problem::NotFound`] if a part of the address can be no part of one.
fn reference(subject: &str, of: &str, duty: &str) -> Result<AskReference, Problem> {
    if !is_slug(subject) || !is_slug(of) {
        return Err(Problem::NotFound);
    }
    Ok(AskReference {
        subject: SubjectId::from(subject),
        of: BodyId::from(of),
        duty: duty.parse().map_err(|_| Problem::NotFound)?,
    })
}

fn shown(found: &AskPage<'_>, view: &View<'_>, links: Links) -> OneAsk {
    let row = &found.row;
    let sentence = standing::sentence(row);
    let title = open(row.title).to_owned();
    let is_comment = row.reference.duty == Duty::Comment;
    let answers: Vec<_> = found
        .answers
        .iter()
        .map(|answer| AnswerShown::of(answer, row, view, links))
        .collect();
    let words = standings::tag(row.standing.kind());
    let drawing = |id: &'static str, power, working| Drawing {
        id,
        title: words,
        sentence: &sentence,
        power,
        working,
        trigger: None,
        as_at: view.as_at,
    };
    let name = row.of.name.unwrap_or(lines::NOT_PUBLISHED);
    OneAsk {
        caption: lines::ask_of(kinds::ask(row.reference.duty, row.kind), name),
        window: lines::title_of_ask(short_name(name), &title),
        cited: lines::title_of_ask(name, &title),
        answering: row
            .of
            .name
            .filter(|_| view.register.bodies.latest(&row.reference.of).is_some())
            .map(|name| Named {
                words: answering::how_it_answers(name),
                href: Some(links.to(&crate::pages::answering::path_of_one(&row.reference.of))),
            }),
        stands: Stands::of(row.standing.kind()),
        caveat: not_said(row)
            .map(|_| lines::not_said_that(row.of.name.unwrap_or("this addressee"))),
        clock: found
            .power
            .zip(found.working.as_ref())
            .map(|(power, working)| DrawnClock::of(row, drawing("clock", power, working))),
        comparator: found
            .comparator
            .as_ref()
            .map(|(power, working)| Comparator {
                title: power.title.clone(),
                note: power.note.clone(),
                clock: working.as_ref().map(|working| {
                    // The standard counts from the day a letter came, which
                    // nobody published.
                    let drawing = Drawing {
                        trigger: Some(clocks::DATE_ON_THE_LETTER),
                        ..drawing("comparator", power, working)
                    };
                    DrawnClock::of(row, drawing)
                }),
            }),
        facts: facts::of(found, view, links),
        closing: ClosingLine::of_ask(row.reference, view, links),
        own: Vec::new(),
        asked_words: match (row.asked, row.report) {
            (Some(asked), _) => Quoted::all(&asked.passages, view, links),
            (None, Some(report)) => Quoted::all(&report.passages, view, links),
            (None, None) => Vec::new(),
        },
        notes: notes(found),
        reservation: is_only_in_unreliable_copies(row, view).then_some(answered::ONLY_UNRELIABLE),
        answers_heading: answered::heading(
            answers.len(),
            answers.iter().filter(|answer| answer.counts).count(),
        ),
        answers,
        comments: CommentsShown::of(found, view, links),
        differences: DifferenceShown::all(&found.differences, &row.reference.subject, view, links),
        looked: links.to("/looked"),
        looks: found
            .looks
            .iter()
            .map(|look| LookShown {
                day: days::day(look.on),
                address: look.web_address().map(str::to_owned),
                place: look.place.to_string(),
                came_back: told::came_back(look.came_back),
                note: look.note.as_ref().map(|note| open(note).to_owned()),
                evidence: looked::evidence(look),
            })
            .collect(),
        of_comments: told_of::of_comments(found),
        told: told_of::receipts(found, view),
        beside: BesideShown::default(),
        history: found
            .history
            .iter()
            .map(|event| Happened::of(event, row, view, links))
            .collect(),
        sources: found
            .sources
            .iter()
            .map(|source| Named {
                words: format!("{}, {}", open(&source.title), open(&source.publisher)),
                href: Some(links.source(&source.id)),
            })
            .collect(),
        others: (!found.others.is_empty())
            .then(|| numbers::count(found.others.len() as u64, "other ask", "other asks")),
        subject: if is_comment {
            links.report(&row.reference.subject)
        } else {
            links.subject(&row.reference.subject)
        },
        trail: trail(found, is_comment),
        room: if is_comment {
            Room::Reports
        } else {
            Room::Asks
        },
        is_comment,
        sentence,
        title,
    }
}

/// Whether the answer that counts is known from unreliable copies alone.
fn is_only_in_unreliable_copies(row: &AskRow<'_>, view: &View<'_>) -> bool {
    let counting = row.answer.filter(|answer| {
        let meets = answer
            .meets
            .iter()
            .find(|meets| meets.ask == *row.reference);
        answered::counts(answer, meets)
    });
    let mut sources = counting
        .into_iter()
        .flat_map(Answer::cited)
        .filter_map(|id| view.source(id))
        .peekable();
    sources.peek().is_some()
        && sources.all(|source| matches!(source.reliability, Reliability::Unreliable { .. }))
}

fn trail(found: &AskPage<'_>, is_comment: bool) -> Vec<Crumb> {
    let subject = &found.row.reference.subject;
    let title = open(found.row.title);
    if is_comment {
        vec![
            Crumb::home(),
            Crumb::room(Room::Reports),
            Crumb::new(title, format!("/reports/{subject}")),
        ]
    } else {
        vec![
            Crumb::home(),
            Crumb::room(Room::Asks),
            Crumb::new(title, format!("/asks/{subject}")),
        ]
    }
}

fn notes(found: &AskPage<'_>) -> Vec<String> {
    let row = &found.row;
    let power: Option<&Power> = found.power.filter(|_| found.working.is_none());
    let asked = row
        .asked
        .and_then(|asked| asked.note.as_ref())
        .map(|note| open(note).to_owned());
    let report = row
        .asked
        .is_none()
        .then(|| row.report.and_then(|report| report.note.as_ref()))
        .flatten()
        .map(|note| open(note).to_owned());
    asked
        .into_iter()
        .chain(report)
        .chain(power.map(|power| format!("{}: {}", power.title, power.citation)))
        .collect()
}
