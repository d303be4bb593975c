//! How much bodies differ from each other beyond what chance does.

use crate::MissingEvidence;

/// How much bodies differ beyond chance, as a factor of the variance (φ).
///
/// D. J. Spiegelhalter, "Handling over-dispersion of performance indicators",
/// Quality and Safety in Health Care 14 (2005): the mean of the squared
/// z-scores, after the outermost tenth on each side is drawn in to the next
/// value, so that the very bodies a funnel is to find do not hide themselves.
/// Limits are widened by its square root, and only where it is above 1: bodies
/// more alike than chance narrow nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dispersion {
    measured: Option<f64>,
    bodies: usize,
}

/// With fewer bodies than this no dispersion is worked out: one in ten is
/// drawn in on each side, and of fewer than ten that is nobody.
pub const FEWEST_BODIES: usize = 10;

/// Of bodies with fewer due than this no comparison is made, nor any dispersion.
pub const FEWEST_DUE: u32 = 5;

/// One in so many is drawn in on each side.
const DRAWN_IN: usize = 10;

impl Dispersion {
    /// Of these bodies; of those with fewer than [`FEWEST_DUE`] nothing is taken,
    /// nor of those of which as much is missing as known: how far apart bodies lie
    /// is seen from what is known of them, and one that nobody has looked at would
    /// widen the limits of all.
    ///
    /// Worked out twice, with nothing that is missing met and with all of it,
    /// and the larger holds: what has not been found narrows no limit.
    #[must_use]
    pub fn of(bodies: &[MissingEvidence]) -> Self {
        let compared: Vec<_> = bodies
            .iter()
            .filter(|body| body.of() >= FEWEST_DUE && !body.is_mostly_missing())
            .collect();
        let counts = |count: fn(&MissingEvidence) -> u32| -> Vec<(u32, u32)> {
            compared
                .iter()
                .map(|body| (count(body), body.of()))
                .collect()
        };
        let lowest = phi(&counts(|body| body.lowest().count()));
        let highest = phi(&counts(|body| body.highest().count()));
        Self {
            measured: match (lowest, highest) {
                (Some(one), Some(other)) => Some(one.max(other)),
                (one, other) => one.or(other),
            },
            bodies: compared.len(),
        }
    }

    /// φ as it was measured; nothing with fewer than [`FEWEST_BODIES`] bodies,
    /// or where all or none met it.
    #[must_use]
    pub const fn measured(self) -> Option<f64> {
        self.measured
    }

    /// Of how many bodies.
    #[must_use]
    pub const fn bodies(self) -> usize {
        self.bodies
    }

    /// The factor that limits are widened by the square root of: φ, or 1.
    #[must_use]
    pub fn applied(self) -> f64 {
        self.measured.unwrap_or(1.0).max(1.0)
    }
}

fn phi(bodies: &[(u32, u32)]) -> Option<f64> {
    if bodies.len() < FEWEST_BODIES {
        return None;
    }
    let sum = |part: fn(&(u32, u32)) -> u32| -> f64 {
        bodies.iter().map(|body| f64::from(part(body))).sum()
    };
    let share = sum(|body| body.0) / sum(|body| body.1);
    let spread = share * (1.0 - share);
    if spread <= 0.0 {
        return None;
    }
    let mut scores: Vec<f64> = bodies
        .iter()
        .map(|(count, of)| {
            let of = f64::from(*of);
            (f64::from(*count) / of - share) / (spread / of).sqrt()
        })
        .collect();
    scores.sort_by(f64::total_cmp);
    let drawn_in = scores.len() / DRAWN_IN;
    let (first, last) = (scores[drawn_in], scores[scores.len() - 1 - drawn_in]);
    let squares: f64 = scores
        .iter()
        .map(|score| score.clamp(first, last).powi(2))
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "there are no 2^52 bodies")]
    let bodies = scores.len() as f64;
    Some(squares / bodies)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(met: &[u32], of: u32) -> Vec<MissingEvidence> {
        met.iter()
            .map(|met| MissingEvidence::try_new(*met, 0, of).unwrap())
            .collect()
    }

    #[test]
    fn bodies_all_alike_widen_nothing() {
        let alike = Dispersion::of(&bodies(&[7; 12], 10));
        assert_eq!(alike.measured(), Some(0.0));
        assert_eq!(alike.applied(), 1.0);
    }

    #[test]
    fn bodies_far_apart_widen_the_limits() {
        let apart = Dispersion::of(&bodies(&[0, 0, 0, 0, 0, 0, 20, 20, 20, 20, 20, 20], 20));
        let phi = apart.measured().unwrap();
        assert!((phi - 20.0).abs() < 1e-12, "each is the root of 20 away");
    }

    #[test]
    fn one_body_far_out_does_not_hide_itself() {
        let mut met = [14; 12];
        met[0] = 0;
        met[1] = 13;
        met[2] = 15;
        assert_eq!(Dispersion::of(&bodies(&met, 20)).applied(), 1.0);
    }

    #[test]
    fn of_few_bodies_of_few_due_and_of_all_or_none_nothing_is_measured() {
        assert_eq!(Dispersion::of(&bodies(&[0, 20, 0], 20)).measured(), None);
        assert_eq!(Dispersion::of(&bodies(&[1; 40], 4)).bodies(), 0);
        assert_eq!(Dispersion::of(&bodies(&[20; 12], 20)).measured(), None);
    }

    #[test]
    fn what_is_missing_narrows_nothing() {
        let some: Vec<_> = (0..12)
            .map(|i| {
                let missing = if i < 6 { 9 } else { 0 };
                MissingEvidence::try_new(10, missing, 20).unwrap()
            })
            .collect();
        // If none of the missing met it all are alike; if all did, half are far off.
        assert!(Dispersion::of(&some).applied() > 1.0);
    }

    #[test]
    fn bodies_that_nobody_looked_at_widen_the_limits_of_none() {
        let mut alike = bodies(&[14; 12], 20);
        alike.extend([MissingEvidence::try_new(0, 20, 20).unwrap(); 3]);
        let dispersion = Dispersion::of(&alike);
        assert_eq!((dispersion.applied(), dispersion.bodies()), (1.0, 12));
    }
}
