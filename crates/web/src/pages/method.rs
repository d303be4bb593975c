//! How we count, and what our words mean: the same words as on every page.

use answerable_register::standing::StandingKind;
use answerable_wording::standings;
use askama::Template;

use crate::frame::{Content, Room};
use crate::shown::Stands;
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "pages/method.html")]
struct Method {
    standings: Vec<(Stands, &'static str)>,
    /// Where bodies stand against each other, on the day of whoever came.
    against_the_rest: String,
}

impl Content for Method {
    fn title(&self) -> String {
        "How we count".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Method)
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/method`.
pub(crate) async fn show(visit: Visit) -> Shown {
    let every = StandingKind::LISTED
        .into_iter()
        .chain([StandingKind::NotYetAsked]);
    visit.show(&Method {
        standings: every
            .map(|kind| (Stands::of(kind), standings::meaning(kind)))
            .collect(),
        against_the_rest: visit.links().to("/who-answers"),
    })
}
