//! Paths: as much of them as tells what hides words and what rules a table.

use super::matrix::{Area, Matrix};
use crate::limits;

/// The path that is being built.
#[derive(Debug)]
pub(super) struct Path {
    boxes: Vec<Area>,
    /// The points of the line being drawn, while it may still be a box.
    points: Vec<(f64, f64)>,
    lines: Vec<Area>,
    around: Area,
    /// Whether it is made of upright boxes alone.
    plain: bool,
    pub(super) clips: bool,
}

impl Default for Path {
    fn default() -> Path {
        Path {
            boxes: Vec::new(),
            points: Vec::new(),
            lines: Vec::new(),
            around: Area::NONE,
            plain: true,
            clips: false,
        }
    }
}

/// The lines of one path: more than that is a drawing.
const MOST_LINES: usize = 4096;

impl Path {
    pub(super) fn take(&mut self, operator: &[u8], numbers: [f64; 6], page: Matrix) {
        let [a, b, c, d, e, f] = numbers;
        match operator {
            b"re" => {
                let area = page.area([a, b, a + c, b + d]);
                self.plain &= page.keeps_boxes();
                self.around.add(area.left, area.bottom);
                self.around.add(area.right, area.top);
                if self.boxes.len() < MOST_LINES {
                    self.boxes.push(area);
                }
            }
            b"m" => {
                self.end_line();
                self.point(page.point(a, b));
            }
            b"l" => {
                let to = page.point(a, b);
                if let (Some((x, y)), true) = (self.points.last(), self.lines.len() < MOST_LINES) {
                    let mut line = Area::NONE;
                    line.add(*x, *y);
                    line.add(to.0, to.1);
                    self.lines.push(line);
                }
                self.point(to);
            }
            b"c" | b"v" | b"y" => {
                self.plain = false;
                let ends = if operator == b"c" { (e, f) } else { (c, d) };
                for (x, y) in [(a, b), (c, d), ends] {
                    let (x, y) = page.point(x, y);
                    self.around.add(x, y);
                }
                self.point(page.point(ends.0, ends.1));
            }
            _ => {}
        }
    }

    fn point(&mut self, (x, y): (f64, f64)) {
        self.around.add(x, y);
        if self.points.len() < MOST_LINES {
            self.points.push((x, y));
        }
    }

    /// A line that goes round an upright box is that box.
    fn end_line(&mut self) {
        let points = std::mem::take(&mut self.points);
        if points.len() < 2 {
            return;
        }
        let mut area = Area::NONE;
        points.iter().for_each(|(x, y)| area.add(*x, *y));
        let near = |one: f64, other: f64| (one - other).abs() < 0.5;
        let corner = |(x, y): &(f64, f64)| {
            (near(*x, area.left) || near(*x, area.right))
                && (near(*y, area.bottom) || near(*y, area.top))
        };
        match (4..=5).contains(&points.len()) && points.iter().all(corner) {
            true => self.boxes.push(area),
            false => self.plain = false,
        }
    }

    /// The boxes that it is made of; none where it is anything else.
    pub(super) fn boxes(mut self) -> Option<Vec<Area>> {
        self.end_line();
        self.plain.then_some(self.boxes)
    }

    pub(super) fn around(&self) -> Area {
        self.around
    }

    /// Puts down what may rule a table: lines, thin boxes and the edges of boxes.
    pub(super) fn rules(&self, strokes: bool, clip: Area, to: &mut Vec<Area>) {
        /// A line is no thicker, in points.
        const THICK: f64 = 3.0;
        let thin = |area: &Area| area.width() < THICK || area.height() < THICK;
        let mut put = |area: Area| {
            let seen = area.within(clip);
            let shown = seen.left <= seen.right && seen.bottom <= seen.top;
            if shown && thin(&seen) && to.len() < limits::MOST_PDF_BOXES {
                to.push(seen);
            }
        };
        if strokes {
            self.lines.iter().for_each(|line| put(*line));
        }
        for area in &self.boxes {
            if thin(area) {
                put(*area);
            } else {
                let Area {
                    left,
                    bottom,
                    right,
                    top,
                } = *area;
                put(Area {
                    right: left,
                    ..*area
                });
                put(Area {
                    left: right,
                    ..*area
                });
                put(Area {
                    top: bottom,
                    ..*area
                });
                put(Area {
                    bottom: top,
                    ..*area
                });
            }
        }
    }
}
