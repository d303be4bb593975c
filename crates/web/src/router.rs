//! Every address, and what stands around all of them.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderValue;
use axum::http::header::STRICT_TRANSPORT_SECURITY;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower::util::{MapRequestLayer, option_layer};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::problem::Problem;
use crate::site::{Options, Site, State};
use crate::visit::format::read_suffix;
use crate::{accounts, assets, corrections, layers, pages, review, sign_in};

/// The whole site as a service.
///
/// Requests come in from the top of this list and answers leave by it:
///
/// 1. the ending of the address says the form;
/// 2. a reference is given, and one line logged;
/// 3. headers that keep a browser safe are added to every answer;
/// 4. the answer is compressed, and "not changed" said where it is so;
/// 5. a page drawn before of a register that has not moved is given again;
/// 6. a problem, ours or a layer's, is shown as a page;
/// 7. an address that ends with a slash, or a day in three fields, leads on to
///    the one address of that page;
/// 8. limits: length of the address, requests at once, time, size of a form;
/// 9. who is signed in is found out, and nothing they see is kept;
/// 10. a panic becomes a fault; a form from another site is turned away;
/// 11. the page.
pub fn router(state: State, options: Options) -> Router {
    let site = Site::new(state, options);
    let limits = site.options.limits;
    let pages = routes(&site)
        .layer(DefaultBodyLimit::max(limits.form_bytes))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(layers::panics::to_fault))
        .layer(from_fn_with_state(site.clone(), sign_in::settle));
    Router::new()
        .fallback_service(pages)
        .layer(from_fn_with_state(
            layers::bounds::Bounds::of(&limits),
            layers::bounds::keep,
        ))
        .layer(from_fn_with_state(site.clone(), layers::one_day::settle))
        .layer(from_fn(layers::one_address::settle))
        .layer(from_fn_with_state(site.clone(), layers::problems::show))
        .layer(from_fn_with_state(
            (site.clone(), layers::drawn::Drawn::default()),
            layers::drawn::keep,
        ))
        .layer(from_fn(layers::unchanged::say_so))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(
            layers::safety::Policy::of(&site),
            layers::safety::add_headers,
        ))
        .layer(option_layer(site.options.over_tls.then(never_without_tls)))
        .layer(from_fn_with_state(
            layers::reference::Numbering::default(),
            layers::reference::give,
        ))
        .layer(MapRequestLayer::new(read_suffix))
}

/// Tells browsers not to come without TLS for a year (OWASP ASVS 5.0: 3.4.1).
fn never_without_tls() -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(
        STRICT_TRANSPORT_SECURITY,
        HeaderValue::from_static("max-age=31536000"),
    )
}

fn routes(site: &Site) -> Router {
    Router::new()
        .route("/", get(pages::home::show))
        .route("/asks", get(pages::asks::show))
        .route("/asks/{subject}", get(pages::subject::show))
        .route("/asks/{subject}/{of}/{duty}", get(pages::ask::show))
        .route("/recommendations", get(pages::recommendations::lead_on))
        .route(
            "/recommendations/{*rest}",
            get(pages::recommendations::lead_on),
        )
        .route("/reports", get(pages::reports::show))
        .route("/reports/{report}", get(pages::report::show))
        .route("/concerns", get(pages::concerns::show))
        .route("/bodies", get(pages::bodies::show))
        .route("/bodies/{body}", get(pages::body::show))
        .route("/sources", get(pages::documents::show))
        .route("/sources/{source}", get(pages::document::show))
        .route("/sources/{source}/copy", get(pages::document::copy::show))
        .route("/entries/{entry}", get(pages::entry::show))
        .route("/about", get(pages::about::show))
        .route("/method", get(pages::method::show))
        .route("/accessibility", get(pages::plain::accessibility))
        .route("/privacy", get(pages::plain::privacy))
        .route("/licences", get(pages::plain::licences))
        .route(
            "/correction",
            get(corrections::form).post(corrections::send),
        )
        .route("/correction/kept", get(corrections::kept))
        .merge(sign_in::routes())
        .merge(accounts::routes())
        .merge(
            review::routes()
                .route_layer(from_fn_with_state(site.clone(), sign_in::reviewers_alone)),
        )
        .route("/assets/{name}", get(assets::serve))
        .route("/favicon.ico", get(assets::icon))
        .route("/robots.txt", get(pages::robots::show))
        .route("/health", get(|| async { "ok" }))
        .fallback(|| async { Problem::NotFound })
        .method_not_allowed_fallback(|| async { Problem::Method })
        .with_state(site.clone())
}
