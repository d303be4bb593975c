//! A figure: what was measured, several times, with its goal and what it
//! stands beside.

use std::fmt;

/// What was measured in each round, and what was hoped for.
pub(crate) struct Figure {
    pub(crate) name: String,
    pub(crate) unit: &'static str,
    /// One value a round.
    pub(crate) rounds: Vec<f64>,
    pub(crate) goal: Option<Goal>,
    /// Rounds of the yardstick it is compared with, in the same order.
    pub(crate) beside: Option<Beside>,
}

/// What was hoped for.
#[derive(Clone, Copy)]
pub(crate) enum Goal {
    AtLeast(f64),
    AtMost(f64),
}

/// A yardstick measured in turn with the figure.
pub(crate) struct Beside {
    pub(crate) name: &'static str,
    pub(crate) rounds: Vec<f64>,
}

impl Figure {
    pub(crate) fn of(name: impl Into<String>, unit: &'static str, rounds: Vec<f64>) -> Figure {
        Figure {
            name: name.into(),
            unit,
            rounds,
            goal: None,
            beside: None,
        }
    }

    pub(crate) fn with_goal(mut self, goal: Goal) -> Figure {
        self.goal = Some(goal);
        self
    }

    pub(crate) fn beside(mut self, name: &'static str, rounds: Vec<f64>) -> Figure {
        self.beside = Some(Beside { name, rounds });
        self
    }
}

impl Goal {
    /// Whether the goal is met: by the median, and by the worst round to
    /// within a fifth of it.
    fn is_met(self, rounds: &[f64]) -> bool {
        let middle = median(rounds);
        match self {
            Goal::AtLeast(goal) => middle >= goal && least(rounds) >= goal * 0.8,
            Goal::AtMost(goal) => middle <= goal && most(rounds) <= goal * 1.2,
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Figure {
            name, unit, rounds, ..
        } = self;
        write!(
            out,
            "  {name:<44} {:>12} {unit}  ({} to {}, n = {})",
            number(median(rounds)),
            number(least(rounds)),
            number(most(rounds)),
            rounds.len()
        )?;
        if let Some(goal) = self.goal {
            let (word, value) = match goal {
                Goal::AtLeast(value) => ("at least", value),
                Goal::AtMost(value) => ("at most", value),
            };
            let met = if goal.is_met(rounds) {
                "met"
            } else {
                "NOT MET"
            };
            write!(out, "\n      goal {word} {} {unit}: {met}", number(value))?;
        }
        if let Some(beside) = &self.beside {
            let ratios: Vec<f64> = rounds
                .iter()
                .zip(&beside.rounds)
                .map(|(one, other)| one / other)
                .collect();
            write!(
                out,
                "\n      {:.2} of {} ({:.2} to {:.2}, round by round)",
                median(&ratios),
                beside.name,
                least(&ratios),
                most(&ratios)
            )?;
        }
        Ok(())
    }
}

/// The middle value; the mean of the two middle ones where there are two.
pub(crate) fn median(rounds: &[f64]) -> f64 {
    let mut sorted = rounds.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        length if length % 2 == 1 => sorted[length / 2],
        length => f64::midpoint(sorted[length / 2 - 1], sorted[length / 2]),
    }
}

fn least(rounds: &[f64]) -> f64 {
    rounds.iter().copied().fold(f64::INFINITY, f64::min)
}

fn most(rounds: &[f64]) -> f64 {
    rounds.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

/// With thousands commas from 100 up, two decimals below.
fn number(value: f64) -> String {
    if value.abs() < 100.0 {
        return format!("{value:.2}");
    }
    let digits = format!("{:.0}", value.abs());
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if value < 0.0 { format!("-{out}") } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_says_median_range_goal_and_ratio() {
        let figure = Figure::of("asks", "/s", vec![5200.0, 4900.0, 5100.0])
            .with_goal(Goal::AtLeast(5000.0))
            .beside("plain ok", vec![10400.0, 9800.0, 10200.0]);
        let said = figure.to_string();
        assert!(said.contains("5,100 /s  (4,900 to 5,200, n = 3)"), "{said}");
        assert!(said.contains("goal at least 5,000 /s: met"), "{said}");
        assert!(said.contains("0.50 of plain ok"), "{said}");
    }

    #[test]
    fn one_round_far_below_the_goal_is_not_met() {
        assert!(Goal::AtLeast(100.0).is_met(&[110.0, 90.0, 120.0]));
        assert!(!Goal::AtLeast(100.0).is_met(&[110.0, 70.0, 120.0]));
        assert!(!Goal::AtMost(1.0).is_met(&[0.9, 1.3, 0.9]));
    }

    #[test]
    fn numbers_have_thousands_commas() {
        assert_eq!(number(1_234_567.0), "1,234,567");
        assert_eq!(number(999.6), "1,000");
        assert_eq!(number(0.256), "0.26");
    }
}
