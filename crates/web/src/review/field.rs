//! Fields as typed, with what is wrong with each beside it.

use crate::visit::query::Pairs;

/// One field: what was typed and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) typed: String,
    pub(super) wrong: Option<String>,
}

impl Field {
    pub(super) fn of(typed: impl Into<String>) -> Self {
        Self {
            typed: typed.into(),
            wrong: None,
        }
    }

    /// As it was sent. Browsers send line ends as CR LF; one form of them is kept.
    pub(super) fn sent(pairs: &Pairs, name: &str) -> Self {
        Self::of(pairs.one(name).unwrap_or_default().replace("\r\n", "\n"))
    }

    /// Says what is wrong; the first thing said stays.
    pub(super) fn refuse(&mut self, wrong: impl Into<String>) {
        self.wrong.get_or_insert_with(|| wrong.into());
    }
}

/// One choice of a select or of radios.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offered {
    pub(super) value: String,
    pub(super) words: String,
}

impl Offered {
    pub(super) fn of(value: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            words: words.into(),
        }
    }
}
