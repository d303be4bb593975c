//! Who is meant by the words that name an addressee.

use serde::{Deserialize, Serialize};

/// Knows the bodies, offices and groups that words can name.
///
/// The register implements this as at the day of the document: bodies are
/// renamed and merge, and "chief constables" were not always the same 43.
pub trait Directory {
    /// Who the words name, all of them: `Exampleshire Police`, never a sentence.
    ///
    /// Words that name nobody for certain are [`Found::Unresolved`]; names that
    /// they may mean can be offered as candidates, and nothing is guessed. A
    /// leading "the" and the size of letters make no difference. It is asked for
    /// every run of words that could be a name, so an answer has to be quick.
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

/// The shortest abbreviation in which a slip of the pen is looked for. Shorter
/// ones are all one slip from each other.
const SHORTEST: usize = 4;

/// No body is abbreviated to more letters.
const LONGEST: usize = 12;

/// Who some words name; for an abbreviation that names nobody, whoever it would
/// name with two letters swapped or one left out, as candidates: "HMCIFRS" may
/// be HMICFRS.
pub(crate) fn find_or_nearly(directory: &dyn Directory, words: &str) -> Found {
    let found = directory.find(words);
    let letters: Vec<char> = words.chars().take(LONGEST + 1).collect();
    let abbreviation = (SHORTEST..=LONGEST).contains(&letters.len())
        && letters.iter().all(char::is_ascii_uppercase);
    if found != Found::nothing() || !abbreviation {
        return found;
    }
    let swapped = (1..letters.len()).map(|at| {
        let mut other = letters.clone();
        other.swap(at - 1, at);
        other
    });
    let shorter = (0..letters.len()).map(|at| {
        let mut other = letters.clone();
        other.remove(at);
        other
    });
    let mut candidates: Vec<String> = Vec::new();
    for other in swapped.chain(shorter) {
        let other: String = other.into_iter().collect();
        if let Some(id) = directory.find(&other).id()
            && !candidates.iter().any(|held| held == id)
        {
            candidates.push(id.to_owned());
        }
    }
    Found::Unresolved { candidates }
}
