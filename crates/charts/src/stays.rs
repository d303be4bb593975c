//! Stays along a line of time: when each began and when it ended.

use std::fmt;

use crate::key::{self, KeyLine};
use crate::palette::{DARK_BLUE, INK, WHITE};
use crate::picture::{NARROWEST, Picture, Words};
use crate::plot::{Plot, Tick};
use crate::svg::{Escaped, Percent, Short};
use crate::words::cut;

/// A line for each, with a bar for each of its stays.
///
/// A bar is filled where it is sure. Where only the earliest and the latest day
/// of a beginning or an end are known, it is drawn from the earliest to the
/// latest in outline, and a day that no source gives as its day has a box in
/// outline about it. A stay of which no end is known is dashed up to the edge
/// and ends in an arrow: how long it lasted is not known.
#[derive(Debug, Clone, Copy)]
pub struct Stays<'a> {
    /// What names and explains it.
    pub words: Words<'a>,
    /// One line for each, in the order of the table.
    pub rows: &'a [StayRow<'a>],
    /// Days said below, as numbers on the stays' scale; the first and the last
    /// bound it. One without words bounds it and is not drawn.
    pub across: &'a [Tick<'a>],
    /// What each mark means.
    pub key: StaysKey<'a>,
}

/// What each mark of a chart of stays means, in a few words each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaysKey<'a> {
    /// The filled bar.
    pub sure: &'a str,
    /// The outline.
    pub rough: &'a str,
    /// The dashed bar with an arrow.
    pub no_end: &'a str,
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
    /// When it began.
    pub began: StayEnd,
    /// When it ended; nothing if no end is known.
    pub ended: Option<StayEnd>,
}

/// A day on which a stay began or ended, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StayEnd {
    /// The earliest day it can have been.
    pub first: f64,
    /// The latest.
    pub last: f64,
    /// Whether a source gives it as the day; else it is another day that a
    /// source has, such as that of a news report.
    pub is_given: bool,
}

const KEY_LINES: usize = 3;
const ROW: f64 = 56.0;
const BAR: f64 = 18.0;
/// How wide the box is about a day that no source gives, in CSS pixels.
const ROUGH: f64 = 14.0;
/// From which part of the width on a span is wider than that box anywhere.
const SHOWS_BY_ITSELF: f64 = ROUGH / NARROWEST as f64;

impl Picture for Stays<'_> {
    fn words(&self) -> Words<'_> {
        self.words
    }

    fn height(&self) -> u32 {
        (self.bottom() + 34.0) as u32
    }

    fn draw(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let plot = Plot {
            top: top(),
            bottom: self.bottom(),
            across: crate::over_time::span(self.across.iter().map(|tick| tick.at)),
            up: (0.0, 1.0),
        };
        self.write_key(out)?;
        plot.write_across(out, self.across)?;
        for (row, at) in self.rows.iter().zip(0_u32..) {
            let top = top() + f64::from(at) * ROW;
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

/// Where the lines begin, under the key.
fn top() -> f64 {
    key::height(KEY_LINES) + 12.0
}

impl Stays<'_> {
    fn bottom(&self) -> f64 {
        let rows = u32::try_from(self.rows.len().max(1)).unwrap_or(u32::MAX);
        top() + f64::from(rows) * ROW
    }

    fn write_key(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let sure = format!("<path d=\"M-14-7h28v14h-28z\" fill=\"{DARK_BLUE}\"/>");
        let rough = format!("<path d=\"M-13-6h26v12h-26z\" {}/>", outline(false));
        let no_end = format!(
            "<path d=\"M-13-6h20v12h-20z\" {}/><path d=\"M5-8 14 0 5 8z\" fill=\"{INK}\"/>",
            outline(true),
        );
        let lines = [
            (&sure, self.key.sure),
            (&rough, self.key.rough),
            (&no_end, self.key.no_end),
        ];
        key::write(out, &lines.map(|(mark, words)| KeyLine { mark, words }))
    }
}

/// How a bar is drawn where it is not sure.
fn outline(is_dashed: bool) -> String {
    let dashes = if is_dashed {
        " stroke-dasharray=\"4 3\""
    } else {
        ""
    };
    format!("fill=\"{WHITE}\" stroke=\"{DARK_BLUE}\" stroke-width=\"2\"{dashes}")
}

fn write_stay(out: &mut dyn fmt::Write, plot: &Plot, y: f64, stay: &Stay) -> fmt::Result {
    let edge = plot.across.1;
    let began = in_order(stay.began);
    // Of a stay without an end only that it began is sure.
    let ended = stay.ended.map(in_order);
    let (sure_until, until) = ended.map_or((began.last, edge), |end| (end.first, end.last));
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
    if (began.first, until) != (began.last, sure_until) {
        bar(began.first, until, &outline(ended.is_none()))?;
    }
    if began.last <= sure_until {
        bar(began.last, sure_until, &format!("fill=\"{DARK_BLUE}\""))?;
    }
    for end in [Some(began), ended].into_iter().flatten() {
        let (from, to) = (plot.x(end.first), plot.x(end.last));
        // A span that is wide enough shows by itself that no day is given.
        if !end.is_given && to - from < SHOWS_BY_ITSELF {
            write!(
                out,
                "<svg x=\"{}\" y=\"{}\" overflow=\"visible\"><path class=\"answerable-chart__rough\" \
                 d=\"M{} 0h{ROUGH}v{BAR}h-{ROUGH}z\" {}/></svg>",
                Percent((from + to) / 2.0),
                Short(y),
                Short(-ROUGH / 2.0),
                outline(false),
            )?;
        }
    }
    if ended.is_none() {
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

fn in_order(end: StayEnd) -> StayEnd {
    StayEnd {
        first: end.first.min(end.last),
        last: end.first.max(end.last),
        ..end
    }
}
