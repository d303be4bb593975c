//! When a document was written and published, as far as is known.
//!
//! The day on a letter is not the day it was published, and whoever wrote it
//! may not have published it.

use answerable_calendar::Day;
use answerable_register::body::KnownDay;
use answerable_register::facts::{Report, ReportKind};

use crate::{days, numbers};

/// What stands before the day of a report: its publication or, where that is
/// not known, the day on it.
#[must_use]
pub fn label(report: &Report) -> &'static str {
    match report.published_when() {
        // The day on it; nothing shows when it was published.
        Some(_) if report.kind == ReportKind::PreventionOfFutureDeaths => "Dated",
        Some(published) if published.exact().is_some() => "Published on",
        Some(_) => "Published",
        None => "Dated",
    }
}

/// What stands before who a report is by: that they published it or, where that
/// is not known, only that it is theirs.
#[must_use]
pub fn by_label(report: &Report) -> &'static str {
    match report.published_when() {
        Some(_) => "Published by",
        None => "Written by",
    }
}

/// How many bodies owed comments on a report by law, and of how many they are
/// recorded.
#[derive(Clone, Copy, Debug)]
pub struct Comments {
    /// Bodies that owed them.
    pub owed: usize,
    /// The last day, where one can be given.
    pub last_day: Option<Day>,
    /// The day shown.
    pub as_at: Day,
    /// Bodies whose comments were out by the day shown.
    pub recorded: usize,
    /// Bodies whose comments are recorded and may have come out later.
    pub perhaps_later: usize,
}

/// From whom comments are due by law, and how many are recorded. Whoever has given them
/// is among those they are due from.
#[must_use]
pub fn comments(comments: Comments) -> String {
    let bodies = |count: usize| numbers::count(count as u64, "body", "bodies");
    let from = numbers::count(
        comments.owed as u64,
        "local policing body",
        "local policing bodies",
    );
    let by = comments.last_day.map_or_else(String::new, |last_day| {
        format!(", {}", days::on_or_before(last_day))
    });
    let recorded = match (comments.recorded, comments.perhaps_later) {
        (0, 0) => "No comments are recorded here.".to_owned(),
        (0, later) => format!(
            "Comments of {} are recorded here, and not whether they were out by this day.",
            bodies(later)
        ),
        (some, 0) => format!("Comments of {} are recorded here.", bodies(some)),
        (some, later) => format!(
            "Comments of {} are recorded here, and of {} more without a day.",
            bodies(some),
            bodies(later)
        ),
    };
    let has_passed = comments.last_day.is_some_and(|last| last < comments.as_at);
    let due = if has_passed { "were due" } else { "are due" };
    format!("By law comments on this report {due} from {from}{by}. {recorded}")
}

/// The days of a report: "6 March 2024", "September 2023", "28 March 2024;
/// dated 15 January 2024", "6 March 2024; the day it was published is not
/// known".
#[must_use]
pub fn days_of(report: &Report) -> String {
    let dated = report.dated_on().map(days::day);
    match (report.published_when().map(days::known), dated) {
        (Some(published), None) => published,
        (Some(published), Some(dated)) => format!("{published}; dated {dated}"),
        (None, dated) => format!(
            "{}; the day it was published is not known",
            dated.unwrap_or_else(|| days::day(report.published_on))
        ),
    }
}

/// The same for a narrow column.
#[must_use]
pub fn day_in_a_column(report: &Report) -> String {
    match report.published_when() {
        Some(published) => days::short_known(published),
        None => format!("dated {}", days::short_day(report.published_on)),
    }
}

/// When it was published, in a sentence: "published on 6 March 2024", "dated 6
/// March 2024".
#[must_use]
pub fn when(report: &Report) -> String {
    match report.published_when() {
        Some(published) => format!("published {}", days::when(published)),
        None => format!("dated {}", days::day(report.published_on)),
    }
}

/// When something was asked, and when the report or letter it stands in came
/// out, where that was later: "6 March 2024", "dated 15 January 2024, published
/// 28 March 2024". Whoever was asked in a letter may have had it since the day
/// on it; everybody else could read it only from its publication.
#[must_use]
pub fn asked_when(asked: KnownDay, report: Option<&Report>) -> String {
    let days = asked_and_published(asked, report);
    let is_dated = report.is_some_and(|report| {
        published_after(asked, report).is_some() && report.dated_on() == asked.exact()
    });
    if is_dated {
        format!("dated {days}")
    } else {
        days
    }
}

/// The same where the first day has a name already: "15 January 2024, published
/// 28 March 2024".
#[must_use]
pub fn asked_and_published(asked: KnownDay, report: Option<&Report>) -> String {
    let asked_on = days::known(asked);
    match report.and_then(|report| published_after(asked, report)) {
        Some(published) => format!("{asked_on}, published {}", days::known(published)),
        None => asked_on,
    }
}

