//! The form a page is asked for in: `/asks`, `/asks.csv`, `/asks.json`.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Format {
    /// A page for people.
    #[default]
    Html,
    /// A table for spreadsheets.
    Csv,
    /// A table for programs.
    Json,
    /// What happened, as a feed.
    Atom,
    /// Last days, as a calendar.
    Calendar,
}

impl Format {
    /// The ending of an address that asks for this form.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Self::Html => "",
            Self::Csv => ".csv",
            Self::Json => ".json",
            Self::Atom => ".atom",
            Self::Calendar => ".ics",
        }
    }

    /// Whether it is a form that somebody subscribes to.
    pub(crate) fn is_a_feed(self) -> bool {
        matches!(self, Self::Atom | Self::Calendar)
    }
}

/// Takes the ending off the path and notes the form it asks for.
///
/// Done before routing, so that a route is written once for all its forms.
/// What is a file of its own, such as `/robots.txt` and those under `/assets/`,
/// has one form, and keeps its whole name.
pub(crate) fn read_suffix(mut request: Request) -> Request {
    let path = request.uri().path();
    let asked = [Format::Csv, Format::Json, Format::Atom, Format::Calendar]
        .into_iter()
        .filter_map(|format| Some((format, path.strip_suffix(format.suffix())?)))
        .find(|(_, stem)| !is_a_file(stem));
    let (format, stem) = asked.unwrap_or((Format::Html, path));
    let stem = stem.to_owned();
    request.extensions_mut().insert(format);
    if format != Format::Html
        && let Some(uri) = with_path(request.uri(), &stem)
    {
        *request.uri_mut() = uri;
    }
    request
}

/// Whether a path without its ending is one that has no forms.
fn is_a_file(stem: &str) -> bool {
    stem.starts_with("/assets/")
        || stem.starts_with("/data/")
        || stem.starts_with("/health")
        || matches!(stem, "/robots.txt" | "/favicon.ico")
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    let path = if path.is_empty() { "/" } else { path };
    let whole = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(whole.parse::<PathAndQuery>().ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn read(address: &str) -> (String, Format) {
        let request = Request::builder().uri(address).body(Body::empty()).unwrap();
        let read = read_suffix(request);
        (read.uri().to_string(), *read.extensions().get().unwrap())
    }

    #[test]
    fn the_ending_says_the_form_and_the_rest_is_the_page() {
        assert_eq!(
            read("/asks.csv?page=2"),
            ("/asks?page=2".into(), Format::Csv)
        );
        assert_eq!(read("/asks.json"), ("/asks".into(), Format::Json));
        assert_eq!(
            read("/bodies/b.atom?page=2"),
            ("/bodies/b?page=2".into(), Format::Atom)
        );
        assert_eq!(
            read("/reports/r.ics"),
            ("/reports/r".into(), Format::Calendar)
        );
        for whole in ["/health.csv", "/robots.txt.json", "/assets/own.css.csv"] {
            assert_eq!(read(whole), (whole.into(), Format::Html));
        }
        assert_eq!(read("/asks?x=.csv"), ("/asks?x=.csv".into(), Format::Html));
        assert_eq!(read("/.csv"), ("/".into(), Format::Csv));
        assert_eq!(
            read("/assets/a.json"),
            ("/assets/a.json".into(), Format::Html)
        );
    }
}
