//! One body against the rest: five wordings, chance, and the one published test.

use answerable_figures::{Condition, Grade, Level, MedianTime, Outside};

use crate::numbers::{days, number};

/// What may be said of one body against the rest, in a cell.
#[must_use]
pub fn against_the_rest(grade: Grade) -> String {
    match grade {
        Grade::TooFew { .. } => "too few to say".to_owned(),
        Grade::TooLittleKnown => "too little known to say".to_owned(),
        Grade::NoClearDifference => "no clear difference".to_owned(),
        Grade::Below(outside) => said("below", "not in time", outside),
        Grade::Above(outside) => said("above", "in time", outside),
    }
}

fn said(side: &str, were: &str, outside: Outside) -> String {
    let limit = outside.limit;
    match outside.condition {
        None => format!("{side} the {limit} limit"),
        Some(Condition { missing, at_least }) => {
            let of = match (missing, at_least) {
                (1, _) => "the one not known was".to_owned(),
                (missing, least) if missing == least => {
                    format!("all {missing} not known were")
                }
                (missing, least) => format!("{least} or more of the {missing} not known were"),
            };
            format!("{side} the {limit} limit, if {of} {were}")
        }
    }
}

/// How many of the bodies compared would fall outside by chance alone, though
/// they differed in nothing.
#[must_use]
pub fn by_chance(compared: usize) -> String {
    if compared == 0 {
        return "Fewer than 5 reports are due: no comparison is made.".to_owned();
    }
    let bodies = u32::try_from(compared).unwrap_or(u32::MAX);
    let outside = Level::NinetyFive.outside_by_chance(bodies);
    let about = match outside.round() {
        0.0 => "fewer than one".to_owned(),
        1.0 => "about one".to_owned(),
        about => format!("about {about}"),
    };
    let of = match compared {
        1 => "One body has 5 or more reports due;".to_owned(),
        many => format!(
            "Of the {} bodies with 5 or more reports due,",
            number(many as u64)
        ),
    };
    format!("{of} {about} would fall outside the 95% limits by chance alone.")
}

/// What a limit is, for whoever meets the word for the first time.
pub const LIMITS: &str = "A limit says how far chance takes bodies that differ in nothing: on average no more than one in 20 of them lies outside the 95% limits, and one in 500 outside the 99.8% limits. Where bodies differ by more than chance, the limits are made wider.";

/// The published test, in words; the same for all, and defined nowhere else.
pub const CONSISTENTLY_LOW: &str = "We call a body consistently low where, in each of the last 2 whole years of reports, its share in time lies below the 95% limit of that year, even if every answer that we have not found was given in time. The test is the same for all. A year is whole once the last day of every report published in it has passed.";

/// Who meets the test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consistent<'a> {
    /// The years it looks at.
    pub years: &'a [i16],
    /// How many meet it: they are named under the sentence, with their numbers.
    pub low: usize,
    /// Bodies it could be applied to.
    pub applied: usize,
    /// Bodies in all.
    pub bodies: usize,
}

/// Who is consistently low by the test, that nobody is, or that too little is
/// known to say.
#[must_use]
pub fn consistently_low(of: &Consistent<'_>) -> String {
    let years = and_years(of.years);
    if of.years.len() < 2 || of.applied == 0 {
        let why = match of.years.len() {
            0 | 1 => "there are no 2 whole years of reports here".to_owned(),
            _ => format!("of each, too few reports are due or too little is known, in {years}"),
        };
        return format!("Too little is known to say of any body: {why}.");
    }
    let rest = match of.bodies - of.applied {
        0 => String::new(),
        1 => " Of one body there is too little to say.".to_owned(),
        many => format!(
            " Of {} bodies there is too little to say.",
            number(many as u64)
        ),
    };
    let applied = match of.applied {
        1 => "The test could be applied to one body".to_owned(),
        many => format!(
            "The test could be applied to {} bodies",
            number(many as u64)
        ),
    };
    match of.low {
        0 => format!("{applied}, for {years}, and nobody meets it.{rest}"),
        1 => format!("{applied}, for {years}, and one meets it.{rest}"),
        many => format!(
            "{applied}, for {years}, and {} meet it.{rest}",
            number(many as u64)
        ),
    }
}

/// Years, as they stand in a sentence: "2024 and 2025".
pub(super) fn and_years(years: &[i16]) -> String {
    let years: Vec<_> = years.iter().map(ToString::to_string).collect();
    years.join(" and ")
}

/// How much of what was asked without a last day by law was answered. Nobody is
/// late by a day that no law sets.
#[must_use]
pub fn answers(asked: usize, answered: usize, not_looked_for: usize) -> String {
    let asked_words = match asked {
        0 => return "Nothing is recorded that was asked without a last day by law.".to_owned(),
        1 => "One ask was put without a last day by law".to_owned(),
        many => format!(
            "{} asks were put without a last day by law",
            number(many as u64)
        ),
    };
    let answered_words = match answered {
        0 if asked == 1 => "no answer to it is known".to_owned(),
        0 => "no answer to any of them is known".to_owned(),
        all if all == asked => "all are answered".to_owned(),
        1 => "one is known to be answered".to_owned(),
        many => format!("{} are known to be answered", number(many as u64)),
    };
    let not_looked = match not_looked_for {
        0 => String::new(),
        _ if asked == 1 => " Nobody has looked for one.".to_owned(),
        all if all == asked => {
            " Nobody has looked for any answer to them, and nothing follows from that.".to_owned()
        }
        some => format!(
            " For {} of {} nobody has looked, and nothing follows from that.",
            match some {
                1 => "one".to_owned(),
                many => number(many as u64),
            },
            if answered == 0 { "them" } else { "the others" },
        ),
    };
    format!("{asked_words}; {answered_words}.{not_looked}")
}

/// In how many days half had been answered of those asks of which days are known:
/// a sentence, or nothing where too few are.
#[must_use]
pub fn half_within(with_days: usize, asked: usize, half: MedianTime) -> String {
    let of = match with_days {
        all if all == asked => format!("Of all {}", number(all as u64)),
        some => format!(
            "Of the {} of which days are known, and not of all {}",
            number(some as u64),
            number(asked as u64)
        ),
    };
    match half {
        MedianTime::NotReached => format!("{of}, fewer than half were answered."),
        MedianTime::Reached { .. } => {
            format!("{of}, half were answered within {}.", median(half))
        }
    }
}

/// Days by which half of what was asked had been answered, with the days
/// between which chance leaves it.
#[must_use]
pub fn median(median: MedianTime) -> String {
    match median {
        MedianTime::NotReached => "fewer than half answered so far".to_owned(),
        MedianTime::Reached {
            days: by,
            low,
            high,
        } => {
            let by = days(u64::from(by));
            match (low, high) {
                (Some(low), Some(high)) => format!("{by} (from {low} to {high})"),
                (Some(low), None) => format!("{by} (from {low}, no upper end known)"),
                (None, _) => by,
            }
        }
    }
}

/// Why no days are given.
#[must_use]
pub fn no_median(with_days: usize) -> String {
    match with_days {
        0 => "no day is known".to_owned(),
        few => format!("too few to say: {few}"),
    }
}
