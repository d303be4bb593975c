//! Everything that was asked, by its words: which of it is near?
//!
//! Two steps. Candidates are those with the highest BM25 (Robertson and Zaragoza,
//! *The Probabilistic Relevance Framework*, 2009), from lists of who has a word;
//! then each candidate is [compared](super::alike) with what is asked about, word
//! by word and pair by pair. A word in almost everything tells nothing apart, so
//! the rarest words are looked up first and the lists that are read have an end.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::alike::{Alike, Weighed};
use super::text::Reading;

/// How soon a word that stands in a text once more counts no more: as the
/// literature has it. A word counts once here.
const K1: f32 = 1.2;
/// How much a long text weighs less, from 0 to 1: as the literature has it.
const B: f32 = 0.75;
/// How much a word weighs in which almost anything can be asked.
pub(super) const ASKING: f32 = 0.3;
/// How many texts are read off the lists of words for one question: at some 2 ns
/// each, that is a millisecond.
const READ_AT_MOST: usize = 600_000;
/// How many candidates are compared word by word, whatever is wanted.
const COMPARED_AT_LEAST: usize = 48;
/// The least that a word weighs.
const LEAST: f32 = 0.05;

/// The place of a text among all, in the order taken in.
pub type Place = u32;

/// Texts by their words.
#[derive(Debug, Default)]
pub struct Corpus {
    places: FxHashMap<CompactString, u32>,
    /// For each word who has it, in order.
    has: Vec<Vec<Place>>,
    /// How many words each text has.
    lengths: Vec<u16>,
    words: u64,
}

impl Corpus {
    /// Takes a text in, and says its place.
    pub fn add(&mut self, reading: &Reading) -> Place {
        let place = u32::try_from(self.lengths.len()).expect("fewer than 2^32 things are asked");
        let stems = reading.stems();
        for (stem, _) in &stems {
            let word = match self.places.get(*stem) {
                Some(word) => *word as usize,
                None => {
                    let word = self.has.len();
                    let number = u32::try_from(word).expect("fewer than 2^32 words are used");
                    self.places.insert((*stem).into(), number);
                    self.has.push(Vec::new());
                    word
                }
            };
            self.has[word].push(place);
        }
        self.lengths
            .push(u16::try_from(stems.len()).unwrap_or(u16::MAX));
        self.words += stems.len() as u64;
        place
    }

    /// How many texts it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// How much a word tells one text from others: the rarer, the more.
    pub(super) fn weight(&self, stem: &str, is_of_asking: bool) -> f32 {
        let having = self.having(stem).len() as f32;
        let all = self.lengths.len() as f32;
        let weight = ((all + 1.0) / (having + 0.5)).ln().max(LEAST);
        if is_of_asking {
            weight * ASKING
        } else {
            weight
        }
    }

    fn having(&self, stem: &str) -> &[Place] {
        self.places
            .get(stem)
            .map_or(&[], |word| &self.has[*word as usize])
    }

    /// The places of the texts nearest by BM25, the nearest first, of those that
    /// may be given. Of two as near the later comes first.
    #[must_use]
    pub fn candidates(
        &self,
        reading: &Reading,
        most: usize,
        may_be: impl Fn(Place) -> bool,
    ) -> Vec<Place> {
        let mut stems = reading.stems();
        stems.sort_by_key(|(stem, _)| self.having(stem).len());
        let mean = self.words as f32 / self.lengths.len().max(1) as f32;
        let mut scores = vec![0.0_f32; self.lengths.len()];
        let mut touched = Vec::new();
        let mut read = 0;
        for (stem, is_of_asking) in stems {
            let having = self.having(stem);
            // The rarest is read however common it is: some word must be.
            if read > 0 && read + having.len() > READ_AT_MOST {
                break;
            }
            read += having.len();
            let weight = self.weight(stem, is_of_asking);
            for place in having {
                let place = *place as usize;
                let length = f32::from(self.lengths[place]) / mean;
                if scores[place] == 0.0 {
                    touched.push(place);
                }
                scores[place] += weight * (K1 + 1.0) / (1.0 + K1 * (1.0 - B + B * length));
            }
        }
        let mut nearest = BinaryHeap::with_capacity(most + 1);
        for place in touched {
            let near = Near {
                score: scores[place],
                place: place as Place,
            };
            let is_near =
                nearest.len() < most || nearest.peek().is_some_and(|Reverse(least)| near > *least);
            if is_near && may_be(near.place) {
                nearest.push(Reverse(near));
                if nearest.len() > most {
                    nearest.pop();
                }
            }
        }
        let mut nearest: Vec<Near> = nearest.into_iter().map(|Reverse(near)| near).collect();
        nearest.sort_by(|a, b| b.cmp(a));
        nearest.into_iter().map(|near| near.place).collect()
    }

    /// A text made ready to be compared with many.
    #[must_use]
    pub fn weigh(&self, reading: &Reading) -> Weighed {
        Weighed::of(reading, |stem, is_of_asking| {
            self.weight(stem, is_of_asking)
        })
    }

    /// The nearest texts, the nearest first: candidates that may be given, each
    /// compared with what is asked about. What shares no telling word is not near.
    #[must_use]
    pub fn nearest(
        &self,
        reading: &Reading,
        most: usize,
        may_be: impl Fn(Place) -> bool,
        read: impl Fn(Place) -> Reading,
    ) -> Vec<(Place, Alike)> {
        let weighed = self.weigh(reading);
        let candidates = self.candidates(reading, most.max(COMPARED_AT_LEAST), may_be);
        let compared = candidates.into_iter().map(|place| {
            let alike = self.compare(&weighed, &read(place));
            (place, alike)
        });
        let mut nearest: Vec<_> = compared
            .filter(|(_, alike)| alike.shared_words() > 0)
            .collect();
        nearest.sort_by(|(place, alike), (other, its)| {
            let nearer = its.score.total_cmp(&alike.score);
            nearer.then(other.cmp(place))
        });
        nearest.truncate(most);
        nearest
    }

    /// How two texts are alike.
    #[must_use]
    pub fn compare(&self, one: &Weighed, other: &Reading) -> Alike {
        Alike::of(one, &self.weigh(other))
    }
}

#[derive(Debug, PartialEq)]
struct Near {
    score: f32,
    place: Place,
}

impl Eq for Near {}

impl Ord for Near {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score
            .total_cmp(&other.score)
            .then(self.place.cmp(&other.place))
    }
}

impl PartialOrd for Near {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
