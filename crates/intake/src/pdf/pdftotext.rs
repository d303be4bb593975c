//! Words that `pdftotext` drew from a file, in the place of our own.
//!
//! What it prints with `-bbox` is read: each word with its box, page by page. The words
//! are then laid out as our own are. Where our own reader followed the page too, they
//! take its looks from the words of ours that they stand on (bold, the number of a tag,
//! how high the line stands), and what of it is not seen stays out and is told.

use super::PdfRefusal;
use super::drawing::{Drawn, Piece, Set, Shown, Turn};
use crate::limits;

/// The words of a file, page by page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Words(pub(super) Vec<OnPage>);

/// The words of one page.
#[derive(Debug, Default, PartialEq)]
pub(super) struct OnPage {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) words: Vec<Word>,
}

/// A word in its box, from the upper left corner of the page, in points.
#[derive(Debug, PartialEq)]
pub(super) struct Word {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
    pub(super) text: String,
}

/// The foot of a line stands so far above the lower edge of its words' boxes, as a part
/// of their height: the room that fonts leave for the tails of letters.
const TAILS: f64 = 0.2;

/// The size of letters, as a part of the height of their boxes.
const SIZE: f64 = 0.87;

/// Words nearer than this, as a part of their size, are one: "1" and the small "st".
const GAP: f64 = 0.1;

/// Beyond so many pairs of words and pieces a page is a drawing, and is not compared.
const MOST_COMPARED: usize = 20_000_000;

impl Words {
    /// Reads what `pdftotext -bbox` printed, line by line: no more of it is looked at
    /// than pages and words.
    ///
    /// # Errors
    ///
    /// Where it has no page, more pages than are read, or more words.
    pub(super) fn read(printed: &[u8]) -> Result<Words, PdfRefusal> {
        let printed = String::from_utf8_lossy(printed);
        let mut pages: Vec<OnPage> = Vec::new();
        for line in printed.lines().map(str::trim) {
            if let Some(measures) = line.strip_prefix("<page ") {
                if pages.len() == limits::MOST_PAGES {
                    return Err(PdfRefusal::TooManyPages {
                        most: limits::MOST_PAGES,
                    });
                }
                pages.push(OnPage {
                    width: number(measures, "width").unwrap_or_default(),
                    height: number(measures, "height").unwrap_or_default(),
                    words: Vec::new(),
                });
            } else if let Some((page, word)) = pages.last_mut().zip(word(line))
                && page.words.len() < limits::MOST_PDF_PIECES
            {
                page.words.push(word);
            }
        }
        match pages.is_empty() {
            true => Err(PdfRefusal::NoPagesByPdftotext),
            false => Ok(Words(pages)),
        }
    }
}

/// `<word xMin="72.0" yMin="90.1" xMax="99.3" yMax="101.2">should</word>`.
fn word(line: &str) -> Option<Word> {
    let (places, rest) = line.strip_prefix("<word ")?.split_once('>')?;
    let text = rest.strip_suffix("</word>")?;
    let word = Word {
        left: number(places, "xMin")?,
        top: number(places, "yMin")?,
        right: number(places, "xMax")?,
        bottom: number(places, "yMax")?,
        text: plain(text),
    };
    let is_there = !word.text.trim().is_empty();
    (is_there && word.left <= word.right && word.top <= word.bottom).then_some(word)
}

fn number(places: &str, name: &str) -> Option<f64> {
    let after = places.split_once(&format!("{name}=\""))?.1;
    let number: f64 = after.split_once('"')?.0.parse().ok()?;
    // As much as anything on paper.
    (number.abs() < 1e6).then_some(number)
}

fn plain(text: &str) -> String {
    const SIGNS: [(&str, &str); 5] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let mut text = text.to_owned();
    for (written, sign) in SIGNS {
        if text.contains('&') {
            text = text.replace(written, sign);
        }
    }
    text
}

impl OnPage {
    /// The page as these words alone show it.
    pub(super) fn drawn(&self, height: f64) -> Drawn {
        let mut drawn = Drawn::default();
        for word in &self.words {
            add(&mut drawn, word.piece(height), &word.text);
        }
        drawn
    }

