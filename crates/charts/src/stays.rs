//! Stays along a line of time: when each began and when it ended.

use std::fmt;

use crate::palette::{DARK_BLUE, INK, WHITE};
use crate::picture::{NARROWEST, Picture, Words};
use crate::plot::{Plot, Tick};
use crate::svg::{Escaped, Percent, Short};
use crate::words::cut;

/// A line for each, with a bar for each of its stays.
///
/// A stay that goes on ends in an arrow at the edge. Where only the earliest
/// and the latest day of a beginning or an end are known, the bar is drawn
/// from the earliest to the latest in outline, and filled where it is sure.
#[derive(Debug, Clone, Copy)]
pub struct Stays<'a> {
    /// What names and explains it.
    pub words: Words<'a>,
    /// One line for each, in the order of the table.
    pub rows: &'a [StayRow<'a>],
    /// Days said below, as numbers on the stays' scale; the first and the last
    /// bound it.
    pub across: &'a [Tick<'a>],
}

/// Whose stays, and which.
#[derive(Debug, Clone, Copy)]
pub struct StayRow<'a> {
    /// Whose they are.
    pub name: &'a str,
    /// In order of time.
    pub stays: &'a [Stay],
}

/// One stay; days as numbers on the chart's scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stay {
    /// The earliest and the latest day it can have begun.
    pub began: (f64, f64),
    /// The earliest and the latest day it can have ended; nothing if it goes on.
    pub ended: Option<(f64, f64)>,
}

const ROW: f64 = 56.0;
const BAR: f64 = 18.0;

impl Picture for Stays<'_> {
    fn words(&self) -> Words<'_> {
        self.words
    }

    fn height(&self) -> u32 {
        (self.bottom() + 34.0) as u32
    }

    fn draw(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let plot = Plot {
            top: 0.0,
            bottom: self.bottom(),
            across: crate::over_time::span(self.across.iter().map(|tick| tick.at)),
            up: (0.0, 1.0),
        };
        plot.write_across(out, self.across)?;
        for (row, at) in self.rows.iter().zip(0_u32..) {
            let top = f64::from(at) * ROW;
            write!(
                out,
                "<text y=\"{}\" font-weight=\"bold\">{}</text>",
                Short(top + 16.0),
                Escaped(&cut(row.name, f64::from(NARROWEST))),
            )?;
            for stay in row.stays {
                write_stay(out, &plot, top + 24.0, stay)?;
            }
        }
        Ok(())
    }
}

impl Stays<'_> {
    fn bottom(&self) -> f64 {
        f64::from(u32::try_from(self.rows.len().max(1)).unwrap_or(u32::MAX)) * ROW
    }
}

fn write_stay(out: &mut dyn fmt::Write, plot: &Plot, y: f64, stay: &Stay) -> fmt::Result {
    let edge = plot.across.1;
    let (first, last) = (
        stay.began.0.min(stay.began.1),
        stay.began.0.max(stay.began.1),
    );
    let (sure_until, until) = stay.ended.map_or((edge, edge), |(one, other)| {
        (one.min(other), one.max(other))
    });
    let mut bar = |from: f64, to: f64, ink: &str| {
        let (from, to) = (plot.x(from), plot.x(to));
        write!(
            out,
            "<rect class=\"answerable-chart__stay\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{BAR}\" {ink}/>",
            Percent(from),
            Short(y),
            Percent((to - from).max(0.004).min(1.0 - from)),
        )
    };
    if (first, until) != (last, sure_until) {
        bar(
            first,
            until,
            &format!("fill=\"{WHITE}\" stroke=\"{DARK_BLUE}\" stroke-width=\"2\""),
        )?;
    }
    if last <= sure_until {
        bar(last, sure_until, &format!("fill=\"{DARK_BLUE}\""))?;
    }
    if stay.ended.is_none() {
        write!(
            out,
            "<svg x=\"{}\" y=\"{}\" overflow=\"visible\"><path class=\"answerable-chart__goes-on\" \
             d=\"M-4-9 5 0-4 9z\" fill=\"{INK}\"/></svg>",
            Percent(plot.x(edge)),
            Short(y + BAR / 2.0),
        )?;
    }
    Ok(())
}
