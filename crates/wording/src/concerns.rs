//! Causes of concern: what their asker judged, and how many are about a body.
//!
//! A cause of concern asks nothing itself. Whether it is open is its asker's
//! to say, so nothing here says it without who said so and on which day.

use crate::numbers::{count, number};

/// What is said of a cause of concern on which no judgement by this day is
/// recorded: a later one may be, and is not denied.
pub const NOT_JUDGED: &str = "No closing of it is recorded by this day.";

/// What is said of every cause of concern.
pub const ASKS_NOTHING: &str =
    "A cause of concern asks nothing itself: the recommendations under it do.";

/// What is said where no recommendation under a cause of concern is recorded.
pub const NOTHING_UNDER_IT: &str = "No recommendation under it is recorded here yet.";

/// How many causes of concern are recorded, and how many of them ended.
#[derive(Clone, Copy, Debug)]
pub struct Recorded {
    /// All of them.
    pub all: usize,
    /// Those whose asker closed them for every body they are about.
    pub closed: usize,
    /// Those whose asker put a later one in their place, for one body at least.
    pub replaced: usize,
}

/// How many causes of concern are recorded, and how many their askers closed.
#[must_use]
pub fn recorded(recorded: Recorded) -> String {
    let Recorded {
        all,
        closed,
        replaced,
    } = recorded;
    let causes = match all {
        0 => return "No cause of concern is recorded by this day.".to_owned(),
        1 => "One cause of concern is recorded by this day".to_owned(),
        _ => format!(
            "{} causes of concern are recorded by this day",
            number(all as u64)
        ),
    };
    let ended = match (closed, replaced) {
        (_, 0) => "closed",
        (0, _) => "replaced",
        _ => "closed or replaced",
    };
    match (all, closed + replaced) {
        (1, 1) => format!("{causes}. Its asker has {ended} it."),
        (all, 0) => format!(
            "{causes}. No closing of {} is recorded by this day.",
            any_of(all)
        ),
        (_, 1) => format!("{causes}. One of them was {ended} by its asker."),
        (all, some) if all == some => {
            format!("{causes}. {} were {ended}, each by its asker.", all_of(all))
        }
        (_, some) => format!(
            "{causes}. {} of them were {ended}, each by its asker.",
            number(some as u64)
        ),
    }
}

/// What is recorded under a cause of concern: "2 recommendations and one other
/// thing asked".
#[must_use]
pub fn beneath(recommendations: usize, others: usize) -> String {
    let recommendations = count(recommendations as u64, "recommendation", "recommendations");
    match others {
        0 => recommendations,
        _ => format!(
            "{recommendations} and {}",
            count(others as u64, "other thing asked", "other things asked")
        ),
    }
}

fn any_of(all: usize) -> &'static str {
    match all {
        1 => "it",
        2 => "either",
        _ => "any",
    }
}

fn all_of(all: usize) -> &'static str {
    match all {
        2 => "Both",
        _ => "All of them",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_recorded_as_closed_is_not_said_to_be_open() {
        let counts = [
            (0, 0, 0),
            (1, 0, 0),
            (1, 1, 0),
            (1, 0, 1),
            (2, 0, 0),
            (2, 1, 0),
            (2, 1, 1),
            (3, 0, 0),
            (3, 2, 0),
            (3, 0, 2),
            (3, 3, 0),
        ];
        let all = counts.map(|(all, closed, replaced)| {
            recorded(Recorded {
                all,
                closed,
                replaced,
            })
        });
        assert!(all.iter().all(|said| !said.contains("open")));
        insta::assert_snapshot!(all.join("\n"), @r"
        No cause of concern is recorded by this day.
        One cause of concern is recorded by this day. No closing of it is recorded by this day.
        One cause of concern is recorded by this day. Its asker has closed it.
        One cause of concern is recorded by this day. Its asker has replaced it.
        2 causes of concern are recorded by this day. No closing of either is recorded by this day.
        2 causes of concern are recorded by this day. One of them was closed by its asker.
        2 causes of concern are recorded by this day. Both were closed or replaced, each by its asker.
        3 causes of concern are recorded by this day. No closing of any is recorded by this day.
        3 causes of concern are recorded by this day. 2 of them were closed, each by its asker.
        3 causes of concern are recorded by this day. 2 of them were replaced, each by its asker.
        3 causes of concern are recorded by this day. All of them were closed, each by its asker.
        ");
    }

    #[test]
    fn what_is_no_recommendation_is_not_counted_as_one() {
        let all = [(0, 0), (1, 0), (2, 1), (0, 2)].map(|(some, others)| beneath(some, others));
        insta::assert_snapshot!(all.join("\n"), @r"
        no recommendations
        one recommendation
        2 recommendations and one other thing asked
        no recommendations and 2 other things asked
        ");
    }
}
