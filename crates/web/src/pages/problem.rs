//! The page that says what went wrong.

use askama::Template;

use crate::frame::Content;
use crate::layers::reference::Reference;
use crate::problem::Problem;
use crate::visit::query::Pairs;
use crate::visit::typed_day::TypedDay;
use crate::visit::{Place, links};

#[derive(Template)]
#[template(path = "pages/problem.html")]
pub(crate) struct ProblemPage {
    heading: &'static str,
    reason: Option<String>,
    paragraphs: &'static [&'static str],
    reference: Option<String>,
    day: Option<DayAgain>,
    /// Whether signing in would help.
    signs_in: bool,
}

/// The form for the day, shown again with what was typed and what was wrong.
struct DayAgain {
    wrong: String,
    typed: TypedDay,
    action: String,
    kept: Pairs,
    today: String,
}

impl ProblemPage {
    pub(crate) fn of(place: &Place, problem: &Problem, reference: Option<&Reference>) -> Self {
        let day = match problem {
            Problem::NoSuchDay(refusal) => {
                let kept = place.pairs.without(|name, _| links::is_the_day(name));
                Some(DayAgain {
                    wrong: refusal.sentence(),
                    typed: refusal.typed.clone(),
                    action: place.path.clone(),
                    today: kept.after(&place.path),
                    kept,
                })
            }
            _ => None,
        };
        Self {
            heading: problem.heading(),
            reason: problem.reason(),
            paragraphs: problem.paragraphs(),
            reference: reference.map(ToString::to_string),
            day,
            signs_in: matches!(problem, Problem::SignedOut),
        }
    }
}

impl Content for ProblemPage {
    fn title(&self) -> String {
        self.heading.to_owned()
    }

    fn is_refused(&self) -> bool {
        self.day.is_some()
    }

    fn has_a_day(&self) -> bool {
        false
    }
}
