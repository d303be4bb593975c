//! A figure over time, as it stood at the end of each month or other period.

use std::fmt;

use crate::palette::{DARK_BLUE, GUIDE, INK};
use crate::picture::{Picture, Words};
use crate::plot::{Curve, CurveInk, Plot, Shape, Tick, write_mark};
use crate::svg::{Escaped, Percent, Short};

/// A line over time to draw, with what could be shown as a band over it.
///
/// ```
/// use answerable_charts::{AsAtMark, OverTime, Picture, Tick, TimePoint, Words};
///
/// let chart = OverTime {
///     words: Words { id: "line", title: "In time, month by month", sentence: "…" },
///     points: &[
///         TimePoint { at: 0.0, known: Some((0.5, 0.75)) },
///         TimePoint { at: 31.0, known: Some((0.6, 0.7)) },
///     ],
///     across: &[Tick { at: 0.0, words: "Jan 2024" }],
///     up: &[Tick { at: 0.0, words: "0%" }, Tick { at: 1.0, words: "100%" }],
///     as_at: &[AsAtMark { at: 31.0, words: "31 Jan 2024" }],
/// };
/// assert!(chart.on_page().contains("answerable-chart__line"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct OverTime<'a> {
    /// What names and explains it.
    pub words: Words<'a>,
    /// In order of time.
    pub points: &'a [TimePoint],
    /// Days said below, as numbers on the same scale as the points.
    pub across: &'a [Tick<'a>],
    /// Values said to the left; the first and the last bound the scale.
    pub up: &'a [Tick<'a>],
    /// Days that the page speaks of.
    pub as_at: &'a [AsAtMark<'a>],
}

/// How a figure stood on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimePoint {
    /// The day, as a number on the chart's scale.
    pub at: f64,
    /// The lowest and the highest it can have been; nothing where nothing was
    /// due, and then the line is broken and not drawn at nought.
    pub known: Option<(f64, f64)>,
}

/// A day marked by an upright line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AsAtMark<'a> {
    /// The day, as a number on the chart's scale.
    pub at: f64,
    /// What is said of it.
    pub words: &'a str,
}

const TOP: f64 = 34.0;
const PLOT_HEIGHT: f64 = 260.0;

impl Picture for OverTime<'_> {
    fn words(&self) -> Words<'_> {
        self.words
    }

    fn height(&self) -> u32 {
        (TOP + PLOT_HEIGHT + 34.0) as u32
    }

    fn draw(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let plot = Plot {
            top: TOP,
            bottom: TOP + PLOT_HEIGHT,
            across: span(self.points.iter().map(|point| point.at)),
            up: span(self.up.iter().map(|tick| tick.at)),
        };
        plot.write_up(out, self.up)?;
        write_line(out, &plot, self.points)?;
        plot.write_across(out, self.across)?;
        for mark in self.as_at {
            let x = plot.x(mark.at);
            let anchor = if x > 0.5 { "end" } else { "start" };
            write!(
                out,
                "<line class=\"answerable-chart__as-at\" x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\" \
                 stroke=\"{INK}\" stroke-width=\"2\" stroke-dasharray=\"2 3\"/>\
                 <text x=\"{x}\" y=\"16\" text-anchor=\"{anchor}\">{}</text>",
                Short(TOP - 10.0),
                Short(plot.bottom),
                Escaped(mark.words),
                x = Percent(x),
            )?;
        }
        Ok(())
    }
}

/// From the least to the most; one apart where they are the same or none.
pub(crate) fn span(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (least, most) = values.filter(|value| value.is_finite()).fold(
        (f64::INFINITY, f64::NEG_INFINITY),
        |(least, most), value| (least.min(value), most.max(value)),
    );
    match (least.is_finite(), most > least) {
        (false, _) => (0.0, 1.0),
        (true, false) => (least, least + 1.0),
        (true, true) => (least, most),
    }
}

/// A band from the lowest to the highest and a line along the lowest, broken
/// where nothing is known; a point alone is a dot.
pub(crate) fn write_line(
    out: &mut dyn fmt::Write,
    plot: &Plot,
    points: &[TimePoint],
) -> fmt::Result {
    let runs = points.split(|point| point.known.is_none());
    for run in runs.filter(|run| !run.is_empty()) {
        let known = |end: fn((f64, f64)) -> f64| {
            run.iter()
                .filter_map(move |point| Some((point.at, end(point.known?))))
        };
        let lowest: Vec<_> = known(|(low, _)| low).collect();
        let mut band = lowest.clone();
        band.extend(
            known(|(_, high)| high)
                .collect::<Vec<_>>()
                .into_iter()
                .rev(),
        );
        let curves = [
            Curve {
                class: "could-be",
                points: &band,
                ink: CurveInk::Area(GUIDE),
            },
            Curve {
                class: "line",
                points: &lowest,
                ink: CurveInk::Line {
                    colour: DARK_BLUE,
                    width: 3,
                    dashed: false,
                },
            },
        ];
        if run.len() > 1 {
            plot.write_curves(out, &curves)?;
        }
        if let Some((at, value)) = lowest.last() {
            write_mark(
                out,
                (plot.x(*at), 0.0, plot.y(*value)),
                Shape::Circle,
                DARK_BLUE,
            )?;
        }
    }
    Ok(())
}
