//! One line read by one form: the words that fill the holes.

/// What fills the holes of a form, by their names.
pub(super) struct Line<'l> {
    filled: Vec<(&'static str, &'l str)>,
}

impl<'l> Line<'l> {
    /// Reads a line by a form, if it has that form.
    pub(super) fn read(form: &'static str, line: &'l str) -> Option<Self> {
        let mut filled = Vec::new();
        let mut form = form;
        let mut rest = line;
        while let Some((literal, after)) = form.split_once('{') {
            rest = rest.strip_prefix(literal)?;
            let (hole, next) = after.split_once('}')?;
            let until = next.split('{').next().unwrap_or_default();
            let words = fill(hole, rest, until)?;
            filled.push((hole, words));
            rest = &rest[words.len()..];
            form = next;
        }
        (rest == form).then_some(Self { filled })
    }

    /// The words in a hole, without quotation marks; none where the form has
    /// no such hole.
    pub(super) fn get(&self, hole: &str) -> Option<&'l str> {
        let (_, words) = self.filled.iter().find(|(name, _)| *name == hole)?;
        Some(words.trim_matches('"'))
    }

    /// The words in a hole that the form has.
    pub(super) fn words(&self, hole: &str) -> &'l str {
        self.get(hole)
            .unwrap_or_else(|| panic!("the sentence has no hole {{{hole}}}"))
    }
}

/// The words that fill a hole: three for a day, a quotation for a title, else
/// everything up to the next fixed words.
fn fill<'l>(hole: &str, rest: &'l str, until: &str) -> Option<&'l str> {
    if hole.ends_with("day") {
        return three_words(rest);
    }
    if hole.ends_with("title") {
        let inside = rest.strip_prefix('"')?;
        let end = inside.find('"')?;
        return Some(&rest[..end + 2]);
    }
    let end = if until.is_empty() {
        rest.len()
    } else {
        rest.find(until)?
    };
    let words = &rest[..end];
    (!words.is_empty() && !words.contains('"')).then_some(words)
}

/// The first three words, with a comma after them left out.
fn three_words(rest: &str) -> Option<&str> {
    let mut ends = rest
        .match_indices([' ', ','])
        .map(|(place, _)| place)
        .chain([rest.len()]);
    let end = ends.nth(2)?;
    let words = &rest[..end];
    words
        .starts_with(|letter: char| letter.is_ascii_digit())
        .then_some(words)
}
