//! By when, as the asker published it.

use answerable_register::calendar::{Anchor, Deadline, Nations, Unit};
use answerable_wording::{days, numbers};
use jiff::civil::Date;

/// The asker's own words for the time, or nothing where none was named.
pub(crate) fn as_published(deadline: &Deadline) -> Option<String> {
    Some(match deadline {
        Deadline::On(day) => format!("by {}", days::day(*day)),
        Deadline::Month { year, month } => match Date::new(*year, *month, 1) {
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_form_keeps_what_it_says_and_no_more() {
        let words = |deadline| as_published(&deadline).unwrap();
        assert_eq!(
            words(Deadline::On(date(2023, 10, 31))),
            "by 31 October 2023"
        );
        assert_eq!(
            words(Deadline::Month {
                year: 2023,
                month: 3
            }),
            "by March 2023"
        );
        let within = Deadline::Within {
            count: 3,
            unit: Unit::Months,
            of: Anchor::Publication,
        };
        assert_eq!(words(within), "within 3 months");
        assert_eq!(words(Deadline::Immediately), "immediately");
        assert_eq!(as_published(&Deadline::None), None);
    }
}
