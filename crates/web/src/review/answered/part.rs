//! One item of an answer: the recommendation beside what is said of it.

use answerable_desk::review::answered::{About, Answered, AnsweredDraft, AnsweredItem};
use answerable_desk::review::intake::Span;
use answerable_desk::review::{Held, NotReviewed};
use answerable_wording::read_answers;
use askama::Template;
use axum::http::StatusCode;

use super::about::{Asked, asked, in_a_line};
use super::part_form::{self, PartForm};
use super::{evidence, part_address, told};
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::document::seen;
use crate::review::field::Offered;
use crate::review::look::{self, Look};
use crate::review::text::{Piece, pieces};
use crate::review::{problem_of, shown_again};
use crate::sign_in::{SignedForm, at_desk};
use crate::visit::{Shown, see_other};

#[derive(Template)]
#[template(path = "review/answered/part.html")]
struct PartPage {
    document: String,
    trail: Vec<Crumb>,
    address: String,
    number: usize,
    of: usize,
    progress: String,
    decision: Option<String>,
    /// What somebody else decided while this was being typed.
    conflict: Option<String>,
    asked: Asked,
    /// What the document says of it, and what stands around that.
    here: Vec<Piece>,
    /// Whether the words stand in the file's data alone.
    in_data_alone: bool,
    because: Vec<String>,
    form: PartForm,
    positions: Vec<(&'static str, &'static str)>,
    says: Vec<(&'static str, &'static str)>,
    rows: Vec<Offered>,
    /// What it would be recorded as, in a line.
    in_a_line: String,
    is_chief: bool,
    /// Whether nothing is said of it and nothing of that is recorded.
    is_to_set_aside: bool,
    before: Option<String>,
    after: Option<String>,
    seen: u64,
    form_key: String,
}

