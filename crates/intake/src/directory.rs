//! Who is meant by the words that name an addressee.

use serde::{Deserialize, Serialize};

/// Knows the bodies, offices and groups that words can name.
///
/// The register implements this as at the day of the document: bodies are
/// renamed and merge, and "chief constables" were not always the same 43.
pub trait Directory {
    /// Who the words name, all of them: `Exampleshire Police`, never a sentence.
    ///
    /// Words that name nobody for certain are [`Found::Unresolved`]; the nearest
    /// names may be offered as candidates, and nothing is guessed.
    fn find(&self, words: &str) -> Found;
}

/// What a directory makes of some words. Ids are slugs of the register.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// One body.
    Body(String),
    /// An office within a body: its head, or its lead for a subject.
    Office {
        /// The body.
        body: String,
        /// The office as published: "lead for vetting".
        title: String,
    },
    /// A group that stands for its members: "chief constables".
    Group(String),
    /// Nobody for certain.
    Unresolved {
        /// Whom the words may mean, nearest first.
        candidates: Vec<String>,
    },
}

impl Found {
    /// Unresolved, with nobody near.
    pub fn nothing() -> Found {
        Found::Unresolved {
            candidates: Vec::new(),
        }
    }

    /// Whether somebody was found for certain.
    pub fn is_resolved(&self) -> bool {
        !matches!(self, Found::Unresolved { .. })
    }

    /// The id of the body or group, if one was found.
    pub fn id(&self) -> Option<&str> {
        match self {
            Found::Body(id) | Found::Group(id) | Found::Office { body: id, .. } => Some(id),
            Found::Unresolved { .. } => None,
        }
    }
}
