//! Who is meant by the words that name an addressee.

mod as_at;

use serde::{Deserialize, Serialize};

pub use self::as_at::AsAtDirectory;

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

    /// Whether a name that it knows begins with some words, or is them.
    ///
    /// Words are whole: "Northmoor Police" begins with "Northmoor" and not with "North".
    /// Where this is `false`, [`find`](Self::find) is not asked for what begins with the
    /// words, so it has to compare as `find` does. A directory that cannot tell says
    /// `true`, and is asked for every run.
    fn may_begin(&self, words: &str) -> bool {
        let _ = words;
        true
    }
}

impl<D: Directory + ?Sized> Directory for &D {
    fn find(&self, words: &str) -> Found {
        (**self).find(words)
    }

    fn may_begin(&self, words: &str) -> bool {
        (**self).may_begin(words)
    }
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

    /// An office within a body, its title on one line: print breaks lines within titles.
    pub(crate) fn office(body: String, title: &str) -> Found {
        Found::Office {
            body,
            title: title.split_whitespace().collect::<Vec<_>>().join(" "),
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

/// Who some words name; where they name nobody, whoever they would name with a
/// slip of the pen put right, as candidates and never as found.
///
/// Two slips are looked for: two letters of an abbreviation swapped, or one too
/// many ("HMCIFRS" may be HMICFRS); and a force called police that is a
/// constabulary, or the other way about.
pub(crate) fn find_or_nearly(directory: &dyn Directory, words: &str) -> Found {
    let found = directory.find(words);
    if found != Found::nothing() {
        return found;
    }
    let mut candidates: Vec<String> = Vec::new();
    for other in abbreviations_near(words)
        .into_iter()
        .chain(forces_near(words))
    {
        if let Some(id) = directory.find(&other).id()
            && !candidates.iter().any(|held| held == id)
        {
            candidates.push(id.to_owned());
        }
    }
    Found::Unresolved { candidates }
}

/// Who a line of an address or a heading names, with the title and the place that
/// stand around the name: "Chief Constable, Exampleshire Police, Long Lane", "the
/// Chief Constable of Exampleshire Police".
pub(crate) fn find_in_line(directory: &dyn Directory, line: &str) -> Found {
    let line = line.trim().trim_end_matches([',', '.']);
    let whole = find_or_nearly(directory, line);
    if whole != Found::nothing() {
        return whole;
    }
    // "HM Chief Inspector of Policing", "Office of HM Chief Inspector".
    let crown = ["HM ", "His Majesty’s ", "His Majesty's "];
    if let Some(bare) = crown.iter().find_map(|crown| line.strip_prefix(*crown))
        && let found = directory.find(bare)
        && found.is_resolved()
    {
        return found;
    }
    let parts = line.split([',', '\n']).map(str::trim);
    let names = parts.flat_map(|part| [Some(part), part.split_once(" of ").map(|(_, of)| of)]);
    let known = names.flatten().find_map(|name| body_of(directory, name));
    known.unwrap_or_else(Found::nothing)
}

/// Who some words name, or whose office they name: "the Office of the Commissioner for
/// Northmoor".
pub(crate) fn body_of(directory: &dyn Directory, words: &str) -> Option<Found> {
    let found = directory.find(words);
    if found.is_resolved() {
        return Some(found);
    }
    let words = words.trim_start_matches("The ").trim_start_matches("the ");
    let of = words
        .strip_prefix("Office of the ")
        .or_else(|| words.strip_prefix("office of the "))?;
    Some(directory.find(of)).filter(Found::is_resolved)
}

fn abbreviations_near(words: &str) -> Vec<String> {
    let letters: Vec<char> = words.chars().take(LONGEST + 1).collect();
    let abbreviation = (SHORTEST..=LONGEST).contains(&letters.len())
        && letters.iter().all(char::is_ascii_uppercase);
    if !abbreviation {
        return Vec::new();
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
    swapped
        .chain(shorter)
        .map(|letters| letters.into_iter().collect())
        .collect()
}

/// What forces are called after the name of their place.
const CALLED: [&str; 3] = [" Police", " Constabulary", " Police Service"];

fn forces_near(words: &str) -> Vec<String> {
    let place = CALLED.iter().find_map(|called| words.strip_suffix(called));
    let others = place.into_iter().flat_map(|place| {
        let others = CALLED.iter().map(move |called| format!("{place}{called}"));
        others.filter(|other| other != words)
    });
    others.collect()
}
