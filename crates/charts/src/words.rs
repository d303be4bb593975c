//! How wide words are, and where they go so that none stands on another.

use crate::picture::NARROWEST;

/// The height of a line of words, in CSS pixels.
pub(crate) const LINE: f64 = 20.0;

/// How wide words are at 16 px, in CSS pixels: rather too much than too little.
///
/// The letters of Helvetica and of what stands in for it differ by little;
/// three widths and a sixth more cover all of them.
pub(crate) fn width(words: &str) -> f64 {
    words
        .chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | '\'' | ':' | 'I' => 6.5,
            'm' | 'w' | 'M' | 'W' | '%' | '@' => 15.5,
            letter if letter.is_ascii_lowercase() || letter.is_ascii_digit() => 9.5,
            letter if letter.is_ascii() => 12.0,
            _ => 16.0,
        })
        .sum()
}

/// As many letters as fit into so many pixels, with an ellipsis where some do not.
pub(crate) fn cut(words: &str, most: f64) -> String {
    if width(words) <= most {
        return words.to_owned();
    }
    let mut kept = String::new();
    for letter in words.chars() {
        kept.push(letter);
        if width(&kept) + 16.0 > most {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// Broken between words into lines of at most so many pixels; a longer word has
/// a line of its own, cut where it does not fit.
pub(crate) fn fitted(words: &str, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(cut(word, most)),
        }
    }
    lines
}

/// Broken between words into lines of at most so many letters; a longer word
/// has a line of its own.
pub(crate) fn wrapped(words: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A place taken in the narrowest frame, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Taken {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
}

impl Taken {
    /// Around a point, so far to each side.
    pub(crate) fn around(x: f64, y: f64, by: f64) -> Self {
        Self {
            left: x - by,
            right: x + by,
            top: y - by,
            bottom: y + by,
        }
    }

    /// Whether they meet in a frame of any width, where each moves with the
    /// point of the width it hangs on.
    fn meets_at_any_width(&self, own: f64, other: &Self, others: f64) -> bool {
        let beside = self.top < other.bottom && other.top < self.bottom;
        let cross = if self.left < other.left {
            own > others
        } else {
            others > own
        };
        beside && (cross || self.meets(other))
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Words beside a mark: where they begin or end.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Label {
    /// Of the width, from 0 to 1.
    pub(crate) across: f64,
    /// From there, in CSS pixels.
    pub(crate) beside: f64,
    /// The line the words stand on, in CSS pixels.
    pub(crate) y: f64,
    pub(crate) anchor: &'static str,
    pub(crate) words: String,
}

/// Labels found a place for, one after another.
pub(crate) struct Labels {
    top: f64,
    bottom: f64,
    marks: Vec<Taken>,
    /// Each with the point of the width it hangs on.
    taken: Vec<(Taken, f64)>,
    pub(crate) placed: Vec<Label>,
}

/// How far from its mark a label may go, in lines up or down: further off it
/// would stand nearer to another mark than to its own.
const LINES_AWAY: i8 = 1;
/// Between a mark and its label.
const GAP: f64 = 10.0;

impl Labels {
    /// In a frame from `top` to `bottom`, beside these marks.
    pub(crate) fn new(top: f64, bottom: f64, marks: Vec<Taken>) -> Self {
        Self {
            top,
            bottom,
            marks,
            taken: Vec::new(),
            placed: Vec::new(),
        }
    }

    /// Puts words beside a mark where they stand on no other words, and if it
    /// can be on no mark; nowhere if there is no such place.
    ///
    /// Decided in the narrowest frame. In a wider one labels that keep their order
    /// are further apart.
    pub(crate) fn put(&mut self, words: &str, across: f64, offset: f64, y: f64) {
        let frame = f64::from(NARROWEST);
        let words = cut(words, frame * 0.6);
        let wide = width(&words);
        let at = across * frame + offset;
        let lines = (0..=LINES_AWAY)
            .flat_map(|lines| [lines, -lines])
            .map(f64::from);
        let places = lines.flat_map(|lines| {
            let y = y + lines * LINE;
            let right = Label {
                across,
                beside: offset + GAP,
                y: y + 5.0,
                anchor: "start",
                words: words.clone(),
            };
            let left = Label {
                beside: offset - GAP,
                anchor: "end",
                ..right.clone()
            };
            let box_of = |from: f64| Taken {
                left: from,
                right: from + wide,
                top: y - LINE / 2.0,
                bottom: y + LINE / 2.0,
            };
            [(right, box_of(at + GAP)), (left, box_of(at - GAP - wide))]
        });
        let free: Vec<_> = places
            .filter(|(_, place)| {
                place.left >= 0.0
                    && place.right <= frame
                    && place.top >= self.top
                    && place.bottom <= self.bottom
            })
            .filter(|(_, place)| {
                !self
                    .taken
                    .iter()
                    .any(|(taken, hangs_on)| taken.meets_at_any_width(*hangs_on, place, across))
            })
            .collect();
        let on_no_mark = free
            .iter()
            .find(|(_, place)| !self.marks.iter().any(|mark| mark.meets(place)));
        if let Some((label, place)) = on_no_mark.or(free.first()) {
            self.taken.push((*place, across));
            self.placed.push(label.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_words_are_cut_where_they_no_longer_fit() {
        assert_eq!(cut("Southvale", 100.0), "Southvale");
        assert_eq!(cut("Police and Crime Commissioner", 105.0), "Police and…");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(
            wrapped("incomprehensibilities", 7),
            ["incomprehensibilities"]
        );
        assert!(wrapped("  ", 7).is_empty());
    }

    #[test]
    fn a_name_is_broken_where_a_line_is_full_and_no_word_of_it_is_left_out() {
        let name = "Mayor’s Office for Policing and Crime";
        let lines = fitted(name, 148.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line) <= 148.0));
        assert_eq!(lines.join(" "), name);
        assert!(fitted(" ", 148.0).is_empty());
    }

    proptest! {
        /// At every width a screen has.
        #[test]
        fn no_label_stands_on_another_or_leaves_the_frame(
            marks in proptest::collection::vec(("[A-Za-z ]{0,40}", 0.0f64..1.0, -80.0f64..80.0, 0.0f64..400.0), 0..43),
            wider in 1.0f64..5.0,
        ) {
            let mut labels = Labels::new(0.0, 400.0, Vec::new());
            for (words, across, offset, y) in &marks {
                labels.put(words, *across, *offset, *y);
            }
            let frame = f64::from(NARROWEST) * wider;
            let boxes: Vec<Taken> = labels.placed.iter().map(|label| {
                let (at, wide) = (label.across * frame + label.beside, width(&label.words));
                let left = if label.anchor == "end" { at - wide } else { at };
                Taken { left, right: left + wide, top: label.y - 15.0, bottom: label.y + 5.0 }
            }).collect();
            for (at, place) in boxes.iter().enumerate() {
                // Offsets are of marks, which stand in the frame themselves.
                prop_assert!(place.left >= -80.0 && place.right <= frame + 80.0);
                prop_assert!(place.top >= 0.0 && place.bottom <= 400.0);
                for other in &boxes[at + 1..] {
                    let near = |one: f64, other: f64| (one - other).abs() < 1e-6;
                    let touching = near(place.right, other.left) || near(other.right, place.left)
                        || near(place.top, other.bottom) || near(other.top, place.bottom);
                    prop_assert!(touching || !place.meets(other), "{place:?} {other:?}");
                }
            }
        }
    }
}
