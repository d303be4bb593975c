//! Every address, and what stands around all of them.

use std::sync::Arc;

use answerable_desk::who::Act;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::STRICT_TRANSPORT_SECURITY;
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version};
use axum::middleware::{from_fn, from_fn_with_state};
use tower::util::{MapRequestLayer, option_layer};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate};
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::guard::{Policy, Routes, get};
use crate::problem::Problem;
use crate::site::{Options, Site, State};
use crate::visit::format::read_suffix;
use crate::{
    accounts, answering, api, asked_before, assets, closing, corrections, data, following, health,
    layers, lists, looks, pages, replies, review, sign_in, tokens, tracker, trail, webhooks, work,
};

/// The whole site as a service.
///
/// Requests come in from the top of this list and answers leave by it:
///
/// 1. the ending of the address says the form;
/// 2. a reference is given, and one line logged;
/// 3. headers that keep a browser safe are added to every answer;
/// 4. the answer is compressed, and "not changed" said where it is so;
/// 5. a page drawn before of a register that has not moved is given again;
/// 6. pages of other sites may read tables and files;
/// 7. a problem, ours or a layer's, is shown as a page;
/// 8. what whoever guards the register must hear of is told: who signed in, what
///    was refused to whom, what people did;
/// 9. an address that ends with a slash, or a day in three fields, leads on to
///    the one address of that page;
/// 10. limits: length of the address, requests at once, time, size of a form;
/// 11. who is signed in is found out, and nothing they see is kept;
/// 12. a panic becomes a fault; a form from another site is turned away;
/// 13. the guard asks whether they may, and the page is shown.
pub fn router(state: State, options: Options) -> Router {
    let site = Site::new(state, options);
    let limits = site.options.limits;
    let pages = service(routes(), &site)
        .layer(DefaultBodyLimit::max(limits.form_bytes))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(layers::panics::to_fault))
        .layer(from_fn_with_state(site.clone(), sign_in::settle));
    Router::new()
        .fallback_service(pages)
        .layer(from_fn_with_state(
            site.clone(),
            layers::open_data::take_turns,
        ))
        .layer(from_fn_with_state(
            layers::bounds::Bounds::of(&limits),
            layers::bounds::keep,
        ))
        .layer(from_fn_with_state(site.clone(), layers::one_day::settle))
        .layer(from_fn(layers::one_address::settle))
        .layer(from_fn(layers::security_log::tell))
        .layer(from_fn_with_state(site.clone(), layers::problems::show))
        .layer(from_fn_with_state(
            (site.clone(), layers::drawn::Drawn::default()),
            layers::drawn::keep,
        ))
        .layer(from_fn(layers::unchanged::say_so))
        .layer(from_fn(layers::open_data::let_others_read))
        .layer(CompressionLayer::new().compress_when(compressed()))
        .layer(from_fn_with_state(
            layers::safety::Policy::of(&site),
            layers::safety::add_headers,
        ))
        .layer(option_layer(site.options.over_tls.then(never_without_tls)))
        .layer(from_fn_with_state(
            layers::reference::Numbering::counting(Arc::clone(&site.options.counts)),
            layers::reference::give,
        ))
        .layer(MapRequestLayer::new(read_suffix))
}

/// What is compressed on its way: all but what is too small, what is small by
/// nature, and files that go out byte for byte.
fn compressed() -> impl Predicate {
    DefaultPredicate::new().and(
        |_: StatusCode, _: Version, _: &HeaderMap, marks: &Extensions| {
            marks.get::<data::SentAsItIs>().is_none()
        },
    )
}

/// Tells browsers not to come without TLS for a year, here or to any host below
/// this one (OWASP ASVS 5.0: 3.4.1).
fn never_without_tls() -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(
        STRICT_TRANSPORT_SECURITY,
        HeaderValue::from_static("max-age=31536000; includeSubDomains"),
    )
}

/// Every address with who may ask for it.
pub(crate) fn routes() -> Routes {
    const READ: Policy = Policy::of(Act::ReadPages);
    Routes::default()
        .at("/", get(READ, pages::home::show))
        .at("/asks", get(READ, pages::asks::show))
        .at("/asks/{subject}", get(READ, pages::subject::show))
        .at("/asks/{subject}/{of}/{duty}", get(READ, pages::ask::show))
        .at(
            "/recommendations",
            get(READ, pages::recommendations::lead_on),
        )
        .at(
            "/recommendations/{*rest}",
            get(READ, pages::recommendations::lead_on),
        )
        .at("/reports", get(READ, pages::reports::show))
        .at("/reports/{report}", get(READ, pages::report::show))
        .at(
            "/reports/{report}/coverage",
            get(READ, pages::report::coverage::show),
        )
        .at("/concerns", get(READ, pages::concerns::show))
        .at("/bodies", get(READ, pages::bodies::show))
        .at("/bodies/{body}", get(READ, pages::body::show))
        .at("/bodies/{body}/asked", get(READ, pages::body::asked::show))
        .at("/looked", get(READ, pages::looked::show))
        .at("/changes", get(READ, pages::changes::show))
        .at("/sources", get(READ, pages::documents::show))
        .at("/sources/{source}", get(READ, pages::document::show))
        .at(
            "/sources/{source}/copy",
            get(READ, pages::document::copy::show),
        )
        .at("/entries/{entry}", get(READ, pages::entry::show))
        .at("/about", get(READ, pages::about::show))
        .at("/method", get(READ, pages::method::show))
        .at("/accessibility", get(READ, pages::plain::accessibility))
        .at("/privacy", get(READ, pages::plain::privacy))
        .at("/licences", get(READ, pages::plain::licences))
        .with(pages::answering::routes())
        .with(pages::over_time::routes())
        .with(pages::engage::routes())
        .with(corrections::routes())
        .with(sign_in::routes())
        .with(accounts::routes())
        .with(review::routes())
        .with(tokens::routes())
        .with(answering::routes())
        .with(closing::routes())
        .with(work::routes())
        .with(tracker::routes())
        .with(lists::routes())
        .with(looks::routes())
        .with(replies::routes())
        .with(trail::routes())
        .with(webhooks::routes())
        .with(data::routes())
        .with(api::routes())
        .with(asked_before::routes())
        .with(following::routes())
        .at("/assets/{name}", get(READ, assets::serve))
        .at("/favicon.ico", get(READ, assets::icon))
        .at("/robots.txt", get(READ, pages::robots::show))
        .at("/health", get(READ, || async { "ok" }))
        .at("/health/live", get(READ, health::live))
        .at("/health/ready", get(READ, health::ready))
}

/// The addresses as a service that has a page for every other one too.
pub(crate) fn service(routes: Routes, site: &Site) -> Router {
    routes
        .into_router()
        .fallback(|| async { Problem::NotFound })
        .method_not_allowed_fallback(|| async { Problem::Method })
        .with_state(site.clone())
}
