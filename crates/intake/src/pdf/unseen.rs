//! What stands in a file and is not seen on its pages, and pages that say nothing.

use super::drawing::{Drawn, Shown};
use super::pages::Page;
use super::{PdfRefusal, number};
use crate::HiddenKind;
use crate::hidden::Hiding;

/// A page that is a picture has no more letters: a page number, a stamp.
const FEW_LETTERS: usize = 12;

/// A page that is drawn in so many areas may be drawn letters.
const MANY_AREAS: usize = 200;

/// Tells which words are not seen, and which pages are pictures.
///
/// # Errors
///
/// Documents in which every page is a picture.
pub(super) fn tell(pages: &[Page], drawn: &[Drawn], hiding: &mut Hiding) -> Result<(), PdfRefusal> {
    let mut pictures = Vec::new();
    let mut recognised = Vec::new();
    let mut letters = 0;
    for (at, page) in drawn.iter().enumerate().take(pages.len()) {
        let mut seen = 0;
        let mut guessed = 0;
        for piece in &page.pieces {
            let words = page.words(piece);
            let count = words
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .count();
            let kind = match piece.shown {
                Shown::Seen => {
                    seen += count;
                    continue;
                }
                Shown::Recognised => {
                    guessed += count;
                    continue;
                }
                Shown::Covered => HiddenKind::Covered,
                Shown::Outside => HiddenKind::OutsideThePage,
                Shown::White | Shown::Off => HiddenKind::HiddenText,
            };
            if count > 0 {
                hiding.add(kind, words);
            }
        }
        letters += seen + guessed;
        if guessed > seen {
            recognised.push(number(at));
        }
        let shows = page.has_pictures() || page.filled.len() > MANY_AREAS;
        if seen + guessed <= FEW_LETTERS && shows {
            pictures.push(number(at));
        }
    }
    if pictures.len() == drawn.len() && letters <= FEW_LETTERS * drawn.len() && !drawn.is_empty() {
        return Err(PdfRefusal::Scanned);
    }
    hiding.pages(HiddenKind::PicturePages, &pictures);
    hiding.pages(HiddenKind::RecognisedPages, &recognised);
    Ok(())
}
