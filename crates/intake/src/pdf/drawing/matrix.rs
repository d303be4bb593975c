//! Where points of a drawing come to stand (ISO 32000-2, 8.3).

/// A map of the plane: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::pdf) struct Matrix {
    pub(in crate::pdf) a: f64,
    pub(in crate::pdf) b: f64,
    pub(in crate::pdf) c: f64,
    pub(in crate::pdf) d: f64,
    pub(in crate::pdf) e: f64,
    pub(in crate::pdf) f: f64,
}

impl Matrix {
    pub(in crate::pdf) const SAME: Matrix = Matrix::of([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(in crate::pdf) const fn of([a, b, c, d, e, f]: [f64; 6]) -> Matrix {
        Matrix { a, b, c, d, e, f }
    }

    pub(in crate::pdf) const fn shift(x: f64, y: f64) -> Matrix {
        Matrix::of([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this map and then the other.
    pub(in crate::pdf) fn then(self, next: Matrix) -> Matrix {
        Matrix {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }

    pub(in crate::pdf) fn point(self, x: f64, y: f64) -> (f64, f64) {
        (
            self.a * x + self.c * y + self.e,
            self.b * x + self.d * y + self.f,
        )
    }

    /// The upright box around what a box becomes.
    pub(in crate::pdf) fn area(self, [x0, y0, x1, y1]: [f64; 4]) -> Area {
        let mut area = Area::NONE;
        for (x, y) in [(x0, y0), (x1, y0), (x0, y1), (x1, y1)] {
            let (x, y) = self.point(x, y);
            area.add(x, y);
        }
        area
    }

    /// Whether upright boxes stay upright.
    pub(in crate::pdf) fn keeps_boxes(self) -> bool {
        let none = |one: f64, other: f64| one.abs() < 1e-6 && other.abs() < 1e-6;
        none(self.b, self.c) || none(self.a, self.d)
    }
}

/// An upright box on a page, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::pdf) struct Area {
    pub(in crate::pdf) left: f64,
    pub(in crate::pdf) bottom: f64,
    pub(in crate::pdf) right: f64,
    pub(in crate::pdf) top: f64,
}

impl Area {
    /// The box around nothing.
    pub(in crate::pdf) const NONE: Area = Area {
        left: f64::INFINITY,
        bottom: f64::INFINITY,
        right: f64::NEG_INFINITY,
        top: f64::NEG_INFINITY,
    };

    pub(in crate::pdf) fn add(&mut self, x: f64, y: f64) {
        self.left = self.left.min(x);
        self.right = self.right.max(x);
        self.bottom = self.bottom.min(y);
        self.top = self.top.max(y);
    }

    pub(in crate::pdf) fn width(self) -> f64 {
        (self.right - self.left).max(0.0)
    }

    pub(in crate::pdf) fn height(self) -> f64 {
        (self.top - self.bottom).max(0.0)
    }

    /// What both share.
    pub(in crate::pdf) fn within(self, other: Area) -> Area {
        Area {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }

    /// Whether a point stands in it, or no farther from it than this.
    pub(in crate::pdf) fn holds(self, x: f64, y: f64, near: f64) -> bool {
        (self.left - near..=self.right + near).contains(&x)
            && (self.bottom - near..=self.top + near).contains(&y)
    }
}
