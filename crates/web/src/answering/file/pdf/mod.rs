//! The answer as a PDF that keeps (PDF/A-3a) and that people with a screen
//! reader can use (PDF/UA-1).
//!
//! The crate that writes it holds it to both standards as far as a program can,
//! and refuses to write one that breaks them. The page that was published lies
//! in it as an attached file, so that whoever has the PDF alone has the answer
//! as data too: [`read`](answerable_desk::answering::publication::read) takes
//! that file back.

mod draw;
mod fonts;
mod lines;

use answerable_desk::answering::publication::Publication;
use answerable_wording::published_answer::{Piece, pieces, title};
use jiff::civil::Date;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::metadata::{DateTime, Metadata};

pub use fonts::{Fonts, NoFont};

/// What the attached page is called.
pub(crate) const ATTACHED: &str = "answer.html";

/// Why there is no PDF of an answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotDrawn {
    /// It has a letter that no font has.
    #[error("it has a letter that no font of this machine has")]
    NoLetter,
    /// A page has no size: never so of A4.
    #[error("a page has no size")]
    Size,
    /// A rule of the standards is broken.
    #[error("{0}")]
    Standard(String),
}

/// The answer as a PDF, with the page as it was published attached.
///
/// # Errors
///
/// [`NotDrawn`]; nothing else is lost by it, as the page and the document say
/// the same.
pub(crate) fn pdf(
    answer: &Publication,
    published: &[u8],
    fonts: &Fonts,
) -> Result<Vec<u8>, NotDrawn> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|why| NotDrawn::Standard(format!("{why:?}")))?;
    let settings = SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    };
    let title = title(answer);
    let mut document = draw::draw(&title, &pieces(answer), fonts, settings)?;
    let day = day(answer.published_on);
    document.set_metadata(
        Metadata::new()
            .title(title)
            .language("en-GB".to_owned())
            .authors(vec![answer.by.name.clone()])
            .creation_date(day),
    );
    document.embed_file(EmbeddedFile {
        path: ATTACHED.to_owned(),
        mime_type: MimeType::new("text/html"),
        description: Some("The answer as it was published, with its data".to_owned()),
        association_kind: AssociationKind::Source,
        data: published.to_vec().into(),
        modification_date: Some(day),
        compress: Some(false),
        location: None,
    });
    document
        .finish()
        .map_err(|why| NotDrawn::Standard(format!("{why:?}")))
}

/// A day as the standard writes it: one that is known at both ends, so that the
/// same answer gives the same bytes.
fn day(day: Date) -> DateTime {
    DateTime::new(day.year().unsigned_abs())
        .month(day.month().unsigned_abs())
        .day(day.day().unsigned_abs())
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
