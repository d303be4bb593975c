//! The number a sender is given.

/// The number a sender is given. It is never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference(pub u64);

impl std::fmt::Display for Reference {
    /// As it is written in a letter: `C17`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "C{}", self.0)
    }
}

impl std::str::FromStr for Reference {
    type Err = NotAReference;

    /// Reads what a sender quotes: `C17`, in capitals or not.
    fn from_str(written: &str) -> Result<Self, NotAReference> {
        let number = written.trim().strip_prefix(['C', 'c']);
        let number = number.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()));
        number
            .and_then(|digits| digits.parse().ok())
            // A larger number was never given, and SQLite has none.
            .filter(|number| i64::try_from(*number).is_ok())
            .map(Self)
            .ok_or(NotAReference)
    }
}

/// The words are no reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reference is C and a number, such as C17")]
pub struct NotAReference;
