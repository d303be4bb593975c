//! A drawing as a picture of points.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};

use crate::Fonts;

/// Points to a CSS pixel: sharp on paper and on close screens.
const POINTS_TO_A_PIXEL: f32 = 2.0;

/// The most points of a picture. Panels of 43 bodies are some thirteen million;
/// what would be more is drawn less finely.
const MOST_POINTS: f32 = 16_000_000.0;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotDrawn {
    /// The drawing could not be read: a mistake of ours.
    #[error("the drawing was not read: {0}")]
    NotRead(#[from] resvg::usvg::Error),
    /// It has no width or no height.
    #[error("the drawing has no size")]
    NoSize,
    /// The picture could not be written.
    #[error("the picture was not written: {0}")]
    NotWritten(String),
}

/// The drawing as PNG, its words set in the first of these fonts.
///
/// # Errors
///
/// [`NotDrawn`], each of which is a mistake of ours.
pub(super) fn picture(drawn: &str, fonts: &Fonts) -> Result<Vec<u8>, NotDrawn> {
    let mut database = Database::new();
    for file in fonts.files() {
        database.load_font_source(Source::Binary(file));
    }
    let family = database
        .faces()
        .next()
        .and_then(|face| face.families.first());
    let family = family.map(|(name, _)| name.clone()).unwrap_or_default();
    database.set_sans_serif_family(&family);
    let options = Options {
        font_family: family,
        fontdb: Arc::new(database),
        ..Options::default()
    };
    let tree = Tree::from_str(drawn, &options)?;
    let size = tree.size();
    let finest = (MOST_POINTS / (size.width() * size.height())).sqrt();
    let scale = POINTS_TO_A_PIXEL.min(finest);
    let sized = size.to_int_size().scale_by(scale).ok_or(NotDrawn::NoSize)?;
    let mut picture = Pixmap::new(sized.width(), sized.height()).ok_or(NotDrawn::NoSize)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut picture.as_mut(),
    );
    picture
        .encode_png()
        .map_err(|why| NotDrawn::NotWritten(why.to_string()))
}

#[cfg(test)]
mod tests {
    use answerable_charts::{Picture as _, Stay, StayEnd, StayRow, Stays, StaysKey, Tick, Words};

    use super::*;

    #[test]
    #[allow(clippy::print_stdout, reason = "the run says what it left out")]
    fn a_chart_becomes_a_picture_with_its_words() {
        let Ok(fonts) = Fonts::find(None) else {
            println!("skipped: no font is found on this machine");
            return;
        };
        let drawn = |name: &str| {
            let on = |day| StayEnd {
                first: day,
                last: day,
                is_given: true,
            };
            let stays = [Stay {
                began: on(0.0),
                ended: Some(on(5.0)),
            }];
            let rows = [StayRow {
                name,
                stays: &stays,
            }];
            let across = [
                Tick {
                    at: 0.0,
                    words: "2023",
                },
                Tick {
                    at: 9.0,
                    words: "2024",
                },
            ];
            let words = Words {
                id: "stays",
                title: "Stays",
                sentence: "One stay.",
            };
            let chart = Stays {
                words,
                rows: &rows,
                across: &across,
                key: StaysKey {
                    sure: "sure",
                    rough: "about",
                    no_end: "no end known",
                },
            };
            picture(&chart.in_file("Source: invented."), &fonts).unwrap()
        };
        let one = drawn("Exampleshire Police");
        assert!(one.starts_with(b"\x89PNG\r\n\x1a\n"));
        // Twice 960 CSS pixels wide, as the picture's own head says.
        assert_eq!(one[16..20], 1_920_u32.to_be_bytes());
        assert_ne!(
            one,
            drawn("Northmoor Police"),
            "names are drawn, not left out"
        );
    }
}
