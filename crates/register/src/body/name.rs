//! What a body is called, and when two spellings are one name.

use answerable_calendar::Day;
use serde::{Deserialize, Serialize};

use super::{KnownDay, Sourced, lasts_on};

/// One thing a body is or was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
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
/// "the" and "&" for "and" make no difference. Words do: nothing is left out
/// and nothing is guessed. Letters with a plural *s* are not the same letters
/// with a capital: "MPs" sit in Parliament, the "MPS" is the Metropolitan
/// Police Service.
///
/// ```
/// use answerable_register::body::name_key;
/// assert_eq!(name_key("The  Mayor’s Office for Policing & Crime"), "mayors office for policing and crime");
/// assert_eq!(name_key("Devon & Cornwall Police"), name_key("Devon and Cornwall Police"));
/// assert_ne!(name_key("Surrey Police"), name_key("Surrey PCC"));
/// assert_ne!(name_key("MPs"), name_key("MPS"));
/// ```
#[must_use]
pub fn name_key(name: &str) -> String {
    let plain = plain_letters(name);
    let mut key = String::with_capacity(plain.len());
    for (place, word) in plain.split_whitespace().enumerate() {
        if place == 0 && word.eq_ignore_ascii_case("the") {
            continue;
        }
        if !key.is_empty() {
            key.push(' ');
        }
        match plural_of_letters(word) {
            Some(letters) => {
                key.extend(letters.chars().flat_map(char::to_lowercase));
                key.push_str(" s");
            }
            None => key.extend(word.chars().flat_map(char::to_lowercase)),
        }
    }
    key
}

/// The name with Welsh accents and apostrophes taken off, "&" spelt out and
/// every other sign turned into a space.
fn plain_letters(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '\'' | '’' | '‘' | '`' | '.' => {}
            '&' => plain.push_str(" and "),
            'â' | 'Â' => plain.push('a'),
            'ê' | 'Ê' => plain.push('e'),
            'î' | 'Î' => plain.push('i'),
            'ô' | 'Ô' => plain.push('o'),
            'û' | 'Û' => plain.push('u'),
            'ŵ' | 'Ŵ' => plain.push('w'),
            'ŷ' | 'Ŷ' => plain.push('y'),
            _ if letter.is_alphanumeric() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    plain
}

/// The letters in "MPs" or "PCCs": two capitals or more before a small *s*.
fn plural_of_letters(word: &str) -> Option<&str> {
    let letters = word.strip_suffix('s')?;
    let capitals = letters.len() >= 2 && letters.chars().all(|letter| letter.is_ascii_uppercase());
    capitals.then_some(letters)
}
