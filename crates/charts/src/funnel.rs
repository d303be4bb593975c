//! A funnel: each body's share by how many it had due, with what nobody has
//! found drawn apart from what chance does.

use std::fmt;

use crate::key::{self, KeyLine};
use crate::palette::{DARK_BLUE, GUIDE, INK, ORANGE, TURQUOISE};
use crate::picture::{NARROWEST, Picture, Words};
use crate::plot::{Curve, CurveInk, Plot, Shape, Tick, write_mark};
use crate::svg::{Escaped, Percent, Short};
use crate::words::{Labels, Taken, width};

/// A funnel to draw.
///
/// A dot is a body's share as known. A bar from it goes to the highest share it
/// can have, if what has not been found was all met: that is *evidence*. Curves
/// are where *chance* alone would leave a body. The band across is the national
/// share, from the lowest to the highest there can be. Marks and bars that would
/// cover each other are moved to the side, and the key says so. Bodies outside a
/// limit are diamonds and carry their name where there is room for it.
///
/// ```
/// use answerable_charts::{FunnelBody, FunnelChart, FunnelKey, LimitPoint, Picture, Words};
///
/// let chart = FunnelChart {
///     words: Words { id: "funnel", title: "One body is below", sentence: "Of three bodies …" },
///     across: "reports due",
///     national: (0.69, 0.83),
///     bodies: &[
///         FunnelBody { due: 12, known: 1.0, highest: 1.0, outside: None },
///         FunnelBody { due: 30, known: 0.2, highest: 0.4, outside: Some("Southvale") },
///     ],
///     inner: &[LimitPoint { due: 5, lower: 0.2, upper: 1.0 }, LimitPoint { due: 40, lower: 0.5, upper: 0.9 }],
///     outer: &[],
///     key: FunnelKey {
///         beside: "side by side: as many due",
///         known: "in time", highest: "could be as high as", outside: "outside a limit",
///         national: "all bodies together", inner: "95% limit", outer: "99.8% limit",
///     },
/// };
/// assert!(chart.on_page().contains(">Southvale</text>"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct FunnelChart<'a> {
    /// What names and explains it.
    pub words: Words<'a>,
    /// What stands across: "reports whose last day has passed".
    pub across: &'a str,
    /// The lowest and the highest national share there can be, from 0 to 1.
    pub national: (f64, f64),
    /// Each body.
    pub bodies: &'a [FunnelBody<'a>],
    /// The 95% limits, by how many are due, in order.
    pub inner: &'a [LimitPoint],
    /// The 99.8% limits.
    pub outer: &'a [LimitPoint],
    /// What each mark means.
    pub key: FunnelKey<'a>,
}

/// One body of a funnel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelBody<'a> {
    /// How many it had due.
    pub due: u32,
    /// Its share as known, from 0 to 1.
    pub known: f64,
    /// The highest share it can have; the same where nothing is missing.
    pub highest: f64,
    /// Its short name, where it lies outside a limit.
    pub outside: Option<&'a str>,
}

/// Where the limits stand for bodies with so many due.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LimitPoint {
    /// How many are due.
    pub due: u32,
    /// From 0 to 1.
    pub lower: f64,
    /// From 0 to 1.
    pub upper: f64,
}

/// What each mark of a funnel means, in a few words each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FunnelKey<'a> {
    /// The dot.
    pub known: &'a str,
    /// Dots that are moved apart.
    pub beside: &'a str,
    /// The bar from it.
    pub highest: &'a str,
    /// The diamond.
    pub outside: &'a str,
    /// The band.
    pub national: &'a str,
    /// The dashed curves.
    pub inner: &'a str,
    /// The drawn-through curves.
    pub outer: &'a str,
}

const KEY_LINES: usize = 7;
const PLOT_HEIGHT: f64 = 340.0;
const QUARTERS: [Tick<'static>; 5] = [
    Tick {
        at: 0.0,
        words: "0%",
    },
    Tick {
        at: 0.25,
        words: "25%",
    },
    Tick {
        at: 0.5,
        words: "50%",
    },
    Tick {
        at: 0.75,
        words: "75%",
    },
    Tick {
        at: 1.0,
        words: "100%",
    },
];

