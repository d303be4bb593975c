//! The two functions that every exact limit stands on: the logarithm of the
//! gamma function and the regularised incomplete beta function.
//!
//! Written here because they are forty lines, and measured against `SciPy` in
//! `tests/reference`: a library of distributions would bring a linear algebra
//! and a random number generator with it (decision 79).

use std::f64::consts::PI;

/// Lanczos' coefficients for g = 7 and nine terms, good to 15 digits
/// (P. Godfrey, "A note on the computation of the convergent Lanczos complex
/// gamma approximation", 2001).
const LANCZOS: [f64; 9] = [
    0.999_999_999_999_809_9,
    676.520_368_121_885_1,
    -1_259.139_216_722_402_8,
    771.323_428_777_653_1,
    -176.615_029_162_140_6,
    12.507_343_278_686_905,
    -0.138_571_095_265_720_12,
    9.984_369_578_019_572e-6,
    1.505_632_735_149_311_6e-7,
];

/// The natural logarithm of the gamma function, of a number of at least ½.
pub(crate) fn ln_gamma(x: f64) -> f64 {
    debug_assert!(x >= 0.5, "counts and halves of counts alone are asked for");
    let x = x - 1.0;
    let (first, rest) = (LANCZOS[0], &LANCZOS[1..]);
    let sum = rest
        .iter()
        .zip(1_u8..)
        .fold(first, |sum, (term, i)| sum + term / (x + f64::from(i)));
    let t = x + 7.5;
    0.5 * (2.0 * PI).ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

/// How many terms of the continued fraction are worked out at most. It needs
/// about the square root of the larger parameter: 4,000 serve 16 million.
const MOST_TERMS: u32 = 4_000;
/// Two terms that differ by less than this are taken to be the same.
const CLOSE: f64 = 1e-15;
/// What stands in for a divisor of zero (Lentz's method).
const TINY: f64 = 1e-300;

/// The regularised incomplete beta function I<sub>x</sub>(a, b), for a and b
/// of at least ½ and x from 0 to 1.
///
/// By its continued fraction (NIST Digital Library of Mathematical Functions,
/// 8.17.22), on the side of the mean where that converges fast.
pub(crate) fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * continued_fraction(a, b, x) / a
    } else {
        1.0 - front * continued_fraction(b, a, 1.0 - x) / b
    }
}

/// Lentz's method, as W. J. Thompson and A. R. Barnett modified it (1986).
fn continued_fraction(a: f64, b: f64, x: f64) -> f64 {
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut whole = d;
    for term in 1..=MOST_TERMS {
        let m = f64::from(term);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        whole *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        let step = d * c;
        whole *= step;
        if (step - 1.0).abs() < CLOSE {
            break;
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gamma_function_of_whole_numbers_is_the_factorial() {
        let mut factorial = 1.0_f64;
        for n in 1_u32..=20 {
            let found = ln_gamma(f64::from(n));
            assert!((found - factorial.ln()).abs() < 1e-13, "{n}: {found}");
            factorial *= f64::from(n);
        }
        assert!((ln_gamma(0.5) - PI.sqrt().ln()).abs() < 1e-14);
    }

    #[test]
    fn the_beta_function_of_one_and_one_is_the_number_itself() {
        for x in [0.0, 0.1, 0.5, 0.9, 1.0] {
            assert!((incomplete_beta(1.0, 1.0, x) - x).abs() < 1e-15);
        }
    }

    #[test]
    fn it_is_the_function_that_scipy_has() {
        let file = include_str!("../tests/reference/incomplete_beta.csv");
        let mut checked = 0;
        for row in file.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let row: Vec<f64> = row.split(',').map(|cell| cell.parse().unwrap()).collect();
            let found = incomplete_beta(row[0], row[1], row[2]);
            // Of one part in a thousand million, or of nothing where it is next to nothing.
            let off = (found - row[3]).abs();
            assert!(off <= 1e-9 * row[3] + 1e-14, "{row:?}: {found}");
            checked += 1;
        }
        assert_eq!(checked, 7 * 6 * 7);
    }
}
