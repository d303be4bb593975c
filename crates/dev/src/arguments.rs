//! The words after a command: a few flags, a few values, nothing more.

use anyhow::{Result, bail};

/// What was typed after the command's name. Each command takes what it knows
/// and then calls [`Arguments::end`], which refuses the rest.
pub(crate) struct Arguments {
    words: Vec<String>,
}

impl Arguments {
    pub(crate) fn new(words: impl Iterator<Item = String>) -> Arguments {
        Arguments {
            words: words.collect(),
        }
    }

    /// Takes the flag `name` out; whether it was there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// Takes out `name VALUE`, if it was typed.
    ///
    /// # Errors
    /// The name was typed with nothing after it.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(place) = self.words.iter().position(|word| word == name) else {
            return Ok(None);
        };
        self.words.remove(place);
        if place >= self.words.len() {
            bail!("{name} wants a value after it");
        }
        Ok(Some(self.words.remove(place)))
    }

    /// Whether a word is among those left.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|left| left == word)
    }

    /// Takes all that is left, as typed.
    pub(crate) fn rest(self) -> Vec<String> {
        self.words
    }

    /// Refuses what no one has taken.
    ///
    /// # Errors
    /// A word was left over.
    pub(crate) fn end(self) -> Result<()> {
        match self.words.first() {
            None => Ok(()),
            Some(word) => bail!("'{word}' is not known here; cargo dev lists what is"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &[&str]) -> Arguments {
        Arguments::new(words.iter().map(|word| (*word).to_owned()))
    }

    #[test]
    fn flags_and_values_are_taken_and_the_rest_is_refused() {
        let mut arguments = typed(&["--fast", "--only", "home", "--loud"]);
        assert!(arguments.flag("--fast"));
        assert!(!arguments.flag("--fast"));
        assert_eq!(arguments.value("--only").unwrap().as_deref(), Some("home"));
        let refusal = arguments.end().unwrap_err().to_string();
        assert!(
            refusal.starts_with("'--loud' is not known here"),
            "{refusal}"
        );
    }

    #[test]
    fn a_name_without_its_value_is_refused() {
        assert!(typed(&["--only"]).value("--only").is_err());
    }
}
