//! What a file holds that its kept text does not show.

use serde::{Deserialize, Serialize};

/// Something in a file that a reader of the kept text does not see, and that a person
/// may want to know of before the file or its words are published.
///
/// Nothing here is judged: what is counted is what the file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Hidden {
    /// What it is.
    pub what: HiddenKind,
    /// How many there are.
    pub count: usize,
    /// How the first begins, at most [`FIRST_WORDS`](Hidden::FIRST_WORDS) characters;
    /// blank where it says nothing. Of attachments the names.
    pub words: String,
}

/// Kinds of what is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HiddenKind {
    /// Words put in while changes were tracked. They are read as the document's own.
    Insertions,
    /// Words struck out while changes were tracked. They are left out.
    Deletions,
    /// Comments in the margin. They are left out.
    Comments,
    /// Words marked as hidden. They are left out.
    HiddenText,
    /// Who the file says wrote it.
    Author,
    /// Who the file says changed it last.
    LastChangedBy,
    /// The company that the file names.
    Company,
    /// Files sent with an e-mail, or kept inside a document. They are not read.
    Attachments,
    /// Those to whom an e-mail went unseen by the others.
    BlindCopies,
    /// Words that something was painted over: a box, as where names are struck out. They
    /// are left out, and whoever has the file can read them.
    Covered,
    /// Words beside what is shown of a page. They are left out.
    OutsideThePage,
    /// Pages that are pictures, of which nothing is read. The words name them.
    PicturePages,
    /// Pages whose words a program recognised in a picture, and may have misread. The
    /// words name them.
    RecognisedPages,
    /// Pages of which another program drew the words and that our own reader could not
    /// follow: nobody looked for what is hidden on them. The words name them.
    NotLookedInto,
}

impl Hidden {
    /// As many characters as are kept of how the first begins.
    pub const FIRST_WORDS: usize = 120;
}

/// What is hidden in one file, as it is found.
#[derive(Debug, Default)]
pub(crate) struct Hiding {
    found: Vec<Hidden>,
}

impl Hiding {
    /// One more of a kind.
    pub(crate) fn add(&mut self, what: HiddenKind, words: &str) {
        let at = self.place(what);
        self.found[at].count += 1;
        self.say(what, words);
    }

    /// More words of the first of a kind.
    pub(crate) fn say(&mut self, what: HiddenKind, words: &str) {
        let at = self.place(what);
        let held = &mut self.found[at];
        let room = Hidden::FIRST_WORDS.saturating_sub(held.words.chars().count());
        if held.count > 1 || room == 0 {
            return;
        }
        let mut space = held.words.ends_with(char::is_whitespace) || held.words.is_empty();
        for letter in words.chars().take(room) {
            let is_space = letter.is_whitespace() || letter.is_control();
            if !(is_space && space) {
                held.words.push(if is_space { ' ' } else { letter });
            }
            space = is_space;
        }
    }

    /// Several of a kind at once, told by their names.
    pub(crate) fn list(&mut self, what: HiddenKind, names: &[String]) {
        if !names.is_empty() {
            self.add(what, &names.join(", "));
            let at = self.place(what);
            self.found[at].count = names.len();
        }
    }

    /// Pages of a kind, told by their numbers: "3 to 5, 9".
    pub(crate) fn pages(&mut self, what: HiddenKind, pages: &[u32]) {
        let follow = |one: &u32, other: &u32| *other == one + 1;
        let runs = pages.chunk_by(follow).map(|run| match run {
            [first, .., last] => format!("{first} to {last}"),
            run => run.iter().map(u32::to_string).collect(),
        });
        self.list(what, &runs.collect::<Vec<_>>());
        if !pages.is_empty() {
            let at = self.place(what);
            self.found[at].count = pages.len();
        }
    }

    fn place(&mut self, what: HiddenKind) -> usize {
        let known = self.found.iter().position(|held| held.what == what);
        known.unwrap_or_else(|| {
            self.found.push(Hidden {
                what,
                count: 0,
                words: String::new(),
            });
            self.found.len() - 1
        })
    }

    /// All of it, each kind once, in the order of the kinds.
    pub(crate) fn finish(mut self) -> Vec<Hidden> {
        self.found.retain(|held| held.count > 0);
        self.found.sort_by_key(|held| held.what);
        for held in &mut self.found {
            held.words.truncate(held.words.trim_end().len());
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_counted_and_its_first_words_are_kept() {
        let mut hiding = Hiding::default();
        hiding.add(HiddenKind::Comments, "is this  right?\n");
        hiding.say(HiddenKind::Comments, "Ask\u{7}Ann");
        hiding.add(HiddenKind::Comments, "another");
        hiding.add(HiddenKind::Insertions, &"a".repeat(500));
        hiding.say(HiddenKind::Author, "counted nowhere");
        let found = hiding.finish();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].words.len(), Hidden::FIRST_WORDS);
        assert_eq!(found[1].count, 2);
        assert_eq!(found[1].words, "is this right? Ask Ann");
    }
}
