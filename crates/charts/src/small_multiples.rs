//! The same line for many, one panel each, all on one scale.

use std::fmt;

use crate::over_time::{TimePoint, span, write_line};
use crate::picture::{NARROWEST, Picture, Words};
use crate::plot::{Plot, Tick};
use crate::svg::{Escaped, Percent, Short};
use crate::words::{LINE, fitted};

/// Panels in two columns, read like a page.
///
/// All have the same scale, across and up, so that what looks higher is
/// higher. A name that is too long for a line of the narrowest panel takes more
/// lines, in all panels of the chart alike; none is cut.
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
const PLOT_HEIGHT: u32 = 84;
/// Above the plot, beside the lines of the name; and below it, for its days.
const ABOVE: u32 = 14;
const BELOW: u32 = 44;
/// A line of a name.
const NAME_LINE: u32 = LINE as u32;
/// The room for a name in the narrowest panel.
const NAME_ROOM: f64 = NARROWEST as f64 / 2.0 - 12.0;

impl SmallMultiples<'_> {
    /// How many lines the longest name takes.
    fn name_lines(&self) -> u32 {
        let names = self
            .panels
            .iter()
            .map(|panel| fitted(panel.name, NAME_ROOM));
        names.map(|lines| length(&lines)).max().unwrap_or(0).max(1)
    }

    /// Where each plot begins in its panel: under the longest name.
    fn top(&self) -> u32 {
        ABOVE.saturating_add(self.name_lines().saturating_mul(NAME_LINE))
    }

    fn panel_height(&self) -> u32 {
        self.top().saturating_add(PLOT_HEIGHT + BELOW)
    }
}

fn length(lines: &[String]) -> u32 {
    u32::try_from(lines.len()).unwrap_or(u32::MAX)
}

impl Picture for SmallMultiples<'_> {
    fn words(&self) -> Words<'_> {
        self.words
    }

    fn height(&self) -> u32 {
        let rows = self.panels.len().div_ceil(COLUMNS).max(1);
        u32::try_from(rows)
            .unwrap_or(u32::MAX)
            .saturating_mul(self.panel_height())
    }

    fn draw(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let all = self.panels.iter().flat_map(|panel| panel.points);
        let (top, panel_height) = (f64::from(self.top()), self.panel_height());
        let name_lines = self.name_lines();
        let plot = Plot {
            top,
            bottom: top + f64::from(PLOT_HEIGHT),
            across: span(all.map(|point| point.at)),
            up: span(self.up.iter().map(|tick| tick.at)),
        };
        for (at, panel) in self.panels.iter().enumerate() {
            let row = u32::try_from(at / COLUMNS).unwrap_or(u32::MAX);
            write!(
                out,
                "<svg class=\"answerable-chart__panel\" x=\"{}\" y=\"{}\" width=\"50%\" height=\"{panel_height}\" \
                 overflow=\"visible\">",
                Percent(if at % COLUMNS == 0 { 0.0 } else { 0.5 }),
                row.saturating_mul(panel_height),
            )?;
            let name = fitted(panel.name, NAME_ROOM);
            // The last line of every name stands just above its plot.
            let unused = name_lines.saturating_sub(length(&name));
            for (line, words) in (unused..).zip(name) {
                write!(
                    out,
                    "<text y=\"{}\" font-weight=\"bold\">{}</text>",
                    18 + line * NAME_LINE,
                    Escaped(&words),
                )?;
            }
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
