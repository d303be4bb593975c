//! Which requests wait to be decided?

use answerable_desk::corrections::Requests;
use answerable_desk::store::inbox::Stands;
use answerable_wording::{days, letters, numbers};
use askama::Template;

use crate::frame::{Content, Crumb};
use crate::problem::Problem;
use crate::sign_in::{at_desk, kept_nowhere};
use crate::visit::{Shown, Visit};

#[derive(Template)]
#[template(path = "corrections/requests.html")]
struct RequestsPage {
    summary: String,
    waiting: Vec<Line>,
    decided: Vec<Line>,
    /// The entry just recorded.
    recorded: Option<u64>,
}

/// A request, as far as anybody may know without reading it.
struct Line {
    reference: String,
    on: String,
    entry: Option<u64>,
}

impl Content for RequestsPage {
    fn title(&self) -> String {
        "Requests for a correction".to_owned()
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home()]
    }

    fn has_a_day(&self) -> bool {
        false
    }
}

/// `/inbox`: that they are there, and no word of what they say.
pub(super) async fn show(visit: Visit) -> Shown {
    let Requests { waiting, decided } = at_desk(&visit.site, |desk| desk.requests())
        .await?
        .map_err(|why| Problem::Fault(why.to_string()))?;
    let recorded = visit.place.pairs.filled("recorded");
    let page = RequestsPage {
        summary: match waiting.len() {
            0 => "No request waits.".to_owned(),
            many => format!(
                "{} to be decided, the oldest first.",
                letters::capital(&numbers::count(
                    many as u64,
                    "request waits",
                    "requests wait"
                ))
            ),
        },
        waiting: waiting
            .iter()
            .map(|request| Line {
                reference: request.reference.to_string(),
                on: days::day(request.on),
                entry: None,
            })
            .collect(),
        decided: decided
            .iter()
            .map(|standing| Line {
                reference: standing.request.reference.to_string(),
                on: days::day(standing.request.on),
                entry: match standing.stands {
                    Stands::Decided(entry) => Some(entry),
                    Stands::Waits | Stands::Erased => None,
                },
            })
            .collect(),
        recorded: recorded.and_then(|entry| entry.parse().ok()),
    };
    visit.show(&page).map(kept_nowhere)
}
