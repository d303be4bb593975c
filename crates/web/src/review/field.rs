//! Fields as typed, with what is wrong with each beside it.

use crate::visit::query::Pairs;

/// One field: what was typed and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) typed: String,
    pub(crate) wrong: Option<String>,
}

impl Field {
    pub(crate) fn of(typed: impl Into<String>) -> Self {
        Self {
            typed: typed.into(),
            wrong: None,
        }
    }

    /// As it was sent. Browsers send line ends as CR LF; one form of them is kept.
    pub(crate) fn sent(pairs: &Pairs, name: &str) -> Self {
        Self::of(pairs.one(name).unwrap_or_default().replace("\r\n", "\n"))
    }

    /// Says what is wrong; the first thing said stays.
    pub(crate) fn refuse(&mut self, wrong: impl Into<String>) {
        self.wrong.get_or_insert_with(|| wrong.into());
    }
}

/// One choice of a select or of radios.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offered {
    pub(crate) value: String,
    pub(crate) words: String,
}

impl Offered {
    pub(crate) fn of(value: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            words: words.into(),
        }
    }
}
