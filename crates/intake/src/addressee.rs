//! Whom an ask is addressed to: as published, and as found.

use serde::{Deserialize, Serialize};

pub use answerable_register::facts::Role;

use crate::Found;

mod clauses;
mod names;
mod office;
mod own_words;
mod parsed;
mod several;
mod unknown;

pub(crate) use names::{GivenName, Names, may_begin_a_name, says_how_many};
pub(crate) use parsed::Parsed;

/// One addressee of an ask.
///
/// What the document says is kept whole beside what the directory made of it. A
/// name that resolves to nobody stays as published and is never guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Addressee {
    /// The words that name it: "PCCs", "the force", "you".
    pub as_published: String,
    /// Who that is.
    pub found: Found,
    /// Its part in what is asked.
    pub role: Role,
}

impl Addressee {
    /// The same with another part in it.
    pub(crate) fn with_role(self, role: Role) -> Addressee {
        Addressee { role, ..self }
    }
}
