//! The copy of a document that is kept here, as it was read.

use answerable_desk::{View, answering};
use answerable_register::facts::Kept;
use answerable_register::words::{SourceId, is_slug};
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;

use crate::problem::Problem;
use crate::visit::{Format, Shown, Visit};

/// `/sources/F/copy`: the bytes under its fingerprint, where the licence lets
/// the whole of it be shown.
///
/// Always as a file to keep and never as a page: a web page of somebody else's
/// is not to be run in our name.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> Shown {
    if !is_slug(&id) {
        return Err(Problem::NotFound);
    }
    if visit.format != Format::Html {
        return Err(Problem::NoSuchFormat);
    }
    let register = visit.site.state.desk.read();
    let view = View::of(&register, visit.as_at.day());
    let source = view
        .source(&SourceId::from(id))
        .filter(|source| source.kept == Kept::Whole)
        .ok_or(Problem::NotFound)?;
    let bytes = super::kept::bytes(&visit.site, source)?.ok_or(Problem::NotFound)?;
    let (media, ending) = match source.media.as_deref() {
        Some("text/csv") => ("text/csv; charset=utf-8", "csv"),
        Some("text/html") => ("text/plain; charset=utf-8", "html"),
        Some(media) => match answering::ending_of(media) {
            Some(ending) => (media, ending),
            None => ("text/plain; charset=utf-8", "txt"),
        },
        _ => ("text/plain; charset=utf-8", "txt"),
    };
    let headers = [
        (CONTENT_TYPE, media.to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}.{ending}\"", source.id),
        ),
    ];
    Ok((headers, bytes).into_response())
}
