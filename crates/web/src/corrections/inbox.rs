//! What a request for a correction is, and who keeps it.

use std::fmt;

/// For whom the sender speaks. A body's own word on a fact about it is weighed
/// differently, and is answered first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeaksFor {
    /// A body or person that the page names.
    Named,
    /// The one who asked: an inspectorate, a coroner, an office.
    Asker,
    /// Nobody but themselves.
    Themselves,
}

/// A request for a correction, complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Drawn when the form was shown. The same form sent twice, by a second
    /// press of the button or a broken line, is one request.
    pub form_key: String,
    /// The address of the page it is about; empty if it is about none.
    pub page: String,
    /// What is wrong, in the sender's words.
    pub wrong: String,
    /// What it should say; may be empty.
    pub right: String,
    /// Where that can be checked; may be empty.
    pub source: String,
    /// For whom the sender speaks.
    pub speaks_for: SpeaksFor,
}

/// What a sender quotes: 1 to 40 capital letters, figures and hyphens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxReference(String);

/// The text is no reference.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a reference is 1 to 40 capital letters, figures and hyphens")]
pub struct NotAReference;

impl InboxReference {
    /// # Errors
    /// If it is empty, longer than 40, or holds another character.
    pub fn try_new(text: impl Into<String>) -> Result<Self, NotAReference> {
        let text = text.into();
        let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
        if (1..=40).contains(&text.len()) && text.bytes().all(plain) {
            Ok(Self(text))
        } else {
            Err(NotAReference)
        }
    }

    /// The reference as it is quoted.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InboxReference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Why a request could not be kept; for the log, not for the sender.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InboxFault(pub String);

/// Where requests for a correction are kept.
///
/// Never the public log, and never in the clear: the words are a stranger's and
/// may have to be erased.
pub trait Inbox: Send + Sync {
    /// Keeps one request and returns what the sender can quote. It may wait
    /// for a disk. The same [`Correction::form_key`] twice returns the same
    /// reference and keeps one.
    ///
    /// # Errors
    /// If it is not certain to be kept. The sender is then told that it was not.
    fn keep(&self, correction: Correction) -> Result<InboxReference, InboxFault>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_can_hold_no_markup() {
        assert!(InboxReference::try_new("C-0193").is_ok());
        for bad in ["", "c-1", "C 1", "<B>", "C-1\n", &"C".repeat(41)] {
            assert!(InboxReference::try_new(bad).is_err(), "{bad:?}");
        }
    }
}
