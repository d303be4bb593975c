//! What a body is called, and when two spellings are one name.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::{KnownDay, Sourced, lasts_on};

/// One thing a body is or was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The name as written.
    pub text: String,
    /// How the name is used.
    pub r#use: NameUse,
    /// The first day of its use, as far as it is known; `None` for always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<KnownDay>,
    /// The first day it was no longer the name. Old names stay good for
    /// reading old documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<KnownDay>,
    /// Where it was seen; `None` for a form made by rule, which needs no
    /// source beyond the name it is made of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sourced: Option<Sourced>,
}

/// How a name is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameUse {
    /// The name pages show.
    Official,
    /// The name in Welsh.
    Welsh,
    /// Another name in use.
    Alias,
    /// Letters that stand for the name: "MPS".
    Abbreviation,
    /// A wrong spelling seen in real documents, kept so that it resolves.
    Misspelling,
    /// A usual form made by rule from an official name, such as "Surrey PCC"
    /// from "Police and Crime Commissioner for Surrey". Not shown on pages.
    RegularForm,
}

impl Name {
    /// Whether the name was in use on a day.
    #[must_use]
    pub fn in_use_on(&self, day: Day) -> bool {
        lasts_on(self.from, self.until, day)
    }

    /// The name as it is compared: see [`name_key`].
    #[must_use]
    pub fn key(&self) -> String {
        name_key(&self.text)
    }
}

/// A name as it is compared with others: two spellings with one key are one
/// name.
///
/// Case, accents of Welsh, punctuation, the shape of apostrophes, a leading
/// "the" and "&" for "and" make no difference. Words do:
/// nothing is left out and nothing is guessed.
///
/// ```
/// use answerable_register::body::name_key;
/// assert_eq!(name_key("The  Mayor’s Office for Policing & Crime"), "mayors office for policing and crime");
/// assert_eq!(name_key("Devon & Cornwall Police"), name_key("Devon and Cornwall Police"));
/// assert_ne!(name_key("Surrey Police"), name_key("Surrey PCC"));
/// ```
#[must_use]
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '\'' | '’' | '‘' | '`' | '.' => {}
            '&' => key.push_str(" and "),
            'â' | 'Â' => key.push('a'),
            'ê' | 'Ê' => key.push('e'),
            'î' | 'Î' => key.push('i'),
            'ô' | 'Ô' => key.push('o'),
            'û' | 'Û' => key.push('u'),
            'ŵ' | 'Ŵ' => key.push('w'),
            'ŷ' | 'Ŷ' => key.push('y'),
            _ if letter.is_alphanumeric() => key.extend(letter.to_lowercase()),
            _ => key.push(' '),
        }
    }
    let mut words = key.split_whitespace().peekable();
    let mut tidy = String::with_capacity(key.len());
    if words.peek() == Some(&"the") {
        words.next();
    }
    for word in words {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}
