//! Ids, and the words of people and documents.

use std::fmt;

use compact_str::CompactString;
use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A short stretch of text that is data and never a person's words: a
/// citation, an address, a place in a document.
pub type Text = CompactString;

/// Makes a type for one kind of id: a slug that is also the last part of a
/// page's address, such as `west-mercia-police`.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(CompactString);

        impl $name {
            /// An id of at most 24 letters, known when the program is built.
            #[allow(dead_code, reason = "few kinds of id have one known so early")]
            pub(crate) const fn of_few_letters(id: &'static str) -> Self {
                Self(CompactString::const_new(id))
            }

            /// The id as it stands in an address.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id.into())
            }
        }

        impl From<CompactString> for $name {
            fn from(id: CompactString) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id! {
    /// A body: `west-mercia-police`.
    BodyId
}
id! {
    /// A group of bodies as a document names it: `chief-constables`.
    GroupId
}
id! {
    /// A power or standard that sets a clock: `section-55`.
    PowerId
}
id! {
    /// A source: a kept document, or a page that was read.
    SourceId
}
id! {
    /// Whatever asks are derived from: a report, or one thing asked in it.
    /// Reports and things asked share one set of ids, as they share addresses.
    SubjectId
}
id! {
    /// An answer.
    AnswerId
}
id! {
    /// A statement: somebody's words that ask nothing and find nothing.
    StatementId
}
id! {
    /// A stay in a stage of monitoring.
    StayId
}
id! {
    /// A level of assurance: `documents-read`.
    AssuranceId
}
id! {
    /// A place where answers are published: `exampleshire-pcc-answers`.
    PlaceId
}

/// The longest id, in bytes. Ids stand in addresses, which stay short.
pub const LONGEST_ID: usize = 120;

/// Whether a text can be an id: lower-case ASCII letters, digits and single
/// hyphens, starting with a letter or digit, at most [`LONGEST_ID`] bytes.
///
/// ```
/// use answerable_register::words::is_slug;
/// assert!(is_slug("vetting-2022-4"));
/// assert!(!is_slug("Vetting 2022/4"));
/// ```
#[must_use]
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST_ID
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Makes an id of a name: what is not a letter or digit becomes a hyphen.
///
/// ```
/// use answerable_register::words::slug_of;
/// assert_eq!(slug_of("Devon & Cornwall Police"), "devon-cornwall-police");
/// assert_eq!(slug_of("…"), "unnamed");
/// ```
#[must_use]
pub fn slug_of(name: &str) -> String {
    let mut slug = String::with_capacity(name.len().min(LONGEST_ID));
    for letter in name.chars() {
        if slug.len() >= LONGEST_ID - 4 {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !matches!(letter, '\'' | '’') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "unnamed".to_owned()
    } else {
        slug.to_owned()
    }
}

/// Words written or said by somebody, or the name of a person.
///
/// The log is public and for ever, so every free text in it says which of two
/// things it is: open, and there to read; or sealed, a salted commitment to
/// words that are kept elsewhere under a key and can be erased.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Words {
    /// Words anyone may read.
    Open(CompactString),
    /// The commitment (lower-case hex) to words kept under a key.
    Sealed(CompactString),
}

impl Words {
    /// The words, if they are open.
    #[must_use]
    pub fn open(&self) -> Option<&str> {
        match self {
            Self::Open(words) => Some(words),
            Self::Sealed(_) => None,
        }
    }

    /// The words, or nothing at all where they are sealed.
    #[must_use]
    pub fn or_blank(&self) -> &str {
        self.open().unwrap_or_default()
    }
}

impl From<&str> for Words {
    fn from(words: &str) -> Self {
        Self::Open(words.into())
    }
}

impl From<String> for Words {
    fn from(words: String) -> Self {
        Self::Open(words.into())
    }
}

/// In the log: `{"open":"…"}` or `{"sealed":"…"}`.
impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        match self {
            Self::Open(words) => map.serialize_entry("open", words)?,
            Self::Sealed(commitment) => map.serialize_entry("sealed", commitment)?,
        }
        map.end()
    }
}

/// Reads the two forms of the log, and a plain string as open words, which is
/// how people write sample files.
impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "kebab-case")]
        enum Form {
            Open,
            Sealed,
        }

        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("words, as {\"open\": …}, {\"sealed\": …} or a string")
            }

            fn visit_str<E: de::Error>(self, words: &str) -> Result<Words, E> {
                Ok(Words::Open(words.into()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
                let words = match map.next_entry::<Form, CompactString>()? {
                    Some((Form::Open, words)) => Words::Open(words),
                    Some((Form::Sealed, words)) => Words::Sealed(words),
                    None => return Err(de::Error::custom("words are neither open nor sealed")),
                };
                match map.next_key::<de::IgnoredAny>()? {
                    None => Ok(words),
                    Some(_) => Err(de::Error::custom("words are open or sealed, never both")),
                }
            }
        }
        deserializer.deserialize_any(Either)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_whether_they_are_open() {
        let open = serde_json::to_string(&Words::from("as asked")).unwrap();
        assert_eq!(open, r#"{"open":"as asked"}"#);
        assert_eq!(
            serde_json::from_str::<Words>(&open).unwrap(),
            "as asked".into()
        );
        assert_eq!(
            serde_json::from_str::<Words>(r#""as asked""#).unwrap(),
            "as asked".into()
        );
        assert!(serde_json::from_str::<Words>(r#"{"open":"a","sealed":"b"}"#).is_err());
        assert!(serde_json::from_str::<Words>("{}").is_err());
    }

    #[test]
    fn a_slug_can_always_be_made_of_a_name() {
        for name in [
            "",
            "—",
            "Chief Constable's Office",
            "ÀÉ police",
            &"x y ".repeat(99),
        ] {
            assert!(is_slug(&slug_of(name)), "{name:?} gave {:?}", slug_of(name));
        }
    }
}
