//! PDF, as our own reader and as `pdftotext` reads it.

use answerable_intake::read_by_pdftotext;
use anyhow::Result;

use super::documents::{everybody, told};
use super::seeds as files;

/// What `pdftotext -bbox` prints.
pub(super) const PRINTED: &str = include_str!("seeds/pdftotext-bbox.xml");

/// A page with tags, a rule, a box, a layer, a form and two fonts, unpacked: what is
/// changed in it changes what the page is.
pub(super) const ONE_PAGE: &str = include_str!("seeds/one-page.pdf.txt");

/// Whole small files: of a longer one a stretch is left, in which objects are looked for.
pub(super) fn seeds() -> Result<Vec<Vec<u8>>> {
    let mut found = files(&["pdf"])?;
    found.extend(std::iter::repeat_n(ONE_PAGE.into(), found.len().max(1)));
    Ok(found)
}

/// What is changed is what another program printed; or else the file beside it.
pub(super) fn by_pdftotext(bytes: &[u8]) {
    let (file, printed) = match bytes.starts_with(b"%PDF") {
        true => (bytes, PRINTED.as_bytes()),
        false => (ONE_PAGE.as_bytes(), bytes),
    };
    told(read_by_pdftotext(file, printed, |_| everybody()));
}
