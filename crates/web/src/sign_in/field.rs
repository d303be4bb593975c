//! Fields as typed, with what is wrong with each beside it.

use crate::visit::query::Pairs;

/// One field: what was typed and what is wrong with it. What was typed into the
/// field of a password is never shown again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) typed: String,
    pub(crate) wrong: Option<String>,
}

impl Field {
    /// As it was sent.
    pub(crate) fn sent(pairs: &Pairs, name: &str) -> Self {
        Self {
            typed: pairs.one(name).unwrap_or_default().trim().to_owned(),
            wrong: None,
        }
    }

    /// Without what was typed.
    pub(crate) fn wrong(words: impl Into<String>) -> Self {
        Self {
            typed: String::new(),
            wrong: Some(words.into()),
        }
    }

    /// Says what is wrong; the first thing said stays.
    pub(crate) fn refuse(&mut self, wrong: impl Into<String>) {
        self.wrong.get_or_insert_with(|| wrong.into());
    }
}

/// What is wrong with the fields of a form, in their order: each field's place
/// and the words.
pub(crate) fn errors<'f>(
    fields: impl IntoIterator<Item = (&'static str, &'f Field)>,
) -> Vec<(&'static str, &'f str)> {
    fields
        .into_iter()
        .filter_map(|(place, field)| Some((place, field.wrong.as_deref()?)))
        .collect()
}
