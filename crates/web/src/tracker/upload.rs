//! The file.

use answerable_desk::Desk;
use answerable_desk::reading::NotRead;
use answerable_desk::tracker::intake::{MOST_FILE_BYTES, MOST_ROWS, NotRead as NotATracker};
use answerable_desk::tracker::{InHand, NotKept};
use answerable_wording::numbers::number;
use askama::Template;
use axum::extract::{Extension, State};
use axum::http::StatusCode;

use super::{Bringing, as_sentence, office_word, problem_of};
use crate::closing::draw;
use crate::form::{SignedForm, SignedUpload};
use crate::frame::{Content, Crumb, Room};
use crate::problem::Problem;
use crate::sign_in::{SignedIn, kept_nowhere, shown_again};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};
use crate::work::OneOffice;

/// The most bytes of a form that are read: a file that is somewhat too large is
/// told so by the form and not by a bare refusal.
pub(super) const MOST_SENT_BYTES: usize = 4 * MOST_FILE_BYTES;

#[derive(Template)]
#[template(path = "tracker/upload.html")]
struct Page {
    body: String,
    address: String,
    /// What the upload in hand is called, and where it goes on.
    in_hand: Option<(String, &'static str)>,
    wrong: Option<String>,
    most: String,
    rows: String,
    form_key: String,
}

impl Content for Page {
    fn title(&self) -> String {
        "Bring in your tracker".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Work)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Work)]
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/work/OFFICE/tracker`.
pub(super) async fn form(
    Extension(office): Extension<OneOffice>,
    by: SignedIn,
    visit: Visit,
    State(site): State<Site>,
) -> Shown {
    let bringing = Bringing::of(&site, &by, &office)?;
    let page = page(&bringing, None).await?;
    visit.show(&page).map(kept_nowhere)
}

/// Reads the file and leads on, or says what was wrong with it.
pub(super) async fn send(
    Extension(office): Extension<OneOffice>,
    visit: Visit,
    State(site): State<Site>,
    sent: SignedUpload,
) -> Shown {
    let bringing = Bringing::of(&site, &sent.by, &office)?;
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    let (wrong, status) = match sent.file {
        _ if sent.is_too_large => {
            let why = NotATracker::TooLarge.to_string();
            (why, StatusCode::PAYLOAD_TOO_LARGE)
        }
        None => ("choose the file of your tracker".to_owned(), refused),
        Some(file) => {
            let draw = draw()?;
            let begun = bringing
                .at_desk(move |desk, which| {
                    desk.begin_tracker(which, (&file.name, &file.bytes), &draw)
                })
                .await?;
            match begun {
                Ok(()) => return Ok(see_other(&bringing.address("/columns"))),
                Err(NotKept::NotRead(why)) => match why {
                    NotRead::TooLong(_) => (why.to_string(), StatusCode::PAYLOAD_TOO_LARGE),
                    NotRead::Busy => (why.to_string(), StatusCode::SERVICE_UNAVAILABLE),
                    NotRead::NoReader(why) => return Err(Problem::Fault(why)),
                    why => (why.to_string(), refused),
                },
                Err(why) => return Err(problem_of(why)),
            }
        }
    };
    let page = page(&bringing, Some(as_sentence(&wrong))).await?;
    Ok(shown_again(visit.show(&page)?, status))
}

/// Erases the upload.
pub(super) async fn give_up(
    Extension(office): Extension<OneOffice>,
    State(site): State<Site>,
    form: SignedForm,
) -> Shown {
    let bringing = Bringing::of(&site, &form.by, &office)?;
    let gone = bringing.at_desk(Desk::give_up_tracker).await?;
    gone.map_err(problem_of)?;
    Ok(see_other(&format!(
        "/work/{}/tracker",
        office_word(&office)
    )))
}

async fn page(bringing: &Bringing, wrong: Option<String>) -> Result<Page, Problem> {
    let held = bringing.held().await?.ok();
    Ok(Page {
        body: bringing.name(),
        address: bringing.address(""),
        in_hand: held.map(|held| (held.file.clone(), goes_on(&held))),
        wrong,
        most: format!("{} MB", MOST_FILE_BYTES >> 20),
        rows: number(MOST_ROWS as u64),
        form_key: bringing.by.form_key.clone(),
    })
}

/// The step at which an upload stands.
fn goes_on(held: &InHand) -> &'static str {
    match (held.columns_said, held.cells_said) {
        (false, _) => "/columns",
        (true, false) => "/cells",
        (true, true) => "/rows",
    }
}
