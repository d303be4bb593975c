//! One body against the rest, with the numbers that rests on: the same on its own
//! page as on the page of all bodies.

use answerable_desk::View;
use answerable_desk::questions::{CommentCount, ConsistentlyLow, Period};
use answerable_desk::roll::Lines;
use answerable_figures::{Consistency, Grade};
use answerable_register::words::BodyId;
use answerable_wording::answering;
use jiff::civil::date;

use super::cell::Cell;
use crate::visit::Links;

/// One year of the published test: so many of so many in time, at most so many.
pub(super) struct YearLine {
    pub(super) year: i16,
    pub(super) in_time: Cell,
    pub(super) at_most: Cell,
    pub(super) due: Cell,
}

/// What is said of one body against the rest.
pub(super) struct AgainstTheRest {
    /// In the period shown.
    pub(super) grade: String,
    /// By the published test, which has its own years.
    pub(super) test: String,
    /// The numbers it rests on; none where it could not be applied.
    pub(super) years: Vec<YearLine>,
}

impl AgainstTheRest {
    /// None of a body that owes nothing.
    pub(super) fn of(
        body: &BodyId,
        period: &Period,
        (view, lines): (&View<'_>, &Lines),
        links: Links,
    ) -> Option<Self> {
        let counted = view.timeliness(lines, period);
        let place = counted.bodies.iter().position(|row| row.body == *body)?;
        let grade = match counted.grades().get(place)? {
            Grade::TooFew { of: 0 } => return None,
            grade => *grade,
        };
        let low = view.consistently_low(lines);
        let tested = low.bodies.iter().find(|(of, _, _)| of == body);
        let test = tested.map_or(Consistency::TooFew, |(_, _, test)| *test);
        Some(Self {
            grade: answering::one_against_the_rest(grade, counted.compared()),
            test: answering::one_consistently_low(test, &low.years),
            // Where the test could not be applied, the numbers say what we lack, and
            // "0 of 1 in time" would be read as of the body.
            years: match test {
                Consistency::TooFew => Vec::new(),
                _ => years(body, &low, (view, lines), links),
            },
        })
    }
}

/// The numbers of one body in each year that the test looks at.
pub(super) fn years(
    body: &BodyId,
    low: &ConsistentlyLow,
    (view, lines): (&View<'_>, &Lines),
    links: Links,
) -> Vec<YearLine> {
    low.years
        .iter()
        .filter_map(|year| {
            let period = Period {
                from: Some(date(*year, 1, 1)),
                to: Some(date(*year, 12, 31)),
                ..Period::default()
            };
            let counts = view.answering_of(lines, body, &period)?.comments;
            let cell = |count: CommentCount| {
                Cell::of(count.of(&counts), &count.list(&period, Some(body)), links)
            };
            Some(YearLine {
                year: *year,
                in_time: cell(CommentCount::InTime),
                at_most: cell(CommentCount::CouldBeInTime),
                due: cell(CommentCount::Due),
            })
        })
        .collect()
}
