//! Files that are to be published with an answer.

use answerable_desk::answering::{
    Attachment, FileRefused, MOST_FILE_BYTES, NotWritten, kinds_taken,
};
use answerable_wording::published_answer::size;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::look::{Look, Opened};
use super::{acting, as_sentence, part, problem_of};
use crate::form::{SignedForm, SignedUpload};
use crate::frame::{Content, Crumb, Room};
use crate::review::Field;
use crate::sign_in::{at_desk, shown_again};
use crate::site::Site;
use crate::visit::{Shown, see_other};

/// The most bytes of a form that are read, so that a file that is somewhat too
/// large is told so by the form and not by a bare refusal.
pub(super) const MOST_SENT_BYTES: usize = 2 * MOST_FILE_BYTES;

#[derive(Template)]
#[template(path = "answering/evidence.html")]
struct EvidencePage {
    title: String,
    trail: Vec<Crumb>,
    address: String,
    files: Vec<File>,
    shows: Field,
    wrong: Option<String>,
    kinds: String,
    most: String,
    may_write: bool,
    form_key: String,
}

struct File {
    title: String,
    file: String,
    size: String,
    fingerprint: String,
    by: String,
}

impl EvidencePage {
    fn errors(&self) -> Vec<(&'static str, String)> {
        let shows = self.shows.wrong.clone().map(|wrong| ("shows", wrong));
        let file = self.wrong.clone().map(|wrong| ("file", wrong));
        shows.into_iter().chain(file).collect()
    }
}

impl Content for EvidencePage {
    fn title(&self) -> String {
        "Evidence".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Answering)
    }

    fn trail(&self) -> Vec<Crumb> {
        self.trail.clone()
    }

    fn is_refused(&self) -> bool {
        !self.errors().is_empty()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// What is attached, and the form that attaches more.
pub(super) async fn show(look: Look) -> Shown {
    let opened = look.open().await?;
    look.visit
        .show(&page(&look, &opened, Field::default(), None))
}

fn page(look: &Look, opened: &Opened, shows: Field, wrong: Option<String>) -> EvidencePage {
    let files = opened.held.written.evidence.iter();
    EvidencePage {
        title: opened.title.clone(),
        trail: look.trail_of_part(&opened.title),
        address: look.address(""),
        files: files
            .map(|file| File {
                title: file.title.clone(),
                file: file.file.clone(),
                size: size(file.bytes),
                fingerprint: file.fingerprint.clone(),
                by: opened.names.name(&file.by),
            })
            .collect(),
        shows,
        wrong,
        kinds: kinds_taken(),
        most: format!("{} MB", MOST_FILE_BYTES >> 20),
        may_write: look.may(answerable_desk::who::Act::DraftAnswer) && part::is_open(&opened.held),
        form_key: look.by.form_key.clone(),
    }
}

/// Attaches a file, or says what was wrong with it.
pub(super) async fn send(look: Look, State(site): State<Site>, sent: SignedUpload) -> Shown {
    let shows = Field::sent(&sent.pairs, "shows");
    if sent.is_too_large {
        return refused(&look, shows, &FileRefused::TooLarge.into()).await;
    }
    let (at, title) = (look.clone(), shows.typed.clone());
    let (name, bytes) = sent
        .file
        .map_or_else(Default::default, |file| (file.name, file.bytes));
    let attached = at_desk(&look.visit.site, move |desk| {
        let attachment = Attachment {
            title: &title,
            file: &name,
            bytes: &bytes,
        };
        desk.attach(at.which(), attachment, acting(&site, at.by.id.as_str()))
    })
    .await?;
    match attached {
        Ok(_) => Ok(see_other(&look.address("/evidence"))),
        Err(why @ (NotWritten::File(_) | NotWritten::WaitsForApproval)) => {
            refused(&look, shows, &why).await
        }
        Err(why) => Err(problem_of(why)),
    }
}

/// Takes a file away again.
pub(super) async fn take_away(look: Look, typed: SignedForm) -> Shown {
    let fingerprint = typed.pairs.one("file").unwrap_or_default().to_owned();
    let (at, site) = (look.clone(), look.visit.site.clone());
    let taken = at_desk(&look.visit.site, move |desk| {
        desk.detach(at.which(), &fingerprint, acting(&site, at.by.id.as_str()))
    })
    .await?;
    match taken {
        Ok(_) | Err(NotWritten::NoSuchAnswer) => Ok(see_other(&look.address("/evidence"))),
        Err(why @ NotWritten::WaitsForApproval) => refused(&look, Field::default(), &why).await,
        Err(why) => Err(problem_of(why)),
    }
}

async fn refused(look: &Look, mut shows: Field, why: &NotWritten) -> Shown {
    let opened = look.open().await?;
    let words = as_sentence(&why.to_string());
    let wrong = match why {
        NotWritten::File(FileRefused::NoTitle | FileRefused::LongTitle) => {
            shows.refuse(words);
            None
        }
        _ => Some(words),
    };
    let status = match why {
        NotWritten::File(FileRefused::TooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        NotWritten::WaitsForApproval => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let response = look.visit.show(&page(look, &opened, shows, wrong))?;
    Ok(shown_again(response, status))
}
