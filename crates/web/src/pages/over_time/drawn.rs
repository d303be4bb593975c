//! The line, or a panel for each body, drawn from the rows of the table.

use answerable_charts::{
    AsAtMark, OverTime, Panel, Picture, SmallMultiples, Tick, TimePoint, Words,
};
use answerable_desk::questions::OnADay;
use answerable_figures::{FEWEST_DUE, MissingEvidence};
use answerable_register::words::BodyId;
use answerable_wording::{days, over_time};
use jiff::civil::Date;

use super::asked::Of;

/// Where a chart is drawn.
pub(super) enum Place<'a> {
    /// In the page.
    Page,
    /// In a file, which says where it comes from.
    File(&'a str),
}

const SHARES: [Tick<'static>; 3] = [
    Tick {
        at: 0.0,
        words: "0%",
    },
    Tick {
        at: 0.5,
        words: "50%",
    },
    Tick {
        at: 1.0,
        words: "100%",
    },
];
const ENDS: [Tick<'static>; 2] = [SHARES[0], SHARES[2]];

/// The chart; none where no day has enough due to be drawn.
pub(super) fn chart(days: &[OnADay], of: &Of, as_at: Date, place: Place<'_>) -> Option<String> {
    match of {
        Of::Each => panels(days, place),
        one => line(days, one, as_at, place),
    }
}

fn line(days: &[OnADay], of: &Of, as_at: Date, place: Place<'_>) -> Option<String> {
    let points = points(days, of)?;
    let years = years(days);
    let said = days::day(as_at);
    let chart = OverTime {
        words: Words {
            id: "over-time",
            title: over_time::HEADING,
            sentence: over_time::SENTENCE,
        },
        points: &points,
        across: &ticks(&years),
        up: &SHARES,
        as_at: &[AsAtMark {
            at: number(as_at),
            words: &said,
        }],
    };
    Some(draw(&chart, place))
}

fn panels(days: &[OnADay], place: Place<'_>) -> Option<String> {
    let last = days.last()?;
    let lines: Vec<(&str, Vec<TimePoint>)> = last
        .counted
        .bodies
        .iter()
        .filter_map(|row| {
            let of = Of::One(BodyId::clone(&row.body));
            Some((short(&row.name), points(days, &of)?))
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    let panels: Vec<_> = lines
        .iter()
        .map(|(name, points)| Panel { name, points })
        .collect();
    let years = years(days);
    let chart = SmallMultiples {
        words: Words {
            id: "over-time",
            title: over_time::HEADING,
            sentence: over_time::PANELS_SENTENCE,
        },
        panels: &panels,
        across: &ticks(&years),
        up: &ENDS,
    };
    Some(draw(&chart, place))
}

fn draw(chart: &impl Picture, place: Place<'_>) -> String {
    match place {
        Place::Page => chart.on_page(),
        Place::File(source) => chart.in_file(source),
    }
}

/// Whether a share says anything on a day: enough is due, and most of it is known.
pub(super) fn is_enough(evidence: MissingEvidence) -> bool {
    evidence.of() >= FEWEST_DUE && !evidence.is_mostly_missing()
}

/// A point for each day; none where none of them has enough due.
fn points(days: &[OnADay], of: &Of) -> Option<Vec<TimePoint>> {
    let points: Vec<_> = days
        .iter()
        .map(|on| {
            let evidence = of.counts(on).map(|counts| counts.evidence());
            let known = evidence
                .filter(|evidence| is_enough(*evidence))
                .and_then(|evidence| {
                    Some((evidence.lowest().value()?, evidence.highest().value()?))
                });
            TimePoint {
                at: number(on.day),
                known,
            }
        })
        .collect();
    points
        .iter()
        .any(|point| point.known.is_some())
        .then_some(points)
}

/// The first day of each year within the days.
fn years(days: &[OnADay]) -> Vec<(f64, String)> {
    let Some((first, last)) = days.first().zip(days.last()) else {
        return Vec::new();
    };
    (first.day.year()..=last.day.year())
        .map(|year| Date::constant(year, 1, 1))
        .filter(|day| first.day <= *day && *day <= last.day)
        .map(|day| (number(day), day.year().to_string()))
        .collect()
}

fn ticks(years: &[(f64, String)]) -> Vec<Tick<'_>> {
    years
        .iter()
        .map(|(at, words)| Tick { at: *at, words })
        .collect()
}

/// A day as a number: days since the first of 1970.
pub(crate) fn number(day: Date) -> f64 {
    let since = day.since(Date::constant(1970, 1, 1));
    since.map_or(0.0, |since| f64::from(since.get_days()))
}

/// What tells a body from the others, where its name begins as theirs do: a
/// panel has room for little.
fn short(name: &str) -> &str {
    [
        "Police and Crime Commissioner for ",
        "Police, Fire and Crime Commissioner for ",
    ]
    .iter()
    .find_map(|kind| name.strip_prefix(kind))
    .unwrap_or(name)
}
