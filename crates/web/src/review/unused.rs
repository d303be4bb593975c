//! The reverse check: which passages that may ask something were not used?

use answerable_desk::questions::PageOf;
use answerable_desk::review::NotReviewed;
use answerable_wording::{letters, numbers, reasons};
use askama::Template;
use axum::http::StatusCode;

use super::field::Field;
use super::look::{self, Look};
use super::{as_sentence, problem_of, shown_again};
use crate::frame::{Content, Crumb, Room};
use crate::shown::Pages;
use crate::shown::pages::{Item, PageAsked, past_the_last};
use crate::sign_in::{SignedForm, at_desk};
use crate::visit::{Pairs, Shown, see_other};

#[derive(Template)]
#[template(path = "review/unused.html")]
struct UnusedPage {
    title: String,
    trail: Vec<Crumb>,
    address: String,
    /// Where the forms send to: this page of the passages.
    here: String,
    /// A page that was asked for and is not there.
    unknown: Vec<String>,
    /// How many there are, and which of them stand here.
    count: String,
    passages: Vec<Passage>,
    pages: Pages,
    /// Whether anything was proposed at all.
    anything: bool,
    words: Field,
    /// The last words of a passage of which `words` are the first.
    last: Field,
    form_key: String,
}

/// One passage that was not used.
struct Passage {
    place: usize,
    /// Its number in the document, counted from 1.
    number: String,
    words: String,
    why: &'static str,
    word: String,
    /// The item that was made of it since.
    item: Option<(usize, String)>,
}

impl Content for UnusedPage {
    fn title(&self) -> String {
        self.pages.title("Passages not used")
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("rows", &self.unknown)
    }

    fn is_refused(&self) -> bool {
        self.words.wrong.is_some() || self.last.wrong.is_some() || !self.unknown.is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The passages, each with why it was not taken.
pub(super) async fn show(look: Look) -> Shown {
    look.visit
        .show(&page(&look, Field::default(), Field::default()))
}

/// Adds an item for one of them, or for words that were pasted or said to be the
/// first and last of a passage.
pub(super) async fn send(look: Look, form: SignedForm) -> Shown {
    let fingerprint = look.review().fingerprint;
    let by = form.by.id.to_string();
    let unused: Option<usize> = form
        .pairs
        .filled("unused")
        .and_then(|place| place.parse().ok());
    let mut words = Field::sent(&form.pairs, "words");
    let mut last = Field::sent(&form.pairs, "last");
    let typed = words.typed.clone();
    let typed_last = last.typed.clone();
    if unused.is_none() && typed.trim().is_empty() {
        words.refuse("Paste the words that ask something");
    } else {
        let added = at_desk(&look.visit.site, move |desk| match unused {
            Some(place) => desk.add_unused(fingerprint, place, &by),
            None if typed_last.trim().is_empty() => desk.add_item(fingerprint, &typed, &by),
            None => desk.add_from_to(fingerprint, (&typed, &typed_last), &by),
        })
        .await?;
        match added {
            Ok((_, place)) => {
                return Ok(see_other(
                    &look.address(&format!("/items/{}#item", place + 1)),
                ));
            }
            Err(why @ (NotReviewed::Passage { .. } | NotReviewed::TooMany)) => {
                words.refuse(as_sentence(&why.to_string()));
            }
            Err(why @ NotReviewed::LastWords) => last.refuse(as_sentence(&why.to_string())),
            Err(why) => return Err(problem_of(why)),
        }
    }
    let response = look.visit.show(&page(&look, words, last))?;
    Ok(shown_again(response, StatusCode::UNPROCESSABLE_ENTITY))
}

fn page(look: &Look, words: Field, last: Field) -> UnusedPage {
    let review = look.review();
    let asked = PageAsked::read(&look.visit.place.pairs);
    let list = PageOf::of(
        review.reading.unused.iter().enumerate().collect(),
        asked.number,
    );
    let mut unknown = asked.unknown;
    unknown.extend(past_the_last(asked.number, list.pages));
    let path = look.address("/unused");
    let here = match list.page {
        1 => path.clone(),
        page => format!("{path}?page={page}"),
    };
    UnusedPage {
        title: look::title(review),
        trail: look.trail_of_step(),
        address: look.address(""),
        here,
        unknown,
        count: counted(&list),
        pages: Pages::of(
            list.page,
            list.pages,
            look.visit.links(),
            &path,
            &Pairs::default(),
        ),
        passages: list
            .rows
            .into_iter()
            .map(|(place, unused)| Passage {
                place,
                number: numbers::number(place as u64 + 1),
                words: review.reading.document.words(unused.passage).to_owned(),
                why: reasons::why_unused(unused.why),
                word: unused.word.clone(),
                item: review
                    .items
                    .iter()
                    .position(|item| item.draft.passage == unused.passage)
                    .map(|item| (item + 1, look.address(&format!("/items/{}#item", item + 1)))),
            })
            .collect(),
        anything: !review.items.is_empty(),
        words,
        last,
        form_key: look.by.form_key.clone(),
    }
}

/// "260 passages", and which of them stand on the page shown where there are
/// more pages than one.
fn counted<T>(list: &PageOf<T>) -> String {
    let all = letters::capital(&numbers::count(list.found as u64, "passage", "passages"));
    match list.pages {
        1 => format!("{all}."),
        pages => format!(
            "{all}, page {} of {}.",
            numbers::number(list.page as u64),
            numbers::number(pages as u64)
        ),
    }
}
