//! What the body says of the report as a whole.

use answerable_desk::answering::{PartRefused, PartSaid};
use askama::Template;

use super::look::{Look, Opened};
use super::part::{self, Came, Why};
use crate::form::SignedForm;
use crate::frame::{Content, Crumb, Room};
use crate::review::Field;
use crate::sign_in::shown_again;
use crate::visit::{Shown, see_other};

#[derive(Template)]
#[template(path = "answering/comments.html")]
struct CommentsPage {
    title: String,
    trail: Vec<Crumb>,
    address: String,
    comments: Field,
    why: Why,
    /// What somebody else wrote meanwhile, and who.
    theirs: Option<(String, String)>,
    seen: u64,
    form_key: String,
}

impl CommentsPage {
    fn errors(&self) -> Vec<(&'static str, String)> {
        let summary = self.why.summary("comments");
        let wrong = self.comments.wrong.clone().map(|wrong| ("comments", wrong));
        summary.into_iter().chain(wrong).collect()
    }
}

impl Content for CommentsPage {
    fn title(&self) -> String {
        "Comments on the report".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Answering)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        self.why != Why::NotSent
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The form, with what is written so far.
pub(super) async fn show(look: Look) -> Shown {
    let opened = look.open().await?;
    let comments = Field::of(opened.held.written.comments.said.clone());
    let page = page(&look, &opened, comments, Why::NotSent);
    look.visit.show(&page)
}

/// Keeps what was typed, or shows the form again with every word still in it.
pub(super) async fn send(look: Look, typed: SignedForm) -> Shown {
    let mut comments = Field::sent(&typed.pairs, "comments");
    let part = PartSaid::Comments(comments.typed.clone());
    let (why, held) = match part::keep(&look, &typed, part).await? {
        Came::Kept => return Ok(see_other(&look.address("#parts"))),
        Came::Not(why, held) => (why, held),
    };
    if let Why::Refused(refused) = &why {
        for wrong in refused {
            if let PartRefused::Words { .. } = wrong {
                comments.refuse(super::as_sentence(&wrong.to_string()));
            }
        }
    }
    let status = why.status();
    let opened = look.opened(*held).await?;
    let response = look.visit.show(&page(&look, &opened, comments, why))?;
    Ok(shown_again(response, status))
}

fn page(look: &Look, opened: &Opened, comments: Field, why: Why) -> CommentsPage {
    let part = &opened.held.written.comments;
    let theirs = (why == Why::Changed).then(|| {
        let by = part.by.as_deref().unwrap_or_default();
        (opened.names.name(by), part.said.clone())
    });
    CommentsPage {
        title: opened.title.clone(),
        trail: look.trail_of_part(&opened.title),
        address: look.address(""),
        comments,
        why,
        theirs,
        seen: opened.held.draft.version,
        form_key: look.by.form_key.clone(),
    }
}
