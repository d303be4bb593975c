//! Bodies against each other: what is missing, what chance does, and the one
//! published test. Nothing is worked out here: `figures` does.

use std::collections::BTreeMap;

use answerable_figures::{Consistency, FEWEST_DUE, Funnel, Grade, MissingEvidence};
use answerable_register::words::BodyId;

use super::{BodyTimeliness, CommentCounts, Period, Timeliness};
use crate::roll::Lines;
use crate::view::View;

/// How many whole years the test of consistency looks at.
pub use answerable_figures::PERIODS as YEARS_TESTED;

/// Who is consistently low by the published test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsistentlyLow {
    /// The whole years it looks at, the earliest first; fewer than
    /// [`YEARS_TESTED`] where the register does not hold so many.
    pub years: Vec<i16>,
    /// Each body that owed comments in any of them, in the order of their names.
    pub bodies: Vec<Tested>,
}

/// One body by the published test, with the numbers that it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tested {
    /// The body.
    pub body: BodyId,
    /// Its name on the day.
    pub name: String,
    /// What the test finds.
    pub test: Consistency,
    /// Its comments in each of [`ConsistentlyLow::years`], year by year.
    pub by_year: Vec<CommentCounts>,
}

impl ConsistentlyLow {
    /// One body by the test; none where it owed no comments in any of the years.
    #[must_use]
    pub fn of(&self, body: &BodyId) -> Option<&Tested> {
        self.bodies.iter().find(|tested| tested.body == *body)
    }

    /// Those in whom the test finds this.
    pub fn found(&self, test: Consistency) -> impl Iterator<Item = &Tested> {
        self.bodies.iter().filter(move |tested| tested.test == test)
    }
}

impl CommentCounts {
    /// What is known of the share in time, and what is missing.
    #[must_use]
    pub fn evidence(&self) -> MissingEvidence {
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        // The parts are counted with the whole, so they are never more.
        MissingEvidence::try_new(
            small(self.in_time),
            small(self.could_be()),
            small(self.due()),
        )
        .unwrap_or_default()
    }
}

impl Timeliness {
    /// The funnel of these bodies; none where nothing is due.
    #[must_use]
    pub fn funnel(&self) -> Option<Funnel> {
        let bodies: Vec<_> = self
            .bodies
            .iter()
            .map(|row| row.comments.evidence())
            .collect();
        Funnel::of(&bodies)
    }

    /// The bodies with enough due to be compared.
    #[must_use]
    pub fn compared(&self) -> usize {
        let is_compared = |row: &&BodyTimeliness| row.comments.evidence().of() >= FEWEST_DUE;
        self.bodies.iter().filter(is_compared).count()
    }

    /// What may be said of each body against the rest, in their order. Nothing
    /// where as much is missing of all of them together as known: there is no
    /// rest to hold one against.
    #[must_use]
    pub fn grades(&self) -> Vec<Grade> {
        let funnel = self.funnel();
        let is_too_little = self.comments.evidence().is_mostly_missing();
        self.bodies
            .iter()
            .map(|row| {
                let evidence = row.comments.evidence();
                match funnel {
                    Some(_) if is_too_little && evidence.of() >= FEWEST_DUE => {
                        Grade::TooLittleKnown
                    }
                    Some(funnel) => funnel.grade(evidence),
                    None => Grade::TooFew { of: evidence.of() },
                }
            })
            .collect()
    }
}

impl View<'_> {
    /// Who is consistently low: the published test, over the last whole years
    /// of reports, whatever period a page shows.
    #[must_use]
    pub fn consistently_low(&self, lines: &Lines) -> ConsistentlyLow {
        let years = self.whole_years(lines);
        let counted: Vec<Timeliness> = years
            .iter()
            .map(|year| self.timeliness_of_comments(lines, &Period::of_year(*year)))
            .collect();
        // By name, and by reference where two have one name.
        let mut bodies: BTreeMap<(&str, &BodyId), Vec<(CommentCounts, Grade)>> = BTreeMap::new();
        let nothing = (CommentCounts::default(), Grade::TooFew { of: 0 });
        for (place, of_year) in counted.iter().enumerate() {
            for (row, grade) in of_year.bodies.iter().zip(of_year.grades()) {
                bodies
                    .entry((&row.name, &row.body))
                    .or_insert_with(|| vec![nothing; years.len()])[place] = (row.comments, grade);
            }
        }
        let bodies = bodies.into_iter().map(|((name, body), by_year)| {
            let (by_year, grades): (Vec<_>, Vec<_>) = by_year.into_iter().unzip();
            Tested {
                body: body.clone(),
                name: name.to_owned(),
                test: Consistency::of(&grades),
                by_year,
            }
        });
        ConsistentlyLow {
            bodies: bodies.collect(),
            years,
        }
    }

    /// The last years that are whole, the earliest first, up to
    /// [`YEARS_TESTED`]: a year is whole once it is over and the last day of
    /// every report published in it has passed. None from before comments were
    /// owed at all.
    fn whole_years(&self, lines: &Lines) -> Vec<i16> {
        let first = self
            .published_reports()
            .filter(|report| !report.owed_by.is_empty())
            .map(|report| report.published_on.year())
            .min();
        let Some(first) = first else {
            return Vec::new();
        };
        let over = self.as_at.year() - 1;
        let counted = self.timeliness_of_comments(lines, &Period::of_year(over));
        let last = match counted.comments.to_come {
            0 => over,
            _ => over - 1,
        };
        let tested = i16::try_from(YEARS_TESTED).unwrap_or(i16::MAX);
        (last - tested + 1..=last)
            .filter(|year| *year >= first)
            .collect()
    }
}
