//! What somebody asks to be put right, and how it is written into one record.

use jiff::civil::Date;

use super::InboxError;

/// The longest address of a page, in characters.
pub const MAX_PAGE_CHARS: usize = 500;
/// The longest text of what is wrong, or of what it should say, in characters:
/// two sides of paper.
pub const MAX_WORDS_CHARS: usize = 5_000;
/// The longest source, in characters: a citation and an address.
pub const MAX_SOURCE_CHARS: usize = 1_000;
/// The longest name and address of the sender, in characters.
pub const MAX_CONTACT_CHARS: usize = 500;

/// What somebody asks to be put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The address of the page on which it was asked.
    pub page: String,
    /// What is wrong there. The one thing that must be said.
    pub what_is_wrong: String,
    /// What it should say instead; may be empty.
    pub what_should_it_say: String,
    /// Where that can be checked; may be empty.
    pub source: String,
    /// How to reach the sender; may be empty.
    pub contact: String,
    /// The day it was sent.
    pub on: Date,
}

/// A part of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the field of Request of that name")]
pub enum Field {
    Page,
    WhatIsWrong,
    WhatShouldItSay,
    Source,
    Contact,
}

impl Request {
    pub(super) fn check(&self) -> Result<(), InboxError> {
        if self.what_is_wrong.trim().is_empty() {
            return Err(InboxError::NothingSaid);
        }
        let limits = [
            (Field::Page, MAX_PAGE_CHARS),
            (Field::WhatIsWrong, MAX_WORDS_CHARS),
            (Field::WhatShouldItSay, MAX_WORDS_CHARS),
            (Field::Source, MAX_SOURCE_CHARS),
            (Field::Contact, MAX_CONTACT_CHARS),
        ];
        for ((field, limit), text) in limits.into_iter().zip(self.parts()) {
            let found = text.chars().count();
            if found > limit {
                return Err(InboxError::TooLong {
                    field,
                    limit,
                    found,
                });
            }
        }
        Ok(())
    }

    /// Everything that a stranger typed, in one text: each part after its length
    /// in bytes and a colon. The page too, for its address is typed as well.
    pub(super) fn in_words(&self) -> String {
        let parts = self.parts();
        parts.map(|part| format!("{}:{part}", part.len())).concat()
    }

    /// What [`Self::in_words`] wrote; none where it did not write that.
    pub(super) fn from_words(mut words: &str, on: Date) -> Option<Self> {
        let mut part = || {
            let (length, rest) = words.split_once(':')?;
            let (part, others) = rest.split_at_checked(length.parse().ok()?)?;
            words = others;
            Some(part.to_owned())
        };
        let request = Self {
            page: part()?,
            what_is_wrong: part()?,
            what_should_it_say: part()?,
            source: part()?,
            contact: part()?,
            on,
        };
        words.is_empty().then_some(request)
    }

    fn parts(&self) -> [&str; 5] {
        [
            &self.page,
            &self.what_is_wrong,
            &self.what_should_it_say,
            &self.source,
            &self.contact,
        ]
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_typed_is_read_back_as_it_was_typed(
            page in ".*", what_is_wrong in "(?s).*", what_should_it_say in "[0-9:]*",
            source in ".*", contact in ".*",
        ) {
            let on = date(2024, 3, 6);
            let request = Request { page, what_is_wrong, what_should_it_say, source, contact, on };
            prop_assert_eq!(Request::from_words(&request.in_words(), on), Some(request));
        }

        #[test]
        fn words_of_no_request_are_none(words in "[0-9:é]*|.*") {
            let on = date(2024, 3, 6);
            if let Some(request) = Request::from_words(&words, on) {
                // Only another way to write the same lengths, such as 01.
                let again = Request::from_words(&request.in_words(), on);
                prop_assert_eq!(again, Some(request));
            }
        }
    }
}
