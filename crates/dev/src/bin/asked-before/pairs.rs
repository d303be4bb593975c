//! The pairs, as people labelled them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

/// Whether a topic may be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Tuning,
    HeldBack,
}

impl Part {
    pub(crate) const ALL: [Self; 2] = [Self::Tuning, Self::HeldBack];

    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Tuning => "tuning",
            Self::HeldBack => "held-back",
        }
    }
}

/// Five texts, of which the first was asked first: four pairs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Topic {
    pub(crate) name: String,
    pub(crate) asked: String,
    /// The same thing in other words.
    pub(crate) reworded: String,
    /// The same thing, of another body by another day.
    pub(crate) readdressed: String,
    /// Another thing about the same matter.
    pub(crate) theme: String,
    /// Something else in the same sentence.
    pub(crate) unrelated: String,
    /// What else was asked that is the same as one of these: to propose it is no
    /// mistake, and no merit.
    #[serde(default)]
    pub(crate) also: Vec<String>,
    #[serde(skip, default = "tuning")]
    pub(crate) part: Part,
}

fn tuning() -> Part {
    Part::Tuning
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    topic: Vec<Topic>,
}

/// Every topic, in the order of the files.
///
/// # Errors
/// A file cannot be read, or is none of pairs.
pub(crate) fn read(folder: &Path) -> Result<Vec<Topic>> {
    let mut topics = Vec::new();
    for part in Part::ALL {
        let folder = folder.join(part.folder());
        let mut paths: Vec<_> = fs::read_dir(&folder)
            .with_context(|| folder.display().to_string())?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<_>>()?;
        paths.sort();
        for path in paths {
            let text = fs::read_to_string(&path)?;
            let file: File = toml::from_str(&text).with_context(|| path.display().to_string())?;
            topics.extend(file.topic.into_iter().map(|topic| Topic { part, ..topic }));
        }
    }
    Ok(topics)
}
