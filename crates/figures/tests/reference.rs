//! Every figure against the values that other people's programs give.
//!
//! The files in `reference/` say how and with which versions they were worked
//! out; `reference/figures.py` works them out again.

use std::fmt::Debug;
use std::str::FromStr;

use answerable_figures::{
    Dispersion, FunnelLimits, Level, MedianDays, MedianTime, MissingEvidence, Share, Survival,
    TimeToAnswer,
};

/// How far two programs may be apart, of a number between 0 and 1.
const CLOSE: f64 = 1e-9;

fn rows(file: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(file.as_bytes())
        .into_records()
        .map(Result::unwrap)
}

fn read<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().unwrap_or_else(|why| panic!("{text}: {why:?}"))
}

fn maybe<T: FromStr<Err: Debug>>(text: &str) -> Option<T> {
    (!text.is_empty()).then(|| read(text))
}

fn numbers(text: &str) -> Vec<u32> {
    text.split(' ').map(read).collect()
}

fn level(text: &str) -> Level {
    match text {
        "95" => Level::NinetyFive,
        "99.8" => Level::NinetyNinePointEight,
        other => panic!("no level {other}"),
    }
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= CLOSE
}

#[test]
fn wilson_and_exact_intervals_are_those_of_statsmodels() {
    let mut checked = 0;
    for row in rows(include_str!("reference/intervals.csv")) {
        let share = Share::try_new(read(&row[2]), read(&row[3])).unwrap();
        let found = match &row[0] {
            "wilson" => share.wilson(level(&row[1])),
            "exact" => share.exact(level(&row[1])),
            other => panic!("no method {other}"),
        }
        .unwrap();
        assert!(
            near(found.low, read(&row[4])) && near(found.high, read(&row[5])),
            "{row:?}: {found:?}"
        );
        checked += 1;
    }
    assert!(checked > 150, "{checked}");
}

#[test]
fn funnel_limits_are_those_of_scipy() {
    let mut checked = 0;
    for row in rows(include_str!("reference/funnel.csv")) {
        let found = FunnelLimits::around(read(&row[1]), read(&row[2]), level(&row[0]));
        assert!(
            near(found.lower, read(&row[3])) && near(found.upper, read(&row[4])),
            "{row:?}: {found:?}"
        );
        checked += 1;
    }
    assert_eq!(checked, 6 * 9 * 2);
}

#[test]
fn dispersion_is_that_of_scipy() {
    let mut above_one = 0;
    for row in rows(include_str!("reference/dispersion.csv")) {
        let bodies: Vec<_> = numbers(&row[0])
            .into_iter()
            .zip(numbers(&row[1]))
            .map(|(met, due)| MissingEvidence::try_new(met, 0, due).unwrap())
            .collect();
        let found = Dispersion::of(&bodies);
        let phi = found.measured().unwrap();
        assert!(near(phi, read(&row[2])), "{row:?}: {phi}");
        above_one += usize::from(found.applied() > 1.0);
    }
    assert!(above_one > 0, "some of the cases differ beyond chance");
}

#[test]
fn medians_of_days_are_those_of_numpy_and_scipy() {
    for row in rows(include_str!("reference/medians.csv")) {
        let found = MedianDays::of(&numbers(&row[0])).unwrap();
        assert!(near(found.median, read(&row[1])), "{row:?}");
        let interval = found.interval;
        assert_eq!(interval.map(|days| days.low), maybe(&row[2]), "{row:?}");
        assert_eq!(interval.map(|days| days.high), maybe(&row[3]), "{row:?}");
        if let Some(coverage) = maybe(&row[4]) {
            assert!(near(interval.unwrap().coverage, coverage), "{row:?}");
        }
    }
}

fn times(text: &str) -> Vec<TimeToAnswer> {
    text.split(' ')
        .map(|time| match time.strip_suffix('+') {
            Some(days) => TimeToAnswer::still_open(read(days)),
            None => TimeToAnswer::answered(read(time)),
        })
        .collect()
}

#[test]
fn the_curve_of_kaplan_and_meier_is_that_of_lifelines() {
    let mut steps = rows(include_str!("reference/survival.csv")).peekable();
    let mut checked = 0;
    for row in rows(include_str!("reference/survival_times.csv")) {
        let curve = Survival::of(&times(&row[1])).unwrap();
        for step in curve.steps() {
            let expected = steps.next().unwrap();
            assert_eq!(
                (&expected[0], read::<u32>(&expected[1])),
                (&row[0], step.days)
            );
            assert!(
                near(step.not_answered, read(&expected[2])),
                "{expected:?}: {step:?}"
            );
            let low = step.interval().map(|interval| interval.low);
            let high = step.interval().map(|interval| interval.high);
            for (found, expected) in [(low, maybe(&expected[3])), (high, maybe(&expected[4]))] {
                match (found, expected) {
                    (Some(found), Some(expected)) => assert!(near(found, expected), "{step:?}"),
                    (found, expected) => assert_eq!(found, expected, "{step:?}"),
                }
            }
            checked += 1;
        }
        assert!(
            steps.peek().is_none_or(|next| next[0] != row[0]),
            "no step is left out"
        );
        let median = match curve.median() {
            MedianTime::Reached { days, .. } => Some(days),
            MedianTime::NotReached => None,
        };
        assert_eq!(median, maybe(&row[2]), "{row:?}");
        // Where all are answered at last, lifelines draws limits at zero, and
        // we give none.
        if let (MedianTime::Reached { low, high, .. }, "False") = (curve.median(), &row[5]) {
            assert_eq!((low, high), (maybe(&row[3]), maybe(&row[4])), "{row:?}");
        }
    }
    assert!(checked > 100, "{checked}");
}
