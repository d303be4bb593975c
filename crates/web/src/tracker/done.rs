//! What was written, and what was refused.

use answerable_desk::tracker::What;
use answerable_wording::numbers::count as count_of;
use askama::Template;
use axum::extract::{Extension, State};

use super::rows::done_words;
use super::{Bringing, as_sentence, trail};
use crate::frame::{Content, Crumb, Room};
use crate::sign_in::{SignedIn, kept_nowhere};
use crate::site::Site;
use crate::visit::{Shown, Visit, see_other};
use crate::work::OneOffice;

#[derive(Template)]
#[template(path = "tracker/done.html")]
struct Page {
    file: String,
    address: String,
    /// What was written: how much, of what.
    written: Vec<String>,
    /// Rows of which something was refused: the row, what, and why.
    refused: Vec<(u32, &'static str, String)>,
    rows: usize,
    /// The pages of rows, where there is more than one.
    pages: Vec<usize>,
    form_key: String,
}

impl Content for Page {
    fn title(&self) -> String {
        "What was written from your tracker".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Work)
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(&self.address)
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/work/OFFICE/tracker/done`.
pub(super) async fn show(
    Extension(office): Extension<OneOffice>,
    by: SignedIn,
    visit: Visit,
    State(site): State<Site>,
) -> Shown {
    let bringing = Bringing::of(&site, &by, &office)?;
    let held = match bringing.held().await? {
        Ok(held) if held.cells_said => held,
        Ok(_) => return Ok(see_other(&bringing.address("/cells"))),
        Err(first) => return Ok(first),
    };
    let done = || {
        held.done
            .iter()
            .flat_map(|(row, all)| all.iter().map(move |done| (*row, done)))
    };
    let count = |what| {
        done()
            .filter(|(_, done)| done.what == what && done.refused.is_none())
            .count()
    };
    let written = [
        (What::Claim, "claim, now public", "claims, now public"),
        (
            What::Draft,
            "part of a draft answer",
            "parts of draft answers",
        ),
        (
            What::Comment,
            "comment for your office",
            "comments for your office",
        ),
    ];
    let written = written.into_iter().filter(|(what, ..)| count(*what) > 0);
    let refused = done().filter_map(|(row, done)| {
        let why = done.refused.as_deref()?;
        Some((row, done_words(done.what), as_sentence(why)))
    });
    let rows = held.rows();
    let pages = rows.div_ceil(answerable_desk::tracker::ROWS_AT_A_TIME);
    let page = Page {
        file: held.file.clone(),
        address: bringing.address(""),
        written: written
            .map(|(what, one, many)| count_of(count(what) as u64, one, many))
            .collect(),
        refused: refused.collect(),
        rows,
        pages: (1..=pages).collect(),
        form_key: by.form_key.clone(),
    };
    visit.show(&page).map(kept_nowhere)
}
