//! One body: its number, where we looked, and what it was told.

use answerable_figures::{Consistency, FEWEST_DUE, Grade};
use answerable_register::calendar::Day;
use answerable_register::facts::CameBack;

use super::of_bodies::{Comments, in_time};
use super::rest::{against_the_rest, and_years};
use crate::days;
use crate::history::came_back;
use crate::numbers::{count, number};

/// How the number of a body is worked out, a line each.
pub const HOW_IT_IS_WORKED_OUT: [&str; 6] = [
    "Each report on the force has one last day, day 56 where the day it was published is day one, and comments on it are counted once. One late letter is one, however many recommendations it answers; one letter may answer two reports, and each is counted.",
    "Only reports whose last day has passed are counted. In time means published by then even on the latest day possible; late means after it even on the earliest.",
    "What we have not found, have not looked for, or know no day of may have been in time. It is counted as neither, and the number says how high it could be if all of it was.",
    "Where a report on this force and a national report say the same, the answer to one is enough for the other: each stands as answered once the answer is recorded for both.",
    "Where sources give different days, both are kept, and the number rests on the days between which all of them lie.",
    "Lateness belongs to the body that bore the duty on the last day. Whoever took its duties over since is charged with none of it.",
];

/// How one body answers, in its page's first sentence.
#[must_use]
pub fn about_one(comments: Comments, owed: usize) -> String {
    match owed {
        0 => "No report is recorded here on which it owed comments by this day.".to_owned(),
        _ => in_time(comments),
    }
}

/// Its page, as a link from elsewhere.
#[must_use]
pub fn how_it_answers(name: &str) -> String {
    format!("{name}: how it answers, and how to reply")
}

/// Where and when an answer was looked for, and what came back.
#[must_use]
pub fn where_looked(on: Day, place: &str, came: CameBack) -> String {
    format!("{}: {place}, {}", days::day(on), came_back(came))
}

/// That the body was told, when and how.
#[must_use]
pub fn told(on: Day, how: &str) -> String {
    format!("Told on {}, {how}", days::day(on))
}

/// What a page says of a body of which nothing was asked.
pub const NOTHING_ASKED: &str =
    "Nothing is recorded here that was asked of it by this day. What is not here is not recorded.";
/// What it says where something was asked, but nothing that is counted here in the
/// days chosen.
pub const NOTHING_ASKED_IN_THESE_DAYS: &str =
    "Nothing is recorded that was asked of it in these days without a last day by law.";
/// What stands beside an answer that was found, where looks would.
pub const ANSWER_RECORDED: &str = "An answer is recorded; none was needed to find it.";
/// What stands where nobody looked.
pub const NO_LOOK: &str = "No look is recorded.";

/// One body against the rest, on its own page: what the page of all bodies says
/// of it, and among how many.
#[must_use]
pub fn one_against_the_rest(grade: Grade, compared: usize) -> String {
    match grade {
        Grade::TooFew { of } => format!(
            "Too few to say: {} due, and a body is compared from {FEWEST_DUE}.",
            match of {
                1 => "one set of comments is".to_owned(),
                of => format!(
                    "{} are",
                    count(u64::from(of), "set of comments", "sets of comments")
                ),
            }
        ),
        Grade::TooLittleKnown => {
            "Too little is known to say whether it differs from the rest.".to_owned()
        }
        _ if compared < 2 => "No other body has enough due to be compared with.".to_owned(),
        Grade::NoClearDifference => format!(
            "There is no clear difference from the rest, among the {} bodies compared.",
            number(compared as u64)
        ),
        Grade::Below(_) | Grade::Above(_) => format!(
            "Its share in time lies {}. {} bodies are compared.",
            against_the_rest(grade),
            number(compared as u64)
        ),
    }
}

/// Whether one body meets the published test, on its own page.
#[must_use]
pub fn one_consistently_low(test: Consistency, years: &[i16]) -> String {
    let years = and_years(years);
    match test {
        Consistency::ConsistentlyLow => {
            format!("It meets our test of consistently low, for {years}.")
        }
        Consistency::NotShown => {
            format!("It does not meet our test of consistently low, for {years}.")
        }
        Consistency::TooFew => {
            "There is too little to apply our test of consistently low to it.".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use answerable_figures::{Condition, Level, Outside};

    use super::*;

    #[test]
    fn what_is_said_of_one_body_against_the_rest_stands_on_its_own_page() {
        let below = |condition| {
            Grade::Below(Outside {
                limit: Level::NinetyFive,
                condition,
            })
        };
        let condition = Some(Condition {
            missing: 4,
            at_least: 3,
        });
        let said = [
            Grade::TooFew { of: 1 },
            Grade::TooFew { of: 4 },
            Grade::TooLittleKnown,
            Grade::NoClearDifference,
            below(None),
            below(condition),
        ]
        .map(|grade| one_against_the_rest(grade, 41));
        let alone = one_against_the_rest(Grade::NoClearDifference, 1);
        let tests = [
            Consistency::ConsistentlyLow,
            Consistency::NotShown,
            Consistency::TooFew,
        ]
        .map(|test| one_consistently_low(test, &[2024, 2025]));
        insta::assert_snapshot!([said.join("\n"), alone, tests.join("\n")].join("\n"), @r"
        Too few to say: one set of comments is due, and a body is compared from 5.
        Too few to say: 4 sets of comments are due, and a body is compared from 5.
        Too little is known to say whether it differs from the rest.
        There is no clear difference from the rest, among the 41 bodies compared.
        Its share in time lies below the 95% limit. 41 bodies are compared.
        Its share in time lies below the 95% limit, if 3 or more of the 4 not known were not in time. 41 bodies are compared.
        No other body has enough due to be compared with.
        It meets our test of consistently low, for 2024 and 2025.
        It does not meet our test of consistently low, for 2024 and 2025.
        There is too little to apply our test of consistently low to it.
        ");
    }
}
