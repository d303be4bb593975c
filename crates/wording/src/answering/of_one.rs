//! One body: its number, where we looked, and what it was told.

use answerable_register::calendar::Day;
use answerable_register::facts::CameBack;

use super::of_bodies::{Comments, in_time};
use crate::days;
use crate::history::came_back;

/// How the number of a body is worked out, a line each.
pub const HOW_IT_IS_WORKED_OUT: [&str; 6] = [
    "Each report on the force has one last day, 55 days after the day it was published, and comments on it are counted once. One late letter is one, however many recommendations it answers; one letter may answer two reports, and each is counted.",
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
