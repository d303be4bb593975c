//! Whom an ask is addressed to: as published, and as found.

use serde::{Deserialize, Serialize};

use crate::Found;

mod names;
mod parsed;

pub(crate) use names::Names;
pub(crate) use parsed::Parsed;

/// One addressee of an ask.
///
/// What the document says is kept whole beside what the directory made of it. A
/// name that resolves to nobody stays as published and is never guessed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Addressee {
    /// The words that name it: "PCCs", "the force", "you".
    pub as_published: String,
    /// Who that is.
    pub found: Found,
    /// Its part in what is asked.
    pub role: Role,
}

/// An addressee's part in what is asked.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// It is to do it, alone or with others alike.
    #[default]
    Lead,
    /// The lead is to do it with this body.
    With,
    /// The lead is to consult this body.
    Consult,
}
