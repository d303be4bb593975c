//! The day the page is drawn for: `?as-at=2024-05-01`, today if absent.

use answerable_wording::days;
use jiff::civil::{Date, date};

use crate::visit::query::{Pairs, short};
use crate::visit::typed_day::{NotADay, TypedDay};
use crate::visit::unknown::Unknown;

/// The name of the day in an address, and the beginning of its three fields' names.
pub(crate) const NAME: &str = "as-at";

/// The first day a page can be drawn for. A day before it is a slip of the
/// hand: the register holds no document as old.
pub(crate) const FIRST_DAY: Date = date(1990, 1, 1);

/// The day a page is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AsAt {
    day: Date,
    today: Date,
}

/// Why the day asked for cannot be drawn, with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AsAtRefusal {
    /// What stood in the fields, or what could be read from the address into them.
    pub(crate) typed: TypedDay,
    pub(crate) reason: Reason,
}

/// What was wrong with the day asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The address held words that are no day.
    NotInTheForm(String),
    /// The three fields make no day.
    NotADay(NotADay),
    /// A day after today.
    Future { today: Date },
    /// A day before [`FIRST_DAY`].
    TooEarly,
}

impl AsAt {
    /// Reads the day from an address.
    ///
    /// `as-at` is a day as `2024-05-01`. The three fields `as-at-day`,
    /// `as-at-month` and `as-at-year` are what the form on every page sends.
    /// Nothing, or nothing but blanks, is today. Where a name is sent twice the
    /// first counts, and [`second`] names
    /// the other.
    ///
    /// # Errors
    /// If it is not a day, is after `today`, or is before [`FIRST_DAY`].
    pub(crate) fn read(pairs: &Pairs, today: Date) -> Result<Self, AsAtRefusal> {
        let refuse = |typed: TypedDay, reason| Err(AsAtRefusal { typed, reason });
        let (typed, day) = if let Some(text) = pairs.filled(NAME) {
            let typed = fields_of(text);
            match typed.read() {
                Ok(day) if text == day.to_string() => (typed, day),
                _ => return refuse(typed, Reason::NotInTheForm(text.to_owned())),
            }
        } else {
            match TypedDay::sent(pairs, NAME) {
                Some(typed) if !typed.is_blank() => match typed.read() {
                    Ok(day) => (typed, day),
                    Err(why) => return refuse(typed, Reason::NotADay(why)),
                },
                _ => return Ok(Self { day: today, today }),
            }
        };
        if day > today {
            refuse(typed, Reason::Future { today })
        } else if day < FIRST_DAY {
            refuse(typed, Reason::TooEarly)
        } else {
            Ok(Self { day, today })
        }
    }

    /// The day the page is drawn for.
    pub(crate) fn day(self) -> Date {
        self.day
    }

    /// The day, where it is not today.
    pub(crate) fn chosen(self) -> Option<Date> {
        (self.day != self.today).then_some(self.day)
    }

    /// Today, whatever day was asked for.
    pub(crate) fn today(today: Date) -> Self {
        Self { day: today, today }
    }
}

/// What an address holds of a day beside the one that [`AsAt::read`] takes,
/// each part named: a second value under any of the four names, and fields that
/// stand beside `as-at` and make another day.
pub(crate) fn second(pairs: &Pairs) -> Vec<String> {
    const NAMES: [&str; 4] = [NAME, "as-at-day", "as-at-month", "as-at-year"];
    let twice = NAMES
        .into_iter()
        .filter_map(|name| Unknown::second(pairs, name))
        .map(|second| second.words);
    let beside = || {
        let whole = pairs.filled(NAME)?;
        let typed = TypedDay::sent(pairs, NAME).filter(|typed| !typed.is_blank())?;
        let differs = typed.read().map_or(true, |day| day.to_string() != whole);
        let fields = format!("{} {} {}", typed.day, typed.month, typed.year);
        let fields = short(fields.trim());
        differs.then(|| format!("‘{fields}’ is a second day, and {NAME} takes one"))
    };
    twice.chain(beside()).collect()
}

impl AsAtRefusal {
    /// The same where there are no fields below.
    pub(crate) fn plainly(&self) -> String {
        match &self.reason {
            Reason::NotInTheForm(text) => not_in_the_form(text),
            _ => self.sentence(),
        }
    }

    /// What was wrong and what is allowed, in one sentence.
    pub(crate) fn sentence(&self) -> String {
        match &self.reason {
            Reason::NotInTheForm(text) => {
                format!("{}, or use the fields below", not_in_the_form(text))
            }
            Reason::NotADay(NotADay::Incomplete(missing)) => {
                format!("The day to show must include {}", missing.words())
            }
            Reason::NotADay(NotADay::Impossible) => "The day to show must be a real day".to_owned(),
            Reason::Future { today } => {
                format!(
                    "The day to show must be today, {}, or in the past",
                    days::day(*today)
                )
            }
            Reason::TooEarly => {
                format!(
                    "The day to show must be on or after {}",
                    days::day(FIRST_DAY)
                )
            }
        }
    }
}

fn not_in_the_form(text: &str) -> String {
    format!("‘{text}’ is not a day. Write it as 2024-05-01")
}