/// When the report or letter that something was asked in was published, where
/// that was surely after the day it was asked.
#[must_use]
pub fn published_after(asked: KnownDay, report: &Report) -> Option<KnownDay> {
    report
        .published_when()
        .filter(|published| published.earliest() > asked.latest())
}

#[cfg(test)]
mod tests {
    use answerable_register::facts::Publication;
    use answerable_testkit::facts;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_on_a_letter_is_never_said_to_be_the_day_it_was_published() {
        let published = facts::report("a-letter", "28 March 2024");
        let later = Report {
            dated: Some(date(2024, 1, 15)),
            ..published.clone()
        };
        let roughly = Report {
            published_not_before: Some(date(2024, 3, 1)),
            published_on: date(2024, 3, 31),
            ..published.clone()
        };
        let dated_only = Report {
            publication: Publication::NotKnown,
            ..published.clone()
        };
        let said = [published, later, roughly, dated_only].map(|report| {
            format!(
                "{}: {} / {} / {}",
                label(&report),
                days_of(&report),
                day_in_a_column(&report),
                when(&report)
            )
        });
        insta::assert_snapshot!(said.join("\n"), @r"
        Published on: 28 March 2024 / 28 Mar 2024 / published on 28 March 2024
        Published on: 28 March 2024; dated 15 January 2024 / 28 Mar 2024 / published on 28 March 2024
        Published: March 2024 / March 2024 / published in March 2024
        Dated: 28 March 2024; the day it was published is not known / dated 28 Mar 2024 / dated 28 March 2024
        ");
    }

    #[test]
    fn what_was_asked_in_a_letter_shows_when_the_letter_came_out() {
        let published = facts::report("a-letter", "28 March 2024");
        let dated = Report {
            dated: Some(date(2024, 1, 15)),
            ..published.clone()
        };
        let in_march = Report {
            published_not_before: Some(date(2024, 3, 1)),
            published_on: date(2024, 3, 31),
            ..dated.clone()
        };
        let dated_only = Report {
            publication: Publication::NotKnown,
            ..published.clone()
        };
        let said = |day: (i16, i8, i8), report: Option<&Report>| {
            asked_when(date(day.0, day.1, day.2).into(), report)
        };
        insta::assert_snapshot!([
            said((2024, 1, 15), Some(&dated)),
            said((2024, 1, 15), Some(&in_march)),
            said((2024, 1, 10), Some(&published)),
            said((2024, 3, 28), Some(&published)),
            said((2024, 3, 28), Some(&dated_only)),
            said((2024, 1, 15), None),
        ].join("\n"), @r"
        dated 15 January 2024, published 28 March 2024
        dated 15 January 2024, published March 2024
        10 January 2024, published 28 March 2024
        28 March 2024
        28 March 2024
        15 January 2024
        ");
    }

    #[test]
    fn one_body_is_one_body_and_what_has_no_day_is_counted_apart() {
        let on = |as_at, owed, recorded, perhaps_later| {
            comments(Comments {
                owed,
                last_day: Some(date(2024, 4, 30)),
                as_at,
                recorded,
                perhaps_later,
            })
        };
        let said = |owed, recorded, later| on(date(2024, 5, 1), owed, recorded, later);
        insta::assert_snapshot!([
            on(date(2024, 4, 30), 1, 0, 0),
            on(date(2024, 4, 30), 1, 1, 0),
            on(date(2024, 4, 30), 4, 1, 0),
            said(1, 0, 0),
            said(1, 1, 0),
            said(43, 2, 0),
            said(43, 0, 8),
            said(43, 1, 8),
        ].join("\n"), @r"
        By law comments on this report are due from one local policing body, on or before 30 April 2024. No comments are recorded here.
        By law comments on this report are due from one local policing body, on or before 30 April 2024. Comments of one body are recorded here.
        By law comments on this report are due from 4 local policing bodies, on or before 30 April 2024. Comments of one body are recorded here.
        By law comments on this report were due from one local policing body, on or before 30 April 2024. No comments are recorded here.
        By law comments on this report were due from one local policing body, on or before 30 April 2024. Comments of one body are recorded here.
        By law comments on this report were due from 43 local policing bodies, on or before 30 April 2024. Comments of 2 bodies are recorded here.
        By law comments on this report were due from 43 local policing bodies, on or before 30 April 2024. Comments of 8 bodies are recorded here, and not whether they were out by this day.
        By law comments on this report were due from 43 local policing bodies, on or before 30 April 2024. Comments of one body are recorded here, and of 8 bodies more without a day.
        ");
    }
}
