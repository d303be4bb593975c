//! By when, as the asker published it.

use answerable_calendar::{Anchor, Day, Deadline, Nations, Unit};
use answerable_register::facts::Asked;
use answerable_register::words::Words;

use crate::{days, numbers};

/// The deadline in the form it was published in: "by 31 October 2023", "by
/// March 2023", "within 3 months". None where no deadline was published.
#[must_use]
pub fn as_published(deadline: &Deadline) -> Option<String> {
    Some(match deadline {
        Deadline::On(day) => format!("by {}", days::day(*day)),
        Deadline::Month { year, month } => match Day::new(*year, *month, 1) {
            Ok(first) => format!("by {}", days::month(first)),
            // No such month: shown as it was recorded.
            Err(_) => format!("by month {month} of {year}"),
        },
        Deadline::Within { count, unit, of } => {
            let length = length(*count, *unit);
            match of {
                Anchor::Publication => format!("within {length}"),
                Anchor::Named { words, .. } => format!("within {length} of {words}"),
            }
        }
        Deadline::Immediately => "immediately".to_owned(),
        Deadline::Recurring { words } | Deadline::Conditional { words } => words.clone(),
        Deadline::None => return None,
    })
}

/// By when something asked is to be done, and what it hangs on, each with what
/// it stands under. A condition that is itself the time is said once.
#[must_use]
pub fn terms(asked: &Asked) -> Vec<(&'static str, String)> {
    let by = as_published(&asked.deadline);
    let condition = asked.condition.as_ref().and_then(Words::open);
    let condition = condition.filter(|words| by.as_deref() != Some(words));
    by.map(|by| ("To be done", by))
        .into_iter()
        .chain(condition.map(|words| ("Condition", words.to_owned())))
        .collect()
}

fn length(count: u16, unit: Unit) -> String {
    let (one, many) = match unit {
        Unit::CalendarDays => ("day", "days"),
        Unit::Weeks => ("week", "weeks"),
        Unit::Months => ("month", "months"),
        Unit::Quarters => ("quarter", "quarters"),
        Unit::WorkingDays(Nations::EnglandAndWales | Nations::UnitedKingdom) => {
            ("working day", "working days")
        }
    };
    numbers::count(count.into(), one, many)
}

/// What stands beside the body that has a duty now, where another had it on the
/// last day.
pub const LATENESS_STAYS: &str = "Lateness before that stays where it was.";

#[cfg(test)]
mod tests {
    use answerable_testkit::facts::request;

    use super::*;

    #[test]
    fn every_form_keeps_what_it_says_and_no_more() {
        let words = |deadline| as_published(&deadline).unwrap();
        let day = answerable_calendar::parse_day("2023-10-31").unwrap();
        assert_eq!(words(Deadline::On(day)), "by 31 October 2023");
        assert_eq!(
            words(Deadline::Month {
                year: 2023,
                month: 3
            }),
            "by March 2023"
        );
        let within = |of| Deadline::Within {
            count: 3,
            unit: Unit::Months,
            of,
        };
        assert_eq!(words(within(Anchor::Publication)), "within 3 months");
        let named = Anchor::Named {
            words: "the code’s publication".to_owned(),
            day: None,
        };
        assert_eq!(
            words(within(named)),
            "within 3 months of the code’s publication"
        );
        assert_eq!(words(Deadline::Immediately), "immediately");
        assert_eq!(as_published(&Deadline::None), None);
    }

    #[test]
    fn a_condition_that_is_itself_the_time_is_said_once() {
        let mut asked = request("talk-first", "2024-01-15", &["exampleshire-police"]);
        let before = "Before anything is changed";
        asked.condition = Some(before.into());
        assert_eq!(terms(&asked), [("Condition", before.to_owned())]);
        asked.deadline = Deadline::Conditional {
            words: before.to_owned(),
        };
        assert_eq!(terms(&asked), [("To be done", before.to_owned())]);
        asked.condition = Some("If it is agreed".into());
        let both = [("To be done", before), ("Condition", "If it is agreed")];
        assert_eq!(
            terms(&asked),
            both.map(|(key, words)| (key, words.to_owned()))
        );
    }
}
