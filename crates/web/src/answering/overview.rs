//! One answer: by when, how far, and the way to each part.

use answerable_desk::View;
use answerable_desk::answering::publication::SaidKind;
use answerable_desk::answering::{InHand, Stage, published_answer};
use answerable_desk::who::Act;
use answerable_wording::published_answer::{
    copies as copies_in_words, named, said as said_in_words,
};
use answerable_wording::{days, numbers, standings};
use askama::Template;

use answerable_desk::accounts::Names;

use super::look::{self, Look};
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::shown::clock::{Drawing, DrawnClock};
use crate::shown::{open, standing};
use crate::visit::Shown;

#[derive(Template)]
#[template(path = "answering/overview.html")]
struct OverviewPage {
    title: String,
    body: String,
    trail: Vec<Crumb>,
    address: String,
    report: String,
    clock: Option<DrawnClock>,
    sentence: String,
    stage: &'static str,
    stage_words: String,
    /// The latest reasons for which it was sent back.
    sent_back: Option<(String, Vec<String>)>,
    comments: State,
    chief_officer: State,
    recommendations: Vec<Line>,
    /// How many of them have all that the law asks for.
    said: String,
    evidence: String,
    reports: String,
    missing: usize,
    writers: Vec<String>,
    may_write: bool,
    may_approve: bool,
    is_begun: bool,
    /// Where the answer is public, if it is.
    published: Option<Published>,
}

/// How far a part is.
struct State {
    words: String,
    is_done: bool,
}

/// One recommendation.
struct Line {
    href: String,
    name: String,
    title: String,
    state: State,
}

/// An answer of the body to the same report that is public.
struct Published {
    href: String,
    on: String,
    copies: String,
}

impl Content for OverviewPage {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Answering)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// How far one answer is.
pub(super) async fn show(look: Look) -> Shown {
    let opened = look.open().await?;
    if let Some(page) = super::no_longer::page(&look, &opened) {
        return look.visit.show(&page);
    }
    let page = page(&look, &opened.held, &opened.names)?;
    look.visit.show(&page)
}

fn page(look: &Look, held: &InHand, names: &Names) -> Result<OverviewPage, Problem> {
    let today = look.visit.site.today();
    let register = look.visit.site.state.desk.read();
    let view = View::of(&register, today);
    let owed = view.owed_in_hand(held);
    let first = owed.first().ok_or(Problem::NotFound)?;
    let missing = view.missing_in_hand(held);
    let row = &first.comment;
    let sentence = standing::sentence(row);
    let ask = view.ask(row.reference);
    let clock = ask.as_ref().and_then(|ask| {
        let (power, working) = (ask.power?, ask.working.as_ref()?);
        let drawing = Drawing {
            id: "clock",
            title: standings::tag(row.standing.kind()),
            sentence: &sentence,
            power,
            working,
            trigger: None,
            as_at: today,
        };
        Some(DrawnClock::of(row, drawing))
    });
    let recommendations: Vec<Line> = look::recommendations(&owed)
        .map(|(place, _, owing)| {
            let said = held.written.said_of(&owing.asked.id).said;
            Line {
                href: look.address(&format!("/recommendations/{}", owing.asked.id)),
                name: named(owing.asked.number.as_deref().unwrap_or_default(), place),
                title: open(&owing.asked.title).to_owned(),
                state: state_of(said.kind, &said.words),
            }
        })
        .collect();
    let done = recommendations
        .iter()
        .filter(|line| line.state.is_done)
        .count();
    let files = held.written.evidence.len() as u64;
    Ok(OverviewPage {
        title: open(&first.report.title).to_owned(),
        body: view.name_of(&look.body, today).to_owned(),
        trail: Look::trail(),
        address: look.address(""),
        report: look.visit.links().report(&first.report.id),
        clock,
        sentence,
        stage: stage(held),
        stage_words: stage_words(look, held),
        sent_back: sent_back(held, names),
        comments: State {
            words: match held.written.comments.said.trim().is_empty() {
                true => "Not written".to_owned(),
                false => "Written".to_owned(),
            },
            is_done: !held.written.comments.said.trim().is_empty(),
        },
        chief_officer: chief_officer(held),
        said: match recommendations.len() {
            0 => String::new(),
            all => format!(
                "{} of {}",
                numbers::number(done as u64),
                numbers::number(all as u64)
            ),
        },
        recommendations,
        evidence: match files {
            0 => "None attached".to_owned(),
            files => numbers::count(files, "file attached", "files attached"),
        },
        reports: match owed.len() {
            1 => "This report alone".to_owned(),
            _ => {
                let others: Vec<&str> = owed[1..]
                    .iter()
                    .map(|owed| open(&owed.report.title))
                    .collect();
                format!("Also {}", others.join("; "))
            }
        },
        missing: missing.len(),
        writers: names.all(&held.draft.writers),
        may_write: look.may(Act::DraftAnswer) && super::part::is_open(held),
        may_approve: look.could(Act::ApproveAnswer),
        is_begun: held.draft.version > 0,
        published: published(look, &view),
    })
}

fn published(look: &Look, view: &View<'_>) -> Option<Published> {
    let held = published_answer(view, &look.report, &look.body)?;
    let answer = &held.fact;
    let copies = view.copies_of(&answer.id).len();
    Some(Published {
        href: format!("/answers/{}", answer.id),
        on: answer.dated.map(days::day).unwrap_or_default(),
        copies: copies_in_words(copies),
    })
}

fn state_of(kind: Option<SaidKind>, words: &str) -> State {
    match kind {
        None => State {
            words: "To write".to_owned(),
            is_done: false,
        },
        Some(kind) if words.trim().is_empty() => State {
            words: format!("{}: words missing", said_in_words(kind)),
            is_done: false,
        },
        Some(kind) => State {
            words: said_in_words(kind).to_owned(),
            is_done: true,
        },
    }
}

fn chief_officer(held: &InHand) -> State {
    let chief = &held.written.chief_officer.said;
    let (words, is_done) = match (chief.asked_for_by, chief.received_on) {
        (None, _) => ("Not invited yet".to_owned(), false),
        (Some(_), Some(on)) => (format!("Came on {}", days::day(on)), true),
        (Some(by), None) => (format!("Invited, by {}", days::day(by)), true),
    };
    State { words, is_done }
}

fn stage(held: &InHand) -> &'static str {
    match (held.draft.version, held.draft.stage) {
        (0, _) => "Not begun",
        (_, Stage::Writing) => "Being written",
        (_, Stage::Sent) => "Waits for approval",
        (_, Stage::SentBack) => "Sent back",
    }
}

fn stage_words(look: &Look, held: &InHand) -> String {
    let wrote = look.wrote_in_it();
    match held.draft.stage {
        Stage::Sent if wrote => {
            "A second person of your office reads it now and publishes it or sends it back."
        }
        Stage::Sent => "It waits for somebody who wrote none of it.",
        Stage::SentBack => "It was sent back. Change it and send it again.",
        Stage::Writing => {
            "One person writes, a second approves. Nobody outside your office sees that it is \
             there before it is published."
        }
    }
    .to_owned()
}

fn sent_back(held: &InHand, names: &Names) -> Option<(String, Vec<String>)> {
    let last = held.written.returned.last()?;
    let who = format!("{} on {}", names.name(&last.by), days::day(last.on));
    let reasons = answerable_wording::published_answer::paragraphs(&last.reasons);
    (held.draft.stage == Stage::SentBack).then_some((who, reasons))
}
