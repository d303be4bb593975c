//! The line, or a panel for each body, drawn from the rows of the table.

use answerable_charts::{
    AsAtMark, OverTime as Line, Panel, Picture, SmallMultiples, Tick, TimePoint, Words,
};
use answerable_desk::questions::{OverTime, Stood, TimeFigure};
use answerable_figures::{FEWEST_DUE, MedianTime, MissingEvidence};
use answerable_wording::{days, numbers};
use jiff::civil::Date;

use super::asked::{Asked, Of, said};
use crate::chart::short_name;

/// Where a chart is drawn.
pub(super) enum Place<'a> {
    /// In the page.
    Page,
    /// In a file, which says where it comes from.
    File(&'a str),
}

/// The chart; none where no day has enough known to be drawn.
pub(super) fn chart(
    found: &OverTime,
    asked: &Asked,
    as_at: Date,
    place: &Place<'_>,
) -> Option<String> {
    match asked.of {
        Of::Each => panels(found, asked, place),
        _ => line(found, asked, as_at, place),
    }
}

fn line(found: &OverTime, asked: &Asked, as_at: Date, place: &Place<'_>) -> Option<String> {
    let points = points(&found.days, super::stood(found, &asked.of)?)?;
    let years = years(&found.days);
    let marked = days::day(as_at);
    let words = said(asked.figure);
    let scale = Scale::of(asked.figure, points.iter());
    let chart = Line {
        words: Words {
            id: "over-time",
            title: words.heading,
            sentence: words.sentence,
        },
        points: &points,
        across: &ticks(&years),
        up: &ticks(&scale.0),
        as_at: &[AsAtMark {
            at: number(as_at),
            words: &marked,
        }],
    };
    Some(draw(&chart, place))
}

fn panels(found: &OverTime, asked: &Asked, place: &Place<'_>) -> Option<String> {
    let lines: Vec<(&str, Vec<TimePoint>)> = found
        .bodies
        .iter()
        .filter_map(|one| Some((short_name(&one.name), points(&found.days, &one.stood)?)))
        .collect();
    if lines.is_empty() {
        return None;
    }
    let panels: Vec<_> = lines
        .iter()
        .map(|(name, points)| Panel { name, points })
        .collect();
    let years = years(&found.days);
    let words = said(asked.figure);
    let ends = Scale::of(asked.figure, lines.iter().flat_map(|(_, points)| points)).ends();
    let chart = SmallMultiples {
        words: Words {
            id: "over-time",
            title: words.heading,
            sentence: words.panels,
        },
        panels: &panels,
        across: &ticks(&years),
        up: &ticks(&ends),
    };
    Some(draw(&chart, place))
}

fn draw(chart: &impl Picture, place: &Place<'_>) -> String {
    match place {
        Place::Page => chart.on_page(),
        Place::File(source) => chart.in_file(source),
    }
}

/// Whether a share says anything on a day: enough is counted, and most of it known.
pub(super) fn is_enough(evidence: MissingEvidence) -> bool {
    evidence.of() >= FEWEST_DUE && !evidence.is_mostly_missing()
}

/// The lowest and the highest that a figure can have been, where that is said.
fn known(stood: &Stood) -> Option<(f64, f64)> {
    match stood {
        Stood::Share(evidence) if is_enough(*evidence) => {
            Some((evidence.lowest().value()?, evidence.highest().value()?))
        }
        Stood::Days {
            half: Some(MedianTime::Reached { days, .. }),
            ..
        } => Some((f64::from(*days), f64::from(*days))),
        _ => None,
    }
}

/// A point for each day; none where none of them has anything to draw.
fn points(days: &[Date], stood: &[Stood]) -> Option<Vec<TimePoint>> {
    let points: Vec<_> = days
        .iter()
        .zip(stood)
        .map(|(day, stood)| TimePoint {
            at: number(*day),
            known: known(stood),
        })
        .collect();
    let is_any = points.iter().any(|point| point.known.is_some());
    is_any.then_some(points)
}

/// The values said to the left, the first and the last of which bound the scale.
struct Scale(Vec<(f64, String)>);

impl Scale {
    /// Shares have all of theirs, so that no picture makes little look like much;
    /// days go from nought to a round number above the longest.
    fn of<'p>(figure: TimeFigure, points: impl Iterator<Item = &'p TimePoint>) -> Self {
        if figure != TimeFigure::Days {
            return Self(
                [(0.0, "0%"), (0.5, "50%"), (1.0, "100%")]
                    .map(|(at, words)| (at, words.to_owned()))
                    .into(),
            );
        }
        let most = points
            .filter_map(|point| point.known)
            .fold(1.0, |most, (_, high)| f64::max(most, high));
        let most = above(most);
        // Numbers alone: beside a narrow chart there is no room for their unit.
        let days = |at: f64| (at, numbers::number(at as u64));
        Self(vec![days(0.0), days(most / 2.0), days(most)])
    }

    fn ends(&self) -> Vec<(f64, String)> {
        [self.0.first(), self.0.last()]
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    }
}

/// The next of 2, 4, 10, 20, 40, 100 and so on: it halves without a fraction.
fn above(most: f64) -> f64 {
    let mut ten = 1.0;
    loop {
        for step in [2.0, 4.0, 10.0] {
            if most <= ten * step {
                return ten * step;
            }
        }
        ten *= 10.0;
    }
}

/// The first day of each year within the days.
fn years(days: &[Date]) -> Vec<(f64, String)> {
    let Some((first, last)) = days.first().zip(days.last()) else {
        return Vec::new();
    };
    (first.year()..=last.year())
        .map(|year| Date::constant(year, 1, 1))
        .filter(|day| first <= day && day <= last)
        .map(|day| (number(day), day.year().to_string()))
        .collect()
}

fn ticks(said: &[(f64, String)]) -> Vec<Tick<'_>> {
    said.iter()
        .map(|(at, words)| Tick { at: *at, words })
        .collect()
}

/// A day as a number: days since the first of 1970.
pub(crate) fn number(day: Date) -> f64 {
    let since = day.since(Date::constant(1970, 1, 1));
    since.map_or(0.0, |since| f64::from(since.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_drawn_up_to_a_round_number_that_halves() {
        let round: Vec<_> = [1.0, 3.0, 4.0, 56.0, 120.0, 401.0].map(above).into();
        assert_eq!(round, [2.0, 4.0, 4.0, 100.0, 200.0, 1000.0]);
    }
}
