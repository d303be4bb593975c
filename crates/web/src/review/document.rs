//! One document under review: which steps are done, and which is next?

use answerable_desk::review::intake::Media;
use answerable_desk::review::{Decision, Item, Review};
use answerable_wording::{days, hidden, kinds, numbers, reasons};
use askama::Template;

use super::answered::told::AnswerSteps;
use super::look::{self, Look};
use super::next::Next;
use super::problem_of;
use crate::frame::{Content, Crumb, Room};
use crate::sign_in::{SignedForm, at_desk};
use crate::visit::{Shown, see_other};

#[derive(Template)]
#[template(path = "review/document.html")]
struct DocumentPage {
    title: String,
    trail: Vec<Crumb>,
    address: String,
    file_name: String,
    media: &'static str,
    letters: String,
    fingerprint: String,
    damage: Vec<String>,
    /// What the file holds that its text does not show.
    hidden: Vec<String>,
    described: Option<Described>,
    /// What it answers.
    answer: Option<AnswerSteps>,
    /// Whether it has to be said what kind of document it is.
    needs_details: bool,
    /// Who looked at that.
    hidden_seen_by: Vec<String>,
    progress: String,
    decided: usize,
    lines: Vec<Line>,
    to_decide: Option<String>,
    next: Next,
    unused_words: String,
    readers: Vec<String>,
    is_ready: bool,
    is_reader: bool,
}

/// What was said of the document, shortly.
struct Described {
    kind: &'static str,
    published: String,
}

/// One item in the list.
struct Line {
    number: usize,
    title: String,
    kind: &'static str,
    href: String,
    decision: Option<String>,
    is_set_aside: bool,
}

impl Content for DocumentPage {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The steps of one document.
pub(super) async fn show(look: Look) -> Shown {
    look.visit.show(&page(&look))
}

fn page(look: &Look) -> DocumentPage {
    let review = look.review();
    let progress = review.progress();
    DocumentPage {
        title: look::title(review),
        trail: look.trail(),
        address: look.address(""),
        file_name: review.file_name.clone(),
        media: media(review.media),
        letters: numbers::count(
            review.reading.document.text.chars().count() as u64,
            "character of text",
            "characters of text",
        ),
        fingerprint: review.fingerprint.to_string(),
        damage: review
            .reading
            .document
            .damage
            .iter()
            .map(|damage| reasons::damage(*damage))
            .collect(),
        hidden: review.reading.hidden.iter().map(hidden::line).collect(),
        described: review.details.as_ref().map(|details| Described {
            kind: kinds::report(details.kind),
            published: days::day(details.published_on),
        }),
        answer: AnswerSteps::of(look),
        needs_details: review.needs_details(),
        hidden_seen_by: look.names.each(&review.hidden_seen_by),
        progress: look::progress(review),
        decided: review.items.len() - progress.undecided,
        lines: lines(look),
        to_decide: review
            .next_undecided(None)
            .map(|place| look.address(&format!("/items/{}#item", place + 1))),
        next: Next::of(look),
        unused_words: numbers::count(review.reading.unused.len() as u64, "passage", "passages"),
        readers: look.names.each(&review.readers),
        is_ready: review.is_ready(),
        is_reader: review.readers.iter().any(|id| id == look.by.id.as_str()),
    }
}

fn media(media: Media) -> &'static str {
    match media {
        Media::PlainText => "Text file",
        Media::Html => "Web page",
        Media::Csv => "Spreadsheet",
        Media::Email => "E-mail",
        Media::Docx => "Word document",
        Media::Odt => "OpenDocument text",
        Media::Pdf => "PDF",
    }
}

fn lines(look: &Look) -> Vec<Line> {
    let line = |(place, item): (usize, &Item)| Line {
        number: place + 1,
        title: title_of(item, look.review()),
        kind: reasons::kind(item.draft.kind),
        href: look.address(&format!("/items/{}#item", place + 1)),
        decision: look.names.decision(&item.decision),
        is_set_aside: matches!(item.decision, Decision::SetAside { .. }),
    };
    look.review().items.iter().enumerate().map(line).collect()
}

/// What an item is called in a list: its title, or how its words begin.
pub(super) fn title_of(item: &Item, review: &Review) -> String {
    /// As many letters of a passage as a list shows.
    const FIRST_LETTERS: usize = 90;
    if !item.draft.title.trim().is_empty() {
        return item.draft.title.clone();
    }
    let words = item.draft.passage.of(&review.reading.document.text);
    words.chars().take(FIRST_LETTERS).chain(['…']).collect()
}

#[derive(Template)]
#[template(path = "review/give_up.html")]
struct GiveUpPage {
    title: String,
    trail: Vec<Crumb>,
    address: String,
    progress: String,
    seen: u64,
    form_key: String,
}

impl Content for GiveUpPage {
    fn title(&self) -> String {
        "Give this review up".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// Asks whether the review is to be given up.
pub(super) async fn give_up(look: Look) -> Shown {
    look.visit.show(&GiveUpPage {
        title: look::title(look.review()),
        trail: look.trail_of_step(),
        address: look.address(""),
        progress: look::progress(look.review()),
        seen: look.held.version,
        form_key: look.by.form_key.clone(),
    })
}

/// Gives the review up, unless it changed since it was shown.
pub(super) async fn given_up(look: Look, form: SignedForm) -> Shown {
    let fingerprint = look.review().fingerprint;
    if seen(&form) != look.held.version {
        // What was decided meanwhile is not thrown away unseen.
        return Ok(see_other(&look.address("/give-up")));
    }
    let (version, by) = (look.held.version, look.by.id.to_string());
    let when = look.visit.site.moment();
    at_desk(&look.visit.site, move |desk| {
        desk.give_up_review(fingerprint, version, &by, when)
    })
    .await?
    .map_err(problem_of)?;
    Ok(see_other("/review"))
}

/// The version of the review that a form was drawn from; 0 where it says none.
pub(super) fn seen(form: &SignedForm) -> u64 {
    form.pairs
        .filled("seen")
        .and_then(|seen| seen.parse().ok())
        .unwrap_or_default()
}
