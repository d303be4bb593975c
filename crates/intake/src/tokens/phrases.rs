//! Phrases of which one is looked for.

use super::beginnings::{Beginning, Beginnings};

/// Some phrases, in lower case with one space between words: the first that stands at a
/// place is taken, so that longer ones come before their own beginnings.
pub(crate) trait Choice<'p> {
    /// All of them.
    fn phrases(&self) -> &[&'p str];

    /// How they begin, where that was noted.
    fn beginnings(&self) -> Beginnings {
        Beginnings::ANY
    }
}

impl<'p> Choice<'p> for [&'p str] {
    fn phrases(&self) -> &[&'p str] {
        self
    }
}

impl<'p, const N: usize> Choice<'p> for [&'p str; N] {
    fn phrases(&self) -> &[&'p str] {
        self
    }
}

/// Phrases that are looked for at each word of a document. Few words begin any of them,
/// which is told without a look at the phrases.
#[derive(Debug)]
pub(crate) struct Phrases {
    list: &'static [&'static str],
    beginnings: Beginnings,
}

impl Phrases {
    pub(crate) const fn of(list: &'static [&'static str]) -> Phrases {
        let mut beginnings = Beginnings::NONE;
        let mut place = 0;
        while place < list.len() {
            beginnings = beginnings.with(Beginning::of(list[place]));
            place += 1;
        }
        Phrases { list, beginnings }
    }
}

impl Choice<'static> for Phrases {
    fn phrases(&self) -> &[&'static str] {
        self.list
    }

    fn beginnings(&self) -> Beginnings {
        self.beginnings
    }
}
