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

/// That a force came under closer monitoring, and that no end of it by this day
/// is recorded: a later one may be, so a recorded end is never denied. That none
/// is recorded does not show that there was none, and the sentence says so. None
/// for routine monitoring, and for a stay that ended.
#[must_use]
pub fn has_no_end(stay: &Stay, as_at: Day) -> Option<String> {
    if stay.stage == Stage::Scan || !stay.lasts_on(as_at) {
        return None;
    }
    let began = agreed(&stay.entered)
        .map_or_else(|| "on days on which sources differ".to_owned(), days::when);
    Some(format!(
        "It entered Engage {began}. No end of that is recorded by this day, which is not to say that there was none."
    ))
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
