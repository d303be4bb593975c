//! How many of `of` would meet something by chance, each with one share.

use crate::special::incomplete_beta;

/// The chance that at most `count` of `of` meet it, each with chance `share`.
///
/// Through the incomplete beta function (NIST DLMF 8.17.5), so that it is exact
/// for any `of` and needs no sum.
pub(crate) fn at_most(count: u32, of: u32, share: f64) -> f64 {
    if count >= of {
        return 1.0;
    }
    let (count, of) = (f64::from(count), f64::from(of));
    incomplete_beta(of - count, count + 1.0, 1.0 - share)
}

/// The smallest count with a chance of at least `chance` that no more meet it.
pub(crate) fn smallest_reaching(chance: f64, of: u32, share: f64) -> u32 {
    let (mut low, mut high) = (0, of);
    while low < high {
        let middle = low + (high - low) / 2;
        if at_most(middle, of, share) >= chance {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_tosses_of_a_coin() {
        // 1, 11, 56 of 1,024.
        assert!((at_most(0, 10, 0.5) - 1.0 / 1_024.0).abs() < 1e-16);
        assert!((at_most(1, 10, 0.5) - 11.0 / 1_024.0).abs() < 1e-15);
        assert!((at_most(2, 10, 0.5) - 56.0 / 1_024.0).abs() < 1e-15);
        assert_eq!(smallest_reaching(0.025, 10, 0.5), 2);
    }

    #[test]
    fn what_is_certain_and_what_is_impossible() {
        assert!((at_most(3, 10, 0.0) - 1.0).abs() < f64::EPSILON);
        assert!(at_most(9, 10, 1.0).abs() < f64::EPSILON);
        assert!((at_most(0, 0, 0.5) - 1.0).abs() < f64::EPSILON);
        assert_eq!(smallest_reaching(0.025, 10, 1.0), 10);
        assert_eq!(smallest_reaching(0.975, 10, 0.0), 0);
    }
}
