//! A file comes in.

use answerable_desk::reading::{NotRead, PdfReader};
use answerable_desk::review::intake::limits;
use answerable_desk::review::{Bringing, NotReviewed};
use answerable_desk::who::Role;
use axum::extract::State;
use axum::http::StatusCode;

use super::{as_sentence, list, problem_of, shown_again};
use crate::form::SignedUpload;
use crate::sign_in::{SignedIn, at_desk};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

/// The most bytes of a form that are read, so that a file that is somewhat too
/// large is told so by the form and not by a bare refusal.
pub(super) const MOST_SENT_BYTES: usize = MOST_FILE_BYTES + 4 * 1024 * 1024;

/// The largest file that the reading room reads, in bytes: a PDF. Others may be less
/// long, which is seen when they are read.
const MOST_FILE_BYTES: usize = limits::MOST_PDF_BYTES;

const _: () = assert!(limits::MOST_MAIL_BYTES == limits::MOST_PACKED_BYTES);
const _: () = assert!(limits::MOST_HTML_BYTES == limits::MOST_TEXT_BYTES);

/// The name of the box that asks for `pdftotext`.
const PDFTOTEXT: &str = "pdftotext";

/// What a review that somebody may go on with is called.
const IN_HAND: &str = "the review of this document";

/// A length as people say it: "4 MB".
pub(super) fn in_words(bytes: usize) -> String {
    format!("{} MB", bytes / (1024 * 1024))
}

/// Keeps a file and reads it, or says what was wrong with it.
pub(super) async fn send(visit: Visit, State(site): State<Site>, form: SignedUpload) -> Shown {
    let by = form.by;
    let pdf = match form.pairs.one(PDFTOTEXT) {
        Some(_) => PdfReader::Pdftotext,
        None => PdfReader::Own,
    };
    let sent = match form.file {
        _ if form.is_too_large => return too_large(&visit, &by).await,
        None => return refused(&visit, &by, "Choose a file".to_owned()).await,
        Some(sent) if sent.bytes.len() > MOST_FILE_BYTES => return too_large(&visit, &by).await,
        Some(sent) => sent,
    };
    let today = site.today();
    let bringing = Bringing {
        bodies: by.actor.bodies_on(today, Role::AskersEditor),
        pdf,
    };
    let received = at_desk(&site, move |desk| {
        desk.receive_for(bringing, &sent.name, &sent.bytes, today)
    })
    .await?;
    match received {
        Ok(held) => Ok(see_other(&format!(
            "/review/{}#next",
            held.review.fingerprint
        ))),
        Err(NotReviewed::RecordedAlready(source)) => {
            let title = source.title.or_blank().to_owned();
            let place = (title, format!("/sources/{}", source.id));
            let why = "This is the same file as one that is recorded already".to_owned();
            let response = list::refused(&visit, &by, why, Some(place)).await?;
            Ok(shown_again(response, StatusCode::CONFLICT))
        }
        Err(why @ NotReviewed::ReadByAnother(fingerprint)) => {
            let place = (IN_HAND.to_owned(), format!("/review/{fingerprint}"));
            let why = as_sentence(&why.to_string());
            let response = list::refused(&visit, &by, why, Some(place)).await?;
            Ok(shown_again(response, StatusCode::CONFLICT))
        }
        Err(NotReviewed::NotRead(NotRead::TooLong(_))) => too_large(&visit, &by).await,
        Err(NotReviewed::NotRead(NotRead::NeedsMapping)) => {
            let why = "A spreadsheet is a list: a reviewer brings it in under ‘Lists’, with a \
                       mapping that says which column is what";
            refused(&visit, &by, why.to_owned()).await
        }
        Err(NotReviewed::NotRead(why @ NotRead::Busy)) => busy(&visit, &by, &why).await,
        Err(why @ NotReviewed::NotRead(NotRead::NoReader(_))) => Err(problem_of(why)),
        Err(NotReviewed::NotRead(why)) => refused(&visit, &by, as_sentence(&why.to_string())).await,
        Err(why) => Err(problem_of(why)),
    }
}

async fn refused(visit: &Visit, by: &SignedIn, why: String) -> Shown {
    let response = list::refused(visit, by, why, None).await?;
    Ok(shown_again(response, StatusCode::UNPROCESSABLE_ENTITY))
}

/// Others came first: not the sender's doing, and it goes away.
async fn busy(visit: &Visit, by: &SignedIn, why: &NotRead) -> Shown {
    let response = list::refused(visit, by, as_sentence(&why.to_string()), None).await?;
    Ok(shown_again(response, StatusCode::SERVICE_UNAVAILABLE))
}

async fn too_large(visit: &Visit, by: &SignedIn) -> Shown {
    let why = format!(
        "The file must be {} or smaller; a Word document, an OpenDocument text or an e-mail {}; \
         a PDF {}",
        in_words(limits::MOST_TEXT_BYTES),
        in_words(limits::MOST_PACKED_BYTES),
        in_words(MOST_FILE_BYTES)
    );
    let response = list::refused(visit, by, why, None).await?;
    Ok(shown_again(response, StatusCode::PAYLOAD_TOO_LARGE))
}