impl Picture for FunnelChart<'_> {
    fn words(&self) -> Words<'_> {
        self.words
    }

    fn height(&self) -> u32 {
        // The key, the plot, its numbers and the words under it: below 2^32.
        (key::height(KEY_LINES) + 12.0 + PLOT_HEIGHT + 56.0) as u32
    }

    fn draw(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let top = key::height(KEY_LINES) + 12.0;
        let most_due = self.bodies.iter().map(|body| body.due).max().unwrap_or(0);
        let step = step(most_due);
        let plot = Plot {
            top,
            bottom: top + PLOT_HEIGHT,
            across: (0.0, f64::from((most_due / step + 1) * step)),
            up: (0.0, 1.0),
        };
        self.write_key(out)?;
        plot.write_up(out, &QUARTERS)?;
        self.write_limits(out, &plot)?;
        let dues: Vec<u32> = (0..=most_due / step + 1).map(|at| at * step).collect();
        let said: Vec<String> = dues.iter().map(u32::to_string).collect();
        let ticks: Vec<Tick<'_>> = dues
            .iter()
            .zip(&said)
            .map(|(due, words)| Tick {
                at: f64::from(*due),
                words,
            })
            .collect();
        plot.write_across(out, &ticks)?;
        write!(
            out,
            "<text x=\"97%\" y=\"{}\" text-anchor=\"end\">{}</text>",
            Short(plot.bottom + 46.0),
            Escaped(self.across),
        )?;
        self.write_bodies(out, &plot)
    }
}

impl FunnelChart<'_> {
    fn write_key(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let dot = format!("<circle r=\"5\" fill=\"{DARK_BLUE}\"/>");
        let beside = format!(
            "<g fill=\"{DARK_BLUE}\"><circle r=\"5\" cx=\"-11\"/><circle r=\"5\"/><circle r=\"5\" cx=\"11\"/></g>"
        );
        let bar = format!("<path d=\"M0 8V-8M-4-8h8\" stroke=\"{TURQUOISE}\" stroke-width=\"3\"/>");
        let diamond = format!("<path d=\"M0-8 8 0 0 8-8 0z\" fill=\"{ORANGE}\"/>");
        let band = format!(
            "<path d=\"M-14-5h28v10h-28z\" fill=\"{GUIDE}\"/><path d=\"M-14 5h28\" stroke=\"{INK}\"/>"
        );
        let dashed = format!(
            "<path d=\"M-14 0h28\" stroke=\"{INK}\" stroke-width=\"2\" stroke-dasharray=\"6 5\"/>"
        );
        let through = format!("<path d=\"M-14 0h28\" stroke=\"{INK}\" stroke-width=\"2\"/>");
        let key = self.key;
        let lines = [
            (&dot, key.known),
            (&beside, key.beside),
            (&bar, key.highest),
            (&diamond, key.outside),
            (&band, key.national),
            (&dashed, key.inner),
            (&through, key.outer),
        ];
        key::write(out, &lines.map(|(mark, words)| KeyLine { mark, words }))
    }

    fn write_limits(&self, out: &mut dyn fmt::Write, plot: &Plot) -> fmt::Result {
        let (low, high) = self.national;
        let (from, to) = plot.across;
        let band = [(from, low), (to, low), (to, high), (from, high)];
        let national = [(from, low), (to, low)];
        let line = |points: &[LimitPoint], end: fn(&LimitPoint) -> f64| -> Vec<(f64, f64)> {
            points
                .iter()
                .map(|point| (f64::from(point.due), end(point)))
                .collect()
        };
        let lines = [
            (line(self.inner, |point| point.lower), true),
            (line(self.inner, |point| point.upper), true),
            (line(self.outer, |point| point.lower), false),
            (line(self.outer, |point| point.upper), false),
        ];
        let mut curves = vec![
            Curve {
                class: "band",
                points: &band,
                ink: CurveInk::Area(GUIDE),
            },
            Curve {
                class: "national",
                points: &national,
                ink: CurveInk::Line {
                    colour: INK,
                    width: 1,
                    dashed: false,
                },
            },
        ];
        curves.extend(lines.iter().map(|(points, dashed)| Curve {
            class: "limit",
            points,
            ink: CurveInk::Line {
                colour: INK,
                width: 2,
                dashed: *dashed,
            },
        }));
        plot.write_curves(out, &curves)
    }

    fn write_bodies(&self, out: &mut dyn fmt::Write, plot: &Plot) -> fmt::Result {
        let places = self.apart(plot);
        for (body, (x, offset, y)) in self.bodies.iter().zip(&places) {
            let highest = plot.y(body.highest);
            if *y - highest >= 1.0 {
                write!(
                    out,
                    "<svg x=\"{}\" y=\"{}\" overflow=\"visible\"><path class=\"answerable-chart__could-be\" \
                     d=\"M{offset} {}V0m-4 0h8\" fill=\"none\" stroke=\"{TURQUOISE}\" stroke-width=\"3\"/></svg>",
                    Percent(*x),
                    Short(highest),
                    Short(y - highest),
                    offset = Short(*offset),
                )?;
            }
        }
        let narrowest = f64::from(NARROWEST);
        let marks = places
            .iter()
            .map(|(x, offset, y)| Taken::around(x * narrowest + offset, *y, 6.0));
        // A mark at the very edge has its words beside it, half a line over the edge.
        let mut labels = Labels::new(plot.top - 10.0, plot.bottom + 10.0, marks.collect());
        for (body, place) in self.bodies.iter().zip(&places) {
            let (shape, colour) = match body.outside {
                Some(_) => (Shape::Diamond, ORANGE),
                None => (Shape::Circle, DARK_BLUE),
            };
            write_mark(out, *place, shape, colour)?;
            if let Some(name) = body.outside.filter(|name| width(name) > 0.0) {
                labels.put(name, place.0, place.1, place.2);
            }
        }
        for label in &labels.placed {
            write!(
                out,
                "<text x=\"{}\" dx=\"{}\" y=\"{}\" text-anchor=\"{}\" stroke=\"#fff\" stroke-width=\"4\" \
                 paint-order=\"stroke\">{}</text>",
                Percent(label.across),
                Short(label.beside),
                Short(label.y),
                label.anchor,
                Escaped(&label.words),
            )?;
        }
        Ok(())
    }

    /// Where each body's mark stands: of the width, pixels beside that, pixels
    /// down. Marks with as many due that would cover each other, or each other's
    /// bars, stand side by side: every body owes comments on the same national
    /// reports, so most have the same number due, and a dot on another's bar
    /// would leave open whose it is.
    fn apart(&self, plot: &Plot) -> Vec<(f64, f64, f64)> {
        let mut placed: Vec<Placed> = Vec::new();
        let place = |body: &FunnelBody<'_>| {
            let (x, y) = (plot.x(f64::from(body.due)), plot.y(body.known));
            let bar_ends = plot.y(body.highest).min(y);
            let in_frame = |offset: &f64| {
                let at = x * f64::from(NARROWEST) + offset;
                (9.0..=f64::from(NARROWEST) - 9.0).contains(&at)
            };
            let free = |offset: &f64, apart: f64| {
                let near = |other: &Placed| {
                    other.due == body.due
                        && (other.offset - offset).abs() < apart
                        && other.bar_ends - y < SIDE
                        && bar_ends - other.y < SIDE
                };
                !placed.iter().any(near)
            };
            // Where the frame is full, marks overlap by half, then by more, before
            // one hides another.
            let place = |apart: f64| {
                let mut places = sideways(apart).filter(in_frame);
                places.find(|offset| free(offset, apart))
            };
            let steps = [SIDE, SIDE / 2.0, SIDE / 4.0];
            let offset = steps.into_iter().find_map(place).unwrap_or(0.0);
            placed.push(Placed {
                due: body.due,
                offset,
                y,
                bar_ends,
            });
            (x, offset, y)
        };
        self.bodies.iter().map(place).collect()
    }
}

