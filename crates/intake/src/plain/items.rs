//! List items and how deep they stand.

use super::lines::{Line, ends_a_sentence};
use super::marks::{Mark, Surely, at_the_start};
use crate::{Span, limits};

/// An item's words, how deep it stands, and its number.
pub(crate) struct Item {
    pub(crate) words: Span,
    pub(crate) depth: u8,
    pub(crate) number: Option<String>,
}

/// A bullet that stands alone on its line.
pub(super) struct Lone {
    pub(super) number: Option<String>,
}

/// The bullet or number in brackets that is all a line holds: "•", "(a)".
pub(super) fn lone(text: &str, line: &Line) -> Option<Lone> {
    let words = line.words(text);
    if words.chars().count() > LONGEST_LONE {
        return None;
    }
    // The mark is read with a space after it, as before words.
    let spaced = format!("{words} ");
    let marked = at_the_start(&spaced)?;
    let bullet = matches!(marked.mark, Mark::Bullet(one) if one != 'o');
    let bracketed = words.ends_with(')');
    let dash = matches!(words, "-" | "–" | "—" | "*" | "+");
    (spaced.len() == marked.length + 1 && (bullet && !dash || bracketed)).then_some(Lone {
        number: marked.number,
    })
}

/// A mark alone on its line is no longer: "(iii)".
const LONGEST_LONE: usize = 5;

/// The lists open at a line, outermost first.
#[derive(Default)]
pub(crate) struct Lists {
    open: Vec<Level>,
    /// Whether the words before end in a colon, so that a list may begin.
    introduced: bool,
}

/// One open list: how far in it stands, what marks it, and how far it has
/// counted.
#[derive(Debug, Clone, Copy)]
struct Level {
    indent: usize,
    mark: Mark,
    count: u32,
}

impl Lists {
    /// The item that a line begins, if it begins one.
    pub(crate) fn item(&mut self, text: &str, line: &Line) -> Option<Item> {
        let words = line.words(text);
        let marked = at_the_start(words)?;
        let (mark, count) = match marked.surely {
            Surely::Yes => (marked.mark, marked.count),
            Surely::InAList => {
                let known = self.open.iter().any(|level| level.mark == marked.mark);
                (known || self.introduced).then_some((marked.mark, marked.count))?
            }
            Surely::LetterOrRoman => self.letter_or_roman(line.indent, &marked.number),
        };
        let rest = words[marked.length..].trim_start();
        if rest.is_empty() {
            return None;
        }
        self.introduced = false;
        Some(Item {
            words: Span::new(line.span.end - rest.len(), line.span.end),
            depth: self.depth(line.indent, mark, count),
            number: marked.number,
        })
    }

    /// Whether a line stands further in than the mark of the item above it.
    pub(super) fn hangs(&self, indent: usize) -> bool {
        self.open.last().is_some_and(|level| indent > level.indent)
    }

    /// A paragraph between items ends every list.
    pub(crate) fn end(&mut self) {
        self.open.clear();
    }

    /// Takes note of a line that has words, so that the next may begin a list.
    pub(crate) fn after(&mut self, words: &str) {
        self.introduced = words.trim_end_matches(['-', '–', '—']).ends_with(':');
    }

    /// Which of two a letter is that is a Roman number too: the one that comes
    /// next. After (h) comes the letter (i), after (iv) the number (v).
    fn letter_or_roman(&self, indent: usize, number: &Option<String>) -> (Mark, u32) {
        let number = number.as_deref().unwrap_or_default();
        let roman = (Mark::Roman, Mark::Roman.count(number));
        let letter = (Mark::Letter, Mark::Letter.count(number));
        let comes_next = |(mark, count): &(Mark, u32)| {
            self.open.iter().any(|level| {
                level.indent == indent && level.mark == *mark && level.count + 1 == *count
            })
        };
        match [roman, letter].into_iter().find(comes_next) {
            Some(next) => next,
            None if roman.1 == 1 => roman,
            None => letter,
        }
    }

    fn depth(&mut self, indent: usize, mark: Mark, count: u32) -> u8 {
        let same = |level: &Level| (level.indent, level.mark) == (indent, mark);
        if let Some(level) = self.open.iter().position(same) {
            self.open.truncate(level + 1);
            self.open[level].count = count;
        } else {
            // At a smaller indent the deeper lists have ended; the same indent
            // with another mark is a list within the item above.
            // A list within begins at its first: "3." after bullets goes on with what
            // they stand under.
            self.open.retain(|above| {
                above.indent < indent
                    || (count <= 1 && above.indent == indent && above.mark != mark)
            });
            self.open.push(Level {
                indent,
                mark,
                count,
            });
        }
        u8::try_from(self.open.len())
            .unwrap_or(limits::DEEPEST)
            .min(limits::DEEPEST)
    }
}

/// Whether a line begins with the mark of an item.
pub(super) fn is_marked(words: &str) -> bool {
    at_the_start(words).is_some_and(|marked| marked.mark != Mark::Clause)
}

/// Whether a line begins with a bullet, a number or the number of a paragraph, before
/// words of its own.
pub(crate) fn begins_with_a_mark(words: &str) -> bool {
    at_the_start(words).is_some_and(|marked| {
        let bullet_o = marked.mark == Mark::Bullet('o');
        !bullet_o && !words[marked.length..].trim().is_empty()
    })
}

/// Whether words are a bullet or a number and nothing else.
pub(crate) fn is_a_mark(words: &str) -> bool {
    let spaced = format!("{words} ");
    at_the_start(&spaced).is_some_and(|marked| spaced.len() == marked.length + 1)
}

/// Whether an item's words are complete, so that the next line begins anew.
pub(crate) fn ends(words: &str) -> bool {
    ends_a_sentence(words)
}
