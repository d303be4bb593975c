//! A day as a person types it, in three fields.

use answerable_register::calendar::MONTHS;
use jiff::civil::Date;

use crate::visit::query::Pairs;

/// What stands in the three fields of a date input, exactly as it was typed.
///
/// It is kept whether or not it makes a day, so that the form can be shown
/// again with the person's own words in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TypedDay {
    pub(crate) day: String,
    pub(crate) month: String,
    pub(crate) year: String,
}

/// Why typed fields make no day, in the order in which it is said
/// (GOV.UK date input: missing, then impossible, then out of range).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotADay {
    /// One or more fields are empty.
    Incomplete(Missing),
    /// All are filled and there is no such day.
    Impossible,
}

/// Which fields are empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) day: bool,
    pub(crate) month: bool,
    pub(crate) year: bool,
}

impl Missing {
    /// The empty fields as words: "a day and a month".
    pub(crate) fn words(self) -> String {
        let named = [
            (self.day, "a day"),
            (self.month, "a month"),
            (self.year, "a year"),
        ];
        let named: Vec<_> = named
            .iter()
            .filter(|(empty, _)| *empty)
            .map(|(_, word)| *word)
            .collect();
        match named.as_slice() {
            [one, two, three] => format!("{one}, {two} and {three}"),
            [one, two] => format!("{one} and {two}"),
            other => other.concat(),
        }
    }
}

/// One of the three fields as it is drawn.
pub(crate) struct FieldOfDay<'a> {
    pub(crate) part: &'static str,
    pub(crate) label: &'static str,
    /// How many letters wide.
    pub(crate) width: u8,
    /// Whether a keypad of figures suffices; a month may be a name.
    pub(crate) figures_only: bool,
    pub(crate) value: &'a str,
}

impl TypedDay {
    /// The three fields in the order they are drawn.
    pub(crate) fn fields(&self) -> [FieldOfDay<'_>; 3] {
        let field = |part, label, width, figures_only, value| FieldOfDay {
            part,
            label,
            width,
            figures_only,
            value,
        };
        [
            field("day", "Day", 2, true, self.day.as_str()),
            field("month", "Month", 5, false, self.month.as_str()),
            field("year", "Year", 4, true, self.year.as_str()),
        ]
    }

    /// The fields `NAME-day`, `NAME-month` and `NAME-year`, of each the first value
    /// that is more than blanks; none if not one of them was sent.
    pub(crate) fn sent(pairs: &Pairs, name: &str) -> Option<Self> {
        let field = |part: &str| {
            let name = format!("{name}-{part}");
            pairs.filled(&name).or_else(|| pairs.one(&name))
        };
        let (day, month, year) = (field("day"), field("month"), field("year"));
        (day.is_some() || month.is_some() || year.is_some()).then(|| Self {
            day: day.unwrap_or_default().to_owned(),
            month: month.unwrap_or_default().to_owned(),
            year: year.unwrap_or_default().to_owned(),
        })
    }

    /// The fields of a day that is known.
    pub(crate) fn of(day: Date) -> Self {
        Self {
            day: day.day().to_string(),
            month: day.month().to_string(),
            year: day.year().to_string(),
        }
    }

    /// Whether nothing was typed in any field.
    pub(crate) fn is_blank(&self) -> bool {
        [&self.day, &self.month, &self.year]
            .iter()
            .all(|field| field.trim().is_empty())
    }

    /// The day typed. A month may be a number, a name or the first three or
    /// more letters of a name. A year has four figures.
    ///
    /// # Errors
    /// [`NotADay::Incomplete`] if a field is empty; [`NotADay::Impossible`] if
    /// all are filled and no such day exists, such as 30 February.
    pub(crate) fn read(&self) -> Result<Date, NotADay> {
        let (day, month, year) = (self.day.trim(), self.month.trim(), self.year.trim());
        let missing = Missing {
            day: day.is_empty(),
            month: month.is_empty(),
            year: year.is_empty(),
        };
        if missing.day || missing.month || missing.year {
            return Err(NotADay::Incomplete(missing));
        }
        let day = number(day, 2).ok_or(NotADay::Impossible)?;
        let month = month_number(month).ok_or(NotADay::Impossible)?;
        let year = number(year, 4)
            .filter(|_| year.len() == 4)
            .ok_or(NotADay::Impossible)?;
        let day = i8::try_from(day).map_err(|_| NotADay::Impossible)?;
        Date::new(year, month, day).map_err(|_| NotADay::Impossible)
    }
}

/// At most `figures` figures and nothing else.
fn number(text: &str, figures: usize) -> Option<i16> {
    let only_figures = text.bytes().all(|byte| byte.is_ascii_digit());
    (only_figures && text.len() <= figures)
        .then(|| text.parse().ok())
        .flatten()
}

fn month_number(text: &str) -> Option<i8> {
    if let Some(number) = number(text, 2) {
        return i8::try_from(number).ok();
    }
    let typed = text.to_lowercase();
    let letters_enough = typed.chars().count() >= 3;
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| letters_enough && name.to_lowercase().starts_with(&typed))
        .map(|(number, _)| number)
        .or_else(|| (typed == "sept").then_some(9))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn typed(day: &str, month: &str, year: &str) -> Result<Date, NotADay> {
        TypedDay {
            day: day.into(),
            month: month.into(),
            year: year.into(),
        }
        .read()
    }

    #[test]
    fn a_month_may_be_a_number_or_a_name() {
        for month in ["5", "05", "May", "MAY", " may "] {
            assert_eq!(typed("1", month, "2024"), Ok(date(2024, 5, 1)), "{month}");
        }
        for month in ["9", "September", "Sep", "sept"] {
            assert_eq!(typed("30", month, "2024"), Ok(date(2024, 9, 30)), "{month}");
        }
    }

    #[test]
    fn an_empty_field_is_named_before_anything_else() {
        let Err(NotADay::Incomplete(missing)) = typed("", "13", " ") else {
            panic!("two fields are empty");
        };
        assert_eq!(missing.words(), "a day and a year");
    }

    #[test]
    fn a_day_that_does_not_exist_is_impossible() {
        for (day, month, year) in [
            ("30", "February", "2024"),
            ("29", "2", "2023"),
            ("1", "13", "2024"),
            ("1", "Ma", "2024"),
            ("0", "1", "2024"),
            ("1", "1", "24"),
            ("-1", "1", "2024"),
            ("1", "1", "+2024"),
            ("१", "1", "2024"),
            ("999999999999", "1", "2024"),
        ] {
            assert_eq!(
                typed(day, month, year),
                Err(NotADay::Impossible),
                "{day} {month} {year}"
            );
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_nothing_panics(day in ".*", month in ".*", year in ".*") {
            let _ = typed(&day, &month, &year);
        }

        #[test]
        fn a_known_day_is_typed_and_read_back(year in 1000i16..=9999, month in 1i8..=12, day in 1i8..=28) {
            let known = date(year, month, day);
            prop_assert_eq!(TypedDay::of(known).read(), Ok(known));
        }
    }
}
