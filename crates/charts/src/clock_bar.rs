//! One clock as one bar: day one, the last day, and the day of the answer or today.

use std::fmt;

use crate::palette::{DARK_BLUE, INK, ORANGE, WHITE};
use crate::svg::{Escaped, Percent, identifier};

/// Height of the bar and of the words around it, in CSS pixels.
mod row {
    pub(super) const LAST_DAY: u16 = 16;
    pub(super) const TICK_TOP: u16 = 24;
    pub(super) const BAR_TOP: u16 = 30;
    pub(super) const BAR_HEIGHT: u16 = 22;
    pub(super) const BAR_MIDDLE: u16 = BAR_TOP + BAR_HEIGHT / 2;
    pub(super) const BAR_BOTTOM: u16 = BAR_TOP + BAR_HEIGHT;
    pub(super) const DAY_ONE: u16 = BAR_BOTTOM + 20;
    pub(super) const END: u16 = DAY_ONE + 22;
    pub(super) const BELOW: u16 = 8;
}

/// The share of the width kept for the days after the last, when they are
/// drawn short because to scale they would squeeze the period itself.
const SHORTENED: f64 = 0.3;

/// A clock to draw: a number of days, and what came at its end.
///
/// Days are counted as the law that set the clock counts them: day one is the
/// first day that counts, `days` is the last. Day numbers are therefore never
/// computed here, and a first day that does not count is not drawn.
///
/// ```
/// use std::num::NonZeroU16;
/// use answerable_charts::{ClockBar, ClockEnd};
///
/// let drawn = ClockBar {
///     id: "clock",
///     title: "Answered 3 days after the last day",
///     sentence: "Day one was 6 March 2024 and day 56, the last, was 30 April 2024. \
///                The answer was published on 3 May 2024, day 59.",
///     days: NonZeroU16::new(56).ok_or("a period has days")?,
///     day_one: "Day 1: 6 Mar 2024",
///     last_day: "Day 56, the last: 30 Apr 2024",
///     end: ClockEnd::Answered { day: 59, label: "Answered 3 May 2024" },
/// }
/// .to_string();
///
/// assert!(drawn.starts_with("<svg "));
/// assert!(drawn.contains("<title id=\"clock-title\">Answered 3 days after"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockBar<'a> {
    /// Begins every id in the drawing, and so must be the only one on its page.
    pub id: &'a str,
    /// The finding in a few words: the drawing's name.
    pub title: &'a str,
    /// Every fact in the drawing, in sentences.
    pub sentence: &'a str,
    /// How many days the clock runs; the number of its last day.
    pub days: std::num::NonZeroU16,
    /// The words under day one.
    pub day_one: &'a str,
    /// The words over the last day.
    pub last_day: &'a str,
    /// What came at its end.
    pub end: ClockEnd<'a>,
}

/// What came at the end of a clock, with its day's number (day one is 1).
///
/// A day before day one is drawn at day one: the drawing has no place for it,
/// and its words say which day it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockEnd<'a> {
    /// Nothing to mark: the bar is the period and no more.
    Nothing,
    /// Nobody knows of an answer on this day, the day the page is drawn for.
    Today {
        /// The number of the day.
        day: i32,
        /// The words under it.
        label: &'a str,
    },
    /// An answer was published on this day.
    Answered {
        /// The number of the day.
        day: i32,
        /// The words under it.
        label: &'a str,
    },
    /// An answer was published on one of these days and it is not known which.
    AnsweredBetween {
        /// The number of the first day it can have been.
        earliest: i32,
        /// The number of the last day it can have been.
        latest: i32,
        /// The words under them.
        label: &'a str,
    },
}

impl<'a> ClockEnd<'a> {
    /// The first and the last day to mark, in order and never before day one.
    fn days(self) -> Option<(u32, u32)> {
        let (one, other) = match self {
            Self::Nothing => return None,
            Self::Today { day, .. } | Self::Answered { day, .. } => (day, day),
            Self::AnsweredBetween {
                earliest, latest, ..
            } => (earliest, latest),
        };
        let number = |day: i32| u32::try_from(day).unwrap_or(0).max(1);
        Some((number(one.min(other)), number(one.max(other))))
    }

