//! Choosing a passage that was not proposed, sentence by sentence.
//!
//! Without a script nobody can send what they marked with a mouse. So the
//! paragraphs from the one that was chosen in the whole document are cut into
//! sentences, and a person ticks the first and the last.

use answerable_desk::review::NotReviewed;
use answerable_desk::review::intake::{BlockKind, Document, Span};
use askama::Template;
use axum::http::StatusCode;

use super::look::{self, Look};
use super::{as_sentence, problem_of, shown_again};
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::sign_in::{SignedForm, at_desk};
use crate::visit::{Shown, see_other};

/// How many paragraphs and points are offered from the chosen one on: a
/// recommendation with more points is taken by its first and last words.
const BLOCKS_SHOWN: usize = 12;

/// The most sentences offered, so that what a page sends stays short.
const SENTENCES_SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "review/passage.html")]
struct PassagePage {
    document: String,
    trail: Vec<Crumb>,
    address: String,
    from: usize,
    sentences: Vec<Sentence>,
    wrong: Option<String>,
    form_key: String,
}

/// One sentence that can be ticked.
struct Sentence {
    /// Its place among those offered.
    place: usize,
    words: String,
    is_ticked: bool,
    /// Whether a paragraph or point begins with it.
    begins: bool,
}

impl Content for PassagePage {
    fn title(&self) -> String {
        "Add a passage".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The sentences from the paragraph that the address names.
pub(super) async fn show(look: Look) -> Shown {
    let from = from(&look)?;
    look.visit.show(&page(&look, from, &[], None))
}

/// Adds an item for the ticked sentences and whatever stands between them.
pub(super) async fn send(look: Look, form: SignedForm) -> Shown {
    let from = from(&look)?;
    let offered = offered(&look.review().reading.document, from);
    let ticked: Vec<usize> = form
        .pairs
        .all("sentence")
        .filter_map(|place| place.parse().ok())
        .filter(|place| *place < offered.len())
        .collect();
    let chosen: Vec<Span> = ticked.iter().map(|place| offered[*place].1).collect();
    let (fingerprint, by) = (look.review().fingerprint, form.by.id.to_string());
    let added = at_desk(&look.visit.site, move |desk| {
        desk.add_sentences(fingerprint, &chosen, &by)
    })
    .await?;
    match added {
        Ok((_, place)) => Ok(see_other(
            &look.address(&format!("/items/{}#item", place + 1)),
        )),
        Err(why @ (NotReviewed::NoSentence | NotReviewed::TooMany)) => {
            let wrong = Some(as_sentence(&why.to_string()));
            let response = look.visit.show(&page(&look, from, &ticked, wrong))?;
            Ok(shown_again(response, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(why) => Err(problem_of(why)),
    }
}

/// The paragraph that the address names, by its place in the document.
fn from(look: &Look) -> Result<usize, Problem> {
    let named = look.visit.place.pairs.filled("from");
    named
        .and_then(|place| place.parse().ok())
        .filter(|place| *place < look.review().reading.document.blocks.len())
        .ok_or(Problem::NotFound)
}

/// The sentences offered from a paragraph on, up to the next heading, each with
/// whether it begins a paragraph.
fn offered(document: &Document, from: usize) -> Vec<(bool, Span)> {
    let blocks = document.blocks.iter().skip(from).enumerate();
    blocks
        .take(BLOCKS_SHOWN)
        .take_while(|(place, block)| {
            *place == 0 || !matches!(block.kind, BlockKind::Heading { .. })
        })
        .flat_map(|(_, block)| {
            let sentences = document.sentences(block.span).into_iter().enumerate();
            sentences.map(|(place, span)| (place == 0, span))
        })
        .take(SENTENCES_SHOWN)
        .collect()
}

fn page(look: &Look, from: usize, ticked: &[usize], wrong: Option<String>) -> PassagePage {
    let document = &look.review().reading.document;
    let offered = offered(document, from).into_iter().enumerate();
    PassagePage {
        document: look::title(look.review()),
        trail: look.trail_of_step(),
        address: look.address(""),
        from,
        sentences: offered
            .map(|(place, (begins, span))| Sentence {
                place,
                words: document.words(span).to_owned(),
                is_ticked: ticked.contains(&place),
                begins,
            })
            .collect(),
        wrong,
        form_key: look.by.form_key.clone(),
    }
}
