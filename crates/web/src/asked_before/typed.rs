//! Words that somebody types: what was asked before in such words?

use answerable_desk::View;
use answerable_desk::asked_before::{Found, Wanted};
use answerable_wording::asked_before::STILL_READING;
use askama::Template;

use super::Line;
use super::one::listing;
use super::section::{NEAREST, like_words};
use crate::frame::{Content, Crumb, Room};
use crate::visit::query::Pairs;
use crate::visit::{Format, Shown, Taken, Visit};

/// The names this page takes beside the day.
const NAMES: &[&str] = &["words"];
/// The longest text that is read, in letters. A longer one is no single ask.
const MOST_LETTERS: usize = 2_000;

#[derive(Template)]
#[template(path = "asked_before/typed.html")]
struct TypedPage {
    typed: String,
    /// What is wrong with what was typed.
    wrong: Option<String>,
    lines: Vec<Line>,
    is_partial: bool,
    unknown: Vec<String>,
    day: Option<String>,
}

impl Content for TypedPage {
    fn title(&self) -> String {
        "Asked before?".to_owned()
    }

    fn room(&self) -> Option<Room> {
        Some(Room::Asks)
    }

    fn trail(&self) -> Vec<Crumb> {
        vec![Crumb::home(), Crumb::room(Room::Asks)]
    }

    fn is_refused(&self) -> bool {
        self.wrong.is_some() || !self.unknown.is_empty()
    }

    fn not_understood(&self) -> (&'static str, &[String]) {
        ("words", &self.unknown)
    }
}

/// `/asked-before?words=…`
pub(super) async fn show(visit: Visit) -> Shown {
    let desk = &visit.site.state.desk;
    let typed = visit.place.pairs.filled("words").unwrap_or_default();
    let wrong = (!typed.is_empty())
        .then(|| wrong_with(typed, &visit))
        .flatten();
    let register = desk.read();
    let view = View::of(&register, visit.as_at.day());
    let links = visit.links();
    let may_look = !typed.is_empty() && wrong.is_none();
    if visit.format != Format::Html {
        let unknown = wrong.clone().into_iter().collect();
        visit.understood(&Taken {
            names: NAMES,
            unknown,
            allowed: Vec::new(),
        })?;
        let found = match may_look {
            true => desk
                .remembered()
                .nearest(&view, Wanted::Words(typed), NEAREST),
            false => Found::default(),
        };
        return visit.filtered_table(&listing(&found.like, &[], None, &visit, &view));
    }
    let (lines, is_partial) = match may_look {
        true => like_words(typed, desk.remembered(), &view, links, 10),
        false => (Vec::new(), false),
    };
    let pairs = Pairs::default().with("words", typed);
    visit.show_filtered(
        &TypedPage {
            typed: typed.to_owned(),
            wrong,
            lines,
            is_partial,
            unknown: visit.left_out(NAMES),
            day: visit.as_at.chosen().map(|day| day.to_string()),
        },
        &pairs,
    )
}

/// What is wrong with words that were typed, and what is allowed.
fn wrong_with(typed: &str, visit: &Visit) -> Option<String> {
    if typed.chars().count() > MOST_LETTERS {
        return Some("Words must be 2,000 characters or fewer: type what one ask says".to_owned());
    }
    visit
        .site
        .state
        .desk
        .remembered()
        .says_nothing(typed)
        .then(|| {
            "Type words that say what is asked: words such as ‘the’, ‘force’ and ‘should’ stand in \
             every recommendation"
                .to_owned()
        })
}
