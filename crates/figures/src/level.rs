//! How sure a limit or an interval is: two levels, and no others.

use std::fmt;

/// How much of what chance does lies inside a limit or an interval.
///
/// The two levels of funnel plots in health and in policing: about two and
/// about three standard deviations (D. J. Spiegelhalter, "Funnel plots for
/// comparing institutional performance", Statistics in Medicine 24, 2005).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 95%: one in 20 lies outside by chance alone, one in 40 on each side.
    NinetyFive,
    /// 99.8%: one in 500 lies outside by chance alone, one in 1,000 on each side.
    NinetyNinePointEight,
}

impl Level {
    /// Both, the inner limit first.
    pub const BOTH: [Self; 2] = [Self::NinetyFive, Self::NinetyNinePointEight];

    /// The chance of lying outside on one side.
    #[must_use]
    pub const fn tail(self) -> f64 {
        match self {
            Self::NinetyFive => 0.025,
            Self::NinetyNinePointEight => 0.001,
        }
    }

    /// How many standard deviations of a normal distribution leave
    /// [`tail`](Self::tail) on each side.
    #[must_use]
    pub const fn deviations(self) -> f64 {
        match self {
            Self::NinetyFive => 1.959_963_984_540_054,
            Self::NinetyNinePointEight => 3.090_232_306_167_813,
        }
    }

    /// How many of `bodies` lie outside by chance alone, at most, where they
    /// differ in nothing.
    ///
    /// ```
    /// use answerable_figures::Level;
    ///
    /// let by_chance = Level::NinetyFive.outside_by_chance(43);
    /// assert!((by_chance - 2.15).abs() < 1e-12, "about two of 43");
    /// ```
    #[must_use]
    pub fn outside_by_chance(self, bodies: u32) -> f64 {
        2.0 * self.tail() * f64::from(bodies)
    }
}

impl fmt::Display for Level {
    /// As readers read it: `95%`, `99.8%`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NinetyFive => "95%",
            Self::NinetyNinePointEight => "99.8%",
        })
    }
}