    fn label(self) -> Option<&'a str> {
        match self {
            Self::Nothing => None,
            Self::Today { label, .. }
            | Self::Answered { label, .. }
            | Self::AnsweredBetween { label, .. } => Some(label),
        }
    }
}

/// Where days stand across the drawing.
struct Scale {
    period: f64,
    /// The share of the width at which the last day ends.
    period_ends: f64,
    /// How many days are drawn after the last.
    over: f64,
    shortened: bool,
}

impl Scale {
    fn of(bar: &ClockBar<'_>) -> Self {
        let period = f64::from(bar.days.get());
        let furthest = bar.end.days().map_or(0.0, |(_, latest)| f64::from(latest));
        let over = (furthest - period).max(0.0);
        let to_scale = period / (period + over);
        let shortened = to_scale < 1.0 - SHORTENED;
        let period_ends = if shortened { 1.0 - SHORTENED } else { to_scale };
        Self {
            period,
            period_ends,
            over,
            shortened,
        }
    }

    /// The share of the width at which a day ends.
    fn end_of(&self, day: u32) -> f64 {
        let day = f64::from(day);
        if day <= self.period {
            self.period_ends * day / self.period
        } else {
            self.period_ends + (1.0 - self.period_ends) * (day - self.period) / self.over
        }
    }
}

impl fmt::Display for ClockBar<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = identifier(self.id);
        let scale = Scale::of(self);
        let lowest = if self.end.label().is_some() {
            row::END
        } else {
            row::DAY_ONE
        };
        write!(
            out,
            "<svg class=\"answerable-clock-bar\" xmlns=\"http://www.w3.org/2000/svg\" \
             role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" width=\"100%\" \
             height=\"{height}\" overflow=\"visible\" fill=\"{INK}\" font-size=\"16\" \
             font-family=\"Helvetica Neue, Helvetica, Arial, sans-serif\">\
             <title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{sentence}</desc>",
            height = lowest + row::BELOW,
            title = Escaped(self.title),
            sentence = Escaped(self.sentence),
        )?;
        self.write_days(out, &id, &scale)?;
        self.write_words(out, &scale)?;
        self.write_mark(out, &scale)?;
        out.write_str("</svg>")
    }
}

