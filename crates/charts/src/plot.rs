//! A frame with two axes: where a number stands in it.

use std::fmt;

use crate::palette::{GUIDE, INK};
use crate::svg::{Escaped, Percent, Short};

/// Where the plot begins and ends across, of the width.
const BEGINS: f64 = 0.15;
const ENDS: f64 = 0.97;
/// Numbers that a curve's own frame is wide; its marks are never stretched.
const CURVE_WIDTH: f64 = 1_000.0;

/// The scales of a plot.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plot {
    /// The upper and the lower edge, in CSS pixels.
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    /// The least and the most that stand across, and up.
    pub(crate) across: (f64, f64),
    pub(crate) up: (f64, f64),
}

/// A number with the words for it, beside an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick<'a> {
    /// Where it stands.
    pub at: f64,
    /// What it says.
    pub words: &'a str,
}

impl Plot {
    /// Of the width, from 0 to 1; what lies outside stands at the edge.
    pub(crate) fn x(&self, value: f64) -> f64 {
        BEGINS + (ENDS - BEGINS) * part(value, self.across)
    }

    /// In CSS pixels from the top.
    pub(crate) fn y(&self, value: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * part(value, self.up)
    }

    /// A line for each, with its words to the left.
    pub(crate) fn write_up(&self, out: &mut dyn fmt::Write, ticks: &[Tick<'_>]) -> fmt::Result {
        for tick in ticks {
            let y = self.y(tick.at);
            write!(
                out,
                "<line x1=\"{}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{GUIDE}\"/>\
                 <text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
                Percent(BEGINS),
                Percent(ENDS),
                Percent(BEGINS - 0.01),
                Short(y + 5.0),
                Escaped(tick.words),
                y = Short(y),
            )?;
        }
        Ok(())
    }

    /// A stroke below the plot for each, with its words under it; none for one
    /// that has no words and only bounds the scale.
    pub(crate) fn write_across(&self, out: &mut dyn fmt::Write, ticks: &[Tick<'_>]) -> fmt::Result {
        write!(
            out,
            "<line x1=\"{}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{INK}\"/>",
            Percent(BEGINS),
            Percent(ENDS),
            y = Short(self.bottom),
        )?;
        for tick in ticks.iter().filter(|tick| !tick.words.is_empty()) {
            let x = self.x(tick.at);
            let anchor = if x > 0.9 { "end" } else { "middle" };
            write!(
                out,
                "<line x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\" stroke=\"{INK}\"/>\
                 <text x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
                Short(self.bottom),
                Short(self.bottom + 6.0),
                Short(self.bottom + 24.0),
                Escaped(tick.words),
                x = Percent(x),
            )?;
        }
        Ok(())
    }

    /// A curve through points across and up, in a frame that is stretched to
    /// the width while its stroke is not.
    pub(crate) fn write_curves(
        &self,
        out: &mut dyn fmt::Write,
        curves: &[Curve<'_>],
    ) -> fmt::Result {
        let height = self.bottom - self.top;
        write!(
            out,
            "<svg y=\"{}\" width=\"100%\" height=\"{height}\" viewBox=\"0 0 {CURVE_WIDTH} {height}\" \
             preserveAspectRatio=\"none\" fill=\"none\">",
            Short(self.top),
            height = Short(height),
        )?;
        for curve in curves.iter().filter(|curve| !curve.points.is_empty()) {
            write!(
                out,
                "<path class=\"answerable-chart__{}\" d=\"",
                curve.class
            )?;
            for (at, (x, y)) in curve.points.iter().enumerate() {
                write!(
                    out,
                    "{}{} {}",
                    if at == 0 { "M" } else { "L" },
                    Short(self.x(*x) * CURVE_WIDTH),
                    Short(self.y(*y) - self.top),
                )?;
            }
            match curve.ink {
                CurveInk::Area(colour) => write!(out, "z\" fill=\"{colour}\"/>")?,
                CurveInk::Line {
                    colour,
                    width,
                    dashed,
                } => {
                    let dashes = if dashed {
                        " stroke-dasharray=\"6 5\""
                    } else {
                        ""
                    };
                    write!(
                        out,
                        "\" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes} \
                         vector-effect=\"non-scaling-stroke\"/>"
                    )?;
                }
            }
        }
        out.write_str("</svg>")
    }
}

/// A line or an area through points.
pub(crate) struct Curve<'a> {
    pub(crate) class: &'static str,
    pub(crate) points: &'a [(f64, f64)],
    pub(crate) ink: CurveInk,
}

#[derive(Clone, Copy)]
pub(crate) enum CurveInk {
    Area(&'static str),
    Line {
        colour: &'static str,
        width: u8,
        dashed: bool,
    },
}

/// How far along a value lies, from 0 to 1.
fn part(value: f64, (least, most): (f64, f64)) -> f64 {
    let part = (value - least) / (most - least);
    if part.is_finite() {
        part.clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// A mark at a point: a shape around it that no width stretches.
pub(crate) fn write_mark(
    out: &mut dyn fmt::Write,
    (x, offset, y): (f64, f64, f64),
    shape: Shape,
    colour: &str,
) -> fmt::Result {
    let path = match shape {
        Shape::Circle => "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
        Shape::Diamond => "M0-8 8 0 0 8-8 0z",
    };
    write!(
        out,
        "<svg x=\"{}\" y=\"{}\" overflow=\"visible\"><path ",
        Percent(x),
        Short(y)
    )?;
    if offset != 0.0 {
        write!(out, "transform=\"translate({})\" ", Short(offset))?;
    }
    write!(
        out,
        "d=\"{path}\" fill=\"{colour}\" stroke=\"#fff\"/></svg>"
    )
}

/// Marks that differ say so by their shape, whatever their colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Circle,
    Diamond,
}
