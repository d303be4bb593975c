//! Stages of monitoring: the days that sources give, and no more.

use answerable_register::body::KnownDay;
use answerable_register::calendar::Day;
use answerable_register::facts::{EngageDay, Stage, Stay};

use crate::days;

/// The day a stay began or ended as its source gives it, no more exact:
/// `23 May 2025 (article date)`.
#[must_use]
pub fn given(day: &EngageDay) -> String {
    match &day.as_published {
        Some(words) if day.earliest == day.latest => {
            format!("{} ({words})", days::day(day.earliest))
        }
        Some(words) => words.to_string(),
        None => days::known(day.when()),
    }
}

/// Whether a source gives the day itself: one day, with no words that say what
/// else it is the day of, such as "article date" or "decided on 24 June 2022".
#[must_use]
pub fn is_the_day_itself(day: &EngageDay) -> bool {
    day.earliest == day.latest && day.as_published.is_none()
}

/// That a force came under closer monitoring, and that no end of it by this day
/// is recorded: a later one may be, so a recorded end is never denied. That none
/// is recorded does not show that there was none, and the sentence says so. None
/// for routine monitoring, and for a stay that ended.
#[must_use]
pub fn has_no_end(stay: &Stay, as_at: Day) -> Option<String> {
    let has_begun = !stay.entered.is_empty() && stay.entered.iter().all(|day| day.latest <= as_at);
    if stay.stage == Stage::Scan || !has_begun || may_have_come(&stay.left, as_at) {
        return None;
    }
    let began = agreed(&stay.entered)
        .map_or_else(|| "on days on which sources differ".to_owned(), days::when);
    Some(format!(
        "It entered Engage {began}. No end of that is recorded by this day, which is not to say that there was none."
    ))
}

/// Whether what these sources date can have come by a day. A source that gives a
/// whole year moves nothing forward where another gives a day within it.
#[must_use]
pub fn may_have_come(given: &[EngageDay], by: Day) -> bool {
    let first = match agreed(given) {
        Some(when) => Some(when.earliest()),
        None => given
            .iter()
            .filter(|wide| !given.iter().any(|narrow| lies_within(narrow, wide)))
            .map(|day| day.earliest)
            .min(),
    };
    first.is_some_and(|first| first <= by)
}

/// Whether one span of days is part of another, and not the same.
fn lies_within(narrow: &EngageDay, wide: &EngageDay) -> bool {
    let span = |day: &EngageDay| (day.earliest, day.latest);
    wide.earliest <= narrow.earliest && narrow.latest <= wide.latest && span(narrow) != span(wide)
}

/// The days that fit what every source gives; none where sources differ.
#[must_use]
pub fn agreed(given: &[EngageDay]) -> Option<KnownDay> {
    let first = given.iter().map(|day| day.earliest).max()?;
    let last = given.iter().map(|day| day.latest).min()?;
    (first <= last).then(|| KnownDay::between(first, last))
}

#[cfg(test)]
mod tests {
    use answerable_register::calendar::parse_day;

    use super::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn on(first: &str, last: &str) -> EngageDay {
        EngageDay {
            earliest: day(first),
            latest: day(last),
            as_published: None,
            source: "s".into(),
        }
    }

    fn stay(entered: Vec<EngageDay>, left: Vec<EngageDay>) -> Stay {
        Stay {
            id: "stay".into(),
            force: "southvale-police".into(),
            stage: Stage::Engage,
            entered,
            left,
            ground: None,
            note: None,
            passages: Vec::new(),
        }
    }

    #[test]
    fn an_end_that_came_later_is_not_denied_and_no_stay_is_said_to_last() {
        let ended = on("2025-05-22", "2025-05-22");
        let stay = stay(vec![on("2024-03-11", "2024-03-11")], vec![ended]);
        assert_eq!(has_no_end(&stay, day("2024-03-10")), None);
        assert_eq!(
            has_no_end(&stay, day("2024-06-01")).unwrap(),
            "It entered Engage on 11 March 2024. No end of that is recorded by this day, which is not to say that there was none."
        );
        assert_eq!(has_no_end(&stay, day("2025-05-22")), None);
    }

    #[test]
    fn a_year_moves_no_end_before_the_day_another_source_gives() {
        let year = on("2024-01-01", "2024-12-31");
        let exact = on("2024-09-18", "2024-09-18");
        let later = on("2024-09-19", "2024-09-19");
        for left in [
            vec![year.clone(), exact.clone()],
            vec![year.clone(), exact.clone(), later.clone()],
        ] {
            assert!(!may_have_come(&left, day("2024-09-17")), "{left:?}");
            assert!(may_have_come(&left, day("2024-09-18")), "{left:?}");
            let stay = stay(vec![on("2023-11-22", "2023-11-22")], left);
            assert!(has_no_end(&stay, day("2024-03-01")).is_some());
            assert!(has_no_end(&stay, day("2024-09-18")).is_none());
        }
        // A year that stands alone may have been any day of it.
        assert!(may_have_come(&[year], day("2024-01-01")));
        assert!(!may_have_come(&[], day("2024-12-31")));
    }

    #[test]
    fn the_day_of_a_news_report_is_not_the_day_itself() {
        let exact = on("2024-03-11", "2024-03-11");
        assert!(is_the_day_itself(&exact));
        assert!(!is_the_day_itself(&EngageDay {
            as_published: Some("article date".into()),
            ..exact
        }));
        assert!(!is_the_day_itself(&on("2024-03-01", "2024-03-31")));
    }

    #[test]
    fn no_day_is_chosen_where_sources_differ_or_give_a_month() {
        let month = stay(vec![on("2024-05-01", "2024-05-31")], Vec::new());
        assert!(
            has_no_end(&month, day("2024-06-01"))
                .unwrap()
                .contains("entered Engage in May 2024. ")
        );
        // On a day within the month it may or may not have begun.
        assert_eq!(has_no_end(&month, day("2024-05-10")), None);
        let two = vec![
            on("2024-03-11", "2024-03-11"),
            on("2024-03-12", "2024-03-12"),
        ];
        let differ = has_no_end(&stay(two, Vec::new()), day("2024-06-01")).unwrap();
        assert!(
            differ.contains("on days on which sources differ"),
            "{differ}"
        );
    }
}
