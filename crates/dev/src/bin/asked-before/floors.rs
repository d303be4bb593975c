//! What was reached before, below which nothing falls unnoticed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::pairs::Part;
use crate::score::Score;

/// The figures that are lower than their floors, in words.
///
/// # Errors
/// The floors cannot be read, or name no figure or part.
pub(crate) fn below(folder: &Path, scores: &[(Part, Score)]) -> Result<Vec<String>> {
    let path = folder.join("floors.toml");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let floors: BTreeMap<String, BTreeMap<String, f64>> = toml::from_str(&text)?;
    let mut below = Vec::new();
    for (part, score) in scores {
        let floors = floors
            .get(part.folder())
            .with_context(|| format!("no floors for {}", part.folder()))?;
        for (name, figure) in score.figures() {
            let floor = floors
                .get(name)
                .with_context(|| format!("no floor for {name}"))?;
            if figure < *floor {
                below.push(format!(
                    "{} {name}: {figure:.3}, and {floor}",
                    part.folder()
                ));
            }
        }
    }
    Ok(below)
}
