//! Which documents are under review, and how does one get there?

use answerable_desk::review::intake::limits;
use answerable_desk::review::{Held, Review};
use answerable_desk::who::{Act, Resource, may};
use askama::Template;

use super::{look, problem_of};
use crate::frame::{Content, Room};
use crate::problem::Problem;
use crate::sign_in::{SignedIn, at_desk};
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "review/list.html")]
pub(super) struct ListPage {
    documents: Vec<Line>,
    form_key: String,
    most: String,
    /// The same of documents that come packed, and of e-mail.
    most_packed: String,
    most_pdf: String,
    /// What was wrong with a file that was sent.
    wrong: Option<String>,
    /// The page of the document, where that file is recorded already.
    recorded: Option<(String, String)>,
    /// The program by which the words of a PDF may be drawn, where there is one.
    pdftotext: Option<String>,
    /// Whether whoever looks decides corrections and looks for answers too.
    is_reviewer: bool,
}

/// One document under review.
struct Line {
    title: String,
    href: String,
    file_name: String,
    progress: String,
    next: &'static str,
}

impl Line {
    fn of(review: &Review) -> Self {
        Self {
            title: look::title(review),
            href: format!("/review/{}", review.fingerprint),
            file_name: review.file_name.clone(),
            progress: look::progress(review),
            next: next_step(review),
        }
    }
}

/// What is to be done next.
fn next_step(review: &Review) -> &'static str {
    if review
        .answering()
        .is_some_and(|answered| answered.said.is_none())
    {
        "Say what it answers"
    } else if review.details.is_none() && review.needs_details() {
        "Say what it is"
    } else if review.undecided() > 0 {
        "Decide items"
    } else {
        "Second check"
    }
}

impl Content for ListPage {
    fn title(&self) -> String {
        "Documents under review".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Review)
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The list.
pub(super) async fn show(by: SignedIn, visit: Visit) -> Shown {
    visit.show(&page(&visit, &by).await?)
}

/// The list again, with what was wrong with a file.
pub(super) async fn refused(
    visit: &Visit,
    by: &SignedIn,
    wrong: String,
    recorded: Option<(String, String)>,
) -> Shown {
    let page = ListPage {
        wrong: Some(wrong),
        recorded,
        ..page(visit, by).await?
    };
    visit.show(&page)
}

async fn page(visit: &Visit, by: &SignedIn) -> Result<ListPage, Problem> {
    let held: Vec<Held> = at_desk(&visit.site, |desk| desk.documents_under_review())
        .await?
        .map_err(problem_of)?;
    let today = visit.site.today();
    let may_look = |held: &&Held| {
        let document = Resource::Document(held.review.stands_to(by.id.as_str()));
        may(&by.actor, Act::LookAtDocument, &document, today).is_ok()
    };
    Ok(ListPage {
        documents: held
            .iter()
            .filter(may_look)
            .map(|held| Line::of(&held.review))
            .collect(),
        form_key: by.form_key.clone(),
        most: super::upload::in_words(limits::MOST_TEXT_BYTES),
        most_packed: super::upload::in_words(limits::MOST_PACKED_BYTES),
        most_pdf: super::upload::in_words(limits::MOST_PDF_BYTES),
        wrong: None,
        recorded: None,
        pdftotext: visit.site.state.desk.pdftotext().map(str::to_owned),
        is_reviewer: may(&by.actor, Act::RecordFacts, &Resource::Register, today).is_ok(),
    })
}