/// A mark that has its place: pixels beside the place of what its body had due,
/// pixels down, and how far up the bar from it goes.
struct Placed {
    due: u32,
    offset: f64,
    y: f64,
    bar_ends: f64,
}

/// How far apart two marks stand side by side, in CSS pixels.
const SIDE: f64 = 11.0;

/// How far a mark is moved at most, in CSS pixels: twelve marks each way.
const FURTHEST: f64 = 12.0 * SIDE;

/// In place, then left and right of it, further and further, in steps of so much.
fn sideways(step: f64) -> impl Iterator<Item = f64> {
    let further = (1_u32..).map(move |many| f64::from(many) * step);
    let ways = further
        .take_while(|way| *way <= FURTHEST)
        .flat_map(|way| [-way, way]);
    std::iter::once(0.0).chain(ways)
}

/// A round step that leaves at most six numbers across.
fn step(most: u32) -> u32 {
    let steps = (0..9).flat_map(|power| [1, 2, 5].map(|first| first * 10_u32.pow(power)));
    steps
        .into_iter()
        .find(|step| most / step <= 5)
        .unwrap_or(1_000_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_dot_stands_on_the_bar_of_another_body() {
        let bodies: Vec<FunnelBody<'_>> = (0..20_u32)
            .map(|place| FunnelBody {
                due: 12,
                known: f64::from(place) / 20.0,
                highest: f64::from(place + 8).min(20.0) / 20.0,
                outside: None,
            })
            .collect();
        let words = Words {
            id: "funnel",
            title: "As many due",
            sentence: "Of twenty bodies.",
        };
        let key = FunnelKey {
            known: "",
            beside: "",
            highest: "",
            outside: "",
            national: "",
            inner: "",
            outer: "",
        };
        let chart = FunnelChart {
            words,
            across: "reports due",
            national: (0.5, 0.7),
            bodies: &bodies,
            inner: &[],
            outer: &[],
            key,
        };
        let plot = Plot {
            top: 0.0,
            bottom: PLOT_HEIGHT,
            across: (0.0, 24.0),
            up: (0.0, 1.0),
        };
        let places = chart.apart(&plot);
        for (one, (_, offset, y)) in places.iter().enumerate() {
            for (other, (_, beside, down)) in places.iter().enumerate() {
                let bar_ends = plot.y(bodies[other].highest);
                let is_on_it = one != other
                    && (offset - beside).abs() < SIDE
                    && (bar_ends..=*down).contains(y);
                assert!(!is_on_it, "the dot of {one} stands on the bar of {other}");
            }
        }
    }
}
