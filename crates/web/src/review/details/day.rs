//! A day as typed, with what is wrong with it beside it.

use jiff::civil::Date;

use crate::review::as_sentence;
use crate::visit::query::Pairs;
use crate::visit::typed_day::{NotADay, TypedDay};

/// A day in three fields, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub(crate) struct DayField {
    pub(crate) typed: TypedDay,
    pub(crate) wrong: String,
}

impl DayField {
    pub(crate) fn of(day: Option<Date>) -> Self {
        Self {
            typed: day.map(TypedDay::of).unwrap_or_default(),
            wrong: String::new(),
        }
    }

    pub(crate) fn sent(pairs: &Pairs, name: &str) -> Self {
        Self {
            typed: TypedDay::sent(pairs, name).unwrap_or_default(),
            wrong: String::new(),
        }
    }

    pub(crate) fn refuse(&mut self, wrong: String) {
        if self.wrong.is_empty() {
            self.wrong = wrong;
        }
    }

    /// The day, or what is wrong said beside it.
    pub(crate) fn read(&mut self, what: &str) -> Option<Date> {
        match self.typed.read() {
            Ok(day) => Some(day),
            Err(NotADay::Incomplete(_)) if self.typed.is_blank() => {
                self.refuse(format!("Enter {what}"));
                None
            }
            Err(NotADay::Incomplete(missing)) => {
                self.refuse(as_sentence(&format!(
                    "{what} must include {}",
                    missing.words()
                )));
                None
            }
            Err(NotADay::Impossible) => {
                self.refuse(as_sentence(&format!("{what} must be a real day")));
                None
            }
        }
    }
}
