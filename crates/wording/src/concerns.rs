//! Causes of concern: what their asker judged, and how many are about a body.
//!
//! A cause of concern asks nothing itself. Whether it is open is its asker's
//! to say, so nothing here says it without who said so and on which day.

use crate::numbers::number;

/// What is said of a cause of concern on which no judgement is recorded.
pub const NOT_JUDGED: &str = "Whether it was closed is not recorded.";

/// What is said of every cause of concern.
pub const ASKS_NOTHING: &str =
    "A cause of concern asks nothing itself: the recommendations under it do.";

/// What is said where no recommendation under a cause of concern is recorded.
pub const NOTHING_UNDER_IT: &str = "No recommendation under it is recorded here yet.";

/// How many causes of concern are recorded, and how many their asker closed.
#[must_use]
pub fn recorded(all: usize, closed: usize) -> String {
    let causes = match all {
        1 => "One cause of concern is recorded by this day".to_owned(),
        _ => format!(
            "{} causes of concern are recorded by this day",
            number(all as u64)
        ),
    };
    match (all, closed) {
        (0, _) => "No cause of concern is recorded by this day.".to_owned(),
        (1, 1) => format!("{causes}. Its asker has closed it."),
        (1, _) => format!("{causes}. No closing of it is recorded."),
        (all, 0) => format!("{causes}. No closing of {} is recorded.", any_of(all)),
        (all, closed) if all == closed => {
            format!("{causes}. Their asker has closed {}.", all_of(all))
        }
        (_, closed) => format!(
            "{causes}. Their asker has closed {}.",
            match closed {
                1 => "one of them".to_owned(),
                _ => format!("{} of them", number(closed as u64)),
            }
        ),
    }
}

fn any_of(all: usize) -> &'static str {
    match all {
        2 => "either",
        _ => "any",
    }
}

fn all_of(all: usize) -> &'static str {
    match all {
        2 => "both",
        _ => "all of them",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_recorded_as_closed_is_not_said_to_be_open() {
        let counts = [
            (0, 0),
            (1, 0),
            (1, 1),
            (2, 0),
            (2, 1),
            (2, 2),
            (3, 0),
            (3, 2),
            (3, 3),
        ];
        let all = counts.map(|(all, closed)| recorded(all, closed));
        assert!(all.iter().all(|said| !said.contains("open")));
        insta::assert_snapshot!(all.join("\n"), @r"
        No cause of concern is recorded by this day.
        One cause of concern is recorded by this day. No closing of it is recorded.
        One cause of concern is recorded by this day. Its asker has closed it.
        2 causes of concern are recorded by this day. No closing of either is recorded.
        2 causes of concern are recorded by this day. Their asker has closed one of them.
        2 causes of concern are recorded by this day. Their asker has closed both.
        3 causes of concern are recorded by this day. No closing of any is recorded.
        3 causes of concern are recorded by this day. Their asker has closed 2 of them.
        3 causes of concern are recorded by this day. Their asker has closed all of them.
        ");
    }
}
