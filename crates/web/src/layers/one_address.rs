//! One address for one page: a slash at the end leads to the address without.

use axum::extract::Request;
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::visit::Format;

/// Sends whoever asks for `/asks/` on to `/asks`, for good (308), and lets all
/// else through.
pub(crate) async fn settle(request: Request, next: Next) -> Response {
    let format = request
        .extensions()
        .get::<Format>()
        .copied()
        .unwrap_or_default();
    let reads = [Method::GET, Method::HEAD].contains(request.method());
    match without_slash(request.uri().path()).filter(|_| reads) {
        Some(path) => {
            let query = request.uri().query();
            let query = query.map(|query| format!("?{query}")).unwrap_or_default();
            Redirect::permanent(&format!("{path}{}{query}", format.suffix())).into_response()
        }
        None => next.run(request).await,
    }
}

/// The path without the slashes at its end; none where it has none to lose.
///
/// A path that begins with two slashes or a backslash would be read as an
/// address on another site, so it leads nowhere.
fn without_slash(path: &str) -> Option<&str> {
    let stem = path.trim_end_matches('/');
    let is_ours = stem.starts_with('/') && !stem.starts_with("//") && !stem.starts_with("/\\");
    (stem.len() < path.len() && is_ours).then_some(stem)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_a_slash_at_the_end_is_lost_and_home_keeps_its_own() {
        assert_eq!(without_slash("/asks/"), Some("/asks"));
        assert_eq!(without_slash("/bodies/x//"), Some("/bodies/x"));
        for kept in [
            "/",
            "//",
            "/asks",
            "//evil.example/",
            "/\\evil.example/",
            "",
        ] {
            assert_eq!(without_slash(kept), None, "{kept}");
        }
    }

    proptest! {
        /// Whatever is asked for, nobody is led to another site or round in a ring.
        #[test]
        fn the_way_leads_to_this_site_and_ends(path in "[/\\\\a-z.]{0,12}") {
            if let Some(stem) = without_slash(&path) {
                prop_assert!(stem.starts_with('/') && !stem.starts_with("//"));
                prop_assert_eq!(without_slash(stem), None);
            }
        }
    }
}
