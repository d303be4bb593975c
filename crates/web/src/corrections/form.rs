//! The form as typed, and what is wrong with it.

use std::time::Duration;

use answerable_desk::store::inbox::{MAX_PAGE_CHARS, MAX_SOURCE_CHARS};
use answerable_wording::numbers;

use crate::corrections::inbox::{Correction, SpeaksFor};
use crate::problem::Problem;
use crate::visit::query::Pairs;

/// The most letters in what is wrong and what it should say. A page of close
/// writing is 4,000; the inbox takes a little more.
pub(crate) const MOST_LETTERS: usize = 4_000;

/// One field: what was typed and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) typed: String,
    pub(crate) wrong: Option<String>,
}

impl Field {
    fn typed(pairs: &Pairs, name: &str) -> Self {
        // Browsers send line ends as CR LF; one form of them is kept.
        let typed = pairs.one(name).unwrap_or_default().replace("\r\n", "\n");
        Self { typed, wrong: None }
    }

    fn refuse_if_longer(&mut self, most: usize, what: &str) {
        let letters = self.typed.chars().count();
        if letters > most {
            self.wrong = Some(format!(
                "{what} must be {} characters or fewer; it has {}",
                numbers::number(most as u64),
                numbers::number(letters as u64),
            ));
        }
    }
}

/// Every field of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CorrectionForm {
    pub(crate) key: String,
    pub(crate) page: String,
    pub(crate) wrong: Field,
    pub(crate) right: Field,
    pub(crate) source: Field,
    pub(crate) speaks_for: Field,
}

impl CorrectionForm {
    /// The form before anything is typed.
    ///
    /// # Errors
    /// [`Problem::Fault`] if no key can be drawn.
    pub(crate) fn empty(pairs: &Pairs) -> Result<Self, Problem> {
        Ok(Self {
            key: new_key()?,
            page: page_of(pairs),
            ..Self::default()
        })
    }

    /// The form as it was sent.
    ///
    /// # Errors
    /// [`Problem::Fault`] if it came without its key and none can be drawn.
    pub(crate) fn sent(pairs: &Pairs) -> Result<Self, Problem> {
        let key = match pairs.filled("key").filter(|key| is_a_key(key)) {
            Some(key) => key.to_owned(),
            None => new_key()?,
        };
        Ok(Self {
            key,
            page: page_of(pairs),
            wrong: Field::typed(pairs, "wrong"),
            right: Field::typed(pairs, "right"),
            source: Field::typed(pairs, "source"),
            speaks_for: Field::typed(pairs, "speaks-for"),
        })
    }

    /// The request, if nothing is wrong with it.
    ///
    /// # Errors
    /// The same form with what is wrong written beside each field.
    pub(crate) fn read(mut self) -> Result<Correction, Box<Self>> {
        if self.wrong.typed.trim().is_empty() {
            self.wrong.wrong = Some("Enter what is wrong".to_owned());
        }
        self.wrong.refuse_if_longer(MOST_LETTERS, "What is wrong");
        self.right
            .refuse_if_longer(MOST_LETTERS, "What it should say");
        self.source
            .refuse_if_longer(MAX_SOURCE_CHARS, "Where we can check this");
        let speaks_for = match self.speaks_for.typed.as_str() {
            "named" => Some(SpeaksFor::Named),
            "asker" => Some(SpeaksFor::Asker),
            "themselves" => Some(SpeaksFor::Themselves),
            _ => None,
        };
        if speaks_for.is_none() {
            self.speaks_for.wrong = Some("Select for whom you are writing".to_owned());
        }
        match speaks_for {
            Some(speaks_for) if self.errors().is_empty() => Ok(Correction {
                form_key: self.key,
                page: self.page,
                wrong: self.wrong.typed,
                right: self.right.typed,
                source: self.source.typed,
                speaks_for,
            }),
            _ => Err(Box::new(self)),
        }
    }

    /// The same form, to be sent again in a while.
    pub(crate) fn not_now(mut self, wait: Duration) -> Self {
        let minutes = wait.as_secs().div_ceil(60).max(1);
        self.wrong.wrong = Some(format!(
            "You have sent several requests in a short time. Wait {}, then send this again: what you wrote is still here",
            numbers::count(minutes, "minute", "minutes")
        ));
        self
    }

    /// What is wrong, in the order of the form: the field's place and the words.
    pub(crate) fn errors(&self) -> Vec<(&'static str, &str)> {
        [
            ("wrong", &self.wrong),
            ("right", &self.right),
            ("source", &self.source),
            ("speaks-for", &self.speaks_for),
        ]
        .into_iter()
        .filter_map(|(place, field)| Some((place, field.wrong.as_deref()?)))
        .collect()
    }
}

/// The page it is about: a path on this site and nothing else.
fn page_of(pairs: &Pairs) -> String {
    pairs
        .filled("page")
        .filter(|page| page.starts_with('/') && !page.starts_with("//") && !page.contains('\\'))
        .filter(|page| !page.chars().any(char::is_control))
        .map(|page| page.chars().take(MAX_PAGE_CHARS).collect())
        .unwrap_or_default()
}

fn new_key() -> Result<String, Problem> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Problem::Fault(format!("drawing a key: {error}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn is_a_key(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sent(text: &str) -> CorrectionForm {
        CorrectionForm::sent(&Pairs::read(text)).unwrap()
    }

    #[test]
    fn a_complete_form_is_a_request() {
        let correction = sent("page=%2Fasks%2F7&wrong=The+date&speaks-for=named")
            .read()
            .unwrap();
        assert_eq!(correction.page, "/asks/7");
        assert_eq!(correction.speaks_for, SpeaksFor::Named);
    }

    #[test]
    fn what_is_missing_is_said_and_what_was_typed_is_kept() {
        let refused = sent("right=30+April&wrong=+&speaks-for=other")
            .read()
            .unwrap_err();
        assert_eq!(
            refused.errors(),
            [
                ("wrong", "Enter what is wrong"),
                ("speaks-for", "Select for whom you are writing")
            ]
        );
        assert_eq!(refused.right.typed, "30 April");
    }

    #[test]
    fn a_field_has_a_limit_that_it_names() {
        let long = "x".repeat(MOST_LETTERS + 1);
        let refused = sent(&format!("wrong={long}&speaks-for=named"))
            .read()
            .unwrap_err();
        assert_eq!(
            refused.errors(),
            [(
                "wrong",
                "What is wrong must be 4,000 characters or fewer; it has 4,001"
            )]
        );
    }

    #[test]
    fn the_page_is_one_of_ours_or_none() {
        for foreign in [
            "https%3A%2F%2Fexample.com",
            "%2F%2Fexample.com",
            "%2F%5Cexample.com",
            "x",
            "%2Fa%0Ab",
        ] {
            assert_eq!(sent(&format!("page={foreign}")).page, "", "{foreign}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_sent_nothing_panics(text in ".*") {
            let _ = sent(&text).read();
        }
    }
}