impl ClockBar<'_> {
    /// The period as an outline, the days gone as a fill, the days over as a hatch.
    fn write_days(&self, out: &mut fmt::Formatter<'_>, id: &str, scale: &Scale) -> fmt::Result {
        let gone = self.end.days().map_or(0.0, |(_, latest)| {
            scale.end_of(latest.min(u32::from(self.days.get())))
        });
        let (top, height) = (row::BAR_TOP, row::BAR_HEIGHT);
        write!(
            out,
            "<rect class=\"answerable-clock-bar__period\" x=\"0\" y=\"{top}\" width=\"{}\" \
             height=\"{height}\" fill=\"{WHITE}\" stroke=\"{DARK_BLUE}\" stroke-width=\"2\"/>\
             <rect class=\"answerable-clock-bar__gone\" x=\"0\" y=\"{top}\" width=\"{}\" \
             height=\"{height}\" fill=\"{DARK_BLUE}\"/>",
            Percent(scale.period_ends),
            Percent(gone),
        )?;
        if scale.over > 0.0 {
            write!(
                out,
                "<defs><pattern id=\"{id}-over\" width=\"8\" height=\"8\" \
                 patternUnits=\"userSpaceOnUse\"><path class=\"answerable-clock-bar__hatch\" \
                 d=\"M-2 10 10 -2M-2 2 2 -2M6 10 10 6\" stroke=\"{ORANGE}\" stroke-width=\"3\"/>\
                 </pattern></defs><rect class=\"answerable-clock-bar__over\" x=\"{}\" \
                 y=\"{top}\" width=\"{}\" height=\"{height}\" fill=\"url(#{id}-over)\" \
                 stroke=\"{ORANGE}\"/>",
                Percent(scale.period_ends),
                Percent(1.0 - scale.period_ends),
            )?;
        }
        if scale.shortened {
            self.write_break(out, scale)?;
        }
        write!(
            out,
            "<line class=\"answerable-clock-bar__tick\" x1=\"{at}\" x2=\"{at}\" y1=\"{}\" \
             y2=\"{}\" stroke=\"{INK}\" stroke-width=\"3\"/>",
            row::TICK_TOP,
            row::BAR_BOTTOM + 4,
            at = Percent(scale.period_ends),
        )
    }

    /// Two slanting strokes: the days from here on are not drawn to scale.
    fn write_break(&self, out: &mut fmt::Formatter<'_>, scale: &Scale) -> fmt::Result {
        write!(
            out,
            "<svg class=\"answerable-clock-bar__break\" x=\"{}\" y=\"{}\" overflow=\"visible\">\
             <path d=\"M-6 26 2 -4h8L2 26z\" fill=\"{WHITE}\"/>\
             <path d=\"M-6 26 2 -4M2 26 10 -4\" stroke=\"{INK}\" stroke-width=\"2\"/></svg>",
            Percent(scale.period_ends + (1.0 - scale.period_ends) / 2.0),
            row::BAR_TOP,
        )
    }

    /// Three rows of words, one to a row, so that none can cover another.
    fn write_words(&self, out: &mut fmt::Formatter<'_>, scale: &Scale) -> fmt::Result {
        write_label(out, scale.period_ends, row::LAST_DAY, self.last_day)?;
        write_label(out, 0.0, row::DAY_ONE, self.day_one)?;
        match (self.end.label(), self.end.days()) {
            (Some(label), Some((_, latest))) => {
                write_label(out, scale.end_of(latest), row::END, label)
            }
            _ => Ok(()),
        }
    }

    /// A diamond for an answer, a bar between two days, a triangle for today.
    fn write_mark(&self, out: &mut fmt::Formatter<'_>, scale: &Scale) -> fmt::Result {
        let Some((earliest, latest)) = self.end.days() else {
            return Ok(());
        };
        let (from, to) = (scale.end_of(earliest), scale.end_of(latest));
        if let ClockEnd::AnsweredBetween { .. } = self.end {
            write!(
                out,
                "<line class=\"answerable-clock-bar__between\" x1=\"{}\" x2=\"{}\" y1=\"{y}\" \
                 y2=\"{y}\" stroke=\"{INK}\" stroke-width=\"6\"/>",
                Percent(from),
                Percent(to),
                y = row::BAR_MIDDLE,
            )?;
            write_shape(out, from, DIAMOND)?;
        }
        let shape = match self.end {
            ClockEnd::Today { .. } => TRIANGLE,
            _ => DIAMOND,
        };
        write_shape(out, to, shape)
    }
}

/// Drawn around the middle of the bar.
const DIAMOND: &str = "M0 -10 10 0 0 10 -10 0z";
const TRIANGLE: &str = "M-9 18 0 3 9 18z";

fn write_shape(out: &mut fmt::Formatter<'_>, at: f64, shape: &str) -> fmt::Result {
    write!(
        out,
        "<svg class=\"answerable-clock-bar__mark\" x=\"{}\" y=\"{}\" overflow=\"visible\">\
         <path d=\"{shape}\" fill=\"{INK}\" stroke=\"{WHITE}\" stroke-width=\"2\"/></svg>",
        Percent(at),
        row::BAR_MIDDLE,
    )
}

/// Words that begin at `at` in the left half and end at it in the right half.
fn write_label(out: &mut fmt::Formatter<'_>, at: f64, y: u16, words: &str) -> fmt::Result {
    let anchor = if at > 0.5 { "end" } else { "start" };
    write!(
        out,
        "<text x=\"{}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
        Percent(at),
        Escaped(words),
    )
}

#[cfg(test)]
#[path = "clock_bar_tests.rs"]
mod tests;