impl Content for PartPage {
    fn title(&self) -> String {
        format!(
            "{}, {} of {}: {}",
            self.asked.heading, self.number, self.of, self.document
        )
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        !self.form.errors().is_empty() || self.conflict.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

impl PartPage {
    /// Whether it can be accepted as it stands, before its fields are read.
    fn stands(&self) -> bool {
        !self.is_refused() && !self.is_to_set_aside
    }
}

/// The item as it stands.
pub(in crate::review) async fn show(look: Look) -> Shown {
    let place = place(&look)?;
    let draft = item(&look, place)?.draft.clone();
    let form = PartForm::of(&draft);
    look.visit.show(&page(&look, place, form, &draft, None)?)
}

/// Decides the item and goes on to the next, or shows the form again.
pub(in crate::review) async fn send(look: Look, sent: SignedForm) -> Shown {
    let place = place(&look)?;
    let stands = item(&look, place)?.clone();
    let mut form = PartForm::sent(&sent.pairs);
    let review = look.review();
    let was = form_draft(&sent, &stands, &look);
    if let Some(other) = form.of_another_row(&stands.about, &was, review) {
        // Whoever chose another passage has not seen its words yet.
        let form = PartForm::of(&other);
        return look.visit.show(&page(&look, place, form, &other, None)?);
    }
    let typed = form.read(&stands.about, &was, review);
    let is_refused = !form.errors().is_empty();
    let accepted = match sent.pairs.one("act") {
        Some("accept") if is_refused => {
            let page = page(&look, place, form, &typed, None)?;
            let response = look.visit.show(&page)?;
            return Ok(shown_again(response, StatusCode::UNPROCESSABLE_ENTITY));
        }
        Some("accept") => Some(typed.clone()),
        Some("set-aside") => None,
        _ => return look.visit.show(&page(&look, place, form, &typed, None)?),
    };
    match decide(&look, &sent, place, accepted).await? {
        Ok(held) => Ok(see_other(&next(&look, &held, place))),
        Err(NotReviewed::ChangedMeanwhile) => {
            let look = look.taken_anew().await?;
            let decided = look.names.decision(&item(&look, place)?.decision);
            let conflict = decided.unwrap_or_else(|| "Changed".to_owned());
            let page = page(&look, place, form, &typed, Some(conflict))?;
            let response = look.visit.show(&page)?;
            Ok(shown_again(response, StatusCode::CONFLICT))
        }
        Err(NotReviewed::AnswerItem(why)) => {
            form.refuse(&why);
            let page = page(&look, place, form, &typed, None)?;
            let response = look.visit.show(&page)?;
            Ok(shown_again(response, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(why) => Err(problem_of(why)),
    }
}

/// The draft that the form was drawn from: that of the passage shown, which may be
/// another one than the item has.
fn form_draft(sent: &SignedForm, stands: &AnsweredItem, look: &Look) -> AnsweredDraft {
    let mut drawn = PartForm::default();
    drawn.row.typed = sent.pairs.one("row-shown").unwrap_or_default().to_owned();
    let other = drawn.of_another_row(&stands.about, &stands.draft, look.review());
    other.unwrap_or_else(|| stands.draft.clone())
}

fn answered(look: &Look) -> Result<&Answered, Problem> {
    look.review().answering().ok_or(Problem::NotFound)
}

fn place(look: &Look) -> Result<usize, Problem> {
    let items = answered(look)?.items.len();
    look.item
        .filter(|place| *place < items)
        .ok_or(Problem::NotFound)
}

fn item(look: &Look, place: usize) -> Result<&AnsweredItem, Problem> {
    answered(look)?.items.get(place).ok_or(Problem::NotFound)
}

async fn decide(
    look: &Look,
    sent: &SignedForm,
    place: usize,
    accepted: Option<AnsweredDraft>,
) -> Result<Result<Held, NotReviewed>, Problem> {
    let fingerprint = look.review().fingerprint;
    let (seen, by) = (seen(sent), sent.by.id.to_string());
    at_desk(&look.visit.site, move |desk| match accepted {
        Some(draft) => desk.accept_answered(fingerprint, seen, place, &draft, &by),
        None => desk.set_answered_aside(fingerprint, seen, place, &by),
    })
    .await
}

/// The next item to decide, or the document's page once all are decided.
fn next(look: &Look, held: &Held, place: usize) -> String {
    let answered = held.review.answering();
    match answered.and_then(|answered| answered.next_undecided(Some(place))) {
        Some(next) => part_address(look, next),
        None => look.address("#answer"),
    }
}

fn page(
    look: &Look,
    place: usize,
    form: PartForm,
    draft: &AnsweredDraft,
    conflict: Option<String>,
) -> Result<PartPage, Problem> {
    let answered = answered(look)?;
    let item = item(look, place)?;
    let of = answered.items.len();
    let about = &item.about;
    let is_of_an_ask = matches!(about, About::Ask(_));
    let is_of_one = about.is_of_one();
    Ok(PartPage {
        document: look::title(look.review()),
        trail: look.trail_of_step(),
        address: look.address(""),
        number: place + 1,
        of,
        progress: told::progress(answered),
        decision: look.names.decision(&item.decision),
        conflict,
        asked: asked(look, answered, about),
        here: here(look, draft),
        in_data_alone: draft.span.is_none() && !draft.words.trim().is_empty(),
        because: match item.is_of_another_row(draft) {
            true => vec![read_answers::found::CHOSEN.to_owned()],
            false => evidence::of_item(look, item),
        },
        positions: match is_of_an_ask {
            true => part_form::positions(),
            false => Vec::new(),
        },
        says: match is_of_one {
            true => part_form::says(about),
            false => Vec::new(),
        },
        rows: match is_of_one {
            true => part_form::rows(look.review()),
            false => Vec::new(),
        },
        in_a_line: in_a_line(about, draft),
        is_chief: *about == About::ChiefOfficer,
        is_to_set_aside: draft.check(about).is_err(),
        before: place
            .checked_sub(1)
            .map(|before| part_address(look, before)),
        after: (place + 1 < of).then(|| part_address(look, place + 1)),
        seen: look.held.version,
        form_key: look.by.form_key.clone(),
        form,
    })
}

/// The passage in the paragraphs that it stands in.
fn here(look: &Look, draft: &AnsweredDraft) -> Vec<Piece> {
    let document = &look.review().reading.document;
    let Some(span) = draft.span else {
        let words = draft.words.clone();
        return match words.trim().is_empty() {
            true => Vec::new(),
            false => vec![Piece {
                words,
                item: Some(0),
            }],
        };
    };
    let within = document
        .blocks
        .iter()
        .map(|block| block.span)
        .filter(|block| block.touches(span))
        .reduce(Span::through)
        .unwrap_or(span);
    pieces(&document.text, within, &[(span, 0)])
}
