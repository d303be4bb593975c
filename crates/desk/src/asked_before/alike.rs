//! How two things asked are alike: by the words they share, each by how much it
//! tells, and by the pairs of words that stand together in both.
//!
//! Nobody is shown the figure. It decides what is proposed, and people are shown
//! the words.

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};

use super::text::Reading;

/// From here on two texts are proposed as the same thing asked again. Found on the
/// pairs to work with of `tests/asked-before`; METHOD.md says what it does on
/// those held back.
const SAME_THING: f32 = 0.44;
/// From here on they are shown as perhaps of one theme.
const SAME_THEME: f32 = 0.2;
/// How many telling words two texts share that ask the same thing; fewer are a
/// coincidence, but where neither has any other.
const SHARED_AT_LEAST: usize = 4;
/// How many they share to be shown as perhaps of one theme.
const SHARED_OF_A_THEME: usize = 2;
/// How much of the figure comes from the angle between the two lists of weighed
/// words, how much from the share of all their weight that both have, and how much
/// from the same share of pairs. Together 1.
const OF_ANGLE: f32 = 0.26;
const OF_WORDS: f32 = 0.35;
const OF_PAIRS: f32 = 0.39;

/// What is proposed of two things asked. A person decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// Their words are those of one thing asked twice.
    SameThing,
    /// They share telling words, and may be about one matter.
    SameTheme,
}

/// A text whose words are weighed, ready to be compared.
#[derive(Clone, Debug, Default)]
pub struct Weighed {
    /// Each stem once, with its weight and whether almost anything can be asked
    /// in it.
    words: FxHashMap<CompactString, (f32, bool)>,
    pairs: FxHashMap<(CompactString, CompactString), f32>,
    all_words: f32,
    all_squares: f32,
    all_pairs: f32,
}

impl Weighed {
    pub(super) fn of(reading: &Reading, weight: impl Fn(&str, bool) -> f32) -> Self {
        let mut weighed = Self::default();
        for word in reading.words() {
            if !weighed.words.contains_key(&word.stem) {
                let weight = weight(&word.stem, word.is_of_asking);
                weighed.all_words += weight;
                weighed.all_squares += weight * weight;
                let kept = (weight, word.is_of_asking);
                weighed.words.insert(word.stem.clone(), kept);
            }
        }
        let telling: Vec<_> = reading
            .words()
            .iter()
            .filter(|word| !word.is_of_asking)
            .collect();
        for (place, word) in telling.iter().enumerate() {
            for other in telling.iter().skip(place + 1).take(2) {
                if word.part == other.part && word.stem != other.stem {
                    weighed.pair(&word.stem, &other.stem);
                }
            }
        }
        weighed
    }

    /// How many of its words tell something.
    fn telling(&self) -> usize {
        let words = self.words.values();
        words.filter(|(_, is_of_asking)| !is_of_asking).count()
    }

    /// Two words that stand together, in whichever order.
    fn pair(&mut self, one: &CompactString, other: &CompactString) {
        let (first, second) = if one < other {
            (one, other)
        } else {
            (other, one)
        };
        let key = (first.clone(), second.clone());
        if self.pairs.contains_key(&key) {
            return;
        }
        let weight = self.words[first].0 + self.words[second].0;
        self.all_pairs += weight;
        self.pairs.insert(key, weight);
    }
}

/// How two texts are alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alike {
    /// From 0 to 1. For ordering, and never shown.
    pub score: f32,
    /// What is proposed; none where they are too far apart for it.
    pub nearness: Option<Nearness>,
    /// The stems they share that tell something, those that tell most first.
    pub(super) shared: Vec<CompactString>,
}

impl Alike {
    pub(super) fn of(one: &Weighed, other: &Weighed) -> Self {
        let (few, many) = match one.words.len() <= other.words.len() {
            true => (one, other),
            false => (other, one),
        };
        let mut shared: Vec<(&CompactString, f32, bool)> = few
            .words
            .iter()
            .filter(|(stem, _)| many.words.contains_key(*stem))
            .map(|(stem, (weight, is_of_asking))| (stem, *weight, *is_of_asking))
            .collect();
        shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let squares: f32 = shared.iter().map(|(_, weight, _)| weight * weight).sum();
        let sum: f32 = shared.iter().map(|(_, weight, _)| weight).sum();
        let cosine = squares
            / (one.all_squares * other.all_squares)
                .sqrt()
                .max(f32::EPSILON);
        let words = 2.0 * sum / (one.all_words + other.all_words).max(f32::EPSILON);
        let in_both: f32 = few
            .pairs
            .iter()
            .filter(|(pair, _)| many.pairs.contains_key(*pair))
            .map(|(_, weight)| weight)
            .sum();
        let pairs = 2.0 * in_both / (one.all_pairs + other.all_pairs).max(f32::EPSILON);
        let score = OF_ANGLE * cosine + OF_WORDS * words + OF_PAIRS * pairs;
        let telling = shared.iter().filter(|(_, _, is_of_asking)| !is_of_asking);
        let count = telling.clone().count();
        let is_all = count == one.telling() && count == other.telling();
        Self {
            score: score.clamp(0.0, 1.0),
            nearness: nearness(score, count, is_all),
            shared: telling.map(|(stem, _, _)| (*stem).clone()).collect(),
        }
    }

    /// How many telling words they share.
    #[must_use]
    pub fn shared_words(&self) -> usize {
        self.shared.len()
    }

    /// The stems they share, to mark their words in a text.
    #[must_use]
    pub fn marks(&self) -> Marks {
        Marks {
            stems: self.shared.iter().cloned().collect(),
        }
    }
}

fn nearness(score: f32, shared: usize, is_all: bool) -> Option<Nearness> {
    if shared < SHARED_OF_A_THEME {
        None
    } else if score >= SAME_THING && (shared >= SHARED_AT_LEAST || is_all) {
        Some(Nearness::SameThing)
    } else if score >= SAME_THEME {
        Some(Nearness::SameTheme)
    } else {
        None
    }
}

/// What to mark in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    stems: FxHashSet<CompactString>,
}

impl Marks {
    /// A text in pieces, each with whether it is a word to mark. Put together they
    /// are the text.
    #[must_use]
    pub fn pieces<'t>(&self, text: &'t str, reading: &Reading) -> Vec<(bool, &'t str)> {
        self.pieces_of(0, text, reading)
    }

    /// The same of the text that was read as this part of several.
    #[must_use]
    pub fn pieces_of<'t>(
        &self,
        part: usize,
        text: &'t str,
        reading: &Reading,
    ) -> Vec<(bool, &'t str)> {
        let mut pieces = Vec::new();
        let mut done = 0;
        let shared = reading
            .words()
            .iter()
            .filter(|word| word.part == part && self.stems.contains(&word.stem));
        for word in shared {
            let (Some(before), Some(marked)) =
                (text.get(done..word.span.start), text.get(word.span.clone()))
            else {
                break;
            };
            if !before.is_empty() {
                pieces.push((false, before));
            }
            pieces.push((true, marked));
            done = word.span.end;
        }
        if let Some(rest) = text.get(done..).filter(|rest| !rest.is_empty()) {
            pieces.push((false, rest));
        }
        pieces
    }
}
