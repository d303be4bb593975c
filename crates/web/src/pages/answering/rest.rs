//! One body against the rest, with the numbers that rests on: the same on its own
//! page as on the page of all bodies.

use answerable_desk::questions::{CommentCount, ConsistentlyLow, Period, Tested, Timeliness};
use answerable_figures::{Consistency, Grade};
use answerable_register::words::BodyId;
use answerable_wording::answering;

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
        counted: &Timeliness,
        low: &ConsistentlyLow,
        links: Links,
    ) -> Option<Self> {
        let place = counted.bodies.iter().position(|row| row.body == *body)?;
        let grade = match counted.grades().get(place)? {
            Grade::TooFew { of: 0 } => return None,
            grade => *grade,
        };
        let tested = low.of(body);
        let test = tested.map_or(Consistency::TooFew, |tested| tested.test);
        Some(Self {
            grade: answering::one_against_the_rest(grade, counted.compared()),
            test: answering::one_consistently_low(test, &low.years),
            // Where the test could not be applied, the numbers say what we lack, and
            // "0 of 1 in time" would be read as of the body.
            years: tested
                .filter(|tested| tested.test != Consistency::TooFew)
                .map_or_else(Vec::new, |tested| years(tested, &low.years, links)),
        })
    }
}

/// The numbers of one body in each year that the test looks at.
pub(super) fn years(tested: &Tested, years: &[i16], links: Links) -> Vec<YearLine> {
    let line = |(year, counts)| {
        let period = Period::of_year(year);
        let cell = |count: CommentCount| {
            Cell::of(
                count.of(counts),
                &count.list(&period, Some(&tested.body)),
                links,
            )
        };
        YearLine {
            year,
            in_time: cell(CommentCount::InTime),
            at_most: cell(CommentCount::CouldBeInTime),
            due: cell(CommentCount::Due),
        }
    };
    let by_year = years.iter().copied().zip(&tested.by_year);
    by_year.map(line).collect()
}
