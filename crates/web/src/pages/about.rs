//! What this is, for whom, and what it is not; and how far facts stand on
//! documents, counted.

use answerable_desk::View;
use answerable_desk::questions::{DocumentsKept, FactsOn};
use answerable_wording::numbers;
use askama::Template;

use crate::frame::{Content, Room};
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "pages/about.html")]
struct About {
    kept: DocumentsKept,
    facts: FactsOn,
}

impl About {
    /// "12", and "none" for none.
    fn number(count: &usize) -> String {
        match count {
            0 => "none".to_owned(),
            1 => "one".to_owned(),
            some => numbers::number(*some as u64),
        }
    }
}

impl Content for About {
    fn title(&self) -> String {
        "About Answerable".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::About)
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/about`. It says what is recorded today, whatever day links keep.
pub(crate) async fn show(visit: Visit) -> Shown {
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.site.today());
    visit.show(&About {
        kept: view.documents_kept(),
        facts: view.facts_on(),
    })
}
