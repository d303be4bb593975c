//! The day of an answer, as far as it is known.

use answerable_calendar::Day;
use answerable_register::body::KnownDay;
use answerable_register::facts::PublishedBetween;

use crate::days::{day, known, when};
use crate::numbers::days;

/// When an answer came that came in time: the day, or the days it lies between.
pub(super) fn in_time(answered: &str, published: PublishedBetween) -> String {
    match (published.day(), published.not_before, published.not_after) {
        (Some(on), ..) => format!("{answered} on {}", day(on)),
        (None, Some(first), Some(last)) => {
            format!("{answered} {}", when(KnownDay::between(first, last)))
        }
        (None, None, Some(last)) => format!("{answered} on or before {}", day(last)),
        (None, _, None) => answered.to_owned(),
    }
}

/// What is known of the day where the day itself is not.
pub(super) fn day_not_known(
    published: PublishedBetween,
    dated: Option<KnownDay>,
    last_day: Option<Day>,
) -> String {
    let against = |on: Day, on_it: &str| match last_day.and_then(|last| days_after(last, on)) {
        Some(past) => format!(", {} after the last day", days(past.unsigned_abs().into())),
        None => match last_day {
            Some(last) if on == last => on_it.to_owned(),
            Some(last) => format!(", before the last day, {}", day(last)),
            None => String::new(),
        },
    };
    let first = dated.map(KnownDay::earliest).or(published.not_before);
    match (first, published.not_after) {
        (Some(_), None) if dated.is_some_and(|dated| dated.exact().is_none()) => format!(
            "The answer is dated {}; the day it was published is not known.",
            dated.map_or_else(String::new, known),
        ),
        (Some(on), None) if dated.is_some() => format!(
            "The answer is dated {}{}; the day it was published is not known.",
            day(on),
            against(on, ", on the last day")
        ),
        (Some(first), Some(last)) => format!(
            "It was published {}; the day is not known.",
            when(KnownDay::between(first, last))
        ),
        (Some(first), None) => format!(
            "It was not published before {}{}; the day is not known.",
            day(first),
            against(first, ", the last day")
        ),
        (None, Some(last)) => format!(
            "It was published on or before {}; the day is not known.",
            day(last)
        ),
        (None, None) => "The day it was published is not known.".to_owned(),
    }
}

/// Of an explanation in comments that are known: when they came, and that what they
/// say of it is not recorded.
pub(super) fn in_comments(
    published: PublishedBetween,
    dated: Option<KnownDay>,
    by: Option<&str>,
) -> String {
    format!(
        "{}. What they say of this is not recorded here.",
        comments(published, dated, by)
    )
}

/// The same, where nobody can tell whether they were out by the day.
pub(super) fn in_comments_perhaps(
    published: PublishedBetween,
    dated: Option<KnownDay>,
    by: Option<&str>,
) -> String {
    format!(
        "{}. So it is not known whether they were out by this day. What they say of this is not recorded here.",
        comments(published, dated, by)
    )
}

/// "The comments that it is part of were published on 9 April 2024".
fn comments(published: PublishedBetween, dated: Option<KnownDay>, by: Option<&str>) -> String {
    let by = by.map_or_else(String::new, |by| format!(", given by {by},"));
    let when_out = match (published.not_before, published.not_after) {
        (Some(first), Some(last)) => {
            let out = when(KnownDay::between(first, last));
            match dated.filter(|dated| dated.latest() < first) {
                Some(dated) => format!("are dated {}, and were published {out}", known(dated)),
                None => format!("were published {out}"),
            }
        }
        (_, None) if dated.is_some() => format!(
            "are dated {}; the day they were published is not known",
            dated.map_or_else(String::new, known)
        ),
        (Some(first), None) => format!(
            "were not published before {}; the day is not known",
            day(first)
        ),
        (None, Some(last)) => format!(
            "were published on or before {}; the day is not known",
            day(last)
        ),
        (None, None) => "are known, and the day they were published is not".to_owned(),
    };
    format!("The comments that it is part of{by} {when_out}")
}

/// Days from the last day to a later one.
fn days_after(last_day: Day, on: Day) -> Option<i32> {
    let past = last_day.until(on).ok()?.get_days();
    (past > 0).then_some(past)
}
