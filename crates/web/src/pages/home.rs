//! Home: one sentence of purpose, and what the register holds.

use askama::Template;

use crate::frame::{Content, Crumb};
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "pages/home.html")]
struct Home;

impl Content for Home {
    fn title(&self) -> String {
        "What policing was asked, and what was answered".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        Vec::new()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// The first page.
pub(crate) async fn show(visit: Visit) -> Shown {
    visit.show(&Home)
}
