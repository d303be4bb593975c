//! Bodies against each other: what is missing, what chance does, and the one
//! published test. Nothing is worked out here: `figures` does.

use answerable_figures::{Consistency, FEWEST_DUE, Funnel, Grade, MissingEvidence};
use answerable_register::words::BodyId;
use jiff::civil::date;

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
    pub bodies: Vec<(BodyId, String, Consistency)>,
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
        let by_year: Vec<(Timeliness, Vec<Grade>)> = years
            .iter()
            .map(|year| {
                let counted = self.timeliness_of_comments(lines, &year_of(*year));
                let grades = counted.grades();
                (counted, grades)
            })
            .collect();
        let mut bodies: Vec<(BodyId, String)> = by_year
            .iter()
            .flat_map(|(counted, _)| &counted.bodies)
            .map(|row| (row.body.clone(), row.name.clone()))
            .collect();
        bodies.sort_by(|one, other| (&one.1, &one.0).cmp(&(&other.1, &other.0)));
        bodies.dedup();
        ConsistentlyLow {
            bodies: bodies
                .into_iter()
                .map(|(body, name)| {
                    let grades: Vec<_> = by_year
                        .iter()
                        .map(|(counted, grades)| {
                            let place = counted.bodies.iter().position(|row| row.body == body);
                            place.map_or(Grade::TooFew { of: 0 }, |place| grades[place])
                        })
                        .collect();
                    (body, name, Consistency::of(&grades))
                })
                .collect(),
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
        let counted = self.timeliness_of_comments(lines, &year_of(over));
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

fn year_of(year: i16) -> Period {
    Period {
        from: Some(date(year, 1, 1)),
        to: Some(date(year, 12, 31)),
        ..Period::default()
    }
}
