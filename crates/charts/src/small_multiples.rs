//! The same line for many, one panel each, all on one scale.

use std::fmt;

use crate::over_time::{TimePoint, span, write_line};
use crate::picture::{NARROWEST, Picture, Words};
use crate::plot::{Plot, Tick};
use crate::svg::{Escaped, Percent, Short};
use crate::words::cut;

/// Panels in two columns, read like a page.
///
/// All have the same scale, across and up, so that what looks higher is
/// higher. A name too long for the narrowest panel is cut with an ellipsis; the
/// table beside the chart has it whole.
#[derive(Debug, Clone, Copy)]
pub struct SmallMultiples<'a> {
    /// What names and explains it.
    pub words: Words<'a>,
    /// One for each, in the order of the table.
    pub panels: &'a [Panel<'a>],
    /// Days said below each panel: the first and the last are enough.
    pub across: &'a [Tick<'a>],
    /// Values said to the left; the first and the last bound the scale.
    pub up: &'a [Tick<'a>],
}

/// One of the panels.
#[derive(Debug, Clone, Copy)]
pub struct Panel<'a> {
    /// Whose line it is.
    pub name: &'a str,
    /// In order of time.
    pub points: &'a [TimePoint],
}

const COLUMNS: usize = 2;
const TOP: f64 = 34.0;
const PLOT_HEIGHT: f64 = 84.0;
const PANEL_HEIGHT: u32 = 34 + 84 + 44;

impl Picture for SmallMultiples<'_> {
    fn words(&self) -> Words<'_> {
        self.words
    }

    fn height(&self) -> u32 {
        let rows = self.panels.len().div_ceil(COLUMNS).max(1);
        u32::try_from(rows)
            .unwrap_or(u32::MAX)
            .saturating_mul(PANEL_HEIGHT)
    }

    fn draw(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let all = self.panels.iter().flat_map(|panel| panel.points);
        let plot = Plot {
            top: TOP,
            bottom: TOP + PLOT_HEIGHT,
            across: span(all.map(|point| point.at)),
            up: span(self.up.iter().map(|tick| tick.at)),
        };
        let room = f64::from(NARROWEST) / 2.0 - 12.0;
        for (at, panel) in self.panels.iter().enumerate() {
            let row = u32::try_from(at / COLUMNS).unwrap_or(u32::MAX);
            write!(
                out,
                "<svg class=\"answerable-chart__panel\" x=\"{}\" y=\"{}\" width=\"50%\" height=\"{PANEL_HEIGHT}\" \
                 overflow=\"visible\"><text y=\"18\" font-weight=\"bold\">{}</text>",
                Percent(if at % COLUMNS == 0 { 0.0 } else { 0.5 }),
                row.saturating_mul(PANEL_HEIGHT),
                Escaped(&cut(panel.name, room)),
            )?;
            // In a narrow panel there is no room for numbers beside the lines:
            // they stand on them, at the left edge.
            for tick in self.up {
                let y = plot.y(tick.at);
                write!(
                    out,
                    "<line x1=\"15%\" x2=\"97%\" y1=\"{y}\" y2=\"{y}\" stroke=\"{}\"/>",
                    crate::palette::GUIDE,
                    y = Short(y),
                )?;
            }
            write_line(out, &plot, panel.points)?;
            for tick in self.up {
                write!(
                    out,
                    "<text y=\"{}\" stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\">{}</text>",
                    Short(plot.y(tick.at) + 5.0),
                    Escaped(tick.words),
                )?;
            }
            plot.write_across(out, self.across)?;
            out.write_str("</svg>")?;
        }
        Ok(())
    }
}