    /// The page with these words in the place of ours; none where they do not stand
    /// where ours do, so that nothing can be said of what is not seen.
    pub(super) fn in_place_of(&self, ours: &Drawn, height: f64) -> Option<Drawn> {
        let is_ours = |piece: &Piece| piece.turn != Turn::Upright || is_unseen(piece.shown);
        if ours.pieces.len().saturating_mul(self.words.len()) > MOST_COMPARED {
            return None;
        }
        let mut drawn = Drawn {
            filled: ours.filled.clone(),
            rules: ours.rules.clone(),
            dots: ours.dots.clone(),
            ..Drawn::default()
        };
        let mut on_ours = 0;
        for word in &self.words {
            let own = word.piece(height);
            let (x, y) = own.middle;
            let stands_on = ours.pieces.iter().find(|piece| piece.holds(x, y));
            on_ours += usize::from(stands_on.is_some());
            match stands_on {
                // It stays as we have it: below.
                Some(piece) if is_ours(piece) => {}
                Some(piece) => {
                    let held = Piece {
                        left: own.left,
                        right: own.right,
                        middle: own.middle,
                        words: 0..0,
                        gap: GAP * piece.size,
                        set: Vec::new(),
                        ..piece.clone()
                    };
                    add(&mut drawn, held, &word.text);
                }
                None => add(&mut drawn, own, &word.text),
            }
        }
        for piece in ours.pieces.iter().filter(|piece| is_ours(piece)) {
            add(&mut drawn, piece.clone(), ours.words(piece));
        }
        // Where fewer than half do, the page is another than ours.
        (on_ours * 2 >= self.words.len()).then_some(drawn)
    }
}

impl Word {
    fn piece(&self, page_height: f64) -> Piece {
        let height = self.bottom - self.top;
        let bottom = page_height - self.bottom;
        Piece {
            words: 0..0,
            left: self.left,
            right: self.right,
            base: bottom + TAILS * height,
            size: SIZE * height,
            bold: false,
            italic: false,
            turn: Turn::Upright,
            mark: None,
            apart: false,
            shown: Shown::Seen,
            after: 0,
            middle: (f64::midpoint(self.left, self.right), bottom + 0.45 * height),
            gap: GAP * SIZE * height,
            set: Vec::new(),
        }
    }
}

fn is_unseen(shown: Shown) -> bool {
    !matches!(shown, Shown::Seen | Shown::Recognised)
}

fn add(drawn: &mut Drawn, piece: Piece, words: &str) {
    let start = drawn.text.len();
    drawn.text.push_str(words);
    drawn.unknown += words.matches(char::REPLACEMENT_CHARACTER).count();
    let moved = |set: Set| Set {
        at: set.at - piece.words.start + start,
        ..set
    };
    let set = piece.set.iter().copied().map(moved).collect();
    let words = start..drawn.text.len();
    drawn.pieces.push(Piece {
        words,
        set,
        ..piece
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_with_their_boxes_and_nothing_else_is() {
        let printed = b"<!DOCTYPE html><html><head>\n<title>x</title>\n<doc>\n\
            <word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">before any page</word>\n\
            <page width=\"595.000000\" height=\"842.000000\">\n\
            <word xMin=\"72.0\" yMin=\"90.5\" xMax=\"99.0\" yMax=\"101.5\">R&amp;D&#39;s &amp;lt;</word>\n\
            <word xMin=\"nan\" yMin=\"1\" xMax=\"2\" yMax=\"2\">nowhere</word>\n\
            <word xMin=\"9\" yMin=\"1\" xMax=\"2\" yMax=\"2\">inside out</word>\n\
            <word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">\n\
            </page>\n</doc>\n";
        let Words(pages) = Words::read(printed).unwrap();
        assert_eq!(pages.len(), 1);
        assert_eq!((pages[0].width, pages[0].height), (595.0, 842.0));
        let words: Vec<&str> = pages[0].words.iter().map(|word| &*word.text).collect();
        assert_eq!(words, ["R&D's &lt;"]);
        assert_eq!(Words::read(b"x"), Err(PdfRefusal::NoPagesByPdftotext));
    }
}
