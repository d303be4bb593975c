//! `/recommendations`: the shorter name by which people know what is at
//! `/asks` (docs/decisions/0004).

use axum::http::Uri;
use axum::response::Redirect;

/// Leads on to the same address under `/asks`, for good.
pub(crate) async fn lead_on(address: Uri) -> Redirect {
    let rest = address
        .path_and_query()
        .and_then(|whole| whole.as_str().strip_prefix("/recommendations"))
        .unwrap_or_default();
    Redirect::permanent(&format!("/asks{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::IntoResponse as _;

    #[tokio::test]
    async fn the_rest_of_the_address_is_kept() {
        for (from, to) in [
            ("/recommendations", "/asks"),
            (
                "/recommendations?standing=awaiting",
                "/asks?standing=awaiting",
            ),
            (
                "/recommendations/r-4/kent-pcc/explain",
                "/asks/r-4/kent-pcc/explain",
            ),
        ] {
            let answer = lead_on(from.parse().unwrap()).await.into_response();
            assert_eq!(answer.status(), 308);
            assert_eq!(answer.headers()["location"], to);
        }
    }
}
