//! How fast, in rounds, and beside another.

use std::fmt;

/// How long each round over the same files took.
pub(super) struct Speed<'a> {
    pub(super) name: &'a str,
    /// What is counted: `pages/s`.
    pub(super) unit: &'static str,
    /// How many of them the files have.
    pub(super) count: usize,
    /// Seconds of each round.
    pub(super) seconds: &'a [f64],
    /// Ours over the same files, to say how many times as fast it is.
    pub(super) ours: Option<&'a [f64]>,
}

impl fmt::Display for Speed<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rates = self.seconds.iter().map(|took| self.count as f64 / took);
        let rates = Range::of(rates);
        write!(out, "  {:<28} {rates} {}", self.name, self.unit)?;
        if let Some(ours) = self.ours {
            let times = Range::of(
                self.seconds
                    .iter()
                    .zip(ours)
                    .map(|(took, ours)| took / ours),
            );
            write!(out, "; ours, the text alone, is {times} times as fast")?;
        }
        Ok(())
    }
}

/// The middle of some rounds, with the least and the most.
pub(super) struct Range {
    sorted: Vec<f64>,
}

impl Range {
    pub(super) fn of(rounds: impl Iterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = rounds.collect();
        sorted.sort_by(f64::total_cmp);
        Self { sorted }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((least, most)) = self.sorted.first().zip(self.sorted.last()) else {
            return out.write_str("not measured");
        };
        let middle = self.sorted[self.sorted.len() / 2];
        write!(out, "{middle:.2} ({least:.2} to {most:.2})")
    }
}

/// A part of a whole: `0.991 (1,982 of 2,000)`.
pub(super) fn share(part: usize, whole: usize) -> String {
    match whole {
        0 => "none of none".to_owned(),
        _ => format!("{:.3} ({part} of {whole})", part as f64 / whole as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speed_says_its_middle_its_range_and_what_it_stands_beside() {
        let speed = Speed {
            name: "another",
            unit: "pages/s",
            count: 10,
            seconds: &[1.0, 2.0, 5.0],
            ours: Some(&[0.5, 0.5, 0.5]),
        };
        assert_eq!(
            speed.to_string(),
            "  another                      5.00 (2.00 to 10.00) pages/s; \
             ours, the text alone, is 4.00 (2.00 to 10.00) times as fast"
        );
        assert_eq!(share(1, 4), "0.250 (1 of 4)");
    }
}
