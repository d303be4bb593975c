//! The gold documents of a folder.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::gold::Gold;

/// A document with what a person reads in it.
pub(crate) struct Document {
    /// `tuning/force-report/two-causes.html`.
    pub(crate) path: String,
    /// `force-report`.
    pub(crate) kind: String,
    /// Whether it is for testing only.
    pub(crate) held_back: bool,
    /// Which set it belongs to.
    pub(crate) part: Part,
    /// The document itself.
    pub(crate) bytes: Vec<u8>,
    /// What is to be read in it.
    pub(crate) gold: Gold,
}

/// A set of gold documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// May be looked at.
    Tuning,
    /// Held back, with a name that says of no set: none are meant to be.
    HeldBack,
    /// Held back, and written later by other hands: names that begin with `second-`.
    Second,
    /// Held back, plain documents in the ordinary manner: names that begin with `third-`.
    Third,
    /// Held back, every second one of a set written blind to the rules: names that begin
    /// with `fifth-`.
    Fifth,
    /// Held back whole, written blind to the rules: names that begin with `eighth-`.
    Eighth,
}

/// Every gold document, in the order of their paths.
///
/// # Errors
/// A gold file without its document, or one that is not as README.md says.
pub(crate) fn documents(gold: &Path) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    for part in ["tuning", "held-back"] {
        for kind in sorted(&gold.join(part))? {
            for file in sorted(&kind)? {
                if file.extension().is_some_and(|ending| ending == "toml") {
                    documents.push(document(gold, &file, part == "held-back")?);
                }
            }
        }
    }
    Ok(documents)
}

fn document(folder: &Path, gold: &Path, held_back: bool) -> Result<Document> {
    let text = std::fs::read_to_string(gold)?;
    let read: Gold =
        toml::from_str(&text).with_context(|| format!("{} cannot be read", gold.display()))?;
    let stem = gold.file_stem().unwrap_or_default();
    let beside = gold.parent().unwrap_or(folder);
    let of_this = |file: &PathBuf| file.file_stem() == Some(stem) && file != gold;
    let Some(file) = sorted(beside)?.into_iter().find(of_this) else {
        bail!("{} has no document beside it", gold.display());
    };
    let named = stem.to_string_lossy();
    let part = match held_back {
        false => Part::Tuning,
        true if named.starts_with("second-") => Part::Second,
        true if named.starts_with("third-") => Part::Third,
        true if named.starts_with("fifth-") => Part::Fifth,
        true if named.starts_with("eighth-") => Part::Eighth,
        true => Part::HeldBack,
    };
    let path = file.strip_prefix(folder).unwrap_or(&file);
    let kind = beside.file_name().unwrap_or_default();
    Ok(Document {
        path: path.display().to_string(),
        kind: kind.to_string_lossy().into_owned(),
        held_back,
        part,
        bytes: std::fs::read(&file)?,
        gold: read,
    })
}

/// What lies in a folder, by name; nothing where there is no folder.
fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut entries: Vec<PathBuf> = entries.collect::<Result<_>>()?;
    entries.sort();
    Ok(entries)
}
