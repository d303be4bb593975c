//! A file comes in.

use answerable_desk::review::NotReviewed;
use answerable_desk::review::intake::{IntakeError, Media, limits};
use answerable_desk::who::Role;
use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::StatusCode;

use super::{as_sentence, list, problem_of, shown_again};
use crate::problem::Problem;
use crate::sign_in::{FORM_KEY, SignedIn, at_desk};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};

/// The most bytes of a form that are read, so that a file that is somewhat too
/// large is told so by the form and not by a bare refusal.
pub(super) const MOST_SENT_BYTES: usize = 4 * MOST_FILE_BYTES;

/// The largest file that the reading room reads, in bytes.
const MOST_FILE_BYTES: usize = if limits::MOST_TEXT_BYTES > limits::MOST_HTML_BYTES {
    limits::MOST_TEXT_BYTES
} else {
    limits::MOST_HTML_BYTES
};

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// The most parts of the form that are looked at: the key and the file.
const MOST_PARTS: usize = 4;

/// The largest file, as people say it: "4 MB".
pub(super) fn most_in_words() -> String {
    format!("{} MB", MOST_FILE_BYTES / (1024 * 1024))
}

/// A file as it was sent.
struct Sent {
    name: String,
    bytes: Bytes,
}

/// Why a form brought no file.
enum NotSent {
    /// It was not sent from a page of this session.
    AnotherSite,
    /// It is larger than is read.
    TooLarge,
    /// No file was chosen.
    NoFile,
    /// It was no form.
    Unreadable,
}

/// Keeps a file and reads it, or says what was wrong with it.
pub(super) async fn send(
    by: SignedIn,
    visit: Visit,
    State(site): State<Site>,
    request: Request,
) -> Shown {
    let sent = match read(&by, request, &site).await {
        Ok(sent) => sent,
        Err(NotSent::AnotherSite) => return Err(Problem::AnotherSite),
        Err(NotSent::Unreadable) => return Err(Problem::Unreadable),
        Err(NotSent::NoFile) => {
            return refused(&visit, &by, "Choose a file".to_owned()).await;
        }
        Err(NotSent::TooLarge) => return too_large(&visit, &by).await,
    };
    if sent.bytes.len() > MOST_FILE_BYTES {
        return too_large(&visit, &by).await;
    }
    let media = match Media::of(&sent.name, &sent.bytes) {
        Ok(Media::Csv) => {
            let why = "Spreadsheets are read through a mapping: use ‘answerable import’ on the \
                       machine that holds the register";
            return refused(&visit, &by, why.to_owned()).await;
        }
        Ok(media) => media,
        Err(why) => return refused(&visit, &by, as_sentence(&why.to_string())).await,
    };
    let today = site.today();
    let bodies = by.actor.bodies_on(today, Role::AskersEditor);
    let received = at_desk(&site, move |desk| {
        desk.receive_for(bodies, &sent.name, &sent.bytes, media, today)
    })
    .await?;
    match received {
        Ok(held) => Ok(see_other(&format!("/review/{}", held.review.fingerprint))),
        Err(NotReviewed::RecordedAlready(source)) => {
            let title = source.title.or_blank().to_owned();
            let place = (title, format!("/sources/{}", source.id));
            let why = "This is the same file as one that is recorded already".to_owned();
            let response = list::refused(&visit, &by, why, Some(place)).await?;
            Ok(shown_again(response, StatusCode::CONFLICT))
        }
        Err(NotReviewed::NotRead(IntakeError::TooLong { .. })) => too_large(&visit, &by).await,
        Err(NotReviewed::NotRead(why)) => refused(&visit, &by, as_sentence(&why.to_string())).await,
        Err(why) => Err(problem_of(why)),
    }
}

async fn refused(visit: &Visit, by: &SignedIn, why: String) -> Shown {
    let response = list::refused(visit, by, why, None).await?;
    Ok(shown_again(response, StatusCode::UNPROCESSABLE_ENTITY))
}

async fn too_large(visit: &Visit, by: &SignedIn) -> Shown {
    let why = format!("The file must be {} or smaller", most_in_words());
    let response = list::refused(visit, by, why, None).await?;
    Ok(shown_again(response, StatusCode::PAYLOAD_TOO_LARGE))
}

/// Reads the key and then the file: what comes without the key is not read on.
async fn read(by: &SignedIn, request: Request, site: &Site) -> Result<Sent, NotSent> {
    let mut form = Multipart::from_request(request, site)
        .await
        .map_err(|_| NotSent::Unreadable)?;
    let mut from_here = false;
    for _ in 0..MOST_PARTS {
        let Some(part) = form.next_field().await.map_err(not_read)? else {
            break;
        };
        match part.name() {
            Some(FORM_KEY) => {
                from_here = by.sent_this(&part.text().await.map_err(not_read)?);
            }
            Some("file") if from_here => {
                let name = name_of(part.file_name().unwrap_or_default());
                let bytes = part.bytes().await.map_err(not_read)?;
                if name.is_empty() && bytes.is_empty() {
                    return Err(NotSent::NoFile);
                }
                return Ok(Sent { name, bytes });
            }
            _ => {}
        }
    }
    Err(match from_here {
        true => NotSent::NoFile,
        false => NotSent::AnotherSite,
    })
}

fn not_read(why: MultipartError) -> NotSent {
    match why.status() {
        StatusCode::PAYLOAD_TOO_LARGE => NotSent::TooLarge,
        _ => NotSent::Unreadable,
    }
}

/// The last part of a file's name. Some browsers send the folders too; none
/// of it is ever used as a path.
fn name_of(sent: &str) -> String {
    sent.rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .chars()
        .filter(|letter| !letter.is_control())
        .take(LONGEST_NAME)
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_part_of_a_name_is_kept() {
        assert_eq!(name_of("C:\\Users\\box\\letter.txt"), "letter.txt");
        assert_eq!(name_of("../../etc/passwd"), "passwd");
        assert_eq!(name_of("a\u{0}b\n.txt "), "ab.txt");
        assert_eq!(name_of(&"x".repeat(900)).len(), LONGEST_NAME);
    }
}
