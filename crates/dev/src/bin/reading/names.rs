//! The directory of the gold documents: invented bodies and no others.

use std::collections::BTreeMap;
use std::path::Path;

use answerable_intake::{Directory, Found};
use anyhow::{Context as _, Result};
use serde::Deserialize;

/// Who the names in the gold documents are.
pub(crate) struct Names(BTreeMap<String, Found>);

#[derive(Deserialize)]
struct File {
    bodies: BTreeMap<String, Vec<String>>,
    groups: BTreeMap<String, Vec<String>>,
}

impl Names {
    /// Reads `bodies.toml`.
    ///
    /// # Errors
    /// There is no such file, or it is not as README.md says.
    pub(crate) fn read(path: &Path) -> Result<Names> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        let file: File = toml::from_str(&text)?;
        let mut names = BTreeMap::new();
        for (id, held) in file.bodies {
            for name in held {
                names.insert(key(&name), Found::Body(id.clone()));
            }
        }
        for (id, held) in file.groups {
            for name in held {
                names.insert(key(&name), Found::Group(id.clone()));
            }
        }
        Ok(Names(names))
    }
}

impl Directory for Names {
    fn find(&self, words: &str) -> Found {
        let found = self.0.get(&key(words)).cloned();
        found.unwrap_or_else(Found::nothing)
    }

    fn may_begin(&self, words: &str) -> bool {
        let words = key(words);
        // Marks and spaces are before letters, so that the first name tells.
        let next = self.0.range(words.clone()..).next();
        let rest = next.and_then(|(name, _)| name.strip_prefix(&words));
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    }
}

/// The form in which names are compared.
fn key(name: &str) -> String {
    let name = name.trim().to_lowercase().replace('&', "and");
    let name = name.replace('’', "'");
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}
