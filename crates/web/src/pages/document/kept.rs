//! What we hold of a document, as it was read.

use answerable_register::facts::{Kept, Source};

use crate::problem::Problem;
use crate::site::Site;

/// The whole text, where its licence lets it be shown and we hold it as plain
/// text.
///
/// # Errors
/// [`Problem::Fault`] if the copy we hold cannot be read or was altered.
pub(super) fn text(site: &Site, source: &Source) -> Result<Option<String>, Problem> {
    let may_be_shown = source.kept == Kept::Whole && source.media.as_deref() == Some("text/plain");
    if !may_be_shown {
        return Ok(None);
    }
    Ok(bytes(site, source)?.and_then(|bytes| String::from_utf8(bytes).ok()))
}

/// The bytes that we hold of a document, if we do.
///
/// # Errors
/// [`Problem::Fault`] if they cannot be read or were altered.
pub(super) fn bytes(site: &Site, source: &Source) -> Result<Option<Vec<u8>>, Problem> {
    let Some(fingerprint) = source.fingerprint.as_deref() else {
        return Ok(None);
    };
    let Ok(fingerprint) = fingerprint.parse() else {
        return Err(Problem::Fault(format!(
            "source {} has no readable fingerprint",
            source.id
        )));
    };
    site.state
        .desk
        .document(fingerprint)
        .map_err(|error| Problem::Fault(format!("reading source {}: {error}", source.id)))
}
