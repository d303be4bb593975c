//! Files that are damaged, absurd or made to do harm, each by a few lines of code.
//!
//! They come out the same on every machine and at every run. None holds a virus: what
//! they have in common is that a careless reader hangs, runs out of memory, breaks off,
//! fetches something, or says nothing. `cargo dev bad-documents FOLDER` writes them.

mod encodings;
mod forged;
mod mail;
mod office;
mod packing;
mod pages;
mod pdf;
mod sheets;
mod texts;
mod workbooks;

/// One bad file.
pub struct BadDocument {
    /// What it is called when it is sent: of itself, it may be bad too.
    pub name: String,
    /// What is bad about it, in a line.
    pub what: &'static str,
    make: Box<dyn Fn() -> Vec<u8> + Send + Sync>,
}

impl BadDocument {
    fn new(
        name: impl Into<String>,
        what: &'static str,
        make: impl Fn() -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        Self {
            name: name.into(),
            what,
            make: Box::new(make),
        }
    }

    /// Its bytes, made anew.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        (self.make)()
    }

    /// Its name as a file of a folder may have it.
    #[must_use]
    pub fn plain_name(&self, place: usize) -> String {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
        let letters = self.name.chars().rev().take(60).collect::<Vec<_>>();
        let kept = letters
            .into_iter()
            .rev()
            .map(|letter| if plain(letter) { letter } else { '_' });
        format!("{place:03}-{}", kept.collect::<String>())
    }
}

/// The families of bad files, by name.
#[must_use]
pub fn families() -> [(&'static str, Vec<BadDocument>); 10] {
    [
        ("texts", texts::all()),
        ("encodings", encodings::all()),
        ("pages", pages::all()),
        ("office", office::all()),
        ("packing", packing::all()),
        ("workbooks", workbooks::all()),
        ("mail", mail::all()),
        ("pdf", pdf::all()),
        ("sheets", sheets::all()),
        ("forged", forged::all()),
    ]
}

/// Every bad file: at least two hundred.
#[must_use]
pub fn all() -> Vec<BadDocument> {
    families().into_iter().flat_map(|(_, all)| all).collect()
}

/// A piece of text so often, as bytes.
fn times(piece: &str, times: usize) -> Vec<u8> {
    piece.repeat(times).into_bytes()
}

/// Text between a beginning and an end, as bytes.
fn within(before: &str, piece: &str, many: usize, after: &str) -> Vec<u8> {
    format!("{before}{}{after}", piece.repeat(many)).into_bytes()
}

/// Bytes that look like chance and are the same at every run.
fn noise(length: usize, seed: u64) -> Vec<u8> {
    let mut state = seed | 1;
    let mut next = || {
        // xorshift64: enough to look like nothing.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..length).map(|_| next()).collect()
}

/// A letter of which nothing is bad, to put bad things into.
const LETTER: &str = "Dear Ms Box,\n\nWithin three months, Exampleshire Police should:\n\
• review how risk is graded; and\n• publish what it finds.\n\nYours sincerely,\n\nAnn Box\n";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_two_hundred_and_each_has_a_name_of_its_own() {
        let all = all();
        assert!(all.len() >= 200, "{}", all.len());
        let names: BTreeSet<_> = all
            .iter()
            .map(|bad| (bad.name.as_str(), bad.what))
            .collect();
        assert_eq!(names.len(), all.len());
    }

    #[test]
    fn they_are_the_same_at_every_run() {
        assert_eq!(noise(40, 7), noise(40, 7));
        assert_ne!(noise(40, 7), noise(40, 9));
        let few = || all().into_iter().step_by(29).map(|bad| bad.bytes().len());
        assert!(few().eq(few()));
    }
}