/// `2024-05-01` in three fields; other words stand whole in the first.
fn fields_of(text: &str) -> TypedDay {
    let parts: Vec<&str> = text.splitn(3, '-').collect();
    match parts.as_slice() {
        [year, month, day] => TypedDay {
            day: (*day).to_owned(),
            month: (*month).to_owned(),
            year: (*year).to_owned(),
        },
        _ => TypedDay {
            day: text.to_owned(),
            ..TypedDay::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 11, 21);

    fn read(query: &str) -> Result<AsAt, AsAtRefusal> {
        AsAt::read(&Pairs::read(query), TODAY)
    }

    fn refused(query: &str) -> String {
        read(query).unwrap_err().sentence()
    }

    #[test]
    fn a_page_is_drawn_for_today_unless_a_day_is_asked_for() {
        for query in [
            "",
            "words=x",
            "as-at=",
            "as-at=+",
            "as-at-day=&as-at-month=&as-at-year=",
        ] {
            let as_at = read(query).unwrap();
            assert_eq!((as_at.day(), as_at.chosen()), (TODAY, None), "{query}");
        }
        assert_eq!(read("as-at=2026-11-21").unwrap().chosen(), None);
    }

    #[test]
    fn a_day_is_read_from_the_address_or_from_three_fields() {
        let first_of_may = Some(date(2024, 5, 1));
        assert_eq!(read("as-at=2024-05-01").unwrap().chosen(), first_of_may);
        for fields in [
            "as-at-day=1&as-at-month=5&as-at-year=2024",
            "as-at-day=01&as-at-month=May&as-at-year=2024",
        ] {
            assert_eq!(read(fields).unwrap().chosen(), first_of_may);
        }
    }

    #[test]
    fn whatever_is_sent_beside_the_day_shown_is_named() {
        let said = |query: &str| second(&Pairs::read(query));
        for query in [
            "as-at=2024-05-01",
            "as-at-day=1&as-at-month=5&as-at-year=2024",
            "as-at-day=1&as-at-day=1&as-at-month=5&as-at-year=2024",
            "as-at=2024-05-01&as-at-day=1&as-at-month=May&as-at-year=2024",
            "as-at=2024-05-01&as-at-day=&as-at-month=&as-at-year=",
        ] {
            assert_eq!(said(query), [""; 0], "{query}");
        }
        insta::assert_snapshot!(
            said("as-at-day=1&as-at-day=2&as-at-month=5&as-at-month=6&as-at-year=2024").join("\n"), @r"
        ‘2’ is a second value, and as-at-day takes one
        ‘6’ is a second value, and as-at-month takes one
        ");
        insta::assert_snapshot!(
            said("as-at=2024-05-01&as-at-day=2&as-at-month=5&as-at-year=2024").join("\n"),
            @"‘2 5 2024’ is a second day, and as-at takes one");
    }

    #[test]
    fn what_is_wrong_is_said_with_what_is_allowed() {
        insta::assert_snapshot!(refused("as-at=2024-13-01"), @r#"‘2024-13-01’ is not a day. Write it as 2024-05-01, or use the fields below"#);
        insta::assert_snapshot!(refused("as-at=yesterday"), @r#"‘yesterday’ is not a day. Write it as 2024-05-01, or use the fields below"#);
        insta::assert_snapshot!(refused("as-at-day=30&as-at-month=2&as-at-year=2024"), @r#"The day to show must be a real day"#);
        insta::assert_snapshot!(refused("as-at-day=1&as-at-year=2024"), @r#"The day to show must include a month"#);
        insta::assert_snapshot!(refused("as-at=2026-11-22"), @r#"The day to show must be today, 21 November 2026, or in the past"#);
        insta::assert_snapshot!(refused("as-at=1989-12-31"), @r#"The day to show must be on or after 1 January 1990"#);
    }

    #[test]
    fn what_was_typed_is_kept() {
        let typed = read("as-at-day=31&as-at-month=Feb&as-at-year=2024")
            .unwrap_err()
            .typed;
        assert_eq!((typed.day.as_str(), typed.month.as_str()), ("31", "Feb"));
        let typed = read("as-at=2024-13-01").unwrap_err().typed;
        assert_eq!((typed.year.as_str(), typed.month.as_str()), ("2024", "13"));
    }

    #[test]
    fn the_bounds_themselves_are_allowed() {
        assert!(read("as-at=1990-01-01").is_ok());
        assert!(read("as-at=2026-11-21").is_ok());
    }

    proptest! {
        #[test]
        fn whatever_the_address_says_nothing_panics(text in ".*") {
            let pairs = Pairs::default().with(NAME, text);
            if let Err(refusal) = AsAt::read(&pairs, TODAY) {
                prop_assert!(!refusal.sentence().is_empty());
            }
        }

        /// Every day between the bounds is drawn, and the address gives it back.
        #[test]
        fn every_day_in_range_can_be_asked_for(days in 0i32..13_000) {
            let day = FIRST_DAY.saturating_add(jiff::Span::new().days(days));
            let pairs = Pairs::default().with(NAME, day.to_string());
            prop_assert_eq!(AsAt::read(&pairs, TODAY).unwrap().day(), day);
        }
    }
}
