//! How words begin: what cannot stand somewhere need not be looked for there.

/// The first two letters of a word or phrase, as one of 128 numbers; several pairs have
/// the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beginning(u8);

impl Beginning {
    /// How a word or phrase begins. A space ends a word as its end does.
    pub(super) const fn of(words: &str) -> Beginning {
        let words = words.as_bytes();
        let first = letter(words, 0);
        Beginning(((first * 31 + letter(words, 1)) % u128::BITS) as u8)
    }
}

/// A letter as a number; none of a word that has ended before it is 0.
const fn letter(words: &[u8], place: usize) -> u32 {
    if place >= words.len() || words[place] == b' ' {
        return 0;
    }
    words[place] as u32
}

/// How the words of a stretch begin, or some phrases, a bit for each [`Beginning`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beginnings(u128);

impl Beginnings {
    /// Of nothing.
    pub(super) const NONE: Beginnings = Beginnings(0);

    /// Of whatever it may be.
    pub(super) const ANY: Beginnings = Beginnings(u128::MAX);

    /// With one more.
    pub(super) const fn with(self, beginning: Beginning) -> Beginnings {
        Beginnings(self.0 | 1 << beginning.0)
    }

    /// Whether something that begins as one of others is among them.
    pub(super) const fn may_have_any(self, others: Beginnings) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether something that begins so is among them; where not, it certainly is not.
    pub(super) const fn may_have(self, beginning: Beginning) -> bool {
        self.0 >> beginning.0 & 1 == 1
    }
}

impl FromIterator<Beginning> for Beginnings {
    fn from_iter<I: IntoIterator<Item = Beginning>>(all: I) -> Self {
        all.into_iter().fold(Self::NONE, Self::with)
    }
}
