//! A line for each force, with a bar for each stay.

use answerable_charts::{
    Picture as _, Stay as Bar, StayEnd, StayRow, Stays, StaysKey, Tick, Words,
};
use answerable_desk::View;
use answerable_desk::questions::StaysOf;
use answerable_register::facts::EngageDay;
use answerable_wording::{monitoring, over_time};
use jiff::civil::Date;

use super::end;
use crate::pages::over_time::number;

/// The most years said below: more would stand on each other on a narrow screen.
const MOST_YEARS: usize = 5;

/// The chart, in a page or in a file that says its source; none where there is
/// no stay to draw.
pub(super) fn chart(
    forces: &[StaysOf<'_>],
    view: &View<'_>,
    source: Option<&str>,
) -> Option<String> {
    let bars: Vec<Vec<Bar>> = forces.iter().map(|of| bars(of, view)).collect();
    let rows: Vec<StayRow<'_>> = forces
        .iter()
        .zip(&bars)
        .map(|(of, stays)| StayRow {
            name: &of.name,
            stays,
        })
        .collect();
    let first = forces
        .iter()
        .flat_map(|of| &of.stays)
        .flat_map(|stay| &stay.entered);
    let first = first.map(|day| day.earliest.year()).min()?;
    let years = years(first, view.as_at);
    let chart = Stays {
        words: Words {
            id: "engage",
            title: over_time::ENGAGE_HEADING,
            sentence: over_time::ENGAGE_SENTENCE,
        },
        rows: &rows,
        across: &years
            .iter()
            .map(|(at, words)| Tick { at: *at, words })
            .collect::<Vec<_>>(),
        key: StaysKey {
            sure: over_time::ENGAGE_SURE,
            rough: over_time::ENGAGE_ROUGH,
            no_end: over_time::ENGAGE_NO_END,
        },
    };
    Some(match source {
        Some(source) => chart.in_file(source),
        None => chart.on_page(),
    })
}

fn bars(of: &StaysOf<'_>, view: &View<'_>) -> Vec<Bar> {
    let bar = |stay: &&answerable_register::facts::Stay| {
        Some(Bar {
            began: span(&stay.entered, view.as_at)?,
            ended: span(end(stay, view), view.as_at),
        })
    };
    of.stays.iter().filter_map(bar).collect()
}

/// From the first to the last day there can have been: those that fit every
/// source, or the whole span where sources differ. Never past the day shown. A
/// day that a source has for something else, such as that of a news report, is
/// given by none.
fn span(given: &[EngageDay], as_at: Date) -> Option<StayEnd> {
    let (first, last) = match monitoring::agreed(given) {
        Some(when) => (when.earliest(), when.latest()),
        None => (
            given.iter().map(|day| day.earliest).min()?,
            given.iter().map(|day| day.latest).max()?,
        ),
    };
    Some(StayEnd {
        first: number(first.min(as_at)),
        last: number(last.min(as_at)),
        is_given: given.iter().any(monitoring::is_the_day_itself),
    })
}

/// The first of January of each year, or of every second or third, from the
/// first to the day shown, which ends the scale and has no words.
fn years(first: i16, as_at: Date) -> Vec<(f64, String)> {
    let all: Vec<i16> = (first..=as_at.year()).collect();
    let step = all.len().div_ceil(MOST_YEARS).max(1);
    let mut years: Vec<_> = all
        .into_iter()
        .step_by(step)
        .map(|year| (number(Date::constant(year, 1, 1)), year.to_string()))
        .collect();
    years.push((number(as_at), String::new()));
    years
}
