//! Files that are to be published with an answer.

use answerable_desk::answering::{
    Attachment, FileRefused, MOST_FILE_BYTES, NotWritten, kinds_taken,
};
use answerable_wording::published_answer::size;
use askama::Template;
use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::StatusCode;

use super::expired::Typed;
use super::look::{Look, Opened};
use super::{acting, as_sentence, part, problem_of};
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::review::Field;
use crate::sign_in::{FORM_KEY, SignedIn, at_desk, shown_again};
use crate::site::Site;
use crate::visit::{Shown, see_other};

/// The most bytes of a form that are read, so that a file that is somewhat too
/// large is told so by the form and not by a bare refusal.
pub(super) const MOST_SENT_BYTES: usize = 2 * MOST_FILE_BYTES;

/// The most parts of the form that are looked at: the key, the title, the file.
const MOST_PARTS: usize = 5;

/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 200;

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

/// A file as it was sent.
struct Sent {
    title: String,
    name: String,
    bytes: Bytes,
}

enum NotSent {
    AnotherSite,
    TooLarge,
    Unreadable,
}

/// Attaches a file, or says what was wrong with it.
pub(super) async fn send(look: Look, State(site): State<Site>, request: Request) -> Shown {
    let sent = match read(&look.by, request, &site).await {
        Ok(sent) => sent,
        Err(NotSent::AnotherSite) => return Err(Problem::AnotherSite),
        Err(NotSent::Unreadable) => return Err(Problem::Unreadable),
        Err(NotSent::TooLarge) => {
            let why = FileRefused::TooLarge;
            return refused(&look, Field::default(), &why.into()).await;
        }
    };
    let shows = Field::of(sent.title.clone());
    let (at, site) = (look.clone(), site.clone());
    let attached = at_desk(&look.visit.site, move |desk| {
        let attachment = Attachment {
            title: &sent.title,
            file: &sent.name,
            bytes: &sent.bytes,
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
pub(super) async fn take_away(look: Look, typed: Typed) -> Shown {
    if !typed.of_this_session {
        return Ok(see_other(&look.address("/evidence")));
    }
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

/// Reads the key and then the rest: what comes without the key is not read on.
async fn read(by: &SignedIn, request: Request, site: &Site) -> Result<Sent, NotSent> {
    let mut form = Multipart::from_request(request, site)
        .await
        .map_err(|_| NotSent::Unreadable)?;
    let mut from_here = false;
    let mut title = String::new();
    for _ in 0..MOST_PARTS {
        let Some(part) = form.next_field().await.map_err(not_read)? else {
            break;
        };
        match part.name() {
            Some(FORM_KEY) => from_here = by.sent_this(&part.text().await.map_err(not_read)?),
            Some("shows") if from_here => title = part.text().await.map_err(not_read)?,
            Some("file") if from_here => {
                let name = name_of(part.file_name().unwrap_or_default());
                let bytes = part.bytes().await.map_err(not_read)?;
                return Ok(Sent { title, name, bytes });
            }
            _ => {}
        }
    }
    match from_here {
        true => Ok(Sent {
            title,
            name: String::new(),
            bytes: Bytes::new(),
        }),
        false => Err(NotSent::AnotherSite),
    }
}

fn not_read(why: MultipartError) -> NotSent {
    match why.status() {
        StatusCode::PAYLOAD_TOO_LARGE => NotSent::TooLarge,
        _ => NotSent::Unreadable,
    }
}

/// The last part of a file's name; none of it is ever used as a path.
fn name_of(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = last.chars().filter(|letter| !letter.is_control());
    plain
        .take(LONGEST_NAME)
        .collect::<String>()
        .trim()
        .to_owned()
}
