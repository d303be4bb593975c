//! What every chart is: a picture on a page, or a file that stands alone.

use std::fmt::{self, Write as _};

use crate::palette::{INK, WHITE};
use crate::svg::{Escaped, identifier};
use crate::words::wrapped;

/// A chart, drawn for a page or for a file.
///
/// On a page it is as wide as its place, its words are 16 px at every width,
/// and its title stands above it in the page. In a file it has a width of its
/// own, a white ground, and its title and source inside, because a file has
/// nothing around it.
pub trait Picture {
    /// The words that name and explain it.
    fn words(&self) -> Words<'_>;

    /// How tall it is, in CSS pixels, whatever its width.
    fn height(&self) -> u32;

    /// Draws the marks and their words, in a frame of [`height`](Self::height)
    /// and of any width from [`NARROWEST`] on.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    fn draw(&self, out: &mut dyn fmt::Write) -> fmt::Result;

    /// The picture as it stands in a page, between `<figure>` and `</figure>`.
    fn on_page(&self) -> String {
        let words = self.words();
        let mut out = opened(&words, "100%", self.height());
        // To write into a String cannot fail.
        let _ = self.draw(&mut out);
        out.push_str("</svg>");
        out
    }

    /// The picture as a file, [`FILE_WIDTH`] wide, with its title above and
    /// `source` below: where the figures come from, as at which day.
    fn in_file(&self, source: &str) -> String {
        let words = self.words();
        let title = wrapped(words.title, FILE_TITLE_LETTERS);
        let source = wrapped(source, FILE_LETTERS);
        let above = 24 + 28 * height_of(&title);
        let below = 24 + 22 * height_of(&source);
        let whole = above + self.height() + below;
        let mut out = opened(&words, &(FILE_WIDTH + 2 * FILE_EDGE).to_string(), whole);
        // To write into a String cannot fail.
        let _ = write!(
            out,
            "<rect width=\"100%\" height=\"100%\" fill=\"{WHITE}\"/>"
        );
        for (line, at) in title.iter().zip(0_u32..) {
            let _ = write!(
                out,
                "<text x=\"{FILE_EDGE}\" y=\"{}\" font-size=\"22\" font-weight=\"bold\">{}</text>",
                36 + 28 * at,
                Escaped(line),
            );
        }
        let _ = write!(
            out,
            "<svg x=\"{FILE_EDGE}\" y=\"{above}\" width=\"{FILE_WIDTH}\" height=\"{}\" overflow=\"visible\">",
            self.height()
        );
        let _ = self.draw(&mut out);
        out.push_str("</svg>");
        for (line, at) in source.iter().zip(0_u32..) {
            let _ = write!(
                out,
                "<text x=\"{FILE_EDGE}\" y=\"{}\">{}</text>",
                above + self.height() + 22 * (at + 1),
                Escaped(line),
            );
        }
        out.push_str("</svg>");
        out
    }
}

/// What names and explains a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words<'a> {
    /// Begins every id in the drawing, and so must be the only one on its page.
    pub id: &'a str,
    /// The finding in a few words: the drawing's name.
    pub title: &'a str,
    /// What the drawing shows, in sentences; every fact is in the table beside it.
    pub sentence: &'a str,
}

/// The narrowest frame in which no words stand on each other, in CSS pixels:
/// a screen of 320 less the margins of a page.
pub const NARROWEST: u32 = 290;

/// How wide the frame of a file is, in CSS pixels.
pub const FILE_WIDTH: u32 = 920;

/// White around the frame of a file.
const FILE_EDGE: u32 = 20;

/// Letters to a line of a file's source, and of its title.
const FILE_LETTERS: usize = 105;
const FILE_TITLE_LETTERS: usize = 72;

fn height_of(lines: &[String]) -> u32 {
    u32::try_from(lines.len()).unwrap_or(u32::MAX)
}

fn opened(words: &Words<'_>, width: &str, height: u32) -> String {
    let id = identifier(words.id);
    format!(
        "<svg class=\"answerable-chart\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\" width=\"{width}\" height=\"{height}\" \
         overflow=\"visible\" fill=\"{INK}\" font-size=\"16\" \
         font-family=\"Helvetica Neue, Helvetica, Arial, sans-serif\">\
         <title id=\"{id}-title\">{}</title><desc id=\"{id}-desc\">{}</desc>",
        Escaped(words.title),
        Escaped(words.sentence),
    )
}
