//! Headers that keep a browser from being turned against its reader.
//!
//! OWASP ASVS 5.0: 3.4.3 (policy), 3.4.4 (nosniff), 3.4.5 (referrer), 3.4.6
//! (frames), 3.4.8 (opener). The policy allows no script, but on the few pages
//! that ask for a passkey: there a file of ours.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::assets;
use crate::site::Site;

/// The content security policy, written once.
#[derive(Clone)]
pub(crate) struct Policy {
    of_pages: HeaderValue,
    #[cfg(feature = "passkeys")]
    of_pages_with_script: HeaderValue,
}

/// On the answer of a page that has a script of ours.
#[cfg(feature = "passkeys")]
#[derive(Clone, Copy)]
pub(crate) struct HasScript;

impl Policy {
    /// Ours; with stylesheets from elsewhere, their origin for styles, and for
    /// the pictures and letters they name.
    ///
    /// Only our own address may be asked for more. No page asks, having no script; a
    /// browser that measures the page looks from within it whether there is a
    /// `/robots.txt`.
    pub(crate) fn of(site: &Site) -> Self {
        const OURS: &str = "default-src 'none'; object-src 'none'; style-src 'self'; \
                            img-src 'self' data:; connect-src 'self'; form-action 'self'; \
                            frame-ancestors 'none'; base-uri 'none'";
        let policy = assets::other_origin(&site.options.stylesheet).map(|origin| {
            format!(
                "default-src 'none'; object-src 'none'; style-src 'self' {origin}; \
                 img-src 'self' data: {origin}; font-src {origin}; connect-src 'self'; form-action 'self'; \
                 frame-ancestors 'none'; base-uri 'none'"
            )
        });
        let ours = HeaderValue::from_static(OURS);
        let of_pages = policy
            .and_then(|policy| policy.parse().ok())
            .unwrap_or(ours);
        Self {
            #[cfg(feature = "passkeys")]
            of_pages_with_script: with_script(&of_pages),
            of_pages,
        }
    }

    #[cfg(feature = "passkeys")]
    fn of_answer(&self, response: &Response) -> &HeaderValue {
        match response.extensions().get::<HasScript>() {
            Some(HasScript) => &self.of_pages_with_script,
            None => &self.of_pages,
        }
    }

    #[cfg(not(feature = "passkeys"))]
    fn of_answer(&self, _: &Response) -> &HeaderValue {
        &self.of_pages
    }
}

/// The policy with files of ours as scripts. What somebody brought in is never
/// one: it is served as what it is, and `nosniff` holds browsers to that.
#[cfg(feature = "passkeys")]
fn with_script(policy: &HeaderValue) -> HeaderValue {
    let policy = [policy.as_bytes(), b"; script-src 'self'"].concat();
    // Both parts are the letters of a header.
    HeaderValue::from_bytes(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// Adds them to every answer, problems among them.
pub(crate) async fn add_headers(
    State(policy): State<Policy>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    let policy = policy.of_answer(&response).clone();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (
            header::HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            header::HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            header::HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // A page may be kept and must be asked after: the register moves on.
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-cache"));
    response
}
